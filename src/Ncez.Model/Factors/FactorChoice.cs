using System.Collections.Immutable;

namespace Ncez.Model.Factors;

/// <summary>Why this factor: the trail of candidates looked at, and the pick.</summary>
/// <param name="Query">What was asked for.</param>
/// <param name="Pick">The factor taken; null when the trail ends without one.</param>
/// <param name="Trail">Steps in order.</param>
public sealed record FactorChoice(FactorQuery Query, Factor? Pick, ImmutableArray<TrailStep> Trail)
{
    /// <summary>True when the pick is not the first choice: another year, a wider region, a later set or a proxy.</summary>
    public bool IsFallback => Pick is not null && Trail.Any(s => IsSecondChoice(s.Outcome));

    /// <summary>True for an outcome that takes a row which is not the one that was asked for.</summary>
    public static bool IsSecondChoice(TrailOutcome outcome) => outcome is TrailOutcome.EarlierYear or TrailOutcome.HeldYear or TrailOutcome.WiderRegion or TrailOutcome.LaterSet or TrailOutcome.Proxy;
}

/// <summary>A question to the factor library.</summary>
/// <param name="Item">Item id.</param>
/// <param name="Parameter">Parameter, see <see cref="FactorParameters"/>.</param>
/// <param name="Region">Region code.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="Gas">Gas asked for; empty = whichever the parameter has.</param>
public sealed record FactorQuery(string Item, string Parameter, string Region, int Year, string Gas = "")
{
    /// <summary>Year that the zone holds its factors to, when it is before <see cref="Year"/>; null when newer rows may be taken.</summary>
    public int? HeldTo { get; init; }
}

/// <summary>One step of a trail.</summary>
/// <param name="Set">Set looked at.</param>
/// <param name="Region">Region looked at; empty when the set has no row for the item at all.</param>
/// <param name="Candidate">The row found there, if any.</param>
/// <param name="Outcome">What became of it.</param>
public sealed record TrailStep(string Set, string Region, Factor? Candidate, TrailOutcome Outcome);

/// <summary>What became of a candidate.</summary>
public enum TrailOutcome
{
    /// <summary>The set has no row for the item and parameter.</summary>
    NoRow,

    /// <summary>The set has rows, but none for this region or a wider one up to the country.</summary>
    NoRegion,

    /// <summary>Rows exist only for later years.</summary>
    OnlyLaterYears,

    /// <summary>Low confidence and not confirmed in zone.yaml.</summary>
    NotConfirmed,

    /// <summary>Taken: right region, right year.</summary>
    Taken,

    /// <summary>Taken: nearest earlier year.</summary>
    EarlierYear,

    /// <summary>Taken: the zone holds its factors to an earlier year, and a newer row exists.</summary>
    HeldYear,

    /// <summary>Taken: wider region.</summary>
    WiderRegion,

    /// <summary>Taken: from a set later in the zone's order.</summary>
    LaterSet,

    /// <summary>Taken: through a named proxy item.</summary>
    Proxy,

    /// <summary>Not taken: another candidate came first.</summary>
    Passed,
}
