using System.Collections.Immutable;

namespace Ncez.Model.Workbench;

/// <summary>A value of zone.yaml that may be set: its keys from the top and its shape. Its text has one row a line, cells parted by tabs.</summary>
/// <param name="Path">Keys parted by points, for example <c>boundary.approach</c>.</param>
/// <param name="Shape">What stands there.</param>
public sealed record ZoneSetting(string Path, SettingShape Shape = SettingShape.Text)
{
    /// <summary>Beginning of the settings that answer a choice of the boundary.</summary>
    public const string Choices = "boundary.choices.";

    /// <summary>Everything that zone.yaml may hold beyond its version and id, in the order of the format; choices of the boundary are those of the domain.</summary>
    public static ImmutableArray<ZoneSetting> All { get; } =
    [
        new("name.zh"), new("name.en"), new("domain"), new("region"), new("location.lat"), new("location.lon"), new("status"), new("batch"), new("build"), new("parent"),
        new("years", SettingShape.List), new("baseline"),
        new("boundary.approach"), new("boundary.equity", SettingShape.Pairs), new("boundary.exclusions", SettingShape.Exclusions),
        new("gwp"), new("factors", SettingShape.List), new("factor_year"), new("proxies", SettingShape.Pairs), new("standard_coal"), new("export_credit"),
        new("offset_cap.share"), new("offset_cap.of"), new("recalculation_threshold"), new("schemes", SettingShape.List), new("confirm", SettingShape.List),
        new("alternatives", SettingShape.Alternatives), new("notice.zh"), new("notice.en"),
    ];

    /// <summary>Keys of the top in the order of the format.</summary>
    public static ImmutableArray<string> Order { get; } = ["ncez", "id", .. All.Select(s => s.Keys[0]).Distinct()];

    /// <summary>Keys from the top.</summary>
    public ImmutableArray<string> Keys => Path.StartsWith(Choices, StringComparison.Ordinal) ? ["boundary", "choices", Path[Choices.Length..]] : [.. Path.Split('.')];

    /// <summary>True for half of a text in both languages.</summary>
    public bool IsOfLanguage => Keys is [_, "zh" or "en"];
}

/// <summary>What stands at a setting.</summary>
public enum SettingShape
{
    /// <summary>One value.</summary>
    Text,

    /// <summary>Values, one a row.</summary>
    List,

    /// <summary>Two cells a row: what, and its value.</summary>
    Pairs,

    /// <summary>Three cells a row: category, reason in Chinese, reason in English.</summary>
    Exclusions,

    /// <summary>Five cells a row: id, name in Chinese and in English, factor sets parted by commas, stand-ins as <c>煤=烟煤</c> parted by commas.</summary>
    Alternatives,
}
