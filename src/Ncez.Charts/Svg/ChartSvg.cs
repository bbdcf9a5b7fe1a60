using System.Collections.Frozen;
using System.Globalization;
using Ncez.Model.Charts;
using Ncez.Model.Texts;

namespace Ncez.Charts.Svg;

/// <summary>Turns a chart specification into an SVG picture.</summary>
public static class ChartSvg
{
    private static readonly FrozenDictionary<ChartForm, IChartRenderer> Renderers = typeof(ChartSvg).Assembly.GetTypes()
        .Where(t => t is { IsAbstract: false, IsClass: true } && typeof(IChartRenderer).IsAssignableFrom(t))
        .Select(t => (IChartRenderer)Activator.CreateInstance(t)!)
        .ToFrozenDictionary(r => r.Form);

    /// <summary>A picture for a page: colours by class, no title of its own.</summary>
    /// <param name="spec">The chart.</param>
    /// <param name="options">Language and width; the theme is taken as <see cref="SvgTheme.Page"/>.</param>
    /// <param name="cssClass">Class of the root element.</param>
    public static string Inline(ChartSpec spec, SvgOptions options, string cssClass = "")
    {
        var canvas = Sheet(spec, options with { Theme = SvgTheme.Page });
        Renderers[spec.Form].Draw(canvas, spec);
        return canvas.Finish(Sentence(spec, options.Language), cssClass);
    }

    /// <summary>A picture to save: colours written in, with title, unit, notes and caption.</summary>
    public static string File(ChartSpec spec, SvgOptions options)
    {
        var theme = options.Theme == SvgTheme.Page ? SvgTheme.Light : options.Theme;
        var inner = Sheet(spec, options with { Theme = theme });
        Renderers[spec.Form].Draw(inner, spec);
        return SavedPicture.Frame(spec, options with { Theme = theme }, inner);
    }

    /// <summary>The one sentence that stands for the picture: title, then unit and basis.</summary>
    public static string Sentence(ChartSpec spec, Language language) => language == Language.Zh
        ? $"{spec.Title.Zh}（{spec.Subtitle.Zh}）"
        : $"{spec.Title.En} ({spec.Subtitle.En})";

    private static SvgCanvas Sheet(ChartSpec spec, SvgOptions options)
    {
        var language = options.Language == Language.Zh ? "zh" : "en";
        return new SvgCanvas(options, string.Create(CultureInfo.InvariantCulture, $"{spec.Id}-{language}-{options.WidthPx:0}"));
    }
}
