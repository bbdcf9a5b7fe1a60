using Ncez.Model.Texts;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Benchmarks;

/// <summary>The main job on the shipped example zone: folder to report, workbook, JSON and CSV.</summary>
public sealed class RunZoneBench : IBench
{
    /// <inheritdoc />
    public string Id => "run";

    /// <inheritdoc />
    public LocalText Name => new("主流程：示例区从文件夹到报告", "main job: example zone from folder to report");

    /// <inheritdoc />
    public IEnumerable<BenchFigure> Run(BenchContext context)
    {
        var zone = Path.Combine(context.Shipped.Folder, "zones", "guangdong-parks-2016");
        void Once(ShippedData shipped) => new RunZone(shipped).Run(zone, RunOptions.To(Path.Combine(context.Scratch, "run")), cancellation: context.Cancellation);
        yield return BenchFigure.Time("first run in a new process, library read", 1, "runs", () => Once(new ShippedData(context.Shipped.Folder)), runs: 1);
        yield return BenchFigure.Time("again, library in memory", 1, "runs", () => Once(context.Shipped), runs: 5);
    }
}
