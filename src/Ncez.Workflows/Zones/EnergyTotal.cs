using System.Collections.Immutable;
using Ncez.Model.Activities;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Workflows.Zones;

/// <summary>Totals of energy in standard coal, unfolded into items and lines.</summary>
/// <param name="Amount">The year's own total [tce].</param>
/// <param name="Which">Plans that carry it.</param>
/// <param name="PerUnit">Standard coal per unit of quantity [tce].</param>
internal sealed record EnergyTotal(Func<YearTotals, double> Amount, Func<LinePlan, bool> Which, Func<LinePlan, double> PerUnit)
{
    private static readonly TextArea Area = TextArea.Of(typeof(EnergyTotal).Assembly, "Totals");

    /// <summary>The total of an id; null for totals of emissions.</summary>
    public static EnergyTotal? Of(string id) => id switch
    {
        "energyCalorific" => new EnergyTotal(y => y.EnergyTceCalorific, _ => true, p => p.TceCalorificPerUnit),
        "energyEquivalent" => new EnergyTotal(y => y.EnergyTceEquivalent, _ => true, p => p.TceEquivalentPerUnit),
        "renewableCalorific" => new EnergyTotal(y => y.RenewableTceCalorific, IsOnsiteRenewable, p => p.TceCalorificPerUnit),
        "renewableEquivalent" => new EnergyTotal(y => y.RenewableTceEquivalent, IsOnsiteRenewable, p => p.TceEquivalentPerUnit),
        _ => null,
    };

    /// <summary>True for a plan whose energy is part of the total.</summary>
    public bool Counts(LinePlan plan) => plan.CarriesEnergy && Which(plan) && PerUnit(plan) != 0;

    /// <summary>True for a factor that makes standard coal of a quantity; carbon and oxidation do not.</summary>
    public static bool IsOfEnergy(Factor factor) => factor.Parameter is FactorParameters.HeatingValue or FactorParameters.Enthalpy or FactorParameters.StandardCoal or FactorParameters.StandardCoalEquivalent;

    /// <summary>Energy by item; adds up to the total.</summary>
    public ResultTable Parts(Inventory inventory, int[] plans) => new("parts", Area.Both("parts"),
        [Column("scope"), Column("category"), Column("item"), Number("lines", "lines"), Number("tce", "tce")],
        [
            .. plans.GroupBy(p => (inventory.Plans[p].Scope, inventory.Plans[p].Category.Id, Item: inventory.Plans[p].Item?.Id ?? "")).Select(g =>
            {
                var first = inventory.Plans[g.First()];
                return ImmutableArray.Create<TableCell>([Charts.Inventories.ChartTexts.Scope(first.Scope), first.Category.Name, first.Item?.Name ?? default,
                    g.Sum(p => inventory.PlanTotals[p].Lines), g.Sum(p => inventory.PlanTotals[p].Quantity * PerUnit(inventory.Plans[p]))]);
            }),
        ]);

    /// <summary>Lines of the total, largest first.</summary>
    public ResultTable Lines(Inventory inventory, IReadOnlyCollection<InventoryLine> shown, int all) => new("lines", Area.Both("lines.title", ("shown", shown.Count), ("all", all)),
        [Column("id", "line"), Column("item"), Number("quantity", "quantity"), Column("unit"), Number("tcePerUnit", "tcePerUnit"), Number("tce", "tce")],
        [
            .. shown.Select(l => ImmutableArray.Create<TableCell>([
                l.Id, l.Plan!.Item?.Name ?? LocalText.Same(inventory.Activities.Kinds[l.Plan.Kind].Item), l.IsConfidential ? double.NaN : l.Quantity, l.Unit, l.IsConfidential ? double.NaN : PerUnit(l.Plan), l.IsConfidential ? double.NaN : l.Quantity * PerUnit(l.Plan)])),
        ]);

    // Made on site and used there: exports carry negative energy.
    private static bool IsOnsiteRenewable(LinePlan plan) => plan.Item is { Renewable: true } && plan.Scope is Scope.Memo or Scope.Export && plan.Status != ActivityStatus.NotApplicable;

    private static TableColumn Column(string id, string? text = null) => new(id, Area.Both(text ?? id));

    private static TableColumn Number(string id, string text) => new(id, Area.Both(text), IsNumber: true);
}
