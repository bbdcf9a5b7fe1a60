using System.Collections.Immutable;
using Ncez.Model.Workbench;

namespace Ncez.Data.Store;

/// <summary>The files that a run left in a folder.</summary>
public static class ReportFiles
{
    /// <summary>Name, size and time of each; hidden ones left out.</summary>
    public static ImmutableArray<ReportFile> In(string folder) => !Directory.Exists(folder) ? [] :
    [
        .. new DirectoryInfo(folder).EnumerateFiles().Where(f => !f.Name.StartsWith('.')).OrderBy(f => f.Name, StringComparer.Ordinal)
            .Select(f => new ReportFile(f.Name, f.Length, f.LastWriteTimeUtc)),
    ];

    /// <summary>Opens a file that <see cref="In"/> has named.</summary>
    public static Stream Open(string folder, string name) => new FileStream(Path.Combine(folder, name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
}
