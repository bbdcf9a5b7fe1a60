using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Accounting;

/// <summary>A year made of months needs all twelve: an error where the template demands the calendar year (towns), else a warning.</summary>
internal static class MonthsComplete
{
    /// <summary>Checks every series of monthly rows that share category, item, direction, site and region.</summary>
    public static void Check(ZoneInput input, FactorLibrary library, BoundaryTemplate template, Findings findings)
    {
        var monthly = input.Activities.Kinds.Where(k => k.Period.Month != 0 && k.Status is not (ActivityStatus.NotOccurring or ActivityStatus.NotApplicable))
            .GroupBy(k => (k.Category, k.Item, k.Direction, k.Site, k.Region, k.Period.Year));
        foreach (var series in monthly)
        {
            var missing = Enumerable.Range(1, 12).Except(series.Select(k => k.Period.Month)).ToList();
            if (missing.Count > 0)
            {
                findings.Add(Diagnostic.Of("ACC-022", template.CalendarYear ? Severity.Error : Severity.Warning, series.First().Where,
                    ("year", series.Key.Year), ("item", NameOf(series.Key.Item, series.Key.Category, library, template)), ("months", string.Join(", ", missing))));
            }
        }
    }

    // A row that names no item is all of its category.
    private static LocalText NameOf(string item, string category, FactorLibrary library, BoundaryTemplate template) =>
        item.Length > 0 ? library.NameOf(item) : template.Categories.FirstOrDefault(c => c.Id == category)?.Name ?? LocalText.Same(category);
}
