namespace Ncez.Kernels.Statistics;

/// <summary>How far a value is from its own history.</summary>
public static class OutlierKernels
{
    /// <summary>Modified z-score: distance from the median in robust standard deviations; beyond 3.5 a value is taken for an outlier.</summary>
    /// <param name="valueUnit">The value.</param>
    /// <param name="medianUnit">Median of its series.</param>
    /// <param name="deviationUnit">Median absolute deviation of its series.</param>
    /// <returns>Score; 0 for a value at the median, infinite for another one in a series that never moves.</returns>
    [Equation("QLT-01", "M = 0.6745·(x − x̃)/MAD", Unit = "1", Source = "Iglewicz, Hoaglin 1993, How to detect and handle outliers, ASQC basic references in quality control vol. 16")]
    public static double ModifiedScore(double valueUnit, double medianUnit, double deviationUnit) => valueUnit == medianUnit ? 0 : 0.6745 * (valueUnit - medianUnit) / deviationUnit;

    /// <summary>The same where more than half of a series is one value, so that its median absolute deviation is 0: the mean absolute deviation takes its place.</summary>
    /// <param name="valueUnit">The value.</param>
    /// <param name="medianUnit">Median of its series.</param>
    /// <param name="meanDeviationUnit">Mean absolute deviation of its series from the median.</param>
    /// <returns>Score; 0 for a value at the median.</returns>
    [Equation("QLT-04", "M = (x − x̃)/(1.253314·MeanAD)", Unit = "1", Source = "IBM Cognos Analytics documentation, Modified z score (after Iglewicz, Hoaglin 1993); √(π/2) = 1.253314 makes the mean deviation of a normal distribution its standard deviation")]
    public static double MeanScore(double valueUnit, double medianUnit, double meanDeviationUnit) => valueUnit == medianUnit ? 0 : (valueUnit - medianUnit) / (1.253314 * meanDeviationUnit);

    /// <summary>Apparent consumption of a fuel: what the supply side of a balance leaves for use, as the reference approach takes it.</summary>
    /// <param name="productionT">Made inside, in the unit of the balance [t].</param>
    /// <param name="importT">Brought in.</param>
    /// <param name="exportT">Sent out.</param>
    /// <param name="bunkersT">Taken by ships and aircraft on international journeys.</param>
    /// <param name="stockFallT">Fall of stocks; a rise is negative.</param>
    [Equation("QLT-03", "AC = production + imports − exports − bunkers − rise of stocks", Unit = "t", Source = "IPCC 2006 Guidelines vol. 2 ch. 6, equation 6.2 (reference approach)")]
    public static double ApparentT(double productionT, double importT, double exportT, double bunkersT, double stockFallT) => productionT + importT - exportT - bunkersT + stockFallT;

    /// <summary>Use of a fuel by its balance.</summary>
    /// <param name="openingT">Stock at the start, in the unit of the balance [t].</param>
    /// <param name="purchasedT">Bought.</param>
    /// <param name="producedT">Made on site.</param>
    /// <param name="soldT">Sold.</param>
    /// <param name="closingT">Stock at the end.</param>
    [Equation("QLT-02", "use = opening + purchased + produced − sold − closing", Unit = "t", Source = "GB/T 32150-2015 (activity data by energy balance); IPCC 2006 Guidelines vol. 2 ch. 1.4.1")]
    public static double BalanceT(double openingT, double purchasedT, double producedT, double soldT, double closingT) => openingT + purchasedT + producedT - soldT - closingT;
}
