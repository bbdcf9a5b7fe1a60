using System.Collections.Immutable;
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
    private const int Drivers = 5;

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
        var meanSum = isByShare ? table.MeanSumFraction(from, to, startT, endT) : 1;
        var scale = isByShare ? LmdiKernels.MeanT(startT, endT) / meanSum : 1;
        var sectors = new double[input.Sectors.Length, Drivers];
        for (var row = 0; row < table.Count; row++)
        {
            var sector = table.SectorOf(row);
            var (v0, vT) = (table.EmissionT(row, from), table.EmissionT(row, to));
            if (v0 > 0 && vT > 0)
            {
                // Both amounts are there: one weight for all drivers, and logarithms that were taken once.
                var weightT = isByShare ? scale * LmdiKernels.MeanT(v0 / startT, vT / endT) : LmdiKernels.MeanT(v0, vT);
                var after = table.Logs(row, to);
                var before = table.Logs(row, from);
                for (var driver = 0; driver < Drivers; driver++)
                {
                    sectors[sector, driver] += weightT * (after[driver] - before[driver]);
                }
            }
            else if (v0 != vT)
            {
                AddLimits(table, row, (from, to), isByShare ? (startT, endT, meanSum) : null, sectors, sector);
            }
        }

        return Result(input, sectors, from, to, startT, endT);
    }

    private static void AddLimits(FactorTable table, int row, (int From, int To) years, (double StartT, double EndT, double MeanSum)? whole, double[,] sectors, int sector)
    {
        var (v0, vT) = (table.EmissionT(row, years.From), table.EmissionT(row, years.To));
        var zeros = Enumerable.Range(0, Drivers).Count(d => table.Ratio(row, d, v0 == 0 ? years.From : years.To) == 0);
        for (var driver = 0; driver < Drivers; driver++)
        {
            var (x0, xT) = (table.Ratio(row, driver, years.From), table.Ratio(row, driver, years.To));
            sectors[sector, driver] += whole is { } all
                ? LmdiKernels.EffectByShareT(v0, vT, all.StartT, all.EndT, all.MeanSum, x0, xT, zeros)
                : LmdiKernels.EffectT(v0, vT, x0, xT, zeros);
        }
    }

    private static DriverStep Result(DriverInput input, double[,] sectors, int from, int to, double startT, double endT)
    {
        var bySector = ImmutableArray.CreateBuilder<SectorEffects>(input.Sectors.Length);
        var effects = new double[Drivers];
        for (var i = 0; i < input.Sectors.Length; i++)
        {
            var own = new double[Drivers];
            for (var d = 0; d < Drivers; d++)
            {
                own[d] = sectors[i, d];
                effects[d] += own[d];
            }

            bySector.Add(new SectorEffects(input.Sectors[i].Id, ImmutableCollectionsMarshal.AsImmutableArray(own)));
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
            [.. first.Sectors.Select((sector, i) => new SectorEffects(sector.Sector, [.. Enumerable.Range(0, Drivers).Select(d => steps.Sum(s => s.Sectors[i].EffectsT[d]))]))],
            first.TermsT.Keys.ToImmutableSortedDictionary(k => k, k => steps.Sum(s => s.TermsT[k]), StringComparer.Ordinal));
    }
}
