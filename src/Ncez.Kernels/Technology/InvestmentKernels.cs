namespace Ncez.Kernels.Technology;

/// <summary>What an investment is worth to who pays for it.</summary>
public static class InvestmentKernels
{
    private const double LowestFraction = -0.99;
    private const double HighestFraction = 100;
    private const int Halvings = 200;

    /// <summary>Worth today of money in the years to come.</summary>
    /// <param name="flowCny">Money of years 0, 1, 2, … [CNY]; what is spent is below 0.</param>
    /// <param name="rateFraction">Real discount rate [1/a].</param>
    /// <returns>Net present value [CNY].</returns>
    [Equation("TEC-16", "NPV = Σ Fₜ/(1 + i)ᵗ", Unit = "CNY", Source = "Textbook of engineering economics")]
    public static double NetPresentValueCny(ReadOnlySpan<double> flowCny, double rateFraction)
    {
        var (sum, factor) = (0.0, 1.0);
        foreach (var flow in flowCny)
        {
            sum += flow * factor;
            factor /= 1 + rateFraction;
        }

        return sum;
    }

    /// <summary>Rate at which money in the years to come is worth nothing today.</summary>
    /// <param name="flowCny">Money of years 0, 1, 2, … [CNY].</param>
    /// <returns>Internal rate of return [1/a]; NaN unless the flow changes its sign exactly once (no rate, or several) and the rate lies between −99 % and 10 000 %.</returns>
    [Equation("TEC-17", "Σ Fₜ/(1 + r)ᵗ = 0", Unit = "1/a", Source = "Textbook of engineering economics; one change of sign has one root (Descartes)")]
    public static double InternalRateFraction(ReadOnlySpan<double> flowCny)
    {
        var (changes, last) = (0, 0.0);
        foreach (var flow in flowCny)
        {
            changes += flow * last < 0 ? 1 : 0;
            last = flow != 0 ? flow : last;
        }

        var (low, high) = (LowestFraction, HighestFraction);
        var atLow = NetPresentValueCny(flowCny, low);
        if (changes != 1 || atLow * NetPresentValueCny(flowCny, high) > 0)
        {
            return double.NaN;
        }

        for (var i = 0; i < Halvings && low < high; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = NetPresentValueCny(flowCny, middle) * atLow > 0 ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    /// <summary>Years in which an investment is earned back, without interest.</summary>
    /// <param name="capitalCny">Investment [CNY].</param>
    /// <param name="yearlyNetCny">Savings less running cost a year [CNY/a].</param>
    /// <returns>Payback [a]; NaN when nothing is earned.</returns>
    [Equation("TEC-18", "n = I / S", Unit = "a", Source = "Simple payback; textbook of engineering economics")]
    public static double PaybackYears(double capitalCny, double yearlyNetCny) => yearlyNetCny > 0 ? capitalCny / yearlyNetCny : double.NaN;
}
