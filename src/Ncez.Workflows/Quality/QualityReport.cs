using System.Collections.Immutable;
using Ncez.Model.Inventories;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Quality;

/// <summary>What a checker finds.</summary>
/// <param name="Gaps">Categories of gross emissions without a row and without a reason.</param>
/// <param name="Second">The same activities by a second method; null when the zone's own is that method or it has no factor for something.</param>
/// <param name="Balances">Fuel balances against use.</param>
/// <param name="Outliers">Values far from their own history.</param>
public sealed record QualityReport(ImmutableArray<(LocalText Category, int Year)> Gaps, SetComparison? Second, ImmutableArray<FuelBalance> Balances, ImmutableArray<Outlier> Outliers)
{
    /// <summary>CO₂ of fuels from the supply side beside that of their use.</summary>
    public ImmutableArray<TopDownFuel> TopDown { get; init; } = [];

    /// <summary>Intensities beside benchmarks.</summary>
    public ImmutableArray<Benchmarked> Benchmarks { get; init; } = [];
}

/// <summary>CO₂ of a fuel by the reference approach and by use.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="Item">Fuel.</param>
/// <param name="Apparent">Apparent consumption less what is used as raw material, in <paramref name="Unit"/>.</param>
/// <param name="Used">Use in activities.csv; NaN when there is none.</param>
/// <param name="Unit">Unit of both.</param>
/// <param name="TopDownT">Apparent consumption at the factor of the use [t CO₂]; NaN without a use to take it from.</param>
/// <param name="BottomUpT">CO₂ of the use [t].</param>
public sealed record TopDownFuel(int Year, LocalText Item, double Apparent, double Used, string Unit, double TopDownT, double BottomUpT)
{
    /// <summary>Top-down over bottom-up less one [0–1].</summary>
    public double DifferenceFraction => (TopDownT / BottomUpT) - 1;
}

/// <summary>An intensity of the zone beside a benchmark.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="Name">What the benchmark is of.</param>
/// <param name="Value">The zone's value, in <paramref name="Unit"/>.</param>
/// <param name="Low">Lowest expected; null without one.</param>
/// <param name="High">Highest expected; null without one.</param>
/// <param name="Unit">Unit of all three.</param>
/// <param name="Source">Where the benchmark was read.</param>
public sealed record Benchmarked(int Year, LocalText Name, double Value, double? Low, double? High, string Unit, string Source)
{
    /// <summary>True when the value lies outside.</summary>
    public bool IsOutside => Value < Low || Value > High;
}

/// <summary>A fuel balance against the use in activities.csv.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="Item">Fuel.</param>
/// <param name="Balance">Use by the balance.</param>
/// <param name="Used">Use in activities.csv; NaN when there is none.</param>
/// <param name="Unit">Unit of both.</param>
public sealed record FuelBalance(int Year, LocalText Item, double Balance, double Used, string Unit);

/// <summary>A value far from its own history.</summary>
/// <param name="Item">Item.</param>
/// <param name="Site">Site.</param>
/// <param name="Period">Period.</param>
/// <param name="Value">Value.</param>
/// <param name="Median">Median of its series.</param>
/// <param name="Unit">Unit of both.</param>
/// <param name="Score">Modified z-score.</param>
public sealed record Outlier(LocalText Item, string Site, string Period, double Value, double Median, string Unit, double Score);
