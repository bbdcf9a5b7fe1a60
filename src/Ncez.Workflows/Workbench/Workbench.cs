using Ncez.Data.Store;

namespace Ncez.Workflows.Workbench;

/// <summary>A workbench on a data folder: accounts, register of zones, their inventories, edits, and the audit trail.</summary>
public sealed class Workbench
{
    private const long BytesAtRest = 32 << 20;
    private readonly WorkbenchStore _store;
    private readonly ZoneFiles _files;
    private readonly ActivityGrids _grids;

    private Workbench(ShippedData shipped, DataFolder folder, string? database, TimeProvider clock, KeptBytes kept, bool isAlone)
    {
        var store = WorkbenchStore.Open(database ?? folder.Database);
        FolderPair.Check(store, folder.Root, isAlone);
        var files = new ZoneFiles(store, folder, Audit = new AuditTrail(store, clock), clock);
        _store = store;
        _files = files;
        (Shipped, Folder) = (shipped, folder);
        Accounts = new Accounts(store, Audit, clock);
        Inventories = new ZoneInventories(shipped, folder, clock, kept.Accounts);
        files.Saved = Inventories.Look;
        Zones = new ZoneRegister(store, shipped, folder, Audit, clock);
        Archives = new ZoneArchives(folder, Zones, files, Audit);
        Backups = new Backups(store, folder, files, Audit, clock);
        Members = new Members(store, Audit);
        Tokens = new Tokens(store, Audit, clock);
        _grids = new ActivityGrids(files, kept.Tables / 2);
        Attachments = new Attachments(files, folder, _grids, clock);
        Reviews = new ReviewLines(files, _grids, new MemberTable(store), Members, clock, kept.Tables / 2);
        Activities = new EditActivities(shipped, folder, files, Reviews, Inventories, _grids, clock);
        var drafts = new ZoneDrafts(shipped, folder, files, Reviews, Inventories, clock);
        Settings = new EditSettings(drafts, Zones);
        Tables = new EditTables(drafts, folder);
        Mending = new MendFiles(drafts, Reviews, Zones);
        Imports = new ImportActivities(folder, Activities, Audit);
        Reports = new ZoneReports(shipped, folder, Audit, clock);
        Runs = new ZoneRuns(shipped, folder, files, Reviews, Audit, new RunMakers(store), clock);
        Changes = new ChangesOfSaves(files, store);
        Jobs = new KeptJobs(new JobMarks(folder), id => Zones!.Find(id) is not null, WasDone);
        Zones.Turned = Forget;
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

    /// <summary>Settings of zones.</summary>
    public EditSettings Settings { get; }

    /// <summary>Editing of the small tables.</summary>
    public EditTables Tables { get; }

    /// <summary>Mending of files that cannot be read.</summary>
    public MendFiles Mending { get; }

    /// <summary>Review of lines.</summary>
    public ReviewLines Reviews { get; }

    /// <summary>Proofs of zones.</summary>
    public Attachments Attachments { get; }

    /// <summary>Workbooks that become activity data.</summary>
    public ImportActivities Imports { get; }

    /// <summary>What is kept of long work.</summary>
    public KeptJobs Jobs { get; }

    /// <summary>Zones as archives.</summary>
    public ZoneArchives Archives { get; }

    /// <summary>Backups.</summary>
    public Backups Backups { get; }

    /// <summary>Who may do what in which zone.</summary>
    public Members Members { get; }

    /// <summary>Tokens of programs.</summary>
    public Tokens Tokens { get; }

    /// <summary>Reports.</summary>
    public ZoneReports Reports { get; }

    /// <summary>Kept runs, and adopting of factors.</summary>
    public ZoneRuns Runs { get; }

    /// <summary>Audit trail.</summary>
    public AuditTrail Audit { get; }

    /// <summary>What saves changed.</summary>
    public ChangesOfSaves Changes { get; }

    /// <summary>Where the web server keeps its keys.</summary>
    public string KeysPath => Folder.Keys;

    /// <summary>Full path of the data folder.</summary>
    public string Path => Folder.Root;

    /// <summary>Where the database is, without a password.</summary>
    public string Database => _store.Name;

    private DataFolder Folder { get; }

    /// <summary>True when database and disk answer; a reason when they do not.</summary>
    public (bool IsReady, string Reason) Ready()
    {
        try
        {
            _store.Ping();
            return Folder.IsWritable() ? (true, "") : (false, "data folder");
        }
        catch (Exception refused) when (refused is System.Data.Common.DbException or InvalidOperationException or TimeoutException)
        {
            return (false, "database");
        }
    }

    /// <summary>True for what the database says while it is away: over when it is back.</summary>
    public static bool IsAway(Exception exception) => WorkbenchStore.IsAway(exception);

    // Of a job that a kill cut short: whether what it was to leave is there.
    private bool WasDone(Model.Workbench.JobMark mark) => mark.Kind switch
    {
        KeptJobs.Import => Imports.WasSaved(mark.ZoneId, mark.Id),
        KeptJobs.Freeze or KeptJobs.Adopt => Zones.Find(mark.ZoneId) is { } zone && Runs.WasDone(mark, zone),
        KeptJobs.Backup => Backups.WasDone(mark),
        _ => false,
    };

    // A zone that takes the id of one that was removed begins anew: nothing that was read of the other one is said of it, and nobody has rights there.
    private void Forget(string zoneId)
    {
        Members.Forget();
        Inventories.Forget(zoneId);
        _grids.Forget(zoneId);
        Reviews.Forget(zoneId);
        Activities.Forget(zoneId);
        Reports.Forget(zoneId);
        Jobs.Forget(zoneId);
    }

    /// <summary>Lets go of what can be calculated again, but for the zones that were worked in last, and of connections that nobody uses.</summary>
    public void Rest()
    {
        Inventories.Trim(BytesAtRest);
        _grids.Trim();
        Reviews.Trim();
        _store.Rest();
    }

    /// <summary>Opens a workbench: makes or upgrades its database, finishes a save that was cut short, registers zone folders that are new.</summary>
    /// <param name="shipped">The numbers that come with the product.</param>
    /// <param name="dataFolder">Data folder; made when it does not exist.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="database">Connection string of a PostgreSQL database; null for the SQLite file of the data folder.</param>
    /// <param name="kept">Bounds of what is kept in memory; null for the usual ones.</param>
    /// <exception cref="IOException">The disk refuses.</exception>
    /// <exception cref="System.Data.Common.DbException">The database refuses.</exception>
    /// <exception cref="Model.Workbench.OtherFolderException">The database belongs to another data folder.</exception>
    public static Workbench Open(ShippedData shipped, string dataFolder, TimeProvider clock, string? database = null, KeptBytes? kept = null)
    {
        var workbench = new Workbench(shipped, DataFolder.Open(dataFolder), database, clock, kept ?? KeptBytes.Default, isAlone: true);
        workbench._files.FinishSaves();
        workbench.Zones.Sync();
        return workbench;
    }

    /// <summary>Opens a workbench beside a running one, to write a backup: it finishes nothing, registers nothing, removes nothing, makes no folder.</summary>
    /// <exception cref="FileNotFoundException">There is no such folder.</exception>
    public static Workbench OpenBeside(ShippedData shipped, string dataFolder, TimeProvider clock, string? database) => !Directory.Exists(dataFolder)
        ? throw new FileNotFoundException($"There is no data folder {dataFolder}.", dataFolder)
        : new(shipped, DataFolder.Open(dataFolder, isAlone: false), database, clock, KeptBytes.Default, isAlone: false);

    /// <summary>Takes a data folder for one server alone, until that is disposed of or its process ends; null when another one has it.</summary>
    /// <param name="dataFolder">Data folder; made when it does not exist.</param>
    /// <param name="me">Number of this process.</param>
    /// <param name="other">Number of the process that has it; ? when unknown.</param>
    /// <exception cref="IOException">The disk refuses.</exception>
    public static IDisposable? Claim(string dataFolder, string me, out string other) => FolderLock.Take(dataFolder, me, out other);

    /// <summary>Lets go of the files, so that the folder can be moved or removed.</summary>
    public static void Release() => WorkbenchStore.Release();
}
