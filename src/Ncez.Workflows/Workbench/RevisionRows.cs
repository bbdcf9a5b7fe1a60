using System.Collections.Immutable;
using System.Globalization;
using Ncez.Data.Store;
using Ncez.Model.Workbench;
using Ncez.Workflows.Reporting;
using Ncez.Workflows.Runs;

namespace Ncez.Workflows.Workbench;

/// <summary>Why frozen quantities are other ones now, as rows of revisions.csv: what freezing asks for. Rows are added, never rewritten.</summary>
internal static class RevisionRows
{
    /// <summary>revisions.csv with the reason as a row for each change.</summary>
    public static ReplacedFile Explained((ZoneFiles Files, TimeProvider Clock) of, Account by, RegisteredZone zone, ImmutableArray<FrozenChange> explained, string why)
    {
        var (before, rows) = Read(of.Files, zone);
        var today = Today(of.Clock);
        return new ReplacedFile(CheckRevisions.File, before, rows.With(explained.Select(c => c.Revision(today, by.Name, why))));
    }

    /// <summary>revisions.csv with a row for each correction that is taken back, so that the record ends at the quantity that stands; nothing when there is none.</summary>
    /// <param name="of">Files and clock.</param>
    /// <param name="by">Who takes back; the reason is in their language.</param>
    /// <param name="zone">Zone.</param>
    /// <param name="from">Rows of activities.csv that are given up.</param>
    /// <param name="to">Rows that are put back.</param>
    public static IEnumerable<ReplacedFile> TakenBack((ZoneFiles Files, TimeProvider Clock) of, Account by, RegisteredZone zone, TableText from, TableText to)
    {
        var (before, rows) = Read(of.Files, zone);
        var (given, restored, today) = (Quantities(from), Quantities(to), Today(of.Clock));
        ImmutableArray<ImmutableArray<string>> taken =
        [
            .. rows.Rows().GroupBy(r => r[0], StringComparer.Ordinal).Select(g => g.Last())
                .Where(r => given.TryGetValue(r[0], out var now) && restored.TryGetValue(r[0], out var then) && now != then && Number(r[4]) is { } led && led.Equals(Number(now)))
                .Select(r => ImmutableArray.Create(r[0], today, by.Name, given[r[0]], restored[r[0]], ReportTexts.Of("revision.takenBack", ("why", r[5])).In(by.Language), "")),
        ];
        return taken.IsEmpty ? [] : [new ReplacedFile(CheckRevisions.File, before, rows.With(taken))];
    }

    private static (byte[] Before, AddedRows Rows) Read(ZoneFiles files, RegisteredZone zone)
    {
        var before = files.Read(zone, CheckRevisions.File);
        return (before, AddedRows.Read(CheckRevisions.File, before, CheckRevisions.Columns) ?? throw new InvalidOperationException("revisions.csv is no text"));
    }

    // Steps of runs are dated in UTC: a reason is never of the day before.
    private static string Today(TimeProvider clock) => (clock.GetUtcNow() is var now && now.UtcDateTime > clock.GetLocalNow().DateTime ? now : clock.GetLocalNow()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

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
