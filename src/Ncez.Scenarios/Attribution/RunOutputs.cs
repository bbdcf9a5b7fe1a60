using System.Collections.Immutable;
using Ncez.Model.Scenarios;

namespace Ncez.Scenarios.Attribution;

/// <summary>The outputs of a run that contributions are taken of: net by year, view, region and sector, in that order, then by year and gas.</summary>
internal sealed class RunOutputs(ScenarioProgram program, ImmutableArray<int> years)
{
    private const int Views = 2;
    private const double Nothing = 1e-6;
    private readonly int _sectors = program.Sectors.Length;
    private readonly int _gases = program.Gases.Length;
    private readonly int _regions = program.Model.Regions.Length;

    /// <summary>Positions of the years that are read.</summary>
    public int[] Years { get; } = [.. years];

    /// <summary>How many.</summary>
    public int Count => (years.Length * Views * _regions * _sectors) + (years.Length * _gases);

    /// <summary>Copies the outputs of the last run.</summary>
    public void Read(ScenarioRun run, Span<double> values)
    {
        for (var view = 0; view < Views; view++)
        {
            for (var region = 0; region < _regions; region++)
            {
                for (var sector = 0; sector < _sectors; sector++)
                {
                    var series = run.NetOf(sector, region, isByUser: view == 1);
                    for (var y = 0; y < years.Length; y++)
                    {
                        values[At(y, view, region, sector)] = series[years[y]];
                    }
                }
            }
        }

        for (var gas = 0; gas < _gases; gas++)
        {
            var series = run.NetOfGas(gas);
            for (var y = 0; y < years.Length; y++)
            {
                values[AtGas(y, gas)] = series[years[y]];
            }
        }
    }

    /// <summary>Net of all sectors and regions in a year.</summary>
    public double Total(double[] values, int year) => Sum(values, year, 0, null, null);

    /// <summary>What each player saved, as the document says it.</summary>
    public Contribution Contribution(
        string method, string baseline, int year, int y, double wholeT, ImmutableArray<int> players, double[][] savedT, double[][]? intervalT)
    {
        var measures = players.Select((bit, i) =>
        {
            var measure = program.Measures[bit];
            var total = Total(savedT[i], y);
            return new MeasureContribution(measure.Id, measure.Family, total, wholeT == 0 ? double.NaN : total / wholeT, Sectors(savedT[i], y, 0), Regions(savedT[i], y))
            {
                BySectorUser = Sectors(savedT[i], y, 1),
                ByGas = Gases(savedT[i], y),

                // Errors of sectors are added as if they moved together: an upper bound.
                IntervalT = intervalT is null ? null : Total(intervalT[i], y),
            };
        }).ToImmutableArray();
        var residualT = wholeT - measures.Sum(m => m.AbatementT);
        return new Contribution(program.Scenario.Id, baseline, year, method, measures, Math.Abs(residualT) < 1e-12 * Math.Abs(wholeT) ? 0 : residualT);
    }

    private ImmutableSortedDictionary<string, double> Sectors(double[] values, int y, int view) =>
        Enumerable.Range(0, _sectors).Select(s => (Id: program.Sectors[s], Value: Sum(values, y, view, null, s))).Where(p => p.Value != 0)
            .ToImmutableSortedDictionary(p => p.Id, p => p.Value, StringComparer.Ordinal);

    private ImmutableSortedDictionary<string, double> Regions(double[] values, int y) =>
        Enumerable.Range(0, _regions).ToImmutableSortedDictionary(r => program.Model.Regions[r].Id, r => Sum(values, y, 0, r, null), StringComparer.Ordinal);

    private ImmutableSortedDictionary<string, double> Gases(double[] values, int y) =>
        Enumerable.Range(0, _gases).ToImmutableSortedDictionary(g => program.Gases[g], g => Math.Abs(values[AtGas(y, g)]) < Nothing ? 0 : values[AtGas(y, g)], StringComparer.Ordinal);

    private int AtGas(int year, int gas) => (years.Length * Views * _regions * _sectors) + (year * _gases) + gas;

    private double Sum(double[] values, int y, int view, int? region, int? sector)
    {
        var sum = 0.0;
        for (var r = region ?? 0; r < (region + 1 ?? _regions); r++)
        {
            for (var s = sector ?? 0; s < (sector + 1 ?? _sectors); s++)
            {
                sum += values[At(y, view, r, s)];
            }
        }

        // What the last digits of a double leave of a difference is nothing.
        return Math.Abs(sum) < Nothing ? 0 : sum;
    }

    private int At(int year, int view, int region, int sector) => (((((year * Views) + view) * _regions) + region) * _sectors) + sector;
}
