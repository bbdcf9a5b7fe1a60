using System.Collections.Immutable;
using Ncez.Data.Export;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Workflows.Treatments;
using static Ncez.Workflows.Views.ViewTexts;

namespace Ncez.Workflows.Views;

/// <summary>
/// The tables that standards of the zone's domain ask for: emissions by their items (treatments whose file names the domain), then
/// activity data and factors as the annexes of the enterprise guides list them. Layouts were not seen: each says it is not the official form.
/// </summary>
public sealed class StandardTablesView : IInventoryView
{
    /// <inheritdoc />
    public string Id => "tables";

    /// <inheritdoc />
    public int Order => 47;

    /// <inheritdoc />
    public LocalText Title => Of("tables.title");

    /// <inheritdoc />
    public LocalText Note => Of("tables.note");

    /// <inheritdoc />
    public ImmutableArray<ResultTable> Build(ViewInput input)
    {
        var treat = new TreatZone(input.Shipped);
        var isLarge = InventoryCsv.IsLarge(input.Inventory);
        var tables = input.Shipped.Treatments.Where(t => t.Domains.Contains(input.Zone.Zone.Domain) && (t.HasNoRules || !isLarge))
            .Select(t => treat.View(input.Zone, input.Inventory, t)).OfType<Model.Treatments.TreatmentView>()
            .Select(v => TreatmentTable.Of(v, v.Treatment.Id) with { Title = Of("tables.name", ("name", v.Treatment.Name), ("source", v.Treatment.Source)) }).ToList();
        return isLarge ? [.. tables] : [.. tables, .. new[] { Activities(input.Inventory), Factors(input.Inventory) }.Where(t => t.Rows.Length > 0)];
    }

    /// <inheritdoc />
    public LocalText Answer(ViewInput input, ImmutableArray<ResultTable> tables)
    {
        var (first, last) = (input.Inventory.Years[0].Year, input.Inventory.Years[^1].Year);
        return Of("tables.answer", ("count", tables.Length), ("years", first == last ? Year(last) : $"{Year(first)}–{Year(last)}"));
    }

    private static ResultTable Activities(Inventory inventory) => new("annex_activity", Of("annex.activity"),
        [
            Column("year", "year"), Column("category", "annex.category"), Column("item", "annex.item"), Numbers("quantity", "annex.quantity"), Column("unit", "annex.unit"),
            Numbers("ncv", "annex.ncv"), Column("ncvUnit", "annex.ncvUnit"), Column("ncvSource", "source"),
        ],
        [.. Kinds(inventory).Select(k => ImmutableArray.Create<TableCell>(
            [Year(k.Plan.Year), k.Plan.Category.Name, k.Plan.Item!.Name, k.Quantity, UnitSymbol.Of(k.Unit), .. Factor(k.Plan, "NCV")]))]);

    private static ResultTable Factors(Inventory inventory) => new("annex_factors", Of("annex.factors"),
        [
            Column("year", "year"), Column("item", "annex.item"), Column("symbol", "annex.symbol"), Numbers("value", "annex.value"), Column("unit", "annex.unit"), Column("source", "source"),
        ],
        [.. Kinds(inventory).SelectMany(k => k.Plan.Factors.Where(f => f.Symbol != "NCV" && f.Choice.Pick is not null)
            .Select(f => (k.Plan.Year, Item: k.Plan.Item!.Name, f.Symbol, Pick: f.Choice.Pick!))).DistinctBy(f => (f.Year, f.Item, f.Symbol, f.Pick.Set, f.Pick.Id))
            .Select(f => ImmutableArray.Create<TableCell>([Year(f.Year), f.Item, f.Symbol, f.Pick.Value, UnitSymbol.Of(f.Pick.UnitText), $"{f.Pick.Source.Publication} {f.Pick.Source.Table}".Trim()]))]);

    private static TableCell[] Factor(LinePlan plan, string symbol) => plan.Factors.FirstOrDefault(f => f.Symbol == symbol)?.Choice.Pick is { } pick
        ? [pick.Value, UnitSymbol.Of(pick.UnitText), $"{pick.Source.Publication} {pick.Source.Table}".Trim()] : [double.NaN, "", ""];

    // One entry per category, item and unit of a year; what is confidential is withheld, as everywhere.
    private static IEnumerable<(LinePlan Plan, double Quantity, string Unit)> Kinds(Inventory inventory) => inventory.Plans.Zip(inventory.PlanTotals)
        .Where(p => p.First.CarriesEnergy && p.First.Status == Model.Activities.ActivityStatus.Computed && p.First.Item is not null && inventory.Years.Any(y => y.Year == p.First.Year))
        .GroupBy(p => (p.First.Year, p.First.Category.Id, Item: p.First.Item!.Id, Unit: inventory.Activities.Kinds[p.First.Kind].Unit.Symbol))
        .Select(g => (g.First().First, g.Sum(p => p.Second.Quantity), g.Key.Unit));
}
