using System.Collections.Immutable;
using Ncez.Model.Activities;
using Ncez.Model.Factors;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Model.Inventories;

/// <summary>
/// How all rows of one activity kind become an emission of one gas: the compiled form of equation, factor and unit.
/// Mass of gas = quantity × <see cref="MassTPerUnit"/>; CO₂e = quantity × <see cref="Co2eTPerUnit"/>.
/// </summary>
public sealed record LinePlan
{
    /// <summary>Index of the kind in the activity table.</summary>
    public required int Kind { get; init; }

    /// <summary>Calendar year.</summary>
    public required int Year { get; init; }

    /// <summary>Where it stands.</summary>
    public required Scope Scope { get; init; }

    /// <summary>Status of the rows.</summary>
    public required ActivityStatus Status { get; init; }

    /// <summary>Category.</summary>
    public required CategoryRule Category { get; init; }

    /// <summary>Item of the rows; null when unknown and not needed (NO, NA).</summary>
    public Item? Item { get; init; }

    /// <summary>Id of the accounting method that computed it; empty where nothing was computed.</summary>
    public string Method { get; init; } = "";

    /// <summary>Gas: CO2, CH4, N2O, HFC-134a …; empty where there is no emission.</summary>
    public string Gas { get; init; } = "";

    /// <summary>Tonnes of gas per unit of quantity; NaN where the emission is not estimated.</summary>
    public double MassTPerUnit { get; init; }

    /// <summary>Tonnes of CO₂e per unit of quantity under the inventory's GWP set; NaN where not estimated.</summary>
    public double Co2eTPerUnit { get; init; }

    /// <summary>Energy per unit of quantity [MWh, lower heating value]; 0 where the row is no energy, NaN where it cannot be said.</summary>
    public double EnergyMWhPerUnit { get; init; }

    /// <summary>Standard coal per unit, calorific basis [tce].</summary>
    public double TceCalorificPerUnit { get; init; }

    /// <summary>Standard coal per unit, primary-equivalent basis [tce]; NaN where no coefficient is given.</summary>
    public double TceEquivalentPerUnit { get; init; }

    /// <summary>Share of the site that the zone counts, in all figures per unit already [0–1]; 1 but under the equity-share approach.</summary>
    public double EquityShareFraction { get; init; } = 1;

    /// <summary>True when the plan is the one that carries the kind's energy (one plan per kind does).</summary>
    public bool CarriesEnergy { get; init; }

    /// <summary>True for imported electricity that was computed: what certificates and contracts may cover (network losses are not).</summary>
    public bool IsImportedElectricity => Scope == Scope.Indirect && CarriesEnergy && EnergyMWhPerUnit > 0 && Status is ActivityStatus.Computed or ActivityStatus.Confidential
        && Item?.Family == ItemFamily.Electricity && Method != "grid_loss";

    /// <summary>What tells lines of one gas of a row apart (a year of decay, deposition, leaching); empty where the gas does.</summary>
    public string Part { get; init; } = "";

    /// <summary>What a line id has behind the activity id: nothing on the first line of a row, else the gas and its part.</summary>
    public string IdSuffix => CarriesEnergy || Gas.Length == 0 ? "" : Part.Length == 0 ? $".{Gas}" : $".{Gas}.{Part}";

    /// <summary>Equation id, for example ACC-01.</summary>
    public string Equation { get; init; } = "";

    /// <summary>Factors used, in the order of the equation, each with its trail.</summary>
    public ImmutableArray<FactorUse> Factors { get; init; } = [];

    /// <summary>The equation in words and with numbers for one unit of quantity.</summary>
    public ImmutableArray<TraceStep> Trace { get; init; } = [];
}

/// <summary>A factor in an equation.</summary>
/// <param name="Symbol">Its symbol there: NCV, CC, OF, EF, GWP.</param>
/// <param name="Choice">Which factor and why.</param>
/// <param name="CanonicalValue">Value in the units of the equation.</param>
/// <param name="CanonicalUnit">Those units.</param>
public sealed record FactorUse(string Symbol, FactorChoice Choice, double CanonicalValue, string CanonicalUnit);

/// <summary>A step of the calculation for one unit of quantity.</summary>
/// <param name="What">What is done.</param>
/// <param name="Formula">The formula with its numbers.</param>
public sealed record TraceStep(LocalText What, string Formula);
