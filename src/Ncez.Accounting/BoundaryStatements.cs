using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Inventories;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Accounting;

/// <summary>The boundary statement: what is counted, every choice with its alternative, every exclusion with its reason, every rule the zone set.</summary>
internal static class BoundaryStatements
{
    private static readonly TextArea Texts = TextArea.Of(typeof(BoundaryStatements).Assembly, "Boundary");

    /// <summary>All sentences, in reading order.</summary>
    public static ImmutableArray<BoundaryStatement> Of(Zone zone, BoundaryTemplate template)
    {
        var scope = BoundaryScope.Of(zone, template);
        return
        [
            new BoundaryStatement("counted", Texts.Both("space"), template.Space, template.Table),
            .. template.Categories.Where(c => !scope.IsExcluded(c.Id)).Select(scope.Placed).Select(c => new BoundaryStatement("counted", c.Name, Texts.Both("scope." + c.Scope), c.Item)),
            .. template.Choices.Select(c => Choice(zone, c)),
            .. zone.Boundary.Exclusions.Select(e => new BoundaryStatement("exclusion", NameOf(template, e.Category), Texts.Both("excluded"), e.Reason)),
            .. template.Exclusions.Select(e => new BoundaryStatement("exclusion", Texts.Both("reportExcludes"), e, template.Table)),
            .. Rules(zone),
        ];
    }

    private static BoundaryStatement Choice(Zone zone, BoundaryChoice choice) => new(
        "choice", choice.Question, BoundaryScope.Chosen(zone, choice).Text,
        Texts.Both(zone.Boundary.Choices.ContainsKey(choice.Id) ? "chosenByZone" : "templateDefault", ("source", choice.Source)));

    private static IEnumerable<BoundaryStatement> Rules(Zone zone)
    {
        if (zone.Boundary.Approach.Length > 0)
        {
            yield return Rule("approach", Texts.Both("approach." + zone.Boundary.Approach));
        }

        foreach (var (site, share) in zone.Boundary.Equity)
        {
            yield return new BoundaryStatement("rule", Texts.Both("equity"), LocalText.Same($"{site}: {(share * 100).ToString("0.##", CultureInfo.InvariantCulture)} %"), LocalText.Same("zone.yaml"));
        }

        yield return Rule("gwp", LocalText.Same(zone.Gwp));
        yield return Rule("factors", LocalText.Same(string.Join(" → ", zone.FactorSets)));
        foreach (var (item, proxy) in zone.Proxies)
        {
            yield return new BoundaryStatement("rule", Texts.Both("proxy"), LocalText.Same($"{item} → {proxy}"), LocalText.Same("zone.yaml"));
        }

        yield return Rule("standardCoal", Texts.Both("standardCoal." + zone.StandardCoal));
        yield return Rule("exportCredit", Texts.Both("exportCredit." + zone.ExportCredit));
        if (zone.OffsetCap is { } cap)
        {
            yield return Rule("offsetCap", Texts.Both("offsetCap." + cap.Of, ("share", (cap.ShareFraction * 100).ToString("0.##", CultureInfo.InvariantCulture))));
        }
    }

    private static BoundaryStatement Rule(string key, LocalText text) => new("rule", Texts.Both(key), text, LocalText.Same("zone.yaml"));

    private static LocalText NameOf(BoundaryTemplate template, string category) =>
        template.Categories.FirstOrDefault(c => c.Id == category)?.Name ?? LocalText.Same(category);
}
