using FsCheck;
using FsCheck.Fluent;
using Ncez.Model.Activities;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using Ncez.Model.Zones;
using Ncez.Testing;

namespace Ncez.Workflows.Tests.Sectors;

/// <summary>Laws that hold for every method, tried on the rows of every-sector.</summary>
public class SectorLaws
{
    private static readonly Gen<Activity> Row = Gen.Elements<Activity>([.. EverySector.Rows]);
    private static readonly Gen<double> Share = Gen.Choose(1, 99).Select(i => i / 100.0);

    [Fact]
    public void Parts_of_a_quantity_add_up() => Prop.ForAll((from row in Row from share in Share select (row, share)).ToArbitrary(), x =>
        Near(Total([x.row]), Total([x.row with { Quantity = x.row.Quantity * x.share }, x.row with { Id = "rest", Quantity = x.row.Quantity * (1 - x.share) }])))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Sectors_and_zones_add_up() => Prop.ForAll((from a in Row from b in Row select (a, b)).ToArbitrary(), x =>
        Near(Total([x.a]) + Total([x.b]), Total([x.a, x.b with { Id = "other" }])) && Near(Total([x.a, x.b]), Total([x.b, x.a])))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Years_add_up()
    {
        foreach (var row in EverySector.Rows.Where(r => r.Kind.Period.Year == 2024))
        {
            var later = row with { Id = "later", Kind = row.Kind with { Period = new Period(2025) } };
            var both = EverySector.Account([row, later], z => z with { Years = [2024, 2025] }).Inventory!;
            Assert.True(Near(Total([row]), Net(both.Years[0])), row.Id);
            Assert.True(Near(Net(EverySector.Account([later], z => z with { Years = [2025] }).Inventory!.Years[0]), Net(both.Years[1])), row.Id);
        }
    }

    [Fact]
    public void The_unit_of_a_quantity_changes_nothing()
    {
        foreach (var row in EverySector.Rows)
        {
            foreach (var unit in Shipped.Library.Units.Rows.Where(u => u.Dimension == row.Kind.Unit.Dimension && u.Dimension != Dimension.Count && !u.Symbol.EndsWith("ce", StringComparison.Ordinal)))
            {
                var same = row with { Quantity = row.Quantity * row.Kind.Unit.ToCanonical / unit.ToCanonical, Kind = row.Kind with { Unit = unit } };
                Assert.True(Near(Total([row]), Total([same])), $"{row.Id} in {unit.Symbol}");
            }
        }
    }

    [Fact]
    public void Weights_are_linear_in_the_gwp_set()
    {
        foreach (var gwp in (string[])["AR4", "AR5", "AR6"])
        {
            var inventory = EverySector.Account(EverySector.Rows, z => z with { Gwp = gwp }).Inventory!;
            var set = Shipped.Library.FindGwp(gwp)!;
            foreach (var plan in inventory.Plans.Where(p => p.Gas.Length > 0))
            {
                Assert.Equal(plan.MassTPerUnit * set.Of(plan.Gas)!.Value, plan.Co2eTPerUnit, 1e-9 * Math.Max(1, Math.Abs(plan.Co2eTPerUnit)));
            }
        }
    }

    [Fact]
    public void Masses_do_not_depend_on_the_gwp_set()
    {
        double[] MassesT(string gwp) => [.. EverySector.Masses(EverySector.Account(EverySector.Rows, z => z with { Gwp = gwp }).Inventory!).Select(l => l.MassT)];
        Assert.Equal(MassesT("AR5"), MassesT("AR6"));
    }

    [Fact]
    public void Carbon_that_comes_in_and_leaves_cancels() => Prop.ForAll(Gen.Choose(1, 100_000).ToArbitrary(), t =>
        Near(0, new ZoneOf().With(z => z with { FactorSets = ["process-chemicals-guide"] })
            .Row("industrial_process", "乙烯", t, "t").Row("industrial_process", "乙烯", t, "t", direction: Direction.Export).Account().Years[0].Direct.T))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Heat_and_power_carry_what_the_fuel_emits()
    {
        var fuel = Total([EverySector.Rows.Single(r => r.Id == "H01") with { Kind = EverySector.Rows.Single(r => r.Id == "H01").Kind with { Parameters = [] } }]);
        Assert.All(EverySector.Rows.Where(r => r.Kind.Category == "chp_combustion"), r => Assert.True(Near(fuel, Total([r])), r.Id));
    }

    [Fact]
    public void All_years_of_decay_together_are_the_mass_balance()
    {
        var waste = EverySector.Rows.Single(r => r.Id == "W02");
        var decay = EverySector.Account([waste], z => z with { Years = [.. Enumerable.Range(2022, 120)] }).Inventory!;
        var once = EverySector.Account([waste with { Kind = waste.Kind with { Method = "landfill_mass_balance", Period = new Period(2024) } }]).Inventory!;
        Assert.Equal(once.PlanTotals.Sum(p => p.MassT), decay.PlanTotals.Sum(p => p.MassT), 1e-9);
        Assert.Equal(0, decay.Years[0].Direct.T);
    }

    [Fact]
    public void Offsets_never_exceed_their_cap_whatever_the_sector() => Prop.ForAll((from row in Row from cap in Share select (row, cap)).ToArbitrary(), x =>
    {
        var zone = EverySector.Input.Zone with { OffsetCap = new OffsetCap(x.cap, OffsetBase.Gross) };
        var offset = new Offset("O1", "GD", "PHCER", "S1", 2023, 1e9, "manager", "C", 2024, default);
        var year = Accounting.InventoryEngine.Account(EverySector.Input with { Zone = zone, Activities = ActivityTable.Of([x.row]), Offsets = [offset] },
            Shipped.Library, Shipped.Template(zone.Domain), new Model.Diagnostics.Findings())!.Years[0];
        return -year.Offset.T <= Math.Max(0, x.cap * year.Gross.T) + 1e-9;
    }).QuickCheckThrowOnFailure();

    private static double Total(IEnumerable<Activity> rows) => Net(EverySector.Account(rows) is { Inventory: { } inventory } ? inventory.Years[0] : throw new InvalidOperationException());

    private static double Net(YearTotals year) => year.NetBeforeOffset.T;

    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-9 * Math.Max(1, Math.Max(Math.Abs(a), Math.Abs(b)));
}
