using System.Diagnostics;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Benchmarks;

/// <summary>A unit of work a user recognises, timed by <c>ncez bench</c>. One file each; found by assembly scan.</summary>
public interface IBench
{
    /// <summary>Short id for the command line.</summary>
    string Id { get; }

    /// <summary>What is measured.</summary>
    LocalText Name { get; }

    /// <summary>Runs it and reports each figure.</summary>
    IEnumerable<BenchFigure> Run(BenchContext context);
}

/// <summary>Where a bench runs.</summary>
/// <param name="Shipped">Shipped data.</param>
/// <param name="Scratch">Folder for generated files; the caller removes it.</param>
/// <param name="AllSizes">True for the big sizes (10⁷ rows).</param>
/// <param name="Cancellation">Stops between figures.</param>
public sealed record BenchContext(ShippedData Shipped, string Scratch, bool AllSizes, CancellationToken Cancellation);

/// <summary>One figure.</summary>
/// <param name="Name">What was done, with its size.</param>
/// <param name="Amount">How many units of work.</param>
/// <param name="Unit">Unit of work: lines, rows, runs.</param>
/// <param name="WallSeconds">Wall time.</param>
/// <param name="CpuSeconds">Processor time of this process, all threads.</param>
/// <param name="Note">Memory, peer, goal.</param>
public sealed record BenchFigure(string Name, double Amount, string Unit, double WallSeconds, double CpuSeconds, string Note = "")
{
    /// <summary>Units of work per second of wall time.</summary>
    public double PerSecond => Amount / WallSeconds;

    /// <summary>Times an action: the fastest of some runs, since noise only ever slows.</summary>
    public static BenchFigure Time(string name, double amount, string unit, Action action, int runs = 3, Func<string>? note = null)
    {
        var best = (Wall: double.MaxValue, Cpu: 0.0);
        for (var run = 0; run < runs; run++)
        {
            var cpu = Environment.CpuUsage.TotalTime;
            var watch = Stopwatch.StartNew();
            action();
            watch.Stop();
            if (watch.Elapsed.TotalSeconds < best.Wall)
            {
                best = (watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
            }
        }

        return new BenchFigure(name, amount, unit, best.Wall, best.Cpu, note?.Invoke() ?? "");
    }
}
