using System.Collections.Immutable;
using Ncez.Model.Texts;

namespace Ncez.Model.Technologies;

/// <summary>A quantified statement of the report on one technology. Never used in silence: it names its section, its range and its doubt.</summary>
public sealed record Claim
{
    /// <summary>Claim id, for example <c>its-energy</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What the statement is about.</summary>
    public required LocalText Subject { get; init; }

    /// <summary>How the number relates to a baseline.</summary>
    public required ClaimKind Kind { get; init; }

    /// <summary>Lower end of the range, in <see cref="Unit"/>; null when the report gives no number.</summary>
    public double? Low { get; init; }

    /// <summary>Upper end of the range, in <see cref="Unit"/>; equal to the lower end for a single number.</summary>
    public double? High { get; init; }

    /// <summary>Unit of the number; 1 for shares (0–1).</summary>
    public required string Unit { get; init; }

    /// <summary>exact, about, at_least, up_to, more_than, range or none.</summary>
    public required string Qualifier { get; init; }

    /// <summary>Section of the report.</summary>
    public required string Section { get; init; }

    /// <summary>Equation that computes with it; empty for context.</summary>
    public required string Equation { get; init; }

    /// <summary>Input of that equation which the number fills; empty = the number is only compared with the result.</summary>
    public string Fills { get; init; } = "";

    /// <summary>Catalogue rows it is about.</summary>
    public ImmutableArray<string> Technologies { get; init; } = [];

    /// <summary>True when the number must not be used without care.</summary>
    public required bool IsDoubtful { get; init; }

    /// <summary>Why it is doubtful, or what to know before use.</summary>
    public LocalText Doubt { get; init; }
}

/// <summary>How a claim relates to a baseline.</summary>
public enum ClaimKind
{
    /// <summary>Share of the baseline that is saved.</summary>
    Reduction,

    /// <summary>New over old.</summary>
    Ratio,

    /// <summary>Amount per unit of something.</summary>
    PerUnit,

    /// <summary>Part of a whole, an input of an equation.</summary>
    Share,

    /// <summary>Efficiency of a device.</summary>
    Efficiency,

    /// <summary>An equation without a number in the report.</summary>
    Formula,

    /// <summary>A number worth knowing that no equation uses.</summary>
    Context,
}
