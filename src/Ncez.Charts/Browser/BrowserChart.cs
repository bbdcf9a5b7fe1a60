using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Ncez.Model.Charts;
using Ncez.Model.Texts;

namespace Ncez.Charts.Browser;

/// <summary>
/// A chart specification as Apache ECharts draws it in the workbench. Everything that needs no browser is decided here: scales, printed numbers, labels,
/// dashes. Colours stay roles (<c>@scope-direct</c>) and functions names (<c>fn:fixed:1</c>), which the script of the page puts in.
/// </summary>
public static class BrowserChart
{
    private static readonly JsonSerializerOptions Format = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    private static readonly FrozenDictionary<ChartForm, IBrowserForm> All = typeof(BrowserChart).Assembly.GetTypes()
        .Where(t => t is { IsAbstract: false, IsClass: true } && typeof(IBrowserForm).IsAssignableFrom(t))
        .Select(t => (IBrowserForm)Activator.CreateInstance(t)!)
        .ToFrozenDictionary(f => f.Form);

    /// <summary>Forms that the browser draws.</summary>
    public static IEnumerable<ChartForm> Forms => All.Keys;

    /// <summary>The chart as JSON in one language; it holds no <c>&lt;</c>, so it may stand in a script element of data.</summary>
    /// <param name="spec">The chart.</param>
    /// <param name="language">Language.</param>
    /// <param name="zonePath">Path of the zone's pages, where sums open; empty for a page about no zone.</param>
    public static string Json(ChartSpec spec, Language language, string zonePath = "")
    {
        var sketch = All[spec.Form].Of(spec, language);
        return JsonSerializer.Serialize(
            new
            {
                spec.Id,
                Label = Svg.ChartSvg.Sentence(spec, language),
                Unit = spec.Unit.In(language),
                Legend = sketch.Legend.IsEmpty ? null : sketch.Legend.Select(e => Entry(e, language)),
                List = sketch.List.IsEmpty ? null : sketch.List.Select(e => Entry(e, language)),
                Zone = zonePath.Length > 0 ? zonePath : null,
                ListWhenNarrow = sketch.IsListForNarrow ? true : (bool?)null,
                sketch.Option,
            },
            Format);
    }

    private static object Entry(SketchEntry entry, Language language) => new
    {
        Name = entry.Name.In(language),
        Role = Svg.Palette.Token(entry.Role),
        Opacity = entry.Opacity < 1 ? entry.Opacity : (double?)null,
        Hatched = entry.IsHatched ? true : (bool?)null,
        Text = entry.Text.Length > 0 ? entry.Text : null,
        At = entry.At.Select(a => a.Item is { } item ? new[] { a.Series, item } : [a.Series]),
    };
}

/// <summary>Maps charts of one form to ECharts. Found by assembly scan: a new form is a new file.</summary>
public interface IBrowserForm
{
    /// <summary>The form it maps.</summary>
    ChartForm Form { get; }

    /// <summary>The option of a chart.</summary>
    BrowserSketch Of(ChartSpec spec, Language language);
}

/// <summary>What the browser draws a chart from.</summary>
/// <param name="Option">Option of ECharts.</param>
public sealed record BrowserSketch(object Option)
{
    /// <summary>Entries above the chart; one that is picked stands out, and nothing is hidden.</summary>
    public ImmutableArray<SketchEntry> Legend { get; init; } = [];

    /// <summary>Entries below the chart, one a row.</summary>
    public ImmutableArray<SketchEntry> List { get; init; } = [];

    /// <summary>True when the list stands in for labels that a narrow chart has no room for.</summary>
    public bool IsListForNarrow { get; init; }
}

/// <summary>An entry of a legend.</summary>
/// <param name="Name">Its text.</param>
/// <param name="Role">Colour role.</param>
/// <param name="At">Series, and item within it, that it stands for.</param>
/// <param name="Opacity">Tint [0–1].</param>
/// <param name="IsHatched">True for what is no abatement.</param>
/// <param name="Text">Printed value; empty for none.</param>
public sealed record SketchEntry(LocalText Name, string Role, ImmutableArray<(int Series, int? Item)> At, double Opacity = 1, bool IsHatched = false, string Text = "");
