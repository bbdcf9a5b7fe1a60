using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Ncez.Model.Workbench;

namespace Ncez.Data.Store;

/// <summary>The audit trail. Entries are added in one order and never changed.</summary>
public sealed class AuditTable(WorkbenchStore store)
{
    /// <summary>Adds an entry; with revisions of files and changes of rows, all of them or none.</summary>
    public void Add(DateTime atUtc, string account, string action, string zoneId, string detail, IEnumerable<FileRevision>? revisions = null, IEnumerable<LineChange>? changes = null)
    {
        using var db = store.Context();

        // The transaction takes the write lock before it reads, so that two entries never follow the same one.
        using var transaction = store.BeginWrite(db);
        var previous = db.Audit.OrderByDescending(a => a.Id).Select(a => a.Hash).FirstOrDefault() ?? "";
        db.Audit.Add(new AuditEntry
        {
            AtUtc = atUtc,
            Account = account,
            Action = action,
            ZoneId = zoneId,
            Detail = detail,
            PreviousHash = previous,
            Hash = AuditEntry.HashOf(previous, atUtc, account, action, zoneId, detail),
        });
        db.Revisions.AddRange(revisions ?? []);
        db.Changes.AddRange(changes ?? []);
        db.SaveChanges();
        transaction.Commit();
    }

    /// <summary>Entries, the latest first.</summary>
    /// <param name="beforeId">Only entries before this key; null = from the latest.</param>
    /// <param name="zoneId">Only of this zone; empty = all.</param>
    /// <param name="most">How many at most.</param>
    public ImmutableArray<AuditEntry> Page(int? beforeId, string zoneId, int most)
    {
        using var db = store.Context();
        return [.. db.Audit.AsNoTracking().Where(a => (beforeId == null || a.Id < beforeId) && (zoneId == "" || a.ZoneId == zoneId)).OrderByDescending(a => a.Id).Take(most)];
    }

    /// <summary>How many entries a zone has.</summary>
    public int Count(string zoneId)
    {
        using var db = store.Context();
        return db.Audit.Count(a => a.ZoneId == zoneId);
    }

    /// <summary>The latest entry of an action; null when there is none.</summary>
    public AuditEntry? Last(string action)
    {
        using var db = store.Context();
        return db.Audit.AsNoTracking().Where(a => a.Action == action).OrderByDescending(a => a.Id).FirstOrDefault();
    }

    /// <summary>How many entries there are, and the first whose hash or predecessor does not fit; null when all do.</summary>
    public (int Count, int? FirstBroken) Verify()
    {
        using var db = store.Context();
        var (count, previous) = (0, "");
        foreach (var entry in db.Audit.AsNoTracking().OrderBy(a => a.Id).AsEnumerable())
        {
            if (!entry.IsWhole || entry.PreviousHash != previous)
            {
                return (count, entry.Id);
            }

            (count, previous) = (count + 1, entry.Hash);
        }

        return (count, null);
    }
}
