using System.Collections.Immutable;

namespace Ncez.Data.Store;

/// <summary>Kinds of files that a zone folder holds: those of the zone format, what runs keep, and proofs as they are uploaded.</summary>
public static class ZoneFileKinds
{
    private static readonly ImmutableArray<string> Format = [".yaml", ".yml", ".md", .. UploadedFile.Endings];
    private static readonly ImmutableArray<string> OfRuns = [".json", ".html", ".svg", .. Format];

    /// <summary>Kinds anywhere in the folder, as they are told.</summary>
    public static string Named => Told(Format);

    /// <summary>Kinds of proofs, as they are told.</summary>
    public static string Proofs => Told(UploadedFile.Endings);

    /// <summary>True for a file that a zone folder may hold, by its name in the folder.</summary>
    public static bool IsKnown(string name) => (name.Split('/') switch
    {
        ["evidence", _, ..] => UploadedFile.Endings,
        ["runs", _, ..] => OfRuns,
        _ => Format,
    }).Contains(Path.GetExtension(name).ToLowerInvariant());

    private static string Told(IEnumerable<string> endings) => string.Join(", ", endings.Select(e => e[1..]));
}
