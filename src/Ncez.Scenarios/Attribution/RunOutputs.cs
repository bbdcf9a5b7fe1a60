using System.Collections.Immutable;
using Ncez.Model.Scenarios;
using Ncez.Scenarios.Results;

namespace Ncez.Scenarios.Attribution;

/// <summary>The outputs of a run that contributions are taken of, year by year: net by region, sector and gas where it is emitted, then by region and sector of the users.</summary>
internal sealed class RunOutputs(ScenarioProgram program, ImmutableArray<int> years)
{
    private const double Nothing = 1e-6;
    private readonly NetCell[] _cells = program.Layout.Cells;
    private readonly int _sectors = program.Sectors.Length;
    private readonly int _users = program.Model.Regions.Length * program.Sectors.Length;

    /// <summary>Positions of the years that are read.</summary>
    public int[] Years { get; } = [.. years];

    /// <summary>How many.</summary>
    public int Count => years.Length * PerYear;

    private int PerYear => _cells.Length + _users;

    /// <summary>Copies the outputs of the last run.</summary>
    public void Read(ScenarioRun run, Span<double> values)
    {
        for (var cell = 0; cell < _cells.Length; cell++)
        {
            Copy(run.OfCell(_cells[cell]), cell, values);
        }

        for (var user = 0; user < _users; user++)
        {
            Copy(run.NetOf(user % _sectors, user / _sectors, isByUser: true), _cells.Length + user, values);
        }
    }

    /// <summary>Net of all sectors and regions in a year.</summary>
    public double Total(double[] values, int year) => Known(OfYear(values, year).Sum(c => c.SavedT));

    /// <summary>What each player saved, as the document says it.</summary>
    public Contribution Contribution(
        string method, string baseline, int year, int y, double wholeT, ImmutableArray<int> players, double[][] savedT, double[][]? intervalT)
    {
        var measures = players.Select((bit, i) =>
        {
            var measure = program.Measures[bit];
            var (cells, total) = (OfYear(savedT[i], y), Total(savedT[i], y));
            return new MeasureContribution(measure.Id, measure.Family, total, wholeT == 0 ? double.NaN : total / wholeT,
                Sums(cells.Where(c => c.SavedT != 0), c => c.Sector), Sums(cells, c => c.Region))
            {
                BySectorUser = Users(savedT[i], y),
                ByGas = Sums(cells, c => c.Gas),
                Cells = [.. cells.Where(c => Math.Abs(c.SavedT) >= Nothing)],

                // Errors of the parts are added as if they moved together: an upper bound.
                IntervalT = intervalT is null ? null : Total(intervalT[i], y),
            };
        }).ToImmutableArray();
        var residualT = wholeT - measures.Sum(m => m.AbatementT);
        return new Contribution(program.Scenario.Id, baseline, year, method, measures, Math.Abs(residualT) < 1e-12 * Math.Abs(wholeT) ? 0 : residualT);
    }

    private void Copy(ReadOnlySpan<double> series, int output, Span<double> values)
    {
        for (var y = 0; y < years.Length; y++)
        {
            values[(y * PerYear) + output] = series[years[y]];
        }
    }

    private List<ContributionCell> OfYear(double[] values, int y) =>
        [.. _cells.Select((cell, c) => new ContributionCell(program.Model.Regions[cell.Region].Id, cell.Sector, cell.Gas, values[(y * PerYear) + c]))];

    private ImmutableSortedDictionary<string, double> Users(double[] values, int y) =>
        Enumerable.Range(0, _users).GroupBy(u => program.Sectors[u % _sectors]).Select(g => (g.Key, Value: Known(g.Sum(u => values[(y * PerYear) + _cells.Length + u]))))
            .Where(p => p.Value != 0).ToImmutableSortedDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, double> Sums(IEnumerable<ContributionCell> cells, Func<ContributionCell, string> key) =>
        cells.GroupBy(key).ToImmutableSortedDictionary(g => g.Key, g => Known(g.Sum(c => c.SavedT)), StringComparer.Ordinal);

    // What the last digits of a double leave of a difference is nothing.
    private static double Known(double sum) => Math.Abs(sum) < Nothing ? 0 : sum;
}
