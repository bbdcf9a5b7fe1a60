using System.Collections.Immutable;
using Ncez.Model.Inventories;
using Ncez.Model.Tables;

namespace Ncez.Workflows.Status;

/// <summary>
/// Energy, value added and number of enterprises by industry and by its class of energy use (R32, tables 4-2 and 4-3). An
/// industry is a row of activities.csv with the indicator <c>value_added.&lt;row id&gt;</c>; its class stands in column site.
/// </summary>
public sealed class IndustryTable : IStatusTable
{
    /// <inheritdoc />
    public int Order => 60;

    /// <inheritdoc />
    public ResultTable? Build(StatusInput input)
    {
        var industries = Industries(input).ToList();
        if (industries.Count < 2)
        {
            return null;
        }

        var mean = industries.Sum(i => i.EnergyTce) / industries.Sum(i => i.ValueAdded);
        return new ResultTable("industries", StatusTexts.Of("industries.title"),
            [
                new TableColumn("year", StatusTexts.Of("year")),
                new TableColumn("industry", StatusTexts.Of("industry")),
                new TableColumn("class", StatusTexts.Of("class")),
                new TableColumn("energyTce", StatusTexts.Of("energy"), IsNumber: true),
                new TableColumn("energyShareOfClassPercent", StatusTexts.Of("shareOfClass"), IsNumber: true),
                new TableColumn("valueAdded1e8Cny", StatusTexts.Of("valueAdded"), IsNumber: true),
                new TableColumn("valueAddedShareOfClassPercent", StatusTexts.Of("valueShareOfClass"), IsNumber: true),
                new TableColumn("enterprises", StatusTexts.Of("enterprises"), IsNumber: true),
                new TableColumn("intensityTcePer1e4Cny", StatusTexts.Of("intensity"), IsNumber: true),
                new TableColumn("intensityOverMean", StatusTexts.Of("overMean"), IsNumber: true),
            ],
            [.. industries.GroupBy(i => i.Class).SelectMany(group => Rows(group.ToList(), industries, mean))]);
    }

    private static IEnumerable<Industry> Industries(StatusInput input)
    {
        var inventory = input.Inventory;
        for (var i = 0; i < inventory.Lines.Count; i++)
        {
            var line = InventoryLine.At(inventory, i);
            if (line.Plan is { CarriesEnergy: true } plan && input.Indicator($"value_added.{line.Id}", plan.Year) is { } value)
            {
                var kind = inventory.Activities.Kinds[plan.Kind];
                yield return new Industry(plan.Year, kind.Sector, kind.Site, input.EnergyTce(plan, new PlanTotal(1, line.Quantity, line.MassT, line.Co2eT)), value, input.Indicator($"enterprises.{line.Id}", plan.Year) ?? double.NaN);
            }
        }
    }

    private static IEnumerable<ImmutableArray<TableCell>> Rows(List<Industry> group, List<Industry> all, double mean)
    {
        var (energy, value, count) = (group.Sum(i => i.EnergyTce), group.Sum(i => i.ValueAdded), group.Sum(i => i.Enterprises));
        foreach (var i in group.OrderByDescending(i => i.EnergyTce))
        {
            yield return [StatusTexts.Year(i.Year), i.Name, i.Class, i.EnergyTce, i.EnergyTce / energy * 100, i.ValueAdded / 1e8, i.ValueAdded / value * 100, i.Enterprises, i.EnergyTce / i.ValueAdded * 1e4, i.EnergyTce / i.ValueAdded / mean];
        }

        yield return [StatusTexts.Year(group[0].Year), StatusTexts.Of("classTotal", ("energy", Share(energy, all.Sum(i => i.EnergyTce))), ("value", Share(value, all.Sum(i => i.ValueAdded)))),
            group[0].Class, energy, 100, value / 1e8, 100, count, energy / value * 1e4, energy / value / mean];
    }

    private static string Share(double part, double whole) => Model.Texts.Numbers.Fixed(part / whole * 100, 1);

    private sealed record Industry(int Year, string Name, string Class, double EnergyTce, double ValueAdded, double Enterprises);
}
