using System.Globalization;
using Ncez.Data.Export;
using Ncez.Model.Texts;
using Ncez.Model.Uncertainties;
using Ncez.Workflows.Uncertainties;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Benchmarks;

/// <summary>A Monte Carlo inventory: 1 000 lines, each with a quantity of its own, and the factors they share.</summary>
public sealed class UncertaintyBench : IBench
{
    private const int Lines = 1_000;

    /// <inheritdoc />
    public string Id => "uncertainty";

    /// <inheritdoc />
    public LocalText Name => new("不确定度（蒙特卡洛）", "uncertainty (Monte Carlo)");

    /// <inheritdoc />
    public IEnumerable<BenchFigure> Run(BenchContext context)
    {
        var account = new AccountZone(context.Shipped).Account(GeneratedZone.WriteUncertain(context.Scratch, Lines), context.Cancellation);
        var inventory = account.Inventory ?? throw new InvalidOperationException("The generated zone has errors.");
        var analyse = new AnalyseUncertainty(context.Shipped);
        foreach (var (draws, design, goal) in new[] { (10_000, DrawDesign.Random, "goal: 0.07 s"), (100_000, DrawDesign.Random, "goal: 0.7 s"), (10_000, DrawDesign.Lhs, ""), (16_384, DrawDesign.Sobol, "") })
        {
            context.Cancellation.ThrowIfCancellationRequested();
            yield return BenchFigure.Time($"{Lines:N0} lines × {draws.ToString("N0", CultureInfo.InvariantCulture)} draws, {design.ToString().ToLowerInvariant()}, both approaches", (double)Lines * draws, "line-draws",
                () => analyse.Of(account, inventory, new DrawSettings(draws, 1, design), context.Cancellation), runs: draws > 20_000 ? 10 : 30, note: () => goal);
        }

        foreach (var draws in (int[])[10_000, 100_000])
        {
            if (NumPy(draws) is { } seconds)
            {
                yield return new BenchFigure($"NumPy beside: {Lines:N0} lines × {draws.ToString("N0", CultureInfo.InvariantCulture)} draws, normals only", (double)Lines * draws, "line-draws", seconds, seconds, "python3-numpy, one core");
            }
        }
    }

    // The same sum in NumPy: one standard normal a line and draw, in blocks that stay in memory; null when it is not installed.
    private static double? NumPy(int draws)
    {
        var script = string.Create(CultureInfo.InvariantCulture, $"""
            import time, numpy as np
            w = np.linspace(1, 2, {Lines}); best = 1e9
            for _ in range(3):
                g = np.random.Generator(np.random.Philox(1)); t = time.process_time(); out = []
                for b in range(0, {draws}, 1000):
                    out.append(w.sum() + g.standard_normal((min(1000, {draws} - b), {Lines})) @ (0.05 * w))
                np.percentile(np.concatenate(out), [2.5, 97.5]); best = min(best, time.process_time() - t)
            print(best)
            """);
        // Debian's own Python has Debian's NumPy; another one on the path may not.
        foreach (var python in new[] { "/usr/bin/python3", OutsideProgram.Find("python3") }.OfType<string>())
        {
            var text = OutsideProgram.Output(python, TimeSpan.FromMinutes(5), ["-c", script]).Trim();
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds))
            {
                return seconds;
            }
        }

        return null;
    }
}
