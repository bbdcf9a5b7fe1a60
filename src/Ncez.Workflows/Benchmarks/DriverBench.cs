using Ncez.Evaluation.Drivers;
using Ncez.Model.Comparisons;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Benchmarks;

/// <summary>LMDI of 100 sectors × 20 fuels × 30 years: every step and the end points. Goal: under 8 ms.</summary>
public sealed class DriverBench : IBench
{
    private const int Sectors = 100, Fuels = 20, Years = 30;

    /// <inheritdoc />
    public string Id => "drivers";

    /// <inheritdoc />
    public LocalText Name => new("驱动因素分解（LMDI）", "drivers of emissions (LMDI)");

    /// <inheritdoc />
    public IEnumerable<BenchFigure> Run(BenchContext context)
    {
        var input = Input();
        foreach (var method in Enum.GetValues<LmdiMethod>())
        {
            yield return BenchFigure.Time($"LMDI-{(method == LmdiMethod.First ? "I" : "II")}: {Sectors} sectors × {Fuels} fuels × {Years} years, chained and end-point", Sectors * Fuels * Years, "cells",
                () => DriverDecomposition.Of(input, method), runs: 100, () => "goal: 8 ms");
        }
    }

    private static DriverInput Input()
    {
        var random = new Random(1);
        double[] Values(double most) => [.. Enumerable.Range(0, Years).Select(_ => most * (0.5 + random.NextDouble()))];
        DriverFuel Fuel(int i)
        {
            var energyMWh = Values(100);
            return new DriverFuel($"fuel {i}", [.. energyMWh], [.. energyMWh.Select(e => e * (0.2 + random.NextDouble()))]);
        }

        return new DriverInput
        {
            Years = [.. Enumerable.Range(2015, Years)],
            ActivityName = "product",
            Activity = [.. Values(1e6)],
            Sectors = [.. Enumerable.Range(0, Sectors).Select(s => new DriverSector($"sector {s}", [.. Values(1e4)], [.. Enumerable.Range(0, Fuels).Select(Fuel)]))],
        };
    }
}
