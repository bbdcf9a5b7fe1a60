using Ncez.Model.Activities;
using Ncez.Model.Inventories;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Workflows.Reporting;

/// <summary>What stands under a category in a year.</summary>
public enum CategoryState
{
    /// <summary>No row and no reason.</summary>
    Empty,

    /// <summary>Rows with emissions or energy.</summary>
    Counted,

    /// <summary>Rows, some of which are not estimated.</summary>
    Partly,

    /// <summary>Only rows that are not estimated.</summary>
    NotEstimated,

    /// <summary>Rows say that it does not occur, is not applicable or is counted elsewhere.</summary>
    Explained,

    /// <summary>Left out by the boundary, with its reason.</summary>
    Excluded,
}

/// <summary>Counts the rows of an inventory by category and year, and by the sources of a checklist.</summary>
public sealed class CategoryStates
{
    private readonly Dictionary<(string Category, int Year), (int Rows, int NotEstimated, int Explained)> _counts = [];
    private readonly HashSet<string> _excluded;
    private readonly List<(ActivityKind Kind, int Rows)> _kinds;

    /// <summary>Counts the rows of an inventory, a kind at a time.</summary>
    public CategoryStates(Inventory inventory)
    {
        _excluded = inventory.Zone.Boundary.Exclusions.Select(e => e.Category).ToHashSet(StringComparer.Ordinal);
        var rows = new Dictionary<int, int>();
        for (var plan = 0; plan < inventory.Plans.Length; plan++)
        {
            var kind = inventory.Plans[plan].Kind;
            rows[kind] = Math.Max(rows.GetValueOrDefault(kind), inventory.PlanTotals[plan].Lines);
        }

        _kinds = [.. rows.Select(r => (inventory.Activities.Kinds[r.Key], r.Value))];
        foreach (var (kind, lines) in _kinds)
        {
            var count = _counts.GetValueOrDefault((kind.Category, kind.Period.Year));
            _counts[(kind.Category, kind.Period.Year)] = (count.Rows + lines,
                count.NotEstimated + (kind.Status == ActivityStatus.NotEstimated ? lines : 0),
                count.Explained + (kind.Status is ActivityStatus.NotOccurring or ActivityStatus.NotApplicable or ActivityStatus.IncludedElsewhere ? lines : 0));
        }
    }

    /// <summary>Rows of a category in a year.</summary>
    public int Rows(string category, int year) => _counts.GetValueOrDefault((category, year)).Rows;

    /// <summary>Rows of a category in all years.</summary>
    public int Rows(string category) => _counts.Where(c => c.Key.Category == category).Sum(c => c.Value.Rows);

    /// <summary>What stands under a category in a year.</summary>
    public CategoryState Of(string category, int year)
    {
        var (rows, notEstimated, explained) = _counts.GetValueOrDefault((category, year));
        return rows == 0 ? _excluded.Contains(category) ? CategoryState.Excluded : CategoryState.Empty
            : rows == explained ? CategoryState.Explained
            : rows == notEstimated + explained ? CategoryState.NotEstimated
            : notEstimated > 0 ? CategoryState.Partly
            : CategoryState.Counted;
    }

    /// <summary>Rows of the item's category whose sector or site names the source, in either language.</summary>
    public int RowsNamed(ChecklistItem item) => _kinds.Where(k => k.Kind.Category == item.Category && Names(k.Kind.Sector, k.Kind.Site).Any(n => IsNamed(n, item.Name))).Sum(k => k.Rows);

    private static IEnumerable<string> Names(params string[] names) => names.Where(n => n.Length > 0);

    private static bool IsNamed(string text, LocalText name) =>
        text.Contains(name.Zh, StringComparison.OrdinalIgnoreCase) || text.Contains(name.En, StringComparison.OrdinalIgnoreCase);
}
