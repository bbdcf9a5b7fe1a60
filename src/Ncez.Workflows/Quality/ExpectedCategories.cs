using System.Collections.Immutable;
using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using Ncez.Workflows.Reporting;

namespace Ncez.Workflows.Quality;

/// <summary>Categories of gross emissions that the boundary table expects and the zone leaves without a row and without a reason.</summary>
public static class ExpectedCategories
{
    private const int MostNamed = 10;

    /// <summary>The gaps of an inventory, category by category.</summary>
    public static ImmutableArray<(LocalText Category, int Year)> Gaps(Inventory inventory)
    {
        var states = new CategoryStates(inventory);
        return
        [
            .. from rule in inventory.Template.Categories
               where rule.Scope is Scope.Direct or Scope.Indirect
               from year in inventory.Years
               where states.Of(rule.Id, year.Year) == CategoryState.Empty
               select (rule.Name.AtStart, year.Year),
        ];
    }

    /// <summary>One finding with all gaps.</summary>
    public static void Report(Inventory inventory, Findings findings)
    {
        var gaps = Gaps(inventory).GroupBy(g => g.Category).ToList();
        if (gaps.Count > 0)
        {
            string Name(IGrouping<LocalText, (LocalText, int Year)> gap, Language language) =>
                gap.Count() == inventory.Years.Length ? gap.Key.In(language) : $"{gap.Key.In(language)} ({string.Join(", ", gap.Select(g => g.Year))})";
            var names = new LocalText(string.Join("、", gaps.Select(g => Name(g, Language.Zh))), string.Join("; ", gaps.Select(g => Name(g, Language.En))));
            findings.Warning("QLT-001", new Place("activities.csv"), ("count", gaps.Count), ("categories", names));
        }

        var silent = Silent(inventory).ToList();
        if (silent.Count > 0)
        {
            var texts = inventory.Activities.Texts;
            findings.Warning("QLT-012", texts.PlaceOf(silent[0], "note"), ("count", silent.Count), ("rows", string.Join(", ", silent.Take(MostNamed).Select(texts.Id)) + (silent.Count > MostNamed ? ", …" : "")));
        }
    }

    // Rows that leave something out without a word; a line that IE names is one.
    private static IEnumerable<int> Silent(Inventory inventory)
    {
        var (rows, kinds) = (inventory.Activities, inventory.Activities.Kinds);
        bool IsLeftOut(ActivityKind kind) => kind.Status is ActivityStatus.NotOccurring or ActivityStatus.NotApplicable or ActivityStatus.NotEstimated
            || (kind.Status == ActivityStatus.IncludedElsewhere && kind.StatusDetail.Length == 0);
        return kinds.Any(IsLeftOut) ? Enumerable.Range(0, rows.Count).Where(r => IsLeftOut(kinds[rows.KindOf[r]]) && !Reasons.IsGiven(rows.Texts.Note(r) ?? "")) : [];
    }
}
