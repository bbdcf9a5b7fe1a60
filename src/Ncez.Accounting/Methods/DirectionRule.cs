using System.Collections.Immutable;
using Ncez.Model.Activities;

namespace Ncez.Accounting.Methods;

/// <summary>Which directions a row may have in the categories where the direction decides what the row means.</summary>
internal static class DirectionRule
{
    // A row that leaves the column empty is a use. Fuel brought in is fuel to burn; fuel sold or made is not burnt here.
    private static readonly ImmutableDictionary<string, Direction[]> Allowed = new Dictionary<string, Direction[]>(StringComparer.Ordinal)
    {
        ["purchased_energy"] = [Direction.Import, Direction.Use],
        ["exported_energy"] = [Direction.Export],
        ["onsite_renewable"] = [Direction.Produce, Direction.Use],
        ["fuel_combustion"] = [Direction.Use, Direction.Import],
        ["mobile_combustion"] = [Direction.Use, Direction.Import],
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>True when the row may stand in its category; else ACC-046 at the direction of the row.</summary>
    public static bool Check(PlanRequest request)
    {
        if (!Allowed.TryGetValue(request.Category.Method, out var directions) || directions.Contains(request.Kind.Direction))
        {
            return true;
        }

        request.Findings.Error("ACC-046", request.Kind.Where with { Field = "direction" }, ("item", request.Item.Name), ("category", request.Category.Name),
            ("direction", NameOf(request.Kind.Direction)), ("known", string.Join(", ", directions.Select(NameOf))));
        return false;
    }

    private static string NameOf(Direction direction) => direction switch
    {
        Direction.Import => "import (调入)",
        Direction.Export => "export (调出)",
        Direction.Produce => "produce (生产)",
        _ => "use (使用)",
    };
}
