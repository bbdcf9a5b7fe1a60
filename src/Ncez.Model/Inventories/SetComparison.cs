using System.Collections.Immutable;
using Ncez.Model.Texts;

namespace Ncez.Model.Inventories;

/// <summary>The same activities under other factor sets, each difference split exactly: total = heating value + factor + oxidation + coverage.</summary>
/// <param name="Id">Id of the alternative in zone.yaml.</param>
/// <param name="Name">Its name.</param>
/// <param name="FactorSets">Its factor sets in order.</param>
/// <param name="Inventory">The inventory under them.</param>
/// <param name="Years">Years with their lines.</param>
public sealed record SetComparison(string Id, LocalText Name, ImmutableArray<string> FactorSets, Inventory Inventory, ImmutableArray<YearDifference> Years);

/// <summary>Differences of a year.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="MainT">Gross under the zone's own sets [t CO₂e].</param>
/// <param name="OtherT">Gross under the alternative [t CO₂e].</param>
/// <param name="Lines">One line per activity kind that counts in either.</param>
public sealed record YearDifference(int Year, double MainT, double OtherT, ImmutableArray<KindDifference> Lines)
{
    /// <summary>Sum of one effect over all lines [t CO₂e].</summary>
    public double Sum(Func<KindDifference, double> effect) => Lines.Sum(effect);
}

/// <summary>Difference of one kind of activity: Other − Main = heating value + factor + oxidation + coverage, to the last digit.</summary>
/// <param name="Kind">Index of the kind.</param>
/// <param name="Name">Item, as printed.</param>
/// <param name="MainT">Under the zone's own sets [t CO₂e]; NaN = not counted there.</param>
/// <param name="OtherT">Under the alternative [t CO₂e]; NaN = not counted there.</param>
/// <param name="HeatingValueT">Effect of another heating value [t CO₂e].</param>
/// <param name="FactorT">Effect of another carbon content or emission factor per heat [t CO₂e].</param>
/// <param name="OxidationT">Effect of another oxidised share [t CO₂e]; a direct factor counts as fully oxidised.</param>
/// <param name="CoverageT">Counted in only one of the two [t CO₂e].</param>
public sealed record KindDifference(
    int Kind, LocalText Name, double MainT, double OtherT, double HeatingValueT, double FactorT, double OxidationT, double CoverageT)
{
    /// <summary>True when both take every factor from the same rows: then the second says nothing of its own.</summary>
    public bool IsSame { get; init; }
}
