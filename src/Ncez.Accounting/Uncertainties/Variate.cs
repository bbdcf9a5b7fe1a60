using Ncez.Model.Texts;
using Ncez.Model.Uncertainties;

namespace Ncez.Accounting.Uncertainties;

/// <summary>One stream of draws: what varies together has one.</summary>
/// <param name="Id">Stable id; draws depend on it.</param>
/// <param name="Name">As printed.</param>
/// <param name="IsFactor">True for a factor.</param>
/// <param name="RankGroup">Group whose members have a rank correlation; empty when it is alone.</param>
/// <param name="RankCorrelation">Rank correlation with the other members.</param>
internal sealed record Stream(string Id, LocalText Name, bool IsFactor, string RankGroup = "", double RankCorrelation = 0)
{
    /// <summary>Name for a reader who knows no row ids; the name itself where it has none.</summary>
    public LocalText ShortName { get; init; } = Name;

    /// <summary>Key of the generator: FNV-1a of the id.</summary>
    public ulong Key { get; } = KeyOf(Id);

    /// <summary>Key of the generator for an id.</summary>
    public static ulong KeyOf(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in text)
        {
            hash = (hash ^ letter) * 1099511628211UL;
        }

        return hash;
    }
}

/// <summary>A relative deviation of mean 1 that lines are multiplied with.</summary>
/// <param name="Stream">Index of its stream.</param>
/// <param name="Shape">Distribution.</param>
/// <param name="HalfWidthRatio">Half of the 95 % interval over the mean.</param>
/// <param name="Sample">Stated values of the distribution; null when it is symmetric by its half-width.</param>
internal readonly record struct Variate(int Stream, DrawShape Shape, double HalfWidthRatio, StatedSample? Sample = null);

/// <summary>Lines of one year that share all their factors.</summary>
/// <param name="Year">Index of the year.</param>
/// <param name="Factors">Indices of the factors' variates.</param>
internal sealed record FactorGroup(int Year, int[] Factors)
{
    /// <summary>Variate of a quantity, −1 for a quantity that is certain, and tonnes.</summary>
    public List<(int Quantity, double Co2eT)> Terms { get; } = [];
}

/// <summary>An emission with its variates, as approach 1 and table 3.2 look at it.</summary>
/// <param name="Year">Index of the year.</param>
/// <param name="Plan">Index of the plan.</param>
/// <param name="Co2eT">Tonnes.</param>
/// <param name="Quantity">Variate of the quantity, −1 when certain.</param>
/// <param name="Factors">Variates of the factors.</param>
internal sealed record Term(int Year, int Plan, double Co2eT, int Quantity, int[] Factors);
