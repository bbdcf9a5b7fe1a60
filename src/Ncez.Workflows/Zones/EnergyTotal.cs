using System.Collections.Immutable;
using Ncez.Model.Activities;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Workflows.Zones;

/// <summary>Totals of energy in standard coal, unfolded into items and lines.</summary>
/// <param name="Amount">The year's own total [tce].</param>
/// <param name="Which">Plans that carry it.</param>
/// <param name="PerUnit">Standard coal per unit of quantity [tce]; NaN where no factor says it.</param>
/// <param name="IsCalorific">True for the calorific basis, false for the primary equivalent.</param>
internal sealed record EnergyTotal(Func<YearTotals, double> Amount, Func<LinePlan, bool> Which, Func<LinePlan, double> PerUnit, bool IsCalorific)
{
    // So many lines without a factor are named; of the rest the number says enough.
    private const int MostNamed = 5;

    private static readonly TextArea Area = TextArea.Of(typeof(EnergyTotal).Assembly, "Totals");

    /// <summary>The total of an id; null for totals of emissions.</summary>
    public static EnergyTotal? Of(string id) => id switch
    {
        "energyCalorific" => new EnergyTotal(y => y.EnergyTceCalorific, _ => true, p => p.TceCalorificPerUnit, true),
        "energyEquivalent" => new EnergyTotal(y => y.EnergyTceEquivalent, _ => true, p => p.TceEquivalentPerUnit, false),
        "renewableCalorific" => new EnergyTotal(y => y.RenewableTceCalorific, IsOnsiteRenewable, p => p.TceCalorificPerUnit, true),
        "renewableEquivalent" => new EnergyTotal(y => y.RenewableTceEquivalent, IsOnsiteRenewable, p => p.TceEquivalentPerUnit, false),
        _ => null,
    };

    /// <summary>True for a plan whose energy is part of the total.</summary>
    public bool Counts(LinePlan plan) => plan.CarriesEnergy && Which(plan) && PerUnit(plan) != 0;

    /// <summary>True for a factor that makes standard coal of a quantity on this basis; carbon and oxidation do not, nor does the year's coefficient of electricity on the calorific one.</summary>
    public bool IsBehind(Factor factor) => factor.Parameter is FactorParameters.HeatingValue or FactorParameters.Enthalpy or FactorParameters.StandardCoal || (!IsCalorific && factor.Parameter == FactorParameters.StandardCoalEquivalent);

    /// <summary>True for a plan whose energy nobody can say in standard coal: a total with one is not known.</summary>
    public bool IsMissing(LinePlan plan) => double.IsNaN(PerUnit(plan));

    /// <summary>Lines without a factor that makes standard coal of them, by item.</summary>
    public static ResultTable Missing(Inventory inventory, int[] plans) => new("missing", Area.Both("missing"),
        [Column("scope"), Column("category"), Column("item"), Number("lines", "lines"), Column("ids", "missing.ids"), Column("parameter", "missing.parameter")],
        [
            .. plans.GroupBy(p => (inventory.Plans[p].Scope, inventory.Plans[p].Category.Id, Item: inventory.Plans[p].Item?.Id ?? "")).Select(g =>
            {
                var first = inventory.Plans[g.First()];
                return ImmutableArray.Create<TableCell>([Charts.Inventories.ChartTexts.Scope(first.Scope), first.Category.Name, first.Item?.Name ?? default,
                    g.Sum(p => inventory.PlanTotals[p].Lines), IdsOf(inventory, [.. g]), Lacking(first)]);
            }),
        ]);

    /// <summary>Why the total is not known, in a clause; empty when it is.</summary>
    /// <param name="inventory">The inventory.</param>
    /// <param name="year">Calendar year.</param>
    /// <param name="missing">Plans that nobody can say in standard coal.</param>
    /// <param name="known">The other plans of the total.</param>
    public LocalText WhyUnknown(Inventory inventory, int year, int[] missing, int[] known)
    {
        if (missing.Length == 0)
        {
            return double.IsFinite(Amount(inventory.Years.First(y => y.Year == year))) ? default : Area.Both("unknown.noEnergy");
        }

        LocalText[] items = [.. missing.Select(p => inventory.Plans[p]).Select(p => p.Item?.Name.InSentence ?? p.Category.Name.InSentence).Distinct()];
        var why = Area.Both("unknown.factors", ("lines", missing.Sum(p => inventory.PlanTotals[p].Lines)), ("items", FactorTexts.List(items)), ("parameter", Lacking(inventory.Plans[missing[0]])));
        return known.Length == 0 ? why : Area.Both("unknown.known", ("why", why), ("known", Numbers.Tce(known.Sum(p => inventory.PlanTotals[p].Quantity * PerUnit(inventory.Plans[p])))));
    }

    /// <summary>Energy by item; adds up to the total when every part is known.</summary>
    public ResultTable Parts(Inventory inventory, int[] plans, bool isKnown) => new("parts", Area.Both(isKnown ? "parts" : "parts.known"),
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
                l.Id, l.Plan!.Item?.Name ?? LocalText.Same(inventory.Activities.Kinds[l.Plan.Kind].Item), l.IsConfidential ? double.NaN : l.Quantity, UnitSymbol.Shown(l.Unit), l.IsConfidential ? double.NaN : PerUnit(l.Plan), l.IsConfidential ? double.NaN : l.Quantity * PerUnit(l.Plan)])),
        ]);

    private static LocalText Lacking(LinePlan plan) => plan.Item?.Family == ItemFamily.Electricity
        ? Area.Both("missing.coefficient", ("parameter", FactorTexts.OfParameter(FactorParameters.StandardCoalEquivalent))) : FactorTexts.OfParameter(FactorParameters.HeatingValue);

    private static string IdsOf(Inventory inventory, HashSet<int> plans)
    {
        var (named, all) = (new List<string>(), plans.Sum(p => inventory.PlanTotals[p].Lines));
        for (var i = 0; i < inventory.Lines.Count && named.Count < MostNamed; i++)
        {
            if (plans.Contains(inventory.Lines.Plan[i]))
            {
                named.Add(InventoryLine.At(inventory, i).Id);
            }
        }

        return string.Join(", ", named) + (all > named.Count ? ", …" : "");
    }

    // Made on site and used there: exports carry negative energy.
    private static bool IsOnsiteRenewable(LinePlan plan) => plan.Item is { Renewable: true } && plan.Scope is Scope.Memo or Scope.Export && plan.Status != ActivityStatus.NotApplicable;

    private static TableColumn Column(string id, string? text = null) => new(id, Area.Both(text ?? id));

    private static TableColumn Number(string id, string text) => new(id, Area.Both(text), IsNumber: true);
}
