using System.Collections.Immutable;
using Ncez.Data.Import.Yaml;
using Ncez.Model.Diagnostics;
using Ncez.Model.Quantities;
using Ncez.Model.Schemes;
using Ncez.Model.Treatments;
using Ncez.Model.Zones;

namespace Ncez.Data.Import.Schemes;

/// <summary>Reads schemes: <c>data/schemes/*.yaml</c>, and a zone's own in its folder <c>schemes</c>. All findings at once.</summary>
/// <param name="units">Units.</param>
/// <param name="treatments">Accounting treatments that schemes may want.</param>
public sealed class SchemeReader(UnitTable units, ImmutableArray<Treatment> treatments)
{
    /// <summary>Version of the format.</summary>
    public const string Format = "ncez-scheme/1";

    /// <summary>Folder of a zone's own schemes.</summary>
    public const string Folder = "schemes";

    private static readonly string[] Groups = ["prerequisites", "binding"];

    /// <summary>The schemes that come with the product.</summary>
    /// <exception cref="InvalidDataException">A shipped file is damaged; the message names each place.</exception>
    public static ImmutableArray<Scheme> ReadShipped(string dataFolder, UnitTable units, ImmutableArray<Treatment> treatments)
    {
        var findings = new Findings();
        var schemes = new SchemeReader(units, treatments).ReadAll(Path.Combine(dataFolder, Folder), findings);
        return findings.Count == 0 ? schemes
            : throw new InvalidDataException("A scheme is damaged: " + string.Join("; ", findings.Sorted().Select(f => $"{f.Where} {f.Code} {f.Found}")));
    }

    /// <summary>The schemes of a folder by id; a file with an error is left out. A folder that is not there has none.</summary>
    /// <param name="folder">Folder with <c>*.yaml</c>.</param>
    /// <param name="findings">Collects what is wrong.</param>
    public ImmutableArray<Scheme> ReadAll(string folder, Findings findings)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var schemes = ImmutableArray.CreateBuilder<Scheme>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            var name = $"{Folder}/{Path.GetFileName(file)}";
            try
            {
                if (new FileInfo(file).Length <= YamlDocument.LimitBytes && TextDecoding.Decode(name, File.ReadAllBytes(file), findings) is { } text)
                {
                    Add(schemes, Read(name, text.Span, findings));
                }
            }
            catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
            {
                findings.Error("TXT-008", new Place(name), ("reason", Shown.Cell(unreadable.Message)));
            }
        }

        return schemes.ToImmutable();
    }

    /// <summary>A scheme; null with at least one error among the findings.</summary>
    /// <param name="file">File as findings name it; its name without ending is the id.</param>
    /// <param name="utf8">The text.</param>
    /// <param name="findings">Collects what is wrong.</param>
    public Scheme? Read(string file, ReadOnlySpan<byte> utf8, Findings findings)
    {
        var own = new Findings();
        var scheme = YamlDocument.Read(file, utf8, own) is { } map ? Read(map, Path.GetFileNameWithoutExtension(file), own) : null;
        findings.Merge(own);
        return own.HasErrors ? null : scheme;
    }

    private static void Add(ImmutableArray<Scheme>.Builder schemes, Scheme? scheme)
    {
        if (scheme is not null)
        {
            schemes.Add(scheme);
        }
    }

    private Scheme Read(YamlMap map, string id, Findings findings)
    {
        if (map.Text("format") is var format && format != Format && format.Length > 0)
        {
            findings.Error("SCM-001", map.PlaceOf("format"), ("found", Shown.Cell(format)), ("format", Format));
        }

        if (map.Text("id") is var written && written != id && written.Length > 0)
        {
            findings.Error("SCM-002", map.PlaceOf("id"), ("id", Shown.Cell(written)), ("file", Shown.Cell(id)));
        }

        var inputs = new SchemeInputReader(units, treatments, findings).Read(map);
        var fields = new SchemeFields(units, inputs, findings);
        var parts = new SchemePartReader(fields);
        var grades = parts.Grades(map);
        fields.Grades.UnionWith(grades.Select(g => g.Id));
        ImmutableArray<int> milestones = [.. map.Texts("milestones").Select(t => int.TryParse(t, System.Globalization.CultureInfo.InvariantCulture, out var year) ? year : 0).Order()];
        fields.Milestones.UnionWith(milestones);
        var classSets = parts.ClassSets(map);
        fields.Classes.UnionWith(classSets.SelectMany(s => s.Classes).Select(c => c.Id));
        var scheme = new Scheme
        {
            Id = id,
            Name = map.LocalText("name"),
            Issuer = map.FindLocalText("issuer") ?? default,
            DocumentNo = map.FindText("document_no") ?? "",
            Issued = map.FindText("issued") ?? "",
            Readiness = map.Option<SchemeReadiness>("readiness"),
            Notice = map.FindLocalText("notice") ?? default,
            Domains = Domains(map, "domains"),
            ExcludedDomains = Domains(map, "excluded_domains"),
            Sources = SchemePartReader.Sources(map),
            Verified = SchemePartReader.Verified(map),
            Treatment = map.FindText("treatment") ?? "",
            Inputs = inputs,
            ClassSets = classSets,
            Milestones = milestones,
            PeriodEnd = map.FindWhole("period_end"),
            Rows = new SchemeRowReader(fields).Read(map),
            Aggregation = parts.Aggregation(map),
            NotApplicable = parts.NotApplicable(map),
            Discretion = map.FindLocalText("discretion") ?? default,
            Grades = grades,
            Outcomes = SchemePartReader.Outcomes(map),
            Process = map.LocalTexts("process"),
            Materials = map.LocalTexts("materials"),
        };
        CheckRequirements(map, fields, scheme);
        map.ReportUnknownKeys();
        return scheme;
    }

    private static void CheckRequirements(YamlMap map, SchemeFields fields, Scheme scheme)
    {
        var known = scheme.Rows.Select(r => r.Id).Concat(Groups).ToHashSet(StringComparer.Ordinal);
        foreach (var grade in map.Maps("grades"))
        {
            fields.Check(grade, "requires", known);
        }
    }

    private static ImmutableArray<Domain> Domains(YamlMap map, string key)
    {
        var domains = ImmutableArray.CreateBuilder<Domain>();
        foreach (var text in map.Texts(key))
        {
            if (Enum.TryParse<Domain>(text, ignoreCase: true, out var domain) && char.IsAsciiLetter(text[0]))
            {
                domains.Add(domain);
            }
            else
            {
                map.ReportUnknownOption(key, [.. Enum.GetNames<Domain>().Select(n => n.ToLowerInvariant())]);
            }
        }

        return domains.ToImmutable();
    }
}
