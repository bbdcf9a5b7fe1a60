using System.Globalization;
using Ncez.Kernels.Sampling;
using Ncez.Model.Uncertainties;

namespace Ncez.Accounting.Uncertainties;

/// <summary>
/// A distribution that a table states by values: <c>low;high</c> (uniform), <c>low;mode;high</c> (triangular, PERT),
/// <c>value:weight;…</c> (discrete) or a sample (empirical). Values are multiples of the stated number; draws are brought to a mean of 1,
/// since the stated number is the one that the inventory prints.
/// </summary>
internal sealed class StatedSample
{
    private static readonly char[] Separators = [';', '；', '|', ' '];
    private const double Rounding = 1e-9;
    private readonly DrawShape _shape;
    private readonly double[] _valueRatio;
    private readonly double[] _weight;

    private StatedSample(DrawShape shape, double[] values, double[] weights)
    {
        (_shape, _valueRatio, _weight) = (shape, values, weights);
        MeanRatio = Mean(shape, values, weights);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] /= MeanRatio;
        }

        HalfWidthRatio = Math.Max((RatioAt(0.975) - RatioAt(0.025)) / 2, OfRareValues(shape, values, weights));
    }

    /// <summary>Mean of the values as stated, over the stated number.</summary>
    public double MeanRatio { get; }

    /// <summary>Half of the 95 % interval over the mean.</summary>
    public double HalfWidthRatio { get; }

    /// <summary>The values in the order they must be written in, where they were not; null where order is right, or says nothing (weights, samples).</summary>
    public static string? Reordered(DrawShape shape, string text)
    {
        string[] parts = shape is DrawShape.Uniform or DrawShape.Triangular or DrawShape.Pert ? text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [];
        double[] values = [.. parts.Select(p => IsNumber(p, out var value) ? value : double.NaN)];
        return values.Any(double.IsNaN) || values.Zip(values.Skip(1)).All(p => p.First <= p.Second) ? null : string.Join(';', parts.Zip(values).OrderBy(p => p.Second).Select(p => p.First));
    }

    /// <summary>Reads the values; null when they do not make a distribution of this shape.</summary>
    public static StatedSample? Parse(DrawShape shape, string text)
    {
        var parts = text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(p => p.Split([':', '：'], 2, StringSplitOptions.TrimEntries)).ToList();
        var pairs = new List<(double Value, double Weight)>();
        foreach (var part in parts)
        {
            if (!IsNumber(part[0], out var value) || !IsNumber(part.Length > 1 ? part[1] : "1", out var weight) || (part.Length > 1 && shape != DrawShape.Discrete))
            {
                return null;
            }

            pairs.Add((value, weight));
        }

        // In ascending order a larger chance is a larger value, on which rank correlation and stratified draws depend.
        double[] values = [.. pairs.OrderBy(p => p.Value).Select(p => p.Value)], weights = [.. pairs.OrderBy(p => p.Value).Select(p => p.Weight)];
        var fits = shape switch
        {
            DrawShape.Uniform => values.Length == 2,
            DrawShape.Triangular or DrawShape.Pert => values.Length == 3,
            DrawShape.Discrete => values.Length >= 1 && weights.Sum() > 0,
            DrawShape.Empirical => values.Length >= 2,
            _ => false,
        };
        return fits && Mean(shape, values, weights) > 0 ? new StatedSample(shape, values, weights) : null;
    }

    /// <summary>The value that is not exceeded with a chance.</summary>
    /// <param name="chanceFraction">Chance, in (0, 1).</param>
    public double RatioAt(double chanceFraction) => _shape switch
    {
        DrawShape.Uniform => DistributionKernels.UniformRatio(chanceFraction, _valueRatio[0], _valueRatio[1]),
        DrawShape.Triangular => DistributionKernels.TriangularRatio(chanceFraction, _valueRatio[0], _valueRatio[1], _valueRatio[2]),
        DrawShape.Pert => DistributionKernels.PertRatio(chanceFraction, _valueRatio[0], _valueRatio[1], _valueRatio[2]),
        DrawShape.Discrete => DistributionKernels.DiscreteRatio(chanceFraction, _valueRatio, _weight),
        _ => DistributionKernels.EmpiricalRatio(chanceFraction, _valueRatio),
    };

    // Values rarer than 2.5 % lie outside the interval and still move a sum: where that leaves less than a standard deviation, the variance
    // speaks, which is what propagates (IPCC 2006 vol. 1 ch. 3, eq. 3.1).
    private double OfRareValues(DrawShape shape, double[] values, double[] weights)
    {
        if (shape != DrawShape.Discrete)
        {
            return 0;
        }

        var deviation = Math.Sqrt(values.Zip(weights, (v, w) => w * (v - 1) * (v - 1)).Sum() / weights.Sum());
        return (RatioAt(0.975) - RatioAt(0.025)) / 2 < deviation * (1 - Rounding) ? deviation / HalfWidthKernels.NormalDeviationRatio(1) : 0;
    }

    private static bool IsNumber(string text, out double number) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number) && number >= 0;

    // An empirical quantile is a straight line between neighbours: its mean is that of the middles.
    private static double Mean(DrawShape shape, double[] values, double[] weights) => shape switch
    {
        DrawShape.Triangular => values.Average(),
        DrawShape.Pert => (values[0] + (4 * values[1]) + values[2]) / 6,
        DrawShape.Discrete => values.Zip(weights, (v, w) => v * w).Sum() / weights.Sum(),
        DrawShape.Empirical => values.Zip(values.Skip(1), (a, b) => (a + b) / 2).Average(),
        _ => values.Average(),
    };
}
