using System.Collections.Immutable;
using Ncez.Model.Inventories;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Workflows.Status;

/// <summary>Energy and gross emissions by one property of the rows, with shares (R30, R34).</summary>
public abstract class StructureTable : IStatusTable
{
    /// <inheritdoc />
    public abstract int Order { get; }

    /// <summary>Id of the table and of its title text.</summary>
    protected abstract string Id { get; }

    /// <inheritdoc />
    public ResultTable? Build(StatusInput input)
    {
        var groups = Plans(input.Inventory).GroupBy(p => (p.Plan.Year, Key: KeyOf(input.Inventory, p.Plan))).ToList();
        return groups.Select(g => g.Key.Key.Zh).Distinct().Count() < 2 ? null : new ResultTable(Id, StatusTexts.Of($"{Id}.title"),
            [
                new TableColumn("year", StatusTexts.Of("year")),
                new TableColumn(Id, StatusTexts.Of(Id)),
                new TableColumn("energyTce", StatusTexts.Of("energy"), IsNumber: true),
                new TableColumn("energySharePercent", StatusTexts.Of("energyShare"), IsNumber: true),
                new TableColumn("grossT", StatusTexts.Of("gross"), IsNumber: true),
                new TableColumn("grossSharePercent", StatusTexts.Of("grossShare"), IsNumber: true),
            ],
            [.. groups.GroupBy(g => g.Key.Year).OrderBy(g => g.Key).SelectMany(year => Rows(input, year.Key, [.. year.Select(g => (g.Key.Key, g.ToList()))]))]);
    }

    /// <summary>The property of a plan's rows.</summary>
    protected abstract LocalText KeyOf(Inventory inventory, LinePlan plan);

    // Energy made on site counts and energy sent out is less, as in the inventory: the groups add up to its total. Emissions are the gross ones.
    private static IEnumerable<(LinePlan Plan, PlanTotal Total)> Plans(Inventory inventory) =>
        inventory.Plans.Select((plan, i) => (Plan: plan, Total: inventory.PlanTotals[i])).Where(p => IsGross(p.Plan) || p.Plan.CarriesEnergy);

    private static bool IsGross(LinePlan plan) => plan.Scope is Scope.Direct or Scope.Indirect;

    private static IEnumerable<ImmutableArray<TableCell>> Rows(StatusInput input, int year, List<(LocalText Name, List<(LinePlan Plan, PlanTotal Total)> Plans)> groups)
    {
        var sums = groups.Select(g => (g.Name,
            Energy: PlanTotal.SumOfKnown(g.Plans.Select(p => input.EnergyTce(p.Plan, p.Total))),
            Gross: PlanTotal.SumOfKnown(g.Plans.Where(p => IsGross(p.Plan)).Select(p => p.Total.Co2eT)))).ToList();
        var (energy, gross) = (PlanTotal.SumOfKnown(sums.Select(s => s.Energy)), PlanTotal.SumOfKnown(sums.Select(s => s.Gross)));
        foreach (var (name, e, g) in sums.OrderByDescending(s => double.IsNaN(s.Gross) ? s.Energy : s.Gross))
        {
            yield return [StatusTexts.Year(year), name, e, e / energy * 100, g, g / gross * 100];
        }

        yield return [StatusTexts.Year(year), StatusTexts.Of("total"), energy, double.IsNaN(energy) ? double.NaN : 100, gross, double.IsNaN(gross) ? double.NaN : 100];
    }

    private protected static LocalText Named(string text) => text.Length > 0 ? LocalText.Same(text) : StatusTexts.Of("notStated");
}

/// <summary>By sector: industry, transport mode, branch.</summary>
public sealed class SectorStructure : StructureTable
{
    /// <inheritdoc />
    public override int Order => 10;

    /// <inheritdoc />
    protected override string Id => "sector";

    /// <inheritdoc />
    protected override LocalText KeyOf(Inventory inventory, LinePlan plan) => Named(inventory.Activities.Kinds[plan.Kind].Sector);
}

/// <summary>By energy item.</summary>
public sealed class ItemStructure : StructureTable
{
    /// <inheritdoc />
    public override int Order => 20;

    /// <inheritdoc />
    protected override string Id => "item";

    /// <inheritdoc />
    protected override LocalText KeyOf(Inventory inventory, LinePlan plan) => plan.Item is { Id.Length: > 0 } item ? item.Name.AtStart : plan.Category.Name.AtStart;
}

/// <summary>By site or group of sites.</summary>
public sealed class SiteStructure : StructureTable
{
    /// <inheritdoc />
    public override int Order => 30;

    /// <inheritdoc />
    protected override string Id => "site";

    /// <inheritdoc />
    protected override LocalText KeyOf(Inventory inventory, LinePlan plan) => Named(inventory.Activities.Kinds[plan.Kind].Site);
}

/// <summary>By region of the rows (Pearl River Delta, east and west wings, northern mountains …).</summary>
public sealed class RegionStructure : StructureTable
{
    /// <inheritdoc />
    public override int Order => 40;

    /// <inheritdoc />
    protected override string Id => "region";

    /// <inheritdoc />
    protected override LocalText KeyOf(Inventory inventory, LinePlan plan) => Named(inventory.Activities.Kinds[plan.Kind].Region);
}
