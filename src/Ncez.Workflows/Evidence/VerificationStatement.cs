using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Model.Evidence;
using Ncez.Model.Inventories;
using Ncez.Model.Runs;
using Ncez.Workflows.Runs;

namespace Ncez.Workflows.Evidence;

/// <summary>
/// What a verifier signs: what the zone states, the kept run that stands behind it, what was looked at, and what the verifier
/// says of it. Level, materiality, opinion and names are the verifier's own words; nothing of them is ever filled in.
/// </summary>
public sealed record VerificationStatement
{
    /// <summary>Lines, proofs, reviews and misstatements of the year.</summary>
    public required VerificationPlan Plan { get; init; }

    /// <summary>What the zone states.</summary>
    public required Inventory Inventory { get; init; }

    /// <summary>Words of the verifier, by column of verification.csv; empty where nothing is stated.</summary>
    public required ImmutableSortedDictionary<string, string> Stated { get; init; }

    /// <summary>Materiality threshold [% of gross]; null when none is stated.</summary>
    public double? MaterialityPercent { get; init; }

    /// <summary>The kept run the statement is about; null when there is none.</summary>
    public KeptRun? Run { get; init; }

    /// <summary>What keeps it from being more than a draft.</summary>
    public ImmutableArray<Diagnostic> Obstacles { get; init; } = [];

    /// <summary>Warnings of the account that the verifier has to know of.</summary>
    public int Warnings { get; init; }

    /// <summary>True while something stands in the way of signing it.</summary>
    public bool IsDraft => !Obstacles.IsEmpty;

    /// <summary>Totals of the year.</summary>
    public YearTotals Year => Inventory.Years.First(y => y.Year == Plan.Year);

    /// <summary>Materiality threshold [t CO₂e]; NaN when none is stated.</summary>
    public double MaterialityT => Year.Gross.T * (MaterialityPercent ?? double.NaN) / 100;

    /// <summary>Uncorrected misstatements, each without its sign, so that they cannot cancel [t CO₂e].</summary>
    public double MisstatedT => Plan.Misstatements.Where(m => double.IsFinite(m.EffectT)).Sum(m => Math.Abs(m.EffectT));

    /// <summary>Words of the verifier in a column.</summary>
    public string Word(string column) => Stated.GetValueOrDefault(column, "");

    /// <summary>The step that brought the run into a state; null when it never was.</summary>
    public RunEntry? Step(RunState state) => Run?.History.Entries.FirstOrDefault(e => e.State == state);
}
