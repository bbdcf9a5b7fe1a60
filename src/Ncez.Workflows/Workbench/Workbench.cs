using Ncez.Data.Store;

namespace Ncez.Workflows.Workbench;

/// <summary>A workbench on a data folder: accounts, register of zones, their inventories, edits, and the audit trail.</summary>
public sealed class Workbench
{
    private Workbench(ShippedData shipped, DataFolder folder, TimeProvider clock)
    {
        var store = WorkbenchStore.Open(folder.Database);
        (Shipped, Folder) = (shipped, folder);
        Audit = new AuditTrail(store, clock);
        Accounts = new Accounts(store, Audit, clock);
        Inventories = new ZoneInventories(shipped, folder, clock);
        Zones = new ZoneRegister(store, shipped, folder, Audit, clock);
        Activities = new EditActivities(store, shipped, folder, Audit, clock);
        Reports = new ZoneReports(shipped, folder, Audit, clock);
    }

    /// <summary>The numbers that come with the product.</summary>
    public ShippedData Shipped { get; }

    /// <summary>Accounts and sessions.</summary>
    public Accounts Accounts { get; }

    /// <summary>Register of zones.</summary>
    public ZoneRegister Zones { get; }

    /// <summary>Accounted zones.</summary>
    public ZoneInventories Inventories { get; }

    /// <summary>Editing of activity data.</summary>
    public EditActivities Activities { get; }

    /// <summary>Reports.</summary>
    public ZoneReports Reports { get; }

    /// <summary>Audit trail.</summary>
    public AuditTrail Audit { get; }

    /// <summary>Where the web server keeps its keys.</summary>
    public string KeysPath => Folder.Keys;

    /// <summary>Full path of the data folder.</summary>
    public string Path => Folder.Root;

    private DataFolder Folder { get; }

    /// <summary>Opens a workbench: makes or upgrades its database, finishes a save that was cut short, registers zone folders that are new.</summary>
    /// <param name="shipped">The numbers that come with the product.</param>
    /// <param name="dataFolder">Data folder; made when it does not exist.</param>
    /// <param name="clock">The clock.</param>
    /// <exception cref="IOException">The disk refuses.</exception>
    public static Workbench Open(ShippedData shipped, string dataFolder, TimeProvider clock)
    {
        var workbench = new Workbench(shipped, DataFolder.Open(dataFolder), clock);
        workbench.Activities.FinishSaves();
        workbench.Zones.Sync("");
        return workbench;
    }

    /// <summary>Lets go of the files, so that the folder can be moved or removed.</summary>
    public static void Release() => WorkbenchStore.Release();
}
