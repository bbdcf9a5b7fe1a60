using System.Globalization;
using Ncez.Charts.Inventories;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Reporting.Ledger;

/// <summary>Sums by plan, for inventories with too many lines to list; it says so and where the lines are.</summary>
internal static class PlanTable
{
    internal static void Write(HtmlWriter html, Inventory inventory)
    {
        html.Open("section", "panel", ("id", "ledger")).Open("header").Element("h3", ReportTexts.Of("plans.title"));
        html.Element("span", ReportTexts.Of("plans.sub", ("count", Numbers.Fixed(inventory.Lines.Count + inventory.OffsetLines.Length)), ("most", Numbers.Fixed(LedgerLine.Most))), "sub").Close("header");
        html.Open("div", "scroll").Open("table", "data compact").Open("thead").Open("tr");
        foreach (var (key, css) in new[] { ("table.year", ""), ("table.scope", ""), ("table.source", ""), ("table.gas", ""), ("table.lines", "n"), ("table.quantity", "n"), ("table.factor", "n"), ("table.co2e", "n") })
        {
            html.Element("th", ReportTexts.Of(key), css, ("scope", "col"));
        }

        html.Close("tr", "thead").Open("tbody");
        foreach (var (plan, total) in inventory.Plans.Zip(inventory.PlanTotals).OrderByDescending(p => p.First.Year).ThenBy(p => p.First.Scope).ThenByDescending(p => p.Second.Co2eT))
        {
            var unit = inventory.Activities.Kinds[plan.Kind].Unit.Symbol;
            var withheld = plan.Status == Model.Activities.ActivityStatus.Confidential;
            html.Open("tr").Element("td", plan.Year.ToString(CultureInfo.InvariantCulture)).Element("td", ChartTexts.Scope(plan.Scope)).Element("th", plan.Item?.Name ?? plan.Category.Name, "", ("scope", "row"));
            html.Element("td", Gases.Name(plan.Gas)).Element("td", Numbers.Fixed(total.Lines), "n").Open("td", "n").Text(withheld ? "C" : Numbers.Significant(total.Quantity, 9)).Text(" ").Element("span", UnitSymbol.Shown(unit), "unit").Close("td");
            html.Open("td", "n").Text(withheld ? "C" : Numbers.Significant(plan.Co2eTPerUnit, 5)).Text(" ").Element("span", UnitSymbol.Of(unit == "1" ? "t" : $"t/{unit}"), "unit").Close("td").Element("td", Numbers.Fixed(total.Co2eT, InventorySums.Decimals(inventory)), "n").Close("tr");
        }

        html.Close("tbody", "table", "div", "section");
    }
}
