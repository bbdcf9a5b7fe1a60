namespace Ncez.Kernels.Scenarios;

/// <summary>Supply by simulation: what has to be made so that the users, the losses and the makers themselves get what they need.</summary>
public static class SupplyKernels
{
    /// <summary>Solves a small linear system in place by Gauss elimination with row exchange.</summary>
    /// <param name="matrixRatio">Matrix, row after row; destroyed.</param>
    /// <param name="solutionMWh">Right-hand side; replaced by the solution.</param>
    /// <exception cref="ArgumentException">The matrix does not fit the right-hand side.</exception>
    /// <remarks>A singular matrix gives NaN: a maker that uses up all it makes can serve nobody.</remarks>
    [Equation("SCN-10", "(I − A) · x = d", Unit = "MWh", Source = "Leontief 1936; LEAP help, Transformation systems with feedback flows: 100 → 105 → 105.25 …, the limit is 105.2632")]
    public static void SolveMWh(Span<double> matrixRatio, Span<double> solutionMWh)
    {
        var n = solutionMWh.Length;
        if (matrixRatio.Length != n * n)
        {
            throw new ArgumentException($"{matrixRatio.Length} coefficients for {n} unknowns.");
        }

        for (var k = 0; k < n; k++)
        {
            var pivot = k;
            for (var i = k + 1; i < n; i++)
            {
                if (Math.Abs(matrixRatio[(i * n) + k]) > Math.Abs(matrixRatio[(pivot * n) + k]))
                {
                    pivot = i;
                }
            }

            if (pivot != k)
            {
                for (var j = 0; j < n; j++)
                {
                    (matrixRatio[(k * n) + j], matrixRatio[(pivot * n) + j]) = (matrixRatio[(pivot * n) + j], matrixRatio[(k * n) + j]);
                }

                (solutionMWh[k], solutionMWh[pivot]) = (solutionMWh[pivot], solutionMWh[k]);
            }

            for (var i = k + 1; i < n; i++)
            {
                var factor = matrixRatio[(i * n) + k] / matrixRatio[(k * n) + k];
                if (factor != 0)
                {
                    for (var j = k + 1; j < n; j++)
                    {
                        matrixRatio[(i * n) + j] -= factor * matrixRatio[(k * n) + j];
                    }

                    solutionMWh[i] -= factor * solutionMWh[k];
                }
            }
        }

        for (var k = n - 1; k >= 0; k--)
        {
            var sum = solutionMWh[k];
            for (var j = k + 1; j < n; j++)
            {
                sum -= matrixRatio[(k * n) + j] * solutionMWh[j];
            }

            solutionMWh[k] = sum / matrixRatio[(k * n) + k];
        }
    }

    /// <summary>Loads makers in merit order up to what each can give; makers of equal order share by what they can give.</summary>
    /// <param name="requirementMWh">What has to be made.</param>
    /// <param name="limitMWh">What each maker can give; +∞ for one without a limit.</param>
    /// <param name="orderIndex">Merit order of each maker: lowest first.</param>
    /// <param name="outputMWh">Result: what each maker gives.</param>
    /// <param name="marginFraction">Result: share of one more MWh that each maker would take; all 0 when none has room.</param>
    /// <returns>What nobody can make [MWh].</returns>
    /// <exception cref="ArgumentException">Lists differ in length.</exception>
    [Equation("SCN-11", "gᵢ = min(Lᵢ, R − Σ of lower order); equal order in proportion to Lᵢ", Unit = "MWh", Source = "LEAP help, Process dispatch rules: MeritOrderDispatch")]
    public static double DispatchMWh(double requirementMWh, ReadOnlySpan<double> limitMWh, ReadOnlySpan<double> orderIndex, Span<double> outputMWh, Span<double> marginFraction)
    {
        var n = limitMWh.Length;
        if (orderIndex.Length != n || outputMWh.Length != n || marginFraction.Length != n)
        {
            throw new ArgumentException($"{n} limits, {orderIndex.Length} orders, {outputMWh.Length} outputs and {marginFraction.Length} margins.");
        }

        outputMWh.Clear();
        marginFraction.Clear();
        var left = Math.Max(0, requirementMWh);
        var done = double.NegativeInfinity;
        while (true)
        {
            var (next, limit) = NextGroup(limitMWh, orderIndex, done);
            if (double.IsPositiveInfinity(next))
            {
                return left;
            }

            var isMargin = left < limit;
            for (var i = 0; i < n; i++)
            {
                if (orderIndex[i] == next)
                {
                    var share = ShareOf(limitMWh, orderIndex, i, limit);
                    outputMWh[i] = isMargin ? left * share : limitMWh[i];
                    marginFraction[i] = isMargin ? share : 0;
                }
            }

            if (isMargin)
            {
                return 0;
            }

            (left, done) = (left - limit, next);
        }
    }

    /// <summary>What must be sent out so that a requirement arrives.</summary>
    /// <param name="requirementMWh">What has to arrive.</param>
    /// <param name="lossFraction">Losses.</param>
    /// <param name="isOfRequirement">1 when losses are a share of what arrives, 0 when of what is sent out.</param>
    [Equation("SCN-12", "X = R / (1 − l), or R · (1 + l) for losses as a share of the requirement", Unit = "MWh", Source = "LEAP help, Transmission and distribution losses")]
    public static double SentOutMWh(double requirementMWh, double lossFraction, int isOfRequirement) =>
        isOfRequirement != 0 ? requirementMWh * (1 + lossFraction) : requirementMWh / (1 - lossFraction);

    private static (double Order, double LimitMWh) NextGroup(ReadOnlySpan<double> limitMWh, ReadOnlySpan<double> orderIndex, double doneIndex)
    {
        var (next, limit) = (double.PositiveInfinity, 0.0);
        for (var i = 0; i < limitMWh.Length; i++)
        {
            if (orderIndex[i] > doneIndex && orderIndex[i] < next)
            {
                next = orderIndex[i];
            }
        }

        for (var i = 0; i < limitMWh.Length; i++)
        {
            limit += orderIndex[i] == next ? limitMWh[i] : 0;
        }

        return (next, limit);
    }

    // Makers without a limit share among themselves alone and equally.
    private static double ShareOf(ReadOnlySpan<double> limitMWh, ReadOnlySpan<double> orderIndex, int maker, double groupMWh)
    {
        if (!double.IsPositiveInfinity(groupMWh))
        {
            return limitMWh[maker] / groupMWh;
        }

        var unlimited = 0;
        for (var i = 0; i < limitMWh.Length; i++)
        {
            unlimited += orderIndex[i] == orderIndex[maker] && double.IsPositiveInfinity(limitMWh[i]) ? 1 : 0;
        }

        return double.IsPositiveInfinity(limitMWh[maker]) ? 1.0 / unlimited : 0;
    }
}
