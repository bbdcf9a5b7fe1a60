using System.Globalization;
using Ncez.Model.Optimisation;
using Ncez.Model.Texts;
using Ncez.Technology.Sizing;
using Ncez.Workflows.Solving;
using Ncez.Workflows.Technologies.Sizing;

namespace Ncez.Workflows.Benchmarks;

/// <summary>A park's year of 8 760 hours: running a given system with storage, and sizing it.</summary>
public sealed class SizingBench : IBench
{
    /// <inheritdoc />
    public string Id => "sizing";

    /// <inheritdoc />
    public LocalText Name => new("园区能源系统配置", "sizing of a park's energy system");

    /// <inheritdoc />
    public IEnumerable<BenchFigure> Run(BenchContext context)
    {
        var (park, solver) = (GeneratedPark.Of(), new CoinSolver());
        var plain = park with { HeatMW = [], PluggedFraction = [], DemandCnyPerMW = 0 };
        var given = park.WithSizes(new ParkSizes(15, 20, 8, 3, 3));
        var solution = new ProgramSolution(SolveStatus.NoSolver);
        void Solve(ParkSystem of) => solution = SolvePark.Of(of, solver, SolveOptions.Default, context.Cancellation).Solution;
        string Note(string goal) => solution.HasValues
            ? string.Create(CultureInfo.InvariantCulture, $"{goal}; {solution.Steps} iterations, {solution.Objective / 1e4:N0} × 10⁴ CNY/a") : $"{solution.Status}: {CoinSolver.InstallLine}";
        yield return BenchFigure.Time("8 760 h, photovoltaics and storage of given size", park.Hours, "hours", () => Solve(plain.WithSizes(new ParkSizes(15, 20, 8, 0, 0))), note: () => Note("goal: 0.6 s"));
        yield return BenchFigure.Time("8 760 h, with heat, CHP, heat pumps, charging, two-part tariff", park.Hours, "hours", () => Solve(given), note: () => Note("same"));
        yield return BenchFigure.Time("8 760 h, the same with its five sizes to be found", park.Hours, "hours", () => Solve(park), runs: 1, note: () => Note("goal: 10 s"));
    }
}
