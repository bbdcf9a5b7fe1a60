namespace Ncez.Kernels.Uncertainty;

/// <summary>IPCC approach 1: uncertainties combined by error propagation.</summary>
public static class ErrorPropagationKernels
{
    private const string Chapter = "IPCC 2006 Guidelines vol. 1 ch. 3";

    // Two products of sums of tonnes that differ by less are the same number.
    private const double RoundingRatio = 1e-13;

    /// <summary>Uncertainty of a product, activity × factor for example.</summary>
    /// <param name="firstPercent">Half of the 95 % interval over the value of the first quantity [%].</param>
    /// <param name="secondPercent">The same of the second [%].</param>
    [Equation("UNC-01", "U = √(U₁² + U₂²)", Unit = "%", Source = $"{Chapter}, equation 3.1")]
    public static double ProductPercent(double firstPercent, double secondPercent) => Math.Sqrt((firstPercent * firstPercent) + (secondPercent * secondPercent));

    /// <summary>Uncertainty of a sum of quantities that vary independently; a sink is negative.</summary>
    /// <param name="valueT">The quantities [t].</param>
    /// <param name="uncertaintyPercent">Half of the 95 % interval over each value [%].</param>
    /// <returns>[%] of the sum's amount; NaN when the sum is 0.</returns>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    [Equation("UNC-02", "U = √(Σ(Uᵢ·xᵢ)²)/|Σxᵢ|", Unit = "%", Source = $"{Chapter}, equation 3.2")]
    public static double SumPercent(ReadOnlySpan<double> valueT, ReadOnlySpan<double> uncertaintyPercent)
    {
        if (valueT.Length != uncertaintyPercent.Length)
        {
            throw new ArgumentException($"{valueT.Length} values but {uncertaintyPercent.Length} uncertainties.", nameof(uncertaintyPercent));
        }

        var (squares, sum) = (0.0, 0.0);
        for (var i = 0; i < valueT.Length; i++)
        {
            squares += valueT[i] * uncertaintyPercent[i] * (valueT[i] * uncertaintyPercent[i]);
            sum += valueT[i];
        }

        return sum == 0 ? double.NaN : Math.Sqrt(squares) / Math.Abs(sum);
    }

    /// <summary>Type A sensitivity: points the trend moves when the source is 1 % larger in both years, as when its factor errs.</summary>
    /// <param name="baseT">The source in the base year [t].</param>
    /// <param name="yearT">The source in the later year [t].</param>
    /// <param name="baseTotalT">Total of the base year [t].</param>
    /// <param name="yearTotalT">Total of the later year [t].</param>
    [Equation("UNC-03", "A = |(0.01·Dₓ + ΣD − 0.01·Cₓ − ΣC)/(0.01·Cₓ + ΣC)·100 − (ΣD − ΣC)/ΣC·100|", Unit = "%", Source = $"{Chapter}, table 3.2, column I and note B")]
    public static double TypeASensitivityPercent(double baseT, double yearT, double baseTotalT, double yearTotalT)
    {
        // The formula with its two quotients brought together: a source that moves as the total does gives 0, not the noise of rounding.
        var (ahead, behind) = (yearT * baseTotalT, baseT * yearTotalT);
        var moved = Math.Abs(ahead - behind);
        return moved <= RoundingRatio * Math.Max(Math.Abs(ahead), Math.Abs(behind)) ? 0 : Math.Abs(moved / (baseTotalT * ((0.01 * baseT) + baseTotalT)));
    }

    /// <summary>Type B sensitivity: points the trend moves when the source is 1 % larger in the later year only.</summary>
    /// <param name="yearT">The source in the later year [t].</param>
    /// <param name="baseTotalT">Total of the base year [t].</param>
    [Equation("UNC-04", "B = |Dₓ/ΣC|", Unit = "%", Source = $"{Chapter}, table 3.2, column J")]
    public static double TypeBSensitivityPercent(double yearT, double baseTotalT) => Math.Abs(yearT / baseTotalT);

    /// <summary>Uncertainty that the factor, or the activity, of a source brings into the trend.</summary>
    /// <param name="bothYearsPercent">Type A sensitivity.</param>
    /// <param name="laterYearPercent">Type B sensitivity.</param>
    /// <param name="partPercent">Uncertainty of the factor or of the activity [%].</param>
    /// <param name="correlationFraction">
    /// Correlation of its error between the years: 1 for one error in both, as the table takes it for factors; 0 for two errors, as it takes it for activity. Between them the variances are weighted.
    /// </param>
    /// <returns>[percentage points]</returns>
    [Equation("UNC-05", "U = √(r·(A·Uₓ)² + (1 − r)·(B·Uₓ·√2)²)", Unit = "%", Source = $"{Chapter}, table 3.2, columns K and L, notes C and D (r = 1: A·U, r = 0: B·U·√2)")]
    public static double TrendPartPercent(double bothYearsPercent, double laterYearPercent, double partPercent, double correlationFraction)
    {
        var (common, own) = (bothYearsPercent * partPercent, laterYearPercent * partPercent * Math.Sqrt(2));
        // A negative correlation weighs the table's simplification of the later year beyond what it stands for.
        return Math.Sqrt(Math.Max(0, (correlationFraction * common * common) + ((1 - correlationFraction) * own * own)));
    }

    /// <summary>Points the trend moves when something that errs moves the totals of both years; one that moves a single year has 0 for the other.</summary>
    /// <param name="baseSwingT">What it moves the base year by at the end of its interval; a sink's is negative [t].</param>
    /// <param name="yearSwingT">What it moves the later year by [t].</param>
    /// <param name="baseTotalT">Total of the base year [t].</param>
    /// <param name="yearTotalT">Total of the later year [t].</param>
    /// <returns>[percentage points], with its sign, so that errors that come together can be added</returns>
    [Equation("UNC-07", "Δ = (sₜ − s₀·ΣD/ΣC)/ΣC·100", Unit = "%",
        Source = $"{Chapter}, equations 3.1 and 3.2 on the trend (ΣD − ΣC)/ΣC: its first derivative; column I of table 3.2 is the same over a step of 1 %")]
    public static double TrendSwingPercent(double baseSwingT, double yearSwingT, double baseTotalT, double yearTotalT) =>
        (yearSwingT - (baseSwingT * yearTotalT / baseTotalT)) / baseTotalT * 100;

    /// <summary>What a source brings into the variance of a year; the root of the sum over all is the uncertainty of the total, where no two share an error.</summary>
    /// <param name="yearT">The source in the year [t].</param>
    /// <param name="combinedPercent">Its combined uncertainty [%].</param>
    /// <param name="yearTotalT">Total of the year [t].</param>
    /// <returns>[%²]; NaN at a total of 0.</returns>
    [Equation("UNC-08", "H = (G·Dₓ/ΣD)²", Unit = "%²", Source = $"{Chapter}, table 3.2, column H")]
    public static double VarianceContribution(double yearT, double combinedPercent, double yearTotalT) => yearTotalT == 0 ? double.NaN : Math.Pow(combinedPercent * yearT / yearTotalT, 2);

    /// <summary>Uncertainty of data judged by a pedigree.</summary>
    /// <param name="basicRatio">Variance of the logarithm that any number of this kind has.</param>
    /// <param name="scoreRatio">Variances of the logarithm that the five scores add.</param>
    /// <returns>GSD²: 95 % of the values lie between the median over it and the median times it.</returns>
    [Equation("UNC-06", "GSD² = exp(2·√(σ_b² + Σσᵢ²))", Unit = "1",
        Source = "Weidema et al. 2013, Data quality guideline for the ecoinvent database version 3, ch. 10.2; Frischknecht et al. 2005, Int. J. LCA 10(1), 3–9")]
    public static double PedigreeGsd2Ratio(double basicRatio, ReadOnlySpan<double> scoreRatio)
    {
        var variance = basicRatio;
        foreach (var score in scoreRatio)
        {
            variance += score;
        }

        return Math.Exp(2 * Math.Sqrt(variance));
    }
}
