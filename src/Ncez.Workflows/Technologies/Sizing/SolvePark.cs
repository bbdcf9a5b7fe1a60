using Ncez.Model.Optimisation;
using Ncez.Technology.Sizing;

namespace Ncez.Workflows.Technologies.Sizing;

/// <summary>Solves a park's year; where sizes are open, it begins from those of every tenth day.</summary>
public static class SolvePark
{
    private const int EveryDay = 10;

    /// <summary>The year of a park, or null, and how the solver ended.</summary>
    public static (ParkYear? Year, ProgramSolution Solution) Of(ParkSystem park, ILinearSolver solver, SolveOptions options, CancellationToken cancellation)
    {
        var program = ParkProgram.Of(park);
        if (program.At(new ParkSizes(0, 0, 0, 0, 0)).Count > 0)
        {
            var few = ParkProgram.Of(park.SomeDays(EveryDay));
            var guess = solver.Solve(few.Program, options with { Progress = null }, cancellation);
            options = guess.HasValues ? options with { Guess = program.At(few.Read(guess).Sizes) } : options;
        }

        var solution = solver.Solve(program.Program, options, cancellation);
        return (solution.HasValues ? program.Read(solution) : null, solution);
    }
}
