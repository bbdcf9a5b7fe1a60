using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using Ncez.Model.Sources;
using Ncez.Model.Texts;
using Ncez.Workflows.Reporting.Ledger;

namespace Ncez.Workflows.Reporting.Chapters;

/// <summary>Appendix: every factor used, with set, version, row, value, unit, confidence and source, and how each fallback came about.</summary>
public sealed class FactorsChapter : IReportChapter
{
    /// <inheritdoc />
    public string Id => "factors";

    /// <inheritdoc />
    public int Order => 80;

    /// <inheritdoc />
    public LocalText Title => ReportTexts.Of("chapter.factors");

    /// <inheritdoc />
    public bool Applies(ReportInput input) => true;

    /// <inheritdoc />
    public void Write(HtmlWriter html, ReportInput input)
    {
        var used = UsedFactors.Of(input.Inventory);
        html.Element("h2", Title).Element("p", Answer(used), "lead");
        html.Open("section", "panel").Open("header").Element("h3", ReportTexts.Of("factors.table")).Close("header");
        html.Open("div", "scroll").Open("table", "data compact factors").Open("thead").Open("tr");
        foreach (var (key, css) in new[] { ("factors.item", ""), ("factors.parameter", ""), ("factors.value", "n"), ("factors.where", ""), ("factors.confidence", ""), ("factors.row", ""), ("factors.source", "") })
        {
            html.Element("th", ReportTexts.Of(key), css, ("scope", "col"));
        }

        html.Close("tr", "thead").Open("tbody");
        foreach (var (plan, factor) in used.Rows)
        {
            Row(html, factor, plan);
        }

        html.Close("tbody", "table", "div", "section");
        Fallbacks(html, used);
    }

    private static LocalText Answer(UsedFactors used) => used.Rows.IsEmpty ? ReportTexts.Of("factors.answer.none") : ReportTexts.Of("factors.answer",
        ("count", used.Rows.Length), ("sets", used.Sets), ("low", used.Rows.Count(r => r.Factor.Confidence == Confidence.Low)), ("fallbacks", used.Fallbacks.Length));

    private static void Row(HtmlWriter html, Factor factor, LinePlan plan)
    {
        var name = plan.Item is not null && plan.Item.Id == factor.Item ? plan.Item.Name : LocalText.Same(factor.Item);
        html.Open("tr").Element("th", name.AtStart, "", ("scope", "row")).Element("td", ReportTexts.OrSame($"parameter.{factor.Parameter}", factor.Parameter));
        html.Open("td", "n").Text(Numbers.Full(factor.Value) + " ").Element("span", UnitSymbol.Shown(factor.UnitText), "unit").Close("td");
        html.Element("td", string.Join(" ", new[] { factor.Region, FactorText.Years(factor) }.Where(p => p.Length > 0)));
        html.Open("td");
        Explanation.ConfidenceTag(html, factor.Confidence);
        html.Close("td").Element("td", FactorText.Row(factor), "mono rowid").Open("td", "second source").Text(FactorText.Publication(factor));
        if (factor.Note.Length > 0 || factor.Basis.Length > 0)
        {
            static string Joined(string basis, string note) => string.Join(" · ", new[] { basis, note }.Where(p => p.Length > 0));
            html.Element("span", new LocalText(Joined(factor.BasisText.Zh, factor.NoteText.Zh), Joined(factor.BasisText.En, factor.NoteText.En)), "quiet block");
        }

        html.Close("td", "tr");
    }

    private static void Fallbacks(HtmlWriter html, UsedFactors used)
    {
        if (used.Fallbacks.IsEmpty)
        {
            return;
        }

        html.Open("section", "panel").Open("header").Element("h3", ReportTexts.Of("fallback.title", ("count", used.Fallbacks.Length))).Close("header").Open("ul", "list trails");
        foreach (var (plan, choice) in used.Fallbacks)
        {
            html.Open("li").Trusted(Icons.Risk).Open("span").Text(ReportTexts.Of("fallback.asked",
                ("item", plan.Item?.Name ?? LocalText.Same(choice.Query.Item)), ("parameter", ReportTexts.OrSame($"parameter.{choice.Query.Parameter}", choice.Query.Parameter).InSentence), ("region", choice.Query.Region), ("year", choice.Query.Year)));
            html.Open("span", "trailsteps");
            foreach (var step in choice.Trail)
            {
                var isPick = ReferenceEquals(step.Candidate, choice.Pick);
                html.Open("span", isPick ? "step pick" : "step").Text(string.Join(" ", new[] { step.Set, step.Candidate?.Region ?? step.Region, step.Candidate is null ? "" : FactorText.Years(step.Candidate) }.Where(t => t.Length > 0)));
                html.Text("：").Text(ReportTexts.Of($"outcome.{step.Outcome}")).Close("span");
            }

            html.Close("span", "span", "li");
        }

        html.Close("ul", "section");
    }
}
