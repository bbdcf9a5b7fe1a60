using Ncez.Data.Export;
using Ncez.Data.Import;
using Ncez.Model.Diagnostics;
using Ncez.Model.Quantities;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Workflows.Zones;

/// <summary>
/// Makes a zone folder to fill in: zone.yaml with every key explained, activities.csv with its header and one NE row per
/// category of the domain, so that nothing is forgotten and no number is invented. It passes <c>check</c> as it is.
/// </summary>
public sealed class CreateZone(ShippedData shipped)
{
    /// <summary>Makes the folder; false when findings say why it was not made. An existing folder with content is never touched.</summary>
    /// <param name="domain">Domain as typed: <c>park</c>, or its Chinese or English name.</param>
    /// <param name="folder">The new folder; its name becomes the zone's id.</param>
    /// <param name="language">Language of comments and headers.</param>
    /// <param name="year">Year to account, usually the last whole calendar year.</param>
    /// <param name="findings">Collects what is wrong.</param>
    public bool Create(string domain, string folder, Language language, int year, Findings findings)
    {
        if (DomainOf(shipped, domain, findings) is not { } known)
        {
            return false;
        }

        var template = shipped.Template(known);
        return NewFolder.Write(folder,
            [("zone.yaml", NewZoneFile.Of(template, IdOf(folder), language, year)), ("activities.csv", NewActivities.Of(template, language, year))],
            findings);
    }

    /// <summary>The domain of a word; null and a finding when there is none.</summary>
    internal static Domain? DomainOf(ShippedData shipped, string text, Findings findings)
    {
        foreach (var domain in Enum.GetValues<Domain>())
        {
            var name = shipped.Template(domain).Name;
            if (text.Equals(domain.ToString(), StringComparison.OrdinalIgnoreCase) || text == name.Zh || text.Equals(name.En, StringComparison.OrdinalIgnoreCase))
            {
                return domain;
            }
        }

        var names = Enum.GetValues<Domain>().Select(d => d.ToString().ToLowerInvariant()).ToList();
        findings.Error("ZON-003", Place.None, ("domain", text), ("known", string.Join(", ", names)), ("near", EditDistance.Nearest(text, names) ?? names[0]));
        return null;
    }

    private static string IdOf(string folder)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        var id = string.Concat(name.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-')).Trim('-', '.');
        return id.Length is > 0 and <= 80 ? id : "zone";
    }
}

/// <summary>activities.csv of a new zone.</summary>
internal static class NewActivities
{
    private static readonly string[] Columns = ["id", "period", "category", "item", "quantity", "unit", "direction", "status", "source", "note"];

    /// <summary>Header and one NE row per category that is counted.</summary>
    public static string Of(BoundaryTemplate template, Language language, int year)
    {
        var schema = FileSchema.Of("activities.csv");
        var texts = TextArea.Of(typeof(NewActivities).Assembly, "NewZone");
        var rows = template.Categories.Where(c => c.Scope is Scope.Direct or Scope.Indirect).Select((category, i) =>
            $"A{i + 1},{year},{(language == Language.Zh ? category.Name.Zh : category.Id)},,,,,NE,,\"{texts.Get("row.note", language)}\"");
        var header = Columns.Select(name => schema.Columns.Single(c => c.Name == name))
            .Select(c => language == Language.Zh ? c.Title.Zh : c.Name);
        return string.Join(',', header) + "\n" + string.Concat(rows.Select(r => r + "\n"));
    }
}
