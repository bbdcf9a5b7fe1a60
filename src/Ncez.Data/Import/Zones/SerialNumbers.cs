using System.Globalization;
using System.Text.RegularExpressions;
using Ncez.Model.Diagnostics;

namespace Ncez.Data.Import.Zones;

/// <summary>
/// A certificate is claimed once: a serial number, or a range of them (<c>GEC0001~GEC0100</c>), may not stand in two rows of one
/// registry. A row that names no registry is compared with all.
/// </summary>
/// <param name="code">Code of the finding.</param>
/// <param name="findings">Collects what is claimed twice.</param>
internal sealed partial class SerialNumbers(string code, Findings findings)
{
    private const int LongestDigits = 15;
    private readonly Dictionary<string, List<(string Registry, string Prefix, long From, long To, int Line)>> _seen = new(StringComparer.Ordinal);

    /// <summary>Checks a row; the number of certificates in its range, or null when it names no range.</summary>
    public long? Check(SheetRow row)
    {
        var (registry, serial) = (row.Text("registry"), row.Text("serial"));
        if (serial.Length == 0)
        {
            return null;
        }

        var (prefix, from, to) = RangeOf(serial);
        var rows = _seen.TryGetValue(prefix, out var known) ? known : _seen[prefix] = [];
        var index = rows.FindIndex(r => (r.Registry == registry || r.Registry.Length == 0 || registry.Length == 0) && r.From <= to && from <= r.To);
        if (index >= 0)
        {
            findings.Error(code, row.PlaceOf("serial"), ("serial", Shown.Cell(serial)), ("line", rows[index].Line));
        }

        rows.Add((registry, prefix, from, to, row.Where.Line));
        return Ranged().IsMatch(serial) ? to - from + 1 : null;
    }

    // A serial without a trailing number is a range of itself alone.
    private static (string Prefix, long From, long To) RangeOf(string serial)
    {
        var match = Ranged().Match(serial);
        if (match.Success && Number(match.Groups["from"].Value) is { } from && Number(match.Groups["to"].Value) is { } to && to >= from)
        {
            return (Key(match), from, to);
        }

        var single = Single().Match(serial);
        return single.Success && Number(single.Groups["from"].Value) is { } only ? (Key(single), only, only) : (serial, 0, 0);
    }

    // Numbers of different length are different series: A1 is not A01.
    private static string Key(Match match) => string.Create(CultureInfo.InvariantCulture, $"{match.Groups["prefix"].Value}#{match.Groups["from"].Length}");

    private static long? Number(string digits) =>
        digits.Length <= LongestDigits && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"^(?<prefix>.*?)(?<from>[0-9]+)\s*(?:~|～|–|至|\.\.)\s*(?:\k<prefix>)?(?<to>[0-9]+)$", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Ranged();

    [GeneratedRegex(@"^(?<prefix>.*?)(?<from>[0-9]+)$", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Single();
}
