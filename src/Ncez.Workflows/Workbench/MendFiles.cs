using System.Collections.Immutable;
using System.Text;
using Ncez.Data.Import;
using Ncez.Data.Store;
using Ncez.Data.Store.Settings;
using Ncez.Model.Diagnostics;
using Ncez.Model.Workbench;

namespace Ncez.Workflows.Workbench;

/// <summary>
/// Files of a zone that cannot be read as what they are: looked at and mended as text, or replaced by another file. Only what can be
/// read and holds what such a file needs is saved; what stood there before is kept by its hash, as that of every save is.
/// </summary>
public sealed class MendFiles
{
    private readonly ZoneDrafts _drafts;
    private readonly ReviewLines _reviews;
    private readonly ZoneRegister _register;

    internal MendFiles(ZoneDrafts drafts, ReviewLines reviews, ZoneRegister register) => (_drafts, _reviews, _register) = (drafts, reviews, register);

    /// <summary>Files of a zone that are mended here: its settings, the activity data, every small table.</summary>
    public static ImmutableArray<string> Files { get; } = [ZoneFileText.File, EditActivities.File, .. EditTables.Files, EditTables.OfVerifier];

    /// <summary>All of those that cannot be read, and settings that hold errors.</summary>
    public ImmutableArray<BrokenFile> All(RegisteredZone zone) => [.. Files.Select(f => FindFaulty(zone, f)).OfType<BrokenFile>()];

    /// <summary>A file that cannot be read as settings or as a table; null when it can, or is not there.</summary>
    public BrokenFile? Find(RegisteredZone zone, string file)
    {
        var content = _drafts.Files.Read(zone, file);
        return CanRead(file, content) ? null : new BrokenFile(file, FileVersions.HashOf(content), TextOf(file, content), Wrong(file, content)) { IsUnreadable = true };
    }

    /// <summary>The same, and settings that can be read but hold errors: some of them no form can mend.</summary>
    public BrokenFile? FindFaulty(RegisteredZone zone, string file)
    {
        if (Find(zone, file) is { } broken || file != ZoneFileText.File)
        {
            return Find(zone, file);
        }

        var (content, errors) = (_drafts.Files.Read(zone, file), _drafts.Standing(zone, file).All.Where(f => f.Severity == Severity.Error).ToImmutableArray());
        return errors.IsEmpty ? null : new BrokenFile(file, FileVersions.HashOf(content), TextOf(file, content), errors);
    }

    /// <summary>A text as it is saved: with the line ends of the zone's files.</summary>
    public static byte[] BytesOf(string text) => Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n").TrimEnd() + "\n");

    /// <summary>Saves a mended file in the place of a broken one; only where nobody else changed it meanwhile.</summary>
    /// <param name="by">Who saves.</param>
    /// <param name="zone">Zone.</param>
    /// <param name="mended">What is to stand there.</param>
    /// <param name="cancellation">Stops the check.</param>
    /// <returns>Saved, refused with the findings that say why, or a conflict with the save that stands between.</returns>
    public SaveOutcome Mend(Account by, RegisteredZone zone, MendedFile mended, CancellationToken cancellation = default)
    {
        var (file, before) = (mended.File, _drafts.Files.Read(zone, mended.File));
        if (FileVersions.HashOf(before) != mended.BaseHash || FindFaulty(zone, file) is null)
        {
            return Between(zone, file);
        }

        var findings = new Findings();
        findings.Add(Wrong(file, mended.Content).Where(f => f.Severity == Severity.Error));
        if (findings.HasErrors || !CanRead(file, mended.Content))
        {
            return Refused(findings);
        }

        findings.Add(InForm(file, mended.Content, _drafts.Check(zone, file, before, mended.Content, cancellation).Check.All));
        if (findings.HasErrors)
        {
            return Refused(findings);
        }

        lock (_drafts.Files.Saving)
        {
            if (!_drafts.Files.Read(zone, file).AsSpan().SequenceEqual(before))
            {
                return Between(zone, file);
            }

            Put(by, zone, file, before, mended.Content);
        }

        if (file == ZoneFileText.File)
        {
            _register.Refresh(zone);
        }

        return new SaveOutcome(SaveState.Saved, GridCheck.None, null) { Hash = FileVersions.HashOf(mended.Content) };
    }

    private static SaveOutcome Refused(Findings findings) => new(SaveState.Refused, new GridCheck(0, true, [], findings.Sorted()), null);

    // Nobody saved what stands there when it came from outside.
    private SaveOutcome Between(RegisteredZone zone, string file)
    {
        var (standing, last) = (FileVersions.HashOf(_drafts.Files.Read(zone, file)), _drafts.Files.Revisions(zone, file).FirstOrDefault());
        return new SaveOutcome(SaveState.Conflict, GridCheck.None, last?.Hash == standing ? last : null);
    }

    private void Put(Account by, RegisteredZone zone, string file, byte[] before, byte[] after)
    {
        // What nobody could read changed nothing that was reviewed: the last save that can be read is what reviewers saw.
        var seen = _drafts.Files.Revisions(zone, file).Select(r => _drafts.Files.Find(r.Hash)).Select(c => c is null ? null : Table(file, c)).FirstOrDefault(t => t is not null);
        ImmutableArray<string> lines = file == EditActivities.File && Table(file, after) is { } table ? TableMerge.Changed(file, seen, table) : [];
        _drafts.Files.Put(by, zone, new FileChange(file == ZoneFileText.File ? "settings.mended" : "table.mended", [new(file, before, after), .. _reviews.AfterChange(by, zone, lines)], lines), ("file", file));
    }

    private static bool CanRead(string file, byte[] content) => file == ZoneFileText.File ? ZoneFileText.Read(content, new Findings()) is not null : content.Length == 0 || Table(file, content) is not null;

    private static TableText? Table(string file, byte[] content) => TableText.Read(file, content, new Findings()) is { IsClosed: true } table ? table : null;

    private static ImmutableArray<Diagnostic> Wrong(string file, byte[] content)
    {
        var findings = new Findings();
        if (file == ZoneFileText.File)
        {
            ZoneFileText.Read(content, findings);
        }
        else
        {
            TableText.Received(file, content, findings);
        }

        return findings.Sorted();
    }

    // Whatever the settings say wrong; of a table that it lacks a column or is none. Faults of its rows are mended in the grid.
    private static IEnumerable<Diagnostic> InForm(string file, byte[] content, ImmutableArray<Diagnostic> said)
    {
        var errors = said.Where(f => f.Where.File == file && f.Severity == Severity.Error).ToList();
        return file == ZoneFileText.File ? errors : errors.Where(f => f.Where.Line == 0).Concat(TableText.Placed(file, content, errors).Where(p => p.Row == -1).Select(p => p.Finding));
    }

    // Of settings the text is shown even where some of its bytes are none: it is short, and its author knows what stood there.
    private static string? TextOf(string file, byte[] content) => TextDecoding.Decode(file, content, new Findings()) is { } text ? Encoding.UTF8.GetString(text.Span)
        : file == ZoneFileText.File ? Encoding.UTF8.GetString(content).Replace('\0', '\uFFFD') : null;
}

/// <summary>A file of a zone that cannot be read as what it is.</summary>
/// <param name="File">File.</param>
/// <param name="Hash">Hash of its content.</param>
/// <param name="Text">Its text; null when its bytes are none.</param>
/// <param name="Findings">What is wrong with it.</param>
public sealed record BrokenFile(string File, string Hash, string? Text, ImmutableArray<Diagnostic> Findings)
{
    /// <summary>True when it cannot be read at all; false when it can and holds errors.</summary>
    public bool IsUnreadable { get; init; }
}

/// <summary>What is to stand in the place of a broken file.</summary>
/// <param name="File">File.</param>
/// <param name="BaseHash">Hash of the content that was looked at.</param>
/// <param name="Content">The new content.</param>
public sealed record MendedFile(string File, string BaseHash, byte[] Content);
