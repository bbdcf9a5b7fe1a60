using System.Collections.Immutable;
using Ncez.Kernels.Indicators;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Workflows.Comparisons;

namespace Ncez.Workflows.Status;

/// <summary>Growth of emissions, energy and indicators: against the first year, against the year before, a year on average, and per growth of product (R31).</summary>
public sealed class GrowthTable : IStatusTable
{
    private const string Product = "gdp";

    /// <inheritdoc />
    public int Order => 50;

    /// <inheritdoc />
    public ResultTable? Build(StatusInput input)
    {
        var years = input.Inventory.Years.Select(y => y.Year).ToList();
        return years.Count < 2 ? null : new ResultTable("growth", StatusTexts.Of("growth.title", ("year", years[0])),
            [
                new TableColumn("year", StatusTexts.Of("year")),
                new TableColumn("amount", StatusTexts.Of("amount")),
                new TableColumn("sinceFirstPercent", StatusTexts.Of("growth.sinceFirst", ("year", years[0])), IsNumber: true),
                new TableColumn("sinceBeforePercent", StatusTexts.Of("growth.sinceBefore"), IsNumber: true),
                new TableColumn("meanPercentPerYear", StatusTexts.Of("growth.mean"), IsNumber: true),
                new TableColumn("elasticity", StatusTexts.Of("growth.elasticity"), IsNumber: true),
            ],
            [.. years.Skip(1).SelectMany((year, i) => Series(input).Select(s => Row(input, s.Name, s.Value, years[0], years[i], year)))]);
    }

    private static IEnumerable<(LocalText Name, Func<int, double> Value)> Series(StatusInput input)
    {
        var years = input.Inventory.Years.ToDictionary(y => y.Year);
        yield return (StatusTexts.Of("gross"), year => years[year].Gross.T);
        yield return (StatusTexts.Of("net"), year => years[year].Net.T);
        yield return (StatusTexts.Of("energy"), year => input.Zone.Zone.StandardCoal == Model.Zones.StandardCoalBasis.Calorific ? years[year].EnergyTceCalorific : years[year].EnergyTceEquivalent);

        // Money at current prices is left out: its growth is not growth of output.
        foreach (var name in input.Zone.Indicators.GroupBy(i => i.Indicator).Where(g => g.Select(i => i.PriceYear).Distinct().Count() == 1 && !(IsMoney(input, g.First().Unit) && g.First().PriceYear is null)).Select(g => g.Key).Where(n => !n.Contains('.', StringComparison.Ordinal)))
        {
            yield return (CompareTexts.Indicator(name), year => input.Indicator(name, year) ?? double.NaN);
        }
    }

    private static ImmutableArray<TableCell> Row(StatusInput input, LocalText name, Func<int, double> value, int first, int before, int year)
    {
        var (start, last, now) = (value(first), value(before), value(year));
        var product = (input.Indicator(Product, first), input.Indicator(Product, year));
        var elasticity = product is ({ } a, { } b) && a != b && HasConstantPrices(input) ? ChangeKernels.ElasticityRatio(start, now, a, b) : double.NaN;
        return [StatusTexts.Year(year), name, Percent(start, now), Percent(last, now), start > 0 && now >= 0 ? ChangeKernels.MeanGrowthFraction(start, now, year - first) * 100 : double.NaN, elasticity];
    }

    private static double Percent(double from, double to) => from > 0 ? ChangeKernels.ChangeFraction(from, to) * 100 : double.NaN;

    private static bool HasConstantPrices(StatusInput input) =>
        input.Zone.Indicators.Where(i => i.Indicator == Product).Select(i => i.PriceYear).Distinct().ToList() is [not null];

    private static bool IsMoney(StatusInput input, string unit) => input.Units.TryParse(unit, out var parsed) && parsed.Dimension == Model.Quantities.Dimension.Money;
}
