using System.Collections.Immutable;
using Ncez.Data.Export;
using Ncez.Data.Import.Books;
using Ncez.Data.Import.Zones;
using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Exchange;

/// <summary>
/// Brings a workbook or CSV file into a zone folder. Our own template is taken as it is; for a stranger's sheet a mapping is
/// proposed and nothing is written until a person has agreed to it. With an error anywhere the folder stays as it was.
/// </summary>
public sealed class ImportBook(ShippedData shipped)
{
    /// <summary>Reads a file and, when everything is agreed, changes the zone folder.</summary>
    /// <param name="path">Workbook or CSV file.</param>
    /// <param name="folder">Zone folder; made when it does not exist.</param>
    /// <param name="options">What the user agreed to.</param>
    /// <param name="cancel">Stops between rows.</param>
    public ImportOutcome Run(string path, string folder, ImportOptions options, CancellationToken cancel = default)
    {
        var findings = new Findings();
        var hasMapping = options.MappingFile is { } file && File.Exists(file);
        var given = hasMapping ? MappingFile.Read(options.MappingFile!, findings) : null;
        if (hasMapping && given is null)
        {
            return new ImportOutcome(findings, ImportState.Refused);
        }

        var zone = Directory.Exists(folder) ? ZoneReader.Read(folder, shipped.Library, shipped.Template, cancel).Zone : null;
        var reading = BookImport.Read(path, given, shipped.Library, zone is null ? null : shipped.Template(zone.Domain), findings, cancel);
        if (reading is null)
        {
            return new ImportOutcome(findings, ImportState.Refused);
        }

        if (reading.Own.ZoneFile is null && reading.Own.Tables.IsEmpty && reading.Mapped.IsEmpty)
        {
            findings.Error("IMP-022", new Place(Path.GetFileName(path)));
            return new ImportOutcome(findings, ImportState.Refused);
        }

        var isStrange = reading.Mapping is { Sheets.IsEmpty: false };
        if (isStrange && !hasMapping && options.MappingFile is { } target && !OutputFile.Write(target, s => s.Write(ZoneFolderWriter.Utf8(MappingFile.Write(reading.Mapping! with { IsReviewed = options.Agreed }, options.Language))), findings))
        {
            return new ImportOutcome(findings, ImportState.Refused);
        }

        if (isStrange && !options.Agreed && !reading.Mapping!.IsReviewed)
        {
            return new ImportOutcome(findings, ImportState.Proposed) { Mapping = reading.Mapping, Rows = reading.Mapped };
        }

        return findings.HasErrors
            ? new ImportOutcome(findings, ImportState.Refused) { Mapping = reading.Mapping, Rows = reading.Mapped }
            : Apply(reading, folder, options, findings);
    }

    private static ImportOutcome Apply(BookReading reading, string folder, ImportOptions options, Findings findings) =>
        Merge([.. reading.Own.Tables.Values.Concat(reading.Mapped)], reading.Own.ZoneFile, folder, options.Replace, findings) with { Mapping = reading.Mapping };

    /// <summary>Adds tables to a zone folder, all or nothing.</summary>
    internal static ImportOutcome Merge(ImmutableArray<PlainTable> tables, string? zoneYaml, string folder, bool replace, Findings findings)
    {
        var old = ZoneTexts.Read(folder, findings);
        if (findings.HasErrors)
        {
            return new ImportOutcome(findings, ImportState.Refused);
        }

        var (files, counts) = (new List<(string Name, byte[] Content)>(), ImmutableSortedDictionary.CreateBuilder<string, MergeCounts>(StringComparer.Ordinal));
        foreach (var added in tables.GroupBy(t => t.File, StringComparer.Ordinal))
        {
            var count = counts[added.Key] = new MergeCounts();
            var merged = old.Tables.GetValueOrDefault(added.Key);
            foreach (var table in added)
            {
                merged = ZoneMerge.Merge(merged, table, replace, count, findings);
            }

            if (count.New + count.Replaced > 0)
            {
                files.Add((added.Key, CanonicalCsv.Write(merged!)));
            }
        }

        if (zoneYaml is not null && zoneYaml.TrimEnd() != old.ZoneFile?.TrimEnd())
        {
            if (old.ZoneFile is null || replace)
            {
                files.Add(("zone.yaml", ZoneFolderWriter.Utf8(zoneYaml)));
            }
            else
            {
                findings.Warning("IMP-023", new Place("zone.yaml"));
            }
        }

        var written = files.Count == 0 || ZoneFolderWriter.Write(folder, files, findings);
        return new ImportOutcome(findings, written ? ImportState.Done : ImportState.Refused) { Files = [.. files.Select(f => f.Name)], Counts = counts.ToImmutable() };
    }
}

/// <summary>What the user agreed to.</summary>
/// <param name="Agreed">True when the proposed mapping may be applied unseen.</param>
/// <param name="Replace">True when rows of the same key are replaced.</param>
/// <param name="MappingFile">Mapping file to read, or to write when it does not exist.</param>
/// <param name="Language">Language of the mapping file's remarks.</param>
public sealed record ImportOptions(bool Agreed = false, bool Replace = false, string? MappingFile = null, Language Language = Language.Zh);

/// <summary>How an import ended.</summary>
public enum ImportState
{
    /// <summary>Errors: the folder is as it was.</summary>
    Refused,

    /// <summary>A mapping was proposed; a person has to agree to it.</summary>
    Proposed,

    /// <summary>The folder holds what the file held.</summary>
    Done,
}

/// <summary>What an import gave.</summary>
/// <param name="Findings">What was found.</param>
/// <param name="State">How it ended.</param>
public sealed record ImportOutcome(Findings Findings, ImportState State)
{
    /// <summary>The mapping of strange sheets.</summary>
    public BookMapping? Mapping { get; init; }

    /// <summary>The rows that the mapping would give.</summary>
    public ImmutableArray<PlainTable> Rows { get; init; } = [];

    /// <summary>Files that were written.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>Rows taken and left, by file.</summary>
    public ImmutableSortedDictionary<string, MergeCounts> Counts { get; init; } = ImmutableSortedDictionary<string, MergeCounts>.Empty;

    /// <summary>Rows that were not taken, because others of the same key are there.</summary>
    public int Kept => Counts.Values.Sum(c => c.Kept);
}
