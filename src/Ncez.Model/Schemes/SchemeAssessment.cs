using System.Collections.Immutable;
using Ncez.Model.Texts;

namespace Ncez.Model.Schemes;

/// <summary>A zone judged by a scheme.</summary>
public sealed record SchemeAssessment
{
    /// <summary>The scheme.</summary>
    public required Scheme Scheme { get; init; }

    /// <summary>Zone id.</summary>
    public required string Zone { get; init; }

    /// <summary>The evaluated year.</summary>
    public required int Year { get; init; }

    /// <summary>Milestone year whose limits hold; null when limits hold for all years.</summary>
    public int? Milestone { get; init; }

    /// <summary>The zone's classes; a set without a class of the zone is missing here.</summary>
    public ImmutableArray<SchemeClass> Classes { get; init; } = [];

    /// <summary>What was read for each input of the scheme, in its order.</summary>
    public required ImmutableArray<InputReading> Inputs { get; init; }

    /// <summary>A verdict per row, in the order of the scheme.</summary>
    public required ImmutableArray<RowVerdict> Rows { get; init; }

    /// <summary>Points earned; null when nothing is scored.</summary>
    public decimal? Score { get; init; }

    /// <summary>Full points of what was assessed.</summary>
    public decimal? AssessedPoints { get; init; }

    /// <summary>Rows with a verdict of met or not met.</summary>
    public required int Assessed { get; init; }

    /// <summary>Rows that are not excluded.</summary>
    public required int Assessable { get; init; }

    /// <summary>The grade; null when none can be given.</summary>
    public SchemeGrade? Grade { get; init; }

    /// <summary>The result.</summary>
    public required SchemeOutcome Outcome { get; init; }

    /// <summary>Rows whose veto decided.</summary>
    public ImmutableArray<SchemeRow> Vetoes { get; init; } = [];

    /// <summary>What follows from it; null when the scheme says nothing.</summary>
    public OutcomeRule? Consequence { get; init; }

    /// <summary>Which attempt it is, from 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>What a row rests on.</summary>
    public IEnumerable<InputReading> InputsOf(SchemeRow row) => row.Inputs().Select(i => Inputs[i]);

    /// <summary>Inputs without a value: what the user can add.</summary>
    public IEnumerable<SchemeInput> Missing() => Rows.Where(r => r.Reason == VerdictReason.MissingInput).SelectMany(r => InputsOf(r.Row)).Where(i => !i.IsKnown).Select(i => i.Input).Distinct();
}

/// <summary>The result of a scheme.</summary>
public enum SchemeOutcome
{
    /// <summary>A grade that is a success.</summary>
    Passed,

    /// <summary>A grade that is none, or a row that must be met is not.</summary>
    Failed,

    /// <summary>Rows are missing or cannot be judged: no grade.</summary>
    Partial,

    /// <summary>The zone fits no class of the scheme.</summary>
    NotEvaluable,

    /// <summary>The scheme reports rows and gives no result.</summary>
    Reported,
}

/// <summary>A row judged.</summary>
public sealed record RowVerdict
{
    /// <summary>The row.</summary>
    public required SchemeRow Row { get; init; }

    /// <summary>The verdict.</summary>
    public required VerdictState State { get; init; }

    /// <summary>Why there is no verdict, or what it rests on.</summary>
    public VerdictReason Reason { get; init; }

    /// <summary>Value in canonical units; null when there is none.</summary>
    public Quotient? Value { get; init; }

    /// <summary>Limit or target in canonical units; null when there is none.</summary>
    public Quotient? Limit { get; init; }

    /// <summary>How they are compared; null where they are not.</summary>
    public Comparing? How { get; init; }

    /// <summary>True when value and limit agree up to 1e-12.</summary>
    public bool IsAtLimit { get; init; }

    /// <summary>Inputs that make a denominator 0; empty where none is.</summary>
    public ImmutableArray<SchemeInput> ZeroInputs { get; init; } = [];

    /// <summary>Points earned; null when the row is not scored or not assessed.</summary>
    public decimal? Points { get; init; }

    /// <summary>Verdicts of its parts, products or experts.</summary>
    public ImmutableArray<PartVerdict> Parts { get; init; } = [];

    /// <summary>The row of evaluation.csv that excluded it or changed its limit.</summary>
    public SchemeAnswer? Decision { get; init; }

    /// <summary>True for met and not met.</summary>
    public bool IsAssessed => State is VerdictState.Met or VerdictState.NotMet;

    /// <summary>A verdict with its limit's unit: how much the value lacks, in canonical units; null when nothing is lacking or known.</summary>
    public Quotient? Gap => State == VerdictState.NotMet && Value is { } value && Limit is { } limit ? limit.Minus(value) : null;
}

/// <summary>A verdict.</summary>
public enum VerdictState
{
    /// <summary>Met; a scored row earned its full points.</summary>
    Met,

    /// <summary>Not met; a scored row earned fewer than its full points.</summary>
    NotMet,

    /// <summary>Left out by rule: it does not apply.</summary>
    Excluded,

    /// <summary>An input is missing.</summary>
    NoData,

    /// <summary>The scheme cannot judge it: no class, an unknown limit, a reference that is not positive.</summary>
    NotEvaluable,
}

/// <summary>What a verdict rests on when it is not value against limit.</summary>
public enum VerdictReason
{
    /// <summary>Value against limit.</summary>
    None,

    /// <summary>An input has no value.</summary>
    MissingInput,

    /// <summary>Something is divided by 0.</summary>
    ZeroDenominator,

    /// <summary>The zone has no class that the limits know.</summary>
    NoClass,

    /// <summary>The publication's limit or rule was not seen.</summary>
    UnknownLimit,

    /// <summary>Its condition does not hold.</summary>
    DoesNotApply,

    /// <summary>The zone says why it does not apply.</summary>
    LeftOut,

    /// <summary>The reference or a weight is not positive.</summary>
    NoReference,

    /// <summary>Nobody has set how the scores of the panel become one.</summary>
    NoAggregator,

    /// <summary>A word that the table does not know.</summary>
    UnknownWord,

    /// <summary>Too few years for a course.</summary>
    TooFewYears,

    /// <summary>It belongs to another grade.</summary>
    OtherGrade,

    /// <summary>A later step is used before an earlier one.</summary>
    WrongOrder,

    /// <summary>Experts disagree where agreement is required.</summary>
    NotAgreed,
}

/// <summary>A part of a row judged.</summary>
/// <param name="Name">Name.</param>
/// <param name="State">Verdict.</param>
/// <param name="Value">Value in canonical units.</param>
/// <param name="Points">Points; null when it is not scored.</param>
public sealed record PartVerdict(LocalText Name, VerdictState State, Quotient? Value, decimal? Points);

/// <summary>An input as it was read.</summary>
/// <param name="Input">The input.</param>
/// <param name="Value">Its value in canonical units; null when there is none or it is no number.</param>
/// <param name="Series">The engine's result; null for an answer.</param>
/// <param name="Answers">The user's rows.</param>
public sealed record InputReading(SchemeInput Input, Quotient? Value, FactSeries? Series, ImmutableArray<SchemeAnswer> Answers)
{
    /// <summary>True when something is known.</summary>
    public bool IsKnown => Value is not null || Answers.Length > 0;
}
