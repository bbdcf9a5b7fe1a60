namespace Ncez.Kernels.Emissions;

/// <summary>Fluorinated gases: electronics, refrigeration, switchgear.</summary>
public static class FluorinatedGasKernels
{
    /// <summary>Process gas of electronics that is neither used up nor caught and destroyed.</summary>
    /// <param name="gasT">Gas bought for the process [t].</param>
    /// <param name="heelFraction">Share left in the container [0–1].</param>
    /// <param name="utilisedFraction">Share that the process uses up [0–1].</param>
    /// <param name="collectedFraction">Share of the off-gas that is collected [0–1].</param>
    /// <param name="removedFraction">Share of the collected gas that is removed [0–1].</param>
    /// <returns>[t gas]</returns>
    [Equation("ACC-40", "E = (1 − h) · FC · (1 − U) · (1 − a · d)", Unit = "t gas", Source = "GB/T 32151 and NDRC guide for electronic equipment 2015; IPCC 2006 vol. 3 eq. 6.2")]
    public static double ProcessGasT(double gasT, double heelFraction, double utilisedFraction, double collectedFraction, double removedFraction) =>
        (1 - heelFraction) * gasT * (1 - utilisedFraction) * (1 - (collectedFraction * removedFraction));

    /// <summary>Gas that the process makes from another process gas.</summary>
    /// <param name="gasT">Gas bought for the process [t].</param>
    /// <param name="heelFraction">Share left in the container [0–1].</param>
    /// <param name="byProductTPerT">By-product per process gas [t/t].</param>
    /// <param name="collectedFraction">Share of the by-product that is collected [0–1].</param>
    /// <param name="removedFraction">Share of the collected by-product that is removed [0–1].</param>
    /// <returns>[t gas]</returns>
    [Equation("ACC-41", "E = (1 − h) · FC · B · (1 − a' · d')", Unit = "t gas", Source = "NDRC guide for electronic equipment 2015; IPCC 2006 vol. 3 eq. 6.3")]
    public static double ByProductGasT(double gasT, double heelFraction, double byProductTPerT, double collectedFraction, double removedFraction) =>
        (1 - heelFraction) * gasT * byProductTPerT * (1 - (collectedFraction * removedFraction));

    /// <summary>Yearly leakage of one gas of a charge.</summary>
    /// <param name="chargeT">Charge of the equipment in use [t].</param>
    /// <param name="shareFraction">Share of the gas in the charge [0–1]; 1 for a pure gas.</param>
    /// <param name="leakFraction">Share that leaks in a year [0–1].</param>
    /// <returns>[t gas]</returns>
    [Equation("ACC-42", "E = B · w · x", Unit = "t gas", Source = "IPCC 2006 Guidelines vol. 3 eq. 7.13")]
    public static double ChargeLeakT(double chargeT, double shareFraction, double leakFraction) => chargeT * shareFraction * leakFraction;

    /// <summary>One gas of what was topped up: it replaces what has leaked.</summary>
    /// <param name="toppedUpT">Topped up in the year [t].</param>
    /// <param name="shareFraction">Share of the gas [0–1].</param>
    /// <returns>[t gas]</returns>
    [Equation("ACC-43", "E = M · w", Unit = "t gas", Source = "IPCC 2006 Guidelines vol. 3 ch. 7.5.2 (mass balance, equipment in use)")]
    public static double TopUpT(double toppedUpT, double shareFraction) => toppedUpT * shareFraction;

    /// <summary>One gas of equipment that is retired.</summary>
    /// <param name="chargeT">Charge when it was filled [t].</param>
    /// <param name="shareFraction">Share of the gas [0–1].</param>
    /// <param name="remainingFraction">Share still inside [0–1].</param>
    /// <param name="recoveredFraction">Share of that which is recovered [0–1].</param>
    /// <returns>[t gas]</returns>
    [Equation("ACC-44", "E = M · w · p · (1 − η)", Unit = "t gas", Source = "IPCC 2006 Guidelines vol. 3 eq. 7.14; grid company guide 2013 (capacity − recovered)")]
    public static double DisposalT(double chargeT, double shareFraction, double remainingFraction, double recoveredFraction) =>
        chargeT * shareFraction * remainingFraction * (1 - recoveredFraction);

    /// <summary>SF₆ lost when switchgear is filled.</summary>
    /// <param name="connectionsCount">Filling connections made.</param>
    /// <param name="lossKmolPerCount">Loss of one connection [kmol].</param>
    /// <param name="molarMassTPerKmol">Molar mass [t/kmol].</param>
    /// <returns>[t gas]</returns>
    [Equation("ACC-45", "E = n · l · M", Unit = "t gas", Source = "NDRC guide for machinery 2015 (0.342 mol per connection)")]
    public static double SwitchgearFillingT(double connectionsCount, double lossKmolPerCount, double molarMassTPerKmol) =>
        connectionsCount * lossKmolPerCount * molarMassTPerKmol;
}
