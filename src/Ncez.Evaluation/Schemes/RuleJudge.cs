using System.Collections.Immutable;
using Ncez.Model.Schemes;
using Ncez.Model.Texts;

namespace Ncez.Evaluation.Schemes;

/// <summary>Judges a rule of any kind. Nothing is rounded before a comparison.</summary>
internal static class RuleJudge
{
    /// <summary>The verdict of a rule on a value.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="value">Formula of the row's value; null when the rule reads inputs of its own.</param>
    /// <param name="context">What it is judged in.</param>
    public static RuleResult Of(SchemeRule rule, SchemeFormula? value, in RuleContext context) => rule switch
    {
        ThresholdRule threshold => Compare(Value(value, context), threshold.How, threshold.Limits, threshold.Points, context),
        RatioRule ratio => Ratio(ratio, Value(value, context), context),
        TruthRule truth => context.Inputs.Truth(truth.Input) is { } answer ? RuleResult.Of(answer, truth.Points) : RuleResult.NoData,
        BalanceRule balance => Balance(balance, context),
        AllOfRule all => PartRules.AllOf(all, context),
        WeightedRule weighted => PartRules.Weighted(weighted, context),
        PartsRule parts => PartRules.Sum(parts, context),
        PanelRule panel => PartRules.Panel(panel, context),
        TrendRule trend => Trend(trend, context),
        HierarchyRule hierarchy => Hierarchy(hierarchy, context),
        _ => PointRules.Of(rule, value, context),
    };

    /// <summary>The value of a formula; null when it is missing.</summary>
    public static Quotient? Value(SchemeFormula? formula, in RuleContext context) => formula is null ? null : FormulaValues.Of(formula, context.Inputs);

    /// <summary>A value against the limit that holds here.</summary>
    public static RuleResult Compare(Quotient? value, Comparing how, ImmutableArray<SchemeLimit> limits, decimal? points, in RuleContext context)
    {
        var (limit, reason) = context.LimitOf(limits);
        return limit is not { } known ? RuleResult.CannotJudge(reason) with { Value = value, How = how }
            : value is not { } it ? RuleResult.NoData with { Limit = known, How = how }
            : RuleResult.Of(how.Holds(it, known), points) with { Value = it, Limit = known, How = how };
    }

    private static RuleResult Ratio(RatioRule rule, Quotient? value, in RuleContext context)
    {
        if (Value(rule.Reference, context) is not { } reference)
        {
            return RuleResult.NoData with { How = rule.How };
        }

        // A ratio to a reference that is no source means nothing.
        if (reference.Above <= 0)
        {
            return RuleResult.CannotJudge(VerdictReason.NoReference) with { How = rule.How };
        }

        var ratio = value?.Over(reference);
        return Compare(rule.IsReduction && ratio is { } r ? Quotient.One.Minus(r) : ratio, rule.How, rule.Limits, rule.Points, context);
    }

    private static RuleResult Balance(BalanceRule rule, in RuleContext context) =>
        Value(rule.Left, context) is { } left && Value(rule.Right, context) is { } right
            ? RuleResult.Of(rule.How.Holds(left, right), rule.Points) with { Value = left, Limit = right, How = rule.How }
            : RuleResult.NoData with { How = rule.How };

    private static RuleResult Trend(TrendRule rule, in RuleContext context)
    {
        var course = context.Inputs.Course(rule.Input);
        var isPrevious = rule.Requirement is TrendRequirement.AbovePrevious or TrendRequirement.BelowPrevious;
        if (course.Length < 2)
        {
            return course.IsEmpty ? RuleResult.NoData : RuleResult.CannotJudge(VerdictReason.TooFewYears) with { Value = course[^1].Value };
        }

        var isUp = rule.Requirement is TrendRequirement.ContinuousGrowth or TrendRequirement.AbovePrevious;
        var (isMet, first) = (true, isPrevious ? course.Length - 1 : 1);
        for (var i = first; i < course.Length; i++)
        {
            // A gap in the years proves nothing about the year that is missing.
            if (course[i].Year != course[i - 1].Year + 1)
            {
                return RuleResult.CannotJudge(VerdictReason.TooFewYears) with { Value = course[^1].Value };
            }

            var order = course[i].Value.CompareTo(course[i - 1].Value);
            isMet &= isUp ? order > 0 : order < 0;
        }

        return RuleResult.Of(isMet, rule.Points) with
        {
            Value = course[^1].Value,
            Limit = course[^2].Value,
            How = isUp ? Comparing.Greater : Comparing.Less,
            Parts = [.. course.Select(y => new PartVerdict(LocalText.Same($"{y.Year}"), VerdictState.Met, y.Value, null))],
        };
    }

    // Each step takes at most what the steps before it left; a later step counts only once every earlier one is used.
    private static RuleResult Hierarchy(HierarchyRule rule, in RuleContext context)
    {
        if (Value(rule.Whole, context) is not { } left)
        {
            return RuleResult.NoData;
        }

        var (isInOrder, isEarlierUnused) = (true, false);
        var parts = ImmutableArray.CreateBuilder<PartVerdict>();
        foreach (var step in rule.Steps)
        {
            if (Value(step, context) is not { } amount)
            {
                return RuleResult.NoData;
            }

            var isSound = amount.Above >= 0 && amount.CompareTo(left.Max(Quotient.Zero)) <= 0 && !(isEarlierUnused && amount.Above > 0);
            parts.Add(new PartVerdict(LocalText.Same(step.Text), isSound ? VerdictState.Met : VerdictState.NotMet, amount, null));
            isInOrder &= isSound;
            isEarlierUnused |= amount.Above <= 0;
            left = left.Minus(amount);
        }

        return RuleResult.Of(isInOrder, rule.Points) with { Parts = parts.ToImmutable(), Value = left, Reason = isInOrder ? VerdictReason.None : VerdictReason.WrongOrder };
    }
}
