using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Ncez.Data.Export.Xlsx;

/// <summary>How a cell looks; the value is the index of its format in the style sheet.</summary>
internal enum CellLook : uint
{
    /// <summary>Text, or a number as it is (quantities and factors of any size).</summary>
    Plain,

    /// <summary>Column header.</summary>
    Header,

    /// <summary>Tonnes: thousands separated, two decimals.</summary>
    Tonnes,

    /// <summary>A share, shown in percent.</summary>
    Percent,

    /// <summary>Title of a sheet.</summary>
    Title,

    /// <summary>Long text, wrapped.</summary>
    Wrapped,

    /// <summary>A total that the sheet calculates.</summary>
    Total,

    /// <summary>A count or a year.</summary>
    Whole,

    /// <summary>Column header of a column that must be filled.</summary>
    NeededHeader,

    /// <summary>What a column means: small, grey, wrapped.</summary>
    Hint,

    /// <summary>An example: grey and slanted.</summary>
    Example,

    /// <summary>Text that a spreadsheet must not turn into a date or number.</summary>
    AsTyped,
}

/// <summary>The style sheet: one format per <see cref="CellLook"/>.</summary>
internal static class XlsxStyles
{
    private const uint ThousandsTwoDecimals = 4;
    private const uint PercentTwoDecimals = 10;
    private const uint Integer = 1;
    private const uint TextAsTyped = 49;
    private const string Grey = "FF6B7280";

    /// <summary>A new style sheet.</summary>
    public static Stylesheet Sheet() => new(
        new Fonts(Font(11), Font(11, bold: true), Font(14, bold: true), Font(9, colour: Grey), Font(11, slanted: true, colour: Grey)),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            Solid("FFE3EFE8"),
            Solid("FFB9DDC6"),
            Solid("FFF6F7F5")),
        new Borders(
            new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()),
            new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder { Style = BorderStyleValues.Thin }, new DiagonalBorder())),
        new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }),
        new CellFormats(
            Format(),
            Format(font: 1, fill: 2, border: 1, wrap: true),
            Format(number: ThousandsTwoDecimals),
            Format(number: PercentTwoDecimals),
            Format(font: 2),
            Format(wrap: true),
            Format(number: ThousandsTwoDecimals, font: 1),
            Format(number: Integer),
            Format(font: 1, fill: 3, border: 1, wrap: true),
            Format(font: 3, fill: 4, wrap: true),
            Format(number: TextAsTyped, font: 4, fill: 4),
            Format(number: TextAsTyped)));

    private static Fill Solid(string rgb) => new(new PatternFill(new ForegroundColor { Rgb = rgb }) { PatternType = PatternValues.Solid });

    private static Font Font(double points, bool bold = false, bool slanted = false, string? colour = null)
    {
        var font = new Font();
        if (bold)
        {
            font.Append(new Bold());
        }

        if (slanted)
        {
            font.Append(new Italic());
        }

        font.Append(new FontSize { Val = points });
        if (colour is not null)
        {
            font.Append(new Color { Rgb = colour });
        }

        font.Append(new FontName { Val = "Calibri" }, new FontFamilyNumbering { Val = 2 });
        return font;
    }

    private static CellFormat Format(uint number = 0, uint font = 0, uint fill = 0, uint border = 0, bool wrap = false)
    {
        var format = new CellFormat
        {
            NumberFormatId = number,
            FontId = font,
            FillId = fill,
            BorderId = border,
            FormatId = 0,
            ApplyNumberFormat = number != 0,
            ApplyFont = font != 0,
            ApplyFill = fill != 0,
            ApplyBorder = border != 0,
            ApplyAlignment = wrap,
        };
        if (wrap)
        {
            format.Append(new Alignment { WrapText = true, Vertical = new EnumValue<VerticalAlignmentValues>(VerticalAlignmentValues.Top) });
        }

        return format;
    }
}
