using System.Collections.Immutable;
using Ncez.Model.Diagnostics;

namespace Ncez.Data.Import.Zones;

/// <summary>Adds tables to a zone folder's tables. What is there stays: a row with the same key is reported, and replaced only when asked.</summary>
public static class ZoneMerge
{
    /// <summary>Adds rows to a table.</summary>
    /// <param name="old">The table that is there; null when there is none.</param>
    /// <param name="added">The table that comes.</param>
    /// <param name="replace">True to let what comes win.</param>
    /// <param name="counts">Counts rows that are new, the same, replaced and kept.</param>
    /// <param name="findings">Says which rows were not taken.</param>
    public static PlainTable Merge(PlainTable? old, PlainTable added, bool replace, MergeCounts counts, Findings findings)
    {
        var schema = FileSchema.Of(added.File);
        ImmutableArray<string> columns = [.. (old?.Columns ?? []).Concat(added.Columns).Distinct(StringComparer.Ordinal)];
        var rows = new List<string[]>();
        foreach (var row in old?.Rows ?? [])
        {
            rows.Add(Widened(row, old!.Columns, columns));
        }

        var keys = KeyColumns(schema, columns);
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var r = 0; r < rows.Count; r++)
        {
            known.TryAdd(Key(rows[r], keys, r), r);
        }

        var before = rows.Count;
        foreach (var (row, number) in added.Rows.Select((row, i) => (Widened(row, added.Columns, columns), i)))
        {
            if (!known.TryGetValue(Key(row, keys, before + number), out var at))
            {
                known[Key(row, keys, before + number)] = rows.Count;
                rows.Add(row);
                counts.New++;
            }
            else if (rows[at].AsSpan().SequenceEqual(row))
            {
                counts.Same++;
            }
            else if (replace)
            {
                rows[at] = row;
                counts.Replaced++;
            }
            else
            {
                counts.Kept++;
                findings.Warning("IMP-021", new Place(added.File), ("key", Shown.Cell(string.Join(" · ", keys.Select(k => row[k]).Where(t => t.Length > 0)))),
                    ("differs", Shown.List(columns.Where((_, c) => rows[at][c] != row[c]))));
            }
        }

        return new PlainTable(added.File, columns, rows);
    }

    // The id; in tables without one, what tells rows apart: years, names, indicators, never amounts.
    private static int[] KeyColumns(FileSchema schema, ImmutableArray<string> columns)
    {
        var id = schema.Columns.FirstOrDefault(c => c.Type == CellType.Id);
        var keys = id is not null && columns.Contains(id.Name) ? [id]
            : schema.Columns.Where(c => c.Type is CellType.Name or CellType.Year or CellType.Period or CellType.Date or CellType.Whole || (c.Type is CellType.Text or CellType.Item && c.Need == ColumnNeed.Cell));
        return [.. keys.Select(c => columns.IndexOf(c.Name)).Where(i => i >= 0)];
    }

    // A row without a key is a row of its own.
    private static string Key(string[] row, int[] keys, int number) =>
        keys.All(k => row[k].Length == 0) ? $"\u0001{number}" : string.Join('\u0001', keys.Select(k => row[k]));

    private static string[] Widened(string[] row, ImmutableArray<string> from, ImmutableArray<string> to) =>
        from.SequenceEqual(to) ? row : [.. to.Select(c => from.IndexOf(c) is var i and >= 0 ? row[i] : "")];
}

/// <summary>How many rows an import took and left.</summary>
public sealed class MergeCounts
{
    /// <summary>Rows that were not there.</summary>
    public int New { get; set; }

    /// <summary>Rows that were there, the same in every cell.</summary>
    public int Same { get; set; }

    /// <summary>Rows that took the place of others.</summary>
    public int Replaced { get; set; }

    /// <summary>Rows that were not taken, because others of the same key are there.</summary>
    public int Kept { get; set; }
}
