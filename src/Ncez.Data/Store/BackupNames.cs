using System.Collections.Immutable;
using System.Globalization;

namespace Ncez.Data.Store;

/// <summary>
/// Names of files in a backup. A file whose name an archive may not hold – because another system refuses it, or takes it for the name of
/// another file – lies in it under a number; the list of the backup says what it was called.
/// </summary>
public static class BackupNames
{
    private const string Numbered = "numbered";

    /// <summary>Gives each file its name in the archive, and keeps the order.</summary>
    /// <param name="names">Names below the data folder, parts parted by strokes.</param>
    public static ImmutableArray<string> Of(IReadOnlyList<string> names) => Of(names, ZipLimits.OfBackup);

    /// <summary>Names that the archive of a zone may not hold.</summary>
    /// <param name="names">Names below the zone's folder.</param>
    public static IEnumerable<string> Unfit(IReadOnlyList<string> names) => names.Zip(Of(names, ZipLimits.OfZone)).Where(n => n.First != n.Second).Select(n => n.First);

    private static ImmutableArray<string> Of(IReadOnlyList<string> names, ZipLimits limits)
    {
        var folders = names.SelectMany(n => ZipFolder.FoldersOf(n.Normalize())).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var (taken, given, next) = (new HashSet<string>(StringComparer.OrdinalIgnoreCase), ImmutableArray.CreateBuilder<string>(names.Count), 0);
        foreach (var name in names)
        {
            var same = ZipFolder.IsPlain(name, limits) && !folders.Contains(name.Normalize()) && taken.Add(name.Normalize());
            given.Add(same ? name : NextFree());
        }

        return given.ToImmutable();

        string NextFree()
        {
            string number;
            do
            {
                number = $"{Numbered}/{(++next).ToString("D6", CultureInfo.InvariantCulture)}";
            }
            while (!taken.Add(number));
            return number;
        }
    }

    /// <summary>Calls a file what it was called; false when that leads elsewhere, or this system refuses the name.</summary>
    /// <param name="folder">Where the backup was unpacked.</param>
    /// <param name="name">Its name in the archive.</param>
    /// <param name="was">What it was called.</param>
    public static bool PutBack(string folder, string name, string was)
    {
        try
        {
            // The list comes with the archive: it leads nowhere but into the folder either.
            var (root, to) = (Path.GetFullPath(folder) + Path.DirectorySeparatorChar, Path.GetFullPath(Path.Combine(folder, was)));
            if (!to.StartsWith(root, StringComparison.Ordinal) || was.Split('/').Any(p => p.Length == 0 || p.StartsWith('.')))
            {
                return false;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Move(Path.Combine(folder, name), to);
            return true;
        }
        catch (Exception refused) when (refused is IOException or ArgumentException or NotSupportedException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Removes the folder of numbered files once it is empty.</summary>
    public static void Tidy(string folder)
    {
        if (Directory.Exists(Path.Combine(folder, Numbered)))
        {
            Directory.Delete(Path.Combine(folder, Numbered));
        }
    }
}
