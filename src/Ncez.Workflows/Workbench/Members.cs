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

    /// <summary>Open accounts that may do something in a zone, by name.</summary>
    public ImmutableArray<Account> WhoMay(string zoneId, Rights rights) => [.. _accounts.All().Where(a => a.IsActive && RightsIn(a, zoneId).Has(rights)).OrderBy(a => a.NameKey, StringComparer.Ordinal)];

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

    /// <summary>True for who may say who verifies: somebody above the zone, so that nobody chooses the verifier of the data that he answers for (ISO 14064-3:2019, 4.2).</summary>
    public static bool MayAppointVerifier(Account by) => RoleRights.Of(by.Role).Has(Rights.Oversee);

    /// <summary>Makes an account a member of a zone, changes its role there, or ends it with null.</summary>
    /// <returns>Whether it was done, else why not.</returns>
    public MemberChange Set(Account by, RegisteredZone zone, string name, Role? role)
    {
        if (_accounts.Find(Accounts.KeyOf(name)) is not { } account || (role is { } given && !RoleRights.IsOfZone(given)))
        {
            return MemberChange.Unknown;
        }

        if (account.Id == by.Id && role is not null && !RoleRights.Of(by.Role).Has(Rights.Administer))
        {
            return MemberChange.OwnRole;
        }

        var isVerifier = _table.OfAccount(account.Id).Any(m => m.ZoneId == zone.Id && m.Role == Role.Verifier);
        if ((role == Role.Verifier || (isVerifier && account.Id != by.Id)) && !MayAppointVerifier(by))
        {
            return MemberChange.VerifierOfOwnZone;
        }

        _table.Set(account.Id, zone.Id, role);

        // From now on nobody is judged by what was read before.
        Forget();
        _audit.Add(by.Name, role is null ? "member.ended" : "member.set", zone.Id, ("name", account.Name), ("role", role?.ToString() ?? ""));
        return MemberChange.Done;
    }

    /// <summary>Lets go of what was read of anybody: a zone left the register with its members, or came into it.</summary>
    internal void Forget() => Interlocked.Increment(ref _changes);

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

/// <summary>What became of changing a member.</summary>
public enum MemberChange
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>There is no such account, or the role is none of a zone.</summary>
    Unknown,

    /// <summary>Nobody gives himself a role; ending one's own is free.</summary>
    OwnRole,

    /// <summary>Who answers for a zone neither appoints its verifier nor takes one away.</summary>
    VerifierOfOwnZone,
}
