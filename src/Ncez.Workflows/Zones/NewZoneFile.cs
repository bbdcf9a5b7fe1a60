using System.Globalization;
using System.Text;
using Ncez.Data.Store.Settings;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Workflows.Zones;

/// <summary>zone.yaml of a new zone: the keys that must be there, and as comments those that may be, each explained.</summary>
internal static class NewZoneFile
{
    private static readonly TextArea Texts = TextArea.Of(typeof(NewZoneFile).Assembly, "NewZone");

    /// <summary>The text of the file.</summary>
    public static string Of(BoundaryTemplate template, string id, Language language, NewZone facts)
    {
        var (file, year, name) = (new StringBuilder(), facts.LastYear, facts.Name.IsEmpty ? LocalText.Same(id) : facts.Name);
        Comment(file, "head", language);
        Key(file, "ncez", "ncez: 1", language);
        Key(file, "id", $"id: \"{id}\"", language);
        Key(file, "name", $"name: {{ zh: {ZoneFileText.Quoted(name.In(Language.Zh))}, en: {ZoneFileText.Quoted(name.In(Language.En))} }}", language);
        Key(file, "domain", $"domain: {template.Domain.ToString().ToLowerInvariant()}", language);
        Key(file, "region", $"region: {facts.Region}", language);
        Key(file, "years", facts.FirstYear == year ? string.Create(CultureInfo.InvariantCulture, $"years: [{year}]") : string.Create(CultureInfo.InvariantCulture, $"years: [{facts.FirstYear}-{year}]"), language);
        Key(file, "baseline", string.Create(CultureInfo.InvariantCulture, $"# baseline: {facts.FirstYear}"), language);
        Key(file, "gwp", "gwp: AR5", language);
        Key(file, "factors", "factors: [gbt-32151-2015, provincial-guide-2011, cn-grid, cn-heat]", language);
        Key(file, "factor_year", string.Create(CultureInfo.InvariantCulture, $"# factor_year: {year}"), language);
        Key(file, "proxies", "# proxies: { 煤: 烟煤 }", language);
        Boundary(file, template, language);
        Key(file, "standard_coal", "standard_coal: calorific", language);
        Key(file, "export_credit", "export_credit: renewable_only", language);
        Key(file, "offset_cap", "# offset_cap: { share: …, of: gross }", language);
        Key(file, "recalculation_threshold", "# recalculation_threshold: …", language);
        Key(file, "location", "# location: { lat: …, lon: … }", language);
        Key(file, "programme", "# status: …\n# batch: …\n# build: new\n# parent: …\n# schemes: []", language);
        Key(file, "confirm", "# confirm: []", language);
        Key(file, "alternatives", "# alternatives:\n#   - id: ipcc\n#     name: IPCC 2006\n#     factors: [ipcc-2006, cn-grid, cn-heat]", language);
        Key(file, "notice", "# notice: { zh: …, en: … }", language);
        return file.ToString();
    }

    // Each choice of the template with its options; the default is written out, so that the zone says what it chose.
    private static void Boundary(StringBuilder file, BoundaryTemplate template, Language language)
    {
        Comment(file, "boundary", language);
        if (template.Choices.IsEmpty)
        {
            file.Append("# boundary: { approach: production }\n\n");
            return;
        }

        file.Append("boundary:\n  # approach: production\n  choices:\n");
        foreach (var choice in template.Choices)
        {
            file.Append("    # ").Append(Line(choice.Question, language)).Append('\n');
            foreach (var option in choice.Options)
            {
                file.Append("    #   ").Append(option.Id).Append(" — ").Append(Line(option.Text, language)).Append('\n');
            }

            file.Append("    ").Append(choice.Id).Append(": ").Append(choice.Default).Append('\n');
        }

        file.Append("  # exclusions:\n  #   - { category: …, reason: { zh: …, en: … } }\n\n");
    }

    private static void Key(StringBuilder file, string key, string line, Language language)
    {
        Comment(file, key, language);
        file.Append(line).Append("\n\n");
    }

    private static void Comment(StringBuilder file, string key, Language language) =>
        file.Append("# ").Append(Texts.Get("key." + key, language)).Append('\n');

    private static string Line(LocalText text, Language language) => text.In(language).ReplaceLineEndings(" ");
}
