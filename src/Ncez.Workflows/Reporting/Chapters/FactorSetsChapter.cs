using Ncez.Model.Inventories;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Reporting.Chapters;

/// <summary>The same activities under other published factor sets, each difference split into heating value, factor, oxidation and coverage.</summary>
public sealed class FactorSetsChapter : IReportChapter
{
    private static readonly string[] Columns = ["main", "other", "difference", "heat", "factor", "oxidation", "coverage"];

    /// <inheritdoc />
    public string Id => "factor-sets";

    /// <inheritdoc />
    public int Order => 45;

    /// <inheritdoc />
    public LocalText Title => Text("title");

    /// <inheritdoc />
    public bool Applies(ReportInput input) => input.Further.OfType<SetComparison>().Any();

    /// <inheritdoc />
    public void Write(HtmlWriter html, ReportInput input)
    {
        var comparisons = input.Further.OfType<SetComparison>().ToList();
        html.Element("h2", Title).Element("p", Answer(comparisons), "lead").Element("p", Text("intro"), "second");
        foreach (var comparison in comparisons)
        {
            foreach (var year in comparison.Years)
            {
                Panel(html, input, comparison, year);
            }
        }
    }

    private static LocalText Answer(List<SetComparison> comparisons)
    {
        // The latest year that any of them compares.
        var year = comparisons.SelectMany(c => c.Years).Max(y => y.Year);
        var changes = comparisons.SelectMany(c => c.Years).Where(y => y.Year == year).Select(y => (y.OtherT - y.MainT) / y.MainT * 100).ToList();
        return Text(changes.Count == 1 ? "answer.one" : "answer", ("year", year), ("count", changes.Count), ("least", Numbers.WithSign(changes.Min(), 1)), ("most", Numbers.WithSign(changes.Max(), 1)));
    }

    private static void Panel(HtmlWriter html, ReportInput input, SetComparison comparison, YearDifference year)
    {
        var change = year.OtherT - year.MainT;
        var answer = Text(change >= 0 ? "more" : "less", ("name", comparison.Name), ("year", year.Year), ("other", Numbers.Co2e(year.OtherT)),
            ("change", Numbers.Co2e(Math.Abs(change))), ("percent", Numbers.Fixed(Math.Abs(change) / year.MainT * 100, 1)));
        html.Open("section", "panel").Open("header").Element("h3", answer).Element("span", string.Join(" → ", comparison.FactorSets), "sub").Close("header");
        html.Open("div", "scroll").Open("table", "data compact").Open("thead").Open("tr").Element("th", Text("line"), "", ("scope", "col"));
        foreach (var column in Columns)
        {
            html.Open("th", "n", ("scope", "col")).Text(Text(column)).Text(" ").Element("span", "tCO₂e", "unit").Close("th");
        }

        html.Close("tr", "thead").Open("tbody");
        foreach (var line in year.Lines)
        {
            Row(html, line.Name, line.MainT, line.OtherT, Parts(line), "");
        }

        Row(html, Text("total"), year.MainT, year.OtherT,
            [year.Sum(l => l.HeatingValueT), year.Sum(l => l.FactorT), year.Sum(l => l.OxidationT), year.Sum(l => l.CoverageT)], "total");
        html.Close("tbody", "table", "div").Open("footer", "foot").Element("span", Text("note"));
        if (input.Inventory.Years.First(y => y.Year == year.Year).NotEstimated.Lines > 0)
        {
            html.Element("span", Text("notEstimated"));
        }

        html.Close("footer", "section");
    }

    private static double[] Parts(KindDifference line) => [line.HeatingValueT, line.FactorT, line.OxidationT, line.CoverageT];

    private static void Row(HtmlWriter html, LocalText name, double mainT, double otherT, double[] partsT, string css)
    {
        var rounded = RoundedParts.Of(partsT);
        html.Open("tr", css).Element("th", name.AtStart, "", ("scope", "row"));
        html.Element("td", Numbers.Fixed(mainT), "n").Element("td", Numbers.Fixed(otherT), "n");
        html.Element("td", Numbers.WithSign(rounded.Sum()), "n");
        foreach (var part in rounded)
        {
            html.Element("td", Numbers.WithSign(part), "n");
        }

        html.Close("tr");
    }

    private static LocalText Text(string key, params ReadOnlySpan<TextArg> args) => TextArea.Of(typeof(FactorSetsChapter).Assembly, "FactorSets").Both(key, args);
}
