using System.Globalization;
using Ncez.Model.Charts;
using Ncez.Model.Inventories;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Reporting;

/// <summary>The table behind a chart: same rows, same order, full numbers; each cell knows its number unrounded, for the workbook that is made of them.</summary>
internal static class ChartTable
{
    internal static void Write(HtmlWriter html, ChartSpec spec)
    {
        html.Open("table", "data compact");
        html.Element("caption", spec.Title, "hidden-visually");
        switch (spec.Form)
        {
            case ChartForm.Sankey:
                Flows(html, spec);
                break;
            case ChartForm.CostCurve:
                Blocks(html, spec);
                break;
            case ChartForm.StackedColumn or ChartForm.Line or ChartForm.Tornado:
                Series(html, spec);
                break;
            default:
                Values(html, spec);
                break;
        }

        html.Close("table");
    }

    private static void Head(HtmlWriter html, LocalText[] units, params (LocalText Text, bool IsNumber)[] columns)
    {
        html.Open("thead").Open("tr");
        foreach (var (text, isNumber) in columns)
        {
            html.Element("th", text, isNumber ? "n" : "", [("scope", "col"), .. units.Contains(text) ? [("data-unit", "")] : (ReadOnlySpan<(string, string)>)[]]);
        }

        html.Close("tr", "thead");
    }

    private static HtmlWriter Number(HtmlWriter html, double value, int decimals = 0) => html.Element("td", Numbers.Fixed(value, decimals), "n",
        double.IsFinite(value) && !html.IsForPaper ? [("data-v", value.ToString("R", CultureInfo.InvariantCulture))] : (ReadOnlySpan<(string, string)>)[]);

    private static void Values(HtmlWriter html, ChartSpec spec)
    {
        var rows = spec.Form == ChartForm.Bar
            ? spec.Categories.Select((c, i) => (Name: c, Value: PlanTotal.SumOfKnown(spec.Series.Select(s => s.Values[i])), IsTotal: false)).ToList()
            : spec.Series.Select(s => (s.Name, Value: s.Values[0], IsTotal: s.Role is "gross" or "net")).ToList();
        var whole = spec.Form == ChartForm.Waterfall ? rows.First(r => r.IsTotal).Value : rows.Where(r => double.IsFinite(r.Value)).Sum(r => r.Value);
        Head(html, [spec.DataUnit], (ReportTexts.Of("table.name"), false), (spec.DataUnit, true), (LocalText.Same("%"), true));
        html.Open("tbody");
        foreach (var (name, value, isTotal) in rows)
        {
            html.Open("tr", isTotal ? "total" : "").Element("th", name, "", ("scope", "row"));
            Number(Number(html, value), whole > 0 ? value / whole * 100 : double.NaN, 1).Close("tr");
        }

        if (spec.Form != ChartForm.Waterfall)
        {
            Number(Number(html.Open("tr", "total").Element("th", ReportTexts.Of("table.total"), "", ("scope", "row")), whole), 100, 1).Close("tr");
        }

        html.Close("tbody");
    }

    private static void Blocks(HtmlWriter html, ChartSpec spec)
    {
        Head(html, [spec.DataUnit, spec.Unit], (ReportTexts.Of("table.name"), false), (spec.DataUnit, true), (spec.Unit, true));
        html.Open("tbody");
        foreach (var series in spec.Series)
        {
            Number(Number(html.Open("tr").Element("th", series.Name, "", ("scope", "row")), series.Values[0]), series.Values[1]).Close("tr");
        }

        html.Close("tbody");
    }

    private static void Series(HtmlWriter html, ChartSpec spec)
    {
        Head(html, [spec.DataUnit], [(spec.DataUnit, false), .. spec.Categories.Select(c => (c, true))]);
        html.Open("tbody");
        foreach (var series in spec.Series)
        {
            html.Open("tr", series.Role == "net" ? "total" : "").Element("th", series.Name, "", ("scope", "row"));
            foreach (var value in series.Values)
            {
                Number(html, value);
            }

            html.Close("tr");
        }

        html.Close("tbody");
    }

    private static void Flows(HtmlWriter html, ChartSpec spec)
    {
        var names = spec.Nodes.ToDictionary(n => n.Id, n => n.Name, StringComparer.Ordinal);
        Head(html, [spec.DataUnit], (ReportTexts.Of("table.from"), false), (ReportTexts.Of("table.to"), false), (spec.DataUnit, true));
        html.Open("tbody");
        foreach (var flow in spec.Flows)
        {
            Number(html.Open("tr").Element("th", names[flow.From], "", ("scope", "row")).Element("td", names[flow.To]), flow.Value).Close("tr");
        }

        html.Close("tbody");
    }
}
