using System.Numerics;
using Ncez.Kernels.Attribution;

namespace Ncez.Scenarios.Attribution;

/// <summary>Players in unions (families of measures) for the Owen value: first unions share, then the members of each.</summary>
internal sealed class Unions
{
    private readonly ulong[] _masks;
    private readonly int[] _unionOf;

    /// <summary>Unions of players with the same family; a player without one stands alone.</summary>
    public Unions(IReadOnlyList<string> families)
    {
        var groups = families.Select((f, i) => (Key: f.Length > 0 ? f : "\n" + i, Index: i)).GroupBy(p => p.Key, StringComparer.Ordinal).Select(g => g.Select(p => p.Index).ToArray()).ToArray();
        _masks = [.. groups.Select(g => g.Aggregate(0UL, (mask, i) => mask | (1UL << i)))];
        _unionOf = new int[families.Count];
        foreach (var (group, union) in groups.Select((g, u) => (g, u)))
        {
            Array.ForEach(group, i => _unionOf[i] = union);
        }
    }

    /// <summary>The union of which a coalition has some members but not all; −1 for none, −2 when there are several: such a coalition stands in no order.</summary>
    public int OpenUnion(ulong coalition)
    {
        var open = -1;
        for (var u = 0; u < _masks.Length; u++)
        {
            var members = coalition & _masks[u];
            if (members != 0 && members != _masks[u])
            {
                if (open >= 0)
                {
                    return -2;
                }

                open = u;
            }
        }

        return open;
    }

    /// <summary>Factor of a coalition's value in a player's Owen value; 0 when the player does not meet it.</summary>
    /// <param name="coalition">Coalition as bits.</param>
    /// <param name="openUnion">Its open union.</param>
    /// <param name="player">Number of the player.</param>
    public double FactorFraction(ulong coalition, int openUnion, int player)
    {
        var own = _unionOf[player];
        if (openUnion == -2 || (openUnion >= 0 && openUnion != own))
        {
            return 0;
        }

        var (isIn, others) = ((coalition >> player & 1) != 0, 0);
        for (var u = 0; u < _masks.Length; u++)
        {
            others += u != own && (coalition & _masks[u]) != 0 ? 1 : 0;
        }

        var weight = ShapleyKernels.OwenWeightFraction(others, _masks.Length, BitOperations.PopCount(coalition & _masks[own]) - (isIn ? 1 : 0), BitOperations.PopCount(_masks[own]));
        return isIn ? weight : -weight;
    }
}
