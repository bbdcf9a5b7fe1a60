using System.Globalization;
using Ncez.Data.Export;
using Ncez.Data.Solving;
using Ncez.Model.Diagnostics;
using Ncez.Model.Optimisation;
using Ncez.Model.Texts;
using Ncez.Workflows.Solving;

namespace Ncez.Workflows.Tests.Solving;

public class SolverTests
{
    private static readonly CoinSolver Solver = new();

    [SolverFact("glpsol")]
    public void Objective_agrees_with_glpsol_on_exported_models()
    {
        for (var seed = 0; seed < 24; seed++)
        {
            var program = RandomProgram.Of(seed, isMixed: seed % 2 == 1);
            var solution = Solver.Solve(program, SolveOptions.Default with { GapFraction = 0 });
            Assert.Equal(SolveStatus.Optimal, solution.Status);
            foreach (var format in new[] { "--freemps", "--lp" })
            {
                var expected = Glpsol(program, format);
                Assert.Equal(expected, solution.Objective, 1e-5 * Math.Max(1, Math.Abs(expected)));
            }
        }
    }

    [SolverFact]
    public void Duals_and_ranges_predict_the_objective_of_a_moved_bound()
    {
        var checkedRows = 0;
        for (var seed = 0; seed < 30; seed++)
        {
            var program = RandomProgram.Of(seed, isMixed: false);
            var solution = Solver.Solve(program, SolveOptions.Default);
            var ranging = BasisRanging.Of(program, solution)!;
            for (var row = 0; row < program.RowLower.Length; row++)
            {
                if (ranging.Side(row) is not { } side)
                {
                    continue;
                }

                var isLower = solution.RowBasis[row] == BasisState.AtLower || program.RowLower[row] == program.RowUpper[row];
                var bound = isLower ? program.RowLower[row] : program.RowUpper[row];
                var moved = double.IsFinite(side.To) ? side.To : bound + 1;
                var other = program with
                {
                    RowLower = isLower ? program.RowLower.SetItem(row, moved) : program.RowLower,
                    RowUpper = !isLower || program.RowLower[row] == program.RowUpper[row] ? program.RowUpper.SetItem(row, moved) : program.RowUpper,
                };
                if (other.RowLower[row] <= other.RowUpper[row])
                {
                    Assert.Equal(solution.Objective + (solution.Duals[row] * (moved - bound)), Solver.Solve(other, SolveOptions.Default).Objective, 1e-6 * Math.Max(1, Math.Abs(solution.Objective)));
                    checkedRows++;
                }
            }
        }

        Assert.True(checkedRows > 60, $"{checkedRows} rows");
    }

    [SolverFact]
    public void Values_stay_while_a_cost_is_within_its_range()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var program = RandomProgram.Of(seed, isMixed: false);
            var solution = Solver.Solve(program, SolveOptions.Default);
            var ranging = BasisRanging.Of(program, solution)!;
            for (var column = 0; column < program.Costs.Length; column++)
            {
                foreach (var cost in new[] { ranging.Cost(column).From, ranging.Cost(column).To }.Where(double.IsFinite))
                {
                    var moved = Solver.Solve(program with { Costs = program.Costs.SetItem(column, cost) }, SolveOptions.Default);
                    Assert.Equal(solution.Objective + ((cost - program.Costs[column]) * solution.Values[column]), moved.Objective, 1e-6 * Math.Max(1, Math.Abs(solution.Objective)));
                }
            }
        }
    }

    [SolverFact]
    public void The_relaxation_bounds_the_mixed_program_and_its_gap_is_told()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var program = RandomProgram.Of(seed, isMixed: true);
            var (whole, relaxed) = (Solver.Solve(program, SolveOptions.Default), Solver.Solve(program.Relaxed(), SolveOptions.Default));
            Assert.True(relaxed.Objective <= whole.Objective + 1e-6);
            Assert.True(whole.Bound <= whole.Objective + 1e-9);
            Assert.InRange(whole.GapFraction, 0, 0.0011);
        }
    }

    [SolverFact]
    public void A_conflict_is_irreducible_and_dropping_any_member_resolves_it()
    {
        var found = 0;
        for (var seed = 0; seed < 16; seed++)
        {
            var program = Impossible(seed);
            Assert.Equal(SolveStatus.Infeasible, Solver.Solve(program, SolveOptions.Default).Status);
            foreach (var set in Conflicts.Of(program, Solver, SolveOptions.Default))
            {
                found++;
                int[] members = [.. set.Select(d => program.Demands.IndexOf(d))];
                Assert.Equal(SolveStatus.Infeasible, Solver.Solve(program.With(members.Contains), SolveOptions.Default).Status);
                Assert.All(members, m => Assert.Equal(SolveStatus.Optimal, Solver.Solve(program.With(d => d != m && members.Contains(d)), SolveOptions.Default).Status));
            }
        }

        Assert.True(found >= 16);
    }

    [SolverFact]
    public void A_conflict_is_told_in_the_demands_of_the_user()
    {
        var builder = new LinearProgramBuilder("two");
        var x = builder.Column("x", 0, 10);
        foreach (var (text, lower, upper) in new[] { ("target 2030", 8.0, double.PositiveInfinity), ("harmless", 0, 9), ("budget 2026–2030", 0, 5) })
        {
            builder.Entry(builder.Row(text, lower, upper, builder.Demand(new ProgramDemand(LocalText.Same(text), new Place("portfolio.csv", 3)))), x, 1);
        }

        var findings = new Findings();
        Conflicts.Report(Conflicts.Of(builder.Build(), Solver, SolveOptions.Default), Place.None, findings);
        var finding = Assert.Single(findings.Sorted());
        Assert.Equal("These 2 cannot hold together: target 2030; budget 2026–2030", finding.Found.En);
    }

    [SolverFact]
    public void A_stopped_solve_comes_back_with_its_status()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Equal(SolveStatus.Stopped, Solver.Solve(RandomProgram.Of(1, isMixed: false), SolveOptions.Default, source.Token).Status);

        // A long search is ended while it runs.
        using var during = new CancellationTokenSource();
        during.CancelAfter(TimeSpan.FromSeconds(1));
        var stopped = Solver.Solve(Hard(), SolveOptions.Default with { GapFraction = 0 }, during.Token);
        Assert.Equal(SolveStatus.Stopped, stopped.Status);
    }

    [Fact]
    public void A_missing_solver_is_a_finding_with_the_line_that_installs_it()
    {
        var findings = new Findings();
        CoinSolver.Explain(new ProgramSolution(SolveStatus.NoSolver), Place.None, findings);
        Assert.Contains("apt-get install coinor-libclp1 coinor-cbc", Assert.Single(findings.Sorted()).Fix.En, StringComparison.Ordinal);
    }

    // One demand asks for more than its columns can give, among others.
    private static LinearProgram Impossible(int seed)
    {
        var program = RandomProgram.Of(seed, isMixed: seed % 2 == 0, columns: 8, rows: 6);
        var row = seed % 6;
        double most = 0;
        for (var c = 0; c < program.Costs.Length; c++)
        {
            for (var k = program.Starts[c]; k < program.Starts[c + 1]; k++)
            {
                most += program.RowOf[k] == row ? Math.Max(program.Values[k] * program.ColumnUpper[c], program.Values[k] * program.ColumnLower[c]) : 0;
            }
        }

        return program with { RowLower = program.RowLower.SetItem(row, most + 5), RowUpper = program.RowUpper.SetItem(row, most + 9) };
    }

    // A market-split program (Cornuéjols and Dawande 1998): small, and hard for branch and bound.
    private static LinearProgram Hard()
    {
        var (random, builder) = (new Random(7), new LinearProgramBuilder("market split"));
        int[] columns = [.. Enumerable.Range(0, 40).Select(i => builder.Column($"x{i}", 0, 1, 0, isInteger: true))];
        for (var r = 0; r < 5; r++)
        {
            int[] weights = [.. columns.Select(_ => random.Next(0, 100))];
            var row = builder.Row($"r{r}", weights.Sum() / 2, weights.Sum() / 2);
            for (var c = 0; c < columns.Length; c++)
            {
                builder.Entry(row, columns[c], weights[c]);
            }

            builder.Entry(row, builder.Column($"p{r}", cost: 1), 1);
            builder.Entry(row, builder.Column($"m{r}", cost: 1), -1);
        }

        return builder.Build();
    }

    private static double Glpsol(LinearProgram program, string format)
    {
        var folder = Directory.CreateTempSubdirectory("ncez-glpsol-").FullName;
        try
        {
            var (model, report) = (Path.Combine(folder, "model"), Path.Combine(folder, "report"));
            using (var writer = new StreamWriter(model))
            {
                if (format == "--lp")
                {
                    LpWriter.Write(program, writer);
                }
                else
                {
                    MpsWriter.Write(program, writer);
                }
            }

            var said = OutsideProgram.Output(OutsideProgram.Find("glpsol")!, TimeSpan.FromMinutes(1), [format, model, "-o", report]);
            Assert.True(File.Exists(report) && File.ReadAllText(report).Contains("OPTIMAL", StringComparison.Ordinal), said + File.ReadAllText(model));
            var line = File.ReadLines(report).First(l => l.StartsWith("Objective:", StringComparison.Ordinal));
            return double.Parse(line.Split('=')[1].Trim().Split(' ')[0], CultureInfo.InvariantCulture);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
