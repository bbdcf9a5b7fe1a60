using FsCheck;
using FsCheck.Fluent;
using Ncez.Model.Activities;
using Ncez.Model.Zones;
using Ncez.Testing;

namespace Ncez.Accounting.Tests.Engine;

public class InventoryLaws
{
    private static readonly Gen<double> Amount = Gen.Choose(1, 1_000_000).Select(i => i / 100.0);

    [Fact]
    public void Identities_of_the_totals() =>
        Prop.ForAll((from gas in Amount from power in Amount from pv in Amount from area in Amount from offset in Amount select (gas, power, pv, area, offset)).ToArbitrary(), x =>
        {
            var year = new ZoneOf().Burns(x.gas, "万Nm3", "天然气").Imports(x.power, "MWh")
                .Row("exported_energy", "光伏发电", x.pv, "MWh", direction: Direction.Export)
                .Row("greening_sink", "大小乔木密植混种区", x.area, "m2").Retires(x.offset)
                .With(z => z with { OffsetCap = new OffsetCap(0.1, OffsetBase.Gross) }).Account().Years[0];
            return Near(year.Gross.T, year.Direct.T + year.Indirect.T)
                && Near(year.Net.T, year.Gross.T + year.Sink.T + year.ExportCredit.T + year.Offset.T)
                && year.Gross.T >= 0 && year.Sink.T <= 0 && year.ExportCredit.T <= 0 && year.Offset.T <= 0
                && -year.Offset.T <= (0.1 * year.Gross.T) + 1e-9 && (year.NetBeforeOffset.T < 0 || year.Net.T >= -1e-9);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Unit_and_split_of_a_quantity_change_nothing() =>
        Prop.ForAll((from q in Amount from share in Gen.Choose(0, 100) select (q, share / 100.0)).ToArbitrary(), x =>
        {
            double DirectT(ZoneOf zone) => zone.Account().Years[0].Direct.T;
            var whole = DirectT(new ZoneOf().Burns(x.q, "t", "柴油"));
            return Near(whole, DirectT(new ZoneOf().Burns(x.q * 1000, "kg", "柴油")))
                && Near(whole, DirectT(new ZoneOf().Burns(x.q / 10_000, "万t", "柴油")))
                && Near(whole, DirectT(new ZoneOf().Burns(x.q * x.Item2, "t", "柴油").Burns(x.q * (1 - x.Item2), "t", "柴油")));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_rows_changes_nothing()
    {
        var (a, b) = (new ZoneOf(), new ZoneOf());
        a.Burns(3, "t", "柴油").Imports(7, "MWh").Burns(5, "t", "汽油", 2022);
        b.Burns(5, "t", "汽油", 2022).Imports(7, "MWh").Burns(3, "t", "柴油");
        Assert.Equal(a.Account().Years.Select(y => y.Net.T), b.Account().Years.Select(y => y.Net.T));
    }

    [Fact]
    public void An_excluded_category_does_not_count_and_is_stated()
    {
        var zone = new ZoneOf(Domain.Transport).Row("fleet_combustion", "柴油", 10, "t").Row("mobile_combustion", "柴油", 1, "t");
        var all = zone.Account().Years[0].Gross.T;
        var inventory = zone.With(z => z with { Boundary = z.Boundary with { Choices = z.Boundary.Choices.Add("vehicles", "airport_port_only") } }).Account();
        Assert.Equal(all / 11, inventory.Years[0].Gross.T, 1e-9);
        Assert.Contains(inventory.Boundary, s => s.Kind == "choice" && s.Text.En.Contains("airports and ports", StringComparison.Ordinal));
    }

    [Fact]
    public void Other_indirect_vehicles_move_between_scopes_without_changing_gross()
    {
        var zone = new ZoneOf(Domain.Enterprise).Row("mobile_combustion", "柴油", 10, "t");
        var direct = zone.Account().Years[0];
        var moved = zone.With(z => z with { Boundary = z.Boundary with { Choices = z.Boundary.Choices.Add("own_vehicles", "other_indirect") } }).Account().Years[0];
        Assert.Equal(direct.Direct.T, moved.Indirect.T);
        Assert.Equal(direct.Gross.T, moved.Gross.T);
    }

    [Fact]
    public void A_year_without_any_row_is_missing_and_a_year_that_says_no_is_not()
    {
        var years = new ZoneOf().Burns(3, "t", "柴油").Row("stationary_combustion", "柴油", 0, "t", 2022, status: ActivityStatus.NotOccurring).Account().Years;
        Assert.True(years[0].Gross.T > 0);
        Assert.Equal(0, years[1].Gross.T);
        Assert.All([years[2].Gross.T, years[2].Net.T, years[2].Direct.T, years[2].EnergyTceCalorific, years[2].OffsetCarried.T], t => Assert.Equal(double.NaN, t));
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-9 * Math.Max(1, Math.Max(Math.Abs(a), Math.Abs(b)));
}
