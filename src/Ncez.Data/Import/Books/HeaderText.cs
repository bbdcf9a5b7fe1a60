using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Ncez.Model.Factors;

namespace Ncez.Data.Import.Books;

/// <summary>What a header says: a name, often with a unit in brackets or behind a stroke, under titles that span several columns.</summary>
/// <param name="Parts">The texts from the top title to the lowest, as written.</param>
/// <param name="Names">Names to look up, the lowest first, units taken off.</param>
/// <param name="Unit">The unit it names, or empty.</param>
internal sealed partial record HeaderText(ImmutableArray<string> Parts, ImmutableArray<string> Names, string Unit)
{
    /// <summary>The header as one text.</summary>
    public string Whole => string.Join(" / ", Parts);

    /// <summary>
    /// The column of a table that the header stands for; −1 when none. A lower text that is an item or a period is no name of a
    /// column, so the titles above it are not looked at. A Chinese name may have words before it: 本月用量, 用能品种.
    /// </summary>
    public int IndexIn(FileSchema schema, FactorLibrary library)
    {
        foreach (var name in Names)
        {
            if (schema.IndexOf(name) is var exact and >= 0)
            {
                return exact;
            }

            if (library.FindItem(name) is not null || PeriodText.Parse(name) is not null)
            {
                return -1;
            }
        }

        var endings = schema.Columns.SelectMany((c, i) => c.Names.Where(n => n.Length >= 2 && n.All(l => l >= '\u4E00')).Select(n => (Name: n, Index: i)));
        var found = endings.Where(e => Names.Any(n => n.Length > e.Name.Length && n.EndsWith(e.Name, StringComparison.Ordinal))).OrderByDescending(e => e.Name.Length).ToList();
        return found.Count > 0 ? found[0].Index : -1;
    }

    /// <summary>Reads the header of a column.</summary>
    public static HeaderText Of(IEnumerable<string> parts, FactorLibrary library)
    {
        var all = parts.Select(p => Blank().Replace(p, " ").Trim()).Where(p => p.Length > 0).Distinct(StringComparer.Ordinal).ToImmutableArray();
        var names = ImmutableArray.CreateBuilder<string>();
        var unit = "";
        foreach (var part in all.Reverse())
        {
            var name = part;
            if (Bracket().Match(part) is { Success: true } match && match.Groups["unit"].Value.Replace("单位", "", StringComparison.Ordinal).Trim('：', ':', ' ') is { Length: > 0 } inside && IsUnit(inside, library))
            {
                name = match.Groups["name"].Value.Trim();
                unit = unit.Length == 0 ? inside : unit;
            }
            else if (IsUnit(part, library) && all.Length > 1)
            {
                unit = unit.Length == 0 ? part : unit;
                continue;
            }

            if (name.Length > 0)
            {
                names.Add(name);
            }

            if (name != part)
            {
                names.Add(part);
            }
        }

        if (names.Count > 1)
        {
            names.Add(string.Concat(all));
        }

        return new HeaderText(all, names.ToImmutable(), unit);
    }

    private static bool IsUnit(string text, FactorLibrary library) => text.Length <= 20 && (library.Units.TryParse(text, out _) || (text.Contains('/', StringComparison.Ordinal) && library.Units.TryParseRatio(text, out _)));

    [GeneratedRegex(@"^(?<name>.*?)\s*(?:[（(\[【](?<unit>[^（）()\[\]【】]+)[)）\]】]|[/／,，](?<unit>[^/／,，]+))\s*$")]
    private static partial Regex Bracket();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
