using System.Collections.Immutable;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Charts.Inventories;

/// <summary>Sums over the plans of an inventory, as charts and reports show them.</summary>
public static class InventorySums
{
    /// <summary>Decimals with which tonnes of an inventory are printed, so that a small place is not rounded away: the largest gross keeps three digits.</summary>
    public static int Decimals(Inventory inventory) => Numbers.DecimalsFor(inventory.Years.Select(y => Math.Abs(y.Gross.T)).Where(double.IsFinite).DefaultIfEmpty().Max());

    /// <summary>Totals of a year.</summary>
    /// <exception cref="ArgumentException">The inventory does not have the year.</exception>
    public static YearTotals Totals(Inventory inventory, int year) =>
        inventory.Years.FirstOrDefault(y => y.Year == year) ?? throw new ArgumentException($"The inventory has no year {year}.", nameof(year));

    /// <summary>The plans of a year with their sums.</summary>
    public static IEnumerable<(LinePlan Plan, PlanTotal Total)> Plans(Inventory inventory, int year) =>
        inventory.Plans.Zip(inventory.PlanTotals).Where(p => p.First.Year == year);

    /// <summary>Energy used by carrier group [tce], largest first, "other" last; exports carry negative energy, so the groups add up to the year's total.</summary>
    public static ImmutableArray<Slice> EnergyByGroup(Inventory inventory, int year, StandardCoalBasis basis) => ByGroup(
        Plans(inventory, year).Where(p => p.Plan.CarriesEnergy),
        p => p.Total.Quantity * (basis == StandardCoalBasis.Calorific ? p.Plan.TceCalorificPerUnit : p.Plan.TceEquivalentPerUnit));

    /// <summary>Energy used by carrier group [MWh, lower heating value], largest first, "other" last.</summary>
    public static ImmutableArray<Slice> EnergyMWhByGroup(Inventory inventory, int year) =>
        ByGroup(Plans(inventory, year).Where(p => p.Plan.CarriesEnergy), p => p.Total.Quantity * p.Plan.EnergyMWhPerUnit);

    /// <summary>Gross emissions by carrier group [t CO₂e], largest first, "other" last; what is not estimated is left out.</summary>
    public static ImmutableArray<Slice> EmissionByGroup(Inventory inventory, int year) =>
        ByGroup(Plans(inventory, year).Where(p => IsGross(p.Plan)), p => p.Total.Co2eT);

    /// <summary>Carrier groups whose gross emissions are below zero [t CO₂e].</summary>
    public static ImmutableArray<Slice> NegativeGroups(Inventory inventory, int year) =>
        [.. Groups(Plans(inventory, year).Where(p => IsGross(p.Plan)), p => p.Total.Co2eT).Where(s => s.Amount < 0).OrderBy(s => s.Amount)];

    /// <summary>Emissions by category [t CO₂e], in scope order, then largest first; NaN where nothing of the category is estimated.</summary>
    public static ImmutableArray<CategorySum> ByCategory(Inventory inventory, int year) =>
    [
        .. Plans(inventory, year).GroupBy(p => (p.Plan.Category.Id, p.Plan.Scope))
            .Select(g => new CategorySum(g.First().Plan.Category, g.Key.Scope, PlanTotal.SumOfKnown(g.Select(p => p.Total.Co2eT)), g.Sum(p => p.Total.Lines), NotEstimatedTce(g)))
            .OrderBy(c => c.Scope).ThenByDescending(c => double.IsNaN(c.Co2eT) ? double.NegativeInfinity : Math.Abs(c.Co2eT)).ThenBy(c => c.Category.Id, StringComparer.Ordinal),
    ];

    /// <summary>Sources of gross emissions: one per item and scope [t CO₂e], largest first within direct, then indirect.</summary>
    public static ImmutableArray<(LocalText Name, Scope Scope, string Key, double Co2eT)> Sources(Inventory inventory, int year) =>
    [
        .. Plans(inventory, year).Where(p => IsSource(p.Plan, p.Total))
            .GroupBy(p => (Key: SourceOf(p.Plan), p.Plan.Scope))
            .Select(g => (Name: g.First().Plan.Item?.Name ?? g.First().Plan.Category.Name, g.Key.Scope, g.Key.Key, Co2eT: g.Sum(p => p.Total.Co2eT)))
            .OrderBy(s => s.Scope).ThenByDescending(s => s.Co2eT),
    ];

    /// <summary>Key of the source that a plan is part of: its item, or its category where no item is named.</summary>
    public static string SourceOf(LinePlan plan) => plan.Item?.Id ?? plan.Category.Id;

    /// <summary>True for a plan that is part of a source.</summary>
    public static bool IsSource(LinePlan plan, PlanTotal total) => IsGross(plan) && total.Co2eT > 0;

    /// <summary>What is deducted within gross emissions (carbon that leaves in products, methane recovered): one per item and scope [t CO₂e, &lt; 0].</summary>
    public static ImmutableArray<(LocalText Name, Scope Scope, double Co2eT)> Deductions(Inventory inventory, int year) =>
    [
        .. Plans(inventory, year).Where(p => IsGross(p.Plan) && p.Total.Co2eT < 0)
            .GroupBy(p => (Key: SourceOf(p.Plan), p.Plan.Scope))
            .Select(g => (Name: g.First().Plan.Item?.Name ?? g.First().Plan.Category.Name, g.Key.Scope, Co2eT: g.Sum(p => p.Total.Co2eT)))
            .OrderBy(s => s.Co2eT),
    ];

    /// <summary>By gas: tonnes of the gas and of CO₂e, gross.</summary>
    public static ImmutableArray<(string Gas, double MassT, double Co2eT)> ByGas(Inventory inventory, int year) =>
    [
        .. Plans(inventory, year).Where(p => IsGross(p.Plan) && p.Plan.Gas.Length > 0 && double.IsFinite(p.Total.Co2eT))
            .GroupBy(p => p.Plan.Gas).Select(g => (g.Key, g.Sum(p => p.Total.MassT), g.Sum(p => p.Total.Co2eT)))
            .OrderByDescending(g => g.Item3).ThenBy(g => g.Key, StringComparer.Ordinal),
    ];

    /// <summary>What is not estimated in a year: items, or categories where no item is named, and their calorific energy [tce], NaN where none is said.</summary>
    public static ImmutableArray<(LocalText Name, double EnergyTce, int Lines)> NotEstimated(Inventory inventory, int year) =>
    [
        .. Plans(inventory, year).Where(p => p.Plan.Status == Model.Activities.ActivityStatus.NotEstimated)
            .GroupBy(p => p.Plan.Item is { Id.Length: > 0 } item ? item.Name : p.Plan.Category.Name)
            .Select(g => (g.Key, NotEstimatedTce(g), g.Sum(p => p.Total.Lines))),
    ];

    private static bool IsGross(LinePlan plan) => plan.Scope is Scope.Direct or Scope.Indirect;

    private static double NotEstimatedTce(IEnumerable<(LinePlan Plan, PlanTotal Total)> plans) => PlanTotal.SumOfKnown(plans
        .Where(p => p.Plan.Status == Model.Activities.ActivityStatus.NotEstimated && p.Plan.CarriesEnergy).Select(p => p.Total.EnergyTce(p.Plan)));

    private static ImmutableArray<Slice> ByGroup(IEnumerable<(LinePlan Plan, PlanTotal Total)> plans, Func<(LinePlan Plan, PlanTotal Total), double> amount) =>
    [
        .. Groups(plans, amount).Where(s => s.Amount > 0).OrderBy(s => s.Group == EnergyGroups.Other).ThenByDescending(s => s.Amount).ThenBy(s => s.Group, StringComparer.Ordinal),
    ];

    private static IEnumerable<Slice> Groups(IEnumerable<(LinePlan Plan, PlanTotal Total)> plans, Func<(LinePlan Plan, PlanTotal Total), double> amount) =>
        plans.GroupBy(p => GroupOf(p.Plan)).Select(g => new Slice(g.Key, PlanTotal.SumOfKnown(g.Select(amount))));

    /// <summary>Carrier group of a plan; what carries no energy (a process, waste, livestock, land, a gas that escapes) is of no carrier.</summary>
    public static string GroupOf(LinePlan plan) =>
        plan.Item is not { } item || IsNoEnergy(item, plan) ? EnergyGroups.Process : item.Renewable && plan.Scope is Scope.Memo or Scope.Export ? EnergyGroups.Renewable : item.Group;

    private static bool IsNoEnergy(Item item, LinePlan plan) => item.Family is ItemFamily.Gas or ItemFamily.Greening or ItemFamily.Other && plan.EnergyMWhPerUnit == 0;
}

/// <summary>A part of a whole.</summary>
/// <param name="Group">Carrier group.</param>
/// <param name="Amount">How much.</param>
public readonly record struct Slice(string Group, double Amount);

/// <summary>Emissions of a category in one scope.</summary>
/// <param name="Category">The category.</param>
/// <param name="Scope">Where it stands.</param>
/// <param name="Co2eT">Tonnes of CO₂e; NaN = not estimated.</param>
/// <param name="Lines">How many lines.</param>
/// <param name="NotEstimatedTce">Calorific energy of its lines that are not estimated [tce]; NaN where none says how much.</param>
public sealed record CategorySum(CategoryRule Category, Scope Scope, double Co2eT, int Lines, double NotEstimatedTce);
