using System.Collections.Immutable;
using Ncez.Model.Diagnostics;

namespace Ncez.Data.Import.Zones;

/// <summary>A table of a zone folder as it is written, nothing interpreted: canonical column names, then those only the user knows.</summary>
/// <param name="File">File name, for example <c>activities.csv</c>.</param>
/// <param name="Columns">Names of the columns.</param>
/// <param name="Rows">Trimmed cells, one per column.</param>
public sealed record PlainTable(string File, ImmutableArray<string> Columns, IReadOnlyList<string[]> Rows)
{
    /// <summary>Reads a CSV text; null when it has no header. A header in either language becomes the canonical name.</summary>
    public static PlainTable? Parse(FileSchema schema, ReadOnlySpan<byte> utf8, Findings findings)
    {
        var table = CsvTable.Parse(schema.File, utf8);
        if (table.Header is null)
        {
            return null;
        }

        foreach (var row in table.Rows.Where(r => r.Damage is CsvDamage.Cut or CsvDamage.StrayQuote))
        {
            findings.Error(row.Damage == CsvDamage.Cut ? "CSV-005" : "CSV-006", new Place(schema.File, row.Line), ("cells", row.Cells.Length), ("columns", table.Columns.Length));
        }

        var names = Names(schema, table.Columns);
        return new PlainTable(schema.File, names,
            [.. table.Rows.Where(r => r.Cells.Any(c => c.Length > 0)).Select(r => Enumerable.Range(0, names.Length).Select(i => i < r.Cells.Length ? r.Cells[i] : "").ToArray())]);
    }

    /// <summary>Canonical names of headers; a name that stands twice or is unknown stays as written, an empty one gets a number.</summary>
    internal static ImmutableArray<string> Names(FileSchema schema, IEnumerable<string> headers)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var header in headers)
        {
            var column = schema.IndexOf(header);
            var name = column >= 0 && !names.Contains(schema.Columns[column].Name) ? schema.Columns[column].Name : header.Length > 0 ? header : $"column{names.Count + 1}";
            while (names.Contains(name))
            {
                name += "_";
            }

            names.Add(name);
        }

        return names.ToImmutable();
    }
}
