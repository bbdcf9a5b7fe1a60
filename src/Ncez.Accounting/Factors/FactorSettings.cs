using System.Collections.Immutable;
using Ncez.Model.Zones;

namespace Ncez.Accounting.Factors;

/// <summary>What a zone says about its factors: order of the sets, stand-ins, accepted rows. Names may be ids or Chinese or English names.</summary>
public sealed record FactorSettings
{
    /// <summary>Factor sets in order; the first that has a row wins.</summary>
    public required ImmutableArray<string> Sets { get; init; }

    /// <summary>Generic item → item whose factors stand in for it.</summary>
    public ImmutableSortedDictionary<string, string> Proxies { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Low-confidence rows accepted by id (<c>row</c> or <c>set/row</c>).</summary>
    public ImmutableHashSet<string> Confirmed { get; init; } = [];

    /// <summary>Last year whose dated factors are used; null for the newest there is.</summary>
    public int? FactorYear { get; init; }

    /// <summary>Equal for settings that say the same.</summary>
    internal string Key => string.Join('\n', [$"{FactorYear}", .. Sets, "", .. Proxies.Select(p => $"{p.Key}\t{p.Value}"), "", .. Confirmed.Order(StringComparer.Ordinal)]);

    /// <summary>The settings of a zone.</summary>
    public static FactorSettings Of(Zone zone) => new() { Sets = zone.FactorSets, Proxies = zone.Proxies, Confirmed = zone.Confirmed, FactorYear = zone.FactorYear };

    /// <summary>The settings of one of a zone's alternatives; what the zone confirmed stays confirmed.</summary>
    public static FactorSettings Of(Zone zone, AlternativeSets alternative) =>
        new() { Sets = alternative.FactorSets, Proxies = alternative.Proxies, Confirmed = zone.Confirmed, FactorYear = zone.FactorYear };
}
