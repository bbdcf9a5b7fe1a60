using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Accounting.Nesting;

/// <summary>A zone of a programme with what it hands over and takes.</summary>
/// <param name="Inventory">Its inventory.</param>
/// <param name="Transfers">transfers.csv.</param>
public sealed record NestedZone(Inventory Inventory, IReadOnlyCollection<Transfer> Transfers)
{
    /// <summary>Zone id.</summary>
    public string Id => Inventory.Zone.Id;

    /// <summary>True when it has a total of a year.</summary>
    public bool HasResult(int year) => Inventory.Years.Any(y => y.Year == year && double.IsFinite(y.Gross.T));
}

/// <summary>Which zone stands inside which. A zone id counts once; a ring of parents is cut and named.</summary>
public sealed class ZoneTree
{
    private readonly Dictionary<string, NestedZone> _zones;
    private readonly Dictionary<string, string> _parent = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _standIn = new(StringComparer.Ordinal);
    private readonly HashSet<string> _absent = [];

    /// <summary>The tree of these zones.</summary>
    /// <param name="zones">Accounted zones.</param>
    /// <param name="findings">Collects what cannot be.</param>
    /// <param name="leftOut">Zones of the programme that could not be accounted, with the one each says it stands in.</param>
    public ZoneTree(IReadOnlyCollection<NestedZone> zones, Findings findings, params IReadOnlyCollection<(string Id, string? Parent)> leftOut)
    {
        foreach (var twice in zones.GroupBy(z => z.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            findings.Warning("PRG-010", new Place("programme.yaml"), ("zone", twice.Key), ("count", twice.Count()));
        }

        _zones = zones.DistinctBy(z => z.Id, StringComparer.Ordinal).ToDictionary(z => z.Id, StringComparer.Ordinal);
        var missing = leftOut.Where(z => !_zones.ContainsKey(z.Id)).DistinctBy(z => z.Id).ToDictionary(z => z.Id, z => z.Parent, StringComparer.Ordinal);
        foreach (var zone in _zones.Values)
        {
            var (parent, absent) = ParentOf(zone, missing);
            if (parent is null)
            {
                if (absent is not null)
                {
                    _standIn.Add(zone.Id, absent);
                }
                else if (zone.Inventory.Zone.Profile.Parent is { Length: > 0 } unknown)
                {
                    // Outside of all others it counts as a whole, and once more in the one that holds it.
                    findings.Warning("PRG-020", new Place("programme.yaml"), ("zone", zone.Id), ("parent", unknown), ("near", _zones.Keys.Where(k => k != zone.Id).MinBy(k => EditDistance.Of(k, unknown)) ?? Numbers.None));
                }

                continue;
            }

            if (parent == zone.Id || Ancestors(parent).Contains(zone.Id))
            {
                findings.Warning("PRG-011", new Place("programme.yaml"), ("zone", zone.Id), ("parent", parent));
                continue;
            }

            _parent.Add(zone.Id, parent);
        }

        foreach (var parts in _standIn.GroupBy(p => p.Value, p => p.Key).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            findings.Warning("ACC-048", new Place("programme.yaml"), ("parent", parts.Key), ("parts", string.Join(", ", parts.Order(StringComparer.Ordinal))));
        }
    }

    private ZoneTree(ZoneTree whole, HashSet<string> absent)
    {
        (_zones, _absent) = (whole._zones, absent);
        foreach (var id in _zones.Keys.Where(id => !absent.Contains(id)))
        {
            var (at, outermost) = (whole.Around(id), whole._standIn.GetValueOrDefault(id));
            for (; at is not null && absent.Contains(at); at = whole.Around(at))
            {
                outermost = at;
            }

            if (at is not null)
            {
                _parent.Add(id, at);
            }
            else if (outermost is not null)
            {
                _standIn.Add(id, outermost);
            }
        }
    }

    /// <summary>The tree of one year: where a zone that holds others has no result for it, those inside it count in its place.</summary>
    /// <param name="year">Calendar year.</param>
    public ZoneTree In(int year)
    {
        var absent = _parent.Values.Where(id => !_zones[id].HasResult(year)).ToHashSet(StringComparer.Ordinal);
        return absent.Count == 0 ? this : new ZoneTree(this, absent);
    }

    /// <summary>Zones, each id once, in the order of the programme.</summary>
    public IEnumerable<NestedZone> Zones => _zones.Values;

    /// <summary>Zones that stand in no other one: they make the total.</summary>
    public IEnumerable<NestedZone> Outer => _zones.Values.Where(z => !_parent.ContainsKey(z.Id) && !_absent.Contains(z.Id));

    /// <summary>True when an outer zone counts only because the one around it is left out: it is a part that stands for a whole.</summary>
    public bool IsStandIn(string id) => _standIn.ContainsKey(id);

    /// <summary>The zone that is left out, in whose place one counts; null for all others.</summary>
    public string? StandsFor(string id) => _standIn.GetValueOrDefault(id);

    /// <summary>The zone around one; null for an outer zone.</summary>
    public string? Around(string id) => _parent.GetValueOrDefault(id);

    /// <summary>True when a zone of this id belongs to the programme.</summary>
    public bool Has(string id) => _zones.ContainsKey(id);

    /// <summary>The zone of an id.</summary>
    public NestedZone Of(string id) => _zones[id];

    /// <summary>Zones directly inside one.</summary>
    public IEnumerable<NestedZone> Children(string id) => _zones.Values.Where(z => _parent.GetValueOrDefault(z.Id) == id);

    /// <summary>The outer zone that an id stands in, or is.</summary>
    public string OuterOf(string id) => Ancestors(id).Last();

    /// <summary>The zone directly inside <paramref name="parent"/> that an id stands in, or is; null when it stands elsewhere.</summary>
    public string? ChildOf(string parent, string id) => Ancestors(id).FirstOrDefault(a => _parent.GetValueOrDefault(a) == parent);

    /// <summary>The zone that counts what an id takes from, or gives to, another one where both stand side by side: itself or one around it, right below what holds both.</summary>
    public string CountedIn(string id, string other)
    {
        var around = Ancestors(other).ToHashSet(StringComparer.Ordinal);
        return Ancestors(id).First(a => !_parent.TryGetValue(a, out var parent) || around.Contains(parent));
    }

    /// <summary>True when an id is another one, or stands in it.</summary>
    public bool IsIn(string id, string other) => Ancestors(id).Contains(other);

    /// <summary>How many zones stand around one.</summary>
    public int Depth(string id) => Ancestors(id).Count() - 1;

    // A zone inside one that is left out stands in the next one around that, if there is any; else the outermost that is left out.
    private (string? Accounted, string? LeftOut) ParentOf(NestedZone zone, Dictionary<string, string?> missing)
    {
        var (at, outermost, seen) = (zone.Inventory.Zone.Profile.Parent, (string?)null, new HashSet<string>(StringComparer.Ordinal));
        while (at is not null && !_zones.ContainsKey(at) && missing.TryGetValue(at, out var next) && seen.Add(at))
        {
            (outermost, at) = (at, next);
        }

        return at is not null && _zones.ContainsKey(at) ? (at, null) : (null, outermost);
    }

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
