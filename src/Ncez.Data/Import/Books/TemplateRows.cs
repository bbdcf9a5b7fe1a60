using System.Globalization;
using Ncez.Data.Export.Xlsx.Template;
using Ncez.Data.Import.Zones;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;

namespace Ncez.Data.Import.Books;

/// <summary>Reads the sheets of our own template: no mapping is needed, and what is read is what was written.</summary>
internal static class TemplateRows
{
    /// <summary>True when the sheet has the form of a template: its first cell is the mark.</summary>
    public static bool IsTemplate(IGrid sheet) =>
        TemplateForm.SchemaOf(sheet.Name) is not null && sheet.Rows().FirstOrDefault() is { Number: 1 } header && header[0].Text == TemplateForm.Mark;

    /// <summary>True when the header of a file is that of a table of a zone.</summary>
    public static FileSchema? SchemaOfCsv(IGrid sheet)
    {
        var header = sheet.Rows().FirstOrDefault();
        var schema = header is null ? null : FileSchema.Find(sheet.Name) ?? TemplateForm.Schemas.FirstOrDefault(s => Fits(s, header));
        return schema is not null && Fits(schema, header!) ? schema : null;
    }

    /// <summary>Reads the table of a sheet; null when it has no row.</summary>
    public static PlainTable? Read(IGrid sheet, FileSchema schema, CellCheck check, FactorLibrary library, Findings findings, CancellationToken cancel)
    {
        var rows = new List<string[]>();
        var (text, names, columns, marked) = (new CellText(library, findings), new List<string>(), Array.Empty<ColumnSpec?>(), 0);
        foreach (var row in sheet.Rows())
        {
            cancel.ThrowIfCancellationRequested();
            if (names.Count == 0)
            {
                marked = row[0].Text == TemplateForm.Mark ? 1 : 0;
                names.AddRange(PlainTable.Names(schema, row.Cells.Skip(marked).Select(CellText.Shown)));
                columns = [.. names.Select(n => schema.Columns.FirstOrDefault(c => c.Name == n))];
                continue;
            }

            if (marked == 1 && row[0].Text.StartsWith(TemplateForm.Mark, StringComparison.Ordinal))
            {
                continue;
            }

            ReportBeyond(sheet, row, names.Count + marked, findings);
            var cells = new string[names.Count];
            for (var c = 0; c < cells.Length; c++)
            {
                cells[c] = Cell(text, row[c + marked], columns[c], cells, columns, GridPlace.Of(sheet.Name, row.Number, c + marked, names[c]));
            }

            if (cells.Any(c => c.Length > 0))
            {
                Check(sheet.Name, row, cells, columns, marked, schema, check);
                rows.Add(cells);
            }
        }

        return rows.Count == 0 ? null : new PlainTable(schema.File, [.. names], rows);
    }

    private static string Cell(CellText text, GridCell cell, ColumnSpec? column, string[] cells, ColumnSpec?[] columns, Model.Diagnostics.Place where)
    {
        if (column is null || !CellText.IsNumeric(column.Type) || column.Type is CellType.Year or CellType.Whole)
        {
            return text.Of(cell, column?.Type ?? CellType.Text, where);
        }

        // The unit stands behind the amount in our sheets, so a multiple that was typed is written out; nothing is lost.
        return text.Number(cell, column, "", takesUnit: false, where).Number;
    }

    private static void Check(string sheet, GridRow row, string[] cells, ColumnSpec?[] columns, int marked, FileSchema schema, CellCheck check)
    {
        var status = Array.FindIndex(columns, c => c?.Name == "status") is var s and >= 0 ? cells[s] : "";
        for (var c = 0; c < columns.Length; c++)
        {
            if (columns[c] is { } column && !RowNeed.IsFree(schema, column, status))
            {
                check.IsSound(column, cells[c], GridPlace.Of(sheet, row.Number, c + marked, column.Name), row.Number.ToString(CultureInfo.InvariantCulture));
            }
        }

        foreach (var missing in schema.Columns.Where(s => s.Need == ColumnNeed.Cell && columns.All(c => c?.Name != s.Name)))
        {
            check.IsSound(missing, "", GridPlace.OfRow(sheet, row.Number, missing.Name), "");
        }
    }

    private static void ReportBeyond(IGrid sheet, GridRow row, int width, Findings findings)
    {
        for (var c = width; c < row.Cells.Length; c++)
        {
            if (!row.Cells[c].IsEmpty)
            {
                findings.Error("IMP-013", GridPlace.Of(sheet.Name, row.Number, c), ("text", Import.Shown.Cell(row.Cells[c].Text)));
            }
        }
    }

    private static bool Fits(FileSchema schema, GridRow header) =>
        schema.Columns.Where(c => c.Need != ColumnNeed.Optional).All(c => header.Cells.Any(h => schema.IndexOf(CellText.Shown(h)) is var i and >= 0 && schema.Columns[i] == c));
}
