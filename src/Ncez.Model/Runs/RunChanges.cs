using System.Collections.Immutable;

namespace Ncez.Model.Runs;

/// <summary>What changed between two runs of a zone; in every year the effects add up to the difference exactly.</summary>
/// <param name="Before">The earlier run.</param>
/// <param name="After">The later run.</param>
/// <param name="Years">Years of both runs.</param>
/// <param name="Lines">Every effect on every line that is not 0.</param>
/// <param name="Factors">Factors that lines of both runs used before and after.</param>
/// <param name="BaseYear">Whether the base year is to be recalculated; null when the earlier run has no base year.</param>
public sealed record RunChanges(
    RunManifest Before, RunManifest After, ImmutableArray<YearChange> Years, ImmutableArray<LineChange> Lines, ImmutableArray<FactorChange> Factors, Recalculation? BaseYear)
{
    /// <summary>Market-based net of the years that both runs account so.</summary>
    public ImmutableArray<MarketChange> Market { get; init; } = [];
}

/// <summary>Why a number changed.</summary>
public enum ChangeCause
{
    /// <summary>Another quantity, a new or ended activity, offsets.</summary>
    Activity,

    /// <summary>Another factor under the same method.</summary>
    Factor,

    /// <summary>Another method or equation, or a line newly estimated.</summary>
    Method,

    /// <summary>Another boundary: counted in one run only.</summary>
    Boundary,

    /// <summary>Another GWP set.</summary>
    Gwp,
}

/// <summary>A year of two runs.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="GrossBeforeT">Gross before [t CO₂e].</param>
/// <param name="GrossAfterT">Gross after [t CO₂e].</param>
/// <param name="NetBeforeT">Net before [t CO₂e].</param>
/// <param name="NetAfterT">Net after [t CO₂e].</param>
/// <param name="Gross">Effects on gross by cause [t CO₂e].</param>
/// <param name="Net">Effects on net by cause [t CO₂e].</param>
public sealed record YearChange(
    int Year, double GrossBeforeT, double GrossAfterT, double NetBeforeT, double NetAfterT,
    ImmutableSortedDictionary<ChangeCause, double> Gross, ImmutableSortedDictionary<ChangeCause, double> Net);

/// <summary>An effect on a line.</summary>
/// <param name="Id">Line id.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="Item">Item id.</param>
/// <param name="Cause">Why.</param>
/// <param name="EffectT">How much [t CO₂e].</param>
/// <param name="IsGross">True when it is part of gross.</param>
public sealed record LineChange(string Id, int Year, string Item, ChangeCause Cause, double EffectT, bool IsGross)
{
    /// <summary>True when only the results are known – a quantity is withheld – so that the whole change stands under one cause.</summary>
    public bool IsUnsplit { get; init; }
}

/// <summary>A factor before and after.</summary>
/// <param name="Before">The factor before.</param>
/// <param name="After">The factor after.</param>
/// <param name="Lines">Lines that use it.</param>
public sealed record FactorChange(FactorCopy Before, FactorCopy After, int Lines)
{
    /// <summary>Change over the value before [1]; NaN when that is 0, or when the two are not of one kind (another parameter).</summary>
    public double ChangeFraction => Before.Parameter == After.Parameter && Before.Canonical != 0 ? (After.Canonical / Before.Canonical) - 1 : double.NaN;
}

/// <summary>Whether the base year must be recalculated. The old figure stays in the earlier run.</summary>
/// <param name="Year">Base year.</param>
/// <param name="OldT">Gross as the earlier run has it [t CO₂e].</param>
/// <param name="NewT">Gross as the later run has it: the recalculated base year [t CO₂e].</param>
/// <param name="StructuralT">Boundary, method, factor and GWP effects on its gross lines, each by its amount, so that they cannot cancel [t CO₂e].</param>
/// <param name="CorrectedT">Corrections of its own activity data of gross, each by its amount [t CO₂e].</param>
/// <param name="ThresholdFraction">Significance threshold [0–1].</param>
public sealed record Recalculation(int Year, double OldT, double NewT, double StructuralT, double CorrectedT, double ThresholdFraction)
{
    /// <summary>All of these effects on sinks, stored carbon and export credit, each by its amount: net moves with them where gross does not [t CO₂e].</summary>
    public double BeyondGrossT { get; init; }

    /// <summary>Net as the earlier run has it [t CO₂e].</summary>
    public double OldNetT { get; init; } = double.NaN;

    /// <summary>Net as the later run has it [t CO₂e].</summary>
    public double NewNetT { get; init; } = double.NaN;

    /// <summary>Cumulative effect on gross, or on what net has beyond it where that is more, over the old gross figure [0–1].</summary>
    public double SignificanceFraction => Math.Max(StructuralT + CorrectedT, BeyondGrossT) / Math.Abs(OldT);

    /// <summary>True when the effects reach the threshold.</summary>
    public bool IsNeeded => SignificanceFraction >= ThresholdFraction;
}
