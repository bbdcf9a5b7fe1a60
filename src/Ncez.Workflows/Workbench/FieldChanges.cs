using System.Collections.Immutable;
using Ncez.Data.Store;
using Ncez.Model.Workbench;

namespace Ncez.Workflows.Workbench;

/// <summary>Who changed a field of a file last: found by walking the versions of the file back to the content that somebody began with.</summary>
internal static class FieldChanges
{
    // Whoever left a page open for longer is told that somebody changed the field, not who.
    private const int MostVersions = 200;

    /// <summary>The save that changed each field last; null where nobody did here – the file was changed from outside –, or too long ago.</summary>
    /// <param name="files">Files of zones.</param>
    /// <param name="zone">Zone.</param>
    /// <param name="file">File.</param>
    /// <param name="began">Hash of the content to walk back to.</param>
    /// <param name="count">How many fields.</param>
    /// <param name="said">What a content says of each of them; null where it has none.</param>
    public static ImmutableArray<FileRevision?> Of(ZoneFiles files, RegisteredZone zone, string file, string began, int count, Func<byte[], ImmutableArray<string?>> said)
    {
        var (found, open) = (new FileRevision?[count], Enumerable.Range(0, count).ToHashSet());
        var content = files.Read(zone, file);
        var (hash, later) = (FileVersions.HashOf(content), said(content));
        foreach (var save in files.Revisions(zone, file).Take(MostVersions))
        {
            if (save.Hash != hash)
            {
                // Something else than saves here changed the file in between: what it changed was nobody we know.
                var after = said(files.Find(save.Hash) ?? []);
                open.RemoveWhere(i => after[i] != later[i]);
                later = after;
            }

            var before = said(files.Find(save.PreviousHash) ?? []);
            foreach (var i in open.Where(i => before[i] != later[i]).ToList())
            {
                found[i] = save;
                open.Remove(i);
            }

            if (open.Count == 0 || save.PreviousHash == began)
            {
                break;
            }

            (hash, later) = (save.PreviousHash, before);
        }

        return [.. found];
    }
}
