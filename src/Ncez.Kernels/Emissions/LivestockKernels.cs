namespace Ncez.Kernels.Emissions;

/// <summary>CH₄ of animals and their manure.</summary>
public static class LivestockKernels
{
    /// <summary>Average population of stock that lives less than a year.</summary>
    /// <param name="rearedCount">Animals reared in the year.</param>
    /// <param name="aliveDays">Days an animal lives.</param>
    /// <returns>[count]</returns>
    [Equation("ACC-70", "AP = NA · DA / 365", Unit = "count", Source = "GB/T 32151.22-2024 livestock; IPCC 2006 vol. 4 eq. 10.1")]
    public static double AveragePopulationCount(double rearedCount, double aliveDays) => rearedCount * aliveDays / 365;

    /// <summary>CH₄ of digestion from the feed of an animal.</summary>
    /// <param name="animalsCount">Animals.</param>
    /// <param name="feedKgPerDay">Dry matter an animal eats in a day [kg].</param>
    /// <param name="methaneFraction">Share of gross energy that becomes CH₄, Ym [0–1].</param>
    /// <returns>[t CH₄]</returns>
    [Equation("ACC-71", "E = n · DMI · 18.45 · Ym · 365 / 55.65 / 1000", Unit = "t CH4", Source = "GB/T 32151.22-2024 livestock; IPCC 2006 vol. 4 eq. 10.21 (18.45 MJ/kg dry matter, 55.65 MJ/kg CH₄)")]
    public static double EntericCh4T(double animalsCount, double feedKgPerDay, double methaneFraction) =>
        animalsCount * feedKgPerDay * 18.45 * methaneFraction * 365 / 55.65 / 1000;

    /// <summary>CH₄ of manure from volatile solids and how the manure is kept.</summary>
    /// <param name="animalsCount">Animals.</param>
    /// <param name="solidsTPerYear">Volatile solids of an animal in a year [t].</param>
    /// <param name="yieldM3PerT">CH₄ they can give, B₀ [m³/t at 20 °C].</param>
    /// <param name="correctionFraction">Methane correction factor of the systems [0–1].</param>
    /// <returns>[t CH₄]</returns>
    [Equation("ACC-72", "E = n · VS · B₀ · 0.67 / 1000 · Σ MCF · MS", Unit = "t CH4", Source = "GB/T 32151.22-2024 livestock; IPCC 2006 vol. 4 eq. 10.23 (0.67 kg/m³ at 20 °C)")]
    public static double ManureCh4T(double animalsCount, double solidsTPerYear, double yieldM3PerT, double correctionFraction) =>
        animalsCount * solidsTPerYear * yieldM3PerT * 0.67 / 1000 * correctionFraction;

    /// <summary>A gas of crop residue burnt in the field.</summary>
    /// <param name="residueT">Dry residue on the field [t].</param>
    /// <param name="burntFraction">Combustion factor: share that burns [0–1].</param>
    /// <param name="factorTPerT">Gas per dry matter burnt [t/t].</param>
    /// <returns>[t gas]</returns>
    [Equation("ACC-73", "E = M · Cf · Gef", Unit = "t gas", Source = "IPCC 2006 Guidelines vol. 4 eq. 2.27")]
    public static double ResidueBurningT(double residueT, double burntFraction, double factorTPerT) => residueT * burntFraction * factorTPerT;
}
