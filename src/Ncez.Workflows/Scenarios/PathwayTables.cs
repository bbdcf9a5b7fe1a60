using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Quantities;
using Ncez.Model.Scenarios;
using Ncez.Model.Tables;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Scenarios;

/// <summary>Pathways as tables for people.</summary>
public static class PathwayTables
{
    private const int MostYears = 9;
    private static readonly TextArea Texts = TextArea.Of(typeof(PathwayTables).Assembly, "Scenarios");

    /// <summary>Net emissions of every scenario in some years, its peak and what it sums up to.</summary>
    public static ResultTable Net(PathwaySet set)
    {
        var years = SomeYears(set.BaselinePathway.Years);
        return new ResultTable("pathways", Texts.Both("table.net"),
            [
                new TableColumn("scenario", Texts.Both("column.scenario")),
                .. years.Select(y => new TableColumn("netT" + Year(y), LocalText.Same(Year(y)), IsNumber: true)),
                new TableColumn("peak", Texts.Both("column.peak")),
                new TableColumn("cumulativeT", Texts.Both("column.cumulative"), IsNumber: true),
            ],
            [.. set.Pathways.Select(p => ImmutableArray.Create<TableCell>([p.Name, .. years.Select(y => (TableCell)p.NetT[y - p.Years[0]]), PeakText(p.Peak), p.CumulativeT]))]);
    }

    /// <summary>Net by sector in some years, in both views.</summary>
    public static ResultTable Sectors(Pathway pathway)
    {
        var years = SomeYears(pathway.Years);
        IEnumerable<ImmutableArray<TableCell>> Rows(string view, ImmutableArray<PathwaySeries> series) =>
            series.Select(s => ImmutableArray.Create<TableCell>([Texts.Both("view." + view), s.Name, .. years.Select(y => (TableCell)s.Values[y - pathway.Years[0]])]));
        return new ResultTable("pathwaySectors", Texts.Both("table.sectors", ("scenario", pathway.Name)),
            [
                new TableColumn("view", Texts.Both("column.view")), new TableColumn("sector", Texts.Both("column.sector")),
                .. years.Select(y => new TableColumn("netT" + Year(y), LocalText.Same(Year(y)), IsNumber: true)),
            ],
            [.. Rows("emitted", pathway.BySector), .. Rows("user", pathway.ByUser)]);
    }

    /// <summary>Energy balance of one year: a row per flow, a column per fuel.</summary>
    /// <param name="pathway">The pathway.</param>
    /// <param name="year">Calendar year.</param>
    /// <param name="unit">Unit of energy it is printed in; null = MWh.</param>
    public static ResultTable Balance(Pathway pathway, int year, Unit? unit = null)
    {
        var (symbol, perUnit) = (unit?.Symbol ?? "MWh", unit?.ToCanonical ?? 1);
        var index = year - pathway.Years[0];
        var flows = pathway.Balance.Where(b => b.ValuesMWh[index] != 0).ToList();
        var fuels = flows.Select(f => f.Fuel).Distinct().ToImmutableArray();
        string[] supplied = ["import", "production", "unmet"];
        double Signed(BalanceFlow flow) => (supplied.Contains(flow.Kind) ? 1 : -1) * flow.ValuesMWh[index] / perUnit;
        var rows = flows.GroupBy(f => (f.Kind, f.Branch)).Select(g => ImmutableArray.Create<TableCell>(
            [Texts.Both("flow." + g.Key.Kind), pathway.NameOf(g.Key.Branch), .. fuels.Select(f => (TableCell)(g.Any(b => b.Fuel == f) ? g.Where(b => b.Fuel == f).Sum(Signed) : double.NaN))])).ToList();
        rows.Add([Texts.Both("flow.difference"), "", .. fuels.Select(f => (TableCell)Rounded(flows.Where(b => b.Fuel == f).Sum(Signed)))]);
        return new ResultTable("balance", Texts.Both("table.balance", ("scenario", pathway.Name), ("year", year), ("unit", symbol)),
            [new TableColumn("flow", Texts.Both("column.flow")), new TableColumn("branch", Texts.Both("column.branch")), .. fuels.Select(f => new TableColumn(f + symbol, pathway.NameOf(f), IsNumber: true))],
            [.. rows]);
    }

    /// <summary>Capacity of each process that states one; no row when none does.</summary>
    public static ResultTable Capacities(Pathway pathway)
    {
        var years = SomeYears(pathway.Years);
        return new ResultTable("capacity", Texts.Both("table.capacity", ("scenario", pathway.Name)),
            [new TableColumn("process", Texts.Both("column.process")), .. years.Select(y => new TableColumn("capacityMW" + Year(y), LocalText.Same(Year(y)), IsNumber: true))],
            [.. pathway.CapacityMW.Select(c => ImmutableArray.Create<TableCell>([c.Name, .. years.Select(y => (TableCell)c.Values[y - pathway.Years[0]])]))]);
    }

    /// <summary>A peak in words.</summary>
    public static LocalText PeakText(Peak peak) => Texts.Both(peak.IsWithinHorizon ? "peak.within" : "peak.beyond", ("year", peak.Year), ("from", peak.PlateauFrom), ("to", peak.PlateauTo));

    /// <summary>First, base-like and round years, so that a table stays narrow.</summary>
    public static ImmutableArray<int> SomeYears(ImmutableArray<int> years)
    {
        var step = years.Length <= MostYears ? 1 : years.Length <= 5 * (MostYears - 2) ? 5 : 10;
        return [.. years.Where(y => y == years[0] || y == years[^1] || y % step == 0)];
    }

    // What rounding leaves of a balance is nothing.
    private static double Rounded(double value) => Math.Abs(value) < 1e-6 ? 0 : value;

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);
}
