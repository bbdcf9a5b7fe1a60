using System.Numerics;

namespace Ncez.Kernels.Attribution;

/// <summary>Shapley values: how much of a joint result each player brings about, whatever the order they come in.</summary>
public static class ShapleyKernels
{
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
    /// <param name="coalitionIndex">Coalition as bits.</param>
    /// <param name="playerIndex">Number of the player, from 0.</param>
    /// <param name="playersCount">Players in all; at most 31.</param>
    /// <returns>Fraction; positive when the player belongs to the coalition, negative when it does not.</returns>
    [Equation("SHP-02", "φᵢ = Σ_T c(T,i)·v(T), c = w(|T| − 1) with i, −w(|T|) without", Unit = "1",
        Source = "Shapley 1953, Annals of Mathematics Studies 28 (the value as a sum over coalitions)")]
    public static double FactorFraction(int coalitionIndex, int playerIndex, int playersCount)
    {
        var size = BitOperations.PopCount((uint)coalitionIndex);
        return (coalitionIndex & (1 << playerIndex)) != 0 ? WeightFraction(size - 1, playersCount) : -WeightFraction(size, playersCount);
    }

    /// <summary>Weight of what a player adds in the Owen value: orders in which each union stays together.</summary>
    /// <param name="otherUnionsCount">Whole unions already there, without the player's own.</param>
    /// <param name="unionsCount">Unions in all; ≥ 1.</param>
    /// <param name="otherMembersCount">Members of the player's union already there.</param>
    /// <param name="membersCount">Members of the player's union; ≥ 1.</param>
    /// <returns>Fraction; over all states that the player can meet the weights add up to 1.</returns>
    [Equation("SHP-03", "w(r,m)·w(s,t): r of m unions, s of t members", Unit = "1",
        Source = "Owen 1977, Values of games with a priori unions, Lecture Notes in Economics and Mathematical Systems 141, 76–88")]
    public static double OwenWeightFraction(int otherUnionsCount, int unionsCount, int otherMembersCount, int membersCount) =>
        WeightFraction(otherUnionsCount, unionsCount) * WeightFraction(otherMembersCount, membersCount);
}
