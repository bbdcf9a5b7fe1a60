using System.Collections.Immutable;
using Ncez.Data.Import.Yaml;
using Ncez.Model.Diagnostics;
using Ncez.Model.Zones;

namespace Ncez.Data.Catalog;

/// <summary>Reads boundary templates from <c>data/domains/&lt;domain&gt;.yaml</c>.</summary>
public static class TemplateReader
{
    /// <summary>The template of a domain.</summary>
    /// <exception cref="InvalidDataException">The shipped file is damaged; the message names each place.</exception>
    public static BoundaryTemplate Read(string dataFolder, Domain domain)
    {
        var file = Path.Combine(dataFolder, "domains", domain.ToString().ToLowerInvariant() + ".yaml");
        var findings = new Findings();
        var template = YamlDocument.Read(Path.GetFileName(file), File.ReadAllBytes(file), findings) is { } map ? Read(map) : null;
        if (findings.Count > 0 || template is null || template.Domain != domain)
        {
            throw new InvalidDataException($"{file} is damaged: " + string.Join("; ", findings.Sorted().Select(f => $"{f.Where} {f.Code} {f.Found}")));
        }

        return template;
    }

    private static BoundaryTemplate Read(YamlMap map)
    {
        var template = new BoundaryTemplate
        {
            Domain = map.Option<Domain>("domain"),
            Name = map.LocalText("name"),
            Table = map.LocalText("table"),
            Definition = map.LocalText("definition"),
            Space = map.LocalText("space"),
            CalendarYear = map.FindTruth("calendar_year") ?? false,
            Categories = [.. map.Maps("categories").Select(Category)],
            Choices = [.. map.Maps("choices").Select(Choice)],
            Exclusions = map.LocalTexts("exclusions"),
            Indicators = map.LocalTexts("indicators"),
            References = map.LocalTexts("references"),
            Checklists = [.. map.Maps("checklists").Select(Checklist)],
        };
        map.ReportUnknownKeys();
        return template;
    }

    private static CategoryRule Category(YamlMap map)
    {
        var rule = new CategoryRule(
            map.Text("id"), map.LocalText("name"), map.Option<Scope>("scope"), map.FindText("method") ?? "", map.LocalText("item"), map.Texts("aliases"))
        {
            TakesHistory = map.FindTruth("history") ?? false,
        };
        map.ReportUnknownKeys();
        return rule;
    }

    private static BoundaryChoice Choice(YamlMap map)
    {
        var choice = new BoundaryChoice(
            map.Text("id"), map.LocalText("question"), [.. map.Maps("options").Select(Option)], map.Text("default"), map.Text("source"));
        map.ReportUnknownKeys();
        return choice;
    }

    private static ChoiceOption Option(YamlMap map)
    {
        var moves = map.FindMap("moves");
        var option = new ChoiceOption(map.Text("id"), map.LocalText("text"), map.Texts("excludes"), moves is null
            ? ImmutableSortedDictionary<string, Scope>.Empty
            : moves.Keys.ToImmutableSortedDictionary(k => k, k => moves.Option<Scope>(k)))
        {
            Rows = [.. map.Maps("rows").Select(Rule)],
        };
        map.ReportUnknownKeys();
        return option;
    }

    private static RowRule Rule(YamlMap map)
    {
        var rule = new RowRule
        {
            Category = map.FindText("category") ?? "",
            Sectors = map.Texts("sectors"),
            Direction = map.FindOption<Model.Activities.Direction>("direction"),
            OnlyBiomass = map.FindTruth("biomass") ?? false,
            Excluded = map.FindTruth("excluded") ?? false,
            Flagged = map.FindTruth("flagged") ?? false,
            Scope = map.FindOption<Scope>("scope"),
        };
        map.ReportUnknownKeys();
        return rule;
    }

    private static SourceChecklist Checklist(YamlMap map)
    {
        var list = new SourceChecklist(map.Text("id"), map.LocalText("name"), [.. map.Maps("items").Select(item =>
        {
            var source = new ChecklistItem(item.LocalText("name"), item.Text("category"));
            item.ReportUnknownKeys();
            return source;
        })]);
        map.ReportUnknownKeys();
        return list;
    }
}
