using System.Collections.Immutable;
using Ncez.Model.Charts;
using Ncez.Model.Inventories;

namespace Ncez.Charts.Inventories;

/// <summary>A chart of an inventory. Charts are found by assembly scan: a new chart is a new file.</summary>
public interface IInventoryChart
{
    /// <summary>Chart id, for links and file names.</summary>
    string Id { get; }

    /// <summary>Place among the charts.</summary>
    int Order { get; }

    /// <summary>The chart of one calendar year; null when its data are not there.</summary>
    ChartSpec? Build(Inventory inventory, int year);
}

/// <summary>All charts of an inventory.</summary>
public static class InventoryCharts
{
    /// <summary>The charts in their order.</summary>
    public static ImmutableArray<IInventoryChart> All { get; } =
    [
        .. typeof(InventoryCharts).Assembly.GetTypes()
            .Where(t => t is { IsAbstract: false, IsClass: true } && typeof(IInventoryChart).IsAssignableFrom(t))
            .Select(t => (IInventoryChart)Activator.CreateInstance(t)!)
            .OrderBy(c => c.Order).ThenBy(c => c.Id, StringComparer.Ordinal),
    ];

    /// <summary>The chart of an id, or null when the data are not there.</summary>
    /// <exception cref="ArgumentException">No chart of that id.</exception>
    public static ChartSpec? Build(string id, Inventory inventory, int year) =>
        (All.FirstOrDefault(c => c.Id == id) ?? throw new ArgumentException($"No chart '{id}'.", nameof(id))).Build(inventory, year);
}
