using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;

namespace Ncez.Model.Scenarios;

/// <summary>A branch of the tree. Its kind says which variables it has and how they become results.</summary>
public sealed record ModelBranch
{
    /// <summary>Id, unique among its siblings; a segment of paths in expressions.</summary>
    public required string Id { get; init; }

    /// <summary>Name; both languages are read in expressions too.</summary>
    public required LocalText Name { get; init; }

    /// <summary>What it is.</summary>
    public required BranchKind Kind { get; init; }

    /// <summary>Fuel id: what a technology burns, a module makes, a feed uses. Empty where the kind has none.</summary>
    public string Fuel { get; init; } = "";

    /// <summary>Gas a source emits; empty otherwise.</summary>
    public string Gas { get; init; } = "";

    /// <summary>Sector its results are counted in; empty = that of the branch above.</summary>
    public string Sector { get; init; } = "";

    /// <summary>Item of the item table that a fuel is; empty = the fuel's id.</summary>
    public string Item { get; init; } = "";

    /// <summary>What kind of fuel it is (branches of the fuels' tree).</summary>
    public FuelKind FuelKind { get; init; }

    /// <summary>How a module shares its work among its processes.</summary>
    public DispatchRule Dispatch { get; init; }

    /// <summary>What a module does when it cannot make enough.</summary>
    public ShortfallRule Shortfall { get; init; }

    /// <summary>What a module does with what nobody needs.</summary>
    public SurplusRule Surplus { get; init; }

    /// <summary>True when losses are a share of the requirement, false when of what is sent out.</summary>
    public bool LossesOfRequirement { get; init; }

    /// <summary>True when the activities of the branches below are shares that must add up to 100 %.</summary>
    public bool ChildrenAreShares { get; init; }

    /// <summary>Branches below.</summary>
    public ImmutableArray<ModelBranch> Children { get; init; } = [];

    /// <summary>Place in the file.</summary>
    public required Place Where { get; init; }
}

/// <summary>Kind of a branch.</summary>
public enum BranchKind
{
    /// <summary>Root of one of the trees.</summary>
    Root,

    /// <summary>Key assumption, or a folder of them.</summary>
    Key,

    /// <summary>Folder of demand; its activity multiplies what is below.</summary>
    Category,

    /// <summary>Service met by technologies with shares and efficiencies.</summary>
    EndUse,

    /// <summary>Use of one fuel: activity × intensity, or share of an end use over efficiency.</summary>
    Technology,

    /// <summary>Devices, vehicles or buildings that are bought, age and go.</summary>
    Stock,

    /// <summary>Conversion that makes one fuel.</summary>
    Module,

    /// <summary>One way in which a module makes it.</summary>
    Process,

    /// <summary>A fuel that a process takes.</summary>
    Feed,

    /// <summary>A second product of a process.</summary>
    Output,

    /// <summary>A fuel that a module uses for itself.</summary>
    OwnUse,

    /// <summary>Energy that a module gets from another region of the model; its id is the region's.</summary>
    Link,

    /// <summary>A part of the year with a load and hours of its own; below a process, with an availability of its own.</summary>
    Slice,

    /// <summary>Emission or removal without combustion: process, agriculture, forestry, waste.</summary>
    Source,

    /// <summary>A fuel with its properties.</summary>
    Fuel,
}

/// <summary>What a fuel is.</summary>
public enum FuelKind
{
    /// <summary>Coal, oil, gas and what is made of them.</summary>
    Fossil,

    /// <summary>Biomass: its CO₂ is a memo item.</summary>
    Biomass,

    /// <summary>Electricity.</summary>
    Electricity,

    /// <summary>Heat or steam.</summary>
    Heat,

    /// <summary>Cooling.</summary>
    Cooling,

    /// <summary>Hydrogen and other carriers without carbon.</summary>
    Hydrogen,

    /// <summary>Sun, wind, water, ambient heat: no emission, counted as energy.</summary>
    Renewable,

    /// <summary>Nuclear heat: no emission, not fossil, not renewable.</summary>
    Nuclear,
}

/// <summary>How a module shares its work.</summary>
public enum DispatchRule
{
    /// <summary>By the shares that are stated.</summary>
    Shares,

    /// <summary>In proportion to capacity × availability.</summary>
    Capacity,

    /// <summary>Lowest merit order first, each up to capacity × availability.</summary>
    Merit,
}

/// <summary>What happens when capacities do not suffice.</summary>
public enum ShortfallRule
{
    /// <summary>The rest is imported.</summary>
    Import,

    /// <summary>The rest stays unmet and is reported.</summary>
    Unmet,
}

/// <summary>What happens with a surplus.</summary>
public enum SurplusRule
{
    /// <summary>It is exported.</summary>
    Export,

    /// <summary>It is wasted.</summary>
    Waste,
}
