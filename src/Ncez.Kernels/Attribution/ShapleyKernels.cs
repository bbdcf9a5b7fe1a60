using System.Numerics;

namespace Ncez.Kernels.Attribution;

/// <summary>Shapley values: how much of a joint result each player brings about, whatever the order they come in.</summary>
public static class ShapleyKernels
{
    /// <summary>Most players whose coalitions are all counted here.</summary>
    public const int MostPlayers = 24;

    /// <summary>Weight of what a player adds to a coalition: the share of orders in which it is met in just that state.</summary>
    /// <param name="coalitionCount">Players already there; 0 … players − 1.</param>
    /// <param name="playersCount">Players in all; ≥ 1.</param>
    /// <returns>Fraction; over all coalitions without the player the weights add up to 1.</returns>
    [Equation("SHP-01", "w(s) = s!·(n − 1 − s)!/n!", Unit = "1", Source = "Shapley 1953, A value for n-person games, Annals of Mathematics Studies 28, 307–317")]
    public static double WeightFraction(int coalitionCount, int playersCount)
    {
        // 1/(n·C(n−1, s)), which overflows for no number of players that can be run.
        var choices = 1.0;
        for (var i = 1; i <= coalitionCount; i++)
        {
            choices *= (double)(playersCount - i) / i;
        }

        return 1 / (playersCount * choices);
    }

    /// <summary>Factor of a coalition's value in a player's share: summed over all coalitions they give the Shapley value.</summary>
    /// <param name="coalition">Coalition as bits.</param>
    /// <param name="player">Number of the player.</param>
    /// <param name="playersCount">Players in all.</param>
    /// <returns>Fraction; positive when the player belongs to the coalition, negative when it does not.</returns>
    public static double FactorFraction(ulong coalition, int player, int playersCount)
    {
        var size = BitOperations.PopCount(coalition);
        return (coalition & (1UL << player)) != 0 ? WeightFraction(size - 1, playersCount) : -WeightFraction(size, playersCount);
    }

    /// <summary>Shapley values of a game that is known in whole.</summary>
    /// <param name="valuesT">Value of every coalition, by its bits: 2ⁿ values; value 0 is that of nobody.</param>
    /// <param name="sharesT">Takes the share of each of n players; the shares add up to the value of all less that of nobody.</param>
    /// <exception cref="ArgumentException">The values are not 2ⁿ, or there are more than <see cref="MostPlayers"/> players.</exception>
    public static void ExactT(ReadOnlySpan<double> valuesT, Span<double> sharesT)
    {
        if (sharesT.Length > MostPlayers || valuesT.Length != 1 << sharesT.Length)
        {
            throw new ArgumentException($"{valuesT.Length} values for {sharesT.Length} players.", nameof(valuesT));
        }

        sharesT.Clear();
        for (var coalition = 0; coalition < valuesT.Length; coalition++)
        {
            for (var player = 0; player < sharesT.Length; player++)
            {
                sharesT[player] += FactorFraction((ulong)coalition, player, sharesT.Length) * valuesT[coalition];
            }
        }
    }
}
