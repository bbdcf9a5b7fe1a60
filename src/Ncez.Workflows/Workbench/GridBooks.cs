using System.Collections.Immutable;
using System.Globalization;
using Ncez.Data.Export;
using Ncez.Data.Import.Books;
using Ncez.Data.Store;
using Ncez.Model.Diagnostics;
using Ncez.Model.Tables;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Workbench;

/// <summary>The activity grid as a workbook: out with the same columns, in as rows to look at before they are saved.</summary>
public sealed class GridBooks
{
    private const int HeaderWithin = 20;
    private readonly DataFolder _folder;

    internal GridBooks(DataFolder folder) => _folder = folder;

    /// <summary>Writes a grid as a workbook; numbers as numbers where nothing of how they were written is lost.</summary>
    public static void Write(ActivityGrid grid, Stream to, Language language) => TableExport.WriteXlsx(
        new ResultTable("activities", LocalText.Same(EditActivities.File), [.. grid.Header.Select((h, i) => new TableColumn($"c{i}", LocalText.Same(h), IsNumber: grid.Rows.Any(r => IsNumber(r[i]))))], [.. grid.Rows.Select(r => r.Select(Cell).ToImmutableArray())]),
        to, language);

    /// <summary>Reads the first sheet that has the columns of activities.csv; null and findings when there is none.</summary>
    public string? Read(byte[] content, Findings findings)
    {
        if (!UploadedFile.IsOffice(content, "xl/"))
        {
            findings.Error("WEB-010", Place.None, ("file", "xlsx"), ("found", "another format"), ("expected", ".xlsx"));
            return null;
        }

        return _folder.WithScratch(scratch =>
        {
            var path = Path.Combine(scratch, "book.xlsx");
            File.WriteAllBytes(path, content);
            using var book = XlsxBook.Open(path, findings);
            return book is null ? null : XlsxBook.Guarded(path, findings, () => book.Sheets.Select(TabsOf).FirstOrDefault(t => t is not null)) ?? Missing(findings);
        });
    }

    private static string? Missing(Findings findings)
    {
        if (!findings.HasErrors)
        {
            findings.Error("WEB-010", Place.None, ("file", "xlsx"), ("found", "without the columns of activities.csv"), ("expected", "id, period, category, item, quantity, unit"));
        }

        return null;
    }

    private static string? TabsOf(IGrid sheet)
    {
        ImmutableArray<string> header = [];
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        foreach (var row in sheet.Rows())
        {
            if (header.IsEmpty)
            {
                var texts = row.Cells.Select(c => c.Shown).ToImmutableArray();
                if (TableMerge.IdColumn(EditActivities.File, texts) >= 0 && TableMerge.Column(EditActivities.File, texts, "quantity") >= 0)
                {
                    header = [.. texts.Reverse().SkipWhile(t => t.Length == 0).Reverse()];
                }
                else if (row.Number > HeaderWithin)
                {
                    return null;
                }
            }
            else
            {
                var cells = Enumerable.Range(0, header.Length).Select(i => row[i].Shown).ToImmutableArray();
                if (cells.Any(c => c.Length > 0))
                {
                    rows.Add(cells);
                }
            }
        }

        return header.IsEmpty ? null : TableText.Empty(header).WithRows(rows.ToImmutable()).ToTabs();
    }

    private static bool IsNumber(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number.ToString(CultureInfo.InvariantCulture) == text;

    private static TableCell Cell(string text) => IsNumber(text) ? double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : text;
}
