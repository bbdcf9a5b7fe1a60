using System.Collections.Immutable;
using Ncez.Model.Texts;

namespace Ncez.Model.Comparisons;

/// <summary>Did it work: before and after, with and without, what moved it, and the stages that were set, all under one boundary and method.</summary>
/// <param name="BaseYear">Base year.</param>
/// <param name="Basis">What the year without measures is made of.</param>
/// <param name="BasisName">Indicator or scenario it was taken from.</param>
/// <param name="Years">Each later year.</param>
/// <param name="Split">Drivers from the base year to the last one; null where the zone states no activity.</param>
/// <param name="Terms">What stands beside the drivers in the last year, by name: its change since the base year [t CO₂e].</param>
/// <param name="Stages">Goals by stage, as first set and as adjusted.</param>
public sealed record EffectReport(
    int BaseYear, EffectBasis Basis, LocalText BasisName, ImmutableArray<EffectYear> Years, DriverSplit? Split, ImmutableSortedDictionary<string, double> Terms, ImmutableArray<StageGoal> Stages);

/// <summary>What a year without measures is made of.</summary>
public enum EffectBasis
{
    /// <summary>Nothing is known of it: before and after only.</summary>
    None,

    /// <summary>The base year's intensity at the observed activity.</summary>
    Activity,

    /// <summary>The base year moved as the baseline scenario moves.</summary>
    Scenario,
}

/// <summary>A year against the base year and against itself without measures.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="Gross">Gross in base year and year [t CO₂e].</param>
/// <param name="Net">Net in base year and year [t CO₂e].</param>
/// <param name="WithoutGrossT">Gross without measures [t CO₂e]; NaN when not known.</param>
/// <param name="WithoutNetT">Net without measures: what was deducted in the base year stays [t CO₂e]; NaN when not known.</param>
public sealed record EffectYear(int Year, Change Gross, Change Net, double WithoutGrossT, double WithoutNetT)
{
    /// <summary>Effect on gross: with − without [t CO₂e]; negative = less is emitted.</summary>
    public double GrossEffectT => Gross.After - WithoutGrossT;

    /// <summary>Effect on net: with − without [t CO₂e].</summary>
    public double NetEffectT => Net.After - WithoutNetT;
}

/// <summary>A goal of a stage, as it was set first and as it stands now: adjusting it keeps what was set before.</summary>
/// <param name="From">Year the stage begins.</param>
/// <param name="To">Year of the goal.</param>
/// <param name="Indicator">What it is about.</param>
/// <param name="First">The goal as first set.</param>
/// <param name="Current">The goal as it stands now; the first one when nobody adjusted it.</param>
/// <param name="Adjustments">Every adjustment: id, day, reason.</param>
public sealed record StageGoal(int From, int To, string Indicator, Targets.TrackedTarget First, Targets.TrackedTarget Current, ImmutableArray<(string Id, string On, string Reason)> Adjustments);
