using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Programmes;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using Ncez.Workflows.Comparisons;

namespace Ncez.Workflows.Programmes;

/// <summary>A programme as tables: register, totals by year, ranking, leaders.</summary>
public static class ProgrammeTables
{
    private static readonly TextArea Area = TextArea.Of(typeof(ProgrammeTables).Assembly, "Programme");

    /// <summary>All tables of a standing.</summary>
    public static ImmutableArray<ResultTable> Of(ProgrammeStanding standing, Model.Quantities.UnitTable units) =>
        [.. new[] { Register(standing), Totals(standing), ConsolidationTables.Transfers(standing), ConsolidationTables.Nesting(standing), Ranks(standing), Leaders(standing, units) }.Where(t => t.Rows.Length > 0)];

    internal static LocalText Text(string key, params TextArg[] args) => Area.Both(key, args);

    private static ResultTable Register(ProgrammeStanding standing) => new("zones", Text("register.title", ("zones", Zones(standing))),
        [
            new TableColumn("id", Text("id")),
            new TableColumn("name", Text("zone")),
            new TableColumn("domain", Text("domain")),
            new TableColumn("region", Text("region")),
            new TableColumn("batch", Text("batch")),
            new TableColumn("status", Text("status")),
            new TableColumn("year", Text("year")),
            new TableColumn("grossT", Text("gross"), IsNumber: true),
            new TableColumn("netT", Text("net"), IsNumber: true),
            new TableColumn("grossOverBaselinePercent", Text("ratio"), IsNumber: true),
            new TableColumn("notEstimatedLines", Text("notEstimated"), IsNumber: true),
            new TableColumn("warnings", Text("warnings"), IsNumber: true),
        ],
        [
            .. standing.Zones.Select(z => ImmutableArray.Create<TableCell>([
                .. Head(z.Inventory.Zone, z.Inventory.Template), z.Inventory.Zone.Profile.Status ?? "", Year(z.Last.Year), z.Last.Gross.T, z.Last.Net.T, z.GrossRatio * 100, z.Last.NotEstimated.Lines, z.Warnings])),
            .. standing.LeftOut.Select(z => ImmutableArray.Create<TableCell>([
                .. z.Zone is { } zone ? Head(zone, z.Template) : [z.Path, "", "", "", ""], Text("leftOut"), "", double.NaN, double.NaN, double.NaN, double.NaN, double.NaN])),
        ]);

    private static ImmutableArray<TableCell> Head(Zone zone, BoundaryTemplate? template) => [zone.Id, zone.Name, template?.Name.AtStart ?? default, zone.Region, zone.Profile.Batch ?? ""];

    // How many zones the figures are about, and of how many.
    internal static LocalText Zones(ProgrammeStanding standing) => standing.LeftOut.IsEmpty ? Text("zoneCount", ("count", standing.Zones.Length))
        : Text("covered", ("zones", standing.Zones.Length), ("all", standing.Zones.Length + standing.LeftOut.Length));

    // How many of the zones that make a total are in it.
    internal static LocalText Covered(ConsolidatedYear year) => Text(year.Parts > 0 ? "coveredInParts" : "covered", ("zones", year.Zones), ("all", year.AllZones), ("parts", year.Parts));

    private static ResultTable Totals(ProgrammeStanding standing) => new("totals", Text("totals.title"),
        [
            new TableColumn("year", Text("year")),
            new TableColumn("coverage", Text("coverage")),
            new TableColumn("sumGrossT", Text("sumGross"), IsNumber: true),
            new TableColumn("eliminatedT", Text("eliminated"), IsNumber: true),
            new TableColumn("grossT", Text("gross"), IsNumber: true),
            new TableColumn("netT", Text("net"), IsNumber: true),
            new TableColumn("notEstimatedLines", Text("notEstimated"), IsNumber: true),
        ],
        !standing.IsAdditive ? [] :
        [
            .. standing.Consolidation.Years.Select(y => ImmutableArray.Create<TableCell>([
                Year(y.Year), Covered(y), y.SumGrossT, y.EliminatedGrossT, y.GrossT, y.NetT, y.NotEstimatedLines])),
        ]);

    private static ResultTable Ranks(ProgrammeStanding standing) => new("ranking", Text(standing.Programme.Weights.IsEmpty ? "ranking.titleUnweighted" : "ranking.title"),
        [
            new TableColumn("name", Text("zone")),
            new TableColumn("basePercent", Text("base"), IsNumber: true),
            new TableColumn("baseRank", Text("rank"), IsNumber: true),
            new TableColumn("potentialT", Text("potential"), IsNumber: true),
            new TableColumn("potentialRank", Text("rank"), IsNumber: true),
            new TableColumn("easePercent", Text("ease"), IsNumber: true),
            new TableColumn("easeRank", Text("rank"), IsNumber: true),
            new TableColumn("overallRank", Text("overall"), IsNumber: true),
        ],
        [.. Ranking.Of(standing).OrderBy(r => r.Overall ?? int.MaxValue).Select(r => ImmutableArray.Create<TableCell>([
            r.Zone.Inventory.Zone.Name, r.Zone.Base * 100, Rank(r.Base), r.Zone.PotentialT, Rank(r.Potential), r.Zone.Ease * 100, Rank(r.Ease), Rank(r.Overall)]))]);

    // Zones of one domain by each indicator that two of them state: the lowest gross per unit leads.
    private static ResultTable Leaders(ProgrammeStanding standing, Model.Quantities.UnitTable units) => new("leaders", Text("leaders.title"),
        [
            new TableColumn("domain", Text("domain")),
            new TableColumn("indicator", Text("indicator")),
            new TableColumn("place", Text("place")),
            new TableColumn("name", Text("zone")),
            new TableColumn("year", Text("year")),
            new TableColumn("grossTPerUnit", Text("perUnit"), IsNumber: true),
            new TableColumn("unit", Text("unit")),
            new TableColumn("overLeader", Text("overLeader"), IsNumber: true),
        ],
        [
            .. standing.Zones.SelectMany(z => z.Indicators.Where(i => i.Year == z.Last.Year && i.Value > 0 && !i.Indicator.Contains('.', StringComparison.Ordinal)).Select(i => (Zone: z, Indicator: i)))
                .Where(p => p.Zone.Last.Gross.T > 0).GroupBy(p => (p.Zone.Inventory.Zone.Domain, p.Indicator.Indicator)).Where(g => g.Count() > 1).SelectMany(g => Leaders([.. g.OrderBy(p => p.Zone.Last.Gross.T / p.Indicator.Value)], units)),
        ]);

    private static IEnumerable<ImmutableArray<TableCell>> Leaders(List<(ZoneStanding Zone, Model.Zones.IndicatorValue Indicator)> ranked, Model.Quantities.UnitTable units)
    {
        var best = ranked[0].Zone.Last.Gross.T / ranked[0].Indicator.Value;
        for (var i = 0; i < ranked.Count; i++)
        {
            var (zone, indicator) = ranked[i];
            var (unit, per) = CompareTexts.IntensityUnit(units.TryParse(indicator.Unit, out var parsed) ? parsed.Dimension : Model.Quantities.Dimension.Count);
            var intensity = zone.Last.Gross.T / indicator.Value;
            yield return [zone.Inventory.Template.Name.AtStart, CompareTexts.Indicator(indicator.Indicator), Text(i == 0 ? "leader" : "follower", ("place", i + 1)), zone.Inventory.Zone.Name, Year(zone.Last.Year), intensity * per, unit, intensity / best];
        }
    }

    private static double Rank(int? rank) => rank ?? double.NaN;

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);
}
