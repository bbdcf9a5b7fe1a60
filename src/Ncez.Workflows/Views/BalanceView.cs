using System.Collections.Immutable;
using Ncez.Accounting.Factors;
using Ncez.Kernels.Emissions;
using Ncez.Model.Quantities;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using static Ncez.Workflows.Views.ViewTexts;

namespace Ncez.Workflows.Views;

/// <summary>
/// The energy balance table: supply, transformation, losses, final use by sector, non-energy use and the statistical difference, fuels
/// across. From energy_balance.csv where the zone has it; else from the activity rows, where the supply of fuels is not stated and
/// their difference stays open.
/// </summary>
public sealed class BalanceView : IInventoryView
{
    // What the last digits of a double leave of a balance is nothing.
    private const double Nothing = 1e-9;
    private static readonly string[] Supply = ["production", "import", "export", "bunkers", "stock"];

    /// <inheritdoc />
    public string Id => "balance";

    /// <inheritdoc />
    public int Order => 45;

    /// <inheritdoc />
    public LocalText Title => Of("balance.title");

    /// <inheritdoc />
    public LocalText Note => Of("balance.note");

    /// <inheritdoc />
    public ImmutableArray<ResultTable> Build(ViewInput input)
    {
        var tables = ImmutableArray.CreateBuilder<ResultTable>();
        foreach (var year in input.Inventory.Years.Select(y => y.Year).Reverse())
        {
            var (rows, isGiven) = RowsOf(input, year);
            if (rows.Count > 0)
            {
                var converter = new EnergyConverter(input, year);
                tables.Add(Table($"energy_balance_{year}", Of(isGiven ? "balance.given" : "balance.made", ("year", year)), rows, input, r => r.Quantity, i => UnitOf(rows, i)));
                tables.Add(Table($"energy_balance_{year}_tce", Of("balance.tce", ("year", year)), rows, input, converter.Tce, _ => "tce"));
            }
        }

        return tables.ToImmutable();
    }

    /// <inheritdoc />
    public LocalText Answer(ViewInput input, ImmutableArray<ResultTable> tables)
    {
        var year = input.Inventory.Years.Select(y => y.Year).Last(y => RowsOf(input, y).Rows.Count > 0);
        var (rows, converter) = (RowsOf(input, year).Rows, new EnergyConverter(input, year));
        var balances = rows.GroupBy(r => r.Item).Select(g => new ItemBalance([.. g.GroupBy(r => r.Flow).Select(f => (f.Key, f.Sum(converter.Tce)))])).ToList();
        var open = balances.Count(b => double.IsNaN(b.Difference) || b.Flows.Any(f => double.IsNaN(f.Amount)));
        var (finalTce, availableTce, differenceTce) = (Model.Inventories.PlanTotal.SumOfKnown(balances.Select(b => b.Final)), balances.Sum(b => b.Available), balances.Sum(b => Math.Abs(b.Difference)));
        return open > 0 ? Of("balance.answer.open", ("year", year), ("final", Model.Texts.Numbers.Tce(finalTce)), ("open", open), ("all", balances.Count))
            : differenceTce <= Nothing * Math.Abs(availableTce) ? Of("balance.answer.closed", ("year", year), ("available", Model.Texts.Numbers.Tce(availableTce)))
            : Of("balance.answer", ("year", year), ("difference", Model.Texts.Numbers.Tce(differenceTce)), ("share", Model.Texts.Numbers.Percent(differenceTce / availableTce)), ("available", Model.Texts.Numbers.Tce(availableTce)));
    }

    // Rows of the zone's own balance; without one, what its activity rows say.
    private static (List<BalanceRow> Rows, bool IsGiven) RowsOf(ViewInput input, int year) => input.Zone.Balance.Where(b => b.Year == year).ToList() is { Count: > 0 } given
        ? (given, true) : (BalanceOfActivities.Of(input.Zone, input.Shipped.Library, year), false);

    private static ResultTable Table(string id, LocalText title, List<BalanceRow> rows, ViewInput input, Func<BalanceRow, double> amount, Func<string, string> unit)
    {
        var items = rows.Select(r => r.Item).Distinct(StringComparer.Ordinal).ToList();
        var library = input.Shipped.Library;
        var cells = rows.GroupBy(r => (r.Flow, r.Sector, r.Item)).ToDictionary(g => g.Key, g => unit(g.Key.Item).Length == 0 ? double.NaN : g.Sum(amount));
        var lines = new List<ImmutableArray<TableCell>>();
        void Line(LocalText name, Func<string, double> value, string sector = "") => lines.Add([name, sector, .. items.Select(i => (TableCell)value(i))]);
        double Cell(string flow, string sector, string item) => cells.GetValueOrDefault((flow, sector, item), double.NaN);
        double Flow(string flow, string item) => Model.Inventories.PlanTotal.SumOfKnown(cells.Where(c => c.Key.Flow == flow && c.Key.Item == item).Select(c => c.Value));
        double Signed(string flow, string item) => Sign(flow) * Flow(flow, item);
        ItemBalance Balance(string item) => new([.. cells.Where(c => c.Key.Item == item).GroupBy(c => c.Key.Flow).Select(f => (f.Key, Model.Inventories.PlanTotal.SumOfKnown(f.Select(c => c.Value))))]);

        foreach (var flow in Supply.Where(f => rows.Any(r => r.Flow == f)))
        {
            Line(Of($"flow.{flow}"), i => Signed(flow, i));
        }

        Line(Of("flow.available"), i => Balance(i).Available);
        foreach (var (flow, sector) in rows.Where(r => r.Flow is "transformation" or "loss" or "final" or "non_energy").Select(r => (r.Flow, r.Sector)).Distinct()
            .OrderBy(r => Array.IndexOf(["transformation", "loss", "final", "non_energy"], r.Flow)))
        {
            Line(Of($"flow.{flow}"), i => Cell(flow, sector, i), sector);
        }

        Line(Of("flow.difference"), i => Balance(i).Difference);
        if (rows.Any(r => r.Flow == "difference"))
        {
            Line(Of("flow.published"), i => Flow("difference", i));
        }

        Line(Of("flow.burnt"), i => Model.Inventories.PlanTotal.SumOfKnown([Flow("final", i), .. cells.Where(c => c.Key.Flow == "transformation" && c.Key.Item == i && IsBurnt(input, c.Key.Sector)).Select(c => -Math.Min(0, c.Value))]));
        return new ResultTable(id, title,
            [Column("flow", "balance.flow"), Column("sector", "balance.sector"), .. items.Select(i => new TableColumn(i, Header(library.FindItem(i)?.Name ?? LocalText.Same(i), unit(i)), IsNumber: true))], [.. lines]);
    }

    // Rows made from activities put nothing but heat-and-power plant under transformation.
    private static bool IsBurnt(ViewInput input, string sector) => input.Zone.Balance.IsEmpty ||
        input.Shipped.BalanceForm.Any(f => f.Flow == "transformation" && f.Category.Length > 0 && f.Sector.Zh == sector);

    private static int Sign(string flow) => flow is "export" or "bunkers" ? -1 : 1;

    private static LocalText Header(LocalText name, string unit) => unit.Length == 0 ? name : new LocalText($"{name.Zh} [{unit}]", $"{name.En} [{UnitSymbol.Of(unit).En}]");

    // A column of mixed units cannot be added up as it is written; its energy can.
    private static string UnitOf(List<BalanceRow> rows, string item) => rows.Where(r => r.Item == item).Select(r => r.Unit.Symbol).Distinct().ToList() is [var only] ? only : "";

    /// <summary>The balance of one kind of energy, in any unit.</summary>
    private sealed record ItemBalance(ImmutableArray<(string Name, double Amount)> Flows)
    {
        public double Available => Model.Inventories.PlanTotal.SumOfKnown(Supply.Select(f => Sign(f) * Flow(f)));

        public double Final => Flow("final");

        // A flow that is not printed is none of it; the supply must be known.
        public double Difference => double.IsNaN(Available) ? double.NaN
            : ReconciliationKernels.StatisticalDifferenceMWh(Available, Known(Flow("transformation")), Known(Flow("loss")), Known(Flow("final")) + Known(Flow("non_energy")));

        private double Flow(string name) => Model.Inventories.PlanTotal.SumOfKnown(Flows.Where(f => f.Name == name).Select(f => f.Amount));

        private static double Known(double value) => double.IsNaN(value) ? 0 : value;
    }

    /// <summary>Quantities as standard coal, calorific, with the heating values of the zone's factor sets.</summary>
    private sealed class EnergyConverter(ViewInput input, int year)
    {
        private const double MWhPerTce = 8.141;
        private readonly FactorResolver _factors = new(input.Shipped.Library, input.Zone.LocalFactors, FactorSettings.Of(input.Zone.Zone));

        public double Tce(BalanceRow row) => row.Quantity * row.Unit.ToCanonical * MWhPerUnit(row) / MWhPerTce;

        private double MWhPerUnit(BalanceRow row) => row.Unit.Dimension == Dimension.Energy ? 1
            : input.Inventory.Plans.FirstOrDefault(p => p.Year == year && p.CarriesEnergy && p.Item?.Id == row.Item && p.EnergyMWhPerUnit > 0
                && input.Inventory.Activities.Kinds[p.Kind].Unit.Symbol == row.Unit.Symbol) is { } plan ? plan.EnergyMWhPerUnit / row.Unit.ToCanonical
            : _factors.ResolveFuel(row.Item, input.Zone.Zone.Region, year).HeatingValue.Pick is { } ncv && ncv.Unit.Denominator?.Dimension == row.Unit.Dimension ? ncv.Canonical : double.NaN;
    }
}
