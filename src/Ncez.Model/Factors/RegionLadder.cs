using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Ncez.Model.Texts;

namespace Ncez.Model.Factors;

/// <summary>Regions and who contains whom: city → province → regional grid or inventory region → country.</summary>
public sealed class RegionLadder
{
    /// <summary>Code of the world.</summary>
    public const string World = "WORLD";

    private readonly FrozenDictionary<string, Region> _regions;
    private readonly ConcurrentDictionary<string, ImmutableArray<string>> _steps = new(StringComparer.Ordinal);

    /// <summary>A ladder of these regions.</summary>
    public RegionLadder(ImmutableArray<Region> regions)
    {
        Regions = regions;
        _regions = regions.ToFrozenDictionary(r => r.Code, StringComparer.Ordinal);
    }

    /// <summary>All regions.</summary>
    public ImmutableArray<Region> Regions { get; }

    /// <summary>The region of a code; null when unknown.</summary>
    public Region? Find(string code) => _regions.GetValueOrDefault(code);

    /// <summary>
    /// The steps from a region up to the country, nearest first: itself, its parents, the groups (grids, inventory regions)
    /// it belongs to, smallest first, then the country. For a city of Guangdong an electricity set has rows for CN-GD,
    /// CN-SOUTH-GRID and CN, a heat or agriculture set for CN-HUANAN, CN-ZHONGNAN and CN: one ladder serves both, because
    /// no set has rows for both kinds of group. The world is never a step: a world average is not a Chinese factor.
    /// Empty for an unknown code.
    /// </summary>
    public ImmutableArray<string> Steps(string code) => _steps.GetOrAdd(code, Climb);

    private ImmutableArray<string> Climb(string code)
    {
        var steps = new List<string>();
        for (var region = Find(code); region is not null && region.Code != World; region = Find(region.Parent))
        {
            if (region.Kind == RegionKind.Country)
            {
                steps.AddRange(Regions.Where(g => g.Members.Any(steps.Contains) && !steps.Contains(g.Code))
                    .OrderBy(g => g.Members.Length).Select(g => g.Code).ToArray());
            }

            steps.Add(region.Code);
        }

        return [.. steps.Distinct(StringComparer.Ordinal)];
    }
}

/// <summary>A region.</summary>
/// <param name="Code">CN-GD, CN-GD-4401, CN-SOUTH-GRID …</param>
/// <param name="Name">Name in both languages.</param>
/// <param name="Kind">Rung of the ladder.</param>
/// <param name="Parent">Code of the next rung; empty at the top.</param>
/// <param name="Members">Codes a group covers.</param>
public sealed record Region(string Code, LocalText Name, RegionKind Kind, string Parent, ImmutableArray<string> Members);

/// <summary>Rung of the region ladder.</summary>
public enum RegionKind
{
    /// <summary>The world.</summary>
    World,

    /// <summary>A country.</summary>
    Country,

    /// <summary>A group of provinces: regional grid or inventory region.</summary>
    Group,

    /// <summary>A province.</summary>
    Province,

    /// <summary>A prefecture city.</summary>
    City,
}
