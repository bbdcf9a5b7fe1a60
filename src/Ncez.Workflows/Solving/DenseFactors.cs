namespace Ncez.Workflows.Solving;

/// <summary>A square matrix as L·U with row exchanges, to solve with it and with its transpose.</summary>
internal sealed class DenseFactors
{
    private const double Singular = 1e-11;
    private readonly double[,] _lu;
    private readonly int[] _order;

    private DenseFactors(double[,] lu, int[] order) => (_lu, _order) = (lu, order);

    /// <summary>Factors of a matrix, which is overwritten; null when it is singular.</summary>
    internal static DenseFactors? Of(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        int[] order = [.. Enumerable.Range(0, n)];
        for (var k = 0; k < n; k++)
        {
            var pivot = k;
            for (var i = k + 1; i < n; i++)
            {
                pivot = Math.Abs(matrix[i, k]) > Math.Abs(matrix[pivot, k]) ? i : pivot;
            }

            if (Math.Abs(matrix[pivot, k]) < Singular)
            {
                return null;
            }

            Exchange(matrix, order, k, pivot);
            for (var i = k + 1; i < n; i++)
            {
                Eliminate(matrix, k, i);
            }
        }

        return new DenseFactors(matrix, order);
    }

    /// <summary>x of B·x = b.</summary>
    internal double[] Solve(double[] right)
    {
        var n = _order.Length;
        double[] x = [.. _order.Select(o => right[o])];
        for (var i = 1; i < n; i++)
        {
            for (var j = 0; j < i; j++)
            {
                x[i] -= _lu[i, j] * x[j];
            }
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < n; j++)
            {
                x[i] -= _lu[i, j] * x[j];
            }

            x[i] /= _lu[i, i];
        }

        return x;
    }

    /// <summary>x of Bᵀ·x = b.</summary>
    internal double[] SolveTransposed(double[] right)
    {
        var n = _order.Length;
        var y = (double[])right.Clone();
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++)
            {
                y[i] -= _lu[j, i] * y[j];
            }

            y[i] /= _lu[i, i];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < n; j++)
            {
                y[i] -= _lu[j, i] * y[j];
            }
        }

        var x = new double[n];
        for (var i = 0; i < n; i++)
        {
            x[_order[i]] = y[i];
        }

        return x;
    }

    private static void Exchange(double[,] matrix, int[] order, int a, int b)
    {
        if (a == b)
        {
            return;
        }

        (order[a], order[b]) = (order[b], order[a]);
        for (var j = 0; j < order.Length; j++)
        {
            (matrix[a, j], matrix[b, j]) = (matrix[b, j], matrix[a, j]);
        }
    }

    private static void Eliminate(double[,] matrix, int k, int i)
    {
        if (matrix[i, k] == 0)
        {
            return;
        }

        var factor = matrix[i, k] /= matrix[k, k];
        for (var j = k + 1; j < matrix.GetLength(0); j++)
        {
            matrix[i, j] -= factor * matrix[k, j];
        }
    }
}
