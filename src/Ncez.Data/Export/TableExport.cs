using Ncez.Data.Export.Xlsx;
using Ncez.Model.Tables;
using Ncez.Model.Texts;

namespace Ncez.Data.Export;

/// <summary>Writes a <see cref="ResultTable"/> as JSON, CSV or a workbook with one sheet.</summary>
public static class TableExport
{
    private const double WidestColumn = 60;
    private const int LongestSheetName = 31;

    /// <summary>As <c>ncez-&lt;table&gt;/1</c>: one object per row, under the ids of the columns; null where nothing is known.</summary>
    public static void WriteJson(ResultTable table, Stream stream, Language language) => WriteJson($"ncez-{table.Id}/1", [table], stream, language);

    /// <summary>Several tables in one document: a list under the id of each.</summary>
    public static void WriteJson(string schema, IReadOnlyList<ResultTable> tables, Stream stream, Language language)
    {
        using var document = new JsonDocumentWriter(stream);
        document.Outer.WriteStartObject();
        document.Outer.WriteString("schema", schema);
        foreach (var table in tables)
        {
            document.Rows(table.Id, table.Rows, (json, row) =>
            {
                for (var c = 0; c < table.Columns.Length; c++)
                {
                    if (table.Columns[c].IsNumber)
                    {
                        json.Number(table.Columns[c].Id, row[c].Number);
                    }
                    else
                    {
                        json.Text(table.Columns[c].Id, row[c].Text.In(language));
                    }
                }
            });
        }

        document.Outer.WriteEndObject();
    }

    /// <summary>As CSV with headers in the reader's language.</summary>
    public static void WriteCsv(ResultTable table, Stream stream, Language language)
    {
        using var csv = new CsvOutput(stream);
        foreach (var column in table.Columns)
        {
            csv.Text(column.Header.In(language));
        }

        csv.EndRow();
        foreach (var row in table.Rows)
        {
            for (var c = 0; c < table.Columns.Length; c++)
            {
                if (table.Columns[c].IsNumber)
                {
                    csv.Number(row[c].Number);
                }
                else
                {
                    csv.Text(row[c].Text.In(language) ?? "");
                }
            }

            csv.EndRow();
        }
    }

    /// <summary>As a workbook; the stream must be readable, writable and seekable and stays open.</summary>
    /// <param name="table">Table.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="language">Language.</param>
    /// <param name="mark">SHA-256 of the file that it is handed out from; empty for none.</param>
    public static void WriteXlsx(ResultTable table, Stream stream, Language language, string mark = "") => WriteXlsx([table], stream, language, mark);

    /// <summary>Several tables as a workbook with a sheet each.</summary>
    /// <param name="tables">Tables.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="language">Language.</param>
    /// <param name="mark">SHA-256 of the file that it is handed out from; empty for none.</param>
    public static void WriteXlsx(IReadOnlyList<ResultTable> tables, Stream stream, Language language, string mark = "") => XlsxFile.Write(stream, book =>
    {
        foreach (var table in tables)
        {
            AddSheet(book, table, language);
        }
    }, mark: mark);

    /// <summary>Adds a table to a workbook.</summary>
    internal static void AddSheet(XlsxFile book, ResultTable table, Language language) => book.Add(table.Id.Length <= LongestSheetName ? table.Id : table.Id[..LongestSheetName], part =>
    {
        using var sheet = new XlsxSheet(part, [.. Enumerable.Range(0, table.Columns.Length).Select(c => Width(table, c, language))], frozenRows: 1, rows: table.Rows.Length + 1);
        sheet.Texts(CellLook.Header, [.. table.Columns.Select(c => c.Header.In(language))]);
        foreach (var row in table.Rows)
        {
            Row(sheet, table, row, language);
        }

        sheet.End();
    });

    private static void Row(XlsxSheet sheet, ResultTable table, IReadOnlyList<TableCell> row, Language language)
    {
        sheet.StartRow();
        for (var c = 0; c < table.Columns.Length; c++)
        {
            // A word in a column of numbers – confidential, many, an id with a letter – stays a word.
            if (table.Columns[c].IsNumber && row[c].Text.In(language) is null or { Length: 0 })
            {
                sheet.Number(row[c].Number);
            }
            else
            {
                sheet.Text(row[c].Text.In(language));
            }
        }

        sheet.EndRow();
    }

    // Chinese letters are twice as wide as Latin ones.
    private static double Width(ResultTable table, int column, Language language)
    {
        static int WidthOf(string? text) => text?.Sum(c => c > 0x2E80 ? 2 : 1) ?? 0;
        var widest = table.Rows.Take(1_000).Select(r => WidthOf(r[column].Text.In(language))).DefaultIfEmpty().Max();
        return Math.Clamp(Math.Max(widest, WidthOf(table.Columns[column].Header.In(language))) + 2, 10, WidestColumn);
    }
}
