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
        var entry = new AuditEntry
        {
            AtUtc = atUtc,
            Account = account,
            Action = action,
            ZoneId = zoneId,
            Detail = detail,
            PreviousHash = previous,
            Hash = AuditEntry.HashOf(previous, atUtc, account, action, zoneId, detail),
        };
        db.Audit.Add(entry);
        db.Revisions.AddRange(revisions ?? []);
        db.Changes.AddRange(changes ?? []);
        db.SaveChanges();
        if (db.Heads.Where(h => h.Id == AuditHead.Key).ExecuteUpdate(s => s.SetProperty(h => h.EntryId, entry.Id).SetProperty(h => h.Hash, entry.Hash)) == 0)
        {
            db.Heads.Add(new AuditHead { EntryId = entry.Id, Hash = entry.Hash });
            db.SaveChanges();
        }

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

    /// <summary>Key of the last entry of an action in a zone; 0 when there is none.</summary>
    public int LastId(string zoneId, string action)
    {
        using var db = store.Context();
        return db.Audit.Where(a => a.ZoneId == zoneId && a.Action == action).Max(a => (int?)a.Id) ?? 0;
    }

    /// <summary>Keys of the entries of a zone after one, in their order. Entries are only added, so the place of a key stays the same.</summary>
    public ImmutableArray<int> Keys(string zoneId, int afterId)
    {
        using var db = store.Context();
        return [.. db.Audit.Where(a => a.ZoneId == zoneId && a.Id > afterId).OrderBy(a => a.Id).Select(a => a.Id)];
    }

    /// <summary>Entries that a filter leaves, the latest first.</summary>
    /// <param name="beforeId">Only entries before this key; null = from the latest.</param>
    /// <param name="filter">What is left.</param>
    /// <param name="most">How many at most.</param>
    public ImmutableArray<AuditEntry> Page(int? beforeId, TrailFilter filter, int most)
    {
        using var db = store.Context();
        return [.. Left(db, filter).Where(a => beforeId == null || a.Id < beforeId).OrderByDescending(a => a.Id).Take(most)];
    }

    /// <summary>How many entries a filter leaves.</summary>
    public int Count(TrailFilter filter)
    {
        using var db = store.Context();
        return Left(db, filter).Count();
    }

    /// <summary>The entry of a key; null when there is none.</summary>
    public AuditEntry? Find(int id)
    {
        using var db = store.Context();
        return db.Audit.AsNoTracking().FirstOrDefault(a => a.Id == id);
    }

    /// <summary>Names of the accounts in the entries that a filter leaves.</summary>
    public ImmutableArray<string> Accounts(TrailFilter filter)
    {
        using var db = store.Context();
        return [.. Left(db, filter).Select(a => a.Account).Where(n => n != "").Distinct()];
    }

    /// <summary>Ids of all zones that the trail names.</summary>
    public ImmutableArray<string> Zones()
    {
        using var db = store.Context();
        return [.. db.Audit.Select(a => a.ZoneId).Where(z => z != "").Distinct()];
    }

    private static IQueryable<AuditEntry> Left(StoreContext db, TrailFilter filter)
    {
        var (zone, after, account) = (filter.ZoneId, filter.AfterId, filter.Account);
        var left = db.Audit.AsNoTracking().Where(a => (zone == "" || a.ZoneId == zone) && a.Id > after && (account == "" || a.Account == account));
        left = filter.FromUtc is { } from ? left.Where(a => a.AtUtc >= from) : left;
        return filter.UntilUtc is { } until ? left.Where(a => a.AtUtc < until) : left;
    }

    /// <summary>Entries of a zone with one of some actions, in their order.</summary>
    public ImmutableArray<AuditEntry> Of(string zoneId, params string[] actions)
    {
        using var db = store.Context();
        return [.. db.Audit.AsNoTracking().Where(a => a.ZoneId == zoneId && actions.Contains(a.Action)).OrderBy(a => a.Id)];
    }

    /// <summary>True when an account once did something.</summary>
    public bool Has(string account, string action)
    {
        using var db = store.Context();
        return db.Audit.Any(a => a.Account == account && a.Action == action);
    }

    /// <summary>The latest entry of an action; null when there is none.</summary>
    public AuditEntry? Last(string action)
    {
        using var db = store.Context();
        return db.Audit.AsNoTracking().Where(a => a.Action == action).OrderByDescending(a => a.Id).FirstOrDefault();
    }

    /// <summary>
    /// Checks the trail: every entry by its hash and the one before it, its end by what tells where it was – the head that is
    /// kept beside it, the key
    /// that the database gave last, revisions and changes that were written with an entry each, and marks kept outside.
    /// </summary>
    /// <param name="kept">Marks that were kept outside.</param>
    public TrailCheck Verify(params ReadOnlySpan<TrailMark> kept)
    {
        using var db = store.Context();

        // What must be there is read first: whoever writes meanwhile only adds to the trail.
        var head = db.Heads.AsNoTracking().Where(h => h.Id == AuditHead.Key).Select(h => new TrailMark(h.EntryId, h.Hash)).FirstOrDefault();
        TrailMark[] marks = [.. kept, .. head is null ? Array.Empty<TrailMark>() : [head]];
        var lastKey = store.Provider.LastKey("audit_entry") is { Length: > 0 } asked ? db.Database.SqlQueryRaw<int>(asked).AsEnumerable().FirstOrDefault() : 0;
        var written = new[] { db.Revisions.Max(r => (DateTime?)r.AtUtc), db.Changes.Max(c => (DateTime?)c.AtUtc) }.Max();
        var (count, latest, last) = (0, (DateTime?)null, (TrailMark?)null);
        foreach (var entry in db.Audit.AsNoTracking().OrderBy(a => a.Id).AsEnumerable())
        {
            if (!entry.IsWhole || entry.PreviousHash != (last?.Hash ?? "") || Array.Exists(marks, m => m.EntryId == entry.Id && m.Hash != entry.Hash))
            {
                return new TrailCheck(count, entry.Id) { Head = last };
            }

            (count, last) = (count + 1, new TrailMark(entry.Id, entry.Hash));
            latest = latest is null || entry.AtUtc > latest ? entry.AtUtc : latest;
        }

        var lastId = last?.EntryId ?? 0;
        var isCut = Array.Exists(marks, m => m.EntryId > lastId) || lastKey > lastId || (written is not null && (latest is null || written > latest)) || (head is null && last is not null && !db.Heads.Any());
        return new TrailCheck(count, isCut ? lastId + 1 : null) { IsCut = isCut, Head = last };
    }
}
