using System.Collections.Immutable;
using Ncez.Model.Schemes;

namespace Ncez.Evaluation.Schemes;

/// <summary>What a rule is judged in: the inputs of the zone, its classes, the milestone year and the grade level in question.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Inputs">Values.</param>
/// <param name="Classes">Ids of the zone's classes.</param>
/// <param name="Milestone">Milestone year; null when limits hold for all years.</param>
/// <param name="Level">Grade in question; empty = no grade of its own.</param>
/// <param name="Aggregator">How panel scores become one, as the evaluation sets it.</param>
/// <param name="Changed">A reviewer's limit for the row; null = the scheme's.</param>
internal readonly record struct RuleContext(
    Scheme Scheme, InputValues Inputs, ImmutableArray<string> Classes, int? Milestone, string Level, PanelAggregator? Aggregator, SchemeAnswer? Changed)
{
    /// <summary>True when a class is not known because an input is missing.</summary>
    public bool IsClassUnknown { get; init; }

    /// <summary>The limit that holds here, or why there is none.</summary>
    public (Quotient? Limit, VerdictReason Reason) LimitOf(ImmutableArray<SchemeLimit> limits)
    {
        if (Changed?.Number is { } changed)
        {
            return (changed, VerdictReason.None);
        }

        var isOfLevel = false;
        foreach (var limit in limits)
        {
            if (limit.Level.Length > 0 && limit.Level != Level)
            {
                continue;
            }

            isOfLevel = true;
            if ((limit.Year is null || limit.Year == Milestone) && AreMine(limit.Classes))
            {
                return limit.Value is not { } formula ? (null, VerdictReason.UnknownLimit)
                    : FormulaValues.Of(formula, Inputs) is { } value ? (value, VerdictReason.None) : (null, VerdictReason.MissingInput);
            }
        }

        return (null, !isOfLevel && !limits.IsEmpty ? VerdictReason.OtherGrade : IsClassUnknown ? VerdictReason.MissingInput : VerdictReason.NoClass);
    }

    private bool AreMine(ImmutableArray<string> classes)
    {
        foreach (var id in classes)
        {
            if (!Classes.Contains(id))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>What a rule says.</summary>
/// <param name="State">Verdict.</param>
/// <param name="Reason">Why, when it is not value against limit.</param>
internal readonly record struct RuleResult(VerdictState State, VerdictReason Reason = VerdictReason.None)
{
    /// <summary>Value judged.</summary>
    public Quotient? Value { get; init; }

    /// <summary>Limit or target.</summary>
    public Quotient? Limit { get; init; }

    /// <summary>How they are compared.</summary>
    public Comparing? How { get; init; }

    /// <summary>Points earned.</summary>
    public decimal? Points { get; init; }

    /// <summary>Verdicts of parts.</summary>
    public ImmutableArray<PartVerdict> Parts { get; init; }

    /// <summary>An input is missing.</summary>
    public static RuleResult NoData => new(VerdictState.NoData, VerdictReason.MissingInput);

    /// <summary>The scheme cannot judge it.</summary>
    public static RuleResult CannotJudge(VerdictReason reason) =>
        new(reason == VerdictReason.MissingInput ? VerdictState.NoData : reason == VerdictReason.OtherGrade ? VerdictState.Excluded : VerdictState.NotEvaluable, reason);

    /// <summary>Met or not, with all points or none.</summary>
    public static RuleResult Of(bool isMet, decimal? points) =>
        new(isMet ? VerdictState.Met : VerdictState.NotMet) { Points = points is null ? null : isMet ? points : 0 };

    /// <summary>Points earned; full points are met.</summary>
    public static RuleResult Scored(decimal earned, decimal full) => new(earned >= full ? VerdictState.Met : VerdictState.NotMet) { Points = earned };
}
