using System.Collections.Immutable;
using Ncez.Kernels.Assessment;
using Ncez.Model.Technologies;

namespace Ncez.Technology.Assessment;

/// <summary>
/// Grades ▼, ➕ and ★ that follow from a panel, beside those of the report. ★ of the report is a judgement: nothing is made to match it.
/// </summary>
public static class DerivedGrades
{
    private const int Grades = 5;

    /// <summary>Derived grades of the technologies, where the panel has a criterion of that meaning.</summary>
    /// <param name="panel">Panel.</param>
    /// <param name="matrix">Mean scores.</param>
    /// <param name="ranking">Ranking.</param>
    /// <param name="overall">Weighted sums, the basis of ★.</param>
    public static ImmutableArray<GradeComparison> Of(Panel panel, ScoreMatrix matrix, PanelRanking ranking, ImmutableArray<double> overall)
    {
        var comparisons = ImmutableArray.CreateBuilder<GradeComparison>();
        void Add(string kind, ImmutableArray<double> values, ImmutableArray<double> cuts, Func<TechnologyEntry, int> published)
        {
            if (!values.IsEmpty)
            {
                var used = cuts.IsEmpty ? Quintiles(values) : cuts;
                comparisons.Add(Compare(kind, matrix.Technologies, values, used, cuts.IsEmpty, published));
            }
        }

        ImmutableArray<double> ByRole(string role)
        {
            int[] which = [.. Enumerable.Range(0, panel.Ranked.Length).Where(c => panel.Ranked[c].Role == role)];
            return which.Length == 0 ? [] : [.. Enumerable.Range(0, matrix.Technologies.Length).Select(t => which.Average(c => ranking.ValueOf(t, c)))];
        }

        Add("abatement", ByRole("abatement"), panel.Settings.AbatementCuts, t => t.Abatement);
        Add("economy", ByRole("economy"), panel.Settings.EconomyCuts, t => t.Economy);
        Add("recommendation", overall, panel.Settings.RecommendationCuts, t => t.Recommendation);
        return comparisons.ToImmutable();
    }

    private static ImmutableArray<double> Quintiles(ImmutableArray<double> values)
    {
        double[] sorted = [.. values.Order()];
        return [.. Enumerable.Range(1, Grades - 1).Select(k => PanelKernels.QuantileScore(sorted, k / (double)Grades))];
    }

    private static GradeComparison Compare(
        string kind, ImmutableArray<TechnologyEntry> technologies, ImmutableArray<double> values, ImmutableArray<double> cuts, bool areQuintiles, Func<TechnologyEntry, int> published)
    {
        ImmutableArray<GradedTechnology> graded = [.. technologies.Select((t, i) => new GradedTechnology(t, values[i], 1 + cuts.Count(c => c <= values[i] + 1e-12), published(t)))];
        return new GradeComparison(kind, cuts, areQuintiles, graded,
            PanelKernels.RankCorrelationFraction([.. graded.Select(g => g.Value)], [.. graded.Select(g => (double)g.Published)]));
    }
}

/// <summary>Derived grades of one kind against the report's.</summary>
/// <param name="Kind">abatement, economy, recommendation.</param>
/// <param name="Cuts">Lower bounds of grades 2 to 5 on the value from 0 to 1.</param>
/// <param name="AreQuintiles">True when the bounds are quintiles of the technologies assessed.</param>
/// <param name="Graded">Technologies.</param>
/// <param name="RankCorrelation">Spearman's ρ of the values and the report's grades; NaN when one side does not differ.</param>
public sealed record GradeComparison(string Kind, ImmutableArray<double> Cuts, bool AreQuintiles, ImmutableArray<GradedTechnology> Graded, double RankCorrelation)
{
    /// <summary>Share of technologies with the same grade.</summary>
    public double AgreementFraction => Graded.Count(g => g.Derived == g.Published) / (double)Graded.Length;
}

/// <summary>A technology with both grades.</summary>
/// <param name="Technology">Technology.</param>
/// <param name="Value">Value from 0 to 1.</param>
/// <param name="Derived">Grade that follows from the panel.</param>
/// <param name="Published">Grade of the report.</param>
public sealed record GradedTechnology(TechnologyEntry Technology, double Value, int Derived, int Published);
