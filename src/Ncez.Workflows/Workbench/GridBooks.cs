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

    /// <summary>Writes a grid as a workbook that remembers the state it was written from; numbers as numbers where nothing of how they were written is lost.</summary>
    public static void Write(ActivityGrid grid, Stream to, Language language, string file = EditActivities.File) => TableExport.WriteXlsx(
        new ResultTable(Path.GetFileNameWithoutExtension(file), LocalText.Same(file), [.. grid.Header.Select((h, i) => new TableColumn($"c{i}", LocalText.Same(h), IsNumber: grid.Rows.Any(r => IsNumber(r[i]))))], [.. grid.Rows.Select(r => r.Select(Cell).ToImmutableArray())]),
        to, language, grid.Hash);

    /// <summary>Reads the first sheet that has the columns of activities.csv; null and findings when there is none.</summary>
    /// <param name="path">The workbook.</param>
    /// <param name="name">What whoever uploaded it calls it; empty when it has no name.</param>
    /// <param name="findings">Collects what is wrong.</param>
    /// <param name="progress">Told every few hundred rows: rows read, and how many the sheet says it has (0 = it says nothing).</param>
    /// <param name="cancel">Stops between two rows.</param>
    internal static BookRows? Read(string path, string name, Findings findings, Action<int, int> progress, CancellationToken cancel)
    {
        var file = new Place(name.Length > 0 ? name : "xlsx");
        if (IsRefused(path, file, findings))
        {
            return null;
        }

        using var book = XlsxBook.Open(path, findings, file.File);
        return book is null ? null : XlsxBook.Guarded(file.File, findings, () => book.Sheets.Select(s => RowsOf(s, name, book.Mark, findings, progress, cancel)).FirstOrDefault(t => t is not null) ?? Missing(book, name, file, findings));
    }

    /// <summary>True for a file that is no workbook to be read; the findings say why.</summary>
    internal static bool IsRefused(string path, Place file, Findings findings)
    {
        var flaw = OfficeFile.FlawOfFile(path, "xl/");
        switch (flaw)
        {
            case OfficeFlaw.Empty:
                findings.Error("WEB-031", file);
                break;
            case OfficeFlaw.Other:
                findings.Error("WEB-030", file, ("kind", OfficeFile.KindOfFile(path)));
                break;
            case OfficeFlaw.OldOrLocked:
                findings.Error("IMP-020", file);
                break;
            case OfficeFlaw.TooLarge:
                findings.Error("WEB-032", file, ("most", OfficeFile.MostUnpacked >> 20));
                break;
            case OfficeFlaw.Damaged:
                XlsxBook.Damaged(file, findings);
                break;
            default:
                break;
        }

        return flaw != OfficeFlaw.None;
    }

    // No sheet has the columns: told is the row that comes nearest, which is mostly a header with other names.
    private static BookRows? Missing(XlsxBook book, string name, Place file, Findings findings)
    {
        var nearest = book.Sheets.SelectMany(s => s.Rows().TakeWhile(r => r.Number <= HeaderWithin).Select(r => (Sheet: s.Name, r.Number, Known: PlainSheet.Known(EditActivities.File, r)))).OrderByDescending(n => n.Known).FirstOrDefault();
        findings.Error("WEB-033", nearest.Known > 0 ? GridPlace.InSheet(InBook(name, nearest.Sheet), nearest.Number, -1, null) : file, ("sheets", string.Join(", ", book.Sheets.Select(s => s.Name).DefaultIfEmpty("–"))), ("within", HeaderWithin));
        return null;
    }

    private static BookRows? RowsOf(IGrid sheet, string book, string mark, Findings findings, Action<int, int> progress, CancellationToken cancel)
    {
        var (place, told, plain) = (InBook(book, sheet.Name), 0, (PlainSheet?)null);
        ImmutableArray<string> header = [];
        var (rows, numbers) = (ImmutableArray.CreateBuilder<ImmutableArray<string>>(), ImmutableArray.CreateBuilder<int>());
        foreach (var row in sheet.Rows())
        {
            if (plain is null)
            {
                header = HeaderOf(row);
                if (header.IsEmpty && row.Number > HeaderWithin)
                {
                    return null;
                }

                if (!header.IsEmpty)
                {
                    PlainSheet.CheckHeader(EditActivities.File, place, row.Number, header, findings);
                    (plain, told) = (new PlainSheet(EditActivities.File, place, header, findings), Math.Max(0, sheet.LastRowTold - row.Number));
                }

                continue;
            }

            var cells = plain.Cells(row);
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
        if (plain is not null && rows.Count == 0)
        {
            findings.Error("WEB-039", new Place(place));
        }

        return plain is null ? null : new BookRows(place, header, rows.ToImmutable(), numbers.ToImmutable()) { Began = mark };
    }

    // As a spreadsheet writes the place of a cell in another workbook.
    private static string InBook(string book, string sheet) => book.Length > 0 ? $"[{book}]{sheet}" : sheet;

    private static ImmutableArray<string> HeaderOf(GridRow row)
    {
        var texts = row.Cells.Select(c => c.Shown).ToImmutableArray();
        return TableMerge.IdColumn(EditActivities.File, texts) >= 0 && TableMerge.Column(EditActivities.File, texts, "quantity") >= 0 ? [.. texts.Reverse().SkipWhile(t => t.Length == 0).Reverse()] : [];
    }

    private static bool IsNumber(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number.ToString(CultureInfo.InvariantCulture) == text;

    private static TableCell Cell(string text) => IsNumber(text) ? double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : text;
}

/// <summary>Rows of a sheet that has the columns of activities.csv.</summary>
/// <param name="Sheet">Name of the sheet, behind that of the workbook in brackets when it is known.</param>
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
