using System.Collections.Immutable;
using Ncez.Data.Import.Activities;
using Ncez.Model.Activities;
using Ncez.Model.Workbench;

namespace Ncez.Data.Store;

/// <summary>What one version of a table says otherwise than another, field by field. A confidential quantity is withheld: its status stands in its place.</summary>
public static class TableChanges
{
    private const string Activities = "activities.csv";
    private const string Withheld = "C";

    /// <summary>The changes, in the order of the later version; rows that went come last.</summary>
    /// <param name="file">File, whose schema says what tells rows apart.</param>
    /// <param name="before">Earlier version; null when it cannot be read.</param>
    /// <param name="after">Later version; null when it cannot be read.</param>
    public static ImmutableArray<ChangedField> Of(string file, TableText? before, TableText? after)
    {
        if (before is null || after is null)
        {
            return [];
        }

        ImmutableArray<string> header = [.. after.Header, .. before.Header.Where(h => TableMerge.Written(file, after.Header, h) < 0)];
        var (old, now) = (Aligned(file, before, header), Aligned(file, after, header));
        foreach (var key in TableMerge.Keys(file, header))
        {
            if (TableMerge.ByKey(old, key) is { } was && TableMerge.ByKey(now, key) is { } stands)
            {
                return [.. stands.SelectMany(r => Of(file, header, r.Key, was.GetValueOrDefault(r.Key), r.Value)), .. was.Where(r => !stands.ContainsKey(r.Key)).SelectMany(r => Of(file, header, r.Key, r.Value, default))];
            }
        }

        // Rows that nothing tells apart came or went as a whole.
        var (had, has) = (Counted(old), Counted(now));
        return
        [
            .. has.Where(r => r.Value.Count > had.GetValueOrDefault(r.Key).Count).SelectMany(r => Of(file, header, "", default, r.Value.Row)),
            .. had.Where(r => r.Value.Count > has.GetValueOrDefault(r.Key).Count).SelectMany(r => Of(file, header, "", r.Value.Row, default)),
        ];
    }

    private static Dictionary<string, (int Count, ImmutableArray<string> Row)> Counted(TableText table) =>
        table.Rows.GroupBy(r => string.Join('\u001f', r), StringComparer.Ordinal).ToDictionary(g => g.Key, g => (g.Count(), g.First()), StringComparer.Ordinal);

    private static IEnumerable<ChangedField> Of(string file, ImmutableArray<string> header, string row, ImmutableArray<string> was, ImmutableArray<string> stands)
    {
        var withheld = IsConfidential(file, header, was) || IsConfidential(file, header, stands) ? TableMerge.Column(file, header, "quantity") : -1;
        if (was.IsDefault || stands.IsDefault)
        {
            yield return new ChangedField(file, row, "", Whole(was), Whole(stands));
            yield break;
        }

        for (var c = 0; c < header.Length; c++)
        {
            if (was[c] != stands[c])
            {
                yield return new ChangedField(file, row, header[c], c == withheld ? Withheld : was[c], c == withheld ? Withheld : stands[c]);
            }
        }

        string Whole(ImmutableArray<string> cells) => cells.IsDefault ? "" : string.Join(" · ", cells.Select((cell, c) => c == withheld && cell.Length > 0 ? Withheld : cell).Where(c => c.Length > 0));
    }

    private static bool IsConfidential(string file, ImmutableArray<string> header, ImmutableArray<string> row) =>
        file == Activities && !row.IsDefault && TableMerge.Column(file, header, "status") is >= 0 and var status && StatusText.Parse(row[status])?.Status == ActivityStatus.Confidential;

    private static TableText Aligned(string file, TableText table, ImmutableArray<string> header)
    {
        ImmutableArray<int> from = [.. header.Select(h => TableMerge.Written(file, table.Header, h))];
        return table.WithRows([.. table.Rows.Select(r => from.Select(c => c < 0 || c >= r.Length ? "" : r[c]).ToImmutableArray())], header);
    }
}
