using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Workflows.Reporting;

namespace Ncez.Workflows.Evidence;

/// <summary>The verification statement as a page that can be printed and signed; its annex holds lines, proofs and reviews.</summary>
public static class StatementPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="language">Language shown first.</param>
    /// <param name="program">Program and version.</param>
    /// <param name="generatedOn">Date.</param>
    public static void Write(TextWriter output, VerificationStatement statement, Language language, LocalText program, string generatedOn)
    {
        var title = StatementTables.Text(statement.IsDraft ? "title.draft" : "title");
        List<PageSection> sections =
        [
            new("statement", title, html => Head(html, statement, title)),
            new("subject", StatementTables.Text("part.subject"), html => Part(html, "part.subject", StatementTables.Parties(statement), StatementTables.Engagement(statement))),
            new("amounts", StatementTables.Text("part.amounts"), html =>
            {
                Part(html, "part.amounts", StatementTables.Amounts(statement), StatementTables.Gases(statement));
                TablePanel.Write(html, StatementTables.Run(statement));
            }),
            new("responsibilities", StatementTables.Text("part.responsibilities"), html => Responsibilities(html, statement)),
            new("reviewed", StatementTables.Text("part.reviewed"), html => Reviewed(html, statement)),
            new("opinion", StatementTables.Text("part.opinion"), html => Opinion(html, statement)),
        ];
        sections.AddRange(VerificationTables.Of(statement.Plan).Select((t, i) => new PageSection("annex-" + t.Id, t.Title, html =>
        {
            if (i == 0)
            {
                html.Element("h2", StatementTables.Text("part.annex"));
            }

            TablePanel.Write(html, t);
        })));
        new ReportPage(statement.Inventory.Zone.Name, title, language, program, generatedOn).Write(output, sections);
    }

    private static void Head(HtmlWriter html, VerificationStatement statement, LocalText title)
    {
        html.Open("div", "pagehead").Open("h1").Text(title).Text(" · ").Text(statement.Inventory.Zone.Name).Text($" · {statement.Plan.Year}").Close("h1");
        html.Element("p", StatementTables.Text("intro", ("year", statement.Plan.Year), ("zone", statement.Inventory.Zone.Name)), "second").Close("div");
        if (!statement.IsDraft)
        {
            return;
        }

        html.Open("div", "notice off draft").Open("div").Element("b", StatementTables.Text("draft.why")).Open("ul");
        foreach (var obstacle in statement.Obstacles)
        {
            html.Open("li").Text(obstacle.Found).Element("span", $" {obstacle.Code}", "quiet").Close("li");
        }

        html.Close("ul", "div", "div");
    }

    private static void Part(HtmlWriter html, string title, params ReadOnlySpan<ResultTable> tables)
    {
        html.Element("h2", StatementTables.Text(title));
        foreach (var table in tables)
        {
            TablePanel.Write(html, table);
        }
    }

    private static void Responsibilities(HtmlWriter html, VerificationStatement statement)
    {
        html.Element("h2", StatementTables.Text("part.responsibilities"));
        html.Open("section", "panel prose")
            .Element("p", StatementTables.Text("duty.responsible", ("who", StatementTables.Stated(statement, "responsible"))))
            .Element("p", StatementTables.Text("duty.verifier", ("who", StatementTables.Stated(statement, "organisation")), ("standard", StatementTables.Stated(statement, "procedure"))))
            .Element("p", StatementTables.Text("duty.limits")).Close("section");
    }

    private static void Reviewed(HtmlWriter html, VerificationStatement statement)
    {
        html.Element("h2", StatementTables.Text("part.reviewed"));
        html.Open("section", "panel prose").Open("p").Open("b").Text(StateVerification.TitleOf("work")).Text(StatementTables.Text("colon")).Close("b").Text(StatementTables.Stated(statement, "work")).Close("p");
        html.Element("p", StatementTables.Text("reviewed.proofs", ("unaltered", statement.Plan.Proofs.Count(p => p.State == Model.Evidence.ProofState.Unaltered)), ("all", statement.Plan.Proofs.Length), ("warnings", statement.Warnings)));
        html.Element("p", StatementTables.Materiality(statement)).Close("section");
        TablePanel.Write(html, StatementTables.Reviewed(statement));
        foreach (var table in StatementTables.Misstatements(statement))
        {
            TablePanel.Write(html, table);
        }
    }

    private static void Opinion(HtmlWriter html, VerificationStatement statement)
    {
        html.Element("h2", StatementTables.Text("part.opinion"));
        var (level, opinion) = (statement.Word("level"), statement.Word("opinion"));
        html.Open("section", "panel prose");
        html.Element("p", opinion.Length == 0 || level.Length == 0 ? StatementTables.Text("opinion.missing")
            : StatementTables.Text(opinion == "unmodified" || opinion == "modified" ? $"opinion.{opinion}.{level}" : $"opinion.{opinion}.text", ("year", statement.Plan.Year), ("zone", statement.Inventory.Zone.Name),
                ("responsible", StatementTables.Stated(statement, "responsible")), ("gross", Exact(statement.Year.Gross.T)), ("net", Exact(statement.Year.Net.T)), ("criteria", StatementTables.Stated(statement, "criteria"))));
        if (statement.Word("qualification") is { Length: > 0 } why)
        {
            html.Element("p", StatementTables.Text("opinion.because", ("why", why)));
        }

        html.Close("section");
        TablePanel.Write(html, StatementTables.Opinion(statement));
        html.Open("div", "signatures");
        foreach (var (who, name) in new[] { ("sign.verifier", "verifier"), ("sign.organisation", "organisation"), ("sign.date", "date") })
        {
            html.Open("div").Element("p", "", "line").Element("p", StatementTables.Text(who)).Element("p", StatementTables.Stated(statement, name), "second").Close("div");
        }

        html.Close("div");
    }

    // A statement names the amount it verifies, not its magnitude.
    private static string Exact(double valueT) => $"{Numbers.Fixed(valueT, Math.Abs(valueT) < 1000 ? 2 : 0)}\u00A0t\u00A0CO₂e";
}
