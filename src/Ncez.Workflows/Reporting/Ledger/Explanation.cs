using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using Ncez.Model.Sources;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Reporting.Ledger;

/// <summary>
/// Where a number comes from, in four steps: activity, factor with the candidates not taken, equation with its numbers,
/// source. Written once per plan; the script fills the fields marked <c>data-fill</c> for other lines of the plan.
/// </summary>
internal static class Explanation
{
    internal static void Write(HtmlWriter html, Inventory inventory, LedgerLine line, CorrectionsMade? corrections)
    {
        if (line.Offset is not null)
        {
            OfOffset(html, line.Offset);
            return;
        }

        var plan = line.Line.Plan!;
        html.Open("ol", "chain");
        Activity(html, inventory, line, plan, corrections);
        Factors(html, line, plan);
        Equation(html, line, plan);
        Sources(html, line, plan);
        html.Close("ol");
    }

    private static HtmlWriter Step(HtmlWriter html, string number, string titleKey) =>
        html.Open("li").Element("span", number, "node").Open("h4").Text(ReportTexts.Of(titleKey));

    private static void Fact(HtmlWriter html, LocalText name, LocalText value, string fill = "")
    {
        if (!value.IsEmpty || fill.Length > 0)
        {
            html.Element("dt", name);
            html.Element("dd", value, "", fill.Length > 0 ? [("data-fill", fill)] : []);
        }
    }

    private static void Activity(HtmlWriter html, Inventory inventory, LedgerLine line, LinePlan plan, CorrectionsMade? corrections)
    {
        var kind = inventory.Activities.Kinds[plan.Kind];
        var texts = inventory.Activities.Texts;
        Step(html, "1", "explain.activity");
        if (line.StatusKey.Length > 0)
        {
            html.Element("span", ReportTexts.Of($"status.{line.StatusKey}"), line.StatusKey is "NE" ? "tag risk" : "tag");
        }
        else if (kind.Quality.Length > 0)
        {
            html.Element("span", kind.Quality, "tag");
        }

        html.Close("h4");
        html.Open("p", "lead").Element("span", Quantity(line), "", ("data-fill", "quantity")).Text(" ").Element("span", UnitSymbol.Shown(line.Line.Unit), "unit").Close("p");
        html.Open("dl", "facts");
        Fact(html, ReportTexts.Of("explain.period"), LocalText.Same(kind.Period.ToString()));
        Fact(html, ReportTexts.Of("table.category"), plan.Category.Name);
        Fact(html, ReportTexts.Of("explain.site"), LocalText.Same(ReportTexts.Join(" · ", " · ", [LocalText.Same(kind.Sector), LocalText.Same(kind.Site), LocalText.Same(kind.Region)]).En));
        if (plan.CarriesEnergy && plan.TceCalorificPerUnit != 0)
        {
            Fact(html, ReportTexts.Of("explain.energy"), line.Line.IsConfidential ? LocalText.Same(Numbers.None) : LocalText.Same(Energy(line, plan)), "energy");
        }

        Fact(html, ReportTexts.Of("explain.filled"), LocalText.Same(texts.Source(line.Line.Row)), "source");
        Fact(html, ReportTexts.Of("explain.place"), LocalText.Same(texts.PlaceOf(line.Line.Row, "quantity").ToString()), "place");
        if (corrections is not null)
        {
            var made = corrections.Of(texts.Id(line.Line.Row));
            Fact(html, ReportTexts.Of("explain.corrections"), LocalText.Same(made.Length > 0 ? made : Numbers.None), "corrections");
        }

        html.Close("dl", "li");
    }

    private static void Factors(HtmlWriter html, LedgerLine line, LinePlan plan)
    {
        Step(html, "2", "explain.factor").Close("h4");
        if (line.Line.IsConfidential)
        {
            html.Element("p", ReportTexts.Of("explain.withheld"), "second");
        }
        else if (plan.Factors.IsEmpty)
        {
            html.Element("p", ReportTexts.OrSame($"statusWhy.{line.StatusKey}", Numbers.None), "second");
        }

        foreach (var use in line.Line.IsConfidential ? [] : plan.Factors)
        {
            var pick = use.Choice.Pick;
            html.Open("div", "use");
            html.Open("p", "lead").Element("span", use.Symbol, "sym mono").Text(" " + (pick is null ? Numbers.None : Numbers.Full(pick.Value)) + " ").Element("span", UnitSymbol.Shown(pick?.UnitText ?? ""), "unit");
            if (pick is not null)
            {
                ConfidenceTag(html, pick.Confidence);
            }

            html.Close("p");
            Trail(html, use.Choice);
            html.Close("div");
        }

        html.Close("li");
    }

    private static void Trail(HtmlWriter html, FactorChoice choice)
    {
        html.Open("table", "candidates").Element("caption", ReportTexts.Of("explain.trail"), "hidden-visually").Open("tbody");
        foreach (var step in choice.Trail)
        {
            var isPick = step.Candidate is not null && ReferenceEquals(step.Candidate, choice.Pick);
            html.Open("tr", isPick ? "pick" : "").Element("td", Where(step)).Element("td", step.Candidate is null ? Numbers.None : Numbers.Full(step.Candidate.Value), "n")
                .Element("td", ReportTexts.Of($"outcome.{step.Outcome}")).Close("tr");
        }

        html.Close("tbody", "table");
    }

    private static string Where(TrailStep step)
    {
        var years = step.Candidate is null ? "" : FactorText.Years(step.Candidate);
        return string.Join(" · ", new[] { step.Set, step.Candidate?.Region ?? step.Region, years }.Where(p => p.Length > 0));
    }

    private static void Equation(HtmlWriter html, LedgerLine line, LinePlan plan)
    {
        Step(html, "3", "explain.equation");
        if (plan.Equation.Length > 0)
        {
            html.Element("span", plan.Equation, "tag mono");
        }

        html.Close("h4");
        foreach (var step in line.Line.IsConfidential ? [] : plan.Trace)
        {
            html.Open("div", "equation").Element("span", step.What, "what").Element("code", step.Formula).Close("div");
        }

        html.Open("div", "equation sum").Element("code", Arithmetic(line, plan), "", ("data-fill", "numbers")).Close("div", "li");
    }

    private static void Sources(HtmlWriter html, LedgerLine line, LinePlan plan)
    {
        Step(html, "4", "explain.source").Close("h4").Open("dl", "facts");
        foreach (var factor in (line.Line.IsConfidential ? [] : plan.Factors).Select(f => f.Choice.Pick).OfType<Factor>().DistinctBy(f => (f.Set, f.Version, f.Id)))
        {
            Fact(html, LocalText.Same(factor.Parameter), LocalText.Same(FactorText.Publication(factor)));
            Fact(html, ReportTexts.Of("explain.row"), LocalText.Same(FactorText.Row(factor)));
        }

        html.Close("dl", "li");
    }

    private static void OfOffset(HtmlWriter html, OffsetLine offset)
    {
        var row = offset.Offset;
        html.Open("ol", "chain");
        Step(html, "1", "explain.offset").Close("h4");
        html.Open("p", "lead").Text(Numbers.Full(row.QuantityT) + " ").Element("span", "tCO₂e", "unit").Close("p").Open("dl", "facts");
        Fact(html, ReportTexts.Of("offset.registry"), LocalText.Same($"{row.Registry} · {row.Kind}"));
        Fact(html, ReportTexts.Of("offset.serial"), LocalText.Same(row.Serial));
        Fact(html, ReportTexts.Of("offset.certificate"), LocalText.Same(row.Certificate));
        Fact(html, ReportTexts.Of("offset.vintage"), LocalText.Same(row.Vintage?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? ""));
        Fact(html, ReportTexts.Of("offset.buyer"), LocalText.Same(row.Buyer));
        Fact(html, ReportTexts.Of("explain.place"), LocalText.Same(row.Where.ToString()));
        html.Close("dl", "li");
        Step(html, "2", "explain.cap").Close("h4").Open("div", "equation");
        html.Element("code", ReportTexts.Of("offset.used", ("used", Numbers.Full(offset.UsedT)), ("carried", Numbers.Full(offset.CarriedT)))).Close("div", "li", "ol");
    }

    internal static void ConfidenceTag(HtmlWriter html, Confidence confidence) => html.Element(
        "span", ReportTexts.Of($"confidence.{confidence}"), confidence switch { Confidence.High => "tag ok", Confidence.Medium => "tag risk", _ => "tag off" });

    internal static string Quantity(LedgerLine line) => line.Line.IsConfidential ? "C" : Numbers.Full(line.Line.Quantity);

    private static string Energy(LedgerLine line, LinePlan plan)
    {
        var calorific = Numbers.Significant(line.Line.Quantity * plan.TceCalorificPerUnit, 6);
        var equivalent = Numbers.Significant(line.Line.Quantity * plan.TceEquivalentPerUnit, 6);
        return calorific == equivalent ? $"{calorific} tce" : $"{calorific} / {equivalent} tce";
    }

    private static LocalText Arithmetic(LedgerLine line, LinePlan plan)
    {
        if (line.Line.IsConfidential)
        {
            return LocalText.Same($"C = {Numbers.Full(Math.Round(line.Line.Co2eT, 3))} tCO₂e");
        }

        var factor = double.IsFinite(plan.Co2eTPerUnit) ? Numbers.Significant(plan.Co2eTPerUnit, 7) : Numbers.None;
        var unit = UnitSymbol.Of(line.Line.Unit);
        return new LocalText(In(unit.Zh), In(unit.En));

        string In(string symbol) => $"{Numbers.Full(line.Line.Quantity)} {symbol} × {factor} tCO₂e/{symbol} = {Numbers.Full(Math.Round(line.Line.Co2eT, 3))} tCO₂e";
    }
}
