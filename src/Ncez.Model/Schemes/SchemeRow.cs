using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;

namespace Ncez.Model.Schemes;

/// <summary>A row of a scheme: a prerequisite or an indicator.</summary>
public sealed record SchemeRow
{
    /// <summary>Id in the publication, or ours.</summary>
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public required LocalText Name { get; init; }

    /// <summary>Category in the publication.</summary>
    public LocalText Category { get; init; }

    /// <summary>Unit of value and limit.</summary>
    public required SchemeUnit Unit { get; init; }

    /// <summary>What it does to the result.</summary>
    public required RowStrength Strength { get; init; }

    /// <summary>Its value; null when the rule reads inputs of its own.</summary>
    public SchemeFormula? Value { get; init; }

    /// <summary>Definition in words.</summary>
    public LocalText Words { get; init; }

    /// <summary>Its rule; null where the publication is known to have one that was not seen.</summary>
    public SchemeRule? Rule { get; init; }

    /// <summary>Condition under which it applies; null = always.</summary>
    public SchemeCondition? AppliesWhen { get; init; }

    /// <summary>Grades it belongs to; empty = all.</summary>
    public ImmutableArray<string> Levels { get; init; } = [];

    /// <summary>True when it may be left out as not applicable.</summary>
    public bool MayBeExcluded { get; init; }

    /// <summary>What failing it does to the grade.</summary>
    public SchemeVeto? Veto { get; init; }

    /// <summary>True for bonus rows: their points come on top of the total.</summary>
    public bool IsBonus { get; init; }

    /// <summary>Field → how it is known.</summary>
    public ImmutableSortedDictionary<string, Provenance> Provenance { get; init; } = ImmutableSortedDictionary<string, Provenance>.Empty;

    /// <summary>Where it is defined.</summary>
    public Place Where { get; init; }

    /// <summary>Unit of what is compared with the limit: its own, or a plain number where the rule makes a ratio or a score of the value.</summary>
    public SchemeUnit JudgedUnit => Rule is RatioRule or InterpolationRule or PanelRule ? SchemeUnit.One : Unit;

    /// <summary>Every input it rests on, each once.</summary>
    public IEnumerable<int> Inputs() => (Value?.Inputs ?? []).Concat(Rule?.Inputs() ?? []).Concat(AppliesWhen?.Inputs ?? []).Distinct();
}

/// <summary>What a row does to the result.</summary>
public enum RowStrength
{
    /// <summary>A gate before everything.</summary>
    Prerequisite,

    /// <summary>Must be met.</summary>
    Binding,

    /// <summary>Should be met in principle: reported apart, does not block.</summary>
    InPrinciple,

    /// <summary>Reported as a reference, never blocks.</summary>
    Guiding,

    /// <summary>Earns points.</summary>
    Score,
}

/// <summary>A veto: failing the row overrides the grade; points are still shown.</summary>
/// <param name="Timing">When it holds.</param>
/// <param name="Grade">Grade that results; empty = none can be given.</param>
/// <param name="Text">Words of the publication.</param>
public sealed record SchemeVeto(VetoTiming Timing, string Grade, LocalText Text);

/// <summary>When a veto holds.</summary>
public enum VetoTiming
{
    /// <summary>Always (core indicator).</summary>
    Always,

    /// <summary>In each year's assessment before the last of the period.</summary>
    Annual,

    /// <summary>In the last year of the period only.</summary>
    PeriodEnd,
}
