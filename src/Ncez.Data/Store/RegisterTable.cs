using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Ncez.Model.Workbench;

namespace Ncez.Data.Store;

/// <summary>The register of zones and the versions of their files.</summary>
public sealed class RegisterTable(WorkbenchStore store)
{
    /// <summary>All zones by id.</summary>
    public ImmutableArray<RegisteredZone> All()
    {
        using var db = store.Context();
        return [.. db.Zones.AsNoTracking().OrderBy(z => z.Id)];
    }

    /// <summary>The zone of an id, or null.</summary>
    public RegisteredZone? Find(string id)
    {
        using var db = store.Context();
        return db.Zones.AsNoTracking().FirstOrDefault(z => z.Id == id);
    }

    /// <summary>Adds a zone; false when its id or folder is registered already.</summary>
    public bool Add(RegisteredZone zone)
    {
        using var db = store.Context();
        using var transaction = store.BeginWrite(db);
        if (db.Zones.Any(z => z.Id == zone.Id || z.Folder == zone.Folder))
        {
            return false;
        }

        db.Zones.Add(zone);
        db.SaveChanges();
        transaction.Commit();
        return true;
    }

    /// <summary>Forgets a zone with its members, the tokens for it alone, and the versions of its files: one of the same id begins anew.</summary>
    public void Remove(string zoneId)
    {
        using var db = store.Context();
        using var transaction = store.BeginWrite(db);
        db.Members.Where(m => m.ZoneId == zoneId).ExecuteDelete();
        db.Tokens.Where(t => t.ZoneId == zoneId).ExecuteDelete();
        db.Revisions.Where(r => r.ZoneId == zoneId).ExecuteDelete();
        db.Changes.Where(c => c.ZoneId == zoneId).ExecuteDelete();
        db.Zones.Where(z => z.Id == zoneId).ExecuteDelete();
        transaction.Commit();
    }

    /// <summary>Takes over what zone.yaml says now.</summary>
    public void Refresh(RegisteredZone zone)
    {
        using var db = store.Context();
        db.Zones.Where(z => z.Id == zone.Id).ExecuteUpdate(s => s.SetProperty(z => z.NameZh, zone.NameZh).SetProperty(z => z.NameEn, zone.NameEn)
            .SetProperty(z => z.Domain, zone.Domain).SetProperty(z => z.Status, zone.Status));
    }

    /// <summary>Versions of a file, the latest first.</summary>
    public ImmutableArray<FileRevision> Revisions(string zoneId, string file)
    {
        using var db = store.Context();
        return [.. db.Revisions.AsNoTracking().Where(r => r.ZoneId == zoneId && r.File == file).OrderByDescending(r => r.Id)];
    }

    /// <summary>Versions of all files of a zone.</summary>
    public ImmutableArray<FileRevision> Revisions(string zoneId)
    {
        using var db = store.Context();
        return [.. db.Revisions.AsNoTracking().Where(r => r.ZoneId == zoneId).OrderBy(r => r.Id)];
    }

    /// <summary>Rows of a zone that saves of some moments changed.</summary>
    public ImmutableArray<LineChange> Changes(string zoneId, IReadOnlyCollection<DateTime> atUtc)
    {
        using var db = store.Context();
        return [.. db.Changes.AsNoTracking().Where(c => c.ZoneId == zoneId && atUtc.Contains(c.AtUtc)).OrderBy(c => c.Id)];
    }

    /// <summary>Moments of the last saves that changed a row of a zone, or too many rows to name them, the latest first.</summary>
    public ImmutableArray<DateTime> SavesOf(string zoneId, string line, int most)
    {
        using var db = store.Context();
        return [.. db.Changes.Where(c => c.ZoneId == zoneId && (c.Line == line || c.Line == LineChange.Every)).OrderByDescending(c => c.Id).Select(c => c.AtUtc).Take(most)];
    }

    /// <summary>The latest version of every file that was ever saved here.</summary>
    public ImmutableArray<FileRevision> LatestRevisions()
    {
        using var db = store.Context();
        var latest = db.Revisions.GroupBy(r => new { r.ZoneId, r.File }).Select(g => g.Max(r => r.Id));
        return [.. db.Revisions.AsNoTracking().Where(r => latest.Contains(r.Id))];
    }
}
