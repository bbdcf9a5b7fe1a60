using System.Collections.Immutable;
using Ncez.Model.Texts;

namespace Ncez.Model.Inventories;

/// <summary>The walk from what enterprises report to the emissions trading system to the gross emissions of the area inventory.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="Steps">In order; starts and differences add up to the gross emissions of the year.</param>
public sealed record Reconciliation(int Year, ImmutableArray<ReconciliationStep> Steps)
{
    /// <summary>What no named difference explains [t CO₂e].</summary>
    public double UnexplainedT => Steps.Where(s => s.Kind == StepKinds.Unexplained).Sum(s => s.Co2eT);
}

/// <summary>A step of the walk.</summary>
/// <param name="Kind">One of <see cref="StepKinds"/>.</param>
/// <param name="Enterprise">Enterprise; empty for the rest of the area and the total.</param>
/// <param name="Co2eT">Signed difference, or the amount of a total [t CO₂e].</param>
/// <param name="Detail">Numbers or words behind it.</param>
/// <param name="Source">Where an amount was read; empty when it was computed.</param>
public sealed record ReconciliationStep(string Kind, string Enterprise, double Co2eT, LocalText Detail, string Source)
{
    /// <summary>True for a sum of the steps above it.</summary>
    public bool IsTotal => Kind is StepKinds.Enterprise or StepKinds.Gross;
}

/// <summary>Kinds of steps, in the order of the walk.</summary>
public static class StepKinds
{
    /// <summary>Verified emissions.</summary>
    public const string Verified = "verified";

    /// <summary>Plant outside the zone.</summary>
    public const string Outside = "outside";

    /// <summary>Purchased electricity or heat: another quantity.</summary>
    public const string EnergyQuantity = "energyQuantity";

    /// <summary>Purchased electricity or heat: another factor.</summary>
    public const string EnergyFactor = "energyFactor";

    /// <summary>Purchased electricity or heat: only one side counts it, or its quantity is not stated.</summary>
    public const string EnergyAmount = "energyAmount";

    /// <summary>Sources and gases of the enterprise that the trading system does not cover.</summary>
    public const string NotCovered = "notCovered";

    /// <summary>A difference the user names.</summary>
    public const string Other = "other";

    /// <summary>What no step explains.</summary>
    public const string Unexplained = "unexplained";

    /// <summary>The enterprise in the inventory.</summary>
    public const string Enterprise = "enterprise";

    /// <summary>Direct emissions of everybody else.</summary>
    public const string OthersDirect = "othersDirect";

    /// <summary>Purchased energy of everybody else.</summary>
    public const string OthersIndirect = "othersIndirect";

    /// <summary>Gross emissions of the inventory.</summary>
    public const string Gross = "gross";
}
