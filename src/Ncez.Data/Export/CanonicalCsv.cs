using System.Text;
using Ncez.Data.Import;
using Ncez.Data.Import.Zones;

namespace Ncez.Data.Export;

/// <summary>
/// Writes a table of a zone folder in its one canonical form: UTF-8 without mark, comma, LF, quotes only where needed;
/// canonical names in the order of the schema, then the user's own columns; columns without any value left out unless
/// required. What is read from it and written again is the same byte for byte.
/// </summary>
public static class CanonicalCsv
{
    /// <summary>The bytes of the file.</summary>
    public static byte[] Write(PlainTable table)
    {
        var columns = Order(table);
        var text = new StringBuilder();
        text.AppendJoin(',', columns.Select(c => Cell(table.Columns[c], isOnly: false))).Append('\n');
        foreach (var row in table.Rows)
        {
            for (var c = 0; c < columns.Length; c++)
            {
                text.Append(c > 0 ? "," : "").Append(Cell(row[columns[c]], isOnly: columns.Length == 1));
            }

            text.Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The positions of a table's columns in canonical order.</summary>
    internal static int[] Order(PlainTable table)
    {
        var schema = FileSchema.Of(table.File);
        var known = schema.Columns.Select(c => (Position: table.Columns.IndexOf(c.Name), IsNeeded: c.Need != ColumnNeed.Optional));
        var own = table.Columns.Select((name, i) => (Position: i, Name: name)).Where(c => schema.Columns.All(k => k.Name != c.Name)).Select(c => (c.Position, IsNeeded: false));
        return [.. known.Concat(own).Where(c => c.Position >= 0 && (c.IsNeeded || table.Rows.Any(r => r[c.Position].Length > 0))).Select(c => c.Position)];
    }

    // A row of one empty cell would be an empty line, which no reader takes for a row.
    private static string Cell(string text, bool isOnly)
    {
        text = text.Trim().ReplaceLineEndings("\n");
        return text.AsSpan().IndexOfAny(",\"\n") >= 0 || (isOnly && text.Length == 0) || text.StartsWith("sep=", StringComparison.Ordinal)
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;
    }
}
