using System.Collections.Immutable;
using System.Globalization;
using Ncez.Data.Export;
using Ncez.Data.Export.Docx;
using Ncez.Model.Charts;
using Ncez.Model.Diagnostics;
using Ncez.Model.Quantities;
using Ncez.Model.Texts;
using Ncez.Workflows.Documents;
using Ncez.Workflows.Reporting;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Programmes;

/// <summary>One combined report of a programme: the page that zone reports have, a Word document, or the page as PDF.</summary>
/// <param name="Standing">The programme with its accounted zones.</param>
/// <param name="Findings">Findings of the programme.</param>
/// <param name="Units">Units of indicators.</param>
/// <param name="Options">Language, date, version.</param>
public sealed record ProgrammeReport(ProgrammeStanding Standing, ImmutableArray<Diagnostic> Findings, UnitTable Units, RunOptions Options)
{
    private const int MostBars = 30;

    private LocalText Kind => Standing.Year is { } year ? ProgrammeTables.Text("kindYear", ("year", year)) : ProgrammeTables.Text("kind");

    private LocalText Program => LocalText.Same($"Ncez {Options.Version}");

    /// <summary>Writes the page.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="forPaper">For a printer at once: in one language, without what only a script would read.</param>
    public void Html(TextWriter output, bool forPaper = false)
    {
        var sections = new List<PageSection>
        {
            new("summary", ProgrammeTables.Text("summary"), html =>
            {
                html.Open("div", "pagehead").Element("h1", Answer(Standing)).Close("div");
                new PageComposer(html).Charts((Zones(Standing), "c12"));
            }),
        };
        sections.AddRange(ProgrammeTables.Of(Standing, Units).Select(t => new PageSection(t.Id, t.Title, html => TablePanel.Write(html, t))));
        if (!Findings.IsEmpty)
        {
            sections.Add(new PageSection("findings", ProgrammeTables.Text("findings"), ListFindings, Findings.Length));
        }

        new ReportPage(Standing.Programme.Name, Kind, Options.Language, Program, Options.GeneratedOn).Write(output, sections, forPaper);
    }

    /// <summary>Writes the Word document.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="findings">Told when charts could not be drawn.</param>
    public void Docx(Stream stream, Findings findings)
    {
        var (document, language) = (new DocumentBuilder(Options.Language), Options.Language);
        document.Heading(1, ProgrammeTables.Text("summary"));
        document.Paragraph(Answer(Standing), DocLook.Answer);
        document.Chart(Zones(Standing));
        foreach (var table in ProgrammeTables.Of(Standing, Units))
        {
            document.Heading(1, table.Title);
            document.Table(table);
        }

        if (!Findings.IsEmpty)
        {
            document.Heading(1, ProgrammeTables.Text("findings"));
            foreach (var finding in Findings)
            {
                document.Paragraph(new LocalText($"{finding.Found.Zh}；{finding.Fix.Zh}", $"{finding.Found.En}; {finding.Fix.En}"));
            }
        }

        var (name, kind) = (Standing.Programme.Name.In(language), Kind.In(language));
        var blocks = document.Build();
        if (document.LacksCharts)
        {
            findings.Info("DOC-001", Place.None);
        }

        using var whole = new MemoryStream();
        DocxWriter.Write(new DocTitle(kind, name, [(DocumentTexts.Of("fact.author").In(language), ""), (DocumentTexts.Of("fact.date").In(language), Options.GeneratedOn)], $"{name} · {kind}", Program.In(language)), blocks, whole, language);
        whole.Position = 0;
        whole.CopyTo(stream);
    }

    /// <summary>Writes the page as PDF; false when findings say why not.</summary>
    public bool Pdf(string path, Findings findings)
    {
        using var page = new StringWriter(CultureInfo.InvariantCulture);
        Html(page, forPaper: true);
        if (ChromiumPrinter.Find()?.PageToPdf(page.ToString(), path) == true)
        {
            return true;
        }

        findings.Error("DOC-006", new Place(path));
        return false;
    }

    private void ListFindings(HtmlWriter html)
    {
        html.Element("h2", ProgrammeTables.Text("findings")).Open("section", "panel").Open("ul", "plain");
        foreach (var finding in Findings)
        {
            html.Open("li").Text(finding.Found).Text(" ").Open("span", "second").Text(finding.Fix).Close("span", "li");
        }

        html.Close("ul", "section");
    }

    private static LocalText Answer(ProgrammeStanding standing)
    {
        var best = standing.Zones.Where(z => double.IsFinite(z.GrossRatio)).MinBy(z => z.GrossRatio);
        // Of the years that most zones have, the last: a year that one of them is ahead of the others says little of the programme.
        var year = standing.IsAdditive ? standing.Consolidation.Years.OrderBy(y => y.Counted.Length).ThenBy(y => y.Year).LastOrDefault() : null;
        var total = year is null ? ProgrammeTables.Text("answerApart", ("zones", ProgrammeTables.Zones(standing)))
            : ProgrammeTables.Text("answer", ("zones", year.Zones < year.AllZones ? ProgrammeTables.Covered(year) : ProgrammeTables.Zones(standing)), ("gross", Numbers.Co2e(year.GrossT)), ("year", year.Year));
        return best is null ? total
            : ProgrammeTables.Text("answerBest", ("total", total), ("zone", best.Inventory.Zone.Name), ("change", Numbers.Percent(1 - best.GrossRatio, 1)));
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
