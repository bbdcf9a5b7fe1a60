using System.Collections.Immutable;
using System.Globalization;
using System.Numerics.Tensors;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Texts;
using Ncez.Model.Uncertainties;
using Ncez.Model.Zones;

namespace Ncez.Accounting.Uncertainties;

/// <summary>How sure an inventory is: both IPCC approaches on the same sources, beside each other.</summary>
public static class UncertaintyEngine
{
    private const int MostCorrelated = 12;

    /// <summary>Analyses an inventory; null when neither a row nor a factor states an uncertainty.</summary>
    /// <param name="input">What the zone folder says.</param>
    /// <param name="inventory">Its inventory.</param>
    /// <param name="data">Pedigree table, Sobol dimensions, items.</param>
    /// <param name="settings">How to draw.</param>
    /// <param name="findings">Collects what is odd about the statements.</param>
    /// <param name="cancellation">Stops between blocks of draws.</param>
    public static UncertaintyReport? Analyse(
        ZoneInput input, Inventory inventory, UncertaintyData data, DrawSettings settings, Findings findings, CancellationToken cancellation = default)
    {
        var lines = UncertainLines.Of(inventory, new StatedUncertainty(input, data.Pedigree, data.Library, findings), findings);
        if (lines.Streams.Count == 0)
        {
            return null;
        }

        var propagation = new ErrorPropagation(lines, inventory);
        var last = inventory.Years.Length - 1;
        var baseYear = BaseIndex(inventory);
        var variances = propagation.Variances(last);
        int[] byWeight = [.. Enumerable.Range(0, lines.Streams.Count).OrderByDescending(i => Math.Abs(variances[i])).ThenBy(i => i)];
        var columns = new DrawnColumns(lines, settings, data.Sobol, byWeight);
        var totals = new MonteCarlo(lines, columns, settings, inventory.Years.Length).Totals(cancellation);
        ImmutableArray<YearUncertainty> years = [.. inventory.Years.Select((year, i) => OfYear(year, i, propagation, lines, totals[i]))];
        return new UncertaintyReport
        {
            Settings = settings,
            Sources = Sources(lines, columns, variances, byWeight, (last, totals[last]), settings),
            Years = years,
            Trend = baseYear >= 0 && IsBase(years[baseYear], findings) && IsCovered(lines, inventory, [baseYear, last], findings) && propagation.CoveredT(baseYear) > 0 && propagation.IntervalOf(last) is not null
                ? new TrendUncertainty(inventory.Years[baseYear].Year, inventory.Years[last].Year, propagation.Trend(baseYear, last), Trend(totals[baseYear], totals[last]))
                : null,
            Categories = propagation.Categories(baseYear, last, i => years[i].IsBalanced),
            Missing = [.. lines.Missing],
        };
    }

    // A change in percent of a base that may as well be 0 says nothing.
    private static bool IsBase(YearUncertainty year, Findings findings)
    {
        if (year.IsBalanced)
        {
            findings.Warning("UNC-011", new Place("uncertainty.csv"), ("year", year.Year), ("total", Numbers.Co2e(year.CoveredT)), ("half", Numbers.Co2e(year.Propagated!.HalfWidth)));
        }

        return !year.IsBalanced;
    }

    // The trend of the covered part would be printed for the change of a total that it is not.
    private static bool IsCovered(UncertainLines lines, Inventory inventory, int[] years, Findings findings)
    {
        string[] without = [.. years.Select(y => inventory.Years[y].Year).Where(y => lines.Missing.Any(m => m.Year == y)).Select(y => y.ToString(CultureInfo.InvariantCulture))];
        if (without.Length > 0)
        {
            findings.Warning("UNC-009", new Place("uncertainty.csv"), ("first", inventory.Years[years[0]].Year), ("last", inventory.Years[years[1]].Year), ("years", string.Join(", ", without)));
        }

        return without.Length == 0;
    }

    // The zone's baseline, else its first year; none when that is the last one.
    private static int BaseIndex(Inventory inventory)
    {
        var last = inventory.Years.Length - 1;
        var named = inventory.Years.Select((y, i) => (y.Year, i)).Where(y => y.Year == inventory.Zone.Baseline).Select(y => y.i).DefaultIfEmpty(0).First();
        return named < last ? named : -1;
    }

    private static YearUncertainty OfYear(YearTotals year, int index, ErrorPropagation propagation, UncertainLines lines, double[] drawn)
    {
        var covered = lines.Terms.Where(t => t.Year == index).ToList();
        var (amount, missing) = (covered.Sum(t => Math.Abs(t.Co2eT)), lines.Missing.Where(m => m.Year == year.Year).Sum(m => Math.Abs(m.Co2eT)));
        var propagated = propagation.IntervalOf(index);

        // Judged once, by approach 1: both approaches give a percentage or neither does.
        var isBalanced = propagated is not null && covered.Any(t => t.Co2eT > 0) && covered.Any(t => t.Co2eT < 0) && Math.Abs(propagated.Mean) <= propagated.HalfWidth;
        return new YearUncertainty(year.Year, year.NetBeforeOffset.T, covered.Sum(t => t.Co2eT),
            lines.Missing.Any(m => m.Year == year.Year) ? amount / (amount + missing) : amount == 0 ? double.NaN : 1,
            propagated is null ? null : propagated with { IsBalanced = isBalanced }, covered.Count == 0 ? null : IntervalOf(drawn) with { IsBalanced = isBalanced });
    }

    // A ratio has no mean worth printing when its denominator comes near to 0: the change is that of the means, the interval that of the ratios.
    private static Interval Trend(double[] first, double[] last) => IntervalOf([.. first.Zip(last, (a, b) => ((b / a) - 1) * 100)]) with { Mean = ((last.Average() / first.Average()) - 1) * 100 };

    private static Interval IntervalOf(double[] drawn)
    {
        var sorted = drawn.ToArray();
        Array.Sort(sorted);
        return new Interval(drawn.Average(), Kernels.Sampling.DistributionKernels.EmpiricalRatio(0.025, sorted), Kernels.Sampling.DistributionKernels.EmpiricalRatio(0.975, sorted));
    }

    private static ImmutableArray<UncertainSource> Sources(
        UncertainLines lines, DrawnColumns columns, double[] variances, int[] byWeight, (int Last, double[] Drawn) year, DrawSettings settings)
    {
        var sum = variances.Sum();
        var (last, totals) = year;
        var (byStream, weights) = (Enumerable.Range(0, lines.Variates.Count).ToLookup(v => lines.Variates[v].Stream), Weights(lines, last));
        var ever = Weights(lines, null);
        return
        [
            .. byWeight.Select((index, place) =>
            {
                // Rows may state different half-widths of what they share: the one that moves the total most speaks, and all are named.
                int[] own = [.. byStream[index].OrderByDescending(v => weights[v]).ThenByDescending(v => ever[v])];
                var (stream, first) = (lines.Streams[index], lines.Variates[own[0]]);
                return new UncertainSource(stream.Id, stream.Name, stream.IsFactor, first.HalfWidthRatio * 100, first.Shape, Basis(lines, own), sum > 0 ? variances[index] / sum : double.NaN,
                    place < MostCorrelated ? SquaredCorrelation(columns, own[0], totals, settings.Draws) : double.NaN) { ShortName = stream.ShortName };
            }),
        ];
    }

    // Tonnes of a year, or of all years, that each deviation moves [t]: amounts times half-widths.
    private static double[] Weights(UncertainLines lines, int? year)
    {
        var weights = new double[lines.Variates.Count];
        foreach (var term in lines.Terms.Where(t => year is null || t.Year == year))
        {
            foreach (var variate in term.Factors.Append(term.Quantity).Where(v => v >= 0))
            {
                weights[variate] += Math.Abs(term.Co2eT) * lines.Variates[variate].HalfWidthRatio;
            }
        }

        return weights;
    }

    private static LocalText Basis(UncertainLines lines, int[] variates)
    {
        if (variates is [var only])
        {
            return lines.Bases[only];
        }

        var named = variates.Select(v => UncertaintyTexts.Of("basis.one", ("percent", Numbers.Significant(lines.Variates[v].HalfWidthRatio * 100, 3)), ("basis", lines.Bases[v]))).ToList();
        return new LocalText(string.Join("；", named.Select(n => n.Zh)), string.Join("; ", named.Select(n => n.En)));
    }

    // The draws of a parameter can be made again at any time: only those that matter are.
    private static double SquaredCorrelation(DrawnColumns columns, int variate, double[] totals, int draws)
    {
        var column = new double[draws];
        columns.FillRatios(variate, 0, column);
        var (meanX, meanY) = (TensorPrimitives.Sum<double>(column) / draws, TensorPrimitives.Sum<double>(totals) / draws);
        TensorPrimitives.Subtract(column, meanX, column);
        var y = new double[draws];
        TensorPrimitives.Subtract(totals, meanY, y);
        var both = TensorPrimitives.Dot<double>(column, y);
        var size = TensorPrimitives.SumOfSquares<double>(column) * TensorPrimitives.SumOfSquares<double>(y);
        return size == 0 ? double.NaN : both * both / size;
    }
}

/// <summary>Shipped numbers that uncertainty analysis needs.</summary>
/// <param name="Pedigree">Variances of a pedigree.</param>
/// <param name="Sobol">Dimensions of the Sobol sequence.</param>
/// <param name="Library">Items, to read names of uncertainty.csv.</param>
public sealed record UncertaintyData(PedigreeTable Pedigree, ImmutableArray<SobolDimension> Sobol, FactorLibrary Library);
