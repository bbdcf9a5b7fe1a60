using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Charts;
using Ncez.Model.Quantities;
using Ncez.Model.Scenarios;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Scenarios;

/// <summary>Contributions by family: wedges between baseline and scenario over the years, and stacked by sector and region in the last year.</summary>
public static class ContributionParts
{
    private static readonly string[] Roles = ["scenario-1", "scenario-2", "scenario-3", "scenario-4", "scenario-5", "scenario-6", "sector-living", "sector-agri", "sector-waste", "sector-transport"];

    /// <summary>What is left in the scenario with what each family saves above it; the line is the baseline. Null without contributions.</summary>
    public static ChartSpec? Wedges(PathwaySet set, string scenario)
    {
        var years = set.Contributions.Where(c => c.Scenario == scenario && IsShapley(c)).ToList();
        if (years.Count < 2)
        {
            return null;
        }

        var pathway = set.Pathways.First(p => p.Scenario == scenario);
        var baseline = set.BaselinePathway;
        var families = Families(years[^1]);
        var scale = Magnitude.OfTonnes(baseline.NetT.Max(Math.Abs));
        double NetT(Pathway of, int year) => of.NetT[of.Years.IndexOf(year)];
        int[] all = [pathway.BaseYear, .. years.Select(c => c.Year)];
        return Chart("wedges", scale, ContributionTables.Text("wedges.title", ("scenario", pathway.Name), ("family", ContributionTables.FamilyOf(families[0]).AtStart), ("value", Numbers.Co2e(SavedT(years[^1], families[0], m => m.AbatementT))), ("year", all[^1])),
            ContributionTables.Text("wedges.sub", ("baseline", baseline.Name), ("unit", scale.UnitCo2e)), [.. all.Select(y => LocalText.Same(y.ToString(CultureInfo.InvariantCulture)))],
            [
                new ChartSeries(pathway.Name, "gross", [.. all.Select(y => NetT(pathway, y))]),
                .. families.Select((f, i) => new ChartSeries(ContributionTables.FamilyOf(f), Roles[i % Roles.Length], [0, .. years.Select(c => SavedT(c, f, m => m.AbatementT))])),
                new ChartSeries(baseline.Name, "net", [.. all.Select(y => NetT(baseline, y))]),
            ]);
    }

    /// <summary>Saved by each family in every sector (by user) in the last year; null without contributions.</summary>
    public static ChartSpec? Sectors(PathwaySet set, string scenario) => Stacked(set, scenario, "sectors", m => m.BySectorUser);

    /// <summary>Saved by each family in every region in the last year; null without contributions or with one region only.</summary>
    public static ChartSpec? Regions(PathwaySet set, string scenario) => set.BaselinePathway.ByRegion.Length < 2 ? null : Stacked(set, scenario, "regions", m => m.ByRegion);

    private static ChartSpec? Stacked(PathwaySet set, string scenario, string key, Func<MeasureContribution, ImmutableSortedDictionary<string, double>> parts)
    {
        if (ContributionTables.Shapley(set, scenario) is not { } shapley)
        {
            return null;
        }

        var pathway = set.Pathways.First(p => p.Scenario == scenario);
        double PartT(string part) => shapley.Measures.Sum(m => parts(m).GetValueOrDefault(part));
        var order = shapley.Measures.SelectMany(m => parts(m).Keys).Distinct().OrderByDescending(PartT).ToList();
        var families = Families(shapley);
        var whole = order.Sum(PartT);
        var scale = Magnitude.OfTonnes(Math.Abs(PartT(order[0])));
        return Chart("contributions-" + key, scale,
            ContributionTables.Text($"{key}.chart", ("part", pathway.NameOf(order[0]).AtStart), ("share", Numbers.Percent(PartT(order[0]) / whole, 0))), ContributionTables.Text("stacked.sub", ("scenario", pathway.Name), ("year", shapley.Year), ("unit", scale.UnitCo2e)),
            [.. order.Select(pathway.NameOf)],
            [.. families.Select((f, i) => new ChartSeries(ContributionTables.FamilyOf(f), Roles[i % Roles.Length], [.. order.Select(p => SavedT(shapley, f, m => parts(m).GetValueOrDefault(p)))]))]);
    }

    private static ChartSpec Chart(string id, Magnitude scale, LocalText title, LocalText subtitle, ImmutableArray<LocalText> categories, ImmutableArray<ChartSeries> series) => new()
    {
        Id = id,
        Form = ChartForm.StackedColumn,
        Title = title,
        Subtitle = subtitle,
        Unit = scale.UnitCo2e,
        DataUnit = Magnitude.One.UnitCo2e,
        Scale = scale,
        Categories = categories,
        Series = series,
    };

    private static bool IsShapley(Contribution contribution) => contribution.Method.StartsWith("shapley", StringComparison.Ordinal);

    private static double SavedT(Contribution contribution, string family, Func<MeasureContribution, double> of) => contribution.Measures.Where(m => m.Family == family).Sum(of);

    private static List<string> Families(Contribution contribution) => [.. contribution.Measures.GroupBy(m => m.Family).OrderByDescending(g => g.Sum(m => m.AbatementT)).Select(g => g.Key)];
}
