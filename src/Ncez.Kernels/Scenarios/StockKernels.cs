namespace Ncez.Kernels.Scenarios;

/// <summary>Stocks that are bought, age and go.</summary>
public static class StockKernels
{
    /// <summary>What is left in a year of what was there at the start and of what was bought since.</summary>
    /// <param name="initialCount">Stock at the start by age: index 0 bought in the start year.</param>
    /// <param name="salesCount">Sales by year after the start: index 0 one year after it.</param>
    /// <param name="survivalFraction">Share that is left by age: index 0 new (1); beyond the end nothing is left.</param>
    /// <param name="elapsedYears">Years since the start (≥ 1).</param>
    /// <returns>Survivors of the start and of the sales before this year; this year's sales come on top.</returns>
    /// <remarks>The survival of what was there at the start is conditional on the age it had then.</remarks>
    [Equation("SCN-08", "N(t) = Σᵥ N₀(v)·S(v+t)/S(v) + Σᵤ<ₜ X(u)·S(t−u)", Unit = "count", Source = "LEAP help, Vintaging calculations; cohort survival")]
    public static double SurvivorsCount(ReadOnlySpan<double> initialCount, ReadOnlySpan<double> salesCount, ReadOnlySpan<double> survivalFraction, int elapsedYears)
    {
        double count = 0;
        for (var age = 0; age < initialCount.Length; age++)
        {
            count += initialCount[age] * LeftFraction(survivalFraction, age, age + elapsedYears);
        }

        for (var sold = 1; sold < elapsedYears; sold++)
        {
            count += salesCount[sold - 1] * LeftFraction(survivalFraction, 0, elapsedYears - sold);
        }

        return count;
    }

    /// <summary>Energy of a stock in a year: every vintage with the consumption it was bought with, worsened by age, and the use of its age.</summary>
    /// <param name="initialCount">Stock at the start by age.</param>
    /// <param name="salesCount">Sales by year after the start.</param>
    /// <param name="survivalFraction">Share left by age.</param>
    /// <param name="initialUseMWh">Yearly energy of a device of the start stock when new [MWh].</param>
    /// <param name="soldUseMWh">Yearly energy of a new device by year after the start [MWh].</param>
    /// <param name="wearRatio">Factor on energy by age (degradation × mileage decay); beyond the end its last value.</param>
    /// <param name="elapsedYears">Years since the start (≥ 0).</param>
    [Equation("SCN-09", "E(t) = Σᵥ N(t,v)·e(v)·w(t−v)", Unit = "MWh", Source = "LEAP help, Vintaging calculations: Energy = Stock · Mileage · FuelEconomy, each by vintage")]
    public static double StockEnergyMWh(ReadOnlySpan<double> initialCount, ReadOnlySpan<double> salesCount, ReadOnlySpan<double> survivalFraction,
        double initialUseMWh, ReadOnlySpan<double> soldUseMWh, ReadOnlySpan<double> wearRatio, int elapsedYears)
    {
        double energyMWh = 0;
        for (var age = 0; age < initialCount.Length; age++)
        {
            energyMWh += initialCount[age] * LeftFraction(survivalFraction, age, age + elapsedYears) * initialUseMWh * WearAt(wearRatio, age + elapsedYears);
        }

        for (var sold = 1; sold <= elapsedYears; sold++)
        {
            var age = elapsedYears - sold;
            energyMWh += salesCount[sold - 1] * LeftFraction(survivalFraction, 0, age) * soldUseMWh[sold - 1] * WearAt(wearRatio, age);
        }

        return energyMWh;
    }

    private static double LeftFraction(ReadOnlySpan<double> survivalFraction, int fromAge, int toAge) =>
        toAge >= survivalFraction.Length || fromAge >= survivalFraction.Length || survivalFraction[fromAge] <= 0 ? 0 : survivalFraction[toAge] / survivalFraction[fromAge];

    private static double WearAt(ReadOnlySpan<double> wearRatio, int age) => wearRatio.IsEmpty ? 1 : wearRatio[Math.Min(age, wearRatio.Length - 1)];
}
