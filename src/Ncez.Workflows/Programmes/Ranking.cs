using System.Collections.Immutable;
using Ncez.Model.Programmes;

namespace Ncez.Workflows.Programmes;

/// <summary>
/// Ranks zones by what is reached (base), what can be abated (potential) and how near that brings them to zero (ease), as report
/// 1.1 and 8(4) ask of pilots. Overall rank only with the weights of the programme's owner; a zone that lacks a weighted figure
/// has none, because missing is not zero.
/// </summary>
public static class Ranking
{
    /// <summary>The ranks in the order of the zones.</summary>
    public static ImmutableArray<ZoneRank> Of(ProgrammeStanding standing)
    {
        var weights = standing.Programme.Weights;
        var ranks = Programme.Criteria.ToDictionary(c => c, c => Ranks([.. standing.Zones.Select(z => Value(z, c))]));
        var means = standing.Zones.Select((_, i) => weights.IsEmpty || weights.Keys.Any(c => ranks[c][i] is null)
            ? double.NaN
            : weights.Sum(w => w.Value * ranks[w.Key][i]!.Value) / weights.Values.Sum()).ToList();
        var overall = Ranks([.. means.Select(m => -m)]);
        return [.. standing.Zones.Select((zone, i) => new ZoneRank(zone, ranks["base"][i], ranks["potential"][i], ranks["ease"][i], overall[i]))];
    }

    private static double Value(ZoneStanding zone, string criterion) => criterion switch
    {
        "base" => zone.Base,
        "potential" => zone.PotentialT,
        _ => zone.Ease,
    };

    // Largest first; equals share the better rank.
    private static int?[] Ranks(double[] values) => [.. values.Select(v => double.IsNaN(v) ? (int?)null : 1 + values.Count(o => o > v))];
}

/// <summary>Ranks of a zone; 1 is first, null where the figure is not known.</summary>
/// <param name="Zone">The zone.</param>
/// <param name="Base">By base.</param>
/// <param name="Potential">By potential.</param>
/// <param name="Ease">By ease.</param>
/// <param name="Overall">By the weighted mean of the ranks.</param>
public sealed record ZoneRank(ZoneStanding Zone, int? Base, int? Potential, int? Ease, int? Overall);
