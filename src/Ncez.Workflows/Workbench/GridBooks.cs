using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Ncez.Data.Export;
using Ncez.Data.Import.Books;
using Ncez.Data.Store;
using Ncez.Model.Diagnostics;
using Ncez.Model.Tables;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Workbench;

/// <summary>The activity grid as a workbook: out with the same columns, in as rows.</summary>
public static class GridBooks
{
    private const int HeaderWithin = 20;
    private const int RowsPerReport = 500;
    private const string VersionHeader = "ncez-activities-version";

    /// <summary>Writes a grid as a workbook that remembers the state it was written from; numbers as numbers where nothing of how they were written is lost.</summary>
    public static void Write(ActivityGrid grid, Stream to, Language language) => TableExport.WriteXlsx(
        new ResultTable("activities", LocalText.Same(EditActivities.File), [.. grid.Header.Select((h, i) => new TableColumn($"c{i}", LocalText.Same(h), IsNumber: grid.Rows.Any(r => IsNumber(r[i]))))], [.. grid.Rows.Select(r => r.Select(Cell).ToImmutableArray())]),
        to, language, grid.Hash);

    /// <summary>Reads the first sheet that has the columns of activities.csv; null and findings when there is none.</summary>
    /// <param name="path">The workbook.</param>
    /// <param name="findings">Collects what is wrong.</param>
    /// <param name="progress">Told every few hundred rows: rows read, and how many the sheet says it has (0 = it says nothing).</param>
    /// <param name="cancel">Stops between two rows.</param>
    internal static BookRows? Read(string path, Findings findings, Action<int, int> progress, CancellationToken cancel)
    {
        if (!UploadedFile.IsOfficeFile(path, "xl/"))
        {
            findings.Error("WEB-010", Place.None, ("file", "xlsx"), ("found", "another format"), ("expected", ".xlsx"));
            return null;
        }

        using var book = XlsxBook.Open(path, findings);
        return book is null ? null : XlsxBook.Guarded(path, findings, () => book.Sheets.Select(s => RowsOf(s, book.Mark, progress, cancel)).FirstOrDefault(t => t is not null)) ?? Missing(findings);
    }

    // The content that a workbook was handed out with; null for a sheet that does not say.
    private static string? VersionOf(IGrid sheet) => sheet.Rows().Take(2).ToList() is [var header, var row] && header[0].Shown == VersionHeader ? row[0].Shown : null;

    private static BookRows? Missing(Findings findings)
    {
        if (!findings.HasErrors)
        {
            findings.Error("WEB-010", Place.None, ("file", "xlsx"), ("found", "without the columns of activities.csv"), ("expected", "id, period, category, item, quantity, unit"));
        }

        return null;
    }

    private static BookRows? RowsOf(IGrid sheet, string mark, Action<int, int> progress, CancellationToken cancel)
    {
        ImmutableArray<string> header = [];
        var (rows, numbers, told) = (ImmutableArray.CreateBuilder<ImmutableArray<string>>(), ImmutableArray.CreateBuilder<int>(), 0);
        foreach (var row in sheet.Rows())
        {
            if (header.IsEmpty)
            {
                header = HeaderOf(row);
                if (header.IsEmpty && row.Number > HeaderWithin)
                {
                    return null;
                }

                told = header.IsEmpty ? 0 : Math.Max(0, sheet.LastRowTold - row.Number);
                continue;
            }

            var cells = new string[header.Length];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = row[i].Shown;
            }

            if (Array.Exists(cells, c => c.Length > 0))
            {
                rows.Add(ImmutableCollectionsMarshal.AsImmutableArray(cells));
                numbers.Add(row.Number);
            }

            if (rows.Count % RowsPerReport == 0)
            {
                cancel.ThrowIfCancellationRequested();
                progress(rows.Count, told);
            }
        }

        progress(rows.Count, rows.Count);
        return header.IsEmpty ? null : new BookRows(sheet.Name, header, rows.ToImmutable(), numbers.ToImmutable()) { Began = mark };
    }

    private static ImmutableArray<string> HeaderOf(GridRow row)
    {
        var texts = row.Cells.Select(c => c.Shown).ToImmutableArray();
        return TableMerge.IdColumn(EditActivities.File, texts) >= 0 && TableMerge.Column(EditActivities.File, texts, "quantity") >= 0 ? [.. texts.Reverse().SkipWhile(t => t.Length == 0).Reverse()] : [];
    }

    private static bool IsNumber(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number.ToString(CultureInfo.InvariantCulture) == text;

    private static TableCell Cell(string text) => IsNumber(text) ? double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : text;
}

/// <summary>Rows of a sheet that has the columns of activities.csv.</summary>
/// <param name="Sheet">Name of the sheet.</param>
/// <param name="Header">Header as written.</param>
/// <param name="Rows">Cells of each row that holds something, as many as the header has.</param>
/// <param name="Numbers">Number of each row in the sheet.</param>
internal sealed record BookRows(string Sheet, ImmutableArray<string> Header, ImmutableArray<ImmutableArray<string>> Rows, ImmutableArray<int> Numbers)
{
    /// <summary>Hash of the content that the workbook was written from; empty when it does not say.</summary>
    public string Began { get; init; } = "";

    /// <summary>The place of a cell in the workbook: row from 0 (−1 = the header), column from 0 (−1 = the whole row).</summary>
    public Place PlaceOf(int row, int column, string? field) => GridPlace.InSheet(Sheet, row < 0 ? Numbers.IsEmpty ? 1 : Numbers[0] - 1 : Numbers[row], column, field);
}
