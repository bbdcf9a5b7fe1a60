using System.Globalization;
using Ncez.Model.Optimisation;
using Ncez.Model.Texts;
using Ncez.Technology.Portfolios;
using Ncez.Workflows.Solving;
using Ncez.Workflows.Technologies.Portfolios;

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
        yield return BenchFigure.Time($"Pareto front of {Points} points, warm starts", Points, "points", () => worst = ParetoFront.Of(problem, solver, Points, SolveOptions.Default, context.Cancellation).Max(p => p.Solution.GapFraction), runs: 1, note: () => $"goal: 60 s; widest gap {Numbers.Percent(worst, 3)}");
    }

    private static string Note(ProgramSolution solution, string goal) => solution.HasValues
        ? string.Create(CultureInfo.InvariantCulture, $"{goal}; {solution.Status}, gap {Numbers.Percent(solution.GapFraction, 3)}, {solution.Steps} nodes")
        : $"{solution.Status}: {CoinSolver.InstallLine}";
}
