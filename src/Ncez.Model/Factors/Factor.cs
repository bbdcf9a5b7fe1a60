using Ncez.Model.Texts;
using Ncez.Model.Quantities;
using Ncez.Model.Sources;

namespace Ncez.Model.Factors;

/// <summary>One published number of a factor set: an emission factor, a heating value, a carbon content, …</summary>
public sealed record Factor
{
    /// <summary>Row id, unique in its set.</summary>
    public required string Id { get; init; }

    /// <summary>Set and version that hold the row; <c>zone</c> for a zone's own factors.csv.</summary>
    public required string Set { get; init; }

    /// <summary>Version of the set.</summary>
    public required string Version { get; init; }

    /// <summary>Item id.</summary>
    public required string Item { get; init; }

    /// <summary>What the number is: one of <see cref="FactorParameters"/> or a sector's own.</summary>
    public required string Parameter { get; init; }

    /// <summary>Gas the factor is about; empty for heating values and shares.</summary>
    public string Gas { get; init; } = "";

    /// <summary>Region code it holds for.</summary>
    public required string Region { get; init; }

    /// <summary>First calendar year it holds for; null = any.</summary>
    public int? YearFrom { get; init; }

    /// <summary>Last calendar year it holds for; null = any.</summary>
    public int? YearTo { get; init; }

    /// <summary>The number, in <see cref="Unit"/>.</summary>
    public required double Value { get; init; }

    /// <summary>Lower end of the published range.</summary>
    public double? Low { get; init; }

    /// <summary>Upper end of the published range.</summary>
    public double? High { get; init; }

    /// <summary>Unit of the number.</summary>
    public required RatioUnit Unit { get; init; }

    /// <summary>Unit as the row writes it.</summary>
    public required string UnitText { get; init; }

    /// <summary>What the unit does not say: heating-value basis, data year or report year, area basis.</summary>
    public string Basis { get; init; } = "";

    /// <summary>How far the set vouches for it.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>Half of the 95 % interval over the value [%], when stated.</summary>
    public double? UncertaintyPercent { get; init; }

    /// <summary>Distribution of the value, when stated.</summary>
    public string Distribution { get; init; } = "";

    /// <summary>Values of the distribution as multiples of the value, when stated.</summary>
    public string DistributionValues { get; init; } = "";

    /// <summary>Where it was read.</summary>
    public required SourceRef Source { get; init; }

    /// <summary>What a user should know.</summary>
    public string Note { get; init; } = "";

    /// <summary>Chinese texts of notes; null for a user's own factor, whose note stands as written.</summary>
    public FactorNotes? Notes { get; init; }

    /// <summary>What a user should know, in both languages; empty when there is nothing.</summary>
    public LocalText NoteText => Note.Length > 0 && Notes is not null ? Notes.Of(Note) : LocalText.Same(Note);

    /// <summary>What the unit does not say, in both languages.</summary>
    public LocalText BasisText => Basis.Length > 0 && Notes is not null ? Notes.Of(Basis) : LocalText.Same(Basis);

    /// <summary>Value in canonical units (t or MWh per MWh, t, Nm3, m2 …).</summary>
    public double Canonical => Value * Unit.ToCanonical;
}

/// <summary>Parameters that energy accounting asks for.</summary>
public static class FactorParameters
{
    /// <summary>Lower heating value [energy per mass or gas volume].</summary>
    public const string HeatingValue = "ncv";

    /// <summary>Carbon per heat [tC/TJ].</summary>
    public const string CarbonContent = "carbon_content";

    /// <summary>Oxidised fraction [1].</summary>
    public const string Oxidation = "oxidation";

    /// <summary>Gas per unit of activity.</summary>
    public const string EmissionFactor = "emission_factor";

    /// <summary>Standard coal per unit of activity (calorific).</summary>
    public const string StandardCoal = "standard_coal";

    /// <summary>Standard coal of electricity by the primary-equivalent method [kgce/kWh].</summary>
    public const string StandardCoalEquivalent = "standard_coal_equivalent";

    /// <summary>Average of all power in a grid [tCO2/MWh], by data year.</summary>
    public const string GridAverage = "grid_average";

    /// <summary>Average without market-traded non-fossil power [tCO2/MWh].</summary>
    public const string GridResidual = "grid_residual";

    /// <summary>Average of fossil power [tCO2/MWh].</summary>
    public const string GridFossil = "grid_fossil";

    /// <summary>Yearly uptake of a planting type per area.</summary>
    public const string Uptake = "uptake";

    /// <summary>Specific enthalpy [kJ/kg].</summary>
    public const string Enthalpy = "enthalpy";
}
