using System.Collections.Immutable;
using System.Globalization;
using Ncez.Data.Export;
using Ncez.Data.Store;
using Ncez.Model.Tables;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Workbench;

/// <summary>A table as a page shows it, as a workbook: numbers as numbers, texts as texts, no cell a formula.</summary>
public static class PageTable
{
    private const int MostColumns = 200;

    /// <summary>Writes the workbook; false when the rows are no table.</summary>
    /// <param name="tabs">Rows, cells parted by tabs, the first one the header.</param>
    /// <param name="title">Title.</param>
    /// <param name="to">Where to.</param>
    public static bool Write(string tabs, string title, Stream to)
    {
        var table = TableText.OfTabs(tabs);
        if (table.Header.Length is 0 or > MostColumns)
        {
            return false;
        }

        TableExport.WriteXlsx(new ResultTable("table", LocalText.Same(title.Length is > 0 and < 200 ? title : "table"),
            [.. table.Header.Select((h, i) => new TableColumn($"c{i}", LocalText.Same(h), IsNumber: table.Rows.Any(r => Number(r[i]) is not null)))],
            [.. table.Rows.Select(r => r.Take(table.Header.Length).Select(c => Number(c) is { } n ? (TableCell)n : c).ToImmutableArray())]), to, Language.Zh);
        return true;
    }

    // As pages print them: thousands by commas, a true minus sign.
    private static double? Number(string text) =>
        double.TryParse(text.Replace('\u2212', '-'), NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
