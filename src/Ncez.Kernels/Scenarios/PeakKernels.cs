namespace Ncez.Kernels.Scenarios;

/// <summary>The highest point of a pathway and the plateau around it.</summary>
public static class PeakKernels
{
    /// <summary>Position of the maximum, and of the run of years around it that stays within a band below it.</summary>
    /// <param name="pathT">Emissions by year [t].</param>
    /// <param name="bandFraction">Width of the band as a share of the maximum's size.</param>
    /// <returns>0-based positions: maximum (the first of equal ones), first and last of the plateau.</returns>
    /// <exception cref="ArgumentException">No years.</exception>
    [Equation("SCN-13", "t* = argmax E(t); plateau = run of t around t* with E(t) ≥ E(t*) − b·|E(t*)|", Unit = "position", Source = "By definition; the band is the user's")]
    public static (int PeakIndex, int FromIndex, int ToIndex) FindIndex(ReadOnlySpan<double> pathT, double bandFraction)
    {
        if (pathT.IsEmpty)
        {
            throw new ArgumentException("A pathway without years has no peak.");
        }

        var peak = 0;
        for (var t = 1; t < pathT.Length; t++)
        {
            if (pathT[t] > pathT[peak])
            {
                peak = t;
            }
        }

        var floorT = pathT[peak] - (bandFraction * Math.Abs(pathT[peak]));
        var (from, to) = (peak, peak);
        while (from > 0 && pathT[from - 1] >= floorT)
        {
            from--;
        }

        while (to < pathT.Length - 1 && pathT[to + 1] >= floorT)
        {
            to++;
        }

        return (peak, from, to);
    }
}
