using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Ncez.Data.Import.Books;

namespace Ncez.Data.Export.Xlsx;

/// <summary>Writes one sheet from top to bottom, row by row, without holding it in memory.</summary>
internal sealed class XlsxSheet : IDisposable
{
    private const int LongestCell = 32_767;
    private readonly OpenXmlWriter _writer;
    private readonly List<OpenXmlAttribute> _attributes = new(3);
    private int _column;

    /// <summary>Opens a sheet.</summary>
    /// <param name="part">Part of the workbook.</param>
    /// <param name="widths">Column widths in characters.</param>
    /// <param name="frozenRows">Rows that stay in sight.</param>
    /// <param name="looks">How empty cells of each column look, so that what is typed there keeps its form.</param>
    /// <param name="rows">Rows that will be written, so that readers can tell how far they are; 0 when that is not known yet.</param>
    public XlsxSheet(WorksheetPart part, ReadOnlySpan<double> widths, int frozenRows, ReadOnlySpan<CellLook> looks = default, int rows = 0)
    {
        _writer = OpenXmlWriter.Create(part);
        _writer.WriteStartElement(new Worksheet());
        _writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        if (rows > 0)
        {
            _writer.WriteElement(new SheetDimension { Reference = $"A1:{GridPlace.ColumnName(Math.Max(0, widths.Length - 1))}{rows}" });
        }

        var view = new SheetView { WorkbookViewId = 0 };
        if (frozenRows > 0)
        {
            view.Append(new Pane { VerticalSplit = frozenRows, TopLeftCell = $"A{frozenRows + 1}", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen });
        }

        _writer.WriteElement(new SheetViews(view));
        var columns = new Columns();
        for (var c = 0; c < widths.Length; c++)
        {
            var column = new Column { Min = (uint)c + 1, Max = (uint)c + 1, Width = widths[c], CustomWidth = true };
            if (c < looks.Length && looks[c] != CellLook.Plain)
            {
                column.Style = (uint)looks[c];
            }

            columns.Append(column);
        }

        _writer.WriteElement(columns);
        _writer.WriteStartElement(new SheetData());
    }

    /// <summary>Number of the row that is being written, from 1.</summary>
    public int Row { get; private set; }

    /// <summary>Starts the next row.</summary>
    public void StartRow()
    {
        Row++;
        _column = 0;
        _attributes.Clear();
        _attributes.Add(new OpenXmlAttribute("r", "", Row.ToString(CultureInfo.InvariantCulture)));
        _writer.WriteStartElement(new Row(), _attributes);
    }

    /// <summary>Ends the row.</summary>
    public void EndRow() => _writer.WriteEndElement();

    /// <summary>A row of texts.</summary>
    public void Texts(CellLook look, params ReadOnlySpan<string> texts)
    {
        StartRow();
        foreach (var text in texts)
        {
            Text(text, look);
        }

        EndRow();
    }

    /// <summary>A text cell: never a formula, whatever it starts with.</summary>
    public void Text(string? text, CellLook look = CellLook.Plain)
    {
        if (string.IsNullOrEmpty(text))
        {
            _column++;
            return;
        }

        StartCell(look, "inlineStr");
        _writer.WriteElement(new InlineString(new Text(Printable(text)) { Space = SpaceProcessingModeValues.Preserve }));
        _writer.WriteEndElement();
    }

    /// <summary>A number cell; empty when the number is not known.</summary>
    public void Number(double value, CellLook look = CellLook.Plain)
    {
        if (!double.IsFinite(value))
        {
            _column++;
            return;
        }

        StartCell(look, type: null);
        _writer.WriteElement(new CellValue(value.ToString("R", CultureInfo.InvariantCulture)));
        _writer.WriteEndElement();
    }

    /// <summary>A formula with its present value.</summary>
    public void Formula(string formula, double value, CellLook look)
    {
        if (!double.IsFinite(value))
        {
            _column++;
            return;
        }

        StartCell(look, type: null);
        _writer.WriteElement(new CellFormula(formula));
        _writer.WriteElement(new CellValue(value.ToString("R", CultureInfo.InvariantCulture)));
        _writer.WriteEndElement();
    }

    /// <summary>Closes the sheet; the header row of a table may carry a filter, its columns choices.</summary>
    public void End(string? filterRange = null, DataValidations? choices = null)
    {
        _writer.WriteEndElement();
        if (filterRange is not null)
        {
            _writer.WriteElement(new AutoFilter { Reference = filterRange });
        }

        if (choices is not null && choices.HasChildren)
        {
            _writer.WriteElement(choices);
        }

        // Printed on A4 across, as wide as the paper and as long as it gets.
        _writer.WriteElement(new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 });
        _writer.WriteEndElement();
    }

    /// <inheritdoc />
    public void Dispose() => _writer.Dispose();

    /// <summary>Name of a column from 0: A, B, … Z, AA, ….</summary>
    public static string ColumnName(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : ColumnName((column / 26) - 1) + (char)('A' + (column % 26));

    private void StartCell(CellLook look, string? type)
    {
        _attributes.Clear();
        _attributes.Add(new OpenXmlAttribute("r", "", ColumnName(_column++) + Row.ToString(CultureInfo.InvariantCulture)));
        if (look != CellLook.Plain)
        {
            _attributes.Add(new OpenXmlAttribute("s", "", ((uint)look).ToString(CultureInfo.InvariantCulture)));
        }

        if (type is not null)
        {
            _attributes.Add(new OpenXmlAttribute("t", "", type));
        }

        _writer.WriteStartElement(new Cell(), _attributes);
    }

    // XML 1.0 has no place for control characters and half surrogates; a user's file may hold them.
    private static string Printable(string text)
    {
        if (text.Length > LongestCell)
        {
            text = text[..(LongestCell - 1)] + "…";
        }

        return text.AsSpan().IndexOfAnyExceptInRange(' ', '\uD7FF') < 0
            ? text
            : string.Concat(text.EnumerateRunes().Where(r => r.Value is >= 0x20 or '\t' or '\n' && r.Value is not (0xFFFE or 0xFFFF)).Select(r => r.ToString()));
    }
}
