using System.Collections.Immutable;
using Ncez.Model.Inventories;
using Ncez.Model.Tables;
using Ncez.Model.Zones;

namespace Ncez.Workflows.Status;

/// <summary>Gross emissions per head by item and year (R35: households by fuel).</summary>
public sealed class HeadTable : IStatusTable
{
    /// <inheritdoc />
    public int Order => 90;

    /// <inheritdoc />
    public ResultTable? Build(StatusInput input)
    {
        var rows = input.Inventory.Years.SelectMany(year => Rows(input, year)).ToImmutableArray();
        return rows.IsEmpty ? null : new ResultTable("perHead", StatusTexts.Of("perHead.title"),
            [
                new TableColumn("year", StatusTexts.Of("year")),
                new TableColumn("item", StatusTexts.Of("item")),
                new TableColumn("kgPerHead", StatusTexts.Of("kgPerHead"), IsNumber: true),
                new TableColumn("sharePercent", StatusTexts.Of("grossShare"), IsNumber: true),
            ],
            rows);
    }

    private static IEnumerable<ImmutableArray<TableCell>> Rows(StatusInput input, YearTotals year)
    {
        if (input.Indicator("population", year.Year) is not > 0 and not { } || !(year.Gross.T > 0))
        {
            yield break;
        }

        var people = input.Indicator("population", year.Year)!.Value;
        var items = input.Inventory.Plans.Select((plan, i) => (Plan: plan, input.Inventory.PlanTotals[i].Co2eT))
            .Where(p => p.Plan.Year == year.Year && p.Plan.Scope is Scope.Direct or Scope.Indirect && p.Co2eT > 0)
            .GroupBy(p => p.Plan.Item is { Id.Length: > 0 } item ? item.Name.AtStart : p.Plan.Category.Name.AtStart);
        foreach (var item in items.OrderByDescending(g => g.Sum(p => p.Co2eT)))
        {
            var sum = item.Sum(p => p.Co2eT);
            yield return [StatusTexts.Year(year.Year), item.Key, sum / people * 1000, sum / year.Gross.T * 100];
        }

        yield return [StatusTexts.Year(year.Year), StatusTexts.Of("total"), year.Gross.T / people * 1000, 100];
    }
}
