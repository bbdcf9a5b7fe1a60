using System.Collections.Immutable;
using Ncez.Model.Inventories;
using Ncez.Model.Tables;
using Ncez.Model.Zones;

namespace Ncez.Workflows.Status;

/// <summary>
/// The city carbon model of figure 7-1: production emissions + living emissions − ecological absorption (R37). Living is what
/// rows of sector household (居民, 生活) emit; all other gross emissions are production.
/// </summary>
public sealed class CarbonModelTable : IStatusTable
{
    private static readonly string[] Living = ["household", "residential", "living", "居民", "生活"];

    /// <inheritdoc />
    public int Order => 80;

    /// <inheritdoc />
    public ResultTable? Build(StatusInput input) => input.Zone.Zone.Domain is not (Domain.Town or Domain.Region) || input.Inventory.Years.All(y => double.IsNaN(y.Gross.T) || y.Gross.T == 0)
        ? null
        : new ResultTable("carbonModel", StatusTexts.Of("carbonModel.title"),
            [
                new TableColumn("year", StatusTexts.Of("year")),
                .. Ids.Select(id => new TableColumn($"{id}T", StatusTexts.Of($"carbonModel.{id}"), IsNumber: true)),
            ],
            [.. input.Inventory.Years.Select(year => Row(input.Inventory, year))]);

    private static readonly string[] Ids = ["production", "living", "absorption", "city"];

    private static ImmutableArray<TableCell> Row(Inventory inventory, YearTotals year)
    {
        var living = 0.0;
        for (var i = 0; i < inventory.Plans.Length; i++)
        {
            var plan = inventory.Plans[i];
            if (plan.Year == year.Year && plan.Scope is Scope.Direct or Scope.Indirect && double.IsFinite(inventory.PlanTotals[i].Co2eT)
                && Living.Any(word => inventory.Activities.Kinds[plan.Kind].Sector.Contains(word, StringComparison.OrdinalIgnoreCase)))
            {
                living += inventory.PlanTotals[i].Co2eT;
            }
        }

        return [StatusTexts.Year(year.Year), year.Gross.T - living, living, year.Sink.T, year.Gross.T + year.Sink.T];
    }
}
