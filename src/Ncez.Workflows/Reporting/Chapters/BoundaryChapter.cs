using Ncez.Model.Inventories;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Reporting.Chapters;

/// <summary>What is counted and what is not, with every choice and its reason.</summary>
public sealed class BoundaryChapter : IReportChapter
{
    /// <inheritdoc />
    public string Id => "boundary";

    /// <inheritdoc />
    public int Order => 50;

    /// <inheritdoc />
    public LocalText Title => ReportTexts.Of("chapter.boundary");

    /// <inheritdoc />
    public bool Applies(ReportInput input) => true;

    /// <inheritdoc />
    public void Write(HtmlWriter html, ReportInput input)
    {
        var template = input.Inventory.Template;
        html.Element("h2", Title).Element("p", Answer(input.Inventory), "lead").Open("section", "panel").Open("header").Element("h3", template.Name.AtStart).Element("span", template.Table, "sub").Close("header");
        html.Open("dl", "facts statement");
        Fact(html, "boundary.definition", template.Definition);
        Fact(html, "boundary.space", template.Space);
        Fact(html, "boundary.period", ReportTexts.Of(template.CalendarYear ? "boundary.calendarYear" : "boundary.year", ("years", string.Join(", ", input.Inventory.Years.Select(y => y.Year)))));
        html.Close("dl");
        html.Open("div", "scroll").Open("table", "data compact statements").Open("thead").Open("tr");
        foreach (var key in new[] { "boundary.subject", "boundary.text", "boundary.reason" })
        {
            html.Element("th", ReportTexts.Of(key), "", ("scope", "col"));
        }

        html.Close("tr", "thead").Open("tbody");
        foreach (var group in input.Inventory.Boundary.GroupBy(s => s.Kind))
        {
            html.Open("tr", "group").Element("th", ReportTexts.OrSame($"kind.{group.Key}", group.Key), "", ("colspan", "3"), ("scope", "rowgroup")).Close("tr");
            foreach (var statement in group)
            {
                html.Open("tr").Element("th", statement.Subject.AtStart, "", ("scope", "row")).Element("td", statement.Text.AtStart).Element("td", statement.Reason, "second").Close("tr");
            }
        }

        html.Close("tbody", "table", "div", "section");
    }

    private static LocalText Answer(Inventory inventory)
    {
        var (categories, choices) = (inventory.Template.Categories, inventory.Template.Choices);
        var counted = inventory.Boundary.Where(s => s.Kind == "counted").Select(s => s.Subject).ToHashSet();
        return ReportTexts.Join("；", "; ",
        [
            ReportTexts.Of("boundary.answer", ("counted", categories.Count(c => counted.Contains(c.Name))), ("all", categories.Length), ("excluded", inventory.Boundary.Count(s => s.Kind == "exclusion"))),
            choices.IsEmpty ? default : ReportTexts.Of("boundary.answer.choices", ("own", choices.Count(c => inventory.Zone.Boundary.Choices.ContainsKey(c.Id))), ("choices", choices.Length)),
        ]);
    }

    private static void Fact(HtmlWriter html, string key, LocalText value)
    {
        if (!value.IsEmpty)
        {
            html.Element("dt", ReportTexts.Of(key)).Element("dd", value);
        }
    }
}
