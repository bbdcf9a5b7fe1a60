namespace Ncez.Charts.Svg;

/// <summary>Ticks of a value axis: round steps of 1, 2, 2.5 or 5, zero always among them.</summary>
/// <param name="Min">Lowest tick (≤ 0).</param>
/// <param name="Max">Highest tick (≥ 0).</param>
/// <param name="Step">Distance of ticks.</param>
public sealed record NiceAxis(double Min, double Max, double Step)
{
    /// <summary>An axis over the values, with about this many steps.</summary>
    public static NiceAxis Over(IEnumerable<double> values, int steps = 4)
    {
        var (min, max) = (0.0, 0.0);
        foreach (var value in values.Where(double.IsFinite))
        {
            (min, max) = (Math.Min(min, value), Math.Max(max, value));
        }

        if (min == max)
        {
            return new NiceAxis(0, 1, 1);
        }

        var raw = (max - min) / steps;
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var step = power * (raw / power) switch
        {
            <= 1 => 1,
            <= 2 => 2,
            <= 2.5 => 2.5,
            <= 5 => 5,
            _ => 10,
        };
        return new NiceAxis(Math.Floor((min / step) + 1e-9) * step, Math.Ceiling((max / step) - 1e-9) * step, step);
    }

    /// <summary>The ticks from low to high.</summary>
    public IEnumerable<double> Ticks
    {
        get
        {
            var count = (int)Math.Round((Max - Min) / Step);
            for (var i = 0; i <= count; i++)
            {
                var tick = Min + (i * Step);
                yield return Math.Abs(tick) < Step * 1e-9 ? 0 : tick;
            }
        }
    }

    /// <summary>Decimals that every tick needs.</summary>
    public int Decimals => Math.Clamp((int)Math.Ceiling(-Math.Log10(Step) - 1e-9) + (IsQuarter ? 1 : 0), 0, 6);

    private bool IsQuarter
    {
        get
        {
            var lead = Step / Math.Pow(10, Math.Floor(Math.Log10(Step) + 1e-9));
            return Math.Abs(lead - 2.5) < 1e-9 && Step < 10;
        }
    }
}
