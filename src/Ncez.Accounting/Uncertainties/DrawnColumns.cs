using System.Collections.Immutable;
using System.Numerics.Tensors;
using Ncez.Kernels.Sampling;
using Ncez.Model.Uncertainties;

namespace Ncez.Accounting.Uncertainties;

/// <summary>Gives any stretch of the draws of any variate, by itself and in any order.</summary>
internal sealed class DrawnColumns
{
    private readonly DrawSettings _settings;
    private readonly IReadOnlyList<Stream> _streams;
    private readonly IReadOnlyList<Variate> _variates;
    private readonly double[] _deviation;
    private readonly Dictionary<int, uint[]> _directions = [];
    private readonly Dictionary<int, double[]> _fixed = [];

    /// <summary>Draws of these variates.</summary>
    /// <param name="lines">Streams and variates.</param>
    /// <param name="settings">How to draw.</param>
    /// <param name="sobol">Dimensions of the Sobol sequence.</param>
    /// <param name="byWeight">Streams, the one that matters most first: these get the dimensions.</param>
    public DrawnColumns(UncertainLines lines, DrawSettings settings, ImmutableArray<SobolDimension> sobol, IReadOnlyList<int> byWeight)
    {
        (_settings, _streams, _variates) = (settings, lines.Streams, lines.Variates);
        _deviation = [.. lines.Variates.Select(Deviation)];
        if (settings.Design == DrawDesign.Sobol)
        {
            for (var i = 0; i < Math.Min(byWeight.Count, sobol.Length); i++)
            {
                _directions.Add(byWeight[i], DesignKernels.SobolDirections(sobol[i].Polynomial, sobol[i].Initial.AsSpan()));
            }
        }

        FixRankGroups();
    }

    /// <summary>True when the variate is 1 + scale × score, so that lines can add scores.</summary>
    public bool IsNormal(int variate) => _variates[variate].Shape == DrawShape.Normal;

    /// <summary>Standard deviation (of the logarithm for a lognormal) or half of the range.</summary>
    public double DeviationOf(int variate) => _deviation[variate];

    /// <summary>Standard normal scores of a stream.</summary>
    public void FillScores(int variate, int firstDraw, Span<double> column)
    {
        FillFractions(_variates[variate].Stream, firstDraw, column);
        NormalKernels.FillNormalScore(column);
    }

    /// <summary>Deviations of mean 1.</summary>
    public void FillRatios(int variate, int firstDraw, Span<double> column)
    {
        var (shape, deviation) = (_variates[variate].Shape, _deviation[variate]);
        switch (shape)
        {
            case DrawShape.Normal:
                FillScores(variate, firstDraw, column);
                TensorPrimitives.Multiply(column, deviation, column);
                TensorPrimitives.Add(column, 1, column);
                return;
            case DrawShape.Lognormal:
                FillScores(variate, firstDraw, column);
                TensorPrimitives.Multiply(column, deviation, column);
                TensorPrimitives.Subtract(column, deviation * deviation / 2, column);
                TensorPrimitives.Exp(column, column);
                return;
            default:
                FillFractions(_variates[variate].Stream, firstDraw, column);
                break;
        }

        if (_variates[variate].Sample is { } sample)
        {
            for (var i = 0; i < column.Length; i++)
            {
                column[i] = sample.RatioAt(column[i]);
            }

            return;
        }

        var (low, high) = (1 - deviation, 1 + deviation);
        for (var i = 0; i < column.Length; i++)
        {
            column[i] = shape switch
            {
                DrawShape.Uniform => DistributionKernels.UniformRatio(column[i], low, high),
                DrawShape.Triangular => DistributionKernels.TriangularRatio(column[i], low, 1, high),
                _ => DistributionKernels.PertRatio(column[i], low, 1, high),
            };
        }
    }

    private void FillFractions(int stream, int firstDraw, Span<double> column)
    {
        if (_fixed.TryGetValue(stream, out var whole))
        {
            whole.AsSpan(firstDraw, column.Length).CopyTo(column);
            return;
        }

        var key = _streams[stream].Key;
        if (_directions.TryGetValue(stream, out var directions))
        {
            var scramble = PhiloxKernels.Block([0, uint.MaxValue, (uint)key, (uint)(key >> 32)], [(uint)_settings.Seed, (uint)(_settings.Seed >> 32)])[0];
            DesignKernels.FillSobolFraction(directions, firstDraw, scramble, column);
        }
        else if (_settings.Design == DrawDesign.Random)
        {
            PhiloxKernels.FillUniformFraction(_settings.Seed, key, firstDraw, column);
        }
        else
        {
            DesignKernels.FillLatinFraction(_settings.Seed, key, firstDraw, _settings.Draws, column);
        }
    }

    // Columns of a rank-correlated group are made whole, since their order is.
    private void FixRankGroups()
    {
        foreach (var group in _streams.Select((s, i) => (Stream: s, Index: i)).Where(s => s.Stream.RankGroup.Length > 0).GroupBy(s => s.Stream.RankGroup).Where(g => g.Count() > 1))
        {
            var members = group.ToList();
            var (n, draws) = (members.Count, _settings.Draws);
            var columns = new double[n * draws];
            var correlation = new double[n * n];
            for (var i = 0; i < n; i++)
            {
                FillFractions(members[i].Index, 0, columns.AsSpan(i * draws, draws));
                for (var j = 0; j < n; j++)
                {
                    correlation[(i * n) + j] = i == j ? 1 : members[0].Stream.RankCorrelation;
                }
            }

            RankCorrelationKernels.InduceRankCorrelation(columns, n, correlation, _settings.Seed, Stream.KeyOf($"rank:{group.Key}"));
            for (var i = 0; i < n; i++)
            {
                _fixed.Add(members[i].Index, columns[(i * draws)..((i + 1) * draws)]);
            }
        }
    }

    private static double Deviation(Variate variate) => variate.Shape switch
    {
        _ when variate.Sample is not null => double.NaN,
        DrawShape.Normal => HalfWidthKernels.NormalDeviationRatio(variate.HalfWidthRatio),
        DrawShape.Lognormal => HalfWidthKernels.LognormalDeviationRatio(variate.HalfWidthRatio),
        DrawShape.Uniform => HalfWidthKernels.UniformHalfRangeRatio(variate.HalfWidthRatio),
        DrawShape.Triangular => HalfWidthKernels.TriangularHalfRangeRatio(variate.HalfWidthRatio),
        _ => HalfWidthKernels.PertHalfRangeRatio(variate.HalfWidthRatio),
    };
}
