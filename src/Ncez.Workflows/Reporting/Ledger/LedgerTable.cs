using System.Collections.Immutable;
using System.Globalization;
using Ncez.Charts.Inventories;
using Ncez.Model.Inventories;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Workflows.Reporting.Ledger;

/// <summary>The table of lines, and below it each line explained. The script takes the table over; without one it stands as it is.</summary>
internal static class LedgerTable
{
    private const int FewLines = 20;

    internal static void Write(HtmlWriter html, Inventory inventory, ImmutableArray<LedgerLine> lines, CorrectionsMade? corrections)
    {
        var shown = lines.Take(LedgerLine.MostStatic).ToImmutableArray();
        html.Open("section", "panel", ("id", "ledger"));
        html.Open("header").Element("h3", ReportTexts.Of("ledger.title"))
            .Element("span", ReportTexts.Of("ledger.sub", ("count", Numbers.Fixed(lines.Length))), "sub").Close("header");
        html.Open("div", "toolbar js-only", ("id", "ledger-tools")).Close("div");
        html.Open("div", "scroll").Open("table", "data compact ledger", ("id", "ledger-table"));
        Head(html);
        html.Open("tbody");
        foreach (var group in shown.GroupBy(l => (l.Year, l.Line.Scope)))
        {
            Group(html, inventory, group.Key.Year, group.Key.Scope);
            foreach (var line in group)
            {
                Row(html, inventory, line);
            }
        }

        html.Close("tbody", "table", "div");
        html.Open("footer", "foot").Open("span", "", ("id", "ledger-count"));
        if (shown.Length < lines.Length)
        {
            html.Text(ReportTexts.Of("ledger.cut", ("shown", Numbers.Fixed(shown.Length)), ("count", Numbers.Fixed(lines.Length))));
        }

        html.Close("span").Close("footer", "section");
        Explanations(html, inventory, lines, shown, corrections);
    }

    private static void Head(HtmlWriter html)
    {
        html.Open("thead").Open("tr");
        Column("id", "", "table.id");
        Column("name", "", "table.source");
        Column("quantity", "n opt", "table.quantity");
        Column("factor", "n opt", "table.factor");
        Column("gas", "opt", "table.gas");
        Column("co2e", "n", "table.co2e");
        Column("share", "n", "table.share");
        html.Close("tr", "thead");

        void Column(string sort, string css, string key) => html.Element("th", ReportTexts.Of(key), css, ("scope", "col"), ("data-sort", sort));
    }

    private static void Group(HtmlWriter html, Inventory inventory, int year, Scope scope)
    {
        var totals = InventorySums.Totals(inventory, year);
        var sumT = scope switch
        {
            Scope.Direct => totals.Direct.T,
            Scope.Indirect => totals.Indirect.T,
            Scope.Sink => totals.Sink.T,
            Scope.Export => totals.ExportCredit.T,
            Scope.Offset => totals.Offset.T,
            _ => double.NaN,
        };
        html.Open("tr", "group").Open("th", "", ("colspan", "2"), ("scope", "rowgroup")).Trusted(Icons.Swatch(ChartTexts.Role(scope))).Text(" ").Text(ChartTexts.Scope(scope));
        if (inventory.Years.Length > 1)
        {
            html.Text(" " + year.ToString(CultureInfo.InvariantCulture));
        }

        html.Close("th").Element("td", "", "opt").Element("td", "", "opt").Element("td", "", "opt").Element("td", Numbers.Fixed(sumT, InventorySums.Decimals(inventory)), "n")
            .Element("td", scope is Scope.Direct or Scope.Indirect ? Numbers.Fixed(sumT / totals.Gross.T * 100, 1) : "", "n").Close("tr");
    }

    private static void Row(HtmlWriter html, Inventory inventory, LedgerLine line)
    {
        var plan = line.Line.Plan;
        html.Open("tr", "", ("data-key", line.Key)).Element("td", line.Line.Id, "mono quiet lineid").Open("th", "", ("scope", "row")).Text(line.Name);
        if (!line.Category.IsEmpty)
        {
            html.Open("span", "quiet").Text(" · ").Text(line.Category).Close("span");
        }

        if (line.StatusKey.Length > 0)
        {
            html.Text(" ").Element("span", line.StatusKey == "reported" ? ReportTexts.Of("status.reported") : LocalText.Same(line.StatusKey), line.StatusKey == "NE" ? "tag risk" : "tag");
        }

        html.Close("th").Open("td", "n opt").Text(Explanation.Quantity(line) + " ").Element("span", double.IsNaN(line.Line.Quantity) ? "" : line.Line.Unit, "unit").Close("td");
        html.Open("td", "n opt");
        if (plan is not null && double.IsFinite(plan.Co2eTPerUnit) && !line.Line.IsConfidential && plan.Gas.Length > 0)
        {
            html.Text(Numbers.Significant(plan.Co2eTPerUnit, 5) + " ").Element("span", $"t/{line.Line.Unit}", "unit");
        }
        else
        {
            html.Text(Numbers.None);
        }

        html.Close("td").Element("td", plan is null ? "CO₂e" : Gases.Name(plan.Gas), "opt");
        html.Open("td", "n").Element("a", Numbers.Fixed(line.Line.Co2eT, InventorySums.Decimals(inventory)), "num", ("href", "#" + line.Key), ("data-key", line.Key)).Close("td");
        html.Element("td", Share(line.ShareOfGross(inventory)), "n").Close("tr");
    }

    private static string Share(double fraction) => double.IsFinite(fraction) ? Numbers.Fixed(fraction * 100, 1) : "";

    private static void Explanations(HtmlWriter html, Inventory inventory, ImmutableArray<LedgerLine> lines, ImmutableArray<LedgerLine> shown, CorrectionsMade? corrections)
    {
        html.Open("section", shown.Length <= FewLines ? "explains few" : "explains");
        html.Element("h3", ReportTexts.Of("explain.title"));
        var written = new HashSet<int>();
        foreach (var line in shown)
        {
            var plan = line.Index < 0 ? -1 : inventory.Lines.Plan[line.Index];
            written.Add(plan);
            (string, string)[] attributes = [("data-plan", plan.ToString(CultureInfo.InvariantCulture)), ("data-key", line.Key)];
            html.Open("details", "panel explain", shown.Length <= FewLines ? [.. attributes, ("open", "")] : attributes);
            html.Open("summary").Element("span", line.Line.Id, "mono quiet").Text(" ").Text(line.Name).Text(" ").Element("b", Numbers.Fixed(line.Line.Co2eT, InventorySums.Decimals(inventory))).Text(" ").Element("span", "tCO₂e", "unit").Close("summary");
            html.Open("div", "", ("id", line.Key));
            Explanation.Write(html, inventory, line, corrections);
            html.Close("div", "details");
        }

        html.Close("section");
        if (html.IsForPaper)
        {
            return;
        }

        // Plans that no written line uses are kept as templates, which the script fills for their lines.
        foreach (var line in lines.Skip(shown.Length).Where(l => l.Index >= 0 && written.Add(inventory.Lines.Plan[l.Index])))
        {
            html.Open("template", "", ("data-plan", inventory.Lines.Plan[line.Index].ToString(CultureInfo.InvariantCulture)));
            Explanation.Write(html, inventory, line, corrections);
            html.Close("template");
        }

        LedgerJson.Write(html, inventory, lines, corrections);
    }
}
