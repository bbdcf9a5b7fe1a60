using System.Collections.Immutable;
using Ncez.Data.Store;
using Ncez.Model.Workbench;

namespace Ncez.Workflows.Workbench;

/// <summary>Who did what, when: added to, never changed, each entry sealed by the hash of the one before.</summary>
public sealed class AuditTrail
{
    /// <summary>Action of a zone that was removed.</summary>
    internal const string ZoneRemoved = "zone.removed";

    private readonly AuditTable _table;
    private readonly TimeProvider _clock;

    internal AuditTrail(WorkbenchStore store, TimeProvider clock) => (_table, _clock) = (new AuditTable(store), clock);

    /// <summary>Adds an entry.</summary>
    /// <param name="account">Name of the account; empty for the program itself.</param>
    /// <param name="action">Key of the action.</param>
    /// <param name="zoneId">Zone; empty when it concerns none.</param>
    /// <param name="facts">Further facts.</param>
    public void Add(string account, string action, string zoneId = "", params ReadOnlySpan<(string Name, string Value)> facts) => Add(account, action, zoneId, null, null, facts);

    /// <summary>Entries, the latest first.</summary>
    /// <param name="beforeId">Only entries before this key; null = from the latest.</param>
    /// <param name="zoneId">Only of this zone; empty = all.</param>
    /// <param name="most">How many at most.</param>
    public ImmutableArray<AuditEntry> Page(int? beforeId, string zoneId, int most) => _table.Page(beforeId, zoneId, most);

    /// <summary>Entries of a zone, the latest first, by their number in the zone.</summary>
    /// <param name="before">Only entries before this number, from 1.</param>
    /// <param name="zoneId">Zone.</param>
    /// <param name="most">How many at most.</param>
    public ImmutableArray<AuditEntry> OfZone(int before, string zoneId, int most) => _table.OfZone(before, zoneId, most);

    /// <summary>True when an account once did something.</summary>
    public bool Has(string account, string action) => _table.Has(account, action);

    /// <summary>The latest entry of an action; null when there is none.</summary>
    public AuditEntry? Last(string action) => _table.Last(action);

    /// <summary>Whether the trail is whole, and where it leads.</summary>
    public TrailCheck Verify() => _table.Verify();

    /// <summary>How many entries a zone has.</summary>
    public int Count(string zoneId) => _table.Count(zoneId);

    /// <summary>Entries of a zone with one of some actions, in their order; those of an earlier zone of the same id, which was removed, left out.</summary>
    internal ImmutableArray<AuditEntry> Of(string zoneId, params string[] actions)
    {
        var all = _table.Of(zoneId, [.. actions, ZoneRemoved]);
        return [.. all.Skip(all.Select((e, i) => e.Action == ZoneRemoved ? i + 1 : 0).DefaultIfEmpty().Max())];
    }

    /// <summary>The facts of an entry by name.</summary>
    public static ImmutableDictionary<string, string> FactsOf(AuditEntry entry) => entry.Detail.Split(';', StringSplitOptions.RemoveEmptyEntries)
        .Select(f => f.Split('=', 2)).Where(f => f.Length == 2).ToImmutableDictionary(f => f[0], f => Uri.UnescapeDataString(f[1]), StringComparer.Ordinal);

    internal void Add(string account, string action, string zoneId, IEnumerable<FileRevision>? revisions, IEnumerable<LineChange>? changes, params ReadOnlySpan<(string Name, string Value)> facts)
    {
        var detail = new List<string>();
        foreach (var (name, value) in facts)
        {
            detail.Add($"{name}={Uri.EscapeDataString(value)}");
        }

        _table.Add(_clock.GetUtcNow().UtcDateTime, account, action, zoneId, string.Join(';', detail), revisions, changes);
    }
}
