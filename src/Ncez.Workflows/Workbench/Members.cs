using System.Collections.Concurrent;
using System.Collections.Immutable;
using Ncez.Data.Store;
using Ncez.Model.Workbench;

namespace Ncez.Workflows.Workbench;

/// <summary>Who may do what in which zone.</summary>
public sealed class Members
{
    private readonly MemberTable _table;
    private readonly AccountTable _accounts;
    private readonly AuditTrail _audit;
    private readonly ConcurrentDictionary<int, (int Changes, Dictionary<string, Rights> Roles)> _roles = new();
    private int _changes;

    internal Members(WorkbenchStore store, AuditTrail audit) => (_table, _accounts, _audit) = (new MemberTable(store), new AccountTable(store), audit);

    /// <summary>Members of a zone with their accounts.</summary>
    public ImmutableArray<(Account Account, Role Role)> Of(RegisteredZone zone)
    {
        var accounts = _accounts.All().ToDictionary(a => a.Id);
        return [.. _table.OfZone(zone.Id).Select(m => (accounts[m.AccountId], m.Role)).OrderBy(m => m.Item1.NameKey, StringComparer.Ordinal)];
    }

    /// <summary>What an account may do in a zone: by itself and as a member.</summary>
    public Rights RightsIn(Account account, string zoneId) => RoleRights.Of(account.Role) | RolesOf(account).GetValueOrDefault(zoneId);

    /// <summary>The zones that an account may read.</summary>
    public ImmutableArray<RegisteredZone> Readable(Account account, ImmutableArray<RegisteredZone> zones)
    {
        if (RoleRights.Of(account.Role).Has(Rights.Read))
        {
            return zones;
        }

        var roles = RolesOf(account);
        return [.. zones.Where(z => roles.GetValueOrDefault(z.Id).Has(Rights.Read))];
    }

    /// <summary>Makes an account a member of a zone, changes its role there, or ends it with null; false when there is no such account or the role is none of a zone.</summary>
    public bool Set(Account by, RegisteredZone zone, string name, Role? role)
    {
        if (_accounts.Find(Accounts.KeyOf(name)) is not { } account || (role is { } given && !RoleRights.IsOfZone(given)))
        {
            return false;
        }

        _table.Set(account.Id, zone.Id, role);

        // From now on nobody is judged by what was read before.
        Interlocked.Increment(ref _changes);
        _audit.Add(by.Name, role is null ? "member.ended" : "member.set", zone.Id, ("name", account.Name), ("role", role?.ToString() ?? ""));
        return true;
    }

    // Asked for by every request; only this server changes it.
    private Dictionary<string, Rights> RolesOf(Account account)
    {
        var now = Volatile.Read(ref _changes);
        if (_roles.TryGetValue(account.Id, out var known) && known.Changes == now)
        {
            return known.Roles;
        }

        var roles = _table.OfAccount(account.Id).ToDictionary(m => m.ZoneId, m => RoleRights.Of(m.Role), StringComparer.Ordinal);
        _roles[account.Id] = (now, roles);
        return roles;
    }
}
