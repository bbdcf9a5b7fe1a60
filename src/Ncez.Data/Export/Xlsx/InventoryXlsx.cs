using System.Collections.Immutable;
using DocumentFormat.OpenXml.Packaging;
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
        XlsxFile.Write(
            stream,
            book =>
            {
                var lines = new LinesSheet(inventory, language);
                Add("summary", part => SummarySheet.Write(part, inventory, lines, language));
                Add("categories", part => CategoriesSheet.Write(part, inventory, lines, language));
                Add("lines", part => lines.Write(part, cancel));
                Add("factors", part => FactorsSheet.Write(part, inventory, language));
                Add("boundary", part => TextSheets.Boundary(part, inventory, language));
                Add("findings", part => TextSheets.Findings(part, findings, language));
                foreach (var table in further ?? [])
                {
                    TableExport.AddSheet(book, table, language);
                }

                void Add(string name, Action<WorksheetPart> write) => book.Add(ExportTexts.Get($"sheet.{name}", language), write);
            },
            recalculates: true);
    }
}
