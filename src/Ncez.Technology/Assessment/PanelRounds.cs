using System.Collections.Immutable;
using Ncez.Kernels.Assessment;
using Ncez.Model.Technologies;

namespace Ncez.Technology.Assessment;

/// <summary>What each round says: the feedback for the next one, and whether there need be one.</summary>
public static class PanelRounds
{
    /// <summary>Centre and spread of each technology and criterion in each round.</summary>
    public static ImmutableArray<ScoreStatistic> Statistics(Panel panel) =>
    [
        .. from score in panel.Scores
           group score by (score.Round, score.Criterion, score.Technology) into g
           orderby g.Key.Round, panel.Criteria.IndexOf(g.Key.Criterion), panel.Technologies.IndexOf(g.Key.Technology)
           select Statistic(g.Key.Round, g.Key.Criterion, g.Key.Technology, [.. g]),
    ];

    /// <summary>Agreement of the experts on each criterion in each round. Experts that left a technology out do not count for the criterion.</summary>
    /// <param name="panel">Panel.</param>
    /// <param name="statistics">Its statistics.</param>
    public static ImmutableArray<RoundAgreement> Agreement(Panel panel, ImmutableArray<ScoreStatistic> statistics)
    {
        var agreement = ImmutableArray.CreateBuilder<RoundAgreement>();
        foreach (var round in panel.Rounds)
        {
            foreach (var criterion in panel.Criteria)
            {
                var scores = panel.Scores.Where(s => s.Round == round && s.Criterion == criterion).ToList();
                if (scores.Count > 0)
                {
                    var variation = criterion.AsksYear ? double.NaN : statistics.Where(s => s.Round == round && s.Criterion == criterion).Select(s => s.VariationFraction).DefaultIfEmpty(double.NaN).Max();
                    agreement.Add(Agreement(round, criterion, scores, variation, panel.Settings));
                }
            }
        }

        return agreement.ToImmutable();
    }

    /// <summary>Weighted mean scores of the last round; a technology without a score by some criterion is left out.</summary>
    public static ScoreMatrix LastRound(Panel panel)
    {
        var (technologies, score) = (ImmutableArray.CreateBuilder<TechnologyEntry>(), ImmutableArray.CreateBuilder<double>());
        foreach (var technology in panel.Technologies)
        {
            var row = panel.Ranked.Select(c => Mean([.. Last(panel, technology, c)])).ToList();
            if (row.TrueForAll(double.IsFinite))
            {
                technologies.Add(technology);
                score.AddRange(row);
            }
        }

        return new ScoreMatrix(technologies.ToImmutable(), score.ToImmutable());
    }

    /// <summary>Scores of a technology by a criterion in the last round.</summary>
    internal static IEnumerable<PanelScore> Last(Panel panel, TechnologyEntry technology, PanelCriterion criterion) =>
        panel.Scores.Where(s => s.Round == panel.Rounds[^1] && s.Technology == technology && s.Criterion == criterion);

    private static double Mean(ImmutableArray<PanelScore> scores) =>
        PanelKernels.WeightedMeanScore([.. scores.Select(s => s.Score)], [.. scores.Select(s => s.AuthorityFraction)]);

    private static ScoreStatistic Statistic(int round, PanelCriterion criterion, TechnologyEntry technology, ImmutableArray<PanelScore> scores)
    {
        double[] sorted = [.. scores.Select(s => s.Score).Order()];
        return new ScoreStatistic(round, criterion, technology, scores.Length, Mean(scores),
            PanelKernels.QuantileScore(sorted, 0.5), PanelKernels.QuantileScore(sorted, 0.25), PanelKernels.QuantileScore(sorted, 0.75),
            criterion.AsksYear || sorted.Length < 2 ? double.NaN : PanelKernels.VariationFraction(sorted));
    }

    private static RoundAgreement Agreement(int round, PanelCriterion criterion, List<PanelScore> scores, double variation, PanelSettings settings)
    {
        var items = scores.Select(s => s.Technology).Distinct().OrderBy(t => t.Id, StringComparer.Ordinal).ToList();
        var complete = scores.GroupBy(s => s.Expert).Where(g => g.Count() == items.Count).ToList();
        double[] matrix = [.. complete.SelectMany(g => g.OrderBy(s => s.Technology.Id, StringComparer.Ordinal)).Select(s => s.Score)];
        var w = complete.Count < 2 || items.Count < 2 ? double.NaN : PanelKernels.ConcordanceFraction(matrix, complete.Count);
        var chi = PanelKernels.ConcordanceChiSquareScore(w, complete.Count, items.Count);
        var chance = double.IsFinite(chi) ? PanelKernels.ChiSquareTailFraction(Math.Max(0, chi), items.Count - 1) : double.NaN;
        var isSettled = w >= settings.StopConcordance && chance <= settings.StopSignificance && (criterion.AsksYear || variation <= settings.StopVariation);
        return new RoundAgreement(round, criterion, complete.Count, items.Count, w, chi, chance, variation, isSettled);
    }
}

/// <summary>Centre and spread of the scores of a technology by a criterion in a round; a coefficient of variation says nothing of years and is NaN there.</summary>
public sealed record ScoreStatistic(
    int Round, PanelCriterion Criterion, TechnologyEntry Technology, int Experts, double Mean, double Median, double LowerQuartile, double UpperQuartile, double VariationFraction);

/// <summary>Agreement on a criterion in a round.</summary>
/// <param name="Round">Round.</param>
/// <param name="Criterion">Criterion.</param>
/// <param name="Experts">Experts that scored all technologies.</param>
/// <param name="Items">Technologies.</param>
/// <param name="Concordance">Kendall's W; NaN when it cannot be said.</param>
/// <param name="ChiSquare">Its test value.</param>
/// <param name="ChanceFraction">Chance of such a W without agreement.</param>
/// <param name="VariationFraction">Largest coefficient of variation; NaN for years.</param>
/// <param name="IsSettled">True when the stop rule holds.</param>
public sealed record RoundAgreement(
    int Round, PanelCriterion Criterion, int Experts, int Items, double Concordance, double ChiSquare, double ChanceFraction, double VariationFraction, bool IsSettled);

/// <summary>Mean scores by technology and ranked criterion.</summary>
/// <param name="Technologies">Technologies that have all scores.</param>
/// <param name="Score">A technology's criteria after another's.</param>
public sealed record ScoreMatrix(ImmutableArray<TechnologyEntry> Technologies, ImmutableArray<double> Score);
