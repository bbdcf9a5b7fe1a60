using Ncez.Model.Diagnostics;

namespace Ncez.Data.Import.Zones;

/// <summary>The files of a zone folder: sizes are looked at before anything is read, and a file that cannot be read is a finding.</summary>
internal sealed class ZoneFolder(string path, Findings findings)
{
    /// <summary>Largest small table [bytes]; activities.csv has no such limit.</summary>
    public const int LargestTable = 8 << 20;

    private const int MostFiles = 1_000;
    private static readonly string[] KnownFolders = ["scenarios", "profiles", "evidence", "runs", "schemes"];
    private static readonly string[] KnownFiles = ["zone.yaml", "programme.yaml", "README.md", "readme.md", "README.zh-CN.md", "CHANGELOG.md"];

    /// <summary>True when the folder has a file of this name.</summary>
    public bool Has(string file) => File.Exists(Path.Combine(path, file));

    /// <summary>Full path of a file.</summary>
    public string PathOf(string file) => Path.Combine(path, file);

    /// <summary>Size of a file [bytes].</summary>
    public long SizeOf(string file) => new FileInfo(PathOf(file)).Length;

    /// <summary>The text of a file as UTF-8; null when there is no such file, or when findings say why it cannot be read.</summary>
    public ReadOnlyMemory<byte>? Text(string file, long limit)
    {
        if (!Has(file))
        {
            return null;
        }

        try
        {
            var size = SizeOf(file);
            if (size > limit)
            {
                findings.Error("TXT-007", new Place(file), ("size", Shown.Bytes(size)), ("limit", Shown.Bytes(limit)));
                return null;
            }

            return TextDecoding.Decode(file, File.ReadAllBytes(PathOf(file)), findings);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            findings.Error("TXT-008", new Place(file), ("reason", Shown.Cell(unreadable.Message)));
            return null;
        }
    }

    /// <summary>Says which files and folders the format does not know; they are left alone.</summary>
    public void ReportUnknown()
    {
        var known = FileSchema.All.Where(s => !s.IsOfScenarios).Select(s => s.File).Concat(KnownFiles).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in Directory.EnumerateFileSystemEntries(path).Take(MostFiles).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(entry);
            if (name.StartsWith('.') || known.Contains(name) || (Directory.Exists(entry) && KnownFolders.Contains(name)))
            {
                continue;
            }

            if (Suggest.Near(name, known) is { } near && !Has(near))
            {
                findings.Warning("ZON-020", new Place(name), ("near", near));
            }
            else
            {
                findings.Info("ZON-019", new Place(name), ("known", Shown.List(known.Where(k => k.EndsWith(".csv", StringComparison.Ordinal)).Order(StringComparer.Ordinal))));
            }
        }
    }
}
