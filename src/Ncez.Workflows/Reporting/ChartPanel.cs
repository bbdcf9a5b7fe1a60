using System.Globalization;
using Ncez.Charts.Browser;
using Ncez.Charts.Svg;
using Ncez.Model.Charts;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Reporting;

/// <summary>A panel with a chart: title that says the answer, unit, picture in both languages and all widths, notes, and the table behind it.</summary>
internal static class ChartPanel
{
    /// <summary>Writes the panel.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="spec">The chart.</param>
    /// <param name="columnClass">Columns of twelve it takes: c5, c6, c7, c12.</param>
    internal static void Write(HtmlWriter html, ChartSpec spec, string columnClass)
    {
        One(html, spec, columnClass, "");
        if (!html.IsForPaper)
        {
            // The script shows the unit that the reader picks; without it the others stay hidden.
            foreach (var other in spec.InOtherUnits)
            {
                One(html, other, columnClass, other.DataUnit.En);
            }
        }
    }

    private static void One(HtmlWriter html, ChartSpec spec, string columnClass, string otherUnit)
    {
        var id = otherUnit.Length == 0 ? spec.Id : $"{spec.Id}-{otherUnit}";
        (string, string)[] unit = spec.InOtherUnits.IsEmpty && otherUnit.Length == 0 ? [] : [("data-unit", spec.DataUnit.En)];
        html.Open("figure", $"panel chartpanel {columnClass}", [("id", $"chart-{id}"), ("data-chart", id), .. unit, .. otherUnit.Length == 0 ? ((string, string)[])[] : [("hidden", "")]]);
        html.Open("header").Element("h3", spec.Title);
        html.Open("span", "tools").Open("button", "iconbtn small js-only", [("type", "button"), ("data-zoom", id), .. html.Named(ReportTexts.Of("chart.enlarge"), isTip: true)]).Trusted(Icons.Enlarge).Close("button");
        Exports(html, id);
        html.Close("span");
        html.Element("p", spec.Subtitle, "sub").Close("header");
        html.Open("div", "body");
        Pictures(html, spec, columnClass);
        if (html.LiveIn is { } language)
        {
            // The reader's encoder escapes "<", so no text can end the element.
            html.Open("script", "chartdata", ("type", "application/json"), ("data-keys", ReportTexts.Of("chart.keys").In(language))).Trusted(BrowserChart.Json(spec, language, html.ZonePath)).Close("script");
        }

        html.Close("div");
        html.Open("figcaption", spec.Notes.IsEmpty ? "foot empty" : "foot");
        foreach (var note in spec.Notes)
        {
            html.Open("p", "note").Trusted(Icons.Risk).Open("span").Text(note).Close("span", "p");
        }

        html.Open("details", "tablebehind").Element("summary", ReportTexts.Of("chart.table"));
        html.Open("div", "scroll");
        ChartTable.Write(html, spec);
        html.Close("div", "details", "figcaption", "figure");
    }

    // Lines, points and the numbers themselves; scripts make all three, in the report and in the workbench alike.
    private static void Exports(HtmlWriter html, string id)
    {
        html.Open("details", "exports js-only").Open("summary", "iconbtn small", html.Named(ReportTexts.Of("chart.export"), isTip: true)).Trusted(Icons.Download).Close("summary").Open("div", "menu");
        html.Open("button", "", ("type", "button"), ("data-save", id)).Text("SVG").Close("button");
        html.Open("button", "", ("type", "button"), ("data-png", id)).Text("PNG").Close("button");
        html.Open("button", "", ("type", "button"), ("data-xlsx", id)).Text("xlsx").Close("button", "div", "details");
    }

    // Drawn once for every width the panel can have; the style sheet shows the one that fits, so labels keep their size.
    private static double[] Widths(string columnClass, ChartForm form) => (columnClass, form) switch
    {
        ("c12", ChartForm.Sankey) => [SvgOptions.Wide, SvgOptions.Half], // below half a page it scrolls sideways instead of losing its labels
        ("c12", _) => [SvgOptions.Wide, SvgOptions.Half, SvgOptions.Narrow],
        ("c7", _) => [SvgOptions.Broad, SvgOptions.Half, SvgOptions.Narrow],
        ("c5", _) => [SvgOptions.Half, SvgOptions.Slim, SvgOptions.Narrow],
        _ => [SvgOptions.Half, SvgOptions.Narrow],
    };

    private static void Pictures(HtmlWriter html, ChartSpec spec, string columnClass)
    {
        var widths = Widths(columnClass, spec.Form);
        foreach (var width in widths)
        {
            var size = string.Create(CultureInfo.InvariantCulture, $"pic w-{width:0}{(width == widths[^1] ? " w-least" : "")}");
            foreach (var language in new[] { Language.Zh, Language.En }.Where(html.Has))
            {
                html.Trusted(ChartSvg.Inline(spec, new SvgOptions(language, SvgTheme.Page, width), size + (language == Language.Zh ? " zh" : " en")));
            }
        }
    }
}
