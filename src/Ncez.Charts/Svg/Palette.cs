using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Ncez.Charts.Svg;

/// <summary>The colour tokens of the design language, read from the embedded <c>tokens.css</c>: one source for pages and pictures.</summary>
public static partial class Palette
{
    private static readonly Lazy<string> Css = new(ReadCss);
    private static readonly Lazy<FrozenDictionary<string, string>> LightColours = new(() => Read(":root, [data-theme=\"light\"]"));
    private static readonly Lazy<FrozenDictionary<string, string>> DarkColours = new(() => Read("[data-theme=\"dark\"]"));

    /// <summary>The token sheet as it stands in a page.</summary>
    public static string TokensCss => Css.Value;

    /// <summary>Roles that have a colour.</summary>
    public static IEnumerable<string> Roles => LightColours.Value.Keys;

    /// <summary>The custom property behind a role: gross and net draw in text colours, every other role is its own token.</summary>
    public static string Token(string role) => role switch
    {
        "gross" => "text-3",
        "net" => "text",
        _ => role,
    };

    /// <summary>The colour of a role as #RRGGBB.</summary>
    /// <exception cref="ArgumentException">No such role.</exception>
    public static string Colour(string role, bool dark) =>
        (dark ? DarkColours : LightColours).Value.GetValueOrDefault(Token(role)) ?? throw new ArgumentException($"No colour for role '{role}'.", nameof(role));

    /// <summary>Rules for the classes that pictures in a page use: <c>f-role</c> fills, <c>k-role</c> strokes.</summary>
    public static string ClassesCss => string.Concat(Roles.Where(IsDrawn).Select(r => $".f-{r}{{fill:var(--{r})}}.k-{r}{{stroke:var(--{r})}}"));

    private static bool IsDrawn(string role) => role.StartsWith("scope-", StringComparison.Ordinal) || role.StartsWith("fuel-", StringComparison.Ordinal) || role.StartsWith("scenario-", StringComparison.Ordinal) || role.StartsWith("sector-", StringComparison.Ordinal)
        || role is "text" or "text-2" or "text-3" or "line" or "line-strong" or "bg-surface" or "status-none-mark";

    private static FrozenDictionary<string, string> Read(string selector)
    {
        var css = TokensCss;
        var start = css.IndexOf(selector + " {", StringComparison.Ordinal);
        var block = css[start..css.IndexOf('}', start)];
        return ColourLine().Matches(block).ToFrozenDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value, StringComparer.Ordinal);
    }

    private static string ReadCss()
    {
        using var stream = typeof(Palette).Assembly.GetManifestResourceStream("tokens.css")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return System.Text.Encoding.UTF8.GetString(bytes);
    }

    [GeneratedRegex("--([a-z0-9-]+): (#[0-9A-F]{6});")]
    private static partial Regex ColourLine();
}
