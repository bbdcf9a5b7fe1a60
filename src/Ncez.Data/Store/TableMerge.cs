using System.Collections.Immutable;
using Ncez.Data.Import;
using Ncez.Model.Workbench;

namespace Ncez.Data.Store;

/// <summary>
/// Two edits of the same table put together field by field: what only one of them changed is taken over, what both changed
/// differently is asked about. Rows are told apart by their id, in a table without one by what its schema asks every row to say. Columns that say one thing together – a quantity is nothing
/// without its unit and its item – are one field: half of one edit and half of the other would be a figure that nobody wrote.
/// </summary>
public static class TableMerge
{
    // Of what a row is, how much, and how it is accounted; and how uncertain that is.
    private static readonly ImmutableArray<ImmutableArray<string>> TogetherInActivities =
    [
        ["period", "category", "item", "quantity", "unit", "direction", "status", "method", "region", "sector", "site"],
        ["uncertainty_percent", "distribution", "distribution_values", "correlation_group"],
    ];

    private const string Together = " + ";

    // Said in every row, but about the row: two rows may be alike in it, and one row may change it.
    private static readonly string[] AboutRows = ["source", "note", "reason"];

    /// <summary>Merges; null when rows cannot be told apart (two alike, one without what tells it apart, another header).</summary>
    /// <param name="file">File, whose schema says which columns tell rows apart.</param>
    /// <param name="before">What both began with.</param>
    /// <param name="mine">What is to be saved.</param>
    /// <param name="theirs">What was saved meanwhile.</param>
    /// <param name="choices">Answers to conflicts asked about earlier: takes the one of mine when true.</param>
    public static MergedTable? Of(string file, TableText before, TableText mine, TableText theirs, IReadOnlyDictionary<FieldConflict, bool> choices)
    {
        return !before.Header.SequenceEqual(mine.Header, StringComparer.Ordinal) || !before.Header.SequenceEqual(theirs.Header, StringComparer.Ordinal) ? null
            : Keys(file, before.Header).Select(key => Of(file, before, mine, theirs, choices, key)).FirstOrDefault(m => m is not null);
    }

    private static MergedTable? Of(string file, TableText before, TableText mine, TableText theirs, IReadOnlyDictionary<FieldConflict, bool> choices, ImmutableArray<int> id)
    {
        if (ByKey(before, id) is not { } old || ByKey(mine, id) is not { } own || ByKey(theirs, id) is not { } other)
        {
            return null;
        }

        var fields = Fields(file, before.Header);
        var (rows, conflicts, taken) = (ImmutableArray.CreateBuilder<ImmutableArray<string>>(), new List<FieldConflict>(), 0);

        // Their order stands; rows that only mine has come after the row they followed, or last.
        foreach (var key in theirs.Rows.Select(r => Key(r, id)).Concat(mine.Rows.Select(r => Key(r, id)).Where(k => !other.ContainsKey(k))).Concat(old.Keys.Where(k => !other.ContainsKey(k) && !own.ContainsKey(k))))
        {
            var (b, m, t) = (old.GetValueOrDefault(key), own.GetValueOrDefault(key), other.GetValueOrDefault(key));
            if (Same(m, t) || Same(t, b))
            {
                Take(m);
                taken += Same(m, t) || Same(m, b) ? 0 : 1;
            }
            else if (Same(m, b))
            {
                Take(t);
            }
            else if (m.IsDefault || t.IsDefault)
            {
                var conflict = new FieldConflict(key, "", Joined(b), Joined(m), Joined(t));
                Take(Mine(conflict) ? m : t);
            }
            else
            {
                Take(Merged(key, b, m, t));
                taken++;
            }
        }

        return new MergedTable(theirs.WithRows(rows.ToImmutable()), [.. conflicts], taken, [.. id.Select(c => before.Header[c])]);

        void Take(ImmutableArray<string> row)
        {
            if (!row.IsDefault)
            {
                rows.Add(row);
            }
        }

        bool Mine(FieldConflict conflict)
        {
            if (choices.TryGetValue(conflict, out var mineWins))
            {
                return mineWins;
            }

            conflicts.Add(conflict);
            return false;
        }

        ImmutableArray<string> Merged(string key, ImmutableArray<string> b, ImmutableArray<string> m, ImmutableArray<string> t)
        {
            var row = t.ToArray();
            foreach (var field in fields)
            {
                ImmutableArray<int> changed = [.. field.Where(c => m[c] != t[c] || (!b.IsDefault && m[c] != b[c]))];
                var (was, own, other) = (changed.Select(c => b.IsDefault ? "" : b[c]), changed.Select(c => m[c]), changed.Select(c => t[c]));
                var takesMine = !own.SequenceEqual(other, StringComparer.Ordinal) && !own.SequenceEqual(was, StringComparer.Ordinal)
                    && (other.SequenceEqual(was, StringComparer.Ordinal) || Mine(new FieldConflict(key, string.Join(Together, changed.Select(c => before.Header[c])), Said(was), Said(own), Said(other))));
                foreach (var c in takesMine ? changed : [])
                {
                    row[c] = m[c];
                }
            }

            return [.. row];
        }
    }

    /// <summary>What a table says where fields were asked about: of a field its value, of a whole row its cells; null where there is no such row.</summary>
    /// <param name="file">File.</param>
    /// <param name="table">The table; null when it could not be read.</param>
    /// <param name="key">Columns that tell the rows apart.</param>
    /// <param name="fields">Fields that were asked about.</param>
    public static ImmutableArray<string?> Said(string file, TableText? table, ImmutableArray<string> key, ImmutableArray<FieldConflict> fields)
    {
        ImmutableArray<int> columns = table is null ? [] : [.. key.Select(c => Written(file, table.Header, c))];
        if (columns.IsEmpty || columns.Contains(-1))
        {
            return [.. fields.Select(_ => (string?)null)];
        }

        var (wanted, rows) = (fields.Select(f => f.Line).ToHashSet(StringComparer.Ordinal), new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal));
        foreach (var row in table!.Rows)
        {
            if (Key(row, columns) is var said && wanted.Contains(said))
            {
                rows.TryAdd(said, row);
            }
        }

        return [.. fields.Select(f => !rows.TryGetValue(f.Line, out var row) ? null : f.Column.Length == 0 ? Joined(row)
            : Said(f.Column.Split(Together, StringSplitOptions.None).Select(c => Written(file, table.Header, c) is >= 0 and var at ? row[at] : "")))];
    }

    // A column as a header writes it, or by another name of the same.
    internal static int Written(string file, ImmutableArray<string> header, string name) => header.IndexOf(name) is >= 0 and var same ? same
        : FileSchema.Of(file) is var schema && schema.IndexOf(name) is >= 0 and var column ? Column(file, header, schema.Columns[column].Name) : -1;

    // The columns of each field, in the order of the header.
    private static ImmutableArray<ImmutableArray<int>> Fields(string file, ImmutableArray<string> header)
    {
        var together = file == "activities.csv" ? TogetherInActivities : [];
        var group = Enumerable.Range(0, header.Length).Select(c => -1 - c).ToArray();
        for (var g = 0; g < together.Length; g++)
        {
            foreach (var column in together[g].Select(name => Column(file, header, name)).Where(c => c >= 0))
            {
                group[column] = g;
            }
        }

        return [.. Enumerable.Range(0, header.Length).GroupBy(c => group[c]).Select(g => g.ToImmutableArray())];
    }

    private static string Said(IEnumerable<string> cells) => string.Join(" | ", cells);

    /// <summary>Ids of rows that two versions of a table do not have alike.</summary>
    public static ImmutableArray<string> Changed(string file, TableText? before, TableText after)
    {
        var id = IdColumn(file, after.Header);
        if (id < 0)
        {
            return [];
        }

        var old = (before is not null && IdColumn(file, before.Header) is >= 0 and var o ? before.Rows.Select(r => (r[o], Joined(r))) : []).ToHashSet();
        var now = after.Rows.Select(r => (r[id], Joined(r))).ToHashSet();
        return [.. now.Except(old).Concat(old.Except(now)).Select(r => r.Item1).Where(k => k.Length > 0).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Position of the id column; −1 when there is none.</summary>
    public static int IdColumn(string file, ImmutableArray<string> header) => Column(file, header, "id");

    /// <summary>True when a header has a column: as written, or another name of the same column of the schema.</summary>
    public static bool HasColumn(string file, ImmutableArray<string> header, string written)
    {
        var schema = FileSchema.Of(file);
        return header.Contains(written, StringComparer.Ordinal) || (schema.IndexOf(written) is >= 0 and var column && Column(file, header, schema.Columns[column].Name) >= 0);
    }

    /// <summary>Position of a column by its name in the schema; −1 when there is none.</summary>
    public static int Column(string file, ImmutableArray<string> header, string name)
    {
        var schema = FileSchema.Of(file);
        for (var i = 0; i < header.Length; i++)
        {
            if (schema.IndexOf(header[i]) is >= 0 and var column && schema.Columns[column].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    // What may tell rows apart: the id, else all that every row must say of what it is.
    internal static IEnumerable<ImmutableArray<int>> Keys(string file, ImmutableArray<string> header)
    {
        if (IdColumn(file, header) is >= 0 and var id)
        {
            yield return [id];
        }

        ImmutableArray<int> said = [.. FileSchema.Of(file).Columns.Where(c => c.Need == ColumnNeed.Cell && c.Type is not (CellType.Number or CellType.NonNegative or CellType.Unit or CellType.RatioUnit) && !AboutRows.Contains(c.Name)).Select(c => Column(file, header, c.Name))];
        if (said is [>= 0, ..] && !said.Contains(-1))
        {
            yield return said;
        }
    }

    private static string Key(ImmutableArray<string> row, ImmutableArray<int> columns) => string.Join(" · ", columns.Select(c => row[c]));

    internal static Dictionary<string, ImmutableArray<string>>? ByKey(TableText table, ImmutableArray<int> columns)
    {
        var rows = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        return table.Rows.All(r => columns.All(c => r[c].Length > 0) && rows.TryAdd(Key(r, columns), r)) ? rows : null;
    }

    private static bool Same(ImmutableArray<string> a, ImmutableArray<string> b) => a.IsDefault || b.IsDefault ? a.IsDefault == b.IsDefault : a.SequenceEqual(b, StringComparer.Ordinal);

    private static string Joined(ImmutableArray<string> row) => row.IsDefault ? "" : Said(row);
}

/// <summary>Two edits put together.</summary>
/// <param name="Table">The rows; where something is asked about, the ones that were saved meanwhile.</param>
/// <param name="Conflicts">What is asked about.</param>
/// <param name="Taken">How many rows of mine were put in.</param>
/// <param name="Key">Columns that told the rows apart.</param>
public sealed record MergedTable(TableText Table, ImmutableArray<FieldConflict> Conflicts, int Taken, ImmutableArray<string> Key);
