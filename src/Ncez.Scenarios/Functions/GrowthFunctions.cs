using Ncez.Kernels.Scenarios;
using Ncez.Scenarios.Compiling;
using Ncez.Scenarios.Expressions;
using Ncez.Scenarios.Running;

namespace Ncez.Scenarios.Functions;

/// <summary>Growth from a value, by rates of their own or along with a driver. Growth starts behind the year the value stands in.</summary>
internal sealed class GrowthFunctions : IFunctionFamily
{
    /// <inheritdoc />
    public IEnumerable<ExpressionFunction> Functions =>
    [
        new("Growth", "Growth(rate [, year2, rate2, …])", 1, 41, c => Grow(c, BaseRow(c), 0, c.Compiler.Model.Years.BaseIndex)),
        new("GrowthFromValue", "GrowthFromValue(value, rate [, year2, rate2, …])", 2, 42, FromValue),
        new("GrowthFromYear", "GrowthFromYear(year, rate [, year2, rate2, …])", 2, 42, FromYear),
        new("GrowthAs", "GrowthAs(branch [, elasticity])", 1, 2, As),
    ];

    // The value of the base year is implied, so this is an expression of a scenario and stands alone.
    private static int BaseRow(Call call) => call switch
    {
        { Scope.IsCurrent: true } => throw call.Wrong("SCN-051"),
        { IsWhole: false } => throw call.Wrong("SCN-052"),
        _ => call.Scope.CurrentRow ?? throw call.Wrong("SCN-053"),
    };

    private static Value FromValue(Call call)
    {
        var start = call.Argument(0);
        return Grow(call, start.Row, 1, call.Compiler.Model.Years.BaseIndex) with { Dims = start.Dims, Footing = start.Footing };
    }

    private static Value FromYear(Call call)
    {
        var year = call.Year(0);
        var parent = ReferenceFunctions.ParentOf(call, call.Scope.Cell);
        var start = call.Compiler.Cells.Reference(parent, new ReferenceNode(call.Node.At, call.Compiler.Model.Branches[parent.Branch].Path, parent.Variable, null));
        return Grow(call, start.Row, 1, Math.Max(year - call.Compiler.Model.Years.First, 0));
    }

    private static Value Grow(Call call, int startRow, int firstRate, int startIndex)
    {
        var rates = new List<int> { call.Ratio(firstRate).Row };
        var years = new List<int> { int.MinValue };
        if ((call.Count - firstRate) % 2 == 0)
        {
            throw call.Wrong("SCN-048");
        }

        for (var k = firstRate + 1; k < call.Count; k += 2)
        {
            years.Add(call.Year(k));
            rates.Add(call.Ratio(k + 1).Row);
            if (years[^1] <= years[^2])
            {
                throw call.Wrong("SCN-049", k);
            }
        }

        var kernel = new GrowthKernel([.. years.Select(y => y == int.MinValue ? y : y - call.Compiler.Model.Years.First)], startIndex);
        return new Value(call.Compiler.Tape.Emit(kernel, [startRow, .. rates])[0], call.Scope.Dims, Footing.Fixed);
    }

    private static Value As(Call call)
    {
        var driver = call.Argument(0);
        var elasticity = call.Count > 1 ? call.Ratio(1) : call.Compiler.Ratio(1);
        return new Value(call.Compiler.Tape.Emit(new FollowKernel(call.Compiler.Model.Years.BaseIndex), [BaseRow(call), driver.Row, elasticity.Row])[0], call.Scope.Dims, Footing.Fixed);
    }
}

/// <summary>Growth by the rate of each year. Inputs: the value up to the start, then the rates.</summary>
/// <param name="rateIndex">Position of the first year of each rate.</param>
/// <param name="startIndex">Position of the year that growth starts from.</param>
internal sealed class GrowthKernel(int[] rateIndex, int startIndex) : RowKernel
{
    /// <inheritdoc />
    public override string Name => "Growth";

    /// <inheritdoc />
    public override void Run(Rows rows, ReadOnlySpan<int> inputs, ReadOnlySpan<int> outputs, (int From, int To) years, object? scratch)
    {
        var target = rows[outputs[0]];
        var cut = Math.Clamp(startIndex + 1, years.From, years.To);
        rows.Of(inputs[0], years.From, cut).CopyTo(target[years.From..cut]);
        for (var k = 0; k < rateIndex.Length; k++)
        {
            var rate = rows[inputs[1 + k]];
            var to = k + 1 < rateIndex.Length ? Math.Min(rateIndex[k + 1], years.To) : years.To;
            for (var t = Math.Max(cut, rateIndex[k]); t < to; t++)
            {
                target[t] = ProjectionKernels.GrownUnit(target[t - 1], rate[t]);
            }
        }
    }
}

/// <summary>Growth along with a driver. Inputs: the value up to the base year, the driver, the elasticity.</summary>
internal sealed class FollowKernel(int baseIndex) : RowKernel
{
    /// <inheritdoc />
    public override string Name => "GrowthAs";

    /// <inheritdoc />
    public override void Run(Rows rows, ReadOnlySpan<int> inputs, ReadOnlySpan<int> outputs, (int From, int To) years, object? scratch)
    {
        for (var t = years.From; t < years.To; t++)
        {
            rows.At(outputs[0], t) = t <= baseIndex ? rows.At(inputs[0], t)
                : ProjectionKernels.FollowedUnit(rows.At(outputs[0], t - 1), rows.At(inputs[1], t), rows.At(inputs[1], t - 1), rows.At(inputs[2], t));
        }
    }
}
