using System.Collections.Immutable;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Reporting.Parts;

/// <summary>Totals unfolded: net emissions of the last year, and every other total of that year and of the base year.</summary>
public sealed class UnfoldedPart : IReportPart
{
    private const string Net = "net";

    /// <inheritdoc />
    public int Order => 37;

    /// <inheritdoc />
    public IEnumerable<object> Make(PartContext context)
    {
        var (input, inventory) = (context.Account.Input!, context.Inventory);
        if (ExplainTotal.Find(input, inventory, Net) is not { } total)
        {
            return [];
        }

        var years = new[] { inventory.Years[^1].Year, inventory.Zone.Baseline ?? inventory.Years[0].Year }.Distinct().Where(y => inventory.Years.Any(k => k.Year == y));
        return
        [
            total,
            new FurtherTotals([.. from year in years from name in ExplainTotal.Names(inventory, input) where name.Id != Net || year != total.Year
                                  let further = ExplainTotal.Find(input, inventory, $"{name.Id}@{year}") where further is { IsKnown: true } || (further is not null && further.Tables.Any(t => t.Id == "missing")) select further]),
        ];
    }
}

/// <summary>Totals that wait for a click.</summary>
/// <param name="All">The totals.</param>
internal sealed record FurtherTotals(ImmutableArray<UnfoldedTotal> All);
