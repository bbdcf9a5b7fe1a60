namespace Ncez.Kernels.Emissions;

/// <summary>Two numbers for electricity (GHG Protocol Scope 2): what instruments claim, the rest at the residual mix, and factors by month or hour.</summary>
public static class ElectricityKernels
{
    /// <summary>Electricity of instruments that counts: never more than is used, so that a kilowatt-hour is claimed once.</summary>
    /// <param name="claimedMWh">Electricity of all instruments of the year [MWh].</param>
    /// <param name="consumedMWh">Imported electricity of the year [MWh].</param>
    /// <returns>[MWh, ≥ 0]</returns>
    [Equation("ACC-95", "Q(used) = min(ΣQᵢ, Q)", Unit = "MWh", Source = "GHG Protocol Scope 2 Guidance (2015) ch. 7, quality criteria: instruments match the quantity of consumption and are claimed once")]
    public static double ClaimsUsedMWh(double claimedMWh, double consumedMWh) => Math.Min(Math.Max(0, claimedMWh), Math.Max(0, consumedMWh));

    /// <summary>Market-based emission of electricity: each instrument at its own factor, what none covers at the residual mix.</summary>
    /// <param name="usedMWh">Electricity of each instrument that counts [MWh].</param>
    /// <param name="factorTPerMWh">Factor of each instrument [t/MWh].</param>
    /// <param name="consumedMWh">Imported electricity [MWh].</param>
    /// <param name="residualTPerMWh">Residual mix, or what stands in for it [t/MWh].</param>
    /// <returns>[t CO₂]</returns>
    /// <exception cref="ArgumentException">Columns differ in length.</exception>
    [Equation("ACC-96", "E = ΣQᵢ · EFᵢ + (Q − ΣQᵢ) · EF(residual)", Unit = "t CO2", Source = "GHG Protocol Scope 2 Guidance (2015) ch. 6, market-based method")]
    public static double MarketBasedT(ReadOnlySpan<double> usedMWh, ReadOnlySpan<double> factorTPerMWh, double consumedMWh, double residualTPerMWh)
    {
        if (usedMWh.Length != factorTPerMWh.Length)
        {
            throw new ArgumentException($"{usedMWh.Length} quantities but {factorTPerMWh.Length} factors.", nameof(factorTPerMWh));
        }

        var (sumT, leftMWh) = (0.0, consumedMWh);
        for (var i = 0; i < usedMWh.Length; i++)
        {
            sumT += usedMWh[i] * factorTPerMWh[i];
            leftMWh -= usedMWh[i];
        }

        return sumT + (leftMWh * residualTPerMWh);
    }

    /// <summary>Emission of electricity with the factor of each month or hour.</summary>
    /// <param name="energyMWh">Electricity of each interval [MWh].</param>
    /// <param name="factorTPerMWh">Factor of each interval [t/MWh].</param>
    /// <returns>[t CO₂]</returns>
    /// <exception cref="ArgumentException">Columns differ in length.</exception>
    [Equation("ACC-97", "E = Σ Q(t) · EF(t)", Unit = "t CO2", Source = "GHG Protocol Scope 2 Guidance (2015) ch. 6, location-based method with factors of a finer time scale")]
    public static double TimeResolvedT(ReadOnlySpan<double> energyMWh, ReadOnlySpan<double> factorTPerMWh)
    {
        if (energyMWh.Length != factorTPerMWh.Length)
        {
            throw new ArgumentException($"{energyMWh.Length} quantities but {factorTPerMWh.Length} factors.", nameof(factorTPerMWh));
        }

        var sumT = 0.0;
        for (var i = 0; i < energyMWh.Length; i++)
        {
            sumT += energyMWh[i] * factorTPerMWh[i];
        }

        return sumT;
    }
}
