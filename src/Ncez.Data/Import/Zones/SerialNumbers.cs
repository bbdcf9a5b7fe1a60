using System.Globalization;
using Ncez.Model.Diagnostics;

namespace Ncez.Data.Import.Zones;

/// <summary>
/// A certificate is claimed once: a serial number, or a range of them (<c>GEC0001~GEC0100</c>), may not stand in two rows of one
/// registry. A row that names no registry is compared with all.
/// </summary>
/// <param name="code">Code of the finding.</param>
/// <param name="findings">Collects what is claimed twice.</param>
internal sealed class SerialNumbers(string code, Findings findings)
{
    private const int LongestDigits = 15;
    private const int MostSeparators = 16;
    private static readonly string[] Separators = ["~", "～", "–", "至", ".."];
    private readonly Dictionary<string, List<(Range Range, string Registry, int Line)>> _seen = new(StringComparer.Ordinal);

    /// <summary>Checks a row; the number of certificates in its range, or null when it names no range.</summary>
    public long? Check(SheetRow row)
    {
        var (registry, serial) = (row.Text("registry"), row.Text("serial"));
        if (serial.Length == 0)
        {
            return null;
        }

        var range = RangeOf(serial);
        var rows = _seen.TryGetValue(range.Prefix, out var known) ? known : _seen[range.Prefix] = [];
        var index = rows.FindIndex(r => (r.Registry == registry || r.Registry.Length == 0 || registry.Length == 0) && r.Range.Meets(range));
        if (index >= 0)
        {
            findings.Error(code, row.PlaceOf("serial"), ("serial", Shown.Cell(serial)), ("line", rows[index].Line));
        }

        rows.Add((range, registry, row.Where.Line));
        return range.IsMany ? range.To - range.From + 1 : null;
    }

    // A serial without a trailing number is a range of itself alone. Cells come from outside and may be long: every step is linear.
    private static Range RangeOf(string serial)
    {
        foreach (var separator in Separators)
        {
            var at = serial.IndexOf(separator, StringComparison.Ordinal);
            for (var tries = 0; at >= 0 && tries < MostSeparators; tries++)
            {
                if (Between(serial[..at].TrimEnd(), serial[(at + separator.Length)..].TrimStart()) is { } range)
                {
                    return range;
                }

                at = serial.IndexOf(separator, at + 1, StringComparison.Ordinal);
            }
        }

        var (prefix, digits) = Split(serial);
        return Number(digits) is { } only ? new Range(prefix, only, only, digits.Length, digits[0] == '0', false) : new Range(serial, 0, 0, 0, false, false);
    }

    // The second end may repeat the letters of the first: GEC0001~GEC0100, GEC0001~0100.
    private static Range? Between(string first, string last)
    {
        var (prefix, digits) = Split(first);
        var end = last.StartsWith(prefix, StringComparison.Ordinal) ? last[prefix.Length..] : last;
        return Number(digits) is { } from && end.All(char.IsAsciiDigit) && Number(end) is { } to && to >= from
            ? new Range(prefix, from, to, digits.Length, digits[0] == '0', true)
            : null;
    }

    private static (string Prefix, string Digits) Split(string serial)
    {
        var cut = serial.AsSpan().LastIndexOfAnyExceptInRange('0', '9') + 1;
        return (serial[..cut], serial[cut..]);
    }

    // Numbers padded with zeros are a series of their own width: A1 is not A01, yet DEMO900001 lies in DEMO000001~DEMO999999.
    private sealed record Range(string Prefix, long From, long To, int Width, bool IsPadded, bool IsMany)
    {
        public bool Meets(Range other) => From <= other.To && other.From <= To && (Width == other.Width || !(IsPadded || other.IsPadded));
    }

    private static long? Number(string digits) =>
        digits.Length <= LongestDigits && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
