using Ncez.Charts.Svg;
using Ncez.Model.Charts;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Reporting;

/// <summary>A panel with a chart: title that says the answer, unit, picture in both languages and all widths, notes, and the table behind it.</summary>
internal static class ChartPanel
{
    private static readonly double[] PairWidths = [SvgOptions.Half, SvgOptions.Narrow];
    private static readonly double[] PageWidths = [SvgOptions.Wide, SvgOptions.Half, SvgOptions.Narrow];

    /// <summary>Writes the panel.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="spec">The chart.</param>
    /// <param name="columnClass">Columns of twelve it takes: c5, c6, c7, c12.</param>
    internal static void Write(HtmlWriter html, ChartSpec spec, string columnClass)
    {
        html.Open("figure", $"panel chartpanel {columnClass}", ("id", $"chart-{spec.Id}"), ("data-chart", spec.Id));
        html.Open("header").Element("h3", spec.Title);
        html.Open("span", "tools").Open("button", "iconbtn small js-only", ("type", "button"), ("data-save", spec.Id), ("aria-label", "SVG"), ("title", "SVG")).Trusted(Icons.Download).Close("button", "span");
        html.Element("p", spec.Subtitle, "sub").Close("header");
        html.Open("div", "body");
        Pictures(html, spec, columnClass == "c12" ? PageWidths : PairWidths);
        html.Close("div");
        html.Open("figcaption", "foot");
        foreach (var note in spec.Notes)
        {
            html.Open("p", "note").Trusted(Icons.Risk).Open("span").Text(note).Close("span", "p");
        }

        html.Open("details", "tablebehind").Element("summary", ReportTexts.Of("chart.table"));
        html.Open("div", "scroll");
        ChartTable.Write(html, spec);
        html.Close("div", "details", "figcaption", "figure");
    }

    private static void Pictures(HtmlWriter html, ChartSpec spec, double[] widths)
    {
        // A Sankey needs room for its labels: below half a page it scrolls sideways instead of losing them.
        var drawn = spec.Form == ChartForm.Sankey ? widths.Where(w => w >= SvgOptions.Half).ToArray() : widths;
        foreach (var width in drawn)
        {
            var size = width == SvgOptions.Wide ? "w-wide" : width == SvgOptions.Half ? "w-half" : "w-narrow";
            var only = drawn.Length == 1 || (width == drawn[^1] && spec.Form == ChartForm.Sankey) ? $"{size} w-least" : size;
            foreach (var language in new[] { Language.Zh, Language.En })
            {
                html.Trusted(ChartSvg.Inline(spec, new SvgOptions(language, SvgTheme.Page, width), $"pic {only} {(language == Language.Zh ? "zh" : "en")}"));
            }
        }
    }
}
