using Ncez.Model.Optimisation;
using Ncez.Technology.Sizing;
using Ncez.Testing;
using Ncez.Workflows.Solving;
using Ncez.Workflows.Technologies.Sizing;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Tests.Solving;

public class ParkTests
{
    private static readonly ShippedData Data = new(Shipped.Data);
    private static readonly Lazy<SizingReport> Example = new(() => new SizePark(Data).Size(new AccountZone(Data).Account(Path.Combine(Shipped.Data, "zones", "example-sizing")), SolveOptions.Default, isBeside: false)!);

    [SolverFact]
    public void Energy_balances_in_every_hour()
    {
        var (park, year) = (Example.Value.Park, Example.Value.Year);
        for (var h = 0; h < park.Hours; h++)
        {
            Assert.Equal(0, year.ImbalanceMW(park, h), 1e-6);
            var before = year.StoredMWh[(h + park.Hours - 1) % park.Hours];
            Assert.Equal(before + (year.ChargeMW[h] * park.StoreFraction) - (year.DischargeMW[h] / park.StoreFraction), year.StoredMWh[h], 1e-6);
            Assert.True(year.StoredMWh[h] <= year.Sizes.StoreMWh + 1e-6 && year.ChargeMW[h] <= year.Sizes.StoreMW + 1e-6 && year.PvMW[h] <= (park.PvFraction[h] * year.Sizes.PvMW) + 1e-6);
            Assert.True(year.PumpHeatMW[h] + year.BoilerHeatMW[h] + (year.ChpMW[h] * park.ChpHeatFraction / park.ChpElectricFraction) >= park.HeatMW[h] - 1e-6);
            Assert.True(year.ExportMW[h] <= year.PvMW[h] + year.ChpMW[h] + 1e-6 && year.ImportMW[h] <= year.PeakMW[park.Month[h]] + 1e-6);
        }

        Assert.All(Enumerable.Range(0, 365), d => Assert.Equal(park.VehicleMWhPerDay, Enumerable.Range(24 * d, 24).Sum(h => year.VehicleMW[h]), 1e-6));
    }

    [SolverFact]
    public void The_objective_is_the_cost_of_the_year_and_building_is_never_dearer()
    {
        var report = Example.Value;
        Assert.Equal(report.Solution.Objective, report.Year.Costs(report.Park).TotalCny, 1e-6 * report.Solution.Objective);
        Assert.True(report.Year.Costs(report.Park).TotalCny <= report.Before.Costs(report.Park.AsItIs()).TotalCny);

        // Given the sizes that were found, running them costs the same.
        var again = SolvePark.Of(report.Park.WithSizes(report.Year.Sizes), new CoinSolver(), SolveOptions.Default, default).Year!;
        Assert.Equal(report.Year.Costs(report.Park).TotalCny, again.Costs(report.Park).TotalCny, 1e-6 * report.Solution.Objective);
    }

    [SolverFact]
    public void A_day_of_storage_is_what_a_hand_says()
    {
        // 1 MW all day, 100 CNY/MWh for 12 h, then 300; 4 MWh and 1 MW of storage at 0.9 each way: it takes in 4/0.9 MWh at 100 and gives 4 · 0.9 MWh at 300.
        var park = Day() with { StoreEnergy = ParkAsset.None with { FixedSize = 4 }, StorePower = ParkAsset.None with { FixedSize = 1 }, StoreFraction = 0.9 };
        var solution = new CoinSolver().Solve(ParkProgram.Of(park).Program, SolveOptions.Default);
        Assert.Equal((12 * 100) + (12 * 300) + (4 / 0.9 * 100) - (4 * 0.9 * 300), solution.Objective, 1e-6);
    }

    [SolverFact]
    public void Cheap_electricity_is_not_sold_again_and_a_dear_asset_is_not_built()
    {
        var park = Day() with { FeedInCnyPerMWh = 500, Pv = new ParkAsset(1e12, 20, 0, 10), PvFraction = [.. Enumerable.Repeat(0.5, 24)] };
        var (year, _) = SolvePark.Of(park, new CoinSolver(), SolveOptions.Default, default);
        Assert.Equal((0.0, 0.0), (year!.Sizes.PvMW, year.ExportMW.Sum()));
        var (cheap, _) = SolvePark.Of(park with { Pv = new ParkAsset(1, 20, 0, 10) }, new CoinSolver(), SolveOptions.Default, default);
        Assert.Equal(10, cheap!.Sizes.PvMW, 1e-6);
    }

    [SolverFact]
    public void Charging_that_does_not_fit_is_said()
    {
        var park = Day() with { PluggedFraction = [.. Enumerable.Repeat(0.1, 24)], VehicleMWhPerDay = 10, VehicleMW = 1 };
        Assert.Equal(SolveStatus.Infeasible, SolvePark.Of(park, new CoinSolver(), SolveOptions.Default, default).Solution.Status);
    }

    [SolverFact]
    public void A_year_begun_from_its_months_is_the_year_solved_at_once()
    {
        var random = new Random(11);
        for (var run = 0; run < 6; run++)
        {
            var park = Random(random, days: 75, isOpen: run % 2 == 0);
            var (_, solution) = SolvePark.Of(park, new CoinSolver(), SolveOptions.Default, default);
            var cold = new CoinSolver().Solve(ParkProgram.Of(park).Program, SolveOptions.Default);
            Assert.Equal(cold.Objective, solution.Objective, 1e-7 * Math.Abs(cold.Objective));
        }
    }

    // Three months of 31, 28 and 16 days, with every kind of thing.
    private static ParkSystem Random(Random random, int days, bool isOpen)
    {
        System.Collections.Immutable.ImmutableArray<double> Series(Func<int, double> of) => [.. Enumerable.Range(0, 24 * days).Select(of)];
        ParkAsset Asset(double cost, double most) => new(cost, 15, 0.02, most) { FixedSize = isOpen ? null : most * random.NextDouble() };
        return new ParkSystem
        {
            LoadMW = Series(h => 5 + (3 * random.NextDouble()) + (h % 24 is > 8 and < 18 ? 4 : 0)),
            HeatMW = Series(_ => 1 + random.NextDouble()),
            PvFraction = Series(h => h % 24 is > 7 and < 17 ? random.NextDouble() : 0),
            PluggedFraction = Series(_ => 0.5),
            VehicleMWhPerDay = 3,
            VehicleMW = 1,
            PriceCnyPerMWh = Series(h => h % 24 < 8 ? 300 : 800),
            DemandCnyPerMW = 20_000,
            Month = [.. Enumerable.Range(0, 24 * days).Select(h => h < 24 * 31 ? 0 : h < 24 * 59 ? 1 : 2)],
            FeedInCnyPerMWh = 350,
            GasCnyPerMWh = 300,
            GridTPerMWh = 0.5,
            GasTPerMWh = 0.2,
            BoilerFraction = 0.9,
            Pv = Asset(600_000, 12),
            StoreEnergy = Asset(150_000, 20),
            StorePower = Asset(50_000, 8),
            StoreFraction = 0.93,
            Chp = Asset(1_200_000, 3),
            ChpElectricFraction = 0.38,
            ChpHeatFraction = 0.4,
            HeatPump = Asset(350_000, 3),
            HeatPumpCop = 3,
            RateFraction = 0.06,
        };
    }

    private static ParkSystem Day() => new()
    {
        LoadMW = [.. Enumerable.Repeat(1.0, 24)],
        PriceCnyPerMWh = [.. Enumerable.Range(0, 24).Select(h => h < 12 ? 100.0 : 300)],
        Month = [.. new int[24]],
    };
}
