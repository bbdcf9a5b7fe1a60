namespace Ncez.Charts.Svg;

/// <summary>Moves labels of one column apart so that none overlaps, keeping their order and staying near where they belong.</summary>
public static class LabelColumn
{
    /// <summary>Positions at least <paramref name="gapPx"/> apart, between the two ends where there is room.</summary>
    /// <param name="wanted">Wanted positions, ascending.</param>
    /// <param name="gapPx">Smallest distance.</param>
    /// <param name="fromPx">Upper end.</param>
    /// <param name="toPx">Lower end.</param>
    public static double[] Spread(ReadOnlySpan<double> wanted, double gapPx, double fromPx, double toPx)
    {
        var placed = wanted.ToArray();
        for (var i = 0; i < placed.Length; i++)
        {
            placed[i] = Math.Max(placed[i], i == 0 ? fromPx : placed[i - 1] + gapPx);
        }

        for (var i = placed.Length - 1; i >= 0; i--)
        {
            placed[i] = Math.Min(placed[i], i == placed.Length - 1 ? toPx : placed[i + 1] - gapPx);
        }

        // Too many for the height: keep the distance and run over the lower end; the renderer made the sheet high enough.
        for (var i = 1; i < placed.Length && placed[0] < fromPx; i++)
        {
            placed[i] += fromPx - placed[0];
        }

        if (placed.Length > 0)
        {
            placed[0] = Math.Max(placed[0], fromPx);
        }

        return placed;
    }
}
