using System.Collections.Frozen;
using System.Collections.Immutable;
using Ncez.Model.Quantities;
using Ncez.Model.Texts;

namespace Ncez.Model.Schemes;

/// <summary>Named results of the engines that a scheme may read: nothing is calculated anew from them but the scheme's own formulas.</summary>
/// <param name="Zone">Zone id.</param>
/// <param name="Year">The evaluated year.</param>
/// <param name="BaseYear">The year compared against; null when the zone names none.</param>
/// <param name="Series">Results by name.</param>
public sealed record SchemeFacts(string Zone, int Year, int? BaseYear, FrozenDictionary<string, FactSeries> Series);

/// <summary>A named result over the years.</summary>
/// <param name="Years">Years, ascending.</param>
/// <param name="Values">Values in canonical units, one a year.</param>
/// <param name="Powers">Dimensions.</param>
/// <param name="Evidence">Where the reader finds it.</param>
public sealed record FactSeries(ImmutableArray<int> Years, ImmutableArray<Quotient> Values, UnitPowers Powers, LocalText Evidence)
{
    /// <summary>The value of a year; null when there is none.</summary>
    public Quotient? At(int year) => Years.BinarySearch(year) is var i and >= 0 ? Values[i] : null;
}

/// <summary>The names that schemes may read, with their dimensions. Names <c>treatment.*</c> and <c>indicator.*</c> are open: a treatment's totals and rows, and indicators.csv.</summary>
public static class NamedResults
{
    /// <summary>Prefix of a treatment's totals and rows.</summary>
    public const string Treatment = "treatment.";

    /// <summary>Prefix of indicators.csv.</summary>
    public const string Indicator = "indicator.";

    /// <summary>Fixed names and their dimensions.</summary>
    public static FrozenDictionary<string, Dimension> Known { get; } = new Dictionary<string, Dimension>(StringComparer.Ordinal)
    {
        ["inventory.direct"] = Dimension.Mass,
        ["inventory.indirect"] = Dimension.Mass,
        ["inventory.gross"] = Dimension.Mass,
        ["inventory.sink"] = Dimension.Mass,
        ["inventory.export_credit"] = Dimension.Mass,
        ["inventory.net_before_offset"] = Dimension.Mass,
        ["inventory.offset_used"] = Dimension.Mass,
        ["inventory.net"] = Dimension.Mass,
        ["inventory.lines_not_estimated"] = Dimension.Count,
        ["inventory.gases"] = Dimension.Count,
        ["energy.calorific"] = Dimension.Energy,
        ["energy.equivalent"] = Dimension.Energy,
        ["energy.renewable_on_site_calorific"] = Dimension.Energy,
        ["energy.electricity_imported"] = Dimension.Energy,
        ["energy.green_direct_supply"] = Dimension.Energy,
        ["energy.green_certificates"] = Dimension.Energy,
        ["comparison.one_sided_categories"] = Dimension.Count,
        ["plan.measures"] = Dimension.Count,
        ["plan.technologies"] = Dimension.Count,
        ["plan.targets_on_totals"] = Dimension.Count,
        ["plan.target_years"] = Dimension.Count,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Dimensions of a name; null when it is unknown or open.</summary>
    public static UnitPowers? PowersOf(string name) => Known.TryGetValue(name, out var dimension) ? UnitPowers.Of(dimension)
        : name.StartsWith(Treatment, StringComparison.Ordinal) ? UnitPowers.Of(Dimension.Mass) : null;

    /// <summary>True for names whose dimension only the zone knows.</summary>
    public static bool IsOpen(string name) => name.StartsWith(Indicator, StringComparison.Ordinal) && name.Length > Indicator.Length;
}
