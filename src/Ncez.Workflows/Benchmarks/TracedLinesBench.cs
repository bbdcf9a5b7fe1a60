using Ncez.Kernels.Emissions;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Benchmarks;

/// <summary>Traced inventory lines in memory: every line keeps its activity row and its plan (factor, equation), mass and CO₂e.</summary>
public sealed class TracedLinesBench : IBench
{
    /// <inheritdoc />
    public string Id => "lines";

    /// <inheritdoc />
    public LocalText Name => new("内存中逐行核算（每行可追溯到活动与因子）", "traced lines in memory (each line keeps activity and factor)");

    /// <inheritdoc />
    public IEnumerable<BenchFigure> Run(BenchContext context)
    {
        foreach (var count in (int[])[100_000, 1_000_000, 10_000_000])
        {
            context.Cancellation.ThrowIfCancellationRequested();
            yield return OneSize(count);
        }
    }

    private static BenchFigure OneSize(int count)
    {
        const int Plans = 500;
        var (quantity, row, plan, massT, co2eT) = (new double[count], new int[count], new int[count], new double[count], new double[count]);
        var (massTPerUnit, co2eTPerUnit, sumT) = (new double[Plans], new double[Plans], new double[Plans]);
        for (var i = 0; i < count; i++)
        {
            (quantity[i], row[i], plan[i]) = (1 + (i % 97), i, (int)((uint)i * 2654435761 % Plans));
        }

        for (var p = 0; p < Plans; p++)
        {
            (massTPerUnit[p], co2eTPerUnit[p]) = (0.5 + (p * 0.001), 0.5 + (p * 0.001));
        }

        return BenchFigure.Time($"{count:N0} lines, one thread", count, "lines", () =>
        {
            LineKernels.FillT(quantity, row, plan, massTPerUnit, co2eTPerUnit, massT, co2eT);
            LineKernels.SumByPlanT(plan, co2eT, sumT);
        }, runs: 5);
    }
}
