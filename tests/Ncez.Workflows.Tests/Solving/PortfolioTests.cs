using System.Collections.Immutable;
using System.Globalization;
using Ncez.Charts.Inventories;
using Ncez.Kernels.Technology;
using Ncez.Model.Optimisation;
using Ncez.Model.Tables;
using Ncez.Technology.Portfolios;
using Ncez.Testing;
using Ncez.Workflows.Scenarios;
using Ncez.Workflows.Solving;
using Ncez.Workflows.Technologies.Costs;
using Ncez.Workflows.Technologies.Portfolios;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Tests.Solving;

public class PortfolioTests
{
    private static readonly ShippedData Data = new(Shipped.Data);
    private static readonly CoinSolver Solver = new();
    private static readonly SolveOptions Exact = SolveOptions.Default with { GapFraction = 0 };

    [SolverFact]
    public void The_optimum_is_that_of_exhaustive_enumeration()
    {
        var (solved, impossible) = (0, 0);
        for (var seed = 0; seed < 60; seed++)
        {
            var problem = SmallPortfolio.Of(seed);
            foreach (var goal in Enum.GetValues<PortfolioGoal>())
            {
                var program = PortfolioProgram.Of(problem, goal);
                var solution = Solver.Solve(program.Program, Exact);
                if (SmallPortfolio.Best(problem, goal) is not { } best)
                {
                    Assert.Equal(SolveStatus.Infeasible, solution.Status);
                    impossible++;
                    continue;
                }

                Assert.Equal(best, goal == PortfolioGoal.LeastCost ? solution.Objective : -solution.Objective, 1e-6 * Math.Max(1, Math.Abs(best)));
                Assert.True(Solver.Solve(program.Program.Relaxed(), Exact).Objective <= solution.Objective + 1e-6);
                var choice = program.Read(solution);
                Assert.Equal(best, goal == PortfolioGoal.LeastCost ? choice.PresentCostCny(problem) : choice.NetT.Sum(), 1e-6 * Math.Max(1, Math.Abs(best)));
                solved++;
            }
        }

        Assert.True(solved > 60 && impossible > 3, $"{solved} solved, {impossible} impossible");
    }

    [SolverFact]
    public void A_tighter_budget_never_abates_more_and_a_tighter_target_never_costs_less()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var problem = SmallPortfolio.Of(seed);
            double Most(double factor) => -Solver.Solve(PortfolioProgram.Of(problem with { Budgets = [problem.Budgets[0] with { Most = problem.Budgets[0].Most * factor }] }, PortfolioGoal.MostAbatement).Program, Exact).Objective;
            Assert.True(Most(0.5) <= Most(1) + 1e-6);
            ProgramSolution Cost(double more) => Solver.Solve(PortfolioProgram.Of(problem with { Targets = [problem.Targets[0] with { LimitT = problem.Targets[0].LimitT + more }] }, PortfolioGoal.LeastCost).Program, Exact);
            if (Cost(0).HasValues)
            {
                Assert.True(Cost(200).Objective <= Cost(0).Objective + 1e-6);
            }
        }
    }

    [SolverFact]
    public void The_example_keeps_its_targets_budgets_and_rules_after_recomputing()
    {
        var folder = Path.Combine(Shipped.Data, "zones", "example-portfolio");
        var account = new AccountZone(Data).Account(folder);
        var report = new PlanPortfolio(Data).Plan(folder, account, new PortfolioRequest { ParetoPoints = 4 })!;
        var (problem, choice) = (report.Problem, report.Choice);
        foreach (var target in problem.Targets)
        {
            for (var year = target.Years.Start; year <= target.Years.End; year++)
            {
                var t = year - problem.Years.Start;
                var left = problem.BaselineT[t] - (target.IsNet ? report.Abated.NetT[t] + choice.OffsetT[t] : report.Abated.GrossT[t]);
                Assert.True(left <= target.LimitT + 0.5, $"{year}: {left} > {target.LimitT}");
            }
        }

        Assert.All(problem.Budgets, b => Assert.True(Enumerable.Range(b.Years.Start, b.Years.End - b.Years.Start + 1).Sum(y => choice.SpentCny(problem, y - problem.Years.Start)) <= b.Most * (1 + 1e-9)));
        Assert.True(choice.Shares.Select((s, m) => s[^1] * problem.Measures[m].RoofM2).Sum() <= problem.Roof!.Most + 1e-6);
        Assert.False(choice.Start(Index(problem, "heat-pump")) is not null && choice.Start(Index(problem, "biomass")) is not null);
        Assert.True(report.Front.Zip(report.Front.Skip(1)).All(p => p.First.PairedT < p.Second.PairedT && p.First.CostCny <= p.Second.CostCny * (p.Second.CostCny > 0 ? 1.002 : 0.998)));
        Assert.All(report.Duals, d => Assert.True(d.CnyPerT > 0 && d.FromT <= d.Target.LimitT + 1e-6 && d.ToT >= d.Target.LimitT - 1e-6));
        Assert.NotNull(report.Figure);
    }

    [SolverFact]
    public void Demands_that_cannot_hold_together_are_named()
    {
        var folder = Copy("example-portfolio");
        try
        {
            File.AppendAllText(Path.Combine(folder, "portfolio.csv"), "budget,2025,2050,,1000,万元,test\n");
            var account = new AccountZone(Data).Account(folder);
            Assert.Null(new PlanPortfolio(Data).Plan(folder, account, new PortfolioRequest()));
            Assert.Contains(account.Findings.Sorted(), f => f.Code == "SLV-004" && f.Found.En.Contains("budget 2025–2050: 1000 10⁴ CNY", StringComparison.Ordinal) && f.Found.En.Contains("target", StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [SolverFact]
    public void A_zone_with_scenarios_is_recomputed_by_its_engine()
    {
        var folder = Copy("scenario-park");
        try
        {
            var path = Path.Combine(folder, "measures.csv");
            var lines = File.ReadAllLines(path);
            File.WriteAllLines(path, [lines[0] + ",cost,cost_unit,lifetime_years,yearly_cost,yearly_saving", .. lines[1..].Select((l, i) => l + $",{1000 + (300 * i)},万元,20,10,{20 * i}")]);
            File.WriteAllText(Path.Combine(folder, "prices.csv"), "item,value,unit\ndiscount_rate,5,%\n");
            File.WriteAllText(Path.Combine(folder, "portfolio.csv"), "item,from,to,value,unit\nhorizon,2025,2045,,\n");
            var account = new AccountZone(Data).Account(folder);
            var report = new PlanPortfolio(Data).Plan(folder, account, new PortfolioRequest());
            Assert.True(report is not null, string.Join("\n", account.Findings.Sorted().Select(f => f.Found.En)));
            Assert.NotEmpty(report.Problem.Overlaps);

            // Adopted as measures.csv plans them, the portfolio is the scenario: the same emissions in every year.
            var planned = report.Problem.Measures.Select(m => (ImmutableArray<double>)[.. Enumerable.Range(0, report.Problem.Count).Select(t => MeasureKernels.InForceFraction(2025 + t, m.Measure.Start, m.Measure.Full))]).ToImmutableArray();
            var abated = report.Recompute(planned).NetT;
            var pathways = new ProjectZone(Data).Project(folder, account, account.Findings).Pathways!;
            var (with, without) = (pathways.Pathways.First(p => p.Scenario != pathways.Baseline && p.Measures.Length == planned.Length), pathways.BaselinePathway);
            Assert.All(abated, (saved, t) => Assert.Equal(without.NetT[with.Years.IndexOf(2025 + t)] - with.NetT[with.Years.IndexOf(2025 + t)], saved, 1e-6));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [SolverFact]
    public void The_example_with_scenarios_keeps_its_targets_by_the_engine_and_says_how_far_pairs_were_off()
    {
        var folder = Path.Combine(Shipped.Data, "zones", "example-scenario-portfolio");
        var account = new AccountZone(Data).Account(folder);
        var report = new PlanPortfolio(Data).Plan(folder, account, new PortfolioRequest())!;
        var (problem, years) = (report.Problem, report.Tables.Single(t => t.Id == "years"));
        Assert.All(problem.Targets, x => Assert.All(Enumerable.Range(x.Years.Start, x.Years.End - x.Years.Start + 1), y => Assert.True(problem.BaselineT[y - problem.Years.Start] - report.Abated.GrossT[y - problem.Years.Start] <= x.LimitT + 0.5)));
        Assert.True(report.Rounds > 1, "pairs alone met the targets");
        Assert.Contains(Enumerable.Range(0, problem.Count), t => Math.Abs(report.Abated.NetT[t] - report.Choice.NetT[t]) > 100);
        Assert.Contains(problem.Overlaps, o => o.OverlapT.Any(v => v < -1));
        Assert.Contains(problem.Overlaps, o => o.OverlapT.Any(v => v > 1));
        Assert.Contains(years.Columns, c => c.Id == "differenceT");
    }

    [Fact]
    public void Cost_curves_of_a_zone_with_scenarios_are_runs_of_its_engine()
    {
        var folder = Path.Combine(Shipped.Data, "zones", "example-scenario-portfolio");
        var account = new AccountZone(Data).Account(folder);
        var report = CostMeasures.Of(Data, folder, account)!;
        var pathways = new ProjectZone(Data).Project(folder, account, account.Findings).Pathways!;
        var (with, without) = (pathways.Pathways.Single(p => p.Scenario == "near_zero"), pathways.BaselinePathway);
        ResultTable Table(string id) => report.Tables.Single(t => t.Id == id);
        double Cell(ImmutableArray<TableCell> row, string id, string table) => row[Table(table).Columns.ToList().FindIndex(c => c.Id == id)].Number;

        // One after another they add up to the scenario that has them all, in every year.
        Assert.All(Table("curveTotals").Rows, row =>
        {
            var t = with.Years.IndexOf(int.Parse(row[0].Text.En, CultureInfo.InvariantCulture));
            Assert.Equal(without.NetT[t] - with.NetT[t], Cell(row, "retrospectiveT", "curveTotals"), 1e-6);
        });

        // Heat pumps help green power: together more than each by itself.
        Assert.Contains(Table("curve").Rows, row => Cell(row, "lostPercent", "curve") < -1);
        Assert.Contains(Table("basis").Rows, row => row[1].Text.En.Contains("scenario engine", StringComparison.Ordinal));
    }

    [SolverFact]
    public void Without_scenarios_the_baseline_is_the_growth_of_indicators_unless_it_is_stated()
    {
        var folder = Copy("example-portfolio");
        try
        {
            PortfolioReport Plan(Func<string, string> portfolio)
            {
                var path = Path.Combine(folder, "portfolio.csv");
                File.WriteAllText(path, portfolio(File.ReadAllText(path)));
                var account = new AccountZone(Data).Account(folder);
                return new PlanPortfolio(Data).Plan(folder, account, new PortfolioRequest()) ?? throw new InvalidOperationException(string.Join("\n", account.Findings.Sorted().Select(f => f.Found.En)));
            }

            var driven = Plan(t => t);
            var year = new AccountZone(Data).Account(folder).Inventory!.Years[^1];
            double Index(int y) => Math.Pow(50 / 42.0, Math.Min(1, (y - 2021) / 9.0)) * Math.Pow(1.005, Math.Max(0, y - 2030));
            double Of(string category) => InventorySums.ByCategory(new AccountZone(Data).Account(folder).Inventory!, 2021).Where(c => c.Category.Id == category).Sum(c => c.Co2eT);
            foreach (var y in new[] { 2025, 2030, 2041 })
            {
                var hand = (Of("purchased_electricity") * Index(y) * Math.Pow(0.99, y - 2021)) + (Of("stationary_combustion") * Index(y) * Math.Pow(0.988, y - 2021)) + (Of("mobile_combustion") * Math.Pow(1.003, y - 2021));
                Assert.Equal(hand, driven.Problem.BaselineT[y - 2025], 1e-6);
            }

            Assert.Contains(driven.Tables, t => t.Id == "baseline");
            var stated = Plan(t => t + "growth,,,,-0.5,%,test\n");
            Assert.Equal(year.Gross.T * Math.Pow(0.995, 9), stated.Problem.BaselineT[5], 1e-6);
            Assert.DoesNotContain(stated.Tables, t => t.Id == "baseline");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int Index(PortfolioProblem problem, string id) => problem.Measures.ToList().FindIndex(m => m.Measure.Id == id);

    private static string Copy(string zone)
    {
        var to = Directory.CreateTempSubdirectory("ncez-portfolio-").FullName;
        var from = Path.Combine(Shipped.Data, "zones", zone);
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return to;
    }
}
