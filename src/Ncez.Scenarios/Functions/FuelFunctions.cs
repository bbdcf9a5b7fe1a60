using Ncez.Scenarios.Compiling;
using Ncez.Scenarios.Expressions;

namespace Ncez.Scenarios.Functions;

/// <summary>Properties of fuels: of the fuel named, or of the branch's own fuel.</summary>
internal sealed class FuelFunctions : IFunctionFamily
{
    /// <inheritdoc />
    public IEnumerable<ExpressionFunction> Functions =>
    [
        Property("CarbonContent", "CarbonContent"), Property("FractionOxidized", "FractionOxidized"), Property("EnergyContent", "HeatingValue"),
        Property("NetGrossRatio", "NetGrossRatio"), Property("Density", "Density"), Property("FuelPrice", "Price"),
        new("ConvertUnits", "ConvertUnits(\"from\", \"to\")", 2, 2, Convert),
    ];

    private static ExpressionFunction Property(string name, string variable) => new(name, $"{name}([fuel])", 0, 1, call =>
    {
        var (compiler, key) = (call.Compiler, call.Scope.Cell);
        var home = compiler.Model.Branches[key.Branch].Branch;
        var asked = call.Count > 0 ? call.Name(0) : home.Kind == Model.Scenarios.BranchKind.Fuel ? home.Id : home.Fuel;
        var fuel = compiler.Model.FuelOf(asked);
        return fuel < 0
            ? throw new ExpressionException("SCN-055", call.Node.At, ("fuel", asked), ("known", string.Join(", ", compiler.Model.Fuels.Select(f => f.Branch.Id))))
            : compiler.Cells.Reference(key with { Branch = compiler.Model.Fuels[fuel].Index, Variable = variable }, new ReferenceNode(call.Node.At, compiler.Model.Fuels[fuel].Path, variable, null));
    });

    private static Value Convert(Call call)
    {
        var (from, to) = (Unit(call, 0), Unit(call, 1));
        return from.Dims == to.Dims ? call.Compiler.Ratio(from.Factor / to.Factor) : throw new ExpressionException("SCN-031", call.Node.At, ("one", from.Dims.ToString()), ("other", to.Dims.ToString()), ("number", "—"));
    }

    private static (Dims Dims, double Factor) Unit(Call call, int index) => call.Compiler.Units.TryParseRatio(call.Name(index), out var unit)
        ? Dims.Of(unit)
        : throw new ExpressionException("SCN-034", call.Node.Arguments[index].At, ("unit", call.Name(index)), ("near", "—"));
}
