using System.Collections.Immutable;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Ncez.Data.Export.Xlsx;
using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;
using Ncez.Model.Tables;
using Ncez.Model.Texts;

namespace Ncez.Data.Export;

/// <summary>
/// An inventory as a workbook: raw values with their units in a column of their own, totals as live formulas. Up to
/// <see cref="InventoryCsv.LineLimit"/> lines stand one by one; above it the sheet of lines carries sums by plan and says so.
/// </summary>
public static class InventoryXlsx
{
    /// <summary>Writes the workbook.</summary>
    /// <param name="inventory">The inventory.</param>
    /// <param name="findings">Findings of the run.</param>
    /// <param name="stream">Where to: readable, writable and seekable; stays open.</param>
    /// <param name="language">Language of headers and texts.</param>
    /// <param name="further">Tables of the views: a sheet each.</param>
    /// <param name="cancel">Stops between two rows.</param>
    public static void Write(
        Inventory inventory, ImmutableArray<Diagnostic> findings, Stream stream, Language language, IEnumerable<ResultTable>? further = null, CancellationToken cancel = default)
    {
        using var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook);
        var book = document.AddWorkbookPart();
        book.AddNewPart<WorkbookStylesPart>().Stylesheet = XlsxStyles.Sheet();
        var sheets = new Sheets();
        var lines = new LinesSheet(inventory, language);
        Add(book, sheets, "summary", language, part => SummarySheet.Write(part, inventory, lines, language));
        Add(book, sheets, "categories", language, part => CategoriesSheet.Write(part, inventory, lines, language));
        Add(book, sheets, "lines", language, part => lines.Write(part, cancel));
        Add(book, sheets, "factors", language, part => FactorsSheet.Write(part, inventory, language));
        Add(book, sheets, "boundary", language, part => TextSheets.Boundary(part, inventory, language));
        Add(book, sheets, "findings", language, part => TextSheets.Findings(part, findings, language));
        foreach (var table in further ?? [])
        {
            TableExport.AddSheet(book, sheets, table, language);
        }

        book.Workbook = new Workbook(sheets, new CalculationProperties { CalculationId = 0, FullCalculationOnLoad = true });
        book.Workbook.Save();
    }

    private static void Add(WorkbookPart book, Sheets sheets, string name, Language language, Action<WorksheetPart> write)
    {
        var part = book.AddNewPart<WorksheetPart>();
        write(part);
        sheets.Append(new Sheet { Id = book.GetIdOfPart(part), SheetId = (uint)sheets.ChildElements.Count + 1, Name = ExportTexts.Get($"sheet.{name}", language) });
    }
}
