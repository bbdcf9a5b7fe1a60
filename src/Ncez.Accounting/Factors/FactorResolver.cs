using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Ncez.Model.Factors;

namespace Ncez.Accounting.Factors;

/// <summary>
/// Finds the factor for an item, region and year, and keeps the trail. The order is fixed:
/// <list type="number">
/// <item>the zone's own rows, then the sets in the zone's order, then sets of physical constants, which hold anywhere;</item>
/// <item>inside a set the nearest region first: city, province, grids and inventory regions by size, country;</item>
/// <item>inside a region a row dated to the year, then a row without years, then the nearest earlier year. A later year is never
/// taken. A nearer region with an earlier year comes before a wider region with the exact year: a grid changes less in a few
/// years than from one province to the next.</item>
/// </list>
/// World rows answer only in a set that has no other rows (IPCC 2006): who names such a set asks for world values. Low-confidence
/// rows are passed over unless confirmed by id. A generic item (煤, 油品) resolves through its named proxy only, unless the zone
/// has its own row for it. An item without factors of its own may borrow them (steam → heat, see <see cref="Item.FactorsOf"/>).
/// Safe for use by several threads.
/// </summary>
public sealed class FactorResolver
{
    /// <summary>Set id of a zone's own rows.</summary>
    public const string ZoneSet = "zone";

    private static readonly string[] SideBySide = ["process", "waste", "agriculture", "forestry", "transport"];

    private static readonly ConditionalWeakTable<FactorLibrary, ConcurrentDictionary<string, FactorResolver>> Resolvers = [];

    private readonly FactorLibrary _library;
    private readonly ImmutableArray<FactorSet> _sets;
    private readonly ImmutableSortedDictionary<string, string> _proxies;
    private readonly ImmutableHashSet<string> _confirmed;
    private readonly ILookup<(string Item, string Parameter), Factor> _local;
    private readonly ConcurrentDictionary<FactorQuery, FactorChoice> _known = new();
    private readonly ConcurrentDictionary<(string Item, string Region, int Year), FuelFactors> _fuels = new();

    /// <summary>A resolver for one zone. Unknown sets and proxies are passed over; <see cref="FactorAdvice.OfSettings"/> reports them.</summary>
    /// <param name="library">The shipped numbers.</param>
    /// <param name="local">The zone's own rows.</param>
    /// <param name="settings">Order of the sets, proxies, confirmed rows.</param>
    public FactorResolver(FactorLibrary library, ImmutableArray<Factor> local, FactorSettings settings)
    {
        (_library, Settings, _confirmed) = (library, settings, settings.Confirmed);
        _local = local.ToLookup(f => (f.Item, f.Parameter));
        var named = settings.Sets.Select(library.FindSet).OfType<FactorSet>().DistinctBy(s => s.Id).ToList();
        _sets = [.. named, .. library.Sets.Where(s => s.Kind == "physics" && !named.Contains(s))];
        _proxies = settings.Proxies
            .Select(p => (Item: library.FindItem(p.Key)?.Id, Proxy: library.FindItem(p.Value)?.Id))
            .Where(p => p.Item is not null && p.Proxy is not null).DistinctBy(p => p.Item)
            .ToImmutableSortedDictionary(p => p.Item!, p => p.Proxy!, StringComparer.Ordinal);
    }

    /// <summary>
    /// A resolver for one zone, shared with every zone that says the same and has no rows of its own: a programme of a thousand zones
    /// looks each factor up once.
    /// </summary>
    public static FactorResolver Shared(FactorLibrary library, ImmutableArray<Factor> local, FactorSettings settings) => local.IsEmpty
        ? Resolvers.GetOrCreateValue(library).GetOrAdd(settings.Key, _ => new FactorResolver(library, [], settings))
        : new FactorResolver(library, local, settings);

    /// <summary>What the zone says about its factors.</summary>
    public FactorSettings Settings { get; }

    /// <summary>The sets that are looked through, in order, physical constants last.</summary>
    public ImmutableArray<FactorSet> Sets => _sets;

    /// <summary>The factor for an item, parameter, region and year, with the trail that led to it; the pick is null when there is none.</summary>
    /// <param name="itemId">Item id.</param>
    /// <param name="parameter">Parameter, see <see cref="FactorParameters"/>. A zone's own <c>emission_factor</c> row also answers for <c>grid_average</c>.</param>
    /// <param name="region">Region code.</param>
    /// <param name="year">Calendar year of the activity.</param>
    /// <param name="gas">Gas the factor must be about; empty = whatever the row says.</param>
    public FactorChoice Resolve(string itemId, string parameter, string region, int year, string gas = "") =>
        _known.GetOrAdd(Asked(itemId, parameter, region, year, gas), query => Find(query, _sets));

    /// <summary>
    /// Heating value, carbon content and oxidation of a fuel. Heating values belong to their set: after the zone's own rows the set
    /// that gave the carbon content is asked first, then the other sets in order.
    /// </summary>
    /// <param name="itemId">Item id of a fuel.</param>
    /// <param name="region">Region code.</param>
    /// <param name="year">Calendar year of the activity.</param>
    public FuelFactors ResolveFuel(string itemId, string region, int year) => _fuels.GetOrAdd((itemId, region, year), key =>
    {
        FactorQuery Ask(string parameter, string gas = "") => Asked(key.Item, parameter, key.Region, key.Year, gas);
        var direct = Find(Ask(FactorParameters.EmissionFactor, "CO2"), []);
        var carbon = Find(Ask(FactorParameters.CarbonContent), _sets);
        var home = carbon.Pick is { } pick ? _sets.FirstOrDefault(s => s.Id == pick.Set) : null;
        ImmutableArray<FactorSet> order = home is null ? _sets : [home, .. _sets.Where(s => s != home)];
        return new FuelFactors(direct.Pick is null ? null : direct,
            Find(Ask(FactorParameters.HeatingValue), order), carbon, Find(Ask(FactorParameters.Oxidation), order));
    });

    private FactorQuery Asked(string item, string parameter, string region, int year, string gas) =>
        new(item, parameter, region, year, gas) { HeldTo = Settings.FactorYear is { } last && last < year ? last : null };

    /// <summary>Shipped sets, not named by the zone, that would answer a question under the zone's proxies and confirmed rows.</summary>
    public ImmutableArray<FactorSet> SetsThatWouldAnswer(FactorQuery query) =>
        [.. _library.Sets.Where(s => !_sets.Contains(s) && Find(query, [s]).Pick is not null)];

    /// <summary>The item that stands in for a generic one; null when the zone names none.</summary>
    public string? ProxyOf(string itemId) => _proxies.GetValueOrDefault(itemId);

    private FactorChoice Find(FactorQuery query, ImmutableArray<FactorSet> sets)
    {
        var search = new FactorSearch(query, _library.Regions, _confirmed);
        var item = _library.FindItem(query.Item);
        if (search.LookAtZone(LocalRows(query.Item, query.Parameter)))
        {
            return search.Choice;
        }

        var borrowed = _proxies.GetValueOrDefault(query.Item) ?? item?.FactorsOf;
        if (item is { Generic: false } && !_proxies.ContainsKey(query.Item))
        {
            if (LookThrough(search, sets, query.Item, isProxy: false))
            {
                return search.Choice;
            }
        }

        if (!string.IsNullOrEmpty(borrowed))
        {
            _ = search.LookAtZone(LocalRows(borrowed, query.Parameter), isProxy: true) || LookThrough(search, sets, borrowed, isProxy: true);
        }

        return search.Choice;
    }

    private bool LookThrough(FactorSearch search, ImmutableArray<FactorSet> sets, string item, bool isProxy)
    {
        var passedKinds = new HashSet<string>(StringComparer.Ordinal);
        foreach (var set in sets)
        {
            var rows = _library.Rows(set.Id, item, search.Query.Parameter);
            if (rows.IsEmpty && SideBySide.Contains(set.Kind))
            {
                // Sets of fuels, grids and heat answer the same questions in turn; sets of sectors stand side by side, each for
                // its industry: one that knows nothing of an item was not passed over.
                continue;
            }

            if (search.LookAt(set, rows, isProxy, isLater: passedKinds.Contains(set.Kind)))
            {
                return true;
            }

            passedKinds.Add(set.Kind);
        }

        return false;
    }

    private IEnumerable<Factor> LocalRows(string item, string parameter) => parameter == FactorParameters.GridAverage
        ? _local[(item, parameter)].Concat(_local[(item, FactorParameters.EmissionFactor)])
        : _local[(item, parameter)];
}
