using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Ncez.Model.Technologies;

/// <summary>A span of years as the tables print it, for example 2020-2025.</summary>
/// <param name="Start">First year.</param>
/// <param name="End">Last year.</param>
public readonly record struct YearWindow(int Start, int End)
{
    /// <summary>Reads <c>2020-2025</c> (or with an en dash); false for anything else or an end before the start.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out YearWindow window)
    {
        var parts = text.Split('-', '–');
        if (parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var end)
            && start <= end)
        {
            window = new YearWindow(start, end);
            return true;
        }

        window = default;
        return false;
    }

    /// <summary><c>2020-2025</c>, as data files and JSON write it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Start}-{End}");

    /// <summary><c>2020–2025</c> with an en dash, as readers see it.</summary>
    public string Display => string.Create(CultureInfo.InvariantCulture, $"{Start}–{End}");
}
