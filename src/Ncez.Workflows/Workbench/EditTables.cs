using System.Collections.Immutable;
using System.Text;
using Ncez.Data.Export;
using Ncez.Data.Import;
using Ncez.Data.Store;
using Ncez.Model.Diagnostics;
using Ncez.Model.Workbench;
using Ncez.Workflows.Evidence;

namespace Ncez.Workflows.Workbench;

/// <summary>
/// The small tables of a zone – indicators, own factors, targets, offsets … – as grids: every one that the reader knows, by one
/// mechanism. A table that is not there yet begins with the columns of its schema; one that is emptied keeps its header.
/// </summary>
public sealed class EditTables
{
    // Written by pages of their own, by rules of their own.
    private static readonly string[] OfOtherPages = [EditActivities.File, "reviews.csv", "evidence.csv", "revisions.csv", OfVerifier];

    /// <summary>The table that only a verifier fills in.</summary>
    public const string OfVerifier = StateVerification.File;

    private readonly ZoneDrafts _drafts;
    private readonly DataFolder _folder;

    internal EditTables(ZoneDrafts drafts, DataFolder folder) => (_drafts, _folder) = (drafts, folder);

    /// <summary>Names of all tables.</summary>
    public static ImmutableArray<string> Files { get; } = [.. FileSchema.All.Where(s => !s.IsOfScenarios && !OfOtherPages.Contains(s.File)).Select(s => s.File)];

    /// <summary>A CSV file as a grid takes it; null when findings say why it cannot be.</summary>
    public static string? TabsOf(string file, ReadOnlyMemory<byte> csv, Findings findings) => TableText.Received(file, csv, findings)?.ToTabs();

    /// <summary>Columns and cells as a grid takes them; null when a row has more cells than there are columns, or there are none.</summary>
    public static string? TabsOf(ImmutableArray<string> columns, ImmutableArray<ImmutableArray<string>> rows) => columns.IsDefaultOrEmpty || rows.IsDefault || rows.Any(r => r.IsDefault || r.Length > columns.Length) ? null
        : TableText.Empty(columns).WithRows([.. rows.Select(r => r.AddRange(Enumerable.Repeat("", columns.Length - r.Length)))]).ToTabs();

    /// <summary>Rows of a table: 0 for one that has only its header, null for one that is not there.</summary>
    public int? RowsOf(RegisteredZone zone, string file) => _drafts.Files.Read(zone, file) is { Length: > 0 } content ? TableText.Read(file, content, new Findings())?.Rows.Length ?? 0 : null;

    /// <summary>The file as it stands; empty when it is not there.</summary>
    public byte[] Content(RegisteredZone zone, string file) => _drafts.Files.Read(zone, file);

    /// <summary>The file for a spreadsheet: its own bytes, but for texts that would be taken for formulas; a header to be filled in when it is not there.</summary>
    public byte[] Download(RegisteredZone zone, string file)
    {
        var content = Content(zone, file);
        return content.Length == 0 ? Encoding.UTF8.GetBytes(string.Join(',', Open(zone, file)?.Header ?? []) + "\n")
            : Standing(file, content) is { } table ? table.With(Each(table, SpreadsheetText.Guarded)) : content;
    }

    /// <summary>A table with all the columns it may have, those it lacks last; null when its file cannot be read as a table.</summary>
    public ActivityGrid? Open(RegisteredZone zone, string file)
    {
        var content = _drafts.Files.Read(zone, file);
        return Wide(file, content) is { } table
            ? new ActivityGrid(FileVersions.HashOf(content), table.Header, table.Rows, _drafts.Files.Undoable(zone, file), _drafts.Files.Revisions(zone, file).FirstOrDefault()) : null;
    }

    /// <summary>A table without rows in the place of a file that cannot be read: rows from elsewhere are looked at in it, and replace the file when they are saved.</summary>
    public ActivityGrid Blank(RegisteredZone zone, string file) => new(FileVersions.HashOf(_drafts.Files.Read(zone, file)), Wide(file, [])!.Header, [], null, null);

    /// <summary>What the reader and the account say of a table as it stands.</summary>
    public GridCheck Check(RegisteredZone zone, string file) => _drafts.Standing(zone, file);

    /// <summary>What they would say of an edited one. Nothing is written.</summary>
    public GridCheck Check(RegisteredZone zone, string file, string tabs, CancellationToken cancellation)
    {
        var now = _drafts.Files.Read(zone, file);
        return _drafts.Check(zone, file, now, Written(file, now, TableText.OfTabs(tabs)), cancellation).Check;
    }

    /// <summary>Saves a table.</summary>
    /// <param name="by">Who saves.</param>
    /// <param name="zone">Zone.</param>
    /// <param name="file">Table.</param>
    /// <param name="edit">What is to be saved.</param>
    /// <param name="cancellation">Stops the check.</param>
    public SaveOutcome Save(Account by, RegisteredZone zone, string file, GridEdit edit, CancellationToken cancellation = default)
    {
        var mine = edit.Table ?? TableText.OfTabs(edit.Tabs);
        return LeftOut(file, _drafts.Files.Read(zone, file), mine) is { IsEmpty: false } lost
            ? new SaveOutcome(SaveState.Refused, new GridCheck(mine.Rows.Length, true, [], lost), null)
            : _drafts.Save(by, zone, new DraftSave(file, "table.saved", draft => Facts(file, draft)) { Why = edit.Reason, EvenWithErrors = edit.EvenWithErrors }, now => Merged(zone, file, now, edit, mine), cancellation);
    }

    /// <summary>Takes the last save of a table back that was not taken back yet: the one that was seen, and somebody else's only when that was said.</summary>
    public UndoOutcome Undo(Account by, RegisteredZone zone, string file, UndoRequest request) =>
        _drafts.Undo(by, zone, request, new DraftSave(file, "table.undone", draft => Facts(file, draft)) { EvenWithErrors = true }, draft => new UndoOutcome(UndoState.Nothing, null) { Edit = Looked(file, draft.Before, TableText.Read(file, draft.After, new Findings()) ?? TableText.Empty([]), FileVersions.HashOf(draft.Before)) });

    /// <summary>Reads a file that was filled in elsewhere, to be looked at in the grid before it is saved; null when findings say why it cannot be.</summary>
    public GridEdit? Read(RegisteredZone zone, string file, string name, Stream content, Findings findings)
    {
        var now = _drafts.Files.Read(zone, file);
        var (received, remove) = _folder.Receive(content, "table" + (name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) ? ".xlsx" : ".csv"));
        try
        {
            var began = FileVersions.HashOf(now);
            TableText? table = null;
            if (received.EndsWith(".xlsx", StringComparison.Ordinal))
            {
                var rows = TableBooks.Read(received, name, file, findings);
                table = rows is null ? null : TableText.Empty(rows.Header).WithRows(rows.Rows);
                began = rows is not null && rows.Began.Length > 0 && _drafts.Files.Find(rows.Began) is not null ? rows.Began : began;
            }
            else if (OfficeFile.IsText(received))
            {
                table = TableText.Received(file, FileVersions.Read(received), findings) is { } sent ? Each(sent, SpreadsheetText.Unguarded) : null;
            }
            else
            {
                findings.Error(new FileInfo(received).Length == 0 ? "WEB-031" : "WEB-026", new Place(name), ("kind", OfficeFile.KindOfFile(received)), ("table", file));
            }

            findings.Add(table is null ? [] : LeftOut(file, now, table));
            return table is null || findings.HasErrors ? null : Looked(file, now, table, began);
        }
        finally
        {
            remove();
        }
    }

    // Rows from elsewhere in the columns of the table as it stands; in those it may have when that cannot be read.
    private static GridEdit Looked(string file, byte[] now, TableText rows, string began) =>
        new(began, Aligned(file, rows, Header(file, (Wide(file, now) ?? Wide(file, [])!).Header, rows.Header)).ToTabs());

    private (byte[] After, SaveOutcome? Outcome, int Merged) Merged(RegisteredZone zone, string file, byte[] now, GridEdit edit, TableText mine)
    {
        if (FileVersions.HashOf(now) == edit.BaseHash)
        {
            return (Written(file, now, mine), null, 0);
        }

        var meanwhile = _drafts.Files.Revisions(zone, file).FirstOrDefault();
        if (_drafts.Files.Find(edit.BaseHash) is { } began && Wide(file, began) is { } old && Wide(file, now) is { } theirs)
        {
            var header = Header(file, theirs.Header, mine.Header);
            if (TableMerge.Of(file, Aligned(file, old, header), Aligned(file, mine, header), Aligned(file, theirs, header), edit.Choices) is { } merged)
            {
                if (merged.Conflicts.IsEmpty)
                {
                    return (Written(file, now, merged.Table), null, merged.Taken);
                }

                var others = FieldChanges.Of(_drafts.Files, zone, file, edit.BaseHash, merged.Conflicts.Length, c => TableMerge.Said(file, Wide(file, c), merged.Key, merged.Conflicts));
                return (now, new SaveOutcome(SaveState.Asks, GridCheck.None, meanwhile) { Conflicts = [.. merged.Conflicts.Zip(others, (c, other) => new AskedField(c, other))] }, 0);
            }
        }

        return (now, new SaveOutcome(SaveState.Conflict, GridCheck.None, meanwhile), 0);
    }

    // The file with what was edited: columns that it did not have and that hold nothing stay away.
    private static byte[] Written(string file, byte[] now, TableText mine)
    {
        if (now.Length == 0 && mine.Rows.IsEmpty)
        {
            return now;
        }

        var standing = Standing(file, now);
        var own = standing?.Header ?? [];
        ImmutableArray<string> header = [.. Header(file, own, mine.Header).Where(h => own.Contains(h, StringComparer.Ordinal) || ColumnOf(file, h) is { Need: not ColumnNeed.Optional } || Position(file, mine.Header, h) is >= 0 and var c && mine.Rows.Any(r => r[c].Length > 0))];
        var edited = Aligned(file, mine, header);
        return (own.IsEmpty ? TableText.Empty(header) : standing!).With(edited.WithRows([.. edited.Rows.Where(r => r.Any(c => c.Length > 0))]));
    }

    // What a column holds would be lost with it: that is nobody's wish who only left it out.
    private static ImmutableArray<Diagnostic> LeftOut(string file, byte[] now, TableText mine) => Standing(file, now) is not { } standing ? []
        : [.. standing.Header.Where((h, c) => Position(file, mine.Header, h) < 0 && standing.Rows.Any(r => r[c].Length > 0)).Select(h => Diagnostic.Of("WEB-020", Severity.Error, new Place(file), ("column", h), ("table", file)))];

    private static TableText Each(TableText table, Func<string, string> cell) => table.WithRows([.. table.Rows.Select(r => r.Select(cell).ToImmutableArray())]);

    // Null when it cannot be read: rows would be lost in a quote that nothing closes.
    private static TableText? Standing(string file, byte[] content) => TableText.Read(file, content, new Findings()) is { IsClosed: true } table ? table : null;

    private static ColumnSpec? ColumnOf(string file, string header) => FileSchema.Of(file) is var schema && schema.IndexOf(header) is >= 0 and var i ? schema.Columns[i] : null;

    private static TableText? Wide(string file, byte[] content)
    {
        var table = content.Length == 0 ? TableText.Empty([]) : Standing(file, content);
        return table is null ? null : Aligned(file, table, Header(file, table.Header, [.. FileSchema.Of(file).Columns.Select(c => c.Name)]));
    }

    // The columns of one header, and those of another that it lacks.
    private static ImmutableArray<string> Header(string file, ImmutableArray<string> first, ImmutableArray<string> second) => [.. first, .. second.Where(h => Position(file, first, h) < 0)];

    private static TableText Aligned(string file, TableText table, ImmutableArray<string> header)
    {
        ImmutableArray<int> from = [.. header.Select(h => Position(file, table.Header, h))];
        return table.WithRows([.. table.Rows.Select(r => from.Select(c => c < 0 || c >= r.Length ? "" : r[c]).ToImmutableArray())], header);
    }

    private static int Position(string file, ImmutableArray<string> header, string name) => header.IndexOf(name) is >= 0 and var same ? same
        : ColumnOf(file, name) is { } column ? TableMerge.Column(file, header, column.Name) : -1;

    private static (string, string)[] Facts(string file, FileDraft draft)
    {
        var difference = TableDifference.Of(file, TableText.Read(file, draft.Before, new Findings()), TableText.Read(file, draft.After, new Findings()));
        return [("file", file), ("added", $"{difference.Added}"), ("changed", $"{difference.Changed}"), ("removed", $"{difference.Removed}")];
    }
}
