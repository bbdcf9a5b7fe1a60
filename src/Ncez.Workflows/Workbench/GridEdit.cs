using System.Collections.Immutable;
using Ncez.Data.Store;
using Ncez.Model.Diagnostics;
using Ncez.Model.Workbench;
using Ncez.Workflows.Runs;

namespace Ncez.Workflows.Workbench;

/// <summary>What somebody wants saved.</summary>
/// <param name="BaseHash">Hash of the content the editing began with.</param>
/// <param name="Tabs">Header and rows, parted by tabs.</param>
/// <param name="EvenWithErrors">True to save although the findings hold errors; the zone then has no inventory until they are mended.</param>
public sealed record GridEdit(string BaseHash, string Tabs, bool EvenWithErrors = false)
{
    /// <summary>Answers to fields that were asked about: true takes one's own value.</summary>
    public IReadOnlyDictionary<FieldConflict, bool> Choices { get; init; } = ImmutableDictionary<FieldConflict, bool>.Empty;

    /// <summary>Why quantities that were frozen are other ones; empty when not said.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The rows where they are known already; else they are read from <see cref="Tabs"/>.</summary>
    internal TableText? Table { get; init; }

    /// <summary>Id of the job that saves; empty when somebody saves by hand.</summary>
    internal string Job { get; init; } = "";

    /// <summary>Told when the check is done and the save begins.</summary>
    internal Action? Saving { get; init; }
}

/// <summary>activities.csv as a grid shows it.</summary>
/// <param name="Hash">Hash of the content.</param>
/// <param name="Header">Header as written.</param>
/// <param name="Rows">Cells of each row.</param>
/// <param name="Undoable">The save that can be taken back; null when there is none.</param>
/// <param name="LastSave">The last save; null when it was never saved here.</param>
public sealed record ActivityGrid(
    string Hash, ImmutableArray<string> Header, ImmutableArray<ImmutableArray<string>> Rows, FileRevision? Undoable, FileRevision? LastSave)
{
    /// <summary>Header and rows, parted by tabs.</summary>
    public string Tabs => TableText.Empty(Header).WithRows(Rows).ToTabs();
}

/// <summary>A finding and its cell.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Row">Row from 0; −1 = the header.</param>
/// <param name="Column">Column from 0; −1 = the whole row.</param>
public sealed record PlacedFinding(Diagnostic Finding, int Row, int Column);

/// <summary>What a check of a grid found.</summary>
/// <param name="Rows">Rows of the grid.</param>
/// <param name="HasErrors">True when the zone could not be accounted.</param>
/// <param name="InGrid">Findings with a cell of the grid.</param>
/// <param name="All">All findings of the zone, errors first.</param>
public sealed record GridCheck(int Rows, bool HasErrors, ImmutableArray<PlacedFinding> InGrid, ImmutableArray<Diagnostic> All)
{
    /// <summary>True while no row says anything yet: there is none, or each is as a new zone has it, not estimated.</summary>
    public bool IsUntouched { get; init; }

    /// <summary>No check.</summary>
    public static GridCheck None { get; } = new(0, false, [], []);
}

/// <summary>What a save did.</summary>
/// <param name="State">Outcome.</param>
/// <param name="Check">Findings.</param>
/// <param name="Meanwhile">Who saved meanwhile; null when nobody did, or the file was changed from outside.</param>
public sealed record SaveOutcome(SaveState State, GridCheck Check, FileRevision? Meanwhile)
{
    /// <summary>Fields that two changed differently; empty unless <see cref="SaveState.Asks"/>.</summary>
    public ImmutableArray<AskedField> Conflicts { get; init; } = [];

    /// <summary>Frozen quantities that need a reason; empty unless <see cref="SaveState.AsksReason"/>.</summary>
    public ImmutableArray<FrozenChange> Frozen { get; init; } = [];

    /// <summary>Lines of frozen figures that would come out otherwise; empty unless <see cref="SaveState.AsksReason"/> of settings or a table.</summary>
    public ImmutableArray<string> ChangedLines { get; init; } = [];

    /// <summary>How many rows were put together with what somebody saved meanwhile.</summary>
    public int Merged { get; init; }

    /// <summary>How the saved rows differ from those before; nothing when nothing was saved.</summary>
    public TableDifference Difference { get; init; }

    /// <summary>Hash of the file as this save left it, whatever others saved right after; empty when nothing was saved and nothing had to be.</summary>
    public string Hash { get; init; } = "";
}

/// <summary>A field that is asked about.</summary>
/// <param name="Conflict">The three values.</param>
/// <param name="Other">The save that changed this field last; null when unknown.</param>
public sealed record AskedField(FieldConflict Conflict, FileRevision? Other);

/// <summary>Outcome of a save.</summary>
public enum SaveState
{
    /// <summary>The file is written.</summary>
    Saved,

    /// <summary>Nothing differed.</summary>
    Unchanged,

    /// <summary>Errors; nothing is written.</summary>
    Refused,

    /// <summary>Two changed the same field: nothing is written until one value is chosen.</summary>
    Asks,

    /// <summary>Frozen quantities would be other ones: nothing is written until somebody says why.</summary>
    AsksReason,

    /// <summary>The file changed meanwhile in a way that cannot be put together; nothing is written.</summary>
    Conflict,
}

/// <summary>What somebody wants taken back.</summary>
/// <param name="BaseHash">Hash of the content that they saw.</param>
/// <param name="EvenOthers">True when they know that the save is somebody else's.</param>
public sealed record UndoRequest(string BaseHash, bool EvenOthers = false);

/// <summary>What taking a save back did.</summary>
/// <param name="State">Outcome.</param>
/// <param name="Of">The save; null when there is none.</param>
public sealed record UndoOutcome(UndoState State, FileRevision? Of)
{
    /// <summary>The rows before the save as an edit that needs a reason; null unless <see cref="UndoState.AsksReason"/> of rows.</summary>
    public GridEdit? Edit { get; init; }

    /// <summary>The settings before the save as an edit that needs a reason, or holds errors; null for rows, and unless <see cref="UndoState.AsksReason"/> or <see cref="UndoState.Refused"/>.</summary>
    public SettingsEdit? Settings { get; init; }

    /// <summary>Hash of the file as it stands again; empty when nothing was taken back.</summary>
    public string Hash { get; init; } = "";

    /// <summary>What an ordinary save of it asks.</summary>
    public SaveOutcome? Asked { get; init; }
}

/// <summary>Outcome of taking a save back.</summary>
public enum UndoState
{
    /// <summary>The content before it stands again.</summary>
    Done,

    /// <summary>There is no save to take back, or the file was changed from outside since.</summary>
    Nothing,

    /// <summary>The file is not as it was seen: somebody saved since.</summary>
    Stale,

    /// <summary>The save is somebody else's.</summary>
    Others,

    /// <summary>What was frozen would come out otherwise: it takes a reason.</summary>
    AsksReason,

    /// <summary>What stood there before holds errors that are never saved.</summary>
    Refused,
}
