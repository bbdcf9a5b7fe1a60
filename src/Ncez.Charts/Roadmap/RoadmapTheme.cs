using System.Collections.Frozen;

namespace Ncez.Charts.Roadmap;

/// <summary>Colours of a roadmap. Meaning decides the colour: a measure family has the same one everywhere.</summary>
/// <param name="Id">light or dark.</param>
/// <param name="Surface">Background.</param>
/// <param name="Text">Titles and names.</param>
/// <param name="TextSoft">Running text.</param>
/// <param name="TextQuiet">Captions and axis.</param>
/// <param name="Line">Rules and grid.</param>
/// <param name="LineStrong">Borders of groups, axis.</param>
/// <param name="Refused">What cannot stand.</param>
/// <param name="Families">Family → colour.</param>
public sealed record RoadmapTheme(
    string Id, string Surface, string Text, string TextSoft, string TextQuiet, string Line, string LineStrong, string Refused,
    FrozenDictionary<string, string> Families)
{
    /// <summary>On white, also for print.</summary>
    public static RoadmapTheme Light { get; } = new("light", "#FFFFFF", "#18202B", "#465163", "#5F6A7B", "#DCE1E8", "#868F9C", "#B4231C", Of(
        "#636A7F", "#C6770F", "#2766A2", "#479E97", "#AB3A0B", "#533762", "#AC80C4", "#A0515E", "#98965F", "#14613E"));

    /// <summary>On dark surfaces.</summary>
    public static RoadmapTheme Dark { get; } = new("dark", "#191F27", "#E7ECF2", "#B6C0CC", "#94A0AF", "#2E3844", "#73808F", "#F28B82", Of(
        "#808CA4", "#DDAB42", "#1F80C8", "#70B3AC", "#D96E3E", "#836689", "#AFA3E0", "#B26879", "#B3BB88", "#238059"));

    /// <summary>Colours of the page it stands in, so that light and dark need no second picture; only inside a page with the design tokens.</summary>
    public static RoadmapTheme Page { get; } = new("page", "var(--bg-surface)", "var(--text)", "var(--text-2)", "var(--text-3)", "var(--line)", "var(--line-strong)", "var(--status-off)",
        Light.Families.Keys.ToFrozenDictionary(f => f, f => $"var(--family-{f})", StringComparer.Ordinal));

    /// <summary>Colour of a family; the structure colour for an unknown one.</summary>
    public string ColourOf(string family) => Families.GetValueOrDefault(family, Families["structure"]);

    private static FrozenDictionary<string, string> Of(
        string structure, string electric, string efficiency, string cleanpower, string process, string ccus, string transport, string building, string farming, string forest) =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["structure"] = structure,
            ["electric"] = electric,
            ["efficiency"] = efficiency,
            ["cleanpower"] = cleanpower,
            ["process"] = process,
            ["ccus"] = ccus,
            ["transport"] = transport,
            ["building"] = building,
            ["farming"] = farming,
            ["forest"] = forest,
        }.ToFrozenDictionary(StringComparer.Ordinal);
}
