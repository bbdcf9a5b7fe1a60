using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Optimisation;
using Ncez.Technology.Portfolios;

namespace Ncez.Workflows.Technologies.Portfolios;

/// <summary>
/// Cost against cumulated abatement. Two chains of points run beside each other; each goes from most abatement downwards, so that every solution keeps
/// the next, weaker demand and is a valid start for it.
/// </summary>
public static class ParetoFront
{
    private const int Chains = 2;

    /// <summary>Points from the least abatement; those that are not solved in time are left out.</summary>
    /// <param name="problem">Problem; its targets do not count.</param>
    /// <param name="solver">Solver; it is asked from two threads.</param>
    /// <param name="points">How many, 2 or more.</param>
    /// <param name="options">Limits of each solve, and who is told of progress.</param>
    /// <param name="cancellation">Stops; what is there comes back.</param>
    public static ImmutableArray<(PortfolioChoice Choice, ProgramSolution Solution)> Of(PortfolioProblem problem, ILinearSolver solver, int points, SolveOptions options, CancellationToken cancellation = default)
    {
        var quiet = options with { Progress = null, Start = [] };
        var cheapestProgram = PortfolioProgram.Of(problem, PortfolioGoal.LeastCost, double.NegativeInfinity);
        var most = solver.Solve(PortfolioProgram.Of(problem, PortfolioGoal.MostAbatement).Program, quiet, cancellation);
        var cheapest = solver.Solve(cheapestProgram.Program, quiet, cancellation);
        if (!most.HasValues || !cheapest.HasValues)
        {
            return [];
        }

        var (high, low, found, done) = (-most.Objective, cheapestProgram.Read(cheapest).NetT.Sum(), new (PortfolioChoice Choice, ProgramSolution Solution)?[points], 0);
        Parallel.For(0, Chains, chain =>
        {
            var start = ImmutableArray<double>.Empty;
            for (var k = points * chain / Chains; k < points * (chain + 1) / Chains && !cancellation.IsCancellationRequested; k++)
            {
                var least = high - ((high - low) * k / (points - 1)) - (1e-6 * Math.Abs(high));
                var program = PortfolioProgram.Of(problem, PortfolioGoal.LeastCost, least);
                var solution = solver.Solve(program.Program, quiet with { Start = start }, cancellation);
                if (solution.HasValues)
                {
                    start = program.Program.HasIntegers ? solution.Values : [];
                    found[k] = (program.Read(solution), solution);
                }

                options.Progress?.Invoke(new SolveProgress(string.Create(CultureInfo.InvariantCulture, $"{Interlocked.Increment(ref done)}/{points}"), solution.Objective, solution.Bound));
            }
        });
        return [.. found.Reverse().Where(p => p is not null).Select(p => p!.Value)];
    }
}
