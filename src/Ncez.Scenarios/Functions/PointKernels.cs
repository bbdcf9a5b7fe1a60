using Ncez.Kernels.Scenarios;
using Ncez.Scenarios.Running;

namespace Ncez.Scenarios.Functions;

/// <summary>
/// A time function over points: the years are literals, the values are rows and may change from year to year. Inputs: one row per
/// point, then the growth behind the last point (if any), then the current accounts (if the base year's value is implied).
/// </summary>
/// <param name="form">Which function.</param>
/// <param name="knotYears">Years of the points, ascending.</param>
/// <param name="firstYear">Calendar year of the first value of a row.</param>
/// <param name="baseIndex">Position of the base year.</param>
/// <param name="hasGrowth">True when a growth row follows the points.</param>
/// <param name="hasBase">True when the row of the current accounts comes last.</param>
internal sealed class PointKernel(PointForm form, int[] knotYears, int firstYear, int baseIndex, bool hasGrowth, bool hasBase) : RowKernel
{
    private readonly int _baseYear = firstYear + baseIndex;
    private LinePlan? _around;

    /// <inheritdoc />
    public override string Name => form.ToString();

    /// <inheritdoc />
    public override bool IsLagged(int input) => false;

    /// <inheritdoc />
    public override object? NewScratch() => new Points(new double[knotYears.Length + 1], new double[knotYears.Length + 1]);

    /// <inheritdoc />
    public override void Run(Rows rows, ReadOnlySpan<int> inputs, ReadOnlySpan<int> outputs, (int From, int To) years, object? scratch)
    {
        if (form is PointForm.Interp or PointForm.Step)
        {
            Lines(rows, inputs, rows[outputs[0]], years);
            return;
        }

        var points = (Points)scratch!;
        for (var t = years.From; t < years.To; t++)
        {
            var count = Collect(rows, inputs, t, points);
            rows.At(outputs[0], t) = count == 0 ? double.NaN : ValueAt(firstYear + t, points.Years.AsSpan(0, count), points.Values.AsSpan(0, count));
        }
    }

    // Which two points stand around each year never changes, so it is known before the first run: only values are read here.
    private void Lines(Rows rows, ReadOnlySpan<int> inputs, Span<double> target, (int From, int To) years)
    {
        var around = _around ??= new LinePlan(form, knotYears, firstYear, rows.Count, hasBase ? baseIndex : -1);
        for (var t = years.From; t < years.To; t++)
        {
            var (before, after, weight) = around.At[t];
            var value = before < 0 ? rows.At(inputs[^1], baseIndex) : rows.At(inputs[before], t);
            if (weight != 0)
            {
                value += (rows.At(inputs[after], t) - value) * weight;
            }

            var past = firstYear + t - knotYears[^1];
            target[t] = hasGrowth && past > 0 ? value * Math.Pow(1 + rows.At(inputs[knotYears.Length], t), past) : value;
        }
    }

    // The base year's value is implied: it comes first, and a point of that year or before is left out.
    private int Collect(Rows rows, ReadOnlySpan<int> inputs, int t, Points points)
    {
        var count = 0;
        if (hasBase)
        {
            (points.Years[0], points.Values[0]) = (_baseYear, rows.At(inputs[^1], baseIndex));
            count = 1;
        }

        for (var k = 0; k < knotYears.Length; k++)
        {
            if (!hasBase || knotYears[k] > _baseYear)
            {
                (points.Years[count], points.Values[count]) = (knotYears[k], rows.At(inputs[k], t));
                count++;
            }
        }

        return count;
    }

    private double ValueAt(int year, ReadOnlySpan<double> knotYear, ReadOnlySpan<double> knotUnit)
    {
        var last = knotYear.Length - 1;
        switch (form)
        {
            case PointForm.Smooth:
                return last == 0 ? knotUnit[0] : ProjectionKernels.PolynomialUnit(knotYear, knotUnit, year);
            case PointForm.LinForecast:
                return last == 0 ? knotUnit[0] : ProjectionKernels.TrendUnit(knotYear, knotUnit, year);
            case PointForm.ExpForecast:
                return ExpTrend(year, knotYear, knotUnit);
            case PointForm.LogisticForecast:
                return LogisticTrend.At(year, knotYear, knotUnit);
            default:
                throw new ArgumentException($"{form} is no curve through points.", nameof(year));
        }
    }

    private static double ExpTrend(int year, ReadOnlySpan<double> knotYear, ReadOnlySpan<double> knotUnit)
    {
        Span<double> logarithm = stackalloc double[Math.Min(knotUnit.Length, 256)];
        for (var i = 0; i < logarithm.Length; i++)
        {
            logarithm[i] = Math.Log(knotUnit[i]);
        }

        return logarithm.Length == 1 ? knotUnit[0] : Math.Exp(ProjectionKernels.TrendUnit(knotYear[..logarithm.Length], logarithm, year));
    }

    private sealed record Points(double[] Years, double[] Values);
}

/// <summary>For each year the two points it lies between and how far; −1 stands for the base year's value.</summary>
internal sealed class LinePlan
{
    /// <summary>A plan for every year.</summary>
    public LinePlan(PointForm form, int[] knotYears, int firstYear, int years, int baseIndex)
    {
        var points = knotYears.Select((year, k) => (Year: year, Index: k)).Where(p => baseIndex < 0 || p.Year > firstYear + baseIndex).ToList();
        if (baseIndex >= 0)
        {
            points.Insert(0, (firstYear + baseIndex, -1));
        }

        At = [.. Enumerable.Range(firstYear, years).Select(year =>
        {
            var k = Math.Max(0, points.FindLastIndex(p => p.Year <= year));
            return form == PointForm.Step || k == points.Count - 1 || year <= points[k].Year
                ? (points[k].Index, points[k].Index, 0.0)
                : (points[k].Index, points[k + 1].Index, ProjectionKernels.InterpolatedUnit(year, points[k].Year, 0, points[k + 1].Year, 1));
        })];
    }

    /// <summary>Point before, point after, share of the way.</summary>
    public (int Before, int After, double Weight)[] At { get; }
}

/// <summary>Time functions over points.</summary>
internal enum PointForm
{
    /// <summary>Straight lines from point to point.</summary>
    Interp,

    /// <summary>The last point's value.</summary>
    Step,

    /// <summary>The polynomial through all points.</summary>
    Smooth,

    /// <summary>The straight line of least squares.</summary>
    LinForecast,

    /// <summary>The exponential curve of least squares of the logarithms.</summary>
    ExpForecast,

    /// <summary>The logistic curve of least squares.</summary>
    LogisticForecast,
}

/// <summary>
/// A logistic curve through points: V = B / (1 + e^(a + b·t)) with the lower end at 0. For a given B the rest is a straight line of
/// ln(B/V − 1); B is searched for the least squares of V.
/// </summary>
internal static class LogisticTrend
{
    private const int Steps = 60;

    /// <summary>The curve's value in a year.</summary>
    public static double At(double year, ReadOnlySpan<double> knotYear, ReadOnlySpan<double> knotUnit)
    {
        if (knotUnit.Length < 3)
        {
            return double.NaN;
        }

        double largest = 0;
        foreach (var value in knotUnit)
        {
            largest = Math.Max(largest, value);
        }

        // Golden section over the logarithm of the upper end, from just above the largest value to a hundred times it.
        Span<double> line = stackalloc double[Math.Min(knotUnit.Length, 256)];
        var ratio = (Math.Sqrt(5) - 1) / 2;
        var (low, high) = (Math.Log(largest * 1.0001), Math.Log(largest * 100));
        for (var step = 0; step < Steps; step++)
        {
            var (left, right) = (high - (ratio * (high - low)), low + (ratio * (high - low)));
            if (SquaresOf(Math.Exp(left), knotYear, knotUnit, line) < SquaresOf(Math.Exp(right), knotYear, knotUnit, line))
            {
                high = right;
            }
            else
            {
                low = left;
            }
        }

        var upper = Math.Exp((low + high) / 2);
        Fill(upper, knotUnit, line);
        return upper / (1 + Math.Exp(ProjectionKernels.TrendUnit(knotYear[..line.Length], line, year)));
    }

    private static double SquaresOf(double upper, ReadOnlySpan<double> knotYear, ReadOnlySpan<double> knotUnit, Span<double> line)
    {
        Fill(upper, knotUnit, line);
        double squares = 0;
        for (var i = 0; i < line.Length; i++)
        {
            var difference = knotUnit[i] - (upper / (1 + Math.Exp(ProjectionKernels.TrendUnit(knotYear[..line.Length], line, knotYear[i]))));
            squares += difference * difference;
        }

        return squares;
    }

    private static void Fill(double upper, ReadOnlySpan<double> knotUnit, Span<double> line)
    {
        for (var i = 0; i < line.Length; i++)
        {
            line[i] = Math.Log((upper / knotUnit[i]) - 1);
        }
    }
}
