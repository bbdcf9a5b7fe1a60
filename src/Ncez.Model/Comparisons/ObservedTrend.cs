using Ncez.Model.Quantities;

namespace Ncez.Model.Comparisons;

/// <summary>Where the observed years of an amount go, and whether it has peaked.</summary>
/// <param name="Amount">gross, net, energy, or an indicator's name for emissions over it.</param>
/// <param name="Dimension">Dimension that emissions are divided by; null for a total.</param>
/// <param name="FirstYear">First year.</param>
/// <param name="LastYear">Last year.</param>
/// <param name="Years">Number of years.</param>
/// <param name="Score">Kendall's score.</param>
/// <param name="Chance">Chance of such a score without a trend [0–1].</param>
/// <param name="SlopePerYear">Sen's slope [canonical units a year].</param>
/// <param name="Peak">Year of the largest value, the first of equal ones.</param>
/// <param name="PeakValue">The largest value.</param>
/// <param name="LastValue">Value of the last year.</param>
/// <param name="PeakGoal">Peak year that the zone's targets name; null when they name none.</param>
public sealed record ObservedTrend(
    string Amount, Dimension? Dimension, int FirstYear, int LastYear, int Years, double Score, double Chance, double SlopePerYear,
    int Peak, double PeakValue, double LastValue, int? PeakGoal)
{
    /// <summary>Years from which on a trend is tested; with fewer the test says next to nothing.</summary>
    public const int FewestYears = 8;

    /// <summary>Chance below which a trend is called one.</summary>
    public const double Significance = 0.05;

    /// <summary>True when the chance is below 5 %.</summary>
    public bool IsSignificant => Chance < Significance;

    /// <summary>True when the largest value lies before the last year: what still rises has not peaked.</summary>
    public bool IsPastPeak => Peak < LastYear && LastValue < PeakValue;

    /// <summary>Years from the observed peak to the goal; negative = later than the goal. Null while nothing has peaked or no goal is named.</summary>
    public int? YearsToGoal => IsPastPeak && PeakGoal is { } goal ? goal - Peak : null;
}
