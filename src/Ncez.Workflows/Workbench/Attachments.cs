using System.Collections.Immutable;
using System.Globalization;
using Ncez.Data.Store;
using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;
using Ncez.Model.Workbench;

namespace Ncez.Workflows.Workbench;

/// <summary>Proofs of a zone: files below evidence/, each with its hash in evidence.csv and the lines it proves.</summary>
public sealed class Attachments
{
    /// <summary>Largest file [bytes].</summary>
    public const long Largest = 16 << 20;

    /// <summary>Finding of a line that the zone does not have.</summary>
    public const string UnknownLine = "WEB-037";

    private const int MostNamed = 20;
    internal const string File = "evidence.csv";
    internal const string Folder = "evidence";
    private static readonly ImmutableArray<string> Columns = ["id", "title", "file", "sha256", "lines", "date"];
    private readonly ZoneFiles _files;
    private readonly DataFolder _folder;
    private readonly ActivityGrids _grids;
    private readonly TimeProvider _clock;

    internal Attachments(ZoneFiles files, DataFolder folder, ActivityGrids grids, TimeProvider clock) => (_files, _folder, _grids, _clock) = (files, folder, grids, clock);

    /// <summary>The proofs of a zone.</summary>
    public ImmutableArray<AttachedProof> Of(RegisteredZone zone) => Table(zone) is { } table
        ? [.. table.Rows().Select(r => ProofOf(zone, r))] : [];

    /// <summary>Opens the file of a proof; null when no proof names it.</summary>
    public Stream? Open(RegisteredZone zone, string file) => Of(zone).Any(p => p.File == file) && FileHashes.Find(Path.Combine(_folder.PathOf(zone.Folder), Folder), file) is not null
        ? ReportFiles.Open(Path.Combine(_folder.PathOf(zone.Folder), Folder), file) : null;

    /// <summary>Attaches a file: the proof as it was attached, or null and findings when it is refused.</summary>
    /// <param name="by">Who.</param>
    /// <param name="zone">Zone.</param>
    /// <param name="upload">The file.</param>
    /// <param name="title">What it is.</param>
    /// <param name="lines">Ids of the rows it proves, parted by blanks, commas or semicolons.</param>
    /// <param name="findings">Collects why it is refused.</param>
    public AttachedProof? Add(Account by, RegisteredZone zone, (string Name, byte[] Content) upload, string title, string lines, Findings findings)
    {
        var (name, shown) = (UploadedFile.PlainName(upload.Name), UploadedFile.ShownName(upload.Name));
        if (upload.Content.Length == 0)
        {
            findings.Error("WEB-031", new Place(shown));
            return null;
        }

        if (name.Length == 0 || upload.Content.Length > Largest || !UploadedFile.IsWhatItSays(name, upload.Content))
        {
            var kind = OfficeFile.KindOf(new MemoryStream(upload.Content, writable: false));
            findings.Error("WEB-010", new Place(shown), ("file", shown), ("found", upload.Content.Length > Largest ? LocalText.Same($"{upload.Content.Length >> 20} MB") : kind), ("expected", string.Join(" ", UploadedFile.Endings) + $", ≤ {Largest >> 20} MB"));
            return null;
        }

        string[] proven = [.. lines.Split([' ', ',', ';', '，', '；', '、'], StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
        lock (_files.Saving)
        {
            if (!AreKnown(zone, proven, findings))
            {
                return null;
            }

            if (AddedRows.Read(File, _files.Read(zone, File), Columns, findings) is not { } table)
            {
                return null;
            }

            var hash = FileVersions.HashOf(upload.Content);
            // The same bytes are one file, whatever they are called; names that differ in case only would be one file elsewhere.
            var stored = table.Rows().Where(r => r[3] == hash && StateOf(zone, r[2], hash) == "unaltered").Select(r => r[2]).FirstOrDefault($"{hash[..12]}-{name}");
            var (before, id) = (_files.Read(zone, File), NextId(table));
            var row = ImmutableArray.Create(id, title.Trim().Length > 0 ? title.Trim() : upload.Name.Normalize(), stored, hash, string.Join("; ", proven), _clock.GetLocalNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            _files.Put(by, zone, new FileChange("evidence.attached", [new(File, before, table.With([row])), new($"{Folder}/{stored}", _files.Read(zone, $"{Folder}/{stored}"), upload.Content)], []), ("id", id), ("file", stored));
            return ProofOf(zone, row);
        }
    }

    // A mistyped id would prove nothing, and nobody would notice before the verifier does.
    private bool AreKnown(RegisteredZone zone, string[] proven, Findings findings)
    {
        var known = proven.Length > 0 && _grids.Of(zone) is { } grid && TableMerge.IdColumn(EditActivities.File, grid.Header) is >= 0 and var id ? grid.Rows.Select(r => r[id]).ToHashSet(StringComparer.Ordinal) : [];
        string[] unknown = [.. proven.Where(l => !known.Contains(l))];
        foreach (var line in unknown.Take(MostNamed))
        {
            findings.Error(UnknownLine, new Place(File, Field: "lines"), ("line", line.Length > 60 ? line[..60] + "…" : line), ("known", string.Join(", ", Near(line, known))));
        }

        return unknown.Length == 0;
    }

    // Those that begin alike first: a mistyped id is mostly right.
    private static IEnumerable<string> Near(string line, IEnumerable<string> known) =>
        known.Where(k => k.Length > 0).OrderByDescending(k => k.Zip(line).TakeWhile(c => char.ToUpperInvariant(c.First) == char.ToUpperInvariant(c.Second)).Count()).ThenBy(k => k, StringComparer.Ordinal).Take(3);

    private static string NextId(AddedRows table)
    {
        var taken = table.Rows().Select(r => r[0]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Enumerable.Range(1, taken.Count + 1).Select(i => $"P{i}").First(p => !taken.Contains(p));
    }

    private AttachedProof ProofOf(RegisteredZone zone, ImmutableArray<string> row) => new(row[0], row[1], row[2], row[3], row[4], row[5], StateOf(zone, row[2], row[3]));

    private string StateOf(RegisteredZone zone, string file, string hash) => file.Length == 0 ? "elsewhere"
        : FileHashes.Find(Path.Combine(_folder.PathOf(zone.Folder), Folder), file) is not { } found ? "missing"
        : hash.Length == 0 ? "unhashed" : string.Equals(found.Sha256, hash, StringComparison.OrdinalIgnoreCase) ? "unaltered" : "altered";

    private AddedRows? Table(RegisteredZone zone) => AddedRows.Read(File, _files.Read(zone, File), Columns);
}

/// <summary>A proof as the workbench lists it.</summary>
/// <param name="Id">Id.</param>
/// <param name="Title">What it is.</param>
/// <param name="File">File below evidence/; empty when it is kept elsewhere.</param>
/// <param name="Sha256">Hash.</param>
/// <param name="Lines">Rows it proves.</param>
/// <param name="Date">Date.</param>
/// <param name="State">unaltered, altered, missing, unhashed, elsewhere.</param>
public sealed record AttachedProof(string Id, string Title, string File, string Sha256, string Lines, string Date, string State);
