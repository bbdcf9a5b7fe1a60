using System.Collections.Immutable;
using System.Globalization;
using Ncez.Data.Store;
using Ncez.Model.Diagnostics;
using Ncez.Model.Evidence;
using Ncez.Model.Texts;
using Ncez.Model.Workbench;

namespace Ncez.Workflows.Workbench;

/// <summary>Proofs of a zone: files below evidence/, each with its hash in evidence.csv and the lines it proves.</summary>
public sealed class Attachments
{
    /// <summary>Largest file [bytes].</summary>
    public const long Largest = 16 << 20;

    /// <summary>Longest name of a proof.</summary>
    public const int LongestTitle = 200;

    /// <summary>Longest list of ids that a proof proves.</summary>
    public const int LongestLines = 20_000;

    /// <summary>Longest reason.</summary>
    public const int LongestWhy = 500;

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

    /// <summary>Proofs by the rows they prove, as they are named: whether their files were altered is not looked at.</summary>
    public ILookup<string, NamedProof> ByRow(RegisteredZone zone) => (Table(zone)?.Rows() ?? [])
        .SelectMany(r => Proof.LinesOf(r[4]).Select(line => (Line: line, Proof: new NamedProof(r[0], r[1], r[2])))).ToLookup(p => p.Line, p => p.Proof, StringComparer.Ordinal);

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

        if (name.Length == 0 || Path.GetFileNameWithoutExtension(shown).Length == 0)
        {
            findings.Error("WEB-055", new Place(shown), ("file", shown));
            return null;
        }

        if (upload.Content.Length > Largest || !UploadedFile.IsWhatItSays(name, upload.Content))
        {
            var kind = OfficeFile.KindOf(new MemoryStream(upload.Content, writable: false));
            findings.Error("WEB-010", new Place(shown), ("file", shown), ("found", upload.Content.Length > Largest ? LocalText.Same($"{upload.Content.Length >> 20} MB") : kind), ("expected", string.Join(" ", UploadedFile.Endings) + $", ≤ {Largest >> 20} MB"));
            return null;
        }

        var proven = Proof.LinesOf(lines);
        lock (_files.Saving)
        {
            if (!Fit(findings, ("title", title, LongestTitle), ("lines", lines, LongestLines)) || !AreKnown(zone, proven, findings))
            {
                return null;
            }

            if (AddedRows.Read(File, _files.Read(zone, File), Columns, findings) is not { } table)
            {
                return null;
            }

            var hash = FileVersions.HashOf(upload.Content);
            if (table.Rows().FirstOrDefault(r => r[3] == hash) is { IsDefault: false } known && StateOf(zone, known[2], hash) == "unaltered")
            {
                // The same bytes are one proof: of what else it proves, it says so itself.
                findings.Error("WEB-056", new Place(shown), ("file", shown), ("id", known[0]), ("title", known[1]));
                return null;
            }

            var stored = $"{hash[..12]}-{name}";
            var (before, id) = (_files.Read(zone, File), NextId(table));
            var row = ImmutableArray.Create(id, title.Trim().Length > 0 ? title.Trim() : upload.Name.Normalize(), stored, hash, string.Join("; ", proven), _clock.GetLocalNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            _files.Put(by, zone, new FileChange("evidence.attached", [new(File, before, table.With([row])), new($"{Folder}/{stored}", _files.Read(zone, $"{Folder}/{stored}"), upload.Content)], []), ("id", id), ("file", stored));
            return ProofOf(zone, row);
        }
    }

    /// <summary>Corrects what a proof is called and which rows it proves; its file stays. Null and findings when it is refused.</summary>
    /// <param name="by">Who.</param>
    /// <param name="zone">Zone.</param>
    /// <param name="id">Id of the proof.</param>
    /// <param name="title">What it is; empty leaves it as it is called.</param>
    /// <param name="lines">Ids of the rows it proves, parted by blanks, commas or semicolons.</param>
    /// <param name="findings">Collects why it is refused.</param>
    public AttachedProof? Correct(Account by, RegisteredZone zone, string id, string title, string lines, Findings findings)
    {
        var proven = Proof.LinesOf(lines);
        lock (_files.Saving)
        {
            if (!Fit(findings, ("title", title, LongestTitle), ("lines", lines, LongestLines)) || !AreKnown(zone, proven, findings) || Find(zone, id, findings) is not var (table, row))
            {
                return null;
            }

            var cells = table.Rows[row];
            var after = cells.SetItem(Column(table, "lines"), string.Join("; ", proven));
            after = title.Trim().Length > 0 ? after.SetItem(Column(table, "title"), title.Trim()) : after;
            Put(by, zone, "evidence.corrected", table, table.Rows.SetItem(row, after), ("id", id), ("lines", string.Join("; ", proven)));
            return Of(zone).FirstOrDefault(p => p.Id == id);
        }
    }

    /// <summary>Takes a proof back: it proves nothing any more, its file stays where it is. False and findings when it is refused.</summary>
    /// <param name="by">Who.</param>
    /// <param name="zone">Zone.</param>
    /// <param name="id">Id of the proof.</param>
    /// <param name="why">Reason.</param>
    /// <param name="findings">Collects why it is refused.</param>
    public bool Withdraw(Account by, RegisteredZone zone, string id, string why, Findings findings)
    {
        lock (_files.Saving)
        {
            if (!Reasons.IsGiven(why))
            {
                findings.Error("WEB-057", new Place(File), ("id", id));
                return false;
            }

            if (!Fit(findings, ("why", why, LongestWhy)) || Find(zone, id, findings) is not var (table, row))
            {
                return false;
            }

            Put(by, zone, "evidence.withdrawn", table, table.Rows.RemoveAt(row), ("id", id), ("file", table.Rows[row][Column(table, "file")]), ("why", why.Trim()));
            return true;
        }
    }

    private (TableText Table, int Row)? Find(RegisteredZone zone, string id, Findings findings)
    {
        if (TableText.Read(File, _files.Read(zone, File), findings) is not { } table || Columns.Any(c => Column(table, c) < 0) || table.Rows.FirstOrDefault(r => r[Column(table, "id")] == id) is not { IsDefault: false } found)
        {
            findings.Error("WEB-058", new Place(File), ("id", id.Length > 60 ? id[..60] : id));
            return null;
        }

        return (table, table.Rows.IndexOf(found));
    }

    private static int Column(TableText table, string name) => TableMerge.Column(File, table.Header, name);

    private void Put(Account by, RegisteredZone zone, string action, TableText table, ImmutableArray<ImmutableArray<string>> rows, params ReadOnlySpan<(string, string)> facts) =>
        _files.Put(by, zone, new FileChange(action, [new ReplacedFile(File, _files.Read(zone, File), table.With(table.WithRows(rows)))], []), facts);

    // A text that is too long is refused: cut, it would say less than somebody wrote.
    private static bool Fit(Findings findings, params ReadOnlySpan<(string Field, string Text, int Most)> texts)
    {
        var fits = true;
        foreach (var (field, text, most) in texts)
        {
            if (text.Length > most)
            {
                findings.Error("WEB-059", new Place(File, Field: field), ("field", field), ("count", text.Length), ("most", most));
                fits = false;
            }
        }

        return fits;
    }

    // A mistyped id would prove nothing, and nobody would notice before the verifier does.
    private bool AreKnown(RegisteredZone zone, ImmutableArray<string> proven, Findings findings)
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
public sealed record AttachedProof(string Id, string Title, string File, string Sha256, string Lines, string Date, string State)
{
    /// <summary>The rows it proves, written in one way however the file parts them.</summary>
    public string LinesShown => string.Join(", ", Proof.LinesOf(Lines));
}

/// <summary>A proof where a row names it.</summary>
/// <param name="Id">Id.</param>
/// <param name="Title">What it is.</param>
/// <param name="File">File below evidence/; empty when it is kept elsewhere.</param>
public sealed record NamedProof(string Id, string Title, string File);
