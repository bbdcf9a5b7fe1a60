using System.Collections.Immutable;
using Ncez.Data.Import.Yaml;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Data.Import.Zones;

/// <summary>Reads the boundary of zone.yaml and compares choices and exclusions with the template of the domain.</summary>
internal static class BoundaryReader
{
    private static readonly string[] Approaches = ["production", "control", "equity_share"];

    /// <summary>The boundary; empty when zone.yaml says nothing, so that the template's defaults hold.</summary>
    public static ZoneBoundary Read(YamlMap? map, BoundaryTemplate? template, Findings findings)
    {
        if (map is null)
        {
            return ZoneBoundary.Empty;
        }

        var approach = map.FindText("approach") ?? "";
        if (approach.Length > 0 && !Approaches.Contains(approach))
        {
            map.ReportUnknownOption("approach", Approaches);
        }

        var boundary = new ZoneBoundary(approach, ChoicesOf(map, template, findings), ExclusionsOf(map, template, findings))
        {
            Equity = EquityOf(map.FindMap("equity")),
        };
        map.ReportUnknownKeys();
        return boundary;
    }

    private static ImmutableSortedDictionary<string, double> EquityOf(YamlMap? map) => map is null ? ImmutableSortedDictionary<string, double>.Empty
        : map.Keys.ToImmutableSortedDictionary(site => site, map.Number, StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, string> ChoicesOf(YamlMap map, BoundaryTemplate? template, Findings findings)
    {
        var choices = map.TextMap("choices");
        var section = choices.IsEmpty ? null : map.FindMap("choices");
        foreach (var (id, option) in choices.Where(_ => template is not null))
        {
            var choice = template!.Choices.FirstOrDefault(c => c.Id == id);
            if (choice is null)
            {
                var known = template.Choices.Select(c => c.Id).ToList();
                findings.Error("ZON-009", section!.PlaceOf(id), ("text", Shown.Cell(id)), ("known", Known(known)), ("near", Suggest.NearOrFirst(id, known)));
            }
            else if (choice.Options.All(o => o.Id != option))
            {
                section!.ReportUnknownOption(id, [.. choice.Options.Select(o => o.Id)]);
            }
        }

        return choices;
    }

    private static ImmutableArray<Exclusion> ExclusionsOf(YamlMap map, BoundaryTemplate? template, Findings findings) =>
        [.. map.Maps("exclusions").Select(entry =>
        {
            var text = entry.Text("category");
            var exclusion = new Exclusion(CategoryOf(text, template) ?? text, entry.LocalText("reason"));
            if (template is not null && text.Length > 0 && CategoryOf(text, template) is null)
            {
                var known = template.Categories.Select(c => c.Id).ToList();
                findings.Error("ZON-011", entry.PlaceOf("category"), ("text", Shown.Cell(text)), ("known", Known(known)), ("near", Suggest.NearOrFirst(text, known)));
            }

            if (entry.Has("reason") && !Reasons.IsGiven(exclusion.Reason))
            {
                findings.Error("ZON-030", entry.PlaceOf("reason"), ("category", Shown.Cell(text)));
            }

            entry.ReportUnknownKeys();
            return exclusion;
        })];

    private static string? CategoryOf(string text, BoundaryTemplate? template)
    {
        if (text.Length > 200)
        {
            return null;
        }

        var name = FactorLibrary.FoldName(text);
        return template?.Categories.FirstOrDefault(c => c.Aliases.Prepend(c.Name.En).Prepend(c.Name.Zh).Prepend(c.Id).Any(n => FactorLibrary.FoldName(n) == name))?.Id;
    }

    private static LocalText Known(List<string> names) => names.Count == 0 ? Words.Of("none") : LocalText.Same(Shown.List(names));
}
