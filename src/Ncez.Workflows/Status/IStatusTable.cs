using System.Collections.Immutable;
using Ncez.Model.Comparisons;
using Ncez.Model.Inventories;
using Ncez.Model.Tables;
using Ncez.Model.Zones;

namespace Ncez.Workflows.Status;

/// <summary>One table of the status analysis (report 3.1, 4.1, 5.1, 6.1, 7.1). Tables are found by assembly scan: a new one is a new file.</summary>
public interface IStatusTable
{
    /// <summary>Place among the tables.</summary>
    int Order { get; }

    /// <summary>The table; null when the zone has nothing for it.</summary>
    ResultTable? Build(StatusInput input);
}

/// <summary>What status tables are made from.</summary>
/// <param name="Zone">The zone with its indicators.</param>
/// <param name="Inventory">Its inventory.</param>
/// <param name="Units">Units of indicators.</param>
/// <param name="Published">Figures a source prints, with what follows from its own numbers.</param>
/// <param name="SizeClasses">Classes of towns and communities.</param>
public sealed record StatusInput(
    ZoneInput Zone, Inventory Inventory, Model.Quantities.UnitTable Units, ImmutableArray<PublishedFigure> Published, ImmutableArray<SizeClass> SizeClasses)
{
    /// <summary>An indicator in a year, canonical unit; null when not given.</summary>
    public double? Indicator(string name, int year) => Zone.Indicators.FirstOrDefault(i => i.Indicator == name && i.Year == year)?.Value;

    /// <summary>Energy of a line plan in the zone's standard-coal basis [tce]; NaN where no row says how much.</summary>
    public double EnergyTce(LinePlan plan, PlanTotal total)
    {
        var perUnit = Zone.Zone.StandardCoal == StandardCoalBasis.Calorific ? plan.TceCalorificPerUnit : plan.TceEquivalentPerUnit;
        return plan.CarriesEnergy && perUnit != 0 && total.Quantity != 0 ? total.Quantity * perUnit : double.NaN;
    }
}
