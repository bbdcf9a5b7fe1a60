using System.Runtime.InteropServices;
using Ncez.Data.Store;

namespace Ncez.Workflows.Workbench;

/// <summary>How two versions of a table differ; a row that kept its id and says something else is a changed one, not one that went and one that came.</summary>
/// <param name="Added">Rows that only the later one has.</param>
/// <param name="Changed">Rows of both that differ.</param>
/// <param name="Removed">Rows that only the earlier one has.</param>
public readonly record struct TableDifference(int Added, int Changed, int Removed)
{
    /// <summary>Compares two versions.</summary>
    internal static TableDifference Of(string file, TableText? before, TableText? after)
    {
        var surplus = new Dictionary<(string Id, string Row), int>();
        foreach (var (table, step) in new[] { (before, -1), (after, 1) })
        {
            var id = table is null ? -1 : TableMerge.IdColumn(file, table.Header);
            foreach (var row in table?.Rows ?? [])
            {
                CollectionsMarshal.GetValueRefOrAddDefault(surplus, (id < 0 ? "" : row[id], string.Join('\t', row)), out _) += step;
            }
        }

        var (came, went) = (surplus.Values.Where(c => c > 0).Sum(), -surplus.Values.Where(c => c < 0).Sum());
        var changed = surplus.Where(s => s.Key.Id.Length > 0).GroupBy(s => s.Key.Id, s => s.Value, StringComparer.Ordinal).Sum(g => Math.Min(g.Where(c => c > 0).Sum(), -g.Where(c => c < 0).Sum()));
        return new TableDifference(came - changed, changed, went - changed);
    }
}
