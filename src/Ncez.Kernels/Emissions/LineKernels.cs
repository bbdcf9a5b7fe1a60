namespace Ncez.Kernels.Emissions;

/// <summary>Lines of an inventory: quantities times what one unit of them emits.</summary>
public static class LineKernels
{
    /// <summary>An emission from activity data and its factor.</summary>
    /// <param name="activityT">Activity data; MWh, GJ, km … work alike as long as the factor is per the same unit [t, MWh …].</param>
    /// <param name="factorTPerT">Gas per unit of activity [t/t, t/MWh …].</param>
    /// <returns>[t gas]</returns>
    [Equation("ACC-03", "E = AD · EF", Unit = "t gas", Source = "IPCC 2006 Guidelines vol. 1 ch. 1.3; GB/T 32150-2015")]
    public static double EmissionT(double activityT, double factorTPerT) => activityT * factorTPerT;

    /// <summary>CO₂ equivalent of a mass of gas under a named set of global warming potentials.</summary>
    /// <param name="massT">Mass of the gas [t].</param>
    /// <param name="gwpTPerT">Global warming potential [t CO₂e/t gas].</param>
    /// <returns>[t CO₂e]</returns>
    [Equation("ACC-04", "CO2e = m · GWP", Unit = "t CO2e", Source = "GB/T 32150-2015; IPCC 2006 Guidelines vol. 1")]
    public static double Co2eT(double massT, double gwpTPerT) => massT * gwpTPerT;

    /// <summary>
    /// Fills mass and CO₂e of every line: line i belongs to row <paramref name="row"/>[i] and plan <paramref name="plan"/>[i].
    /// Costs two multiplications and no allocation a line.
    /// </summary>
    /// <param name="quantityT">Quantity of each activity row, in the unit of its plan.</param>
    /// <param name="row">Activity row of each line.</param>
    /// <param name="plan">Plan of each line.</param>
    /// <param name="massTPerUnit">Gas per unit of quantity for each plan [t].</param>
    /// <param name="co2eTPerUnit">CO₂e per unit of quantity for each plan [t].</param>
    /// <param name="massT">Result: gas of each line [t].</param>
    /// <param name="co2eT">Result: CO₂e of each line [t].</param>
    /// <exception cref="ArgumentException">Columns differ in length.</exception>
    [Equation("ACC-05", "mᵢ = qᵢ · m(kind), CO2eᵢ = qᵢ · CO2e(kind)", Unit = "t", Source = "ACC-03 and ACC-04 for whole columns")]
    public static void FillT(
        ReadOnlySpan<double> quantityT, ReadOnlySpan<int> row, ReadOnlySpan<int> plan,
        ReadOnlySpan<double> massTPerUnit, ReadOnlySpan<double> co2eTPerUnit, Span<double> massT, Span<double> co2eT)
    {
        if (plan.Length != row.Length || massT.Length != row.Length || co2eT.Length != row.Length || massTPerUnit.Length != co2eTPerUnit.Length)
        {
            throw new ArgumentException($"Columns differ in length: {row.Length} rows, {plan.Length} plans, {massT.Length} and {co2eT.Length} results.");
        }

        for (var i = 0; i < row.Length; i++)
        {
            var quantity = quantityT[row[i]];
            var p = plan[i];
            massT[i] = quantity * massTPerUnit[p];
            co2eT[i] = quantity * co2eTPerUnit[p];
        }
    }

    /// <summary>Sums a column by plan with compensated (Neumaier) summation, so that ten million small lines lose nothing.</summary>
    /// <param name="plan">Plan of each line.</param>
    /// <param name="valueT">Value of each line [t].</param>
    /// <param name="sumT">Result: sum of each plan [t]; overwritten.</param>
    /// <exception cref="ArgumentException">Columns differ in length.</exception>
    [Equation("ACC-06", "S(p) = Σ vᵢ over lines i of plan p", Unit = "t", Source = "Neumaier 1974, compensated summation")]
    public static void SumByPlanT(ReadOnlySpan<int> plan, ReadOnlySpan<double> valueT, Span<double> sumT)
    {
        if (plan.Length != valueT.Length)
        {
            throw new ArgumentException($"{plan.Length} plans but {valueT.Length} values.");
        }

        var lost = sumT.Length <= 1024 ? stackalloc double[sumT.Length] : new double[sumT.Length];
        lost.Clear();
        sumT.Clear();
        for (var i = 0; i < plan.Length; i++)
        {
            var (p, v) = (plan[i], valueT[i]);
            var s = sumT[p];
            var t = s + v;
            lost[p] += Math.Abs(s) >= Math.Abs(v) ? s - t + v : v - t + s;
            sumT[p] = t;
        }

        for (var p = 0; p < sumT.Length; p++)
        {
            sumT[p] += lost[p];
        }
    }
}
