using System.Collections.Frozen;
using System.Collections.Immutable;
using Ncez.Model.Quantities;
using Ncez.Model.Texts;

namespace Ncez.Model.Factors;

/// <summary>All shipped numbers: units, items, factor sets, GWP sets, regions.</summary>
public sealed class FactorLibrary
{
    private readonly FrozenDictionary<string, Item> _items;
    private readonly FrozenDictionary<string, FactorSet> _sets;
    private readonly FrozenSet<(string Item, string Parameter)> _described;
    private readonly FrozenDictionary<(string Set, string Item, string Parameter), ImmutableArray<Factor>> _rows;

    /// <summary>A library of these parts.</summary>
    public FactorLibrary(UnitTable units, ImmutableArray<Item> items, ImmutableArray<FactorSet> sets, ImmutableArray<GwpSet> gwps, RegionLadder regions)
    {
        (Units, Items, Sets, GwpSets, Regions) = (units, items, sets, gwps, regions);
        _items = items.SelectMany(i => i.Aliases.Concat([i.Id, i.Name.Zh, i.Name.En]).Select(n => (Name: FoldName(n), Item: i)))
            .Where(p => p.Name.Length > 0).DistinctBy(p => p.Name, StringComparer.Ordinal)
            .ToFrozenDictionary(p => p.Name, p => p.Item, StringComparer.Ordinal);
        _rows = sets.SelectMany(s => s.Factors).GroupBy(f => (f.Set, f.Item, f.Parameter))
            .ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray());
        _described = _rows.Keys.Select(k => (k.Item, k.Parameter)).ToFrozenSet();
        _sets = sets.ToFrozenDictionary(s => s.Id, StringComparer.Ordinal);
    }

    /// <summary>Unit table.</summary>
    public UnitTable Units { get; }

    /// <summary>Item table.</summary>
    public ImmutableArray<Item> Items { get; }

    /// <summary>Factor sets, each official one separate.</summary>
    public ImmutableArray<FactorSet> Sets { get; }

    /// <summary>Absolute ranges for factors that no publication can be compared with.</summary>
    public ImmutableArray<PlausibleRange> PlausibleRanges { get; init; } = [];

    /// <summary>GWP sets.</summary>
    public ImmutableArray<GwpSet> GwpSets { get; }

    /// <summary>Region ladder.</summary>
    public RegionLadder Regions { get; }

    /// <summary>The item of an id, a Chinese or English name or an alias; null when unknown.</summary>
    public Item? FindItem(string name) => _items.GetValueOrDefault(FoldName(name));

    /// <summary>The name of an item in both languages, however it is written; what is no item of the library reads as it is written.</summary>
    public LocalText NameOf(string item) => FindItem(item)?.Name ?? LocalText.Same(item);

    /// <summary>The set of an id; null when unknown.</summary>
    public FactorSet? FindSet(string id) => _sets.GetValueOrDefault(id);

    /// <summary>The GWP set of an id; null when unknown.</summary>
    public GwpSet? FindGwp(string id) => GwpSets.FirstOrDefault(g => g.Id == id);

    /// <summary>All rows of a set for an item and parameter.</summary>
    public ImmutableArray<Factor> Rows(string set, string item, string parameter) =>
        _rows.TryGetValue((set, item, parameter), out var rows) ? rows : [];

    /// <summary>True when any set has a row for an item and parameter.</summary>
    public bool Describes(string item, string parameter) => _described.Contains((item, parameter));

    /// <summary>Names as they are compared: trimmed, lower case, spelling variants folded.</summary>
    public static string FoldName(string name)
    {
        var folded = UnitTable.Fold(name);
        foreach (var c in folded)
        {
            if (c is >= 'A' and <= 'Z' or (>= '\x7f' and not (>= '\u4E00' and <= '\u9FFF')))
            {
                return folded.ToLowerInvariant();
            }
        }

        return folded;
    }
}

/// <summary>A factor set: one publication, one version, never edited once released.</summary>
public sealed record FactorSet
{
    /// <summary>Set id, the folder name under <c>data/factors</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Version, the folder name below.</summary>
    public required string Version { get; init; }

    /// <summary>Name in both languages.</summary>
    public required LocalText Name { get; init; }

    /// <summary>Who issued it.</summary>
    public required string Issuer { get; init; }

    /// <summary>When to use it, and when not.</summary>
    public required LocalText Use { get; init; }

    /// <summary>fuel, electricity, heat, greening, transport, … .</summary>
    public required string Kind { get; init; }

    /// <summary>The rows.</summary>
    public required ImmutableArray<Factor> Factors { get; init; }

    /// <summary>Rows the publication gives only as a range: never used, shown to a user who looks for the number.</summary>
    public ImmutableArray<LeftOutRow> LeftOut { get; init; } = [];

    /// <summary>True when no row holds for a country: a zone that names the set asks for world values with open eyes.</summary>
    public bool IsWorldwide => Factors.Length > 0 && Factors.All(f => f.Region == RegionLadder.World);
}

/// <summary>A published range without a point value.</summary>
/// <param name="Id">Row id.</param>
/// <param name="Item">Item id.</param>
/// <param name="Parameter">Parameter.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
/// <param name="Unit">Unit of both ends.</param>
/// <param name="Note">Why it was left out.</param>
public sealed record LeftOutRow(string Id, string Item, string Parameter, double Low, double High, string Unit, string Note);
