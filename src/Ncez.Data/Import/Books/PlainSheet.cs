using System.Collections.Immutable;
using Ncez.Model.Diagnostics;

namespace Ncez.Data.Import.Books;

/// <summary>Reads a sheet that has the columns of a table of a zone under their own names: cells as texts, each with its place when something is wrong with it.</summary>
public sealed class PlainSheet
{
    private readonly string _sheet;
    private readonly CellType[] _types;
    private readonly string[] _names;
    private readonly Findings _findings;

    /// <summary>A sheet below its header.</summary>
    /// <param name="file">Table of the zone.</param>
    /// <param name="sheet">Name of the sheet as places print it.</param>
    /// <param name="header">Header as written.</param>
    /// <param name="findings">Collects what is wrong.</param>
    public PlainSheet(string file, string sheet, ImmutableArray<string> header, Findings findings)
    {
        var schema = FileSchema.Of(file);
        (_sheet, _findings, _names) = (sheet, findings, [.. header]);
        _types = [.. header.Select(h => schema.IndexOf(h) is >= 0 and var c ? schema.Columns[c].Type : CellType.Text)];
    }

    /// <summary>The cells of a row, as many as the header has.</summary>
    public string[] Cells(GridRow row)
    {
        var cells = new string[_types.Length];
        for (var c = 0; c < cells.Length; c++)
        {
            cells[c] = row[c].Kind switch
            {
                GridKind.Empty => "",
                GridKind.Text when !row[c].IsMerged => row[c].Text.Trim(),
                _ => Cell(row, c),
            };
        }

        return cells;
    }

    /// <summary>What is wrong with a header: a column that stands twice, or a required one that is missing; each a finding with its cell.</summary>
    /// <param name="file">Table of the zone.</param>
    /// <param name="sheet">Name of the sheet as places print it.</param>
    /// <param name="row">Row of the header.</param>
    /// <param name="header">Header as written.</param>
    /// <param name="findings">Collects what is wrong.</param>
    public static void CheckHeader(string file, string sheet, int row, ImmutableArray<string> header, Findings findings)
    {
        var schema = FileSchema.Of(file);
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var c = 0; c < header.Length; c++)
        {
            var name = schema.IndexOf(header[c]) is >= 0 and var known ? schema.Columns[known].Name : header[c];
            if (name.Length > 0 && !seen.TryAdd(name, c))
            {
                findings.Error("WEB-035", GridPlace.Of(sheet, row, c), ("column", header[c]), ("first", GridPlace.ColumnName(seen[name]) + row), ("firstName", header[seen[name]]));
            }
        }

        List<string> missing = [.. schema.Columns.Where(c => c.Need != ColumnNeed.Optional && !seen.ContainsKey(c.Name)).Select(c => c.Name)];
        if (missing.Count > 0)
        {
            findings.Error("WEB-034", GridPlace.OfRow(sheet, row), ("missing", string.Join(", ", missing)), ("expected", string.Join(", ", schema.Columns.Where(c => c.Need != ColumnNeed.Optional).Select(c => c.Name))));
        }
    }

    /// <summary>How many columns of a table a row of a sheet names.</summary>
    public static int Known(string file, GridRow row)
    {
        var schema = FileSchema.Of(file);
        return row.Cells.Where(c => c.Kind == GridKind.Text).Select(c => schema.IndexOf(c.Text.Trim())).Where(i => i >= 0).Distinct().Count();
    }

    private string Cell(GridRow row, int column)
    {
        var (cell, where) = (row[column], GridPlace.Of(_sheet, row.Number, column, _names[column]));
        if (cell.IsMerged && CellText.IsNumeric(_types[column]) && _types[column] != CellType.Year)
        {
            // One amount for several rows: counted in each it would be a multiple of what was meant.
            _findings.Error("WEB-036", where, ("text", CellText.Shown(cell)));
            return "";
        }

        return CellText.Of(cell, _types[column], where, _findings);
    }
}
