namespace Ncez.Workflows.Reporting;

/// <summary>Rounds parts to whole tonnes so that they add up to their rounded total (largest remainder): a printed split sums to the tonne.</summary>
internal static class RoundedParts
{
    /// <summary>Rounded parts, in their order; they sum to the rounded sum of the parts.</summary>
    /// <param name="partsT">Parts [t].</param>
    internal static long[] Of(ReadOnlySpan<double> partsT)
    {
        var (rounded, remainders, sumT) = (new long[partsT.Length], new double[partsT.Length], 0.0);
        for (var i = 0; i < partsT.Length; i++)
        {
            rounded[i] = (long)Math.Floor(partsT[i]);
            remainders[i] = partsT[i] - rounded[i];
            sumT += partsT[i];
        }

        var missing = (long)Math.Round(sumT) - rounded.Sum();
        foreach (var i in Enumerable.Range(0, partsT.Length).OrderByDescending(i => remainders[i]).Take((int)missing))
        {
            rounded[i]++;
        }

        return rounded;
    }
}
