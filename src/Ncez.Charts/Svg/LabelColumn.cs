namespace Ncez.Charts.Svg;

/// <summary>Moves labels of one column apart so that none overlaps, keeping their order and as near as possible to where they belong.</summary>
public static class LabelColumn
{
    /// <summary>Positions at least <paramref name="gapPx"/> apart, between the two ends where there is room.</summary>
    /// <param name="wanted">Wanted positions, ascending.</param>
    /// <param name="gapPx">Smallest distance.</param>
    /// <param name="fromPx">Upper end.</param>
    /// <param name="toPx">Lower end.</param>
    public static double[] Spread(ReadOnlySpan<double> wanted, double gapPx, double fromPx, double toPx)
    {
        // y = z + i·gap with z ascending: the nearest such z is the isotonic regression of wanted − i·gap, found by pooling.
        var pools = new List<(double Mean, int Count)>();
        for (var i = 0; i < wanted.Length; i++)
        {
            pools.Add((wanted[i] - (i * gapPx), 1));
            while (pools.Count > 1 && pools[^2].Mean > pools[^1].Mean)
            {
                var (upper, lower) = (pools[^2], pools[^1]);
                pools.RemoveRange(pools.Count - 2, 2);
                pools.Add((((upper.Mean * upper.Count) + (lower.Mean * lower.Count)) / (upper.Count + lower.Count), upper.Count + lower.Count));
            }
        }

        // Where there is not room for all, the distance is kept and the column runs over the lower end.
        var (lowest, highest) = (fromPx, Math.Max(fromPx, toPx - ((wanted.Length - 1) * gapPx)));
        var placed = new double[wanted.Length];
        var next = 0;
        foreach (var (mean, count) in pools)
        {
            for (var k = 0; k < count; k++, next++)
            {
                placed[next] = Math.Clamp(mean, lowest, highest) + (next * gapPx);
            }
        }

        return placed;
    }
}
