using System.Collections.Immutable;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Model.Schemes;

/// <summary>An evaluation or acceptance scheme: a file of <c>data/schemes</c> or of a zone's own <c>schemes</c> folder. Nothing of any scheme is code.</summary>
public sealed record Scheme
{
    /// <summary>Id, the name of the file.</summary>
    public required string Id { get; init; }

    /// <summary>Name in both languages.</summary>
    public required LocalText Name { get; init; }

    /// <summary>Who issued it.</summary>
    public LocalText Issuer { get; init; }

    /// <summary>Document number; empty when it was not seen.</summary>
    public string DocumentNo { get; init; } = "";

    /// <summary>Date or year of issue; empty when it was not seen.</summary>
    public string Issued { get; init; } = "";

    /// <summary>How far the file may be trusted.</summary>
    public required SchemeReadiness Readiness { get; init; }

    /// <summary>What a reader must know before using it.</summary>
    public LocalText Notice { get; init; }

    /// <summary>Domains it may be used for.</summary>
    public required ImmutableArray<Domain> Domains { get; init; }

    /// <summary>Domains that the publication itself excludes.</summary>
    public ImmutableArray<Domain> ExcludedDomains { get; init; } = [];

    /// <summary>Where it was read.</summary>
    public required ImmutableArray<SchemeSource> Sources { get; init; }

    /// <summary>Statements on provenance: seen, inferred, … → what.</summary>
    public ImmutableArray<(Provenance How, LocalText What)> Verified { get; init; } = [];

    /// <summary>Accounting treatment under which emissions are wanted; empty = the zone's own rules.</summary>
    public string Treatment { get; init; } = "";

    /// <summary>Named values that rows and classes read.</summary>
    public required ImmutableArray<SchemeInput> Inputs { get; init; }

    /// <summary>Classes that choose limits.</summary>
    public ImmutableArray<SchemeClassSet> ClassSets { get; init; } = [];

    /// <summary>Milestone years, ascending; empty when limits hold for all years.</summary>
    public ImmutableArray<int> Milestones { get; init; } = [];

    /// <summary>Last year of the plan period, for vetoes that hold at its end only.</summary>
    public int? PeriodEnd { get; init; }

    /// <summary>Rows: prerequisites and indicators.</summary>
    public required ImmutableArray<SchemeRow> Rows { get; init; }

    /// <summary>How rows become a result.</summary>
    public required SchemeAggregation Aggregation { get; init; }

    /// <summary>What may be left out.</summary>
    public required NotApplicablePolicy NotApplicable { get; init; }

    /// <summary>The clause that lets a reviewer change a limit; empty = none.</summary>
    public LocalText Discretion { get; init; }

    /// <summary>Grades, the best first.</summary>
    public ImmutableArray<SchemeGrade> Grades { get; init; } = [];

    /// <summary>What follows from an outcome.</summary>
    public ImmutableArray<OutcomeRule> Outcomes { get; init; } = [];

    /// <summary>Steps of the procedure.</summary>
    public ImmutableArray<LocalText> Process { get; init; } = [];

    /// <summary>Documents that must be handed in.</summary>
    public ImmutableArray<LocalText> Materials { get; init; } = [];
}

/// <summary>How far a scheme file may be trusted.</summary>
public enum SchemeReadiness
{
    /// <summary>Read in a published copy.</summary>
    Ready,

    /// <summary>One transcription or an inferred title: check it against the official page.</summary>
    Flagged,

    /// <summary>Superseded or partial: a pattern to build on.</summary>
    Template,

    /// <summary>The procedure is known, the score table is not: the user enters it.</summary>
    Shell,

    /// <summary>A checklist of a standard.</summary>
    Checklist,

    /// <summary>Definitions whose limits the owner of a programme sets.</summary>
    Definition,

    /// <summary>A user's own scheme.</summary>
    Own,
}

/// <summary>How a statement of a file is known.</summary>
public enum Provenance
{
    /// <summary>Read in a published copy.</summary>
    Seen,

    /// <summary>Read in a third party's transcription.</summary>
    SeenSecondary,

    /// <summary>Concluded from what was read.</summary>
    Inferred,

    /// <summary>Arithmetic on what was read.</summary>
    Derived,

    /// <summary>From memory.</summary>
    Memory,

    /// <summary>Not known.</summary>
    Empty,
}

/// <summary>A source of a scheme.</summary>
/// <param name="Id">Id inside the file.</param>
/// <param name="Kind">What kind of copy.</param>
/// <param name="Address">Where it stands.</param>
/// <param name="Note">What was read there.</param>
public sealed record SchemeSource(string Id, string Kind, string Address, LocalText Note);

/// <summary>A set of classes: the first whose condition holds is the zone's; none = not evaluable.</summary>
/// <param name="Id">Id.</param>
/// <param name="Classes">Classes in order.</param>
public sealed record SchemeClassSet(string Id, ImmutableArray<SchemeClass> Classes);

/// <summary>A class.</summary>
/// <param name="Id">Id, unique in the scheme.</param>
/// <param name="Name">Name.</param>
/// <param name="When">Condition; null = only by its word.</param>
/// <param name="WordInput">Input whose word chooses the class; null = by condition.</param>
/// <param name="IsEvaluable">False for what the publication gives no class.</param>
public sealed record SchemeClass(string Id, LocalText Name, SchemeCondition? When, int? WordInput, bool IsEvaluable);

/// <summary>A grade with its limits of the score; both ends say whether they belong to it.</summary>
/// <param name="Id">Id.</param>
/// <param name="Name">Name.</param>
/// <param name="Min">Lowest score; null = none.</param>
/// <param name="MinInclusive">True when the lowest score belongs to it.</param>
/// <param name="Max">Highest score; null = none.</param>
/// <param name="MaxInclusive">True when the highest score belongs to it.</param>
/// <param name="Requires">Rows, or <c>prerequisites</c>, <c>binding</c>, that must be met.</param>
/// <param name="IsPass">True when it is a success.</param>
public sealed record SchemeGrade(string Id, LocalText Name, decimal? Min, bool MinInclusive, decimal? Max, bool MaxInclusive, ImmutableArray<string> Requires, bool IsPass)
{
    /// <summary>True when a score lies inside.</summary>
    public bool Holds(decimal score) => (Min is not { } min || (MinInclusive ? score >= min : score > min)) && (Max is not { } max || (MaxInclusive ? score <= max : score < max));
}

/// <summary>What follows from an outcome.</summary>
/// <param name="Event">When.</param>
/// <param name="Effect">What follows.</param>
/// <param name="WaitMonths">Months before the next application; null = none.</param>
public sealed record OutcomeRule(OutcomeEvent Event, LocalText Effect, int? WaitMonths);

/// <summary>When an outcome rule holds.</summary>
public enum OutcomeEvent
{
    /// <summary>A grade that is a success.</summary>
    Pass,

    /// <summary>Failed at the first attempt.</summary>
    FailFirst,

    /// <summary>Failed again.</summary>
    FailSecond,
}

/// <summary>How rows become a result.</summary>
/// <param name="Mode">How.</param>
/// <param name="TotalPoints">Full score; null where nothing is scored.</param>
/// <param name="Note">Words of the publication.</param>
public sealed record SchemeAggregation(AggregationMode Mode, decimal? TotalPoints, LocalText Note);

/// <summary>How rows become a result.</summary>
public enum AggregationMode
{
    /// <summary>All prerequisites and all binding rows are met.</summary>
    Conjunctive,

    /// <summary>Points are added up.</summary>
    AdditivePoints,

    /// <summary>Points are added up, and every binding row must be met.</summary>
    AdditivePointsWithBinding,

    /// <summary>The best grade whose rows are all met.</summary>
    HighestGradeAllMet,

    /// <summary>Rows are reported one by one; there is no result.</summary>
    Reported,
}

/// <summary>What may be left out, and what that does to the score.</summary>
/// <param name="Mode">How.</param>
/// <param name="AppliesTo">Strengths of rows that may be left out.</param>
/// <param name="Text">Words of the publication.</param>
public sealed record NotApplicablePolicy(NotApplicableMode Mode, ImmutableArray<RowStrength> AppliesTo, LocalText Text);

/// <summary>What happens to a row that does not apply.</summary>
public enum NotApplicableMode
{
    /// <summary>Nothing may be left out.</summary>
    None,

    /// <summary>Left out with a reason.</summary>
    ExcludeWithReason,

    /// <summary>Left out, and the score is scaled to what was assessed.</summary>
    ReweightToAssessed,
}
