using Ncez.Kernels.Scenarios;
using Ncez.Scenarios.Compiling;
using Ncez.Scenarios.Expressions;

namespace Ncez.Scenarios.Functions;

/// <summary>Curves of adoption: shares from 0 to 1.</summary>
internal sealed class AdoptionFunctions : IFunctionFamily
{
    /// <inheritdoc />
    public IEnumerable<ExpressionFunction> Functions =>
    [
        new("Logistic", "Logistic(middle year, steepness per year)", 2, 2, c => OfYear(c, (year, v) => ProjectionKernels.LogisticFraction(year, v[0], v[1]))),
        new("Bass", "Bass(start year, innovation, imitation)", 3, 3, c => OfYear(c, (year, v) => ProjectionKernels.BassFraction(year - v[0], v[1], v[2]))),
        new("Ramp", "Ramp(last year without, first year in full)", 2, 2, c => OfYear(c, (year, v) => Math.Clamp((year - v[0]) / (v[1] - v[0]), 0, 1))),
    ];

    private static Value OfYear(Call call, Func<double, double[], double> curve)
    {
        double[] numbers = [.. Enumerable.Range(0, call.Count).Select(i => i == 0 || call.Function.Name == "Ramp" ? call.Year(i) : call.Number(i))];
        if (call.Function.Name == "Ramp" && numbers[1] <= numbers[0])
        {
            throw call.Wrong("SCN-049", 1);
        }

        return call.Compiler.Mapped(call.Function.Name, new Value(call.Compiler.Cells.YearRow, Dims.None, Footing.Fixed), year => curve(year, numbers));
    }
}
