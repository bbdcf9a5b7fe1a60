using System.Collections.Immutable;
using System.Globalization;
using Ncez.Data.Store;
using Ncez.Model.Workbench;
using Ncez.Workflows.Runs;

namespace Ncez.Workflows.Workbench;

/// <summary>Why frozen quantities are other ones now, as rows of revisions.csv: what freezing asks for.</summary>
internal static class RevisionRows
{
    /// <summary>revisions.csv with the reason as a row for each change.</summary>
    public static ReplacedFile Explained((ZoneFiles Files, TimeProvider Clock) of, Account by, RegisteredZone zone, ImmutableArray<FrozenChange> explained, string why)
    {
        // Steps of runs are dated in UTC: a reason is never of the day before.
        var (before, now) = (of.Files.Read(zone, CheckRevisions.File), of.Clock.GetUtcNow());
        var today = (now.UtcDateTime > of.Clock.GetLocalNow().DateTime ? now : of.Clock.GetLocalNow()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var rows = AddedRows.Read(CheckRevisions.File, before, CheckRevisions.Columns) ?? throw new InvalidOperationException("revisions.csv is no text");
        return new ReplacedFile(CheckRevisions.File, before, rows.With(explained.Select(c => c.Revision(today, by.Name, why))));
    }
}
