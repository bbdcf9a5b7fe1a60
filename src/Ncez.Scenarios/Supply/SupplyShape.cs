using Ncez.Model.Scenarios;

namespace Ncez.Scenarios.Supply;

/// <summary>Supply of one region as numbers: who makes what from what. Its order does not matter.</summary>
/// <param name="FuelCount">Number of fuels.</param>
/// <param name="Modules">Modules.</param>
/// <param name="Processes">Processes of all modules.</param>
/// <param name="BaseIndex">Position of the base year: capacity is added after it.</param>
internal sealed record SupplyShape(int FuelCount, ModuleShape[] Modules, ProcessShape[] Processes, int BaseIndex)
{
    /// <summary>True when a module adds capacity by its reserve margin.</summary>
    public bool AddsCapacity { get; } = Array.Exists(Modules, m => m.Reserve >= 0);


    /// <summary>Fuels that somebody makes: those whose emission per unit has to be solved.</summary>
    public int[] Made { get; } = MadeOf(Modules, Processes);

    /// <summary>Position of a fuel in <see cref="Made"/>; −1 when nobody makes it.</summary>
    public int[] MadeIndex { get; } = [.. Enumerable.Range(0, FuelCount).Select(f => Array.IndexOf(MadeOf(Modules, Processes), f))];

    /// <summary>Module of a fuel; −1 when it has none.</summary>
    public int[] ModuleOf { get; } = [.. Enumerable.Range(0, FuelCount).Select(f => Array.FindIndex(Modules, m => m.Fuel == f))];

    private static int[] MadeOf(ModuleShape[] modules, ProcessShape[] processes) =>
        [.. modules.Select(m => m.Fuel).Concat(processes.SelectMany(p => p.Outputs.Select(o => o.Fuel))).Distinct().Order()];
}

/// <summary>A module.</summary>
/// <param name="Branch">Its branch.</param>
/// <param name="Fuel">Fuel it makes.</param>
/// <param name="Dispatch">How it shares its work.</param>
/// <param name="Shortfall">What it does when it cannot make enough.</param>
/// <param name="Surplus">What it does with a surplus.</param>
/// <param name="LossesOfRequirement">True when losses are a share of the requirement.</param>
/// <param name="Losses">Input of the losses.</param>
/// <param name="Imports">Input of the stated imports.</param>
/// <param name="Exports">Input of the stated exports.</param>
/// <param name="OwnUse">Fuels it uses for itself, and the inputs of how much per unit made.</param>
/// <param name="Links">Inputs of what comes from other regions, and of the emission each unit of it carries.</param>
/// <param name="LinkedExports">Inputs of what other regions take.</param>
/// <param name="Slices">Inputs of load and hours of each part of the year; empty for a year of one piece.</param>
/// <param name="Reserve">Input of the planning reserve margin; −1 = no capacity is added.</param>
/// <param name="LoadFactor">Input of the load factor of a year of one piece; −1 where slices or no reserve margin are given.</param>
internal sealed record ModuleShape(int Branch, int Fuel, DispatchRule Dispatch, ShortfallRule Shortfall, SurplusRule Surplus, bool LossesOfRequirement,
    int Losses, int Imports, int Exports, (int Fuel, int Input)[] OwnUse, (int Amount, int Charged)[] Links, int[] LinkedExports, (int Load, int Hours)[] Slices,
    int Reserve, int LoadFactor);

/// <summary>A process.</summary>
/// <param name="Branch">Its branch.</param>
/// <param name="Module">Number of its module.</param>
/// <param name="Efficiency">Input of output per unit of what goes in.</param>
/// <param name="Share">Input of its share; −1 when not shared by shares.</param>
/// <param name="Limit">Input of the capacity a year; −1 = no limit.</param>
/// <param name="Availability">Input of the availability.</param>
/// <param name="Order">Input of the merit order.</param>
/// <param name="Fixed">Input of the fixed output; −1 = it follows the requirement.</param>
/// <param name="Feeds">Fuels it takes and the inputs of their shares.</param>
/// <param name="Outputs">Second products and the inputs of how much per unit of the first.</param>
/// <param name="DirectFactor">Input of the emission per unit of what goes in [t CO₂e/MWh].</param>
/// <param name="SliceAvailability">Inputs of the availability in each slice of its module.</param>
/// <param name="Credit">Input of the share of its capacity that counts for the reserve; −1 where its module has no reserve margin.</param>
/// <param name="Units">Inputs of what can be added; null = nothing.</param>
internal sealed record ProcessShape(int Branch, int Module, int Efficiency, int Share, int Limit, int Availability, int Order, int Fixed,
    (int Fuel, int Input)[] Feeds, (int Fuel, int Input)[] Outputs, int DirectFactor, int[] SliceAvailability, int Credit, UnitInputs? Units);

/// <summary>Units that can be added to a process.</summary>
/// <param name="Size">Input of the capacity of one unit.</param>
/// <param name="Order">Input of the order of addition.</param>
/// <param name="Lifetime">Input of the years it stands; −1 = to the end.</param>
internal sealed record UnitInputs(int Size, int Order, int Lifetime);

/// <summary>Where the rows of a supply stand among the kernel's outputs.</summary>
/// <param name="shape">The supply.</param>
internal sealed class SupplyRows(SupplyShape shape)
{
    /// <summary>What a process makes of its module's fuel [MWh].</summary>
    public static int Output(int process) => 1 + process;

    /// <summary>What a process takes in [MWh].</summary>
    public int Input(int process) => 1 + shape.Processes.Length + process;

    /// <summary>What comes in from outside of a fuel [MWh].</summary>
    public int Import(int fuel) => 1 + (2 * shape.Processes.Length) + fuel;

    /// <summary>What goes out of a fuel [MWh].</summary>
    public int Export(int fuel) => Import(fuel) + shape.FuelCount;

    /// <summary>What is wasted of a fuel [MWh].</summary>
    public int Waste(int fuel) => Import(fuel) + (2 * shape.FuelCount);

    /// <summary>What stays unmet of a fuel [MWh].</summary>
    public int Unmet(int fuel) => Import(fuel) + (3 * shape.FuelCount);

    /// <summary>Emission per unit of a fuel that a user is charged with [t CO₂e/MWh].</summary>
    public int Charged(int fuel) => Import(fuel) + (4 * shape.FuelCount);

    /// <summary>Share of what is made of a fuel that comes from renewables [0–1].</summary>
    public int Renewable(int fuel) => Import(fuel) + (5 * shape.FuelCount);

    /// <summary>What comes from other regions of the model of a fuel [MWh]; part of the imports.</summary>
    public int Linked(int fuel) => Import(fuel) + (6 * shape.FuelCount);

    /// <summary>What other regions of the model take of a fuel [MWh]; part of the exports.</summary>
    public int LinkedOut(int fuel) => Import(fuel) + (7 * shape.FuelCount);

    /// <summary>Losses of a module [MWh].</summary>
    public int Losses(int module) => Import(0) + (8 * shape.FuelCount) + module;

    /// <summary>Capacity of a process, added units included [power]; 0 for one without a limit.</summary>
    public int Capacity(int process) => Losses(0) + shape.Modules.Length + process;

    /// <summary>Capacity added to a process in the year [power].</summary>
    public int Added(int process) => Capacity(0) + shape.Processes.Length + process;

    /// <summary>1 where the feedback did not converge.</summary>
    public static int NotConverged => 0;

    /// <summary>How many rows.</summary>
    public int Count => shape.AddsCapacity ? Added(shape.Processes.Length) : Added(0);
}
