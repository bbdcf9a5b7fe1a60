using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Charts.Inventories;

/// <summary>Texts of charts, from <c>Texts/Charts.resx</c>.</summary>
public static class ChartTexts
{
    /// <summary>The area.</summary>
    public static TextArea Area { get; } = TextArea.Of(typeof(ChartTexts).Assembly, "Charts");

    /// <summary>A text with its placeholders filled.</summary>
    public static LocalText Of(string key, params TextArg[] args) => Area.Both(key, args);

    /// <summary>Name of a scope.</summary>
    public static LocalText Scope(Scope scope) => Of(scope switch
    {
        Model.Zones.Scope.Direct => "scope.direct",
        Model.Zones.Scope.Indirect => "scope.indirect",
        Model.Zones.Scope.Sink => "scope.sink",
        Model.Zones.Scope.Export => "scope.export",
        Model.Zones.Scope.Offset => "scope.offset",
        _ => "scope.memo",
    });

    /// <summary>Colour role of a scope.</summary>
    public static string Role(Scope scope) => scope switch
    {
        Model.Zones.Scope.Direct => "scope-direct",
        Model.Zones.Scope.Indirect => "scope-indirect",
        Model.Zones.Scope.Sink => "scope-sink",
        Model.Zones.Scope.Export => "scope-export",
        Model.Zones.Scope.Offset => "scope-offset",
        _ => "text-3",
    };

    /// <summary>Name of a standard-coal basis.</summary>
    public static LocalText Basis(StandardCoalBasis basis) => Of(basis == StandardCoalBasis.Calorific ? "basis.calorific" : "basis.equivalent");

    /// <summary>A change in words: 少 54.3% / down 54.3%.</summary>
    public static LocalText Change(double fromT, double toT)
    {
        var share = (toT - fromT) / Math.Abs(fromT);
        var key = !double.IsFinite(share) ? "change.unknown" : Math.Abs(share) < 0.0005 ? "change.none" : share < 0 ? "change.down" : "change.up";
        return Of(key, ("percent", Numbers.Percent(Math.Abs(share))));
    }
}
