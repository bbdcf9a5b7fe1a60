using System.Collections.Immutable;
using System.Globalization;
using Ncez.Charts.Inventories;
using Ncez.Model.Inventories;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using Ncez.Workflows.Reporting.Ledger;

namespace Ncez.Workflows.Reporting.Chapters;

/// <summary>The inventory: by scope and category over the years, then line by line with an explanation for each.</summary>
public sealed class InventoryChapter : IReportChapter
{
    private const int MostYears = 6;

    /// <inheritdoc />
    public string Id => "inventory";

    /// <inheritdoc />
    public int Order => 40;

    /// <inheritdoc />
    public LocalText Title => ReportTexts.Of("chapter.inventory");

    /// <inheritdoc />
    public bool Applies(ReportInput input) => true;

    /// <inheritdoc />
    public void Write(HtmlWriter html, ReportInput input)
    {
        html.Element("h2", Title);
        ByScope(html, input);
        if (LedgerLine.AreListed(input.Inventory))
        {
            LedgerTable.Write(html, input.Inventory, LedgerLine.All(input.Inventory), input.Get<CorrectionsMade>());
        }
        else
        {
            PlanTable.Write(html, input.Inventory);
        }
    }

    /// <summary>The table by scope and category over the years.</summary>
    internal static void ByScope(HtmlWriter html, ReportInput input)
    {
        // The latest years, and the baseline wherever it lies.
        var all = input.Inventory.Years;
        var years = all.Where(y => all.Length <= MostYears || y.Year == input.Baseline?.Year || y.Year > all[^1].Year - MostYears + 1).ToImmutableArray();
        html.Open("section", "panel").Open("header").Element("h3", ReportTexts.Of("scope.title")).Element("span", ReportTexts.Of("scope.sub", ("gwp", input.Inventory.Zone.Gwp)), "sub").Close("header");
        html.Open("div", "scroll").Open("table", "data compact", ("id", "by-scope"));
        Head(html, input, years);
        html.Open("tbody");
        var sums = years.ToDictionary(y => y.Year, y => InventorySums.ByCategory(input.Inventory, y.Year));
        Scopes(html, input, years, sums, Scope.Direct, y => y.Direct.T);
        Scopes(html, input, years, sums, Scope.Indirect, y => y.Indirect.T);
        Total(html, input, years, ChartTexts.Of("gross"), y => y.Gross.T, "total", y => new SumId(y, SumId.Gross));
        Scopes(html, input, years, sums, Scope.Sink, y => y.Sink.T);
        Scopes(html, input, years, sums, Scope.Export, y => y.ExportCredit.T);
        if (years.Any(y => y.Offset.T != 0 || y.OffsetCarried.T != 0))
        {
            Total(html, input, years, OffsetName(input.Inventory.Zone.OffsetCap), y => y.Offset.T, "group", y => SumId.Of(y, Scope.Offset), Icons.Swatch("scope-offset"), true);
        }

        Total(html, input, years, ChartTexts.Of("net"), y => y.Net.T, "total", y => new SumId(y, SumId.Net));
        html.Close("tbody", "table", "div");
        html.Open("footer", "foot").Element("span", ReportTexts.Of("gas.memo", ("mass", Numbers.Fixed(input.Year.BiomassMemo.T))));
        if (input.Year.OffsetCarried.T > 0)
        {
            html.Element("span", ReportTexts.Of("scope.carried", ("carried", Numbers.Fixed(input.Year.OffsetCarried.T))));
        }

        html.Element("span", ReportTexts.Of("page.rounding")).Close("footer", "section");
    }

    private static LocalText OffsetName(OffsetCap? cap) => cap is null
        ? ChartTexts.Scope(Scope.Offset)
        : ReportTexts.Of("scope.offsetCap", ("share", Numbers.Significant(cap.ShareFraction * 100, 4)), ("of", ReportTexts.Of($"offsetBase.{cap.Of}")));

    private static void Head(HtmlWriter html, ReportInput input, ImmutableArray<YearTotals> years)
    {
        html.Open("thead").Open("tr").Element("th", ReportTexts.Of("table.category"), "", ("scope", "col"));
        foreach (var year in years)
        {
            html.Open("th", "n", ("scope", "col")).Text(year.Year.ToString(CultureInfo.InvariantCulture) + " ").Element("span", "tCO₂e", "unit").Close("th");
        }

        html.Element("th", ReportTexts.Of("table.share"), "n", ("scope", "col"));
        if (input.Baseline is not null)
        {
            html.Element("th", ReportTexts.Of("table.change", ("year", input.Baseline.Year)), "n", ("scope", "col"));
        }

        html.Close("tr", "thead");
    }

    private static void Scopes(
        HtmlWriter html, ReportInput input, ImmutableArray<YearTotals> years, Dictionary<int, ImmutableArray<CategorySum>> sums, Scope scope, Func<YearTotals, double> total)
    {
        var categories = sums.Values.SelectMany(s => s).Where(c => c.Scope == scope).Select(c => c.Category).DistinctBy(c => c.Id).ToList();
        if (categories.Count == 0)
        {
            return;
        }

        Total(html, input, years, ChartTexts.Scope(scope), total, "group", y => SumId.Of(y, scope), Icons.Swatch(ChartTexts.Role(scope)), IsDeducted(scope));
        foreach (var category in categories)
        {
            var found = years.ToDictionary(y => y.Year, y => sums[y.Year].FirstOrDefault(c => c.Scope == scope && c.Category.Id == category.Id));
            var missingTce = found.GetValueOrDefault(input.Year.Year)?.NotEstimatedTce ?? 0;
            html.Open("tr").Open("th", "indent", ("scope", "row")).Text(category.Name.AtStart);
            if (missingTce > 0)
            {
                html.Text(" ").Open("span", "tag none").Trusted(Icons.None).Text(ReportTexts.Of("scope.missing", ("energy", Numbers.Tce(missingTce)))).Close("span");
            }

            html.Close("th");
            Cells(html, input, years, y => found[y.Year]?.Co2eT ?? double.NaN, y => SumId.Of(y, scope, category.Id), scope is Scope.Direct or Scope.Indirect, IsDeducted(scope));
            html.Close("tr");
        }
    }

    private static void Total(
        HtmlWriter html, ReportInput input, ImmutableArray<YearTotals> years, LocalText name, Func<YearTotals, double> amount, string css, Func<int, SumId> sum, string swatch = "", bool isDeducted = false)
    {
        html.Open("tr", css).Open("th", "", ("scope", "row")).Trusted(swatch).Text(swatch.Length > 0 ? " " : "").Text(name).Close("th");
        Cells(html, input, years, amount, sum, true, isDeducted);
        html.Close("tr");
    }

    private static void Cells(HtmlWriter html, ReportInput input, ImmutableArray<YearTotals> years, Func<YearTotals, double> amount, Func<int, SumId> sum, bool hasShare, bool isDeducted)
    {
        foreach (var year in years)
        {
            html.SumCell(Numbers.Fixed(amount(year), InventorySums.Decimals(input.Inventory)), sum(year.Year));
        }

        var share = amount(input.Year) / input.Year.Gross.T;
        html.Element("td", hasShare && double.IsFinite(share) ? Numbers.Fixed(share * 100, 1) : "", "n");
        if (input.Baseline is not null)
        {
            var change = ChangePercent(amount(input.Baseline), amount(input.Year), isDeducted);
            html.Element("td", double.IsFinite(change) ? Numbers.WithSign(change, 1) : Numbers.None, "n");
        }
    }

    // A sink that grew from −10 to −12 is a fifth larger: of what is deducted, the amount changes; of all else, what is emitted.
    private static double ChangePercent(double beforeT, double afterT, bool isDeducted) => (isDeducted ? (afterT / beforeT) - 1 : (afterT - beforeT) / Math.Abs(beforeT)) * 100;

    private static bool IsDeducted(Scope scope) => scope is Scope.Sink or Scope.Export or Scope.Offset;
}
