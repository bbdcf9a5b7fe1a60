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

    /// <summary>
    /// Entries of a zone, the latest first, by their number in the zone, from 1. Those of an earlier zone of the same id, which was
    /// removed, are none of this one: they stand in the trail of everything.
    /// </summary>
    /// <param name="before">Only entries before this number; null = from the latest.</param>
    /// <param name="filter">Which of them; names the zone.</param>
    /// <param name="most">How many at most.</param>
    public TrailPage OfZone(int? before, TrailFilter filter, int most)
    {
        var since = _table.LastId(filter.ZoneId, ZoneRemoved);
        var keys = _table.Keys(filter.ZoneId, since);
        int? beforeId = before is { } number && number <= keys.Length && !keys.IsEmpty ? keys[Math.Max(number, 1) - 1] : null;
        var own = filter with { AfterId = since };
        var entries = _table.Page(beforeId, own, most);
        return new TrailPage([.. entries.Select(e => new NumberedEntry(e, keys.BinarySearch(e.Id) + 1) { InZone = keys.BinarySearch(e.Id) + 1 })], _table.Count(own), keys.Length) { Accounts = Sorted(_table.Accounts(new TrailFilter { ZoneId = filter.ZoneId, AfterId = since })) };
    }

    /// <summary>Entries of everything, the latest first, by their key in the trail.</summary>
    /// <param name="before">Only entries before this key; null = from the latest.</param>
    /// <param name="filter">Which of them.</param>
    /// <param name="most">How many at most.</param>
    public TrailPage OfAll(int? before, TrailFilter filter, int most)
    {
        var entries = _table.Page(before, filter, most);
        var removals = entries.Select(e => e.ZoneId).Where(z => z.Length > 0).Distinct(StringComparer.Ordinal).ToDictionary(z => z, z => _table.Of(z, ZoneRemoved), StringComparer.Ordinal);
        var keys = removals.ToDictionary(z => z.Key, z => _table.Keys(z.Key, z.Value.IsEmpty ? 0 : z.Value[^1].Id), StringComparer.Ordinal);
        return new TrailPage([.. entries.Select(e => new NumberedEntry(e, e.Id)
        {
            RemovedUtc = removals.GetValueOrDefault(e.ZoneId, []).FirstOrDefault(r => r.Id >= e.Id)?.AtUtc,
            InZone = keys.GetValueOrDefault(e.ZoneId, []).BinarySearch(e.Id) is >= 0 and var at ? at + 1 : null,
        })], _table.Count(filter), _table.Count(new TrailFilter()))
        {
            Accounts = Sorted(_table.Accounts(new TrailFilter())),
            Zones = Sorted(_table.Zones()),
        };
    }

    /// <summary>The entry of a number in a zone; null when there is none.</summary>
    public AuditEntry? Find(string zoneId, int number)
    {
        var keys = _table.Keys(zoneId, _table.LastId(zoneId, ZoneRemoved));
        return number >= 1 && number <= keys.Length ? _table.Find(keys[number - 1]) : null;
    }

    private static ImmutableArray<string> Sorted(ImmutableArray<string> names) => names.Sort(StringComparer.Ordinal);

    /// <summary>True when an account once did something.</summary>
    public bool Has(string account, string action) => _table.Has(account, action);

    /// <summary>The latest entry of an action; null when there is none.</summary>
    public AuditEntry? Last(string action) => _table.Last(action);

    /// <summary>Whether the trail is whole, and where it leads.</summary>
    public TrailCheck Verify() => _table.Verify();

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

/// <summary>A page of the audit trail.</summary>
/// <param name="Entries">Its entries, the latest first.</param>
/// <param name="Count">How many the filter leaves.</param>
/// <param name="All">How many there are in all.</param>
public sealed record TrailPage(ImmutableArray<NumberedEntry> Entries, int Count, int All)
{
    /// <summary>Names of accounts to choose from.</summary>
    public ImmutableArray<string> Accounts { get; init; } = [];

    /// <summary>Ids of zones to choose from; of a zone's own trail none.</summary>
    public ImmutableArray<string> Zones { get; init; } = [];
}

/// <summary>An entry of the audit trail and its number.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Number">Key in the whole trail; in the trail of a zone its number there, from 1.</param>
public sealed record NumberedEntry(AuditEntry Entry, int Number)
{
    /// <summary>When the zone that it is about was removed [UTC]; null while it is there. Another one may have its id now.</summary>
    public DateTime? RemovedUtc { get; init; }

    /// <summary>Its number in the trail of its zone; null when that was removed, or it is of none.</summary>
    public int? InZone { get; init; }
}
