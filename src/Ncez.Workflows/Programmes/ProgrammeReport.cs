using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Charts;
using Ncez.Model.Diagnostics;
using Ncez.Model.Quantities;
using Ncez.Model.Texts;
using Ncez.Workflows.Reporting;

namespace Ncez.Workflows.Programmes;

/// <summary>One combined report of a programme, on the page that zone reports have.</summary>
public static class ProgrammeReport
{
    private const int MostBars = 30;

    /// <summary>Writes the report.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="standing">The programme with its accounted zones.</param>
    /// <param name="findings">Findings of the programme.</param>
    /// <param name="units">Units of indicators.</param>
    /// <param name="language">Language shown first.</param>
    /// <param name="program">Program and version.</param>
    /// <param name="generatedOn">Date, <c>YYYY-MM-DD</c>.</param>
    public static void Write(
        TextWriter output, ProgrammeStanding standing, ImmutableArray<Diagnostic> findings, UnitTable units, Language language, LocalText program, string generatedOn)
    {
        var tables = ProgrammeTables.Of(standing, units);
        var sections = new List<PageSection>
        {
            new("summary", ProgrammeTables.Text("summary"), html =>
            {
                html.Open("div", "pagehead").Element("h1", Answer(standing)).Close("div");
                if (Zones(standing) is { } chart)
                {
                    html.Open("div", "cols");
                    ChartPanel.Write(html, chart, "c12");
                    html.Close("div");
                }
            }),
        };
        sections.AddRange(tables.Select(t => new PageSection(t.Id, t.Title, html => TablePanel.Write(html, t))));
        sections.AddRange(findings.IsEmpty ? [] : new[] { new PageSection("findings", ProgrammeTables.Text("findings"), html =>
        {
            html.Element("h2", ProgrammeTables.Text("findings")).Open("section", "panel").Open("ul", "plain");
            foreach (var finding in findings)
            {
                html.Open("li").Text(finding.Found).Text(" ").Open("span", "second").Text(finding.Fix).Close("span", "li");
            }

            html.Close("ul", "section");
        }, findings.Length) });
        new ReportPage(standing.Programme.Name, ProgrammeTables.Text("kind"), language, program, generatedOn).Write(output, sections);
    }

    private static LocalText Answer(ProgrammeStanding standing)
    {
        var best = standing.Zones.Where(z => double.IsFinite(z.GrossRatio)).MinBy(z => z.GrossRatio);
        var gross = standing.Outer.Where(z => z.Last.Gross.T > 0).Sum(z => z.Last.Gross.T);
        return best is null
            ? ProgrammeTables.Text("answer", ("count", standing.Zones.Length), ("gross", Numbers.Co2e(gross)))
            : ProgrammeTables.Text("answerBest", ("count", standing.Zones.Length), ("gross", Numbers.Co2e(gross)), ("zone", best.Inventory.Zone.Name), ("change", Numbers.Percent(1 - best.GrossRatio, 1)));
    }

    private static ChartSpec? Zones(ProgrammeStanding standing)
    {
        var zones = standing.Zones.Where(z => z.Last.Gross.T > 0).OrderByDescending(z => z.Last.Gross.T).Take(MostBars).ToList();
        if (zones.Count < 2)
        {
            return null;
        }

        var scale = Magnitude.OfTonnes(zones[0].Last.Gross.T);
        return new ChartSpec
        {
            Id = "programme-zones",
            Form = ChartForm.Bar,
            Title = ProgrammeTables.Text("chart.title", ("zone", zones[0].Inventory.Zone.Name), ("share", Numbers.Percent(zones[0].Last.Gross.T / zones.Sum(z => z.Last.Gross.T), 0))),
            Subtitle = ProgrammeTables.Text("chart.sub", ("unit", scale.UnitCo2e)),
            Unit = scale.UnitCo2e,
            DataUnit = Magnitude.One.UnitCo2e,
            Scale = scale,
            Categories = [.. zones.Select(z => new LocalText($"{z.Inventory.Zone.Name.Zh} {Year(z)}", $"{z.Inventory.Zone.Name.En} {Year(z)}"))],
            Series = [new ChartSeries(ProgrammeTables.Text("gross"), "gross", [.. zones.Select(z => z.Last.Gross.T)])],
        };
    }

    private static string Year(ZoneStanding zone) => zone.Last.Year.ToString(CultureInfo.InvariantCulture);
}
