using Ncez.Data.Export;
using Ncez.Workflows.Solving;

namespace Ncez.Workflows.Tests.Solving;

/// <summary>A test that needs COIN-OR (and glpsol, when asked for) and is skipped where they are not installed.</summary>
public sealed class SolverFactAttribute : FactAttribute
{
    /// <summary>Skips without the programs.</summary>
    /// <param name="programs">Programs beside cbc.</param>
    public SolverFactAttribute(params string[] programs)
    {
        var missing = programs.Append("cbc").Where(p => OutsideProgram.Find(p) is null).ToList();
        if (missing.Count > 0)
        {
            Skip = $"Not installed: {string.Join(", ", missing)} ({CoinSolver.InstallLine} glpk-utils).";
        }
    }
}
