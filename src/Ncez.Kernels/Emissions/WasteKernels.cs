namespace Ncez.Kernels.Emissions;

/// <summary>Landfill, incineration, biological treatment.</summary>
public static class WasteKernels
{
    private const double Ch4PerCarbonTPerT = 16.0 / 12.0;

    /// <summary>CH₄ of waste by mass balance: all that it will ever emit counts in the year of deposit.</summary>
    /// <param name="wasteT">Waste deposited, wet [t].</param>
    /// <param name="correctionFraction">Methane correction factor of the site [0–1].</param>
    /// <param name="carbonTPerT">Degradable organic carbon [tC/t].</param>
    /// <param name="decomposedFraction">Share of it that decomposes [0–1].</param>
    /// <param name="methaneFraction">CH₄ in landfill gas [0–1].</param>
    /// <param name="oxidisedFraction">CH₄ oxidised in the cover [0–1].</param>
    /// <returns>[t CH₄]</returns>
    [Equation("ACC-50", "E = W · MCF · DOC · DOCf · F · 16/12 · (1 − OX)", Unit = "t CH4", Source = "Provincial GHG inventory guide 2011 eq. 5.1–5.2")]
    public static double LandfillCh4T(
        double wasteT, double correctionFraction, double carbonTPerT, double decomposedFraction, double methaneFraction, double oxidisedFraction) =>
        wasteT * correctionFraction * carbonTPerT * decomposedFraction * methaneFraction * Ch4PerCarbonTPerT * (1 - oxidisedFraction);

    /// <summary>CH₄ recovered for flaring or use, negative; it no longer passes the cover.</summary>
    /// <param name="recoveredT">Recovered [t CH₄].</param>
    /// <param name="destroyedFraction">Share that flare or engine destroys [0–1].</param>
    /// <param name="oxidisedFraction">CH₄ the cover would have oxidised [0–1]; 0 where there is no cover.</param>
    /// <returns>[t CH₄, ≤ 0]</returns>
    [Equation("ACC-51", "R = −M · η · (1 − OX)", Unit = "t CH4", Source = "IPCC 2006 Guidelines vol. 5 eq. 3.1; flare efficiency by the guide for other industry 2015")]
    public static double RecoveredCh4T(double recoveredT, double destroyedFraction, double oxidisedFraction) =>
        -recoveredT * destroyedFraction * (1 - oxidisedFraction);

    /// <summary>CH₄ in one year of waste deposited some years before, by first-order decay.</summary>
    /// <param name="potentialT">CH₄ it will ever emit (ACC-50) [t CH₄].</param>
    /// <param name="ratePerYearFraction">Decay rate k [1/yr].</param>
    /// <param name="ageYears">Whole years since the year of deposit.</param>
    /// <returns>[t CH₄]</returns>
    [Equation("ACC-52", "E(n) = L · [e^(−k(n−1)) − e^(−kn)]", Unit = "t CH4", Source = "IPCC 2006 Guidelines vol. 5 eq. 3.1–3.6 (first-order decay, reaction starts on 1 January after the deposit)")]
    public static double DecayCh4T(double potentialT, double ratePerYearFraction, int ageYears) =>
        ageYears < 1 ? 0 : potentialT * (Math.Exp(-ratePerYearFraction * (ageYears - 1)) - Math.Exp(-ratePerYearFraction * ageYears));

    /// <summary>CO₂ of one origin (fossil, biogenic) of waste that is burnt.</summary>
    /// <param name="wasteT">Waste burnt [t].</param>
    /// <param name="carbonTPerT">Carbon content [tC/t].</param>
    /// <param name="originFraction">Share of the carbon that has the origin [0–1].</param>
    /// <param name="burntFraction">Combustion efficiency [0–1].</param>
    /// <returns>[t CO₂]</returns>
    [Equation("ACC-53", "E = IW · CCW · FCF · EF · 44/12", Unit = "t CO2", Source = "Provincial GHG inventory guide 2011 eq. 5.4")]
    public static double IncinerationCo2T(double wasteT, double carbonTPerT, double originFraction, double burntFraction) =>
        wasteT * carbonTPerT * originFraction * burntFraction * CombustionKernels.Co2PerCarbonTPerT;
}
