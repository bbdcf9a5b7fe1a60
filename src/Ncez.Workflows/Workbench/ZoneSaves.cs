using Ncez.Data.Store;
using Ncez.Model.Workbench;

namespace Ncez.Workflows.Workbench;

/// <summary>
/// How a file of a zone is edited, whichever it is: put together with what stands there, checked, put in place. Checking takes a
/// while and others may save meanwhile: then it is put together and checked again. And how the last save is taken back.
/// </summary>
/// <param name="files">Files of zones.</param>
internal sealed class ZoneSaves(ZoneFiles files)
{
    private const int MostAttempts = 8;

    /// <summary>Saves.</summary>
    /// <param name="zone">Zone.</param>
    /// <param name="file">File.</param>
    /// <param name="steps">What is done with it.</param>
    /// <param name="cancellation">Stops it before anything is written.</param>
    public SaveOutcome Save<TDraft>(RegisteredZone zone, string file, SaveSteps<TDraft> steps, CancellationToken cancellation)
        where TDraft : CheckedFile
    {
        for (var attempt = 1; ; attempt++)
        {
            var before = files.Read(zone, file);
            var (after, asked, merged) = steps.Compose(before);
            var draft = steps.Check(before, after);
            if (asked is not null)
            {
                return asked with { Check = draft.Check };
            }

            steps.Saving?.Invoke();
            lock (files.Saving)
            {
                // Whoever stopped it before this moment finds nothing written.
                cancellation.ThrowIfCancellationRequested();
                if (files.Read(zone, file).AsSpan().SequenceEqual(before))
                {
                    return steps.Keep(draft) with { Merged = merged };
                }
            }

            if (attempt == MostAttempts)
            {
                return new SaveOutcome(SaveState.Conflict, draft.Check, files.Revisions(zone, file).FirstOrDefault());
            }
        }
    }

    /// <summary>Takes the last save back that was not taken back yet: the one that was seen, and somebody else's only when that was said.</summary>
    /// <param name="by">Who.</param>
    /// <param name="zone">Zone.</param>
    /// <param name="file">File.</param>
    /// <param name="request">What was seen.</param>
    /// <param name="steps">What is done with it.</param>
    public UndoOutcome Undo<TDraft>(Account by, RegisteredZone zone, string file, UndoRequest request, UndoSteps<TDraft> steps)
        where TDraft : CheckedFile
    {
        var (before, revision) = (files.Read(zone, file), files.Undoable(zone, file));
        var now = FileVersions.HashOf(before);
        if (now != request.BaseHash)
        {
            return new UndoOutcome(UndoState.Stale, revision);
        }

        if (revision is null || revision.Hash != now || files.Find(revision.PreviousHash) is not { } content)
        {
            return new UndoOutcome(UndoState.Nothing, revision);
        }

        if (revision.Account != by.Name && !request.EvenOthers)
        {
            return new UndoOutcome(UndoState.Others, revision);
        }

        var draft = steps.Check(before, content);
        if (steps.Asks(draft) is { } asks)
        {
            return asks with { Of = revision };
        }

        lock (files.Saving)
        {
            if (!files.Read(zone, file).AsSpan().SequenceEqual(before) || files.Undoable(zone, file)?.Id != revision.Id)
            {
                return new UndoOutcome(UndoState.Stale, revision);
            }

            steps.Put(draft, revision.Id);
            return new UndoOutcome(UndoState.Done, revision) { Hash = revision.PreviousHash };
        }
    }
}

/// <summary>What is done with a file whose last save is taken back.</summary>
/// <param name="Check">What is said of the content as it stands and the one before it.</param>
/// <param name="Asks">Why it is not simply put back: it is an edit like any other, or cannot be one; null when it is.</param>
/// <param name="Put">Puts a checked content back, of the save with that id.</param>
internal sealed record UndoSteps<TDraft>(Func<byte[], byte[], TDraft> Check, Func<TDraft, UndoOutcome?> Asks, Action<TDraft, int> Put)
    where TDraft : CheckedFile;

/// <summary>What is done with a file that is saved.</summary>
/// <param name="Compose">The content from the one that stands there, an outcome when it must be asked first, and how much of others was put together with it.</param>
/// <param name="Check">What is said of the content before and the one after it.</param>
/// <param name="Keep">Puts a checked content in place, or says why not; the file is as it was checked, and nobody else saves.</param>
internal sealed record SaveSteps<TDraft>(Func<byte[], (byte[] After, SaveOutcome? Asked, int Merged)> Compose, Func<byte[], byte[], TDraft> Check, Func<TDraft, SaveOutcome> Keep)
    where TDraft : CheckedFile
{
    /// <summary>Told when the check is done and the save begins.</summary>
    public Action? Saving { get; init; }
}

/// <summary>A change of a file that was checked.</summary>
/// <param name="Before">Content before.</param>
/// <param name="After">Content after.</param>
/// <param name="Check">Findings.</param>
internal abstract record CheckedFile(byte[] Before, byte[] After, GridCheck Check)
{
    /// <summary>True when nothing differs.</summary>
    public bool IsNone { get; } = Before.AsSpan().SequenceEqual(After);
}
