namespace Ncez.Kernels.Sampling;

/// <summary>Gives columns of draws a rank correlation without changing what any of them contains.</summary>
public static class RankCorrelationKernels
{
    // A pivot of a correlation matrix that differs less from 0 is 0.
    private const double Rounding = 1e-12;

    /// <summary>Linear correlation of two normal variables that have a rank correlation.</summary>
    /// <param name="rankCorrelationFraction">Spearman's rank correlation, −1 to 1.</param>
    [Equation("SAM-23", "r = 2·sin(π/6·ρ)", Unit = "1", Source = "Pearson 1907, On further methods of determining correlation, Drapers' Company Research Memoirs, Biometric Series IV")]
    public static double NormalCorrelationFraction(double rankCorrelationFraction) => 2 * Math.Sin(Math.PI / 6 * rankCorrelationFraction);

    /// <summary>Smallest rank correlation that any two of several normal variables can have in common.</summary>
    /// <param name="count">How many, 2 or more.</param>
    [Equation("SAM-24", "ρ ≥ 6/π·asin(−1/(2·(n − 1)))", Unit = "1", Source = "SAM-23 at r = −1/(n − 1), below which the matrix of n equal correlations has the negative eigenvalue 1 + (n − 1)·r")]
    public static double LeastCommonRankFraction(int count) => 6 / Math.PI * Math.Asin(-0.5 / (count - 1));

    /// <summary>
    /// Reorders the columns so that their rank correlation comes near to the one asked for: each keeps its values.
    /// </summary>
    /// <param name="drawnRatio">Columns one after another, each of the same length; reordered in place.</param>
    /// <param name="columnsCount">How many columns.</param>
    /// <param name="correlationFraction">Rank correlation by row, 1 on its diagonal, symmetric; no eigenvalue of its normal correlations is negative.</param>
    /// <param name="seed">Seed of the run: orders the scores.</param>
    /// <param name="parameter">Id of the group: two groups of one id would be drawn together.</param>
    /// <exception cref="ArgumentException">Shapes do not fit or the matrix has a negative eigenvalue.</exception>
    [Equation("SAM-22", "R* = R·(chol(corr R)⁻¹)ᵀ·chol(2·sin(π/6·C))ᵀ; each column takes the order of its column of R*", Unit = "1",
        Source = "Iman, Conover 1982, A distribution-free approach to inducing rank correlation among input variables, Comm. Statist. B11(3), 311–334; scores are normal, so C is that of SAM-23")]
    public static void InduceRankCorrelation(Span<double> drawnRatio, int columnsCount, ReadOnlySpan<double> correlationFraction, ulong seed, ulong parameter)
    {
        if (columnsCount < 1 || drawnRatio.Length % columnsCount != 0 || correlationFraction.Length != columnsCount * columnsCount)
        {
            throw new ArgumentException($"{drawnRatio.Length} values and {correlationFraction.Length} correlations do not fit {columnsCount} columns.", nameof(columnsCount));
        }

        var draws = drawnRatio.Length / columnsCount;
        var scores = Scores(draws, columnsCount, seed, parameter);
        var own = Cholesky(Correlation(scores, columnsCount, draws), columnsCount);
        if (Enumerable.Range(0, columnsCount).Any(i => own[(i * columnsCount) + i] == 0))
        {
            throw new ArgumentException($"{draws} draws are too few for {columnsCount} columns.", nameof(drawnRatio));
        }

        double[] normal = [.. correlationFraction];
        for (var i = 0; i < normal.Length; i++)
        {
            normal[i] = NormalCorrelationFraction(normal[i]);
        }

        var wanted = Cholesky(normal, columnsCount);
        var row = new double[columnsCount];
        for (var d = 0; d < draws; d++)
        {
            // Solve own · y = scores, then wanted · y: uncorrelated first, then as asked for.
            for (var i = 0; i < columnsCount; i++)
            {
                row[i] = scores[(i * draws) + d];
                for (var j = 0; j < i; j++)
                {
                    row[i] -= own[(i * columnsCount) + j] * row[j];
                }

                row[i] /= own[(i * columnsCount) + i];
            }

            for (var i = columnsCount - 1; i >= 0; i--)
            {
                var sum = 0.0;
                for (var j = 0; j <= i; j++)
                {
                    sum += wanted[(i * columnsCount) + j] * row[j];
                }

                scores[(i * draws) + d] = sum;
            }
        }

        for (var i = 0; i < columnsCount; i++)
        {
            Reorder(drawnRatio.Slice(i * draws, draws), scores.AsSpan(i * draws, draws));
        }
    }

    // Van der Waerden scores, each column in its own random order.
    private static double[] Scores(int draws, int columns, ulong seed, ulong parameter)
    {
        var scores = new double[draws * columns];
        for (var i = 0; i < columns; i++)
        {
            for (var d = 0; d < draws; d++)
            {
                scores[(i * draws) + d] = NormalKernels.NormalScore((DesignKernels.StratumIndex(d, draws, seed, parameter + (ulong)i) + 1.0) / (draws + 1));
            }
        }

        return scores;
    }

    private static double[] Correlation(double[] scores, int columns, int draws)
    {
        var matrix = new double[columns * columns];
        for (var i = 0; i < columns; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                for (var d = 0; d < draws; d++)
                {
                    matrix[(i * columns) + j] += scores[(i * draws) + d] * scores[(j * draws) + d];
                }
            }
        }

        double[] size = [.. Enumerable.Range(0, columns).Select(i => Math.Sqrt(matrix[(i * columns) + i]))];
        for (var i = 0; i < matrix.Length; i++)
        {
            matrix[i] /= size[i / columns] * size[i % columns];
        }

        return matrix;
    }

    private static double[] Cholesky(ReadOnlySpan<double> matrix, int n)
    {
        var lower = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[(i * n) + j];
                for (var k = 0; k < j; k++)
                {
                    sum -= lower[(i * n) + k] * lower[(j * n) + k];
                }

                if (i == j && sum < -Rounding)
                {
                    throw new ArgumentException("The correlation matrix has a negative eigenvalue.", nameof(matrix));
                }

                // A variable that the ones before determine adds nothing of its own.
                lower[(i * n) + j] = i == j ? (sum <= Rounding ? 0 : Math.Sqrt(sum)) : lower[(j * n) + j] == 0 ? 0 : sum / lower[(j * n) + j];
            }
        }

        return lower;
    }

    private static void Reorder(Span<double> values, ReadOnlySpan<double> scores)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        var (keys, order) = (scores.ToArray(), new int[values.Length]);
        for (var d = 0; d < order.Length; d++)
        {
            order[d] = d;
        }

        Array.Sort(keys, order);
        for (var rank = 0; rank < order.Length; rank++)
        {
            values[order[rank]] = sorted[rank];
        }
    }
}
