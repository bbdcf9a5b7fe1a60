using System.Collections.Immutable;
using Ncez.Model.Texts;

namespace Ncez.Model.Schemes;

/// <summary>How a value becomes met or not met, and points. One record a kind; a closed set, so that every kind is judged.</summary>
/// <param name="Points">Full points; null where the row is not scored.</param>
public abstract record SchemeRule(decimal? Points)
{
    /// <summary>Inputs that the rule reads beside the row's own value.</summary>
    public virtual IEnumerable<int> Inputs() => [];

    private protected static IEnumerable<int> Of(ImmutableArray<SchemeLimit> limits) => limits.SelectMany(l => l.Value?.Inputs ?? []);
}

/// <summary>The value against a limit: a number, or one that depends on classes, milestone year or grade level, or is itself a formula.</summary>
/// <param name="How">Operator.</param>
/// <param name="Limits">Limits; the first that fits holds.</param>
/// <param name="Points">Points when met.</param>
public sealed record ThresholdRule(Comparing How, ImmutableArray<SchemeLimit> Limits, decimal? Points) : SchemeRule(Points)
{
    /// <inheritdoc />
    public override IEnumerable<int> Inputs() => Of(Limits);
}

/// <summary>Every part (product, building …) of a list against a limit; levels are numbers, 1 the best.</summary>
/// <param name="Input">Input with the parts.</param>
/// <param name="How">Operator.</param>
/// <param name="Limits">Limits.</param>
/// <param name="Points">Points when all meet it.</param>
public sealed record AllOfRule(int Input, Comparing How, ImmutableArray<SchemeLimit> Limits, decimal? Points) : SchemeRule(Points)
{
    /// <inheritdoc />
    public override IEnumerable<int> Inputs() => Of(Limits).Prepend(Input);
}

/// <summary>Yes or no.</summary>
/// <param name="Input">Input that says it.</param>
/// <param name="Points">Points for yes.</param>
public sealed record TruthRule(int Input, decimal? Points) : SchemeRule(Points)
{
    /// <inheritdoc />
    public override IEnumerable<int> Inputs() => [Input];
}

/// <summary>Points an item up to a cap, or a share of the points up to a leading count (k of n functions).</summary>
/// <param name="PerItem">Points an item; null when <paramref name="Lead"/> counts.</param>
/// <param name="Lead">Count that earns full points; null when items earn points singly.</param>
/// <param name="Points">Cap.</param>
public sealed record CountRule(decimal? PerItem, decimal? Lead, decimal? Points) : SchemeRule(Points);

/// <summary>Points × completion, from a floor of 0 up to a cap; completion = value / target.</summary>
/// <param name="Target">Target in the unit of the value.</param>
/// <param name="RatesInput">Yearly reductions since the base year that are compounded, 1 − Π(1 − r); null when the value is one number.</param>
/// <param name="Cap">Completion that earns full points.</param>
/// <param name="Step">Completion is cut down to a multiple of this (deciles: 0.1); null = not cut.</param>
/// <param name="Bonus">Extra points for over-fulfilment; null = none.</param>
/// <param name="Points">Points at full completion.</param>
/// <param name="OnlyWhenMet">True when nothing is earned below full completion.</param>
public sealed record CompletionRule(SchemeFormula Target, int? RatesInput, decimal Cap, decimal? Step, CompletionBonus? Bonus, decimal? Points, bool OnlyWhenMet) : SchemeRule(Points)
{
    /// <inheritdoc />
    public override IEnumerable<int> Inputs() => RatesInput is { } rates ? Target.Inputs.Append(rates) : Target.Inputs;
}

/// <summary>Extra points for completing more than all: from <paramref name="Start"/> beyond it, so many a step, up to a cap.</summary>
/// <param name="Start">Over-fulfilment that earns the first points [fraction], included.</param>
/// <param name="Step">Width of a band [fraction].</param>
/// <param name="PointsPerStep">Points a band.</param>
/// <param name="Cap">Most extra points.</param>
public sealed record CompletionBonus(decimal Start, decimal Step, decimal PointsPerStep, decimal Cap);

/// <summary>A word, such as another assessment's result, to points.</summary>
/// <param name="Input">Input with the word.</param>
/// <param name="Table">Points by word.</param>
/// <param name="Points">Full points.</param>
public sealed record WordsRule(int Input, ImmutableArray<(string Word, decimal Points)> Table, decimal? Points) : SchemeRule(Points)
{
    /// <inheritdoc />
    public override IEnumerable<int> Inputs() => [Input];
}

/// <summary>Bands of the value to points (6/4/2): the first band whose limit is met.</summary>
/// <param name="How">Operator.</param>
/// <param name="Bands">Limit in canonical units, and points.</param>
/// <param name="Points">Full points: those of the first band.</param>
public sealed record BandsRule(Comparing How, ImmutableArray<(Quotient Limit, decimal Points)> Bands, decimal? Points) : SchemeRule(Points);

/// <summary>A course over years.</summary>
/// <param name="Input">Input with the years.</param>
/// <param name="Requirement">What is required.</param>
/// <param name="Points">Points when met.</param>
public sealed record TrendRule(int Input, TrendRequirement Requirement, decimal? Points) : SchemeRule(Points)
{
    /// <inheritdoc />
    public override IEnumerable<int> Inputs() => [Input];
}

/// <summary>What a course must do.</summary>
public enum TrendRequirement
{
    /// <summary>Every year above the year before.</summary>
    ContinuousGrowth,

    /// <summary>Every year below the year before.</summary>
    ContinuousDecrease,

    /// <summary>The year above the year before.</summary>
    AbovePrevious,

    /// <summary>The year below the year before.</summary>
    BelowPrevious,
}

/// <summary>The value as a ratio to a reference (base year, baseline scenario, reference building), or as the reduction against it.</summary>
/// <param name="Reference">The reference; not positive = not evaluable.</param>
/// <param name="IsReduction">True for 1 − value/reference.</param>
/// <param name="How">Operator.</param>
/// <param name="Limits">Limits, plain numbers.</param>
/// <param name="Points">Points when met.</param>
public sealed record RatioRule(SchemeFormula Reference, bool IsReduction, Comparing How, ImmutableArray<SchemeLimit> Limits, decimal? Points) : SchemeRule(Points)
{
    /// <inheritdoc />
    public override IEnumerable<int> Inputs() => Of(Limits).Concat(Reference.Inputs);
}

/// <summary>The weighted mean of parts against a limit; parts without a value drop out with their weight.</summary>
/// <param name="Input">Input with the parts' values.</param>
/// <param name="Weights">Input with the parts' weights.</param>
/// <param name="How">Operator.</param>
/// <param name="Limits">Limits.</param>
/// <param name="Points">Points when met.</param>
public sealed record WeightedRule(int Input, int Weights, Comparing How, ImmutableArray<SchemeLimit> Limits, decimal? Points) : SchemeRule(Points)
{
    /// <inheritdoc />
    public override IEnumerable<int> Inputs() => Of(Limits).Prepend(Weights).Prepend(Input);
}

/// <summary>Points of several parts added up; met when every part is.</summary>
/// <param name="Parts">Parts, each with its own formula and rule.</param>
/// <param name="Points">Full points: the sum over the parts.</param>
public sealed record PartsRule(ImmutableArray<RulePart> Parts, decimal? Points) : SchemeRule(Points)
{
    /// <inheritdoc />
    public override IEnumerable<int> Inputs() => Parts.SelectMany(p => p.Rule.Inputs().Concat(p.Value?.Inputs ?? []));
}

/// <summary>A part of a row.</summary>
/// <param name="Name">Name.</param>
/// <param name="Value">Its value; null when its rule reads inputs of its own.</param>
/// <param name="Rule">Its rule.</param>
public sealed record RulePart(LocalText Name, SchemeFormula? Value, SchemeRule Rule);

/// <summary>One amount against another (own generation ≥ use).</summary>
/// <param name="Left">Left side.</param>
/// <param name="How">Operator.</param>
/// <param name="Right">Right side.</param>
/// <param name="Points">Points when met.</param>
public sealed record BalanceRule(SchemeFormula Left, Comparing How, SchemeFormula Right, decimal? Points) : SchemeRule(Points)
{
    /// <inheritdoc />
    public override IEnumerable<int> Inputs() => Left.Inputs.Concat(Right.Inputs);
}

/// <summary>First steps first: each may only take what the steps before it left, and a later one only counts once every earlier one is used.</summary>
/// <param name="Whole">Amount to be brought down.</param>
/// <param name="Steps">Amounts in order: reduce, remove, offset.</param>
/// <param name="Points">Points when met.</param>
public sealed record HierarchyRule(SchemeFormula Whole, ImmutableArray<SchemeFormula> Steps, decimal? Points) : SchemeRule(Points)
{
    /// <inheritdoc />
    public override IEnumerable<int> Inputs() => Whole.Inputs.Concat(Steps.SelectMany(s => s.Inputs));
}

/// <summary>Points between a base value (0) and a lead value (all), clamped, weighted over parts.</summary>
/// <param name="Lead">Lead value.</param>
/// <param name="Base">Base value.</param>
/// <param name="Parts">Input with the parts' values; null when the row has one value.</param>
/// <param name="Weights">Input with the parts' weights; null = equal.</param>
/// <param name="Points">Full points.</param>
public sealed record InterpolationRule(SchemeFormula? Lead, SchemeFormula? Base, int? Parts, int? Weights, decimal? Points) : SchemeRule(Points)
{
    /// <inheritdoc />
    public override IEnumerable<int> Inputs() => ((int?[])[Parts, Weights]).OfType<int>().Concat(Lead?.Inputs ?? []).Concat(Base?.Inputs ?? []);
}

/// <summary>Scores of a panel of experts.</summary>
/// <param name="Input">Input with a score an expert.</param>
/// <param name="Aggregator">How scores become one; null where the publication does not say: then a setting of the evaluation names it.</param>
/// <param name="Points">Highest score.</param>
public sealed record PanelRule(int Input, PanelAggregator? Aggregator, decimal? Points) : SchemeRule(Points)
{
    /// <inheritdoc />
    public override IEnumerable<int> Inputs() => [Input];
}

/// <summary>How the scores of a panel become one.</summary>
public enum PanelAggregator
{
    /// <summary>Mean.</summary>
    Mean,

    /// <summary>Mean without the highest and the lowest.</summary>
    TrimmedMean,

    /// <summary>Median.</summary>
    Median,

    /// <summary>All experts gave the same score: agreed in the meeting.</summary>
    Agreed,
}

/// <summary>A limit and where it holds.</summary>
/// <param name="Classes">Classes that must all be the zone's; empty = any.</param>
/// <param name="Year">Milestone year; null = any.</param>
/// <param name="Level">Grade it belongs to; empty = any.</param>
/// <param name="Value">The limit; null where the publication is known to have one that was not seen.</param>
public sealed record SchemeLimit(ImmutableArray<string> Classes, int? Year, string Level, SchemeFormula? Value);
