namespace Ncez.Kernels.Tests;

/// <summary>Plain statistics that the sampler is judged by.</summary>
internal static class Statistics
{
    /// <summary>Largest distance between a sample and its distribution, times √n: above 1.95 in one sample of a thousand.</summary>
    public static double KolmogorovSmirnov(double[] sample, Func<double, double> distribution)
    {
        var sorted = sample.ToArray();
        Array.Sort(sorted);
        var largest = 0.0;
        for (var i = 0; i < sorted.Length; i++)
        {
            var p = distribution(sorted[i]);
            largest = Math.Max(largest, Math.Max(p - ((double)i / sorted.Length), ((i + 1.0) / sorted.Length) - p));
        }

        return largest * Math.Sqrt(sorted.Length);
    }

    /// <summary>Spearman's rank correlation of columns without ties.</summary>
    public static double RankCorrelation(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var (ra, rb) = (Ranks(a), Ranks(b));
        var n = (double)ra.Length;
        return 1 - (6 * ra.Zip(rb, (x, y) => Math.Pow(x - y, 2)).Sum() / (n * ((n * n) - 1)));
    }

    private static double[] Ranks(ReadOnlySpan<double> values)
    {
        var (keys, order) = (values.ToArray(), Enumerable.Range(0, values.Length).ToArray());
        Array.Sort(keys, order);
        var ranks = new double[order.Length];
        for (var r = 0; r < order.Length; r++)
        {
            ranks[order[r]] = r;
        }

        return ranks;
    }
}
