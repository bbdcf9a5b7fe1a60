using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;
using Ncez.Testing;

namespace Ncez.Accounting.Tests.Engine;

/// <summary>Two numbers for electricity, factors by month and hour, the walk from emissions trading. Numbers by hand; grid factors of Guangdong and the national residual mix as published.</summary>
public sealed class ElectricityTests
{
    [Fact]
    public void Without_an_instrument_everything_counts_at_the_residual_mix()
    {
        var year = new ZoneOf().Imports(100, "万kWh", 2022).Account().Electricity.Single(e => e.Year == 2022);

        Assert.Equal(1000 * 0.4403, year.LocationT, 9);
        Assert.Equal(1000 * 0.5856, year.MarketT, 9);
        Assert.False(year.IsFallback);
    }

    [Fact]
    public void Certificates_and_contracts_count_once_and_the_location_number_does_not_move()
    {
        var plain = new ZoneOf().Burns(10, "万m3", "天然气", 2022).Imports(100, "万kWh", 2022).Account();
        var zone = new ZoneOf().Burns(10, "万m3", "天然气", 2022).Imports(100, "万kWh", 2022)
            .Instrument("gec", 300, 2022, retired: 2022).Instrument("ppa", 200, 2022, factor: 0.1);
        var inventory = zone.Account();
        var (year, totals) = (inventory.Electricity.Single(e => e.Year == 2022), inventory.Years.Single(y => y.Year == 2022));

        Assert.Equal((200 * 0.1) + (500 * 0.5856), year.MarketT, 9);
        Assert.Equal(plain.Years.Single(y => y.Year == 2022), totals);
        Assert.Equal(totals.Direct, year.Market.Direct);
        Assert.Equal(totals.Gross.T - year.LocationT + year.MarketT, year.Market.Gross.T, 9);
    }

    [Fact]
    public void Electricity_that_is_not_estimated_stands_in_neither_number()
    {
        var zone = new ZoneOf().Imports(100, "万kWh", 2022).Row("purchased_electricity", "电力", 50, "万kWh", 2022, Direction.Import, ActivityStatus.NotEstimated);
        var year = zone.Account().Electricity.Single(e => e.Year == 2022);

        Assert.Equal(1000, year.ConsumedMWh);
        Assert.Equal(1000 * 0.4403, year.LocationT, 9);
        Assert.Equal(1000 * 0.5856, year.MarketT, 9);
    }

    [Fact]
    public void Claims_above_use_are_a_finding_with_the_quantity_and_do_not_count()
    {
        var zone = new ZoneOf().Imports(100, "万kWh", 2022).Instrument("gec", 1200, 2022, retired: 2022);
        var year = zone.Account().Electricity.Single(e => e.Year == 2022);

        Assert.Equal(0, year.MarketT, 9);
        Assert.Equal(1000, year.ClaimedMWh);
        var finding = Assert.Single(zone.Findings.Sorted(), f => f.Code == "INS-004");
        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Contains("200 MWh", finding.Fix.En, StringComparison.Ordinal);
    }

    // Found by the fuzzer: a negative quantity is an error of its own, and nothing that follows may fall over it.
    [Fact]
    public void Less_than_nothing_used_is_no_claim_too_much()
    {
        var zone = new ZoneOf().Imports(-100, "万kWh", 2022);
        zone.Account();
        Assert.DoesNotContain(zone.Findings.Sorted(), f => f.Code == "INS-004");
    }

    [Theory]
    [InlineData("gec", 2022, null, "", "INS-006")] // never retired
    [InlineData("gec", 2019, 2022, "", "INS-007")] // older than two years
    [InlineData("gec", 2023, 2022, "", "INS-007")] // generated after its use
    [InlineData("gec", 2022, 2022, "自有", "INS-009")] // own generation is 0 already
    public void An_instrument_that_proves_nothing_does_not_count(string kind, int generated, int? retired, string generator, string code)
    {
        var zone = new ZoneOf().Imports(100, "万kWh", 2022).Instrument(kind, 300, generated, retired, generator: generator);
        var year = zone.Account().Electricity.Single(e => e.Year == 2022);

        Assert.Equal(1000 * 0.5856, year.MarketT, 9);
        Assert.Contains(zone.Findings.Sorted(), f => f.Code == code);
    }

    [Fact]
    public void Own_generation_whose_certificates_were_sold_is_no_green_power()
    {
        var zone = new ZoneOf().Imports(100, "万kWh", 2022)
            .Row("onsite_renewable", "光伏发电", 500, "MWh", 2022, Direction.Produce).Row("exported_energy", "光伏发电", 100, "MWh", 2022, Direction.Export).SellsCertificates(300, 2022);
        var inventory = zone.Account();
        var year = inventory.Electricity.Single(e => e.Year == 2022);

        // 100 MWh of the sold certificates belong to the export, 200 MWh to own use.
        Assert.Equal(200, year.SoldOfOwnUseMWh, 9);
        Assert.Equal(1200 * 0.5856, year.MarketT, 9);
        Assert.Equal(0, inventory.Years.Single(y => y.Year == 2022).ExportCredit.T, 9);
    }

    [Fact]
    public void More_certificates_sold_than_generated_is_an_error()
    {
        var zone = new ZoneOf().Row("onsite_renewable", "光伏发电", 500, "MWh", 2022, Direction.Produce).SellsCertificates(600, 2022);

        Assert.Null(zone.TryAccount());
        Assert.Contains(zone.Findings.Sorted(), f => f.Code == "INS-008");
    }

    [Fact]
    public void Without_a_published_residual_mix_the_location_factor_stands_in_and_says_so()
    {
        var zone = new ZoneOf().With(z => z with { Years = [2012] }).Imports(100, "万kWh", 2012).Instrument("gec", 400, 2012, retired: 2012);
        var year = zone.Account().Electricity.Single();

        Assert.True(year.IsFallback);
        Assert.Equal(0.6 * year.LocationT, year.MarketT, 9);
        Assert.Contains(zone.Findings.Sorted(), f => f.Code == "INS-005");
    }

    [Fact]
    public void Green_electricity_without_proof_is_said()
    {
        var zone = new ZoneOf().Row("purchased_electricity", "绿色电力", 100, "MWh", 2022, Direction.Import);
        _ = zone.Account();

        Assert.Contains(zone.Findings.Sorted(), f => f.Code == "INS-010");
    }

    [Fact]
    public void A_certificate_never_moves_more_than_its_energy_times_the_residual_mix()
    {
        var random = new Random(7);
        for (var i = 0; i < 40; i++)
        {
            Assert.True(MovesItsEnergyAtMost(random.Next(0, 5000), random.Next(1, 3000)));
        }
    }

    private static bool MovesItsEnergyAtMost(int claimedMWh, int usedMWh)
    {
        var with = new ZoneOf().Row("purchased_electricity", "电力", usedMWh, "MWh", 2022, Direction.Import).Instrument("gec", claimedMWh, 2022, retired: 2022).Account();
        var year = with.Electricity.Single(e => e.Year == 2022);
        return year.MarketT >= -1e-9 && Math.Abs((usedMWh * 0.5856) - (Math.Min(claimedMWh, usedMWh) * 0.5856) - year.MarketT) < 1e-6;
    }

    [Fact]
    public void Monthly_factors_weigh_the_monthly_rows_beside_the_average_of_the_year()
    {
        var zone = new ZoneOf().With(z => z with { Years = [2022] });
        for (var month = 1; month <= 12; month++)
        {
            zone.Row("purchased_electricity", "电力", 10 * month, "MWh", 2022, Direction.Import, month: month).Interval(2022, month, -1, null, 0.3 + (0.01 * month));
        }

        var time = zone.Account().Electricity.Single().Time!;

        // Σ 10 m (0.3 + 0.01 m) = 3 · 78 + 0.1 · 650 = 299
        Assert.Equal(299, time.TimeT, 9);
        Assert.Equal(780 * 0.4403, time.AverageT, 9);
        Assert.Equal((12, 780.0), (time.Intervals, time.CoveredMWh));
    }

    [Fact]
    public void Hours_that_cover_less_than_the_import_are_a_finding_and_both_numbers_are_of_the_same_electricity()
    {
        var zone = new ZoneOf().With(z => z with { Years = [2022] }).Imports(1, "万kWh", 2022).Interval(2022, 1, 0, 4, 0.5).Interval(2022, 1, 1, 4, 0.25);
        var time = zone.Account().Electricity.Single().Time!;

        Assert.Equal(3, time.TimeT, 9);
        Assert.Equal(8 * 0.4403, time.AverageT, 9);
        Assert.Contains(zone.Findings.Sorted(), f => f.Code == "ELE-004");
    }

    [Fact]
    public void The_walk_from_emissions_trading_names_every_difference()
    {
        var zone = new ZoneOf().With(z => z with { Years = [2022] })
            .Row("stationary_combustion", "天然气", 100, "万m3", 2022, site: "P").Row("mobile_combustion", "柴油", 10, "t", 2022, site: "P")
            .Row("purchased_electricity", "电力", 1200, "MWh", 2022, Direction.Import, site: "P").Row("purchased_electricity", "电力", 500, "MWh", 2022, Direction.Import)
            .Ets("P", "verified", 3200).Ets("P", "electricity", 600, 1000).Ets("P", "outside", 300);
        var inventory = zone.Account();
        var steps = Assert.Single(inventory.Reconciliations).Steps;
        double Of(string kind) => steps.Where(s => s.Kind == kind).Sum(s => s.Co2eT);

        Assert.Equal(-300, Of(StepKinds.Outside), 9);
        Assert.Equal(200 * 0.6, Of(StepKinds.EnergyQuantity), 9);
        Assert.Equal(1200 * (0.4403 - 0.6), Of(StepKinds.EnergyFactor), 9);
        Assert.Equal(500 * 0.4403, Of(StepKinds.OthersIndirect), 9);
        var gas = inventory.Plans.Zip(inventory.PlanTotals).Where(p => p.First.Category.Id == "stationary_combustion").Sum(p => p.Second.Co2eT);
        Assert.Equal(gas - (3200 - 300 - 600), Of(StepKinds.Unexplained), 6);
        Assert.Equal(inventory.Years[0].Gross.T, steps.Where(s => !s.IsTotal).Sum(s => s.Co2eT), 6);
    }

    [Theory]
    [InlineData(0, 0, 0, true)]
    [InlineData(90_000, 400, 0, true)]
    [InlineData(10, 9_000, 4_000, true)]
    [InlineData(1_200, 310, 700, false)]
    public void The_steps_add_up_to_gross_whatever_is_reported(double verified, double electricity, double energy, bool isHere)
    {
        var zone = new ZoneOf().With(z => z with { Years = [2022] }).Row("stationary_combustion", "天然气", 50, "万m3", 2022, site: isHere ? "P" : "Q")
            .Row("purchased_electricity", "电力", 700, "MWh", 2022, Direction.Import, site: "P").Ets("P", "verified", verified).Ets("P", "electricity", electricity, energy);
        var inventory = zone.Account();
        Assert.Equal(inventory.Years[0].Gross.T, inventory.Reconciliations[0].Steps.Where(s => !s.IsTotal).Sum(s => s.Co2eT), 6);
    }
}
