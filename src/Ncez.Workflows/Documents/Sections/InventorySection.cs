using System.Globalization;
using Ncez.Charts.Inventories;
using Ncez.Data.Export.Docx;
using Ncez.Model.Inventories;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using Ncez.Workflows.Reporting;

namespace Ncez.Workflows.Documents.Sections;

/// <summary>The inventory by scope and category over the years, by gas, and what each calculation gave.</summary>
public sealed class InventorySection : IDocumentSection
{
    private const int MostYears = 6;
    private const int MostPlans = 120;

    /// <inheritdoc />
    public int Order => 40;

    /// <inheritdoc />
    public void Write(DocumentBuilder document, ReportInput input)
    {
        var inventory = input.Inventory;
        document.Heading(1, ReportTexts.Of("chapter.inventory"));
        if (inventory.Years.Length > 1)
        {
            document.Heading(2, DocumentTexts.Of("byYear"));
            ByYear(document, inventory);
        }

        document.Heading(2, ReportTexts.Of("scope.title"));
        ByCategory(document, input);
        document.Heading(2, ReportTexts.Of("gas.title"));
        ByGas(document, input);
        document.Heading(2, ReportTexts.Of("ledger.title"));
        Plans(document, input);
    }

    private static void ByYear(DocumentBuilder document, Inventory inventory)
    {
        (LocalText, Func<YearTotals, double>)[] columns =
        [
            (ChartTexts.Scope(Scope.Direct), y => y.Direct.T), (ChartTexts.Scope(Scope.Indirect), y => y.Indirect.T), (ReportTexts.Of("figure.gross"), y => y.Gross.T),
            (ChartTexts.Scope(Scope.Sink), y => y.Sink.T), (ChartTexts.Scope(Scope.Export), y => y.ExportCredit.T), (ChartTexts.Scope(Scope.Offset), y => y.Offset.T), (ReportTexts.Of("figure.net"), y => y.Net.T),
        ];
        document.Table(DocumentTexts.Of("byYear.caption"), [(ReportTexts.Of("table.year"), false, 0.6), .. columns.Select(c => (c.Item1, true, 1.0))],
            inventory.Years.Select(y => ((IReadOnlyList<LocalText>)[Same(y.Year), .. columns.Select(c => LocalText.Same(Numbers.Fixed(c.Item2(y))))], false)));
    }

    private static void ByCategory(DocumentBuilder document, ReportInput input)
    {
        var all = input.Inventory.Years;
        var years = all.Where(y => all.Length <= MostYears || y.Year == input.Baseline?.Year || y.Year > all[^1].Year - MostYears + 1).ToList();
        var sums = years.ToDictionary(y => y.Year, y => YearBreakdown.Of(input.Inventory, y.Year).Categories);
        var rows = new List<(IReadOnlyList<LocalText>, bool)>();
        foreach (var (scope, total) in new (Scope, Func<YearTotals, double>)[]
            { (Scope.Direct, y => y.Direct.T), (Scope.Indirect, y => y.Indirect.T), (Scope.Sink, y => y.Sink.T), (Scope.Export, y => y.ExportCredit.T), (Scope.Offset, y => y.Offset.T) })
        {
            var categories = sums.Values.SelectMany(s => s).Where(c => c.Scope == scope).Select(c => c.Category).DistinctBy(c => c.Id).ToList();
            if (categories.Count > 0)
            {
                Row(ChartTexts.Scope(scope), total, share: scope is Scope.Direct or Scope.Indirect, strong: true);
                foreach (var category in categories)
                {
                    Row(new LocalText("　" + category.Name.Zh, "   " + category.Name.AtStart.En), y => sums[y.Year].FirstOrDefault(c => c.Scope == scope && c.Category.Id == category.Id)?.Co2eT ?? double.NaN, scope is Scope.Direct or Scope.Indirect, strong: false);
                }
            }
        }

        Row(ReportTexts.Of("figure.gross"), y => y.Gross.T, share: true, strong: true);
        Row(ReportTexts.Of("figure.net"), y => y.Net.T, share: false, strong: true);
        document.Table(DocumentTexts.Of("byCategory.caption", ("gwp", input.Inventory.Zone.Gwp)),
            [(ReportTexts.Of("table.category"), false, 2), .. years.Select(y => (Same(y.Year), true, 1.0)), (ReportTexts.Of("table.share"), true, 0.8)], rows);
        document.Paragraph(ReportTexts.Of("gas.memo", ("mass", Numbers.Fixed(input.Year.BiomassMemo.T))), DocLook.Small);

        void Row(LocalText name, Func<YearTotals, double> amount, bool share, bool strong)
        {
            var part = amount(input.Year) / input.Year.Gross.T * 100;
            rows.Add(([name, .. years.Select(y => LocalText.Same(Numbers.Fixed(amount(y)))), LocalText.Same(share && double.IsFinite(part) ? Numbers.Fixed(part, 1) : "")], strong));
        }
    }

    private static void ByGas(DocumentBuilder document, ReportInput input) => document.Table(ReportTexts.Of("gas.sub", ("year", input.Year.Year), ("gwp", input.Inventory.Zone.Gwp)),
        [(ReportTexts.Of("table.gas"), false, 1), (ReportTexts.Of("gas.mass"), true, 1), (LocalText.Same("tCO₂e"), true, 1), (ReportTexts.Of("table.share"), true, 1)],
        InventorySums.ByGas(input.Inventory, input.Year.Year).Select(g => ((IReadOnlyList<LocalText>)
            [LocalText.Same(Gases.Name(g.Gas)), LocalText.Same(Numbers.Fixed(g.MassT, g.MassT < 100 ? 2 : 0)), LocalText.Same(Numbers.Fixed(g.Co2eT)), LocalText.Same(Numbers.Fixed(g.Co2eT / input.Year.Gross.T * 100, 1))], false)));

    // Rows of one kind share factor and equation, so their sum says as much as each of them.
    private static void Plans(DocumentBuilder document, ReportInput input)
    {
        var inventory = input.Inventory;
        var plans = InventorySums.Plans(inventory, input.Year.Year).OrderBy(p => p.Plan.Scope).ThenByDescending(p => double.IsNaN(p.Total.Co2eT) ? -1 : Math.Abs(p.Total.Co2eT)).ToList();
        document.Table(DocumentTexts.Of("plans.caption", ("year", input.Year.Year)),
            [(ReportTexts.Of("table.category"), false, 1.5), (ReportTexts.Of("factors.item"), false, 1.3), (ReportTexts.Of("table.quantity"), true, 1.2), (DocumentTexts.Of("unit"), false, 0.8), (DocumentTexts.Of("perUnit"), true, 1.2), (ReportTexts.Of("table.co2e"), true, 1.2), (ReportTexts.Of("explain.equation"), false, 0.9)],
            plans.Take(MostPlans).Select(p =>
            {
                var (plan, kind) = (p.Plan, inventory.Activities.Kinds[p.Plan.Kind]);
                var withheld = plan.Status == Model.Activities.ActivityStatus.Confidential;
                var gas = plan.Gas.Length > 0 && plan.Gas != "CO2" ? " " + Gases.Name(plan.Gas) : "";
                var name = plan.Item?.Name.AtStart ?? LocalText.Same(kind.Item);
                return ((IReadOnlyList<LocalText>)
                [
                    plan.Category.Name.AtStart, new LocalText(name.Zh + gas, name.En + gas),
                    LocalText.Same(withheld || p.Total.Quantity == 0 ? Numbers.None : Numbers.Significant(p.Total.Quantity, 8)), LocalText.Same(kind.Unit.Symbol),
                    LocalText.Same(withheld ? Numbers.None : Numbers.Significant(plan.Co2eTPerUnit, 5)),
                    double.IsNaN(p.Total.Co2eT) ? ReportTexts.OrSame("status." + plan.Status switch { Model.Activities.ActivityStatus.NotEstimated => "NE", Model.Activities.ActivityStatus.NotOccurring => "NO", Model.Activities.ActivityStatus.IncludedElsewhere => "IE", _ => "NA" }, Numbers.None) : LocalText.Same(Numbers.Fixed(p.Total.Co2eT)),
                    LocalText.Same(plan.Equation),
                ], false);
            }));
        document.Paragraph(plans.Count > MostPlans ? DocumentTexts.Of("plans.cut", ("shown", MostPlans), ("count", plans.Count)) : DocumentTexts.Of("plans.note", ("lines", plans.Sum(p => p.Total.Lines))), DocLook.Small);
    }

    private static LocalText Same(int number) => LocalText.Same(number.ToString(CultureInfo.InvariantCulture));
}
