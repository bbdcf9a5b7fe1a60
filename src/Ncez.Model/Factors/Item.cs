using System.Collections.Immutable;
using Ncez.Model.Texts;

namespace Ncez.Model.Factors;

/// <summary>Something an activity is about: a fuel, electricity, heat, a planting type. Rows of <c>data/items/items.csv</c>.</summary>
public sealed record Item
{
    /// <summary>Item id, for example <c>natural-gas</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Name in both languages; both are read in activities.csv.</summary>
    public required LocalText Name { get; init; }

    /// <summary>Other names that are read as this item.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>Formula of a gas item as GWP sets name it: its English name where that is one (HFC-134a), else its first alias (CH4).</summary>
    public string Formula => Aliases.IsDefaultOrEmpty || (Name.En.Any(char.IsAsciiDigit) && !Name.En.Contains(' ')) ? Name.En : Aliases[0];

    /// <summary>What kind of thing it is.</summary>
    public required ItemFamily Family { get; init; }

    /// <summary>State of a fuel: gases are metered by volume.</summary>
    public ItemState State { get; init; } = ItemState.Other;

    /// <summary>True when its CO₂ is of recent biological origin: a memo item.</summary>
    public bool Biomass { get; init; }

    /// <summary>True for electricity, heat or cooling made from renewable sources.</summary>
    public bool Renewable { get; init; }

    /// <summary>True for a group name (煤, 油品): it resolves only through a named proxy.</summary>
    public bool Generic { get; init; }

    /// <summary>Group for structure charts (coal, oil, gas, electricity, heat, other).</summary>
    public required string Group { get; init; }

    /// <summary>Item whose factors hold where this one has none of its own (steam → heat, green electricity → electricity); empty = none.</summary>
    public string FactorsOf { get; init; } = "";
}

/// <summary>What kind of thing an item is.</summary>
public enum ItemFamily
{
    /// <summary>Burnt for energy.</summary>
    Fuel,

    /// <summary>Electricity.</summary>
    Electricity,

    /// <summary>Heat: steam, hot water.</summary>
    Heat,

    /// <summary>Cooling.</summary>
    Cooling,

    /// <summary>Green area of one planting type.</summary>
    Greening,

    /// <summary>A gas whose emission is reported directly.</summary>
    Gas,

    /// <summary>Energy whose fuel is not known.</summary>
    OtherEnergy,

    /// <summary>Anything else (materials, livestock, waste …).</summary>
    Other,
}

/// <summary>State of matter of a fuel.</summary>
public enum ItemState
{
    /// <summary>Solid fuel.</summary>
    Solid,

    /// <summary>Liquid fuel.</summary>
    Liquid,

    /// <summary>Gaseous fuel.</summary>
    Gas,

    /// <summary>No fuel.</summary>
    Other,
}
