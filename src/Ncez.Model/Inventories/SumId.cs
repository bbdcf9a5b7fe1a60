using System.Globalization;
using Ncez.Model.Zones;

namespace Ncez.Model.Inventories;

/// <summary>Which sum of an inventory: <c>2025.net</c>, <c>2025.gross</c>, <c>2025.energy</c>, <c>2025.Direct</c>, <c>2025.Direct.stationary_combustion</c>, <c>2025.gas.CO2</c>,
/// <c>2025.carrier.coal</c>, <c>2025.energy.coal</c>, <c>2025.source.Direct.raw_coal</c>.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="Kind">net, gross, energy, gas, carrier, source, or the name of a scope.</param>
/// <param name="Key">Category of a scope, gas, carrier group, or scope and item; empty for the whole.</param>
public sealed record SumId(int Year, string Kind, string Key = "")
{
    /// <summary>All emissions after deductions.</summary>
    public const string Net = "net";

    /// <summary>Direct and indirect emissions.</summary>
    public const string Gross = "gross";

    /// <summary>Energy used, all or of a carrier group.</summary>
    public const string Energy = "energy";

    /// <summary>Gross emissions of a gas.</summary>
    public const string Gas = "gas";

    /// <summary>Gross emissions of a carrier group.</summary>
    public const string Carrier = "carrier";

    /// <summary>What an item emits in a scope, before deductions; without an item, a category.</summary>
    public const string Source = "source";

    /// <summary>What an item emits in a scope.</summary>
    public static SumId OfSource(int year, Scope scope, string item) => new(year, Source, $"{scope}.{item}");

    /// <summary>Scope and item of a source; null for other kinds.</summary>
    public (Scope Scope, string Item)? SourceParts => Kind == Source && Key.Split('.', 2) is [var scope, { Length: > 0 } item] && new SumId(Year, scope).Scope is { } known ? (known, item) : null;

    /// <summary>A scope, or one of its categories.</summary>
    public static SumId Of(int year, Scope scope, string category = "") => new(year, scope.ToString(), category);

    /// <summary>The scope; null for other kinds.</summary>
    public Scope? Scope => Enum.TryParse<Scope>(Kind, out var scope) && Enum.IsDefined(scope) && scope.ToString() == Kind ? scope : null;

    /// <summary>Reads an id; null when it is none.</summary>
    public static SumId? Parse(string text)
    {
        var parts = text.Split('.', 3);
        if (parts.Length < 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year))
        {
            return null;
        }

        var id = new SumId(year, parts[1], parts.Length == 3 ? parts[2] : "");
        var isWhole = id.Key.Length == 0;
        return id.Scope is not null || (id.Kind is Net or Gross && isWhole) || id.Kind == Energy || (id.Kind is Gas or Carrier && !isWhole) || id.SourceParts is not null ? id : null;
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year}.{Kind}{(Key.Length > 0 ? "." : "")}{Key}");
}
