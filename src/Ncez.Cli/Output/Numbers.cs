using System.Globalization;

namespace Ncez.Cli.Output;

/// <summary>Numbers for people; what is not known is a dash.</summary>
internal static class Numbers
{
    /// <summary>Thousands separated from 10 000 on, at most six significant digits below a thousand.</summary>
    public static string Of(double value) => !double.IsFinite(value) ? "–" : Math.Abs(value) switch
    {
        0 => "0",
        >= 1_000 => value.ToString("#,0.##", CultureInfo.InvariantCulture),
        >= 1 => value.ToString("0.####", CultureInfo.InvariantCulture),
        _ => value.ToString("G6", CultureInfo.InvariantCulture),
    };

    /// <summary>All digits that tell the number apart.</summary>
    public static string Exact(double value) => double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "–";
}
