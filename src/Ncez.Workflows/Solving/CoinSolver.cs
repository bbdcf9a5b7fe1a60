using Ncez.Model.Diagnostics;
using Ncez.Model.Optimisation;

namespace Ncez.Workflows.Solving;

/// <summary>COIN-OR behind the port: linear programs by CLP in process, mixed-integer programs by the program cbc.</summary>
public sealed class CoinSolver : ILinearSolver
{
    /// <summary>What to type where apt is.</summary>
    public const string InstallLine = "apt-get install coinor-libclp1 coinor-cbc";

    /// <inheritdoc />
    public ProgramSolution Solve(LinearProgram program, SolveOptions options, CancellationToken cancellation = default) => cancellation.IsCancellationRequested
        ? new ProgramSolution(SolveStatus.Stopped)
        : program.HasIntegers ? CbcSolver.Solve(program, options, cancellation) : ClpSolver.Solve(program, options, cancellation);

    /// <summary>Says what is wrong with a solution that has no values; an infeasible program is told by its conflicts instead.</summary>
    /// <param name="solution">Solution.</param>
    /// <param name="where">What was to be solved.</param>
    /// <param name="findings">Takes the finding.</param>
    public static void Explain(ProgramSolution solution, Place where, Findings findings)
    {
        if (solution.Status == SolveStatus.NoSolver)
        {
            findings.Error("SLV-001", where, ("install", InstallLine));
        }
        else if (!solution.HasValues && solution.Status != SolveStatus.Infeasible)
        {
            findings.Error(solution.Status == SolveStatus.Stopped ? "SLV-002" : "SLV-003", where, ("status", solution.Status.ToString()));
        }
    }
}
