using System.Globalization;
using System.Text.RegularExpressions;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;

namespace Ncez.Data.Import.Books;

/// <summary>Turns a cell of a sheet into the text that a CSV file of the zone carries; what cannot be turned is a finding.</summary>
internal sealed partial class CellText(FactorLibrary library, Findings findings)
{
    /// <summary>A cell as a person sees it.</summary>
    public static string Shown(GridCell cell) => cell.Kind == GridKind.Date ? Date(cell).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : cell.Text.Trim();

    /// <summary>The text of a cell for a column of a type.</summary>
    public string Of(GridCell cell, CellType type, Place where) => Of(cell, type, where, findings);

    /// <summary>The text of a cell for a column of a type.</summary>
    public static string Of(GridCell cell, CellType type, Place where, Findings findings)
    {
        switch (cell.Kind)
        {
            case GridKind.Error:
                findings.Error("IMP-004", where, ("text", cell.Text));
                return "";
            case GridKind.NotCalculated:
                findings.Error("IMP-005", where);
                return "";
            case GridKind.Date when IsNumeric(type) && type != CellType.Year:
                findings.Error("IMP-008", where, ("text", Shown(cell)));
                return "";
            case GridKind.Date:
                return Date(cell).ToString(type switch { CellType.Period => "yyyy-MM", CellType.Year => "yyyy", _ => "yyyy-MM-dd" }, CultureInfo.InvariantCulture);
            default:
                return cell.Text.Trim();
        }
    }

    /// <summary>A number and its unit: 万, 亿, % and units typed behind the digits go to the unit.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="column">Its column.</param>
    /// <param name="unit">Unit that the row names, or empty.</param>
    /// <param name="takesUnit">True when the row has a column for the unit.</param>
    /// <param name="where">Its place.</param>
    public (string Number, string Unit) Number(GridCell cell, ColumnSpec column, string unit, bool takesUnit, Place where)
    {
        var text = Of(cell, column.Type, where);
        if (cell.IsMerged && text.Length > 0)
        {
            // One amount for several rows: counting it in each would multiply it.
            findings.Warning("IMP-006", where, ("text", text));
            return ("", unit);
        }

        if (cell.IsPercent && text.Length > 0)
        {
            text = CellStyles.Plain(cell.Number * 100) + "%";
        }

        if (text.Length == 0 || Dash().IsMatch(text))
        {
            return ("", unit);
        }

        if (NumberText.Parse(text, out _) == NumberFlaw.None && text.All(c => char.IsAsciiDigit(c) || c is '.' or '-' or 'e' or 'E' or '+'))
        {
            return (text, unit);
        }

        return LooseNumber.Read(text) is { } loose ? Loose(loose, column, unit, takesUnit, text, where) : (text, unit);
    }

    /// <summary>True for columns that hold amounts.</summary>
    public static bool IsNumeric(CellType type) => type is CellType.Number or CellType.NonNegative or CellType.Whole or CellType.Year;

    private (string Number, string Unit) Loose(LooseNumber loose, ColumnSpec column, string unit, bool takesUnit, string text, Place where)
    {
        var isPercentColumn = column.Name.EndsWith("_percent", StringComparison.Ordinal);
        if (loose.Unit.Length > 0 && !(isPercentColumn && loose.Unit == "%") && !IsUnit(loose.Unit))
        {
            return (text, unit);
        }

        if (loose.Multiple.Length == 0 && (loose.Unit.Length == 0 || isPercentColumn))
        {
            return (loose.Digits, unit);
        }

        var own = loose.Unit.Length > 0 ? loose.Unit : unit;
        if (takesUnit && unit.Length > 0 && loose.Unit.Length > 0 && !Same(unit, loose.Unit) && !Same(unit, loose.Multiple + loose.Unit))
        {
            findings.Error("IMP-007", where, ("text", text), ("unit", unit));
            return ("", unit);
        }

        // "5 万" beside the unit 万kWh may be either; only a person can say.
        if (loose is { Multiple.Length: > 0, Unit.Length: 0 } && unit.Length > 0 && MultipleFirst().IsMatch(unit))
        {
            findings.Error("IMP-007", where, ("text", text), ("unit", unit));
            return ("", unit);
        }

        if (takesUnit && own.Length > 0 && IsUnit(loose.Multiple + own))
        {
            findings.Info("IMP-009", where, ("text", text), ("read", $"{loose.Digits} {loose.Multiple}{own}"));
            return (loose.Digits, loose.Multiple + own);
        }

        if (loose.Whole() is not { } whole)
        {
            return (text, unit);
        }

        findings.Info("IMP-009", where, ("text", text), ("read", $"{whole} {own}".Trim()));
        return (whole, takesUnit ? own : unit);
    }

    private bool IsUnit(string text) => text.Length <= 40 && (library.Units.TryParse(text, out _) || library.Units.TryParseRatio(text, out _));

    private bool Same(string one, string other) =>
        FactorLibrary.FoldName(one) == FactorLibrary.FoldName(other)
        || (library.Units.TryParse(one, out var a) && library.Units.TryParse(other, out var b) && a.Dimension == b.Dimension && a.ToCanonical.Equals(b.ToCanonical));

    private static DateTime Date(GridCell cell) => DateTime.FromOADate(Math.Clamp(cell.Number, 1, 2_958_465));

    [GeneratedRegex(@"^[-—–－/\\.…]+$|^(无|暂无|n/?a|null)$", RegexOptions.IgnoreCase)]
    private static partial Regex Dash();

    [GeneratedRegex(@"^(千|万|百万|千万|亿|万亿)")]
    private static partial Regex MultipleFirst();
}
