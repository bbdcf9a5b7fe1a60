using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Model.Optimisation;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Solving;

/// <summary>Why a program has no solution, in the user's own demands: sets that cannot hold together, each of them irreducible.</summary>
public static class Conflicts
{
    private const int MostSets = 5;

    /// <summary>
    /// Irreducible conflicting sets by the deletion filter (Chinneck 1997): a demand is dropped for good when the rest still conflicts, so each
    /// member of what remains is needed, and dropping any one of them resolves this conflict. Sets share no member; a program may have several.
    /// </summary>
    /// <param name="program">A program without solution.</param>
    /// <param name="solver">Solver.</param>
    /// <param name="options">Limits of each solve.</param>
    /// <param name="cancellation">Stops.</param>
    /// <returns>Sets of demands; empty when the program conflicts without any demand, or was stopped.</returns>
    public static ImmutableArray<ImmutableArray<ProgramDemand>> Of(LinearProgram program, ILinearSolver solver, SolveOptions options, CancellationToken cancellation = default)
    {
        var kept = Enumerable.Range(0, program.Demands.Length).ToHashSet();
        var sets = ImmutableArray.CreateBuilder<ImmutableArray<ProgramDemand>>();
        bool Conflict(HashSet<int> demands) => !cancellation.IsCancellationRequested && IsInfeasible(program.With(demands.Contains), solver, options, cancellation);

        while (sets.Count < MostSets && kept.Count > 0 && Conflict(kept))
        {
            var set = new HashSet<int>(kept);
            foreach (var demand in kept.Order())
            {
                set.Remove(demand);
                if (!Conflict(set))
                {
                    set.Add(demand);
                }
            }

            if (set.Count == 0 || cancellation.IsCancellationRequested)
            {
                break;
            }

            sets.Add([.. set.Order().Select(d => program.Demands[d])]);
            kept.ExceptWith(set);
        }

        return sets.ToImmutable();
    }

    /// <summary>Says each conflict as an error at its first demand.</summary>
    public static void Report(ImmutableArray<ImmutableArray<ProgramDemand>> sets, Place where, Findings findings)
    {
        foreach (var set in sets)
        {
            findings.Error("SLV-004", set[0].Where, ("count", set.Length), ("demands", Joined(set)));
        }

        if (sets.IsEmpty)
        {
            findings.Error("SLV-005", where);
        }
    }

    /// <summary>The demands of a set as one text.</summary>
    public static LocalText Joined(ImmutableArray<ProgramDemand> set) => new(string.Join("；", set.Select(d => d.Name.Zh)), string.Join("; ", set.Select(d => d.Name.En)));

    // The relaxation is quick; only when it has a solution do whole numbers have to be tried.
    private static bool IsInfeasible(LinearProgram program, ILinearSolver solver, SolveOptions options, CancellationToken cancellation) =>
        solver.Solve(program.Relaxed(), options, cancellation).Status == SolveStatus.Infeasible
        || (program.HasIntegers && solver.Solve(program, options, cancellation).Status == SolveStatus.Infeasible);
}
