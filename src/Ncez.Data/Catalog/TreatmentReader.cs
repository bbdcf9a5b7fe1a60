using System.Collections.Immutable;
using Ncez.Data.Import.Yaml;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Texts;
using Ncez.Model.Treatments;
using Ncez.Model.Zones;

namespace Ncez.Data.Catalog;

/// <summary>Reads treatments from <c>data/treatments/&lt;id&gt;.yaml</c>.</summary>
public static class TreatmentReader
{
    /// <summary>All treatments, by id.</summary>
    /// <exception cref="InvalidDataException">A shipped file is damaged; the message names each place.</exception>
    public static ImmutableArray<Treatment> ReadAll(string dataFolder) =>
        [.. Directory.EnumerateFiles(Path.Combine(dataFolder, "treatments"), "*.yaml").Order(StringComparer.Ordinal).Select(Read)];

    private static Treatment Read(string file)
    {
        var findings = new Findings();
        var treatment = YamlDocument.Read(Path.GetFileName(file), File.ReadAllBytes(file), findings) is { } map ? Read(map) : null;
        var unknown = treatment?.Totals.SelectMany(t => t.Rows).Concat(treatment.Rows.Select(r => r.PrintedIn)).Where(r => treatment.Printed.All(k => k.Id != r)).ToList() ?? [];
        if (findings.Count > 0 || treatment is null || unknown.Count > 0 || treatment.Id != Path.GetFileNameWithoutExtension(file))
        {
            throw new InvalidDataException($"{file} is damaged: " + string.Join("; ", findings.Sorted().Select(f => $"{f.Where} {f.Code} {f.Found}").Concat(unknown)));
        }

        return treatment;
    }

    private static Treatment Read(YamlMap map)
    {
        var treatment = new Treatment
        {
            Id = map.Text("id"),
            Name = map.LocalText("name"),
            Source = map.Text("source"),
            Note = map.FindLocalText("note") ?? default(LocalText),
            Domains = [.. map.Texts("domains").Select(d => Enum.Parse<Domain>(d, ignoreCase: true))],
            IsByGas = map.FindTruth("by_gas") ?? false,
            ExportCredit = map.FindOption<ExportCredit>("export_credit"),
            Choices = map.TextMap("choices"),
            Factors = [.. map.Maps("factors").Select(Factor)],
            Rows = [.. map.Maps("rows").Select(Row)],
            Totals = [.. map.Maps("totals").Select(Total)],
        };
        map.ReportUnknownKeys();
        return treatment;
    }

    private static PrescribedFactor Factor(YamlMap map)
    {
        var factor = new PrescribedFactor(map.Text("item"), map.Text("parameter"), map.FindText("gas") ?? "", map.Number("value"), map.Text("unit"), map.Text("source"), map.FindTruth("less_green") ?? false);
        map.ReportUnknownKeys();
        return factor;
    }

    private static TreatmentRow Row(YamlMap map)
    {
        var row = new TreatmentRow
        {
            Id = map.Text("id"),
            Name = map.LocalText("name"),
            Code = map.FindText("code") ?? "",
            Into = map.FindText("into") ?? "",
            Categories = map.Texts("categories"),
            Scopes = [.. map.Texts("scopes").Select(Enum.Parse<Scope>)],
            Gases = map.Texts("gases"),
            Families = [.. map.Texts("families").Select(Enum.Parse<ItemFamily>)],
            Items = map.Texts("items"),
            Sectors = map.Texts("sectors"),
            Methods = map.Texts("methods"),
        };
        map.ReportUnknownKeys();
        return row;
    }

    private static TreatmentTotal Total(YamlMap map)
    {
        var total = new TreatmentTotal(map.Text("id"), map.LocalText("name"), map.Texts("rows"));
        map.ReportUnknownKeys();
        return total;
    }
}
