using System.Collections.Immutable;
using Ncez.Model.Quantities;
using Ncez.Model.Texts;

namespace Ncez.Model.Targets;

/// <summary>What a target may be set on, beside the indicators of the zone: its id, its names, and what it measures.</summary>
public static class TargetIndicators
{
    /// <summary>Carbon budget of several years; only scenarios say how it stands.</summary>
    public const string Budget = "cumulative_net";

    /// <summary>Year of the peak; only scenarios say how it stands.</summary>
    public const string Peak = "peak";

    private static readonly ImmutableArray<(string Id, LocalText Name, Dimension Dimension, string[] Aliases)> Known =
    [
        ("gross", new("总排放", "gross emissions"), Dimension.Mass, ["总排放量", "排放总量", "碳排放总量", "total emissions"]),
        ("net", new("净排放", "net emissions"), Dimension.Mass, ["净排放量"]),
        ("direct", new("直接排放", "direct emissions"), Dimension.Mass, ["直接排放量"]),
        ("energy", new("能源消费", "energy use"), Dimension.Energy, ["能源消费量", "能源消费总量", "综合能耗", "综合能源消费量", "energy consumption"]),
        (Budget, new("累计净排放", "cumulative net emissions"), Dimension.Mass, ["碳预算", "carbon budget"]),
        (Peak, new("达峰年", "year of the peak"), Dimension.Time, ["达峰", "peak year"]),
    ];

    private static readonly ImmutableDictionary<string, string> Ids = Known
        .SelectMany(k => k.Aliases.Append(k.Id).Append(k.Name.Zh).Append(k.Name.En).Select(name => (name, k.Id)))
        .ToImmutableDictionary(p => p.name, p => p.Id, StringComparer.OrdinalIgnoreCase);

    /// <summary>Ids of the results that are followed against the observed years.</summary>
    public static ImmutableArray<string> Followed { get; } = [.. Known.Select(k => k.Id).Where(i => i is not (Budget or Peak))];

    /// <summary>The id of what is written: an id or a name in either language, a ratio of two, a peak of a region; other names stand as written.</summary>
    public static string IdOf(string text)
    {
        var separator = text.Contains('/', StringComparison.Ordinal) ? '/' : ':';
        var parts = text.Trim().Split(separator);
        return string.Join(separator, separator == ':'
            ? parts.Select((p, i) => i == 0 ? Single(p) : p.Trim())
            : parts.Select(Single));
    }

    /// <summary>Its name; an indicator of the zone stands as written.</summary>
    public static LocalText NameOf(string id) => Known.FirstOrDefault(k => k.Id == id) is { Id: not null } known ? known.Name : LocalText.Same(id);

    /// <summary>What it measures; null when an indicator of the zone is not known, and for the year of a peak.</summary>
    /// <param name="id">Id, or one per another.</param>
    /// <param name="indicator">Unit of an indicator of the zone.</param>
    public static UnitPowers? PowersOf(string id, Func<string, Unit?> indicator) => id.Split('/') switch
    {
        [var one] => Powers(one, indicator),
        [var above, var below] => Powers(above, indicator) is { } top && Powers(below, indicator) is { } bottom ? top.Over(bottom) : null,
        _ => null,
    };

    /// <summary>True when a value in this unit is a cut against the base year: a share of something that is none itself, or that names a base year.</summary>
    /// <param name="unit">Unit of the target.</param>
    /// <param name="of">What the indicator measures; null when not known.</param>
    /// <param name="hasBaseYear">True when the row names a base year.</param>
    public static bool IsCut(RatioUnit unit, UnitPowers? of, bool hasBaseYear) =>
        unit.Numerator.Dimension == Dimension.Share && unit.Denominator is null && (hasBaseYear || of is { IsNone: false });

    private static UnitPowers? Powers(string id, Func<string, Unit?> indicator) => id.Split(':')[0] == Peak ? null
        : Known.FirstOrDefault(k => k.Id == id) is { Id: not null } known ? UnitPowers.Of(known.Dimension)
        : indicator(id) is { } unit ? UnitPowers.Of(unit) : null;

    private static string Single(string text) => Ids.GetValueOrDefault(text.Trim(), text.Trim());
}
