using System.Collections.Immutable;
using System.Globalization;
using Ncez.Accounting.Factors;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Quantities;

namespace Ncez.Workflows.Factors;

/// <summary><c>ncez factors</c>: looks an item up by any of its names and shows every set's rows and how a zone's pick comes about.</summary>
/// <param name="library">The shipped numbers.</param>
public sealed class FindFactors(FactorLibrary library)
{
    /// <summary>
    /// All sets in the order they are looked through when the user names none: those published by the year first, newest first,
    /// then later ones. A standard of 2024 is no first answer for 2016.
    /// </summary>
    /// <param name="year">Calendar year of the activity.</param>
    public ImmutableArray<FactorSet> SetsFor(int year) =>
    [
        .. library.Sets.OrderBy(s => VersionOf(s) > year).ThenByDescending(VersionOf).ThenBy(s => s.Id, StringComparer.Ordinal),
    ];

    /// <summary>Looks an item up.</summary>
    /// <param name="name">Item id, Chinese or English name or alias.</param>
    /// <param name="region">Region code.</param>
    /// <param name="year">Calendar year.</param>
    /// <param name="sets">Sets in the user's order; empty = all, see <see cref="SetsFor"/>.</param>
    public FactorsFound Find(string name, string region, int year, ImmutableArray<string> sets = default)
    {
        var item = library.FindItem(name);
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        if (item is null)
        {
            findings.Add(FactorAdvice.UnknownItem(library, name, Place.None));
        }

        if (library.Regions.Find(region) is null)
        {
            findings.Add(Diagnostic.Of("FAC-013", Severity.Error, Place.None, ("region", region),
                ("near", library.Regions.Regions.Select(r => r.Code).MinBy(c => EditDistance.Of(c, region.ToUpperInvariant())) ?? "CN")));
        }

        var order = sets.IsDefaultOrEmpty ? SetsFor(year) : [.. sets.Select(library.FindSet).OfType<FactorSet>()];
        if (!sets.IsDefaultOrEmpty)
        {
            findings.AddRange(new FactorAdvice(library, new FactorResolver(library, [], new FactorSettings { Sets = sets })).OfSettings(_ => Place.None));
        }

        return new FactorsFound
        {
            Item = item,
            Suggestions = [.. item is null ? FactorAdvice.NearestItems(library, name, 5) : StandIns(item)],
            Region = region,
            Year = year,
            Sets = item is null ? [] : RowsOf(item, region, order),
            Trails = item is null || findings.Count > 0 ? [] : TrailsOf(item, region, year, order),
            Findings = findings.ToImmutable(),
        };
    }

    private static int VersionOf(FactorSet set) => int.TryParse(set.Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;

    private IEnumerable<Item> StandIns(Item item) => item.Generic
        ? library.Items.Where(i => !i.Generic && i.Group == item.Group && i.Family == item.Family && library.Sets.Any(s => s.Factors.Any(f => f.Item == i.Id))) : [];

    private ImmutableArray<RowsOfSet> RowsOf(Item item, string region, ImmutableArray<FactorSet> order)
    {
        var ladder = library.Regions.Steps(region);
        var found = ImmutableArray.CreateBuilder<RowsOfSet>();
        foreach (var set in order)
        {
            var all = set.Factors.Where(f => f.Item == item.Id || f.Item == item.FactorsOf).ToList();
            var near = all.Where(f => f.Region == RegionLadder.World || ladder.Contains(f.Region))
                .OrderBy(f => f.Parameter, StringComparer.Ordinal).ThenBy(f => ladder.IndexOf(f.Region)).ThenByDescending(f => f.YearFrom).ToImmutableArray();
            ImmutableArray<LeftOutRow> ranges = [.. set.LeftOut.Where(r => r.Item == item.Id)];
            if (all.Count > 0 || ranges.Length > 0)
            {
                found.Add(new RowsOfSet(set, near, all.Count - near.Length, ranges));
            }
        }

        return found.ToImmutable();
    }

    private ImmutableArray<FactorTrail> TrailsOf(Item item, string region, int year, ImmutableArray<FactorSet> order)
    {
        var trails = ImmutableArray.CreateBuilder<FactorTrail>();
        foreach (var kind in order.GroupBy(s => s.Kind))
        {
            var resolver = new FactorResolver(library, [], new FactorSettings { Sets = [.. kind.Select(s => s.Id)] });
            var advice = new FactorAdvice(library, resolver);
            var questions = kind.SelectMany(s => s.Factors).Where(f => f.Item == item.Id || f.Item == item.FactorsOf)
                .Select(f => (f.Parameter, f.Gas)).Distinct().OrderBy(q => q.Parameter, StringComparer.Ordinal).ThenBy(q => q.Gas, StringComparer.Ordinal).ToList();
            var fuel = resolver.ResolveFuel(item.Id, region, year);
            foreach (var (parameter, gas) in questions)
            {
                var choice = (kind.Key, parameter) switch
                {
                    ("fuel", FactorParameters.HeatingValue) => fuel.HeatingValue,
                    ("fuel", FactorParameters.Oxidation) => fuel.Oxidation,
                    _ => resolver.Resolve(item.Id, parameter, region, year, gas),
                };
                trails.Add(new FactorTrail(kind.Key, choice, choice.Pick is null ? advice.FindingFor(choice, Place.None) : null));
            }
        }

        return trails.ToImmutable();
    }
}
