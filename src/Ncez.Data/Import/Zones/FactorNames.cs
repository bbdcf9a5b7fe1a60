using System.Collections.Immutable;
using Ncez.Data.Import.Yaml;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;

namespace Ncez.Data.Import.Zones;

/// <summary>Factor sets and proxies that zone.yaml names, compared with the library.</summary>
internal sealed class FactorNames(FactorLibrary library, Findings findings)
{
    private readonly CellCheck _check = new(library, findings);

    /// <summary>Set ids in order; unknown ones are reported.</summary>
    public ImmutableArray<string> Sets(YamlMap map, bool isRequired)
    {
        if (isRequired && !map.Has("factors"))
        {
            map.Text("factors");
        }

        var sets = map.TextsWithPlaces("factors");
        foreach (var (id, where) in sets)
        {
            if (library.FindSet(id) is null)
            {
                var known = library.Sets.Select(s => s.Id).ToList();
                findings.Error("FAC-007", where, ("set", Shown.Cell(id)), ("known", Shown.List(known)), ("near", Suggest.NearOrFirst(id, known)));
            }
        }

        return [.. sets.Select(s => s.Text)];
    }

    /// <summary>Generic item → stand-in, both as written; unknown items and group names as stand-in are reported.</summary>
    public ImmutableSortedDictionary<string, string> Proxies(YamlMap map)
    {
        var proxies = map.TextMap("proxies");
        var section = proxies.IsEmpty ? null : map.FindMap("proxies");
        foreach (var (item, proxy) in proxies)
        {
            foreach (var name in (ReadOnlySpan<string>)[item, proxy])
            {
                if (Find(name) is null)
                {
                    findings.Error("FAC-008", section!.PlaceOf(item), ("item", Shown.Cell(item)), ("proxy", Shown.Cell(proxy)), ("unknown", Shown.Cell(name)), ("near", _check.NearItem(name)));
                }
            }

            if (Find(proxy) is { Generic: true } group)
            {
                var members = library.Items.Where(i => i.Group == group.Group && !i.Generic).Select(i => i.Name.Zh);
                findings.Error("FAC-012", section!.PlaceOf(item), ("item", Shown.Cell(item)), ("proxy", Shown.Cell(proxy)), ("candidates", Shown.List(members)));
            }
        }

        return proxies;
    }

    private Item? Find(string name) => name.Length is > 0 and <= 200 ? library.FindItem(name) : null;
}
