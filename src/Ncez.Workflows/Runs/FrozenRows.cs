using System.Collections.Immutable;
using System.Globalization;
using Ncez.Data.Store;
using Ncez.Model.Diagnostics;
using Ncez.Model.Runs;

namespace Ncez.Workflows.Runs;

/// <summary>Rows of activities.csv that were frozen, against those of today, as they are written: for inventories whose runs keep no line of each row.</summary>
internal static class FrozenRows
{
    private const string Activities = "activities.csv";

    /// <summary>Rows whose quantity or unit is another one, or that are gone: NaN then.</summary>
    /// <param name="frozen">Folder of the frozen inputs.</param>
    /// <param name="now">Zone folder.</param>
    public static IEnumerable<(RunLine Old, double New, string NewUnit)> Changed(string frozen, string now)
    {
        var (old, rows) = (Read(frozen), Read(now));
        foreach (var (id, was) in old)
        {
            var line = new RunLine(id, 0, "", was.Status, "", "", "", was.Quantity, was.Unit, double.NaN, double.NaN, double.NaN, "", "", [], "");
            if (!rows.TryGetValue(id, out var row))
            {
                yield return (line, double.NaN, "");
            }
            else if (!row.Quantity.Equals(was.Quantity) || row.Unit != was.Unit)
            {
                yield return (line, row.Quantity, row.Unit);
            }
        }
    }

    private static Dictionary<string, (double Quantity, string Unit, string Status)> Read(string folder)
    {
        if (TableText.Read(Activities, FileVersions.Read(Path.Combine(folder, Activities)), new Findings()) is not { } text || TableMerge.IdColumn(Activities, text.Header) is not (>= 0 and var id))
        {
            return [];
        }

        int Of(string column) => TableMerge.Column(Activities, text.Header, column);
        var (quantity, unit, status) = (Of("quantity"), Of("unit"), Of("status"));
        return text.Rows.DistinctBy(r => r[id], StringComparer.Ordinal).ToDictionary(r => r[id], r => (Number(Cell(r, quantity)), Cell(r, unit), Cell(r, status)), StringComparer.Ordinal);
    }

    private static string Cell(ImmutableArray<string> row, int column) => column < 0 ? "" : row[column].Trim();

    private static double Number(string text) => double.TryParse(text.Replace(",", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
}
