using System.Text.RegularExpressions;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Quantities;
using Ncez.Model.Texts;

namespace Ncez.Data.Import;

/// <summary>Checks single cells against the type of their column, with what the user may have meant.</summary>
internal sealed partial class CellCheck(FactorLibrary library, Findings findings)
{
    private const int LongestUnit = 40;
    private const int MostSuggestions = 200;
    private readonly Dictionary<(string Column, string Id), string> _lineOfId = [];
    private readonly Dictionary<(string Kind, string Text), string> _near = [];

    /// <summary>A unit of the table; null when unknown.</summary>
    public Unit? Unit(string text) => text.Length is > 0 and <= LongestUnit && library.Units.TryParse(text, out var unit) ? unit : null;

    /// <summary>A unit or a ratio of units; null when unknown.</summary>
    public RatioUnit? RatioUnit(string text) => text.Length is > 0 and <= LongestUnit && library.Units.TryParseRatio(text, out var unit) ? unit : null;

    /// <summary>Checks a cell; false when it raised an error.</summary>
    public bool IsSound(ColumnSpec column, string text, Place where, string line)
    {
        if (text.Length == 0)
        {
            return column.Need != ColumnNeed.Cell || Wrong("TAB-001", column, text, where, ("description", column.Description));
        }

        return column.Type switch
        {
            CellType.Id => IsNewId(column, text, where, line),
            CellType.Number => IsNumber(column, text, where, minimum: double.NegativeInfinity),
            CellType.NonNegative => IsNumber(column, text, where, minimum: 0),
            CellType.Whole => NumberText.Parse(text, out var whole) == NumberFlaw.None && whole == Math.Round(whole) && Math.Abs(whole) < int.MaxValue
                || Wrong("TAB-003", column, text, where),
            CellType.Year => PeriodText.Parse(text) is { Month: 0 } || Wrong("TAB-004", column, text, where),
            CellType.Period => PeriodText.Parse(text) is not null || Wrong("TAB-005", column, text, where),
            CellType.Date => Day().IsMatch(text) || Wrong("TAB-016", column, text, where),
            CellType.Unit => UnitOr(text, where, null, "") is not null,
            CellType.RatioUnit => RatioUnit(text) is not null || WrongRatio(text, where),
            CellType.Item => library.FindItem(Short(text)) is not null || Wrong("TAB-008", column, text, where, ("near", NearItem(text))),
            CellType.Region => library.Regions.Find(text) is not null || Wrong("TAB-009", column, text, where, ("near", NearRegion(text))),
            CellType.OneOf => column.OptionOf(Short(text)) is not null || WrongOption(column, text, where),
            _ => true,
        };
    }

    /// <summary>Reports a number that cannot be used; the texts name the likely fix.</summary>
    public static void ReportNumber(Findings findings, NumberFlaw flaw, LocalText title, string text, Place where)
    {
        var code = flaw switch
        {
            NumberFlaw.Multiple => "TAB-011",
            NumberFlaw.NotFinite => "TAB-012",
            NumberFlaw.TooLarge => "TAB-017",
            NumberFlaw.SpreadsheetError => "TAB-013",
            NumberFlaw.Comma => "TAB-018",
            NumberFlaw.UnitInside => "TAB-015",
            _ => "TAB-002",
        };
        findings.Error(code, where, ("column", title), ("text", Shown.Cell(text)));
    }

    /// <summary>Names of items near a text, at most three.</summary>
    public string NearItem(string text) => Near("item", text, () => Three(text, library.Items.SelectMany(i => i.Aliases.Concat([i.Id, i.Name.Zh, i.Name.En]))));

    /// <summary>Units near a text, at most three, of those that would do.</summary>
    public string NearUnit(string text, Func<Unit, bool>? fits = null, string fitsWhat = "") =>
        Near("unit " + fitsWhat, text, () => text.Length > LongestUnit ? "—" : string.Join(", ", library.Units.Nearest(text, fits: fits)));

    /// <summary>A unit of the table; null after a finding that names near ones among those that would do.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="where">Its place.</param>
    /// <param name="fits">Which units would do; null = any.</param>
    /// <param name="fitsWhat">Names what they have to do for.</param>
    public Unit? UnitOr(string text, Place where, Func<Unit, bool>? fits, string fitsWhat)
    {
        if (Unit(text) is { } unit)
        {
            return unit;
        }

        findings.Error("UNI-001", where, ("unit", Shown.Cell(text)), ("near", NearUnit(text, fits, fitsWhat)));
        return null;
    }

    /// <summary>The region code nearest to a code or name.</summary>
    public string NearRegion(string text) => Near("region", text, () =>
    {
        var byName = library.Regions.Regions.FirstOrDefault(r => text.Length > 1 && (r.Name.Zh == text || r.Name.En.Equals(text, StringComparison.OrdinalIgnoreCase)));
        return byName?.Code ?? Suggest.NearOrFirst(text, library.Regions.Regions.Select(r => r.Code));
    });

    private bool IsNumber(ColumnSpec column, string text, Place where, double minimum)
    {
        var flaw = NumberText.Parse(text, out var value);
        if (flaw != NumberFlaw.None)
        {
            ReportNumber(findings, flaw, column.Title, text, where);
            return false;
        }

        return value >= minimum || Wrong("TAB-007", column, text, where);
    }

    private bool IsNewId(ColumnSpec column, string text, Place where, string line)
    {
        if (_lineOfId.TryAdd((column.Name, text), line))
        {
            return true;
        }

        return Wrong("TAB-010", column, text, where, ("line", _lineOfId[(column.Name, text)]));
    }

    private bool WrongOption(ColumnSpec column, string text, Place where)
    {
        var known = column.Options.Select(o => o[0]).ToList();
        var near = Suggest.NearOrFirst(text, column.Options.SelectMany(o => o));
        return Wrong("TAB-006", column, text, where, ("known", Shown.List(column.Options.Select(o => o.Length > 1 ? $"{o[0]} ({o[1]})" : o[0]))), ("near", column.OptionOf(near) ?? known[0]));
    }

    private bool WrongRatio(string text, Place where)
    {
        if (findings.Keeps("UNI-003"))
        {
            findings.Add(UnitFindings.UnknownRatio(library.Units, text.Length <= LongestUnit ? text : Shown.Cell(text)[..LongestUnit], where));
        }
        else
        {
            findings.CountOnly("UNI-003", Severity.Error);
        }

        return false;
    }

    private bool Wrong(string code, ColumnSpec column, string text, Place where, params TextArg[] more)
    {
        findings.Error(code, where, [("column", column.Title), ("text", Shown.Cell(text)), .. more]);
        return false;
    }

    // Comparing with thousands of names takes time: each text once, and not for ever new texts.
    private string Near(string kind, string text, Func<string> find)
    {
        if (_near.TryGetValue((kind, text), out var known))
        {
            return known;
        }

        return _near.Count < MostSuggestions ? _near[(kind, text)] = find() : "—";
    }

    private static string Three(string text, IEnumerable<string> names)
    {
        if (text.Length > LongestUnit)
        {
            return "—";
        }

        var folded = text.ToUpperInvariant();
        return string.Join(", ", names.Where(n => n.Length is > 0 and <= LongestUnit).Distinct(StringComparer.Ordinal)
            .OrderBy(n => EditDistance.Of(folded, n.ToUpperInvariant())).ThenBy(n => n, StringComparer.Ordinal).Take(3));
    }

    private static string Short(string text) => text.Length <= 200 ? text : text[..200];

    [GeneratedRegex(@"^[12][0-9]{3}[-/](0?[1-9]|1[0-2])[-/](0?[1-9]|[12][0-9]|3[01])$", RegexOptions.CultureInvariant)]
    private static partial Regex Day();
}
