using System.Collections.Immutable;
using Ncez.Data.Store;
using Ncez.Model.Workbench;

namespace Ncez.Workflows.Workbench;

/// <summary>Who did what, when: added to, never changed, each entry sealed by the hash of the one before.</summary>
public sealed class AuditTrail
{
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

    /// <summary>How many entries a zone has.</summary>
    public int Count(string zoneId) => _table.Count(zoneId);

    /// <summary>The latest entry of an action; null when there is none.</summary>
    public AuditEntry? Last(string action) => _table.Last(action);

    /// <summary>How many entries there are, and the first that does not fit; null when the trail is whole.</summary>
    public (int Count, int? FirstBroken) Verify() => _table.Verify();

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
