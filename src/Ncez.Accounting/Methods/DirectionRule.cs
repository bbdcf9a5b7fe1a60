using System.Collections.Immutable;
using Ncez.Model.Activities;
using Ncez.Model.Texts;

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

        request.Findings.Error("ACC-046", request.At("direction"), ("item", request.Item.Name), ("category", request.Category.Name),
            ("direction", NameOf(request.Kind.Direction)), ("known", new LocalText(string.Join("、", directions.Select(d => NameOf(d).Zh)), string.Join(", ", directions.Select(d => NameOf(d).En)))));
        return false;
    }

    private static LocalText NameOf(Direction direction) => direction switch
    {
        Direction.Import => new("调入", "import"),
        Direction.Export => new("调出", "export"),
        Direction.Produce => new("生产", "produce"),
        _ => new("使用", "use"),
    };
}
