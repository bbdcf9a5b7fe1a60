using System.Collections.Immutable;
using Ncez.Model.Schemes;
using Ncez.Model.Texts;

namespace Ncez.Evaluation.Schemes;

/// <summary>Rules over several parts: products, energy kinds, sub-rows, experts.</summary>
internal static class PartRules
{
    /// <summary>Every part meets the limit.</summary>
    public static RuleResult AllOf(AllOfRule rule, in RuleContext context)
    {
        var (limit, reason) = context.LimitOf(rule.Limits);
        if (limit is not { } known)
        {
            return RuleResult.CannotJudge(reason);
        }

        var parts = ImmutableArray.CreateBuilder<PartVerdict>();
        Quotient? worst = null;
        var isMet = true;
        foreach (var (part, value) in context.Inputs.Parts(rule.Input))
        {
            var state = value is not { } it ? VerdictState.NoData : rule.How.Holds(it, known) ? VerdictState.Met : VerdictState.NotMet;
            parts.Add(new PartVerdict(LocalText.Same(part), state, value, null));
            isMet &= state != VerdictState.NotMet;
            worst = value is not { } v ? worst : worst is not { } w ? v : rule.How is Comparing.AtMost or Comparing.Less ? w.Max(v) : w.Min(v);
        }

        // A part that fails settles it; one without a value leaves it open.
        return parts.Count == 0 || (isMet && parts.Any(p => p.State == VerdictState.NoData))
            ? RuleResult.NoData with { Parts = parts.ToImmutable(), Limit = known, How = rule.How }
            : RuleResult.Of(isMet, rule.Points) with { Parts = parts.ToImmutable(), Value = worst, Limit = known, How = rule.How };
    }

    /// <summary>The weighted mean of the parts that have a value.</summary>
    public static RuleResult Weighted(WeightedRule rule, in RuleContext context)
    {
        var (mean, parts, reason) = Mean(context.Inputs.Parts(rule.Input), rule.Weights, context);
        return mean is null && reason != VerdictReason.MissingInput
            ? RuleResult.CannotJudge(reason)
            : RuleJudge.Compare(mean, rule.How, rule.Limits, rule.Points, context) with { Parts = parts };
    }

    /// <summary>The mean of values by their weights; a part without a value or a weight drops out.</summary>
    public static (Quotient? Mean, ImmutableArray<PartVerdict> Parts, VerdictReason Reason) Mean(IEnumerable<(string Part, Quotient? Value)> values, int? weights, in RuleContext context)
    {
        var weightOf = weights is { } input ? context.Inputs.Parts(input).ToDictionary(p => p.Part, p => p.Value, StringComparer.Ordinal) : null;
        var (sum, weight, parts) = (Quotient.Zero, Quotient.Zero, ImmutableArray.CreateBuilder<PartVerdict>());
        var isNegative = false;
        foreach (var (part, value) in values)
        {
            var share = weightOf is null ? Quotient.One : weightOf.GetValueOrDefault(part);
            var isCounted = value is not null && share is not null;
            parts.Add(new PartVerdict(LocalText.Same(part), isCounted ? VerdictState.Met : VerdictState.NoData, value, null));
            if (value is { } v && share is { } w)
            {
                isNegative |= w.Above < 0;
                (sum, weight) = (sum.Plus(v.Times(w)), weight.Plus(w));
            }
        }

        return parts.All(p => p.State == VerdictState.NoData) ? (null, parts.ToImmutable(), VerdictReason.MissingInput)
            : weight.Above <= 0 || isNegative ? (null, parts.ToImmutable(), VerdictReason.NoReference)
            : (sum.Over(weight), parts.ToImmutable(), VerdictReason.None);
    }

    /// <summary>Points of the parts added up.</summary>
    public static RuleResult Sum(PartsRule rule, in RuleContext context)
    {
        var (parts, earned, isMet) = (ImmutableArray.CreateBuilder<PartVerdict>(rule.Parts.Length), 0m, true);
        RuleResult? open = null;
        foreach (var part in rule.Parts)
        {
            var result = RuleJudge.Of(part.Rule, part.Value, context);
            parts.Add(new PartVerdict(part.Name, result.State, result.Value, result.Points));
            earned += result.Points ?? 0;
            isMet &= result.State == VerdictState.Met;
            open = result.State is VerdictState.Met or VerdictState.NotMet ? open : open ?? result;
        }

        // While a part is open the sum would be read as less than it may be.
        return open is { } unknown
            ? new RuleResult(unknown.State, unknown.Reason) { Parts = parts.ToImmutable() }
            : new RuleResult(isMet ? VerdictState.Met : VerdictState.NotMet) { Points = rule.Points is null ? null : earned, Parts = parts.ToImmutable() };
    }

    /// <summary>Scores of a panel as one.</summary>
    public static RuleResult Panel(PanelRule rule, in RuleContext context)
    {
        var scores = context.Inputs.Parts(rule.Input).Where(p => p.Value is not null).Select(p => (p.Part, Score: p.Value!.Value.Value)).OrderBy(p => p.Score).ToList();
        ImmutableArray<PartVerdict> parts = [.. scores.Select(s => new PartVerdict(LocalText.Same(s.Part), VerdictState.Met, Quotient.Of(s.Score), s.Score))];
        if (scores.Count == 0)
        {
            return RuleResult.NoData;
        }

        var full = rule.Points ?? scores[^1].Score;
        if ((rule.Aggregator ?? context.Aggregator) is not { } aggregator)
        {
            return RuleResult.CannotJudge(VerdictReason.NoAggregator) with { Parts = parts };
        }

        if (One([.. scores.Select(s => s.Score)], aggregator) is not { } score)
        {
            return RuleResult.CannotJudge(aggregator == PanelAggregator.Agreed ? VerdictReason.NotAgreed : VerdictReason.MissingInput) with { Parts = parts };
        }

        var earned = Math.Clamp(score, 0, full);
        return RuleResult.Scored(earned, full) with { Value = Quotient.Of(score), Limit = Quotient.Of(full), How = Comparing.AtLeast, Parts = parts };
    }

    // Ascending scores as one; null when they cannot be.
    private static decimal? One(ReadOnlySpan<decimal> scores, PanelAggregator aggregator)
    {
        var middle = scores.Length / 2;
        return aggregator switch
        {
            PanelAggregator.Agreed => scores[0] == scores[^1] ? scores[0] : null,
            PanelAggregator.Median => scores.Length % 2 == 1 ? scores[middle] : (scores[middle - 1] + scores[middle]) / 2,
            PanelAggregator.TrimmedMean => scores.Length > 2 ? MeanOf(scores[1..^1]) : null,
            _ => MeanOf(scores),
        };
    }

    private static decimal MeanOf(ReadOnlySpan<decimal> scores)
    {
        var sum = 0m;
        foreach (var score in scores)
        {
            sum += score;
        }

        return sum / scores.Length;
    }
}
