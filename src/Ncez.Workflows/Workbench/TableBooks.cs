using System.Collections.Immutable;
using Ncez.Data.Import;
using Ncez.Data.Import.Books;
using Ncez.Data.Store;
using Ncez.Model.Diagnostics;

namespace Ncez.Workflows.Workbench;

/// <summary>A workbook that a small table was filled in: the first sheet that has the columns the table needs.</summary>
internal static class TableBooks
{
    private const int HeaderWithin = 20;

    /// <summary>Header and rows, and the content that the workbook was handed out with; null and findings when no sheet is the table.</summary>
    public static TableBook? Read(string path, string name, string file, Findings findings)
    {
        var place = new Place(name);
        if (GridBooks.IsRefused(path, place, findings))
        {
            return null;
        }

        using var book = XlsxBook.Open(path, findings, place.File);
        var read = book is null ? null : XlsxBook.Guarded(place.File, findings, () => book.Sheets.Select(s => RowsOf(s, file, book.Mark)).FirstOrDefault(t => t is not null));
        if (read is null && !findings.HasErrors)
        {
            findings.Error("WEB-025", place, ("table", file), ("columns", string.Join(", ", Needed(file))));
        }

        return read;
    }

    private static TableBook? RowsOf(IGrid sheet, string file, string mark)
    {
        ImmutableArray<string> header = [];
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        foreach (var row in sheet.Rows())
        {
            if (!header.IsEmpty)
            {
                ImmutableArray<string> cells = [.. Enumerable.Range(0, header.Length).Select(c => row[c].Shown)];
                if (cells.Any(c => c.Length > 0))
                {
                    rows.Add(cells);
                }
            }
            else if (row.Cells.Select(c => c.Shown).ToImmutableArray() is var texts && Needed(file).All(n => TableMerge.Column(file, texts, n) >= 0))
            {
                header = [.. texts.Reverse().SkipWhile(t => t.Length == 0).Reverse()];
            }
            else if (row.Number > HeaderWithin)
            {
                return null;
            }
        }

        return header.IsEmpty ? null : new TableBook(header, rows.ToImmutable(), mark);
    }

    private static IEnumerable<string> Needed(string file) => FileSchema.Of(file).Columns.Where(c => c.Need != ColumnNeed.Optional).Select(c => c.Name);
}

/// <summary>A table that a workbook holds.</summary>
/// <param name="Header">Header as written.</param>
/// <param name="Rows">Rows that hold something.</param>
/// <param name="Began">Hash of the content that the workbook was written from; empty when it does not say.</param>
internal sealed record TableBook(ImmutableArray<string> Header, ImmutableArray<ImmutableArray<string>> Rows, string Began);
