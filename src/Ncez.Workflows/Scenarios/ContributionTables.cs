using System.Collections.Immutable;
using Ncez.Model.Scenarios;
using Ncez.Model.Tables;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Scenarios;

/// <summary>What each measure of a scenario saved, by three methods, and by sector and region.</summary>
public static class ContributionTables
{
    private static readonly TextArea Texts = TextArea.Of(typeof(ContributionTables).Assembly, "Contributions");

    /// <summary>The tables of a scenario in its last year; none when it switches no measure.</summary>
    public static ImmutableArray<ResultTable> Of(PathwaySet set, string scenario)
    {
        if (Shapley(set, scenario) is not { } shapley)
        {
            return [];
        }

        var pathway = set.Pathways.First(p => p.Scenario == scenario);
        return [Measures(set, shapley, pathway), .. Parts(shapley, pathway)];
    }

    /// <summary>Shapley contributions of a scenario in its last year.</summary>
    public static Contribution? Shapley(PathwaySet set, string scenario) =>
        set.Contributions.LastOrDefault(c => c.Scenario == scenario && c.Method.StartsWith("shapley", StringComparison.Ordinal));

    /// <summary>The answer: what the measures save together, and which of them most; null when the scenario switches no measure.</summary>
    public static LocalText? Answer(PathwaySet set, string scenario)
    {
        if (Shapley(set, scenario) is not { } shapley)
        {
            return null;
        }

        var (pathway, most) = (set.Pathways.First(p => p.Scenario == scenario), shapley.Measures.MaxBy(m => m.AbatementT)!);
        return Text("answer", ("scenario", pathway.Name), ("whole", Numbers.Co2e(shapley.Measures.Sum(m => m.AbatementT) + shapley.ResidualT)), ("baseline", set.BaselinePathway.Name), ("year", shapley.Year),
            ("measure", pathway.NameOf(most.Id).InSentence), ("share", Numbers.Percent(most.ShareFraction, 0)));
    }

    internal static LocalText Text(string key, params TextArg[] args) => Texts.Both(key, args);

    private static ResultTable Measures(PathwaySet set, Contribution shapley, Pathway pathway)
    {
        var (alone, last) = (Other("one_at_a_time"), Other("retrospective"));
        var owen = set.Contributions.LastOrDefault(c => c.Scenario == shapley.Scenario && c.Year == shapley.Year && c.Method == "owen");
        var rows = shapley.Measures.OrderByDescending(m => m.AbatementT).Select(m => Row(pathway.NameOf(m.Id), FamilyOf(m.Family), m, owen, alone, last)).ToList();
        foreach (var family in shapley.Measures.GroupBy(m => m.Family).Where(g => g.Count() > 1).OrderByDescending(g => g.Sum(m => m.AbatementT)))
        {
            rows.Add([Text("familySum"), FamilyOf(family.Key), family.Sum(m => m.AbatementT), family.Sum(m => m.ShareFraction) * 100, owen?.Measures.Where(m => m.Family == family.Key).Sum(m => m.AbatementT) ?? double.NaN, double.NaN, double.NaN, double.NaN]);
        }

        var whole = shapley.Measures.Sum(m => m.AbatementT) + shapley.ResidualT;
        rows.Add([Text("residual"), "", shapley.ResidualT, shapley.ResidualT / whole * 100, owen?.ResidualT ?? double.NaN, alone.ResidualT, last.ResidualT, double.NaN]);
        rows.Add([Text("whole"), "", whole, 100, owen is null ? double.NaN : whole, whole, whole, double.NaN]);
        return new ResultTable("contributions", Text("title", ("scenario", pathway.Name), ("baseline", set.BaselinePathway.Name), ("year", shapley.Year)),
            [
                new TableColumn("measure", Text("measure")),
                new TableColumn("family", Text("family")),
                new TableColumn("abatementT", Text("shapley"), IsNumber: true),
                new TableColumn("sharePercent", Text("share"), IsNumber: true),
                new TableColumn("owenT", Text("owen"), IsNumber: true),
                new TableColumn("oneAtATimeT", Text("alone"), IsNumber: true),
                new TableColumn("retrospectiveT", Text("last"), IsNumber: true),
                new TableColumn("intervalT", Text("interval"), IsNumber: true),
            ],
            [.. rows]);

        Contribution Other(string method) => set.Contributions.Last(c => c.Scenario == shapley.Scenario && c.Year == shapley.Year && c.Method == method);
    }

    private static ImmutableArray<TableCell> Row(LocalText name, LocalText family, MeasureContribution measure, Contribution? owen, Contribution alone, Contribution last) =>
    [
        name, family, measure.AbatementT, measure.ShareFraction * 100, owen?.Measures.First(m => m.Id == measure.Id).AbatementT ?? double.NaN,
        alone.Measures.First(m => m.Id == measure.Id).AbatementT, last.Measures.First(m => m.Id == measure.Id).AbatementT, measure.IntervalT ?? double.NaN,
    ];

    private static IEnumerable<ResultTable> Parts(Contribution shapley, Pathway pathway)
    {
        yield return Cross("contributionsBySector", "sectors.title", shapley, pathway, m => m.BySector);
        yield return Cross("contributionsByUser", "users.title", shapley, pathway, m => m.BySectorUser);
        if (shapley.Measures[0].ByGas.Count > 1)
        {
            yield return Cross("contributionsByGas", "gases.title", shapley, pathway, m => m.ByGas);
        }

        if (shapley.Measures[0].ByRegion.Count > 1)
        {
            yield return Cross("contributionsByRegion", "regions.title", shapley, pathway, m => m.ByRegion);
        }
    }

    // Measure × part; sums stand at both ends.
    private static ResultTable Cross(string id, string title, Contribution shapley, Pathway pathway, Func<MeasureContribution, ImmutableSortedDictionary<string, double>> parts)
    {
        var columns = shapley.Measures.SelectMany(m => parts(m).Keys).Distinct().ToImmutableArray();
        return new ResultTable(id, Text(title, ("scenario", pathway.Name), ("year", shapley.Year)),
            [new TableColumn("measure", Text("measure")), .. columns.Select(c => new TableColumn(c + "T", pathway.NameOf(c), IsNumber: true)), new TableColumn("sumT", Text("sum"), IsNumber: true)],
            [
                .. shapley.Measures.OrderByDescending(m => m.AbatementT).Select(m => ImmutableArray.Create<TableCell>([
                    pathway.NameOf(m.Id), .. columns.Select(c => (TableCell)parts(m).GetValueOrDefault(c)), parts(m).Values.Sum()])),
                [Text("sum"), .. columns.Select(c => (TableCell)shapley.Measures.Sum(m => parts(m).GetValueOrDefault(c))), shapley.Measures.Sum(m => parts(m).Values.Sum())],
            ]);
    }

    internal static LocalText FamilyOf(string family) => Texts.Find($"family.{family}", Language.En) is null ? LocalText.Same(family) : Text($"family.{family}");
}
