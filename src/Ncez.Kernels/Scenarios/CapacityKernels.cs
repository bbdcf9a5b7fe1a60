namespace Ncez.Kernels.Scenarios;

/// <summary>Capacity that is added so that a reserve stays above the peak load.</summary>
public static class CapacityKernels
{
    /// <summary>
    /// Adds units in their order, and again from the first one, until firm capacity stands above the peak by the reserve margin.
    /// Any unit of power may be used for all four powers alike.
    /// </summary>
    /// <param name="peakMW">Highest load of the year.</param>
    /// <param name="firmMW">Capacity × capacity credit of what stands already.</param>
    /// <param name="reserveFraction">Planning reserve margin.</param>
    /// <param name="unitMW">Size of one unit by process; 0 = the process is not added.</param>
    /// <param name="creditFraction">Capacity credit by process.</param>
    /// <param name="orderIndex">Order in which units are added; processes of one order are added one after the other.</param>
    /// <param name="addedMW">Result: what is added, by process.</param>
    /// <returns>Firm capacity after the additions.</returns>
    /// <exception cref="ArgumentException">Lists differ in length.</exception>
    /// <remarks>Units without size or credit never end the wait and are passed over.</remarks>
    [Equation("SCN-14", "needed = (M* − (C − P) / P) · P; whole units are added in their order, again and again, until Σ unit · credit ≥ needed", Unit = "MW",
        Source = "LEAP help, Endogenous Capacity Expansion Calculations and Endogenous Capacity (500 MW coal, 300 MW oil turbine in turn)")]
    public static double AddUnitsMW(
        double peakMW, double firmMW, double reserveFraction, ReadOnlySpan<double> unitMW, ReadOnlySpan<double> creditFraction, ReadOnlySpan<double> orderIndex, Span<double> addedMW)
    {
        var n = unitMW.Length;
        if (creditFraction.Length != n || orderIndex.Length != n || addedMW.Length != n)
        {
            throw new ArgumentException($"{n} units, {creditFraction.Length} credits, {orderIndex.Length} orders and {addedMW.Length} results.");
        }

        addedMW.Clear();
        var (wantedMW, last) = (peakMW * (1 + reserveFraction), -1);
        while (firmMW < wantedMW)
        {
            last = Next(unitMW, creditFraction, orderIndex, last);
            if (last < 0 && (last = Next(unitMW, creditFraction, orderIndex, last)) < 0)
            {
                return firmMW;
            }

            addedMW[last] += unitMW[last];
            firmMW += unitMW[last] * creditFraction[last];
        }

        return firmMW;
    }

    // The process after the last one in the order of additions; −1 at the end of a round.
    private static int Next(ReadOnlySpan<double> unitMW, ReadOnlySpan<double> creditFraction, ReadOnlySpan<double> orderIndex, int lastIndex)
    {
        var next = -1;
        for (var i = 0; i < unitMW.Length; i++)
        {
            var isAfter = lastIndex < 0 || orderIndex[i] > orderIndex[lastIndex] || (orderIndex[i] == orderIndex[lastIndex] && i > lastIndex);
            if (unitMW[i] > 0 && creditFraction[i] > 0 && isAfter && (next < 0 || orderIndex[i] < orderIndex[next]))
            {
                next = i;
            }
        }

        return next;
    }
}
