using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;
using Ncez.Model.Zones;

namespace Ncez.Accounting.Nesting;

/// <summary>A zone of a programme with what it hands over and takes.</summary>
/// <param name="Inventory">Its inventory.</param>
/// <param name="Transfers">transfers.csv.</param>
public sealed record NestedZone(Inventory Inventory, IReadOnlyCollection<Transfer> Transfers)
{
    /// <summary>Zone id.</summary>
    public string Id => Inventory.Zone.Id;
}

/// <summary>Which zone stands inside which. A zone id counts once; a ring of parents is cut and named.</summary>
public sealed class ZoneTree
{
    private readonly Dictionary<string, NestedZone> _zones;
    private readonly Dictionary<string, string> _parent = new(StringComparer.Ordinal);

    /// <summary>The tree of these zones.</summary>
    public ZoneTree(IReadOnlyCollection<NestedZone> zones, Findings findings)
    {
        foreach (var twice in zones.GroupBy(z => z.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            findings.Warning("PRG-010", new Place("programme.yaml"), ("zone", twice.Key), ("count", twice.Count()));
        }

        _zones = zones.DistinctBy(z => z.Id, StringComparer.Ordinal).ToDictionary(z => z.Id, StringComparer.Ordinal);
        foreach (var zone in _zones.Values.Where(z => z.Inventory.Zone.Profile.Parent is { } p && _zones.ContainsKey(p)))
        {
            var parent = zone.Inventory.Zone.Profile.Parent!;
            if (parent == zone.Id || Ancestors(parent).Contains(zone.Id))
            {
                findings.Warning("PRG-011", new Place("programme.yaml"), ("zone", zone.Id), ("parent", parent));
                continue;
            }

            _parent.Add(zone.Id, parent);
        }
    }

    /// <summary>Zones, each id once, in the order of the programme.</summary>
    public IEnumerable<NestedZone> Zones => _zones.Values;

    /// <summary>Zones that stand in no other one: they make the total.</summary>
    public IEnumerable<NestedZone> Outer => _zones.Values.Where(z => !_parent.ContainsKey(z.Id));

    /// <summary>True when a zone of this id belongs to the programme.</summary>
    public bool Has(string id) => _zones.ContainsKey(id);

    /// <summary>The zone of an id.</summary>
    public NestedZone Of(string id) => _zones[id];

    /// <summary>True when a zone stands inside another one.</summary>
    public bool IsNested(string id) => _parent.ContainsKey(id);

    /// <summary>Zones directly inside one.</summary>
    public IEnumerable<NestedZone> Children(string id) => _zones.Values.Where(z => _parent.GetValueOrDefault(z.Id) == id);

    /// <summary>The outer zone that an id stands in, or is.</summary>
    public string OuterOf(string id) => Ancestors(id).Last();

    /// <summary>The zone directly inside <paramref name="parent"/> that an id stands in, or is; null when it stands elsewhere.</summary>
    public string? ChildOf(string parent, string id) => Ancestors(id).FirstOrDefault(a => _parent.GetValueOrDefault(a) == parent);

    private IEnumerable<string> Ancestors(string id)
    {
        for (var at = id; ; at = _parent[at])
        {
            yield return at;
            if (!_parent.ContainsKey(at))
            {
                yield break;
            }
        }
    }
}
