using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;

namespace Ncez.Model.Targets;

/// <summary>A target of targets.csv against the observed years.</summary>
public sealed record TrackedTarget
{
    /// <summary>Id; made of indicator and year when the row has none.</summary>
    public required string Id { get; init; }

    /// <summary>What it is about: gross, net, direct, energy, an indicator, or one of them per indicator (<c>gross/gdp</c>).</summary>
    public required string Indicator { get; init; }

    /// <summary>True for a ratio of two amounts: dual control looks at totals and intensities together.</summary>
    public bool IsIntensity => Indicator.Contains('/', StringComparison.Ordinal);

    /// <summary>Target year.</summary>
    public required int Year { get; init; }

    /// <summary>As written.</summary>
    public required string Written { get; init; }

    /// <summary>Level that is aimed at, in canonical units; null when it cannot be said.</summary>
    public double? Level { get; init; }

    /// <summary>Year the way starts from.</summary>
    public int? BaseYear { get; init; }

    /// <summary>Value of that year, in canonical units.</summary>
    public double? Base { get; init; }

    /// <summary>Last observed year.</summary>
    public int? LastYear { get; init; }

    /// <summary>Its value, in canonical units.</summary>
    public double? Last { get; init; }

    /// <summary>Where the straight line from base to target stands in the last observed year.</summary>
    public double? OnLine { get; init; }

    /// <summary>Mean change a year from base to last year [fraction].</summary>
    public double? AchievedRate { get; init; }

    /// <summary>Change a year that is needed from the last year on [fraction]; null when the target year is past or signs differ.</summary>
    public double? RequiredRate { get; init; }

    /// <summary>Unit that values are shown in, and canonical units of one of it.</summary>
    public required (LocalText Text, double Canonical) Unit { get; init; }

    /// <summary>How it stands.</summary>
    public required TargetLight Light { get; init; }

    /// <summary>Id of the target that this one adjusts; null when it was set anew.</summary>
    public string? Replaces { get; init; }

    /// <summary>Day it was adjusted; empty when not said.</summary>
    public string AdjustedOn { get; init; } = "";

    /// <summary>Why it was adjusted.</summary>
    public string Reason { get; init; } = "";

    /// <summary>True when a later row adjusts it: it is kept, and followed no more.</summary>
    public bool IsReplaced { get; init; }

    /// <summary>Where it is written.</summary>
    public Place Where { get; init; }
}

/// <summary>How a target stands.</summary>
public enum TargetLight
{
    /// <summary>A value is missing: nothing is said.</summary>
    Unknown,

    /// <summary>Reached already.</summary>
    Met,

    /// <summary>On the straight line from base to target, or better.</summary>
    OnTrack,

    /// <summary>Better than the base year, but behind the line.</summary>
    Behind,

    /// <summary>No better than the base year, or the target year has passed without it.</summary>
    OffTrack,
}
