using Ncez.Model.Texts;

namespace Ncez.Model.Technologies;

/// <summary>A technology with what it gives and what it costs, both as a publication states them: a row of data/technologies/quantified.csv.</summary>
public sealed record QuantifiedTechnology
{
    /// <summary>Row id.</summary>
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public required LocalText Name { get; init; }

    /// <summary>Row of the catalogue it goes with; empty = none.</summary>
    public string Technology { get; init; } = "";

    /// <summary>Domain: building, transport, enterprise, park, community, town, region.</summary>
    public required string Domain { get; init; }

    /// <summary>Family of measures.</summary>
    public required string Family { get; init; }

    /// <summary>What the value is: heat_per_input, power_per_fuel, fuel_per_fuel, fuel_per_power, energy_per_km, energy_per_t, capture, one_way, round_trip, yearly_yield, relative_saving, cooling_per_input.</summary>
    public required string Model { get; init; }

    /// <summary>Value in its unit; null = no source states it, so the user does.</summary>
    public double? Value { get; init; }

    /// <summary>Unit of the value.</summary>
    public required string Unit { get; init; }

    /// <summary>What it takes the place of.</summary>
    public LocalText Reference { get; init; }

    /// <summary>The same value of that; null = none.</summary>
    public double? ReferenceValue { get; init; }

    /// <summary>Investment per unit of size; null = not stated.</summary>
    public double? Capital { get; init; }

    /// <summary>Its unit.</summary>
    public string CapitalUnit { get; init; } = "";

    /// <summary>Currency.</summary>
    public string Currency { get; init; } = "";

    /// <summary>Price year.</summary>
    public int? PriceYear { get; init; }

    /// <summary>Upkeep; null = not stated.</summary>
    public double? Upkeep { get; init; }

    /// <summary>Its unit: % of the investment a year, or money per distance.</summary>
    public string UpkeepUnit { get; init; } = "";

    /// <summary>Years in service; null = not stated.</summary>
    public double? LifetimeYears { get; init; }

    /// <summary>What serves the same use, so that one of them is enough: a word that they share, or the other's id; empty = none.</summary>
    public string Excludes { get; init; } = "";

    /// <summary>Publication.</summary>
    public required string Source { get; init; }

    /// <summary>Row, sheet or page of it.</summary>
    public required string SourceRow { get; init; }

    /// <summary>high, medium or low, as factor sets have it.</summary>
    public required string Confidence { get; init; }

    /// <summary>True when both what it gives and what it costs have a source.</summary>
    public bool IsComplete => Value is not null && Capital is not null;
}
