using System.Collections.Immutable;
using Ncez.Data.Export;
using Ncez.Data.Import;
using Ncez.Data.Import.Zones;
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
    /// <summary>First year that a zone may account.</summary>
    public const int FirstYear = 1900;

    /// <summary>Last year that a zone may account.</summary>
    public const int LastYear = 2200;

    /// <summary>So many years at most begin with rows to fill in.</summary>
    public const int MostYears = 50;

    /// <summary>Makes the folder; false when findings say why it was not made. An existing folder with content is never touched.</summary>
    /// <param name="domain">Domain as typed: <c>park</c>, or its Chinese or English name.</param>
    /// <param name="folder">The new folder; its name becomes the zone's id.</param>
    /// <param name="language">Language of comments and headers.</param>
    /// <param name="year">Year to account, usually the last whole calendar year.</param>
    /// <param name="findings">Collects what is wrong.</param>
    public bool Create(string domain, string folder, Language language, int year, Findings findings) => Create(domain, folder, language, new NewZone(year, year), findings);

    /// <summary>The same with what is known of the zone already.</summary>
    /// <param name="domain">Domain as typed.</param>
    /// <param name="folder">The new folder; its name becomes the zone's id.</param>
    /// <param name="language">Language of comments and headers.</param>
    /// <param name="facts">Name, region, years.</param>
    /// <param name="findings">Collects what is wrong.</param>
    public bool Create(string domain, string folder, Language language, NewZone facts, Findings findings)
    {
        Check(facts, findings);
        if (DomainOf(shipped, domain, findings) is not { } known || findings.HasErrors)
        {
            return false;
        }

        var template = shipped.Template(known);
        return NewFolder.Write(folder,
            [("zone.yaml", NewZoneFile.Of(template, IdOf(folder), language, facts)), ("activities.csv", NewActivities.Of(template, language, facts))],
            findings);
    }

    private void Check(NewZone facts, Findings findings)
    {
        if (shipped.Library.Regions.Find(facts.Region) is null)
        {
            var known = shipped.Library.Regions.Regions.Select(r => r.Code).ToList();
            findings.Error("ZON-004", Place.None, ("text", facts.Region), ("near", EditDistance.Nearest(facts.Region, known) ?? "CN"));
        }

        ZoneName.Check(facts.Name, Place.None, findings);
        if (facts.FirstYear < FirstYear || facts.LastYear > LastYear || facts.LastYear < facts.FirstYear || facts.LastYear - facts.FirstYear >= MostYears)
        {
            findings.Error("ZON-007", Place.None, ("text", $"{facts.FirstYear}-{facts.LastYear}"));
        }
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

/// <summary>What is known of a zone when it is made.</summary>
/// <param name="FirstYear">First year to account.</param>
/// <param name="LastYear">Last year to account.</param>
public sealed record NewZone(int FirstYear, int LastYear)
{
    /// <summary>Name; its id where nothing is said.</summary>
    public LocalText Name { get; init; }

    /// <summary>Region, whose factors are used.</summary>
    public string Region { get; init; } = "CN";
}

/// <summary>activities.csv of a new zone.</summary>
internal static class NewActivities
{
    /// <summary>The columns that it begins with.</summary>
    public static readonly ImmutableArray<string> Columns = ["id", "period", "category", "item", "quantity", "unit", "direction", "status", "source", "note"];

    /// <summary>Header, and of every year one NE row per category that is counted.</summary>
    public static string Of(BoundaryTemplate template, Language language, NewZone facts)
    {
        var schema = FileSchema.Of("activities.csv");
        var texts = TextArea.Of(typeof(NewActivities).Assembly, "NewZone");
        var counted = template.Categories.Where(c => c.Scope is Scope.Direct or Scope.Indirect).ToList();
        var rows = Enumerable.Range(facts.FirstYear, facts.LastYear - facts.FirstYear + 1).SelectMany(year => counted.Select(category => (Year: year, Category: category))).Select((row, i) =>
            $"A{i + 1},{row.Year},{(language == Language.Zh ? row.Category.Name.Zh : row.Category.Id)},,,,,NE,,\"{texts.Get("row.note", language)}\"");
        var header = Columns.Select(name => schema.Columns.Single(c => c.Name == name))
            .Select(c => language == Language.Zh ? c.Title.Zh : c.Name);
        return string.Join(',', header) + "\n" + string.Concat(rows.Select(r => r + "\n"));
    }
}
