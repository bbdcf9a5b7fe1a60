using System.Collections.Immutable;
using System.Globalization;
using Ncez.Data.Store;
using Ncez.Model.Texts;
using Ncez.Workflows.Reporting;

namespace Ncez.Workflows.Workbench;

/// <summary>Rows of revisions.csv for corrections that are taken back: the record is added to, never rewritten, and ends at the quantity that stands.</summary>
internal static class TakenBackRevisions
{
    /// <summary>A row for each line whose last revision led to the quantity that is given up.</summary>
    /// <param name="revisions">Rows of revisions.csv as they stand.</param>
    /// <param name="from">Table that is given up.</param>
    /// <param name="to">Table that is put back.</param>
    /// <param name="today">Date of the rows (YYYY-MM-DD).</param>
    /// <param name="author">Who takes back.</param>
    /// <param name="language">Language of the reason.</param>
    public static ImmutableArray<ImmutableArray<string>> Of(IEnumerable<ImmutableArray<string>> revisions, TableText from, TableText to, string today, string author, Language language)
    {
        var (given, restored) = (Quantities(from), Quantities(to));
        var last = revisions.GroupBy(r => r[0], StringComparer.Ordinal).Select(g => g.Last());
        return [.. last.Where(r => given.TryGetValue(r[0], out var now) && restored.TryGetValue(r[0], out var then) && now != then && Number(r[4]) is { } led && led.Equals(Number(now)))
            .Select(r => ImmutableArray.Create(r[0], today, author, given[r[0]], restored[r[0]], ReportTexts.Of("revision.takenBack", ("why", r[5])).In(language), ""))];
    }

    private static Dictionary<string, string> Quantities(TableText table)
    {
        var (id, quantity) = (TableMerge.IdColumn(EditActivities.File, table.Header), TableMerge.Column(EditActivities.File, table.Header, "quantity"));
        var rows = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in id >= 0 && quantity >= 0 ? table.Rows : [])
        {
            rows[row[id]] = row[quantity];
        }

        return rows;
    }

    private static double? Number(string text) => double.TryParse(text.Replace(",", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
}
