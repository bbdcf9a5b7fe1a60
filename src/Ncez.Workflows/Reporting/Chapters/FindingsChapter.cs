using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Reporting.Chapters;

/// <summary>Findings: errors first, each with where, found, expected and fix.</summary>
public sealed class FindingsChapter : IReportChapter
{
    private const int Most = 500;

    /// <inheritdoc />
    public string Id => "findings";

    /// <inheritdoc />
    public int Order => 90;

    /// <inheritdoc />
    public LocalText Title => ReportTexts.Of("chapter.findings");

    /// <inheritdoc />
    public bool Applies(ReportInput input) => true;

    /// <inheritdoc />
    public void Write(HtmlWriter html, ReportInput input)
    {
        html.Element("h2", Title);
        List(html, input.Findings, Math.Max(input.FindingsCount, input.Findings.Length));
    }

    /// <summary>The list as a panel.</summary>
    internal static void List(HtmlWriter html, ImmutableArray<Diagnostic> findings, int count)
    {
        html.Open("section", "panel");
        if (count == 0)
        {
            html.Open("p", "emptyline").Trusted(Icons.Ok).Open("span").Text(ReportTexts.Of("findings.none")).Close("span", "p", "section");
            return;
        }

        html.Open("ul", "findings");
        foreach (var finding in findings.Take(Most))
        {
            One(html, finding);
        }

        html.Close("ul");
        if (count > Math.Min(Most, findings.Length))
        {
            html.Open("footer", "foot").Element("span", ReportTexts.Of("findings.more", ("shown", Numbers.Fixed(Math.Min(Most, findings.Length))), ("count", Numbers.Fixed(count)))).Close("footer");
        }

        html.Close("section");
    }

    private static void One(HtmlWriter html, Diagnostic finding)
    {
        var (mark, key) = finding.Severity switch
        {
            Severity.Error => (Icons.Off, "severity.error"),
            Severity.Warning => (Icons.Risk, "severity.warning"),
            _ => (Icons.None, "severity.info"),
        };
        html.Open("li").Open("p", "head").Trusted(mark).Element("span", ReportTexts.Of(key), "word").Element("span", finding.Code, "code").Place(finding.Where).Close("p");
        html.Open("dl").Element("dt", ReportTexts.Of("findings.found")).Element("dd", finding.Found, "what");
        html.Element("dt", ReportTexts.Of("findings.expected")).Element("dd", finding.Expected);
        html.Element("dt", ReportTexts.Of("findings.fix")).Element("dd", finding.Fix).Close("dl", "li");
    }
}
