using System.Diagnostics;

namespace Ncez.Workflows.Benchmarks;

/// <summary>Runs the benches and says whether the machine was too busy for the figures to mean much.</summary>
public static class RunBenchmarks
{
    /// <summary>All benches, by id.</summary>
    public static IReadOnlyList<IBench> All { get; } = In(typeof(RunBenchmarks).Assembly);

    /// <summary>All benches of assemblies, by id.</summary>
    public static IReadOnlyList<IBench> In(params ReadOnlySpan<System.Reflection.Assembly> assemblies) => [.. assemblies.ToArray().SelectMany(a => a.GetTypes())
        .Where(t => t.IsClass && !t.IsAbstract && t.IsAssignableTo(typeof(IBench)))
        .Select(t => (IBench)Activator.CreateInstance(t)!).OrderBy(b => b.Id, StringComparer.Ordinal)];

    /// <summary>
    /// Share of a core this process gets when it asks for one whole [0–1], over a twentieth of a second: clearly below 1 means
    /// that other work runs beside it.
    /// </summary>
    public static double FreeCoreFraction()
    {
        var (cpu, watch) = (Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        while (watch.ElapsedMilliseconds < 50)
        {
            Thread.SpinWait(200);
        }

        return Math.Min(1, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds / watch.Elapsed.TotalSeconds);
    }
}
