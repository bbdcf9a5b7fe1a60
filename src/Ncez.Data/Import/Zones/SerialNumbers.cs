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

    // A serial without a trailing number is a range of itself alone.
    private static Range RangeOf(string serial)
    {
        var (many, single) = (Ranged().Match(serial), Single().Match(serial));
        return many.Success && Number(many.Groups["from"].Value) is { } from && Number(many.Groups["to"].Value) is { } to && to >= from
            ? new Range(many.Groups["prefix"].Value, from, to, many.Groups["from"].Length, many.Groups["from"].Value[0] == '0', true)
            : single.Success && Number(single.Groups["from"].Value) is { } only
                ? new Range(single.Groups["prefix"].Value, only, only, single.Groups["from"].Length, single.Groups["from"].Value[0] == '0', false)
                : new Range(serial, 0, 0, 0, false, false);
    }

    // Numbers padded with zeros are a series of their own width: A1 is not A01, yet DEMO900001 lies in DEMO000001~DEMO999999.
    private sealed record Range(string Prefix, long From, long To, int Width, bool IsPadded, bool IsMany)
    {
        public bool Meets(Range other) => From <= other.To && other.From <= To && (Width == other.Width || !(IsPadded || other.IsPadded));
    }

    private static long? Number(string digits) =>
        digits.Length <= LongestDigits && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"^(?<prefix>.*?)(?<from>[0-9]+)\s*(?:~|～|–|至|\.\.)\s*(?:\k<prefix>)?(?<to>[0-9]+)$", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Ranged();

    [GeneratedRegex(@"^(?<prefix>.*?)(?<from>[0-9]+)$", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Single();
}
