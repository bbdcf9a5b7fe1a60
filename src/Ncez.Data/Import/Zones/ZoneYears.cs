using System.Collections.Immutable;
using System.Globalization;
using Ncez.Data.Import.Yaml;
using Ncez.Model.Diagnostics;

namespace Ncez.Data.Import.Zones;

/// <summary>Reads years written as a list, one year or a range: <c>[2015, 2016]</c>, <c>2016</c>, <c>2016-2020</c>.</summary>
internal static class ZoneYears
{
    private const int MostYears = 200;

    /// <summary>The years, ascending, each once; reported when missing or no years.</summary>
    public static ImmutableArray<int> Read(YamlMap map, string key, Findings findings)
    {
        if (!map.Has(key))
        {
            map.Text(key);
            return [];
        }

        var years = new SortedSet<int>();
        foreach (var (text, where) in map.TextsWithPlaces(key))
        {
            var ends = text.Split(['-', '–', '—', '~', '至'], StringSplitOptions.TrimEntries);
            var (from, to) = (YearOf(ends[0]), YearOf(ends[^1]));
            if (ends.Length > 2 || from is null || to is null || to < from || to - from >= MostYears)
            {
                findings.Error("ZON-007", where, ("text", Shown.Cell(text)));
                continue;
            }

            years.UnionWith(Enumerable.Range(from.Value, to.Value - from.Value + 1));
        }

        return [.. years];
    }

    private static int? YearOf(string text) =>
        int.TryParse(text.TrimEnd('年'), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and <= 2200 ? year : null;
}
