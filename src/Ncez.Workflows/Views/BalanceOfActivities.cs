using Ncez.Model.Activities;
using Ncez.Model.Factors;
using Ncez.Model.Zones;

namespace Ncez.Workflows.Views;

/// <summary>Activity rows as rows of an energy balance.</summary>
internal static class BalanceOfActivities
{
    /// <summary>
    /// What a zone made, took in, sent out and used in a year. Electricity and heat are final use of the sector that took them in; of
    /// what was made on site and not sent out the sector is the one of its row.
    /// </summary>
    public static List<BalanceRow> Of(ZoneInput zone, FactorLibrary library, int year)
    {
        var (kinds, sums) = (zone.Activities.Kinds, new double[zone.Activities.Kinds.Length]);
        var kindOf = zone.Activities.KindOf;
        var quantities = zone.Activities.Quantities;
        for (var i = 0; i < quantities.Length; i++)
        {
            sums[kindOf[i]] += double.IsNaN(quantities[i]) ? 0 : quantities[i];
        }

        var rows = new List<BalanceRow>();
        for (var k = 0; k < kinds.Length; k++)
        {
            if (kinds[k].Period.Year == year && sums[k] != 0 && library.FindItem(kinds[k].Item) is { Family: ItemFamily.Fuel or ItemFamily.Electricity or ItemFamily.Heat or ItemFamily.Cooling } item
                && kinds[k].Status is not (ActivityStatus.Reported or ActivityStatus.NotOccurring or ActivityStatus.IncludedElsewhere or ActivityStatus.Confidential))
            {
                rows.AddRange(Flows(kinds[k], item).Select(f => new BalanceRow(year, f.Flow, f.Sector, Pooled(item), f.Sign * sums[k], kinds[k].Unit, "", kinds[k].Where)));
            }
        }

        return rows;
    }

    private static IEnumerable<(string Flow, string Sector, double Sign)> Flows(ActivityKind kind, Item item) => (kind.Direction, item.Family) switch
    {
        (Direction.Use, ItemFamily.Fuel) when kind.Status == ActivityStatus.NotApplicable => [("non_energy", kind.Sector, 1)],
        (Direction.Use, ItemFamily.Fuel) when kind.Category == "chp_combustion" => [("transformation", kind.Sector, -1)],
        (Direction.Use, ItemFamily.Fuel) => [("final", kind.Sector, 1)],
        (Direction.Import, ItemFamily.Fuel) => [("import", "", 1)],
        (Direction.Import, _) => [("import", "", 1), ("final", kind.Sector, 1)],
        (Direction.Produce, ItemFamily.Fuel) => [("production", "", 1)],
        (Direction.Produce, _) => [("production", "", 1), ("final", kind.Sector, 1)],
        (Direction.Export, ItemFamily.Fuel) => [("export", "", 1)],
        (Direction.Export, _) => [("export", "", 1), ("final", kind.Sector, -1)],
        _ => [],
    };

    // Power is one column, whatever made it.
    private static string Pooled(Item item) => item.Family switch { ItemFamily.Electricity => "electricity", ItemFamily.Heat => "heat", _ => item.Id };
}
