using System.Globalization;
using Ncez.Model.Optimisation;
using Ncez.Technology.Sizing;

namespace Ncez.Workflows.Technologies.Sizing;

/// <summary>
/// Solves a park's year. Its months are solved first, each from the basis of the one before, and the year begins from their bases side by side: little
/// is left to do then. Where sizes are open, they begin from those of every tenth day.
/// </summary>
public static class SolvePark
{
    private const int EveryDay = 10;
    private const int HoursPerDay = 24;
    private const int HoursPerWeek = 168;

    /// <summary>The year of a park, or null, and how the solver ended.</summary>
    public static (ParkYear? Year, ProgramSolution Solution) Of(ParkSystem park, ILinearSolver solver, SolveOptions options, CancellationToken cancellation)
    {
        var (program, quiet) = (ParkProgram.Of(park), options with { Progress = null });
        ParkSystem? held = park;
        if (program.HasOpenSizes)
        {
            var few = ParkProgram.Of(park.SomeDays(EveryDay));
            var guess = solver.Solve(few.Program, quiet, cancellation);
            held = guess.HasValues ? park.WithSizes(few.Read(guess).Sizes) : null;
            options = guess.HasValues ? options with { Guess = program.At(few.Read(guess).Sizes) } : options;
            Tell(options, 0, guess.Objective);
        }

        if (held is not null && Months(held, solver, quiet, k => Tell(options, k, double.NaN), cancellation) is { Count: > 0 } months)
        {
            options = options with { Basis = program.Begin(months) };
        }

        var solution = solver.Solve(program.Program, options, cancellation);
        return (solution.HasValues ? program.Read(solution) : null, solution);
    }

    // Months by whole days; none where one of them has no solution: the year will say so.
    private static List<(ParkProgram Part, int From, ProgramSolution Solution)> Months(ParkSystem park, ILinearSolver solver, SolveOptions options, Action<int> tell, CancellationToken cancellation)
    {
        var months = new List<(ParkProgram Part, int From, ProgramSolution Solution)>();
        int[] starts = [.. Enumerable.Range(0, park.Hours / HoursPerDay).Select(d => d * HoursPerDay).Where(h => h == 0 || park.Month[h] != park.Month[h - HoursPerDay]), park.Hours];
        for (var k = 0; k + 1 < starts.Length; k++)
        {
            var (from, hours) = (starts[k], starts[k + 1] - starts[k]);
            var part = ParkProgram.Of(park.Part(from, from + hours));
            var solution = solver.Solve(part.Program, options with { Basis = Begin(park, part, hours, months, solver, options, cancellation) }, cancellation);
            if (!solution.HasValues)
            {
                return [];
            }

            months.Add((part, from, solution));
            tell(k + 1);
        }

        return months;
    }

    // The first month begins from its first week, repeated; each other one from the month before, whose end is repeated where this one is longer.
    private static ProgramBasis? Begin(ParkSystem park, ParkProgram part, int hours, List<(ParkProgram Part, int From, ProgramSolution Solution)> months, ILinearSolver solver, SolveOptions options, CancellationToken cancellation)
    {
        if (months.Count > 0)
        {
            var (before, _, solution) = months[^1];
            return part.Begin(before.Hours < hours ? [(before, 0, solution), (before, hours - before.Hours, solution)] : [(before, 0, solution)]);
        }

        var week = ParkProgram.Of(park.Part(0, Math.Min(HoursPerWeek, hours)));
        var first = solver.Solve(week.Program, options, cancellation);
        return first.HasValues ? part.Begin(Enumerable.Range(0, ((hours - 1) / HoursPerWeek) + 1).Select(w => (week, w * HoursPerWeek, first))) : null;
    }

    private static void Tell(SolveOptions options, int month, double objective) => options.Progress?.Invoke(new SolveProgress(string.Create(CultureInfo.InvariantCulture, $"{month}/12"), objective, double.NaN));
}
