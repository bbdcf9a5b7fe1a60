using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Ncez.Data.Import.Books;

/// <summary>Which cell formats show a number as a date or in percent (ECMA-376 part 1, 18.8.30).</summary>
internal sealed partial class CellStyles
{
    private const double DaysFrom1900To1904 = 1462;
    private readonly bool[] _isDate = [];
    private readonly bool[] _isPercent = [];
    private readonly bool _from1904;

    /// <summary>The formats of a style sheet.</summary>
    public CellStyles(Stylesheet? sheet, bool from1904)
    {
        _from1904 = from1904;
        if (sheet?.CellFormats is not { } formats)
        {
            return;
        }

        var codes = sheet.NumberingFormats?.Elements<NumberingFormat>().Where(f => f.NumberFormatId is not null)
            .GroupBy(f => f.NumberFormatId!.Value).ToDictionary(g => g.Key, g => g.First().FormatCode?.Value ?? "") ?? [];
        var ids = formats.Elements<CellFormat>().Select(f => f.NumberFormatId?.Value ?? 0).ToArray();
        _isDate = [.. ids.Select(id => codes.TryGetValue(id, out var code) ? IsDateCode(code) : id is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58))];
        _isPercent = [.. ids.Select(id => codes.TryGetValue(id, out var code) ? code.Contains('%', StringComparison.Ordinal) : id is 9 or 10)];
    }

    /// <summary>A number as its format means it.</summary>
    public GridCell Cell(double number, int style)
    {
        var text = Plain(number);
        return style >= 0 && style < _isDate.Length && _isDate[style] && number is > 0 and < 2_958_466
            ? new GridCell(GridKind.Date, text, _from1904 ? number + DaysFrom1900To1904 : number)
            : new GridCell(GridKind.Number, text, number, style >= 0 && style < _isPercent.Length && _isPercent[style]);
    }

    /// <summary>A number as a spreadsheet means it: at most 15 digits, so that 0.1 + 0.2 is 0.3.</summary>
    public static string Plain(double number)
    {
        var rounded = double.Parse(number.ToString("G15", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return Math.Abs(rounded) is 0 or (>= 1e-7 and < 1e15) ? rounded.ToString("0.#####################", CultureInfo.InvariantCulture) : rounded.ToString("R", CultureInfo.InvariantCulture);
    }

    private static bool IsDateCode(string code) => DateLetter().IsMatch(Literal().Replace(code, ""));

    [GeneratedRegex("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]|_.|\\*.")]
    private static partial Regex Literal();

    [GeneratedRegex("[ymd年月日]", RegexOptions.IgnoreCase)]
    private static partial Regex DateLetter();
}
