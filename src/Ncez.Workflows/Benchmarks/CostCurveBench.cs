using Ncez.Model.Texts;
using Ncez.Technology.Costs;

namespace Ncez.Workflows.Benchmarks;

/// <summary>Cost curves with interactions of 230 measures, ordered anew for each of 36 years.</summary>
public sealed class CostCurveBench : IBench
{
    private const int Measures = 230;
    private const int Years = 36;

    /// <inheritdoc />
    public string Id => "macc";

    /// <inheritdoc />
    public LocalText Name => new("减排成本曲线", "abatement cost curves");

    /// <inheritdoc />
    public IEnumerable<BenchFigure> Run(BenchContext context)
    {
        var measures = GeneratedPortfolio.Of(Measures, Years).Measures.Select((m, i) => m.Measure with
        {
            Start = 2025 + (i % 12),
            Full = 2027 + (i % 12),
            AbatementTPerYear = m.Measure.AbatementTPerYear / 10,
            CostCny = m.CapitalCny,
            YearlyCostCny = Math.Max(0, m.YearlyNetCny),
            YearlySavingCny = Math.Max(0, -m.YearlyNetCny),
            LifetimeYears = m.LifetimeYears,
        }).ToList();
        var steps = 0;
        yield return BenchFigure.Time($"{Measures} measures with interactions × {Years} years", Measures * Years, "measure-years", () =>
        {
            steps = 0;
            for (var year = 2025; year < 2025 + Years; year++)
            {
                steps += AbatementCurve.Of([.. measures], 0.06, 90, _ => 40_000, year).Length;
            }
        }, note: () => $"goal: 1 s; {steps} steps");
    }
}
