using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Comparisons;
using Ncez.Model.Inventories;
using Ncez.Model.Tables;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Comparisons;

/// <summary>Before and after as tables: amounts and intensities, decoupling, drivers.</summary>
public static class CompareTables
{
    private static readonly string[] DriverIds = ["population", "income", "energyIntensity", "carbonIntensity", "change"];

    /// <summary>Everything there is to say, some of it without rows.</summary>
    public static IEnumerable<ResultTable> All(BeforeAfter comparison, Inventory inventory) =>
    [
        Amounts(comparison), Decouplings(comparison), TrendTable.Of(comparison), Drivers(comparison),
        .. DriverTables.Of(comparison.Drivers, inventory.Zone.Name, id => inventory.Template.Categories.FirstOrDefault(c => c.Id == id)?.Name ?? LocalText.Same(id)),
    ];

    /// <summary>Totals and intensities: a row per year and amount.</summary>
    public static ResultTable Amounts(BeforeAfter comparison) => new("compare", CompareTexts.Of("amounts.title", ("year", comparison.BaseYear ?? 0)),
        [
            new TableColumn("year", CompareTexts.Of("year")),
            new TableColumn("amount", CompareTexts.Of("amount")),
            new TableColumn("unit", CompareTexts.Of("unit")),
            new TableColumn("before", CompareTexts.Of("before", ("year", comparison.BaseYear ?? 0)), IsNumber: true),
            new TableColumn("after", CompareTexts.Of("after"), IsNumber: true),
            new TableColumn("ratioPercent", CompareTexts.Of("ratio"), IsNumber: true),
            new TableColumn("doubleReduction", CompareTexts.Of("double")),
        ],
        [.. comparison.Years.SelectMany(Rows)]);

    /// <summary>Decoupling of gross emissions from each indicator: a row per year and indicator.</summary>
    public static ResultTable Decouplings(BeforeAfter comparison) => new("decoupling", CompareTexts.Of("decoupling.title"),
        [
            new TableColumn("year", CompareTexts.Of("year")),
            new TableColumn("indicator", CompareTexts.Of("indicator")),
            new TableColumn("emissionChangePercent", CompareTexts.Of("emissionChange"), IsNumber: true),
            new TableColumn("indicatorChangePercent", CompareTexts.Of("indicatorChange"), IsNumber: true),
            new TableColumn("elasticity", CompareTexts.Of("elasticity"), IsNumber: true),
            new TableColumn("state", CompareTexts.Of("state")),
            new TableColumn("elasticityMidPoint", CompareTexts.Of("elasticityMid"), IsNumber: true),
            new TableColumn("stateMidPoint", CompareTexts.Of("stateMid")),
        ],
        [.. comparison.Years.SelectMany(y => y.Intensities.Select(i => ImmutableArray.Create<TableCell>([
            Year(y.Year), CompareTexts.Indicator(i.Indicator), Percent(y.Gross.Ratio) - 100, Percent(i.Amount.Ratio) - 100,
            i.Decoupling.StartElasticity, CompareTexts.State(i.Decoupling.State), i.Decoupling.MidElasticity, CompareTexts.State(i.Decoupling.MidState)])))]);

    /// <summary>Kaya drivers: a row per year that has population and product.</summary>
    public static ResultTable Drivers(BeforeAfter comparison) => new("kaya", CompareTexts.Of("kaya.title"),
        [
            new TableColumn("year", CompareTexts.Of("year")),
            .. DriverIds.Select(id => new TableColumn($"{id}T", CompareTexts.Of($"kaya.{id}"), IsNumber: true)),
        ],
        [.. comparison.Years.Where(y => y.Kaya is not null).Select(y => ImmutableArray.Create<TableCell>([
            Year(y.Year), y.Kaya!.PopulationT, y.Kaya.IncomeT, y.Kaya.EnergyIntensityT, y.Kaya.CarbonIntensityT, y.Gross.After - y.Gross.Before]))]);

    // Double reduction is said of a total and its intensity together: on each row of an intensity; without any it cannot be said.
    private static IEnumerable<ImmutableArray<TableCell>> Rows(YearComparison year)
    {
        yield return Row(year.Year, CompareTexts.Of("gross"), "tCO2e", year.Gross, 1, year.Intensities.IsEmpty ? CompareTexts.Answer(null) : Numbers.None);
        yield return Row(year.Year, CompareTexts.Of("net"), "tCO2e", year.Net, 1, year.Net.IsEvaluable || !double.IsFinite(year.Net.After) ? Numbers.None : CompareTexts.Of("net.notEvaluable"));
        yield return Row(year.Year, CompareTexts.Of("energy"), "tce", year.EnergyTce, 1, Numbers.None);
        foreach (var intensity in year.Intensities)
        {
            var (unit, per) = CompareTexts.IntensityUnit(intensity.Dimension);
            var name = CompareTexts.Indicator(intensity.Indicator);
            var basis = intensity.PriceYear is { } price ? CompareTexts.Of("prices", ("year", price)) : default;
            yield return Row(year.Year, CompareTexts.Of("grossPer", ("indicator", name), ("basis", basis)), unit, intensity.Gross, per, CompareTexts.Answer(intensity.DoubleReduction));
            yield return Row(year.Year, CompareTexts.Of("netPer", ("indicator", name), ("basis", basis)), unit, intensity.Net, per, CompareTexts.Answer(intensity.DoubleReduction));
        }
    }

    private static ImmutableArray<TableCell> Row(int year, LocalText amount, LocalText unit, Change change, double per, TableCell answer) =>
        [Year(year), amount, unit, change.Before * per, change.After * per, Percent(change.Ratio), answer];

    private static ImmutableArray<TableCell> Row(int year, LocalText amount, string unit, Change change, double per, TableCell answer) =>
        Row(year, amount, LocalText.Same(unit), change, per, answer);

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);

    private static double Percent(double ratio) => ratio * 100;
}
