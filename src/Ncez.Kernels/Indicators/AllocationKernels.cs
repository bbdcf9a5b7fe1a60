namespace Ncez.Kernels.Indicators;

/// <summary>How a target is shared out over parts, and where its path stands in a year.</summary>
public static class AllocationKernels
{
    /// <summary>
    /// Whole tonnes by weight, exactly: every part gets the whole tonnes of its quota, and those that are left go to the largest
    /// remainders, the first of equal ones first.
    /// </summary>
    /// <param name="totalT">Whole tonnes to share out [t]; ≥ 0.</param>
    /// <param name="weightRatio">Weights; none negative, their sum &gt; 0.</param>
    /// <returns>Tonnes of each part [t]; their sum is the total.</returns>
    [Equation("EVA-07", "aᵢ = ⌊T·wᵢ/Σw⌋ + (1 for the largest remainders)", Unit = "t", Source = "Method of the largest remainder (Hamilton); Balinski & Young 1982, Fair Representation")]
    public static double[] LargestRemainderT(double totalT, ReadOnlySpan<double> weightRatio)
    {
        var sum = 0.0;
        foreach (var weight in weightRatio)
        {
            sum += weight;
        }

        var (parts, remainders, left) = (new double[weightRatio.Length], new double[weightRatio.Length], totalT);
        for (var i = 0; i < parts.Length; i++)
        {
            var quota = totalT * (weightRatio[i] / sum);
            parts[i] = Math.Floor(quota);
            remainders[i] = quota - parts[i];
            left -= parts[i];
        }

        for (; left > 0.5; left--)
        {
            var largest = 0;
            for (var i = 1; i < parts.Length; i++)
            {
                largest = remainders[i] > remainders[largest] ? i : largest;
            }

            parts[largest]++;
            remainders[largest] = -1;
        }

        return parts;
    }

    /// <summary>
    /// How far every part must go so that their mean over activity reaches a target: part i lowers its intensity by the share
    /// r·kᵢ, where kᵢ is its relative duty.
    /// </summary>
    /// <param name="targetTPerUnit">Target of the whole [t per unit of activity].</param>
    /// <param name="activityUnit">Activity of each part, in one unit.</param>
    /// <param name="intensityTPerUnit">Present intensity of each part [t per unit of activity].</param>
    /// <param name="dutyRatio">Relative duty; 1 for all = the same share everywhere.</param>
    /// <returns>r as a fraction; a part's intensity becomes xᵢ·(1 − r·kᵢ).</returns>
    [Equation("EVA-08", "r = (Σ aᵢxᵢ − X·Σ aᵢ) / Σ aᵢxᵢkᵢ", Unit = "1", Source = "Follows from Σ aᵢxᵢ(1 − r·kᵢ) = X·Σ aᵢ")]
    public static double CommonCutFraction(double targetTPerUnit, ReadOnlySpan<double> activityUnit, ReadOnlySpan<double> intensityTPerUnit, ReadOnlySpan<double> dutyRatio)
    {
        var (emission, activity, duty) = (0.0, 0.0, 0.0);
        for (var i = 0; i < activityUnit.Length; i++)
        {
            emission += activityUnit[i] * intensityTPerUnit[i];
            activity += activityUnit[i];
            duty += activityUnit[i] * intensityTPerUnit[i] * dutyRatio[i];
        }

        return (emission - (targetTPerUnit * activity)) / duty;
    }

    /// <summary>The straight line from a start to a target.</summary>
    /// <param name="startUnit">Amount at the start.</param>
    /// <param name="targetUnit">Amount at the target.</param>
    /// <param name="startYears">Year of the start.</param>
    /// <param name="targetYears">Year of the target; after the start.</param>
    /// <param name="atYears">Year in question.</param>
    /// <returns>Amount in that year.</returns>
    [Equation("EVA-09", "x(t) = x₀ + (x₁ − x₀)·(t − t₀)/(t₁ − t₀)", Unit = "unit", Source = "Straight line through two points")]
    public static double LinePathUnit(double startUnit, double targetUnit, double startYears, double targetYears, double atYears) =>
        startUnit + ((targetUnit - startUnit) * (atYears - startYears) / (targetYears - startYears));
}
