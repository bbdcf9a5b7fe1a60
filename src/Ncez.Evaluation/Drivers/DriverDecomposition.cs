using System.Collections.Immutable;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Ncez.Kernels.Attribution;
using Ncez.Model.Comparisons;

namespace Ncez.Evaluation.Drivers;

/// <summary>
/// LMDI of gross emissions: activity × structure × intensity × fuel mix × factor, for a scenario year by year and for the years of an
/// inventory alike. What has no factors (process emissions, sinks, exports, offsets) stands beside as its own change.
/// </summary>
public static class DriverDecomposition
{
    private const int Drivers = FactorTable.Drivers;

    /// <summary>The decomposition, chained and end-point.</summary>
    /// <param name="input">Activity, energy and emission by sector and fuel.</param>
    /// <param name="method">LMDI-I or II.</param>
    public static DriverSplit Of(DriverInput input, LmdiMethod method)
    {
        var table = new FactorTable(input);
        var steps = Enumerable.Range(1, input.Years.Length - 1).Select(t => Step(input, table, method, t - 1, t)).ToImmutableArray();
        return new DriverSplit(method, input.ActivityName, steps, Step(input, table, method, 0, input.Years.Length - 1), Chain(steps))
        {
            OtherStartT = input.Terms.TryGetValue("other", out var other) ? other[0] : 0,
        };
    }

    private static DriverStep Step(DriverInput input, FactorTable table, LmdiMethod method, int from, int to)
    {
        var (startT, endT) = (table.TotalT(from), table.TotalT(to));
        var isByShare = method == LmdiMethod.Second && startT > 0 && endT > 0;
        var (startWhole, endWhole) = isByShare ? (startT, endT) : (1, 1);
        var before = table.EmissionsT(from);
        var after = table.EmissionsT(to);

        // One weight for all factors of a row; 0 where the row has no emission in one of the years.
        var weights = new double[table.Count];
        for (var row = 0; row < weights.Length; row++)
        {
            weights[row] = LmdiKernels.MeanT(before[row] / startWhole, after[row] / endWhole);
        }

        double? meanSum = isByShare ? TensorPrimitives.Sum<double>(weights) : null;
        if (meanSum is { } sum)
        {
            TensorPrimitives.Multiply(weights, LmdiKernels.MeanT(startT, endT) / sum, weights);
        }

        var sectors = new double[input.Sectors.Length][];
        for (var sector = 0; sector < sectors.Length; sector++)
        {
            sectors[sector] = Weighted(table, weights, sector, from, to);
            var (first, end) = table.RowsOf(sector);
            for (var row = first; row < end; row++)
            {
                if ((before[row] > 0) != (after[row] > 0))
                {
                    AddLimits(table, sector, row, (from, to), meanSum, sectors[sector]);
                }
            }
        }

        return Result(input, sectors, from, to, startT, endT);
    }

    // Effects of the rows that have emission in both years: what belongs to the whole or to a sector is taken times the sum of the weights.
    private static double[] Weighted(FactorTable table, ReadOnlySpan<double> weights, int sector, int from, int to)
    {
        var (first, end) = table.RowsOf(sector);
        double weightT = 0, mixT = 0, factorT = 0;
        var mixBefore = table.Logs(3, from);
        var mixAfter = table.Logs(3, to);
        var factorBefore = table.Logs(4, from);
        var factorAfter = table.Logs(4, to);
        for (var row = first; row < end; row++)
        {
            if (weights[row] > 0)
            {
                weightT += weights[row];
                mixT += weights[row] * (mixAfter[row] - mixBefore[row]);
                factorT += weights[row] * (factorAfter[row] - factorBefore[row]);
            }
        }

        double Shared(int driver, int at) => weightT > 0 ? weightT * (table.Logs(driver, to)[at] - table.Logs(driver, from)[at]) : 0;
        return [Shared(0, 0), Shared(1, sector), Shared(2, sector), mixT, factorT];
    }

    private static void AddLimits(FactorTable table, int sector, int row, (int From, int To) years, double? meanSum, double[] effects)
    {
        var (v0, vT) = (table.EmissionsT(years.From)[row], table.EmissionsT(years.To)[row]);
        var zeros = Enumerable.Range(0, Drivers).Count(d => table.Ratio(sector, row, d, v0 == 0 ? years.From : years.To) == 0);
        for (var driver = 0; driver < Drivers; driver++)
        {
            var (x0, xT) = (table.Ratio(sector, row, driver, years.From), table.Ratio(sector, row, driver, years.To));
            effects[driver] += meanSum is { } sum
                ? LmdiKernels.EffectByShareT(v0, vT, table.TotalT(years.From), table.TotalT(years.To), sum, x0, xT, zeros)
                : LmdiKernels.EffectT(v0, vT, x0, xT, zeros);
        }
    }

    private static DriverStep Result(DriverInput input, double[][] sectors, int from, int to, double startT, double endT)
    {
        var bySector = ImmutableArray.CreateBuilder<SectorEffects>(sectors.Length);
        var effects = new double[Drivers];
        for (var i = 0; i < sectors.Length; i++)
        {
            TensorPrimitives.Add(effects, sectors[i], effects);
            bySector.Add(new SectorEffects(input.Sectors[i].Id, ImmutableCollectionsMarshal.AsImmutableArray(sectors[i])));
        }

        return new DriverStep(input.Years[from], input.Years[to], startT, endT, [.. effects],
            [.. effects.Select(e => startT == endT && startT > 0 ? Math.Exp(e / startT) : LmdiKernels.IndexRatio(e, startT, endT))], bySector.MoveToImmutable(),
            input.Terms.ToImmutableSortedDictionary(t => t.Key, t => t.Value[to] - t.Value[from], StringComparer.Ordinal));
    }

    private static DriverStep Chain(ImmutableArray<DriverStep> steps)
    {
        var (first, last) = (steps[0], steps[^1]);
        return new DriverStep(first.From, last.To, first.StartT, last.EndT,
            [.. Enumerable.Range(0, Drivers).Select(d => steps.Sum(s => s.EffectsT[d]))],
            [.. Enumerable.Range(0, Drivers).Select(d => steps.Aggregate(1.0, (all, s) => all * s.Ratios[d]))],
            [.. first.Sectors.Select((sector, i) => new SectorEffects(sector.Sector, Added(steps, i)))],
            first.TermsT.Keys.ToImmutableSortedDictionary(k => k, k => steps.Sum(s => s.TermsT[k]), StringComparer.Ordinal));
    }

    private static ImmutableArray<double> Added(ImmutableArray<DriverStep> steps, int sector)
    {
        var sum = new double[Drivers];
        foreach (var step in steps)
        {
            TensorPrimitives.Add(sum, step.Sectors[sector].EffectsT.AsSpan(), sum);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(sum);
    }
}
