using System.Runtime.InteropServices;
using Ncez.Data.Store;

namespace Ncez.Workflows.Workbench;

/// <summary>How two versions of a table differ.</summary>
internal static class TableDifference
{
    /// <summary>Rows that only the later one has, and rows that only the earlier one has.</summary>
    public static (int Added, int Removed) Of(TableText? before, TableText? after)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (table, step) in new[] { (before, -1), (after, 1) })
        {
            foreach (var row in table?.Rows ?? [])
            {
                CollectionsMarshal.GetValueRefOrAddDefault(counts, string.Join('\t', row), out _) += step;
            }
        }

        return (counts.Values.Where(c => c > 0).Sum(), -counts.Values.Where(c => c < 0).Sum());
    }
}
