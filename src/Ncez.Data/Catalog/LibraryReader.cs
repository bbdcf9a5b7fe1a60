using System.Collections.Immutable;
using Ncez.Model.Factors;
using Ncez.Model.Quantities;

namespace Ncez.Data.Catalog;

/// <summary>
/// Reads the shipped numbers: units, items, regions, GWP sets and every factor set under <c>data/factors</c>. A new set is a new
/// folder; nothing lists it.
/// </summary>
public static class LibraryReader
{
    /// <summary>Reads the whole library.</summary>
    /// <param name="dataFolder">The product's data folder.</param>
    /// <exception cref="InvalidDataException">A shipped file is malformed; the message names file and line.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder is not there.</exception>
    public static FactorLibrary Read(string dataFolder)
    {
        var units = ReadUnits(dataFolder);
        var items = ReadItems(dataFolder);
        var regions = ReadRegions(dataFolder);
        var sets = FactorSetReader.ReadAll(Path.Combine(dataFolder, "factors"), units,
            items.Select(i => i.Id).ToHashSet(StringComparer.Ordinal), regions);
        return new FactorLibrary(units, items, sets, ReadGwpSets(dataFolder), regions) { PlausibleRanges = ReadPlausibleRanges(dataFolder, units) };
    }

    /// <summary>Reads the unit table alone.</summary>
    /// <exception cref="InvalidDataException">The file is malformed.</exception>
    public static UnitTable ReadUnits(string dataFolder)
    {
        var table = ShippedTable.Read(Path.Combine(dataFolder, "units", "units.csv"), "symbol", "dimension", "to_canonical", "aliases", "multiples", "basis", "source");
        return new UnitTable(table.Rows.Select(row => new Unit(
            table.Required(row, "symbol"), table.Choice<Dimension>(row, "dimension"), table.Number(row, "to_canonical"), table.Name(row),
            table.List(row, "aliases"), table.Flag(row, "multiples"), table.Text(row, "basis"), table.Required(row, "source"))));
    }

    private static ImmutableArray<Item> ReadItems(string dataFolder)
    {
        var table = ShippedTable.Read(Path.Combine(dataFolder, "items", "items.csv"),
            "id", "aliases", "family", "state", "biomass", "renewable", "generic", "group", "factors_of");
        var items = table.Rows.Select(row => new Item
        {
            Id = table.Required(row, "id"),
            Name = table.Name(row),
            Aliases = table.List(row, "aliases"),
            Family = table.Choice<ItemFamily>(row, "family"),
            State = table.Choice<ItemState>(row, "state"),
            Biomass = table.Flag(row, "biomass"),
            Renewable = table.Flag(row, "renewable"),
            Generic = table.Flag(row, "generic"),
            Group = table.Required(row, "group"),
            FactorsOf = table.Text(row, "factors_of"),
        }).ToImmutableArray();
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (item, row) in items.Zip(table.Rows))
        {
            foreach (var name in item.Aliases.Concat([item.Id, item.Name.Zh, item.Name.En]).Select(FactorLibrary.FoldName).Distinct(StringComparer.Ordinal))
            {
                if (!names.TryAdd(name, item.Id))
                {
                    throw ShippedTable.Wrong(row, "name", $"'{name}' already stands for {names[name]}");
                }
            }
        }

        return items;
    }

    private static RegionLadder ReadRegions(string dataFolder)
    {
        var table = ShippedTable.Read(Path.Combine(dataFolder, "regions", "regions.csv"), "code", "kind", "parent", "members");
        var regions = table.Rows.Select(row => new Region(
            table.Required(row, "code"), table.Name(row), table.Choice<RegionKind>(row, "kind"), table.Text(row, "parent"), table.List(row, "members")))
            .ToImmutableArray();
        var codes = regions.Select(r => r.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var (region, row) in regions.Zip(table.Rows))
        {
            if (region.Members.Append(region.Parent).FirstOrDefault(c => c.Length > 0 && !codes.Contains(c)) is { } unknown)
            {
                throw ShippedTable.Wrong(row, "parent or members", $"name the unknown region '{unknown}'");
            }
        }

        return new RegionLadder(regions);
    }

    private static ImmutableArray<GwpSet> ReadGwpSets(string dataFolder) =>
    [
        .. Directory.GetFiles(Path.Combine(dataFolder, "gwp"), "*.csv").Select(ReadGwpSet).OrderBy(g => g.Id == "SAR" ? "" : g.Id, StringComparer.Ordinal),
    ];

    private static GwpSet ReadGwpSet(string path)
    {
        var table = ShippedTable.Read(path, "gas", "gwp", "horizon", "row", "source", "confidence", "note");
        var horizons = table.Rows.Select(r => table.Number(r, "horizon")).Distinct().ToArray();
        return horizons.Length == 1
            ? new GwpSet(Path.GetFileNameWithoutExtension(path), (int)horizons[0], table.Rows.ToImmutableSortedDictionary(
                row => table.Required(row, "gas"),
                row => new GwpValue(table.Number(row, "gwp"), table.Required(row, "row"), table.Required(row, "source")), StringComparer.Ordinal))
            : throw new InvalidDataException($"{path}: a GWP set has one time horizon, this one has {horizons.Length}.");
    }

    private static ImmutableArray<PlausibleRange> ReadPlausibleRanges(string dataFolder, UnitTable units)
    {
        var table = ShippedTable.Read(Path.Combine(dataFolder, "factors", "plausible.csv"), "parameter", "scope", "low", "high", "unit", "why");
        return
        [
            .. table.Rows.Select(row => new PlausibleRange(
                table.Required(row, "parameter"), table.Required(row, "scope"), table.Number(row, "low"), table.Number(row, "high"),
                units.TryParseRatio(table.Required(row, "unit"), out var unit) ? unit : throw ShippedTable.Wrong(row, "unit", "is unknown"),
                table.Text(row, "unit"), table.Required(row, "why"))),
        ];
    }
}
