using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;

namespace Ncez.Data.Import.Activities;

/// <summary>Finds the same use stated for a year and again for its months: probably counted twice.</summary>
internal static class KindOverlaps
{
    /// <summary>Reports each year that is also stated by month.</summary>
    public static void Report(IReadOnlyList<ActivityKind> kinds, FactorLibrary library, Findings findings)
    {
        var wholeYears = new Dictionary<(int, string, string, Direction, string, string), ActivityKind>();
        foreach (var kind in kinds.Where(k => k.Period.Month == 0 && IsCounted(k)))
        {
            wholeYears.TryAdd(KeyOf(kind), kind);
        }

        var reported = new HashSet<(int, string, string, Direction, string, string)>();
        foreach (var month in kinds.Where(k => k.Period.Month > 0 && IsCounted(k)))
        {
            if (wholeYears.TryGetValue(KeyOf(month), out var year) && reported.Add(KeyOf(month)))
            {
                findings.Warning("ACT-014", month.Where, ("period", month.Period.ToString()), ("item", library.NameOf(Shown.Cell(month.Item))), ("year", month.Period.Year), ("line", year.Where.Line));
            }
        }
    }

    private static bool IsCounted(ActivityKind kind) => kind.Status is ActivityStatus.Computed or ActivityStatus.Confidential or ActivityStatus.Reported;

    private static (int, string, string, Direction, string, string) KeyOf(ActivityKind kind) =>
        (kind.Period.Year, kind.Category, kind.Item, kind.Direction, kind.Site, kind.Sector);
}
