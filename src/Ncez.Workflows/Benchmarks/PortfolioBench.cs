using System.Globalization;
using Ncez.Model.Optimisation;
using Ncez.Model.Texts;
using Ncez.Technology.Portfolios;
using Ncez.Workflows.Solving;

namespace Ncez.Workflows.Benchmarks;

/// <summary>A portfolio of 60 measures over 36 years to a gap of 0.1 %, and a Pareto front of 20 points.</summary>
public sealed class PortfolioBench : IBench
{
    private const int Measures = 60;
    private const int Years = 36;
    private const int Points = 20;

    /// <inheritdoc />
    public string Id => "portfolio";

    /// <inheritdoc />
    public LocalText Name => new("措施组合优选", "portfolio of measures");

    /// <inheritdoc />
    public IEnumerable<BenchFigure> Run(BenchContext context)
    {
        var (problem, solver) = (GeneratedPortfolio.Of(Measures, Years), new CoinSolver());
        var solution = new ProgramSolution(SolveStatus.NoSolver);
        yield return BenchFigure.Time($"{Measures} measures × {Years} years, least cost", Measures * Years, "measure-years",
            () => solution = solver.Solve(PortfolioProgram.Of(problem, PortfolioGoal.LeastCost).Program, SolveOptions.Default, context.Cancellation), runs: 2, note: () => Note(solution, "goal: 5 s to 0.1 %"));
        if (!solution.HasValues)
        {
            yield break;
        }

        var worst = 0.0;
        yield return BenchFigure.Time($"Pareto front of {Points} points, warm starts", Points, "points", () => worst = Front(problem, solver, context.Cancellation), runs: 1, note: () => $"goal: 60 s; widest gap {Numbers.Percent(worst, 3)}");
    }

    private static double Front(PortfolioProblem problem, CoinSolver solver, CancellationToken cancellation)
    {
        var most = solver.Solve(PortfolioProgram.Of(problem, PortfolioGoal.MostAbatement).Program, SolveOptions.Default, cancellation);
        var (high, start, worst) = (-most.Objective, System.Collections.Immutable.ImmutableArray<double>.Empty, most.GapFraction);
        for (var k = 0; k < Points && most.HasValues; k++)
        {
            var program = PortfolioProgram.Of(problem, PortfolioGoal.LeastCost, high * (1 - (0.04 * k)) * 0.999);
            var solution = solver.Solve(program.Program, SolveOptions.Default with { Start = start }, cancellation);
            start = solution.Values;
            worst = Math.Max(worst, solution.GapFraction);
        }

        return worst;
    }

    private static string Note(ProgramSolution solution, string goal) => solution.HasValues
        ? string.Create(CultureInfo.InvariantCulture, $"{goal}; {solution.Status}, gap {Numbers.Percent(solution.GapFraction, 3)}, {solution.Steps} nodes")
        : $"{solution.Status}: {CoinSolver.InstallLine}";
}
