using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Ncez.Model.Workbench;

namespace Ncez.Data.Store;

/// <summary>Members of zones, and who changed which row.</summary>
public sealed class MemberTable(WorkbenchStore store)
{
    /// <summary>Roles of an account in zones.</summary>
    public ImmutableArray<ZoneMember> OfAccount(int accountId)
    {
        using var db = store.Context();
        return [.. db.Members.AsNoTracking().Where(m => m.AccountId == accountId)];
    }

    /// <summary>Members of a zone.</summary>
    public ImmutableArray<ZoneMember> OfZone(string zoneId)
    {
        using var db = store.Context();
        return [.. db.Members.AsNoTracking().Where(m => m.ZoneId == zoneId).OrderBy(m => m.AccountId)];
    }

    /// <summary>Sets the role of an account in a zone; null takes it away.</summary>
    public void Set(int accountId, string zoneId, Role? role)
    {
        using var db = store.Context();
        using var transaction = store.BeginWrite(db);
        db.Members.Where(m => m.AccountId == accountId && m.ZoneId == zoneId).ExecuteDelete();
        if (role is { } given)
        {
            db.Members.Add(new ZoneMember(accountId, zoneId, given));
            db.SaveChanges();
        }

        transaction.Commit();
    }

    /// <summary>Everybody who ever changed a row of a zone, row by row.</summary>
    public ILookup<string, string> Makers(string zoneId)
    {
        using var db = store.Context();
        return db.Changes.AsNoTracking().Where(c => c.ZoneId == zoneId).Select(c => new { c.Line, c.Account }).Distinct().ToLookup(c => c.Line, c => c.Account, StringComparer.Ordinal);
    }
}
