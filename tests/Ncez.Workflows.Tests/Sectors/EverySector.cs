using System.Collections.Immutable;
using Ncez.Accounting;
using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;
using Ncez.Model.Zones;
using Ncez.Testing;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Tests.Sectors;

/// <summary>The zone every-sector, read once, and what becomes of it when something is changed.</summary>
internal static class EverySector
{
    /// <summary>Where it lies.</summary>
    public static string Folder { get; } = Path.Combine(Shipped.Data, "zones", "every-sector");

    /// <summary>As shipped.</summary>
    public static ZoneAccount Shown { get; } = new AccountZone(new ShippedData(Shipped.Data)).Account(Folder);

    /// <summary>Its input.</summary>
    public static ZoneInput Input => Shown.Input!;

    /// <summary>Its inventory, or the errors as an exception.</summary>
    public static Inventory Inventory => Shown.Inventory ?? throw new InvalidOperationException(Errors(Shown.Findings));

    /// <summary>The rows as whole activities.</summary>
    public static ImmutableArray<Activity> Rows { get; } = [.. Enumerable.Range(0, Input.Activities.Count).Select(i =>
        new Activity(Input.Activities.Texts.Id(i), Input.Activities.Kinds[Input.Activities.KindOf[i]], Input.Activities.Quantities[i]))];

    /// <summary>Accounts other rows under the zone's rules.</summary>
    public static (Inventory? Inventory, Findings Findings) Account(IEnumerable<Activity> rows, Func<Zone, Zone>? change = null)
    {
        var findings = new Findings();
        var zone = change?.Invoke(Input.Zone) ?? Input.Zone;
        return (InventoryEngine.Account(Input with { Zone = zone, Activities = ActivityTable.Of(rows) }, Shipped.Library, Shipped.Template(zone.Domain), findings), findings);
    }

    /// <summary>Tonnes of each gas of a row.</summary>
    public static ImmutableArray<(string Id, double MassT)> Masses(Inventory inventory) =>
        [.. Enumerable.Range(0, inventory.Lines.Count).Select(i => InventoryLine.At(inventory, i)).Select(l => (l.Id, l.MassT))];

    /// <summary>The errors in one text.</summary>
    public static string Errors(Findings findings) =>
        string.Join("; ", findings.Sorted().Where(f => f.Severity == Severity.Error).Select(f => $"{f.Where} {f.Code} {f.Found.En}"));
}
