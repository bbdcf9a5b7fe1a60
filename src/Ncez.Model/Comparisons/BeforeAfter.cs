using System.Collections.Immutable;
using Ncez.Model.Quantities;

namespace Ncez.Model.Comparisons;

/// <summary>A zone before and after: each later year against the baseline, under one boundary and one method (report 1.2(3)).</summary>
/// <param name="BaseYear">The year compared against; null when the inventory has one year only.</param>
/// <param name="Years">Later years in order.</param>
/// <param name="Refused">Indicators that cannot be compared, each named by a finding.</param>
public sealed record BeforeAfter(int? BaseYear, ImmutableArray<YearComparison> Years, ImmutableArray<string> Refused)
{
    /// <summary>Trends over all observed years; empty with fewer than eight.</summary>
    public ImmutableArray<ObservedTrend> Trends { get; init; } = [];

    /// <summary>LMDI-I and II of gross emissions by sector and fuel; empty when activity is not known in at least two years.</summary>
    public ImmutableArray<DriverSplit> Drivers { get; init; } = [];
}

/// <summary>A year against the baseline.</summary>
public sealed record YearComparison
{
    /// <summary>Baseline year.</summary>
    public required int BaseYear { get; init; }

    /// <summary>The later year.</summary>
    public required int Year { get; init; }

    /// <summary>Gross emissions [tCO₂e].</summary>
    public required Change Gross { get; init; }

    /// <summary>Net emissions [tCO₂e]; their ratio is not evaluable when the baseline is no source (net ≤ 0).</summary>
    public required Change Net { get; init; }

    /// <summary>Energy in the zone's standard-coal basis [tce].</summary>
    public required Change EnergyTce { get; init; }

    /// <summary>Emissions over each indicator that both years have.</summary>
    public ImmutableArray<IntensityChange> Intensities { get; init; } = [];

    /// <summary>Drivers of gross emissions; null without population and product of both years.</summary>
    public KayaSplit? Kaya { get; init; }

    /// <summary>Categories that only one of the two years computes: the totals are not of one scope then.</summary>
    public ImmutableArray<string> OneSided { get; init; } = [];
}

/// <summary>An amount in two years.</summary>
/// <param name="Before">In the baseline year.</param>
/// <param name="After">In the later year.</param>
public readonly record struct Change(double Before, double After)
{
    /// <summary>True when the ratio means something: the amount before was above zero.</summary>
    public bool IsEvaluable => Before > 0 && double.IsFinite(After);

    /// <summary>After over before; NaN when not evaluable.</summary>
    public double Ratio => IsEvaluable ? After / Before : double.NaN;

    /// <summary>True when it fell; null when not evaluable.</summary>
    public bool? IsLower => IsEvaluable ? After < Before : null;
}

/// <summary>Emissions per unit of an indicator, before and after.</summary>
/// <param name="Indicator">Indicator id.</param>
/// <param name="Dimension">What it measures; money stands at the prices of <paramref name="PriceYear"/>.</param>
/// <param name="PriceYear">Price year of money; null for other indicators.</param>
/// <param name="Amount">The indicator, canonical unit.</param>
/// <param name="Gross">Gross emissions per canonical unit [tCO₂e].</param>
/// <param name="Net">Net emissions per canonical unit [tCO₂e].</param>
/// <param name="DoubleReduction">Gross and its intensity both fell, and net and its intensity too where the baseline is a source; null when not evaluable.</param>
/// <param name="Decoupling">How gross emissions moved with the indicator.</param>
public sealed record IntensityChange(
    string Indicator, Dimension Dimension, int? PriceYear, Change Amount, Change Gross, Change Net, bool? DoubleReduction, Decoupling Decoupling);

/// <summary>Tapio's decoupling of emissions from an activity.</summary>
/// <param name="StartElasticity">Elasticity on start-year amounts.</param>
/// <param name="MidElasticity">Elasticity on mid-point amounts.</param>
/// <param name="State">State by the start-year elasticity.</param>
/// <param name="MidState">State by the mid-point elasticity.</param>
public sealed record Decoupling(double StartElasticity, double MidElasticity, DecouplingState State, DecouplingState MidState);

/// <summary>Tapio's eight states and the cases he leaves out.</summary>
public enum DecouplingState
{
    /// <summary>The activity grew, emissions fell.</summary>
    StrongDecoupling,

    /// <summary>Both grew, 0 ≤ e &lt; 0.8.</summary>
    WeakDecoupling,

    /// <summary>Both grew, 0.8 ≤ e ≤ 1.2.</summary>
    ExpansiveCoupling,

    /// <summary>Both grew, e &gt; 1.2.</summary>
    ExpansiveNegativeDecoupling,

    /// <summary>Both fell, e &gt; 1.2.</summary>
    RecessiveDecoupling,

    /// <summary>Both fell, 0.8 ≤ e ≤ 1.2.</summary>
    RecessiveCoupling,

    /// <summary>Both fell, 0 ≤ e &lt; 0.8; also emissions unchanged while the activity fell.</summary>
    WeakNegativeDecoupling,

    /// <summary>The activity fell, emissions grew.</summary>
    StrongNegativeDecoupling,

    /// <summary>The activity stood still and emissions fell: an elasticity does not exist, the direction is that of decoupling.</summary>
    LessWithoutGrowth,

    /// <summary>The activity stood still and emissions grew.</summary>
    MoreWithoutGrowth,

    /// <summary>Neither changed.</summary>
    Unchanged,

    /// <summary>An amount at the start is not above zero, or not known.</summary>
    NotEvaluable,
}

/// <summary>Drivers of a change of gross emissions [tCO₂e]; they add up to it.</summary>
/// <param name="PopulationT">More or fewer people.</param>
/// <param name="IncomeT">Product per head.</param>
/// <param name="EnergyIntensityT">Energy per product.</param>
/// <param name="CarbonIntensityT">Emissions per energy.</param>
public sealed record KayaSplit(double PopulationT, double IncomeT, double EnergyIntensityT, double CarbonIntensityT);
