using System.Collections.Immutable;
using Ncez.Model.Inventories;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Workflows.Views;

/// <summary>
/// A way to look at an accounted zone beyond its totals: two numbers for electricity, the walk from emissions trading, the energy
/// balance, a standard's tables. Views are found by assembly scan: a new one is a new file, and it appears in the command
/// <c>inventory --view</c>, the report and the workbook.
/// </summary>
public interface IInventoryView
{
    /// <summary>Id: the name of the option's value and the anchor of the chapter.</summary>
    string Id { get; }

    /// <summary>Place among the chapters of the report.</summary>
    int Order { get; }

    /// <summary>Title of the chapter.</summary>
    LocalText Title { get; }

    /// <summary>What the reader must know before reading the tables; may be empty.</summary>
    LocalText Note { get; }

    /// <summary>The tables; empty when the zone has nothing for them.</summary>
    ImmutableArray<ResultTable> Build(ViewInput input);

    /// <summary>The sentence that says what the tables come to, in the zone's numbers.</summary>
    /// <param name="input">What the tables were made from.</param>
    /// <param name="tables">The tables; at least one.</param>
    LocalText Answer(ViewInput input, ImmutableArray<ResultTable> tables);
}

/// <summary>What views are made from.</summary>
/// <param name="Shipped">Shipped numbers.</param>
/// <param name="Zone">What the folder says.</param>
/// <param name="Inventory">Its inventory.</param>
public sealed record ViewInput(ShippedData Shipped, ZoneInput Zone, Inventory Inventory);

/// <summary>Tables of one view.</summary>
/// <param name="View">The view.</param>
/// <param name="Answer">What they come to, in one sentence.</param>
/// <param name="Tables">Its tables.</param>
public sealed record ViewTables(IInventoryView View, LocalText Answer, ImmutableArray<ResultTable> Tables);

/// <summary>All views of an accounted zone.</summary>
/// <param name="Views">Those that have something to show, in their order.</param>
public sealed record InventoryViews(ImmutableArray<ViewTables> Views)
{
    /// <summary>The views in their order.</summary>
    public static ImmutableArray<IInventoryView> All { get; } =
    [
        .. typeof(InventoryViews).Assembly.GetTypes().Where(t => t is { IsAbstract: false, IsClass: true } && typeof(IInventoryView).IsAssignableFrom(t))
            .Select(t => (IInventoryView)Activator.CreateInstance(t)!).OrderBy(v => v.Order).ThenBy(v => v.Id, StringComparer.Ordinal),
    ];

    /// <summary>The views of a zone.</summary>
    public static InventoryViews Of(ViewInput input) =>
        new([.. All.Select(v => (View: v, Tables: v.Build(input))).Where(v => !v.Tables.IsEmpty).Select(v => new ViewTables(v.View, v.View.Answer(input, v.Tables), v.Tables))]);

    /// <summary>Every table of every view, for a workbook.</summary>
    public IEnumerable<ResultTable> Tables => Views.SelectMany(v => v.Tables);

    /// <summary>A view with its tables; null when it has none.</summary>
    public ViewTables? Of(string id) => Views.FirstOrDefault(v => v.View.Id == id);
}
