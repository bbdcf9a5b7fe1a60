using Ncez.Scenarios.Compiling;
using Ncez.Scenarios.Expressions;

namespace Ncez.Scenarios.Functions;

/// <summary>
/// Interp, Step, Smooth and the forecasts. As the whole expression of a scenario the base year's value is implied and overrides one
/// that is written for that year or before; inside of another expression nothing is implied.
/// </summary>
internal sealed class PointFunctions : IFunctionFamily
{
    /// <inheritdoc />
    public IEnumerable<ExpressionFunction> Functions =>
    [
        new("Interp", "Interp(year1, value1, year2, value2, … [, growth])", 1, 401, c => Of(c, PointForm.Interp, 1)),
        new("Step", "Step(year1, value1, year2, value2, …)", 1, 400, c => Of(c, PointForm.Step, 1)),
        new("Smooth", "Smooth(year1, value1, year2, value2, year3, value3, …)", 1, 40, c => Of(c, PointForm.Smooth, 3)),
        new("LinForecast", "LinForecast(year1, value1, year2, value2, …)", 1, 400, c => Of(c, PointForm.LinForecast, 2)),
        new("ExpForecast", "ExpForecast(year1, value1, year2, value2, …)", 1, 400, c => Of(c, PointForm.ExpForecast, 2)),
        new("LogisticForecast", "LogisticForecast(year1, value1, year2, value2, year3, value3, …)", 1, 400, c => Of(c, PointForm.LogisticForecast, 3)),
        new("Data", "Data(series)", 1, 1, c => Of(c, PointForm.Interp, 1)),
        new("Inventory", "Inventory(category, item [, sector])", 2, 3, c => Series(c, "inventory:" + Names(c))),
        new("InventoryEmission", "InventoryEmission(category, item, gas [, sector])", 3, 4, c => Series(c, "emission:" + Names(c))),
        new("InventoryFactor", "InventoryFactor(item, gas)", 2, 2, c => Series(c, $"factor:{c.Name(0)}:{c.Name(1)}")),
    ];

    private static string Names(Call call) => string.Join(':', Enumerable.Range(0, call.Count).Select(call.Name));

    private static Value Of(Call call, PointForm form, int fewest)
    {
        if (call.Count == 1)
        {
            return Series(call, call.Name(0), form);
        }

        var points = call.Count / 2;
        var hasGrowth = call.Count % 2 == 1;
        if (points < fewest || (hasGrowth && form != PointForm.Interp))
        {
            throw call.Wrong("SCN-048");
        }

        var years = new int[points];
        var values = new Value[points];
        for (var k = 0; k < points; k++)
        {
            (years[k], values[k]) = (call.Year(2 * k), call.Argument((2 * k) + 1));
            if (k > 0 && years[k] <= years[k - 1])
            {
                throw call.Wrong("SCN-049", 2 * k);
            }
        }

        return Emit(call, form, years, values, hasGrowth ? call.Ratio(call.Count - 1).Row : null);
    }

    private static Value Series(Call call, string name, PointForm form = PointForm.Interp)
    {
        var model = call.Compiler.Model.Model;
        if (!model.Series.TryGetValue(name, out var series) || series.Points.IsEmpty)
        {
            throw new ExpressionException("SCN-050", call.Node.At, ("series", name), ("known", model.Series.IsEmpty ? "—" : string.Join(", ", model.Series.Keys.Take(20))));
        }

        if (!call.Compiler.Units.TryParseRatio(series.Unit, out var unit))
        {
            throw new ExpressionException("SCN-034", call.Node.At, ("unit", series.Unit), ("near", "—"));
        }

        var (dims, factor) = Dims.Of(unit);
        return Emit(call, form, [.. series.Points.Select(p => p.Year)],
            [.. series.Points.Select(p => new Value(call.Compiler.Tape.Constant(p.Value * factor), dims, Footing.Fixed, p.Value * factor))], null);
    }

    private static Value Emit(Call call, PointForm form, int[] years, Value[] values, int? growth)
    {
        var (compiler, scope) = (call.Compiler, call.Scope);
        var hasBase = call.IsWhole && !scope.IsCurrent && scope.CurrentRow is not null;
        var common = hasBase
            ? [.. values.Select(v => compiler.ToRowUnit(v, scope, call.Node.At))]
            : ExpressionCompiler.Common(values, scope, call.Node.At);
        int[] inputs = [.. common.Select(v => v.Row), .. growth is { } g ? [g] : Array.Empty<int>(), .. hasBase ? [scope.CurrentRow!.Value] : Array.Empty<int>()];
        var kernel = new PointKernel(form, years, compiler.Model.Years.First, compiler.Model.Years.BaseIndex, growth is not null, hasBase);
        return new Value(compiler.Tape.Emit(kernel, inputs)[0], common[0].Dims, common[0].Footing);
    }
}
