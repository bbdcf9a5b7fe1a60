using System.Collections.Immutable;
using Ncez.Model.Texts;

namespace Ncez.Model.Programmes;

/// <summary>A programme as one: what its zones add up to when each emission counts once.</summary>
/// <param name="Years">Totals by year.</param>
/// <param name="Transfers">What zones hand over to one another, both sides beside each other.</param>
/// <param name="Nesting">Zones that hold other zones, against the sum of those.</param>
public sealed record Consolidation(ImmutableArray<ConsolidatedYear> Years, ImmutableArray<MatchedTransfer> Transfers, ImmutableArray<NestedTotal> Nesting);

/// <summary>A year of a programme: total = sum over the outer zones − what their transfers count twice.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="Zones">Outer zones with results for the year, without parts that stand for one that is left out.</param>
/// <param name="AllZones">Outer zones, with those that could not be accounted.</param>
/// <param name="SumGrossT">Sum of their gross [t CO₂e].</param>
/// <param name="EliminatedGrossT">Imports from one another, and waste that both its sender and its treater count (≥ 0) [t CO₂e].</param>
/// <param name="SumNetT">Sum of their net [t CO₂e].</param>
/// <param name="EliminatedCreditT">Export credits for what the others imported (≤ 0) [t CO₂e].</param>
/// <param name="NotEstimatedLines">Lines of these zones that are not estimated, so not in the total.</param>
public sealed record ConsolidatedYear(int Year, int Zones, int AllZones, double SumGrossT, double EliminatedGrossT, double SumNetT, double EliminatedCreditT, int NotEstimatedLines)
{
    /// <summary>Zones that count only because the one around them is left out: parts in the place of a whole.</summary>
    public int Parts { get; init; }

    /// <summary>Ids of the zones, and of such parts, whose sum it is.</summary>
    public ImmutableArray<string> Counted { get; init; } = [];

    /// <summary>Gross of the programme [t CO₂e].</summary>
    public double GrossT => SumGrossT - EliminatedGrossT;

    /// <summary>Net of the programme: without the imports and without the credits for them [t CO₂e].</summary>
    public double NetT => SumNetT - EliminatedGrossT - EliminatedCreditT;
}

/// <summary>What one zone hands over to another in a year.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="From">Zone that hands over.</param>
/// <param name="To">Zone that takes over.</param>
/// <param name="Item">Item id.</param>
/// <param name="Given">As the giver writes it, in <paramref name="Unit"/>; NaN when it does not.</param>
/// <param name="Taken">As the taker writes it; NaN when it does not.</param>
/// <param name="Unit">Unit of both.</param>
/// <param name="Matched">What both confirm: the smaller of the two; 0 when only one side states it.</param>
/// <param name="ImportT">
/// What is counted twice for the matched quantity [t CO₂e]: the taker's import of energy, or what the giver counts for waste that the taker treats; NaN without such an import.
/// </param>
/// <param name="CreditT">Credit of the giver for it (≤ 0) [t CO₂e].</param>
/// <param name="IsBetween">True when the two stand in different outer zones, so that the programme would count it twice.</param>
public sealed record MatchedTransfer(
    int Year, string From, string To, string Item, double Given, double Taken, string Unit, double Matched, double ImportT, double CreditT, bool IsBetween)
{
    /// <summary>The item, for people.</summary>
    public LocalText Name { get; init; } = LocalText.Same(Item);

    /// <summary>True when something is taken out of the total for it: not when one side is silent, nor when neither counts an emission for it.</summary>
    public bool IsEliminated => IsBetween && (ImportT is > 0 or < 0 || CreditT is > 0 or < 0);

    /// <summary>Giver − taker; NaN when one side is silent.</summary>
    public double Difference => Given - Taken;
}

/// <summary>A zone against the zones directly inside it: parent = children − their transfers + residual.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="Parent">Zone that holds others.</param>
/// <param name="Children">How many with results for the year.</param>
/// <param name="ParentGrossT">Its gross [t CO₂e].</param>
/// <param name="ChildrenGrossT">Sum of theirs [t CO₂e].</param>
/// <param name="EliminatedT">Imports of the children from one another [t CO₂e].</param>
public sealed record NestedTotal(int Year, string Parent, int Children, double ParentGrossT, double ChildrenGrossT, double EliminatedT)
{
    /// <summary>What the parent counts beyond its children; negative when they count more than it does [t CO₂e].</summary>
    public double ResidualT => ParentGrossT - ChildrenGrossT + EliminatedT;

    /// <summary>Part of the parent's gross that its children account for [0–1].</summary>
    public double CoverageFraction => ParentGrossT > 0 ? (ChildrenGrossT - EliminatedT) / ParentGrossT : double.NaN;
}
