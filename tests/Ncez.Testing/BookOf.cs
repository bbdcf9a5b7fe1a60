using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Ncez.Testing;

/// <summary>A workbook as a stranger might have made it: texts, numbers, dates, percent, formulas, errors, merged cells.</summary>
public sealed class BookOf : IDisposable
{
    private readonly List<(string Name, object?[][] Rows, string[] Merged)> _sheets = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("ncez-book-").FullName;

    /// <summary>With a sheet: cells row by row, and ranges that are merged.</summary>
    public BookOf Sheet(string name, object?[][] rows, params string[] merged)
    {
        _sheets.Add((name, rows, merged));
        return this;
    }

    /// <summary>Writes it; its path, until this is disposed of.</summary>
    public string Save()
    {
        var path = Path.Combine(_folder, "book.xlsx");
        using var document = SpreadsheetDocument.Create(path, SpreadsheetDocumentType.Workbook);
        var book = document.AddWorkbookPart();
        book.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(
            new NumberingFormats(new NumberingFormat { NumberFormatId = 170, FormatCode = "yyyy\"年\"m\"月\"" }) { Count = 1 },
            new Fonts(new Font()), new Fills(new Fill()), new Borders(new Border()), new CellStyleFormats(new CellFormat()),
            new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 14 }, new CellFormat { NumberFormatId = 170 }, new CellFormat { NumberFormatId = 10 }));
        var sheets = new Sheets();
        foreach (var (name, rows, merged) in _sheets)
        {
            var part = book.AddNewPart<WorksheetPart>();
            part.Worksheet = new Worksheet(new SheetData(rows.Select((cells, r) => new Row(cells.Select((cell, c) => Cell(cell, c, r + 1)).OfType<Cell>()) { RowIndex = (uint)r + 1 })));
            if (merged.Length > 0)
            {
                part.Worksheet.Append(new MergeCells(merged.Select(m => new MergeCell { Reference = m })));
            }

            sheets.Append(new Sheet { Id = book.GetIdOfPart(part), SheetId = (uint)sheets.ChildElements.Count + 1, Name = name });
        }

        book.Workbook = new Workbook(sheets);
        return path;
    }

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Cell? Cell(object? value, int column, int row)
    {
        var cell = new Cell { CellReference = (char)('A' + column) + row.ToString(CultureInfo.InvariantCulture) };
        switch (value)
        {
            case null:
                return null;
            case string text:
                cell.DataType = CellValues.InlineString;
                cell.InlineString = new InlineString(new Text(text));
                return cell;
            case DateTime date:
                cell.StyleIndex = date.Day == 1 ? 2u : 1u;
                cell.CellValue = new CellValue(date.ToOADate());
                return cell;
            case Percent percent:
                cell.StyleIndex = 3;
                cell.CellValue = new CellValue(percent.Fraction);
                return cell;
            case Formula formula:
                cell.CellFormula = new CellFormula(formula.Text);
                cell.CellValue = formula.Value is null ? null : new CellValue(formula.Value);
                cell.DataType = formula.Value?.StartsWith('#') == true ? CellValues.Error : null;
                return cell;
            default:
                cell.CellValue = new CellValue(Convert.ToDouble(value, CultureInfo.InvariantCulture));
                return cell;
        }
    }
}

/// <summary>A number shown in percent.</summary>
/// <param name="Fraction">The number.</param>
public sealed record Percent(double Fraction);

/// <summary>A formula with the value the file remembers, if any.</summary>
/// <param name="Text">The formula.</param>
/// <param name="Value">The value; null when the file holds none.</param>
public sealed record Formula(string Text, string? Value);
