using System.Collections.Immutable;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Workflows.Zones;

/// <summary>Names of the totals that can be unfolded: an id, its name in either language, and whatever else a table calls it.</summary>
internal static class TotalNames
{
    /// <summary>Ids of totals besides gases and categories.</summary>
    public static readonly ImmutableArray<string> Ids =
    [
        "gross", "net", "netBeforeOffset", "direct", "indirect", "sink", "export", "offset", "carried", "memo", "biomass",
        "marketIndirect", "marketGross", "marketOffset", "marketNet", "marketCarried", "energyCalorific", "energyEquivalent", "renewableCalorific", "renewableEquivalent",
        "coverCalorific", "coverEquivalent",
    ];

    private static readonly TextArea Area = TextArea.Of(typeof(TotalNames).Assembly, "Totals");

    /// <summary>The id that a text stands for: an id, a gas or category, or a name of one; null when it is none.</summary>
    public static string? Resolve(Inventory inventory, string text, ZoneInput? input)
    {
        var folded = FactorLibrary.FoldName(text);
        return All(inventory, input).FirstOrDefault(id => id == text) ?? All(inventory, input).FirstOrDefault(id => NamesOf(inventory, id, input).Any(n => FactorLibrary.FoldName(n) == folded));
    }

    /// <summary>Every total of an inventory.</summary>
    public static IEnumerable<string> All(Inventory inventory, ZoneInput? input) =>
        Ids.Concat(inventory.Template.Categories.Select(c => c.Id)).Concat(inventory.Plans.Where(p => p.Scope is Scope.Direct or Scope.Indirect).Select(p => p.Gas).Where(g => g.Length > 0).Distinct())
            .Concat(RatioTotal.Ids(input)).Distinct();

    /// <summary>Name of a total.</summary>
    public static LocalText Of(Inventory inventory, string id) => Ids.Contains(id) ? Area.Both($"total.{id}")
        : RatioTotal.Of(id) is not null ? RatioTotal.NameOf(id)
        : inventory.Template.Categories.FirstOrDefault(c => c.Id == id)?.Name.AtStart ?? Area.Both("total.gas", ("gas", id));

    /// <summary>All ids with their names, as a refusal lists them.</summary>
    public static LocalText List(Inventory inventory, ZoneInput? input)
    {
        LocalText[] all = [.. All(inventory, input).Select(id => Of(inventory, id) is var name ? new LocalText($"{id}（{name.Zh}）", $"{id} ({name.En})") : default)];
        return new LocalText(string.Join("、", all.Select(a => a.Zh)), string.Join(", ", all.Select(a => a.En)));
    }

    // Tables of the report and of the command line shorten some names.
    private static IEnumerable<string> NamesOf(Inventory inventory, string id, ZoneInput? input)
    {
        var (name, also) = (Of(inventory, id), Area.Find($"also.{id}", Language.En) is null ? default : Area.Both($"also.{id}"));
        return new[] { id, name.Zh, name.En }.Concat((also.Zh ?? "").Split(';')).Concat((also.En ?? "").Split(';')).Concat(RatioTotal.NamesOf(id, input).SelectMany(n => new[] { n.Zh, n.En })).Where(n => n.Length > 0);
    }
}
