using System.Collections.Immutable;
using Ncez.Kernels.Assessment;

namespace Ncez.Technology.Assessment;

/// <summary>Ranks technologies by three methods under given weights, and tries how firmly the first places hold.</summary>
public sealed class PanelRanking
{
    /// <summary>First places that the sensitivity looks at.</summary>
    public const int Places = 3;

    private readonly Panel _panel;
    private readonly ScoreMatrix _matrix;
    private readonly bool[] _isCost;
    private readonly double[] _value;
    private readonly double[][] _membership;

    /// <summary>Prepares a ranking.</summary>
    /// <param name="panel">Panel.</param>
    /// <param name="matrix">Mean scores of the last round, at least one technology.</param>
    public PanelRanking(Panel panel, ScoreMatrix matrix)
    {
        (_panel, _matrix, _isCost) = (panel, matrix, [.. panel.Ranked.Select(c => c.IsCost)]);
        _value = [.. matrix.Score.Select((s, i) => panel.Ranked[i % _isCost.Length].ValueFraction(s))];
        _membership = panel.Grades.IsEmpty ? [] : [.. matrix.Technologies.Select(t => panel.Ranked.SelectMany(c => Memberships([.. PanelRounds.Last(panel, t, c)])).ToArray())];
    }

    /// <summary>Values of all technologies by a method; NaN where it gives none.</summary>
    public ImmutableArray<double> Values(RankingMethod method, ImmutableArray<double> weights) => method switch
    {
        RankingMethod.WeightedSum => [.. Enumerable.Range(0, _matrix.Technologies.Length).Select(i => PanelKernels.WeightedMeanScore(_value.AsSpan(i * weights.Length, weights.Length), weights.AsSpan()))],
        RankingMethod.Topsis => [.. CriterionKernels.IdealClosenessFractions(_matrix.Score.AsSpan(), weights.AsSpan(), _isCost)],
        _ => [.. Enumerable.Range(0, _matrix.Technologies.Length).Select(i => Fuzzy(i, weights))],
    };

    /// <summary>Value of a technology by one criterion, from 0 to 1.</summary>
    public double ValueOf(int technology, int criterion) => _value[(technology * _isCost.Length) + criterion];

    /// <summary>Methods that have their data.</summary>
    public ImmutableArray<RankingMethod> Methods => _membership.Length == 0 ? [RankingMethod.WeightedSum, RankingMethod.Topsis] : [RankingMethod.WeightedSum, RankingMethod.Topsis, RankingMethod.Fuzzy];

    /// <summary>Places from 1 by value; equal values share the better place, NaN has none (0).</summary>
    public static ImmutableArray<int> PlacesOf(ImmutableArray<double> values) =>
        [.. values.Select(v => double.IsNaN(v) ? 0 : 1 + values.Count(o => Math.Round(o, 12) > Math.Round(v, 12)))];

    /// <summary>Changes each weight up and down by a part, the others keeping their proportions, and counts how often each of the first places goes to another technology.</summary>
    public ImmutableArray<PlaceChange> Sensitivity(RankingMethod method, ImmutableArray<double> weights, double changeFraction)
    {
        var places = Math.Min(Places, _matrix.Technologies.Length);
        var (basis, counts, who) = (Order(method, weights), new int[places], new SortedSet<string>[places]);
        for (var p = 0; p < places; p++)
        {
            who[p] = new SortedSet<string>(StringComparer.Ordinal);
        }

        for (var run = 0; run < 2 * weights.Length; run++)
        {
            var changed = weights.ToArray();
            changed[run / 2] *= run % 2 == 0 ? 1 + changeFraction : 1 - changeFraction;
            var sum = changed.Sum();
            var order = Order(method, [.. changed.Select(w => w / sum)]);
            for (var p = 0; p < places; p++)
            {
                if (order[p] != basis[p])
                {
                    counts[p]++;
                    who[p].Add($"{_panel.Ranked[run / 2].Id} {(run % 2 == 0 ? '+' : '−')} → {_matrix.Technologies[order[p]].Id}");
                }
            }
        }

        return [.. counts.Select((c, p) => new PlaceChange(method, p + 1, _matrix.Technologies[basis[p]].Id, c, 2 * weights.Length, [.. who[p]]))];
    }

    private int[] Order(RankingMethod method, ImmutableArray<double> weights)
    {
        var values = Values(method, weights);
        return [.. Enumerable.Range(0, values.Length).OrderByDescending(i => Math.Round(values[i], 12)).ThenBy(i => i)];
    }

    private double Fuzzy(int technology, ImmutableArray<double> weights)
    {
        var grades = CriterionKernels.GradeMembershipFractions(_membership[technology], weights.AsSpan());
        return PanelKernels.WeightedMeanScore([.. _panel.Grades.Select(g => (double)g.Grade)], grades);
    }

    // Each expert's score belongs to the grades in parts that sum to 1; the experts' parts are averaged by authority.
    private IEnumerable<double> Memberships(ImmutableArray<PanelScore> scores)
    {
        double[] authority = [.. scores.Select(s => s.AuthorityFraction)];
        double[][] parts =
        [
            .. scores.Select(s =>
            {
                double[] own = [.. _panel.Grades.Select(g => g.Membership(s.Criterion.ValueFraction(s.Score)))];
                return own.Select(m => m / own.Sum()).ToArray();
            }),
        ];
        return _panel.Grades.Select((_, k) => PanelKernels.WeightedMeanScore([.. parts.Select(p => p[k])], authority));
    }
}

/// <summary>How technologies are ranked.</summary>
public enum RankingMethod
{
    /// <summary>Weighted sum of values from 0 to 1.</summary>
    WeightedSum,

    /// <summary>Closeness to the ideal.</summary>
    Topsis,

    /// <summary>Fuzzy comprehensive evaluation.</summary>
    Fuzzy,
}

/// <summary>How firmly a place is held.</summary>
/// <param name="Method">Ranking method.</param>
/// <param name="Place">Place, from 1.</param>
/// <param name="Technology">Who holds it.</param>
/// <param name="Changes">How often another one took it.</param>
/// <param name="Runs">Out of how many changes of a weight.</param>
/// <param name="To">By which change it went to whom.</param>
public sealed record PlaceChange(RankingMethod Method, int Place, string Technology, int Changes, int Runs, ImmutableArray<string> To);
