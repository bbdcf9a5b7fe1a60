using System.Collections.Immutable;
using Ncez.Model.Texts;

namespace Ncez.Model.Uncertainties;

/// <summary>How sure the totals of an inventory are, by both IPCC approaches. Lines without a stated uncertainty are listed, never taken as certain.</summary>
public sealed record UncertaintyReport
{
    /// <summary>How it was drawn.</summary>
    public required DrawSettings Settings { get; init; }

    /// <summary>What varies, largest share of the last year's variance first.</summary>
    public required ImmutableArray<UncertainSource> Sources { get; init; }

    /// <summary>One entry per year, ascending.</summary>
    public required ImmutableArray<YearUncertainty> Years { get; init; }

    /// <summary>From the base year to the last; null with a single year or a base of 0.</summary>
    public TrendUncertainty? Trend { get; init; }

    /// <summary>Rows of IPCC table 3.2: category, item and gas, base year against last year.</summary>
    public required ImmutableArray<CategoryUncertainty> Categories { get; init; }

    /// <summary>√ΣH of table 3.2: uncertainty of the last year's total if no two rows shared an error [%].</summary>
    public double TableTotalPercent => Math.Sqrt(Categories.Sum(c => c.VarianceContribution));

    /// <summary>√ΣM of table 3.2: uncertainty of the trend if no two rows shared an error [percentage points]; NaN without a base year.</summary>
    public double TableTrendPercent => Math.Sqrt(Categories.Sum(c => c.TrendPercent * c.TrendPercent));

    /// <summary>Lines that state no uncertainty, by kind, largest first.</summary>
    public required ImmutableArray<MissingUncertainty> Missing { get; init; }

    /// <summary>The year of an inventory; null when it has none.</summary>
    public YearUncertainty? Of(int year) => Years.FirstOrDefault(y => y.Year == year);
}

/// <summary>How draws are made; the same settings give the same draws on any number of threads.</summary>
/// <param name="Draws">How many.</param>
/// <param name="Seed">Seed.</param>
/// <param name="Design">Design of the draws.</param>
public sealed record DrawSettings(int Draws = 10_000, ulong Seed = 1, DrawDesign Design = DrawDesign.Random)
{
    /// <summary>Fewest draws that give a 95 % interval any meaning.</summary>
    public const int Fewest = 100;

    /// <summary>Most draws.</summary>
    public const int Most = 10_000_000;
}

/// <summary>Design of draws.</summary>
public enum DrawDesign
{
    /// <summary>Independent draws.</summary>
    Random,

    /// <summary>Latin hypercube: every parameter meets each n-th of its distribution once.</summary>
    Lhs,

    /// <summary>Scrambled Sobol points for the parameters that matter most, Latin hypercube for the others.</summary>
    Sobol,
}

/// <summary>Form of a distribution; each has the mean that the inventory prints.</summary>
public enum DrawShape
{
    /// <summary>Normal.</summary>
    Normal,

    /// <summary>Lognormal.</summary>
    Lognormal,

    /// <summary>Uniform.</summary>
    Uniform,

    /// <summary>Triangle, symmetric unless its three values are stated.</summary>
    Triangular,

    /// <summary>PERT, symmetric unless its three values are stated.</summary>
    Pert,

    /// <summary>One of some values, each with its weight.</summary>
    Discrete,

    /// <summary>A sample, interpolated.</summary>
    Empirical,
}

/// <summary>Something that varies: the quantity of a row, or a factor that several lines share.</summary>
/// <param name="Id">Stable id, of which its draws depend: <c>q:E1</c>, <c>group:meter</c>, <c>f:cn-grid/…</c>.</param>
/// <param name="Name">As printed.</param>
/// <param name="IsFactor">True for a factor, false for a quantity.</param>
/// <param name="HalfWidthPercent">Half of the 95 % interval over the value [%]; the widest where members of a group differ.</param>
/// <param name="Shape">Distribution.</param>
/// <param name="Basis">Where the number was read.</param>
/// <param name="ShareFraction">Share of the variance of the last year's total, approach 1 [0–1].</param>
/// <param name="CorrelationFraction">Squared correlation of its draws with the last year's total, approach 2 [0–1]; NaN when not looked at.</param>
public sealed record UncertainSource(
    string Id, LocalText Name, bool IsFactor, double HalfWidthPercent, DrawShape Shape, LocalText Basis, double ShareFraction, double CorrelationFraction)
{
    /// <summary>Name for a reader who knows no row ids.</summary>
    public LocalText ShortName { get; init; } = Name;
}

/// <summary>A year's net emissions before offsets (sinks and credits negative).</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="TotalT">Total [t CO₂e].</param>
/// <param name="CoveredT">Part of it whose uncertainty is stated [t CO₂e].</param>
/// <param name="CoveredShareFraction">Covered over all, by amount without sign [0–1]; NaN when nothing is emitted.</param>
/// <param name="Propagated">Covered part by approach 1; null when it is nothing.</param>
/// <param name="Drawn">Covered part by approach 2; null when it is nothing.</param>
public sealed record YearUncertainty(int Year, double TotalT, double CoveredT, double CoveredShareFraction, Interval? Propagated, Interval? Drawn)
{
    /// <summary>Half of the 95 % interval of the whole total [%]; NaN unless every line states its uncertainty, because missing is not zero.</summary>
    public double TotalPercent => Propagated is { } interval && CoveredShareFraction >= 1 ? interval.HalfWidthPercent : double.NaN;

    /// <summary>True when sources and sinks cancel to less than their uncertainty, so that tonnes are given and no percentage.</summary>
    public bool IsBalanced => Propagated is { IsBalanced: true };

    /// <summary>The same half over another total of the year, such as the one after offsets [%]; NaN when that one is nearer to 0 than the half is wide.</summary>
    /// <param name="totalT">The total [t CO₂e].</param>
    public double PercentOf(double totalT) => totalT == TotalT ? TotalPercent
        : CoveredShareFraction >= 1 && Propagated is { } interval && Math.Abs(totalT) > interval.HalfWidth ? interval.HalfWidth / Math.Abs(totalT) * 100 : double.NaN;
}

/// <summary>A 95 % interval.</summary>
/// <param name="Mean">Mean.</param>
/// <param name="Low">2.5 % of the values lie below.</param>
/// <param name="High">2.5 % of the values lie above.</param>
public sealed record Interval(double Mean, double Low, double High)
{
    /// <summary>
    /// True when it is of a sum in which sources and sinks cancel to less than its uncertainty by approach 1. A percentage of what is left
    /// near 0 says nothing, by either approach; of sources alone it stands, however wide.
    /// </summary>
    public bool IsBalanced { get; init; }

    /// <summary>Half of the interval, in the unit of the mean.</summary>
    public double HalfWidth => (High - Low) / 2;

    /// <summary>Half of the interval over the amount of the mean [%]; NaN at a mean of 0 and for a balance.</summary>
    public double HalfWidthPercent => PercentOf(HalfWidth);

    /// <summary>From the lower end to the mean over the amount of the mean [%], as IPCC 2006 vol. 1 ch. 3 table 3.3 gives it; NaN likewise.</summary>
    public double BelowPercent => PercentOf(Mean - Low);

    /// <summary>From the mean to the upper end over the amount of the mean [%]; NaN likewise.</summary>
    public double AbovePercent => PercentOf(High - Mean);

    private double PercentOf(double width) => Mean == 0 || IsBalanced ? double.NaN : width / Math.Abs(Mean) * 100;
}

/// <summary>Trend of the covered part in percent of the base year.</summary>
/// <param name="BaseYear">Base year.</param>
/// <param name="Year">Last year.</param>
/// <param name="Propagated">Approach 1 [%].</param>
/// <param name="Drawn">Approach 2 [%]; null when not drawn.</param>
public sealed record TrendUncertainty(int BaseYear, int Year, Interval Propagated, Interval? Drawn);

/// <summary>A row of IPCC table 3.2.</summary>
/// <param name="Category">Category.</param>
/// <param name="Item">Fuel or other item; empty for none.</param>
/// <param name="Gas">Gas.</param>
/// <param name="BaseT">Base-year emissions [t CO₂e] (C); NaN without a base year.</param>
/// <param name="YearT">Last-year emissions [t CO₂e] (D).</param>
/// <param name="ActivityPercent">Uncertainty of activity data (E): of the last year, of the base year for a source given up.</param>
/// <param name="FactorPercent">Uncertainty of factors (F), likewise.</param>
/// <param name="CombinedPercent">Combined (G).</param>
/// <param name="VarianceContribution">Contribution to the variance of the year (H) [%²].</param>
/// <param name="TypeAPercent">Type A sensitivity (I).</param>
/// <param name="TypeBPercent">Type B sensitivity (J).</param>
/// <param name="FactorTrendPercent">What the factor brings into the trend (K) [percentage points].</param>
/// <param name="ActivityTrendPercent">What the activity brings into the trend (L) [percentage points].</param>
public sealed record CategoryUncertainty(
    LocalText Category, LocalText Item, string Gas, double BaseT, double YearT, double ActivityPercent, double FactorPercent, double CombinedPercent,
    double VarianceContribution, double TypeAPercent, double TypeBPercent, double FactorTrendPercent, double ActivityTrendPercent)
{
    /// <summary>Uncertainty brought into the trend (√M) [percentage points].</summary>
    public double TrendPercent => Math.Sqrt((FactorTrendPercent * FactorTrendPercent) + (ActivityTrendPercent * ActivityTrendPercent));
}

/// <summary>Lines of one kind that state no uncertainty.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="Category">Category.</param>
/// <param name="Item">Item.</param>
/// <param name="LacksQuantity">True when the quantity's is missing.</param>
/// <param name="LacksFactor">True when a factor's is missing.</param>
/// <param name="Lines">How many lines.</param>
/// <param name="Co2eT">Their emissions [t CO₂e].</param>
public sealed record MissingUncertainty(int Year, LocalText Category, LocalText Item, bool LacksQuantity, bool LacksFactor, int Lines, double Co2eT);

/// <summary>Variances of the logarithm that a pedigree gives (ecoinvent).</summary>
/// <param name="BasicDemand">Basic variance of activity data: energy, material, waste.</param>
/// <param name="BasicTransport">Basic variance of transport services.</param>
/// <param name="Scores">For each of the five indicators, in the order reliability, completeness, time, place, technology: the variance of the scores 1 … 5.</param>
public sealed record PedigreeTable(double BasicDemand, double BasicTransport, ImmutableArray<ImmutableArray<double>> Scores)
{
    /// <summary>The indicators in their order.</summary>
    public static ImmutableArray<string> Indicators { get; } = ["reliability", "completeness", "temporal", "geographical", "technological"];
}

/// <summary>A dimension of the Sobol sequence.</summary>
/// <param name="Polynomial">Primitive polynomial as bits.</param>
/// <param name="Initial">Starting direction numbers.</param>
public sealed record SobolDimension(int Polynomial, ImmutableArray<int> Initial);
