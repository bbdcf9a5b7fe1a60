using System.Globalization;
using Ncez.Charts.Inventories;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Workflows.Reporting.Chapters;

/// <summary>
/// What stands under every category of the boundary table, year by year, and which sources of the report's checklists
/// (3.2.2: road hub, rail, port, airport) have a row of their own. An empty category is said, never taken for zero.
/// </summary>
public sealed class CompletenessChapter : IReportChapter
{
    private static readonly TextArea Area = TextArea.Of(typeof(CompletenessChapter).Assembly, "Completeness");

    /// <inheritdoc />
    public string Id => "completeness";

    /// <inheritdoc />
    public int Order => 55;

    /// <inheritdoc />
    public LocalText Title => Area.Both("title");

    /// <inheritdoc />
    public bool Applies(ReportInput input) => true;

    /// <inheritdoc />
    public void Write(HtmlWriter html, ReportInput input)
    {
        var states = new CategoryStates(input.Inventory);
        var years = input.Inventory.Years.Select(y => y.Year).ToList();
        var rules = input.Inventory.Template.Categories;
        var empty = rules.Count(r => years.All(y => states.Of(r.Id, y) == CategoryState.Empty));
        var missing = rules.Count(r => years.Any(y => states.Of(r.Id, y) is CategoryState.NotEstimated or CategoryState.Partly));
        html.Element("h2", Title).Element("p", ReportTexts.Join("；", "; ",
        [
            empty == 0 ? Area.Both("answer.whole", ("all", rules.Length)) : Area.Both("answer.gaps", ("filled", rules.Length - empty), ("empty", empty), ("all", rules.Length)),
            missing == 0 ? default : Area.Both("answer.missing", ("missing", missing)),
        ]), "lead");
        html.Open("section", "panel").Open("header").Element("h3", Area.Both("table")).Element("span", input.Inventory.Template.Table, "sub").Close("header");
        html.Open("div", "scroll").Open("table", "data compact").Open("thead").Open("tr").Element("th", Area.Both("category"), "", ("scope", "col"));
        foreach (var year in years)
        {
            html.Element("th", year.ToString(CultureInfo.InvariantCulture), "", ("scope", "col"));
        }

        html.Close("tr", "thead").Open("tbody");
        foreach (var group in rules.GroupBy(r => r.Scope))
        {
            html.Open("tr", "group").Element("th", ChartTexts.Scope(group.Key), "", ("colspan", (years.Count + 1).ToString(CultureInfo.InvariantCulture)), ("scope", "rowgroup")).Close("tr");
            foreach (var rule in group)
            {
                html.Open("tr").Element("th", rule.Name.AtStart, "", ("scope", "row"));
                foreach (var year in years)
                {
                    var state = states.Of(rule.Id, year);
                    html.Element("td", Area.Both($"state.{state}", ("rows", states.Rows(rule.Id, year))), state == CategoryState.Empty ? "second" : "");
                }

                html.Close("tr");
            }
        }

        html.Close("tbody", "table", "div").Element("p", Area.Both("note"), "foot second").Close("section");
        foreach (var checklist in input.Inventory.Template.Checklists)
        {
            Write(html, checklist, states, input.Inventory.Template);
        }
    }

    private static void Write(HtmlWriter html, SourceChecklist checklist, CategoryStates states, BoundaryTemplate template)
    {
        var own = checklist.Items.Count(i => states.RowsNamed(i) > 0);
        html.Open("section", "panel").Open("details", "foot tablebehind").Element("summary", Area.Both("checklist", ("site", checklist.Name), ("own", own), ("all", checklist.Items.Length)));
        html.Open("div", "scroll").Open("table", "data compact").Open("thead").Open("tr");
        foreach (var key in new[] { "source", "category", "rows" })
        {
            html.Element("th", Area.Both(key), "", ("scope", "col"));
        }

        html.Close("tr", "thead").Open("tbody");
        foreach (var item in checklist.Items)
        {
            var category = template.Categories.FirstOrDefault(c => c.Id == item.Category)?.Name.AtStart ?? LocalText.Same(item.Category);
            var rows = states.RowsNamed(item);
            html.Open("tr").Element("th", item.Name.AtStart, "", ("scope", "row")).Element("td", category)
                .Element("td", rows > 0 ? Area.Both("rows.own", ("rows", rows)) : Area.Both(states.Rows(item.Category) > 0 ? "rows.shared" : "rows.none"), rows > 0 ? "" : "second").Close("tr");
        }

        html.Close("tbody", "table", "div", "details", "section");
    }
}
