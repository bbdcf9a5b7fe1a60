using System.Collections.Frozen;
using System.Collections.Immutable;
using Ncez.Model.Schemes;

namespace Ncez.Evaluation.Schemes;

/// <summary>
/// What would make a row that is not met met: the abatement it needs, found by judging the scheme again with less emission, and
/// the zone's own measures that give it, the cheapest tonne first.
/// </summary>
public static class ImprovementAdvice
{
    private static readonly FrozenSet<string> Emissions = new[] { "inventory.gross", "inventory.net", "inventory.net_before_offset" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Advice for each row that is not met.</summary>
    /// <param name="assessment">The assessment.</param>
    /// <param name="facts">The facts it was made from.</param>
    /// <param name="answers">The answers it was made from.</param>
    /// <param name="measures">Measures of the zone with their yearly abatement [t] and cost [CNY].</param>
    public static ImmutableArray<RowAdvice> Of(SchemeAssessment assessment, SchemeFacts facts, ImmutableArray<SchemeAnswer> answers, ImmutableArray<MeasureSize> measures)
    {
        var advice = ImmutableArray.CreateBuilder<RowAdvice>();
        for (var i = 0; i < assessment.Rows.Length; i++)
        {
            if (assessment.Rows[i] is { State: VerdictState.NotMet } verdict)
            {
                advice.Add(Of(assessment.Scheme, i, verdict, facts, answers, measures));
            }
        }

        return advice.ToImmutable();
    }

    private static RowAdvice Of(Scheme scheme, int row, RowVerdict verdict, SchemeFacts facts, ImmutableArray<SchemeAnswer> answers, ImmutableArray<MeasureSize> measures)
    {
        var read = verdict.Row.Inputs().Select(i => scheme.Inputs[i].Result).Where(IsEmission).ToFrozenSet(StringComparer.Ordinal);
        var largest = read.Select(name => facts.Series.TryGetValue(name, out var series) ? series.At(facts.Year)?.Value ?? 0 : 0).DefaultIfEmpty().Max();
        if (largest <= 0)
        {
            return new RowAdvice(verdict, null, [], verdict);
        }

        RowVerdict With(decimal lessT) => AssessScheme.Of(scheme, Less(facts, read, lessT), answers).Rows[row];
        var needed = Needed(With, decimal.Ceiling(largest));
        var used = Choose(measures, needed ?? decimal.MaxValue);
        return new RowAdvice(verdict, needed, used, With(used.Sum(u => u.UsedT)));
    }

    // The fewest whole tonnes with which the row is met; null when even none left would not do.
    private static decimal? Needed(Func<decimal, RowVerdict> with, decimal all)
    {
        if (with(all).State != VerdictState.Met)
        {
            return null;
        }

        var (low, high) = (0m, all);
        while (high - low > 1)
        {
            var middle = decimal.Floor((low + high) / 2);
            (low, high) = with(middle).State == VerdictState.Met ? (low, middle) : (middle, high);
        }

        return high;
    }

    private static ImmutableArray<MeasureUse> Choose(ImmutableArray<MeasureSize> measures, decimal neededT)
    {
        var used = ImmutableArray.CreateBuilder<MeasureUse>();
        var left = neededT;
        foreach (var measure in measures.Where(m => m.AbatementT > 0).OrderBy(m => m.CostCny is { } cost ? cost / m.AbatementT : decimal.MaxValue).ThenByDescending(m => m.AbatementT).ThenBy(m => m.Id, StringComparer.Ordinal))
        {
            if (left <= 0)
            {
                break;
            }

            var take = Math.Min(left, measure.AbatementT);
            used.Add(new MeasureUse(measure, take));
            left -= take;
        }

        return used.ToImmutable();
    }

    private static SchemeFacts Less(SchemeFacts facts, FrozenSet<string> names, decimal lessT) => facts with
    {
        Series = facts.Series.ToFrozenDictionary(p => p.Key, p => names.Contains(p.Key) && p.Value.Years.BinarySearch(facts.Year) is var at and >= 0
            ? p.Value with { Values = p.Value.Values.SetItem(at, p.Value.Values[at].Minus(Quotient.Of(lessT))) } : p.Value, StringComparer.Ordinal),
    };

    private static bool IsEmission(string result) => Emissions.Contains(result) || result.StartsWith(NamedResults.Treatment, StringComparison.Ordinal);
}
