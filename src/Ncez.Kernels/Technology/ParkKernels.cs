namespace Ncez.Kernels.Technology;

/// <summary>Figures of a park's own energy system over the hours of a year.</summary>
public static class ParkKernels
{
    /// <summary>Part of the electricity made on site that is used there.</summary>
    /// <param name="madeMWh">Made on site, after curtailment [MWh].</param>
    /// <param name="soldMWh">Fed into the grid [MWh].</param>
    /// <returns>Self-consumption [0–1]; NaN when nothing is made.</returns>
    [Equation("TEC-21", "SC = (E − E_fed) / E", Unit = "1", Source = "Part of what is made that is not fed in; convention of this product, the usual definition of self-consumption")]
    public static double SelfConsumptionFraction(double madeMWh, double soldMWh) => madeMWh > 0 ? (madeMWh - soldMWh) / madeMWh : double.NaN;

    /// <summary>Hours that a park without grid can serve its critical load, from a given hour on: what is made on site first, then storage.</summary>
    /// <param name="criticalMW">Critical load of each hour of the year [MW].</param>
    /// <param name="madeMW">What is made on site in each hour [MW].</param>
    /// <param name="firstHour">First hour of the outage, counted from 0.</param>
    /// <param name="storedMWh">Energy in storage at that time [MWh].</param>
    /// <param name="powerMW">Power of the storage [MW].</param>
    /// <param name="outFraction">Efficiency of discharging [0–1].</param>
    /// <param name="capacityMWh">Capacity of the storage [MWh].</param>
    /// <param name="mostHours">Longest outage that is looked at [h].</param>
    /// <returns>Whole hours served [h]; after the last hour of the year the first one follows.</returns>
    [Equation("TEC-22", "n = max{ k : Lₜ ≤ Gₜ + min(P, S·η) for all t < k }", Unit = "h", Source = "Hours in a row that load is served without the grid; convention of this product (docs/how-to/size-a-park.md)")]
    public static int OutageHours(
        ReadOnlySpan<double> criticalMW, ReadOnlySpan<double> madeMW, int firstHour, double storedMWh, double powerMW, double outFraction, double capacityMWh, int mostHours)
    {
        var stored = storedMWh;
        for (var k = 0; k < mostHours; k++)
        {
            var t = (firstHour + k) % criticalMW.Length;
            var lack = criticalMW[t] - madeMW[t];
            if (lack > Math.Min(powerMW, stored * outFraction) + 1e-9)
            {
                return k;
            }

            // What is left over charges, at the same efficiency both ways.
            stored = Math.Clamp(stored - (lack > 0 ? lack / outFraction : Math.Max(lack, -powerMW) * outFraction), 0, capacityMWh);
        }

        return mostHours;
    }
}
