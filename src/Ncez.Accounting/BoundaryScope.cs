using System.Collections.Immutable;
using Ncez.Model.Activities;
using Ncez.Model.Factors;
using Ncez.Model.Zones;

namespace Ncez.Accounting;

/// <summary>Which categories the zone's choices and exclusions leave out.</summary>
internal sealed class BoundaryScope
{
    private readonly ImmutableHashSet<string> _excluded;
    private readonly ImmutableDictionary<string, Scope> _moved;

    private readonly ImmutableArray<(BoundaryChoice Choice, RowRule Rule)> _rules;

    private BoundaryScope(ImmutableHashSet<string> excluded, ImmutableDictionary<string, Scope> moved, ImmutableArray<(BoundaryChoice, RowRule)> rules) =>
        (_excluded, _moved, _rules) = (excluded, moved, rules);

    /// <summary>The scope of a zone under its template: chosen options (or the template's defaults) and named exclusions.</summary>
    public static BoundaryScope Of(Zone zone, BoundaryTemplate template) => new(
        [.. template.Choices.SelectMany(c => Chosen(zone, c).ExcludesCategories).Concat(zone.Boundary.Exclusions.Select(e => e.Category))],
        template.Choices.SelectMany(c => Chosen(zone, c).Moves).ToImmutableDictionary(),
        [.. template.Choices.SelectMany(c => Chosen(zone, c).Rows.Select(r => (c, r)))]);

    /// <summary>The option that holds for a choice.</summary>
    public static ChoiceOption Chosen(Zone zone, BoundaryChoice choice)
    {
        var id = zone.Boundary.Choices.GetValueOrDefault(choice.Id, choice.Default);
        return choice.Options.FirstOrDefault(o => o.Id == id) ?? choice.Options.First(o => o.Id == choice.Default);
    }

    /// <summary>The category in the scope that the zone's choices put it in.</summary>
    public CategoryRule Placed(CategoryRule category) => _moved.TryGetValue(category.Id, out var scope) ? category with { Scope = scope } : category;

    /// <summary>The rule of a choice that fits a kind; null where none does.</summary>
    public (BoundaryChoice Choice, RowRule Rule)? RuleFor(ActivityKind kind, Item item)
    {
        foreach (var rule in _rules)
        {
            if (rule.Rule.Fits(kind, item.Biomass))
            {
                return rule;
            }
        }

        return null;
    }

    /// <summary>True when rows of the category are printed but not counted.</summary>
    public bool IsExcluded(string category) => _excluded.Contains(category);
}
