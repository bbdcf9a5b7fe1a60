using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Comparisons;
using Ncez.Model.Tables;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Comparisons;

/// <summary>Trends and peaks of the observed years as a table.</summary>
public static class TrendTable
{
    /// <summary>A row per amount with eight years or more.</summary>
    public static ResultTable Of(BeforeAfter comparison) => new("trends", CompareTexts.Of("trend.title", ("years", ObservedTrend.FewestYears)),
        [
            new TableColumn("amount", CompareTexts.Of("amount")), new TableColumn("years", CompareTexts.Of("trend.years")),
            new TableColumn("direction", CompareTexts.Of("trend.direction")),
            new TableColumn("chancePercent", CompareTexts.Of("trend.chance"), IsNumber: true),
            new TableColumn("slopePerYear", CompareTexts.Of("trend.slope"), IsNumber: true), new TableColumn("unit", CompareTexts.Of("unit")),
            new TableColumn("peak", CompareTexts.Of("trend.peak")),
        ],
        [.. comparison.Trends.Select(Row)]);

    private static ImmutableArray<TableCell> Row(ObservedTrend trend)
    {
        var (unit, per) = trend.Dimension is { } dimension ? CompareTexts.IntensityUnit(dimension) : (LocalText.Same(trend.Amount == "energy" ? "tce" : "tCO2e"), 1);
        var name = trend.Dimension is null ? CompareTexts.Of(trend.Amount) : CompareTexts.Of("grossPer", ("indicator", CompareTexts.Indicator(trend.Amount)), ("basis", ""));
        return
        [
            name, $"{trend.FirstYear}–{trend.LastYear} ({trend.Years})", CompareTexts.Of(!trend.IsSignificant ? "trend.none" : trend.Score > 0 ? "trend.up" : "trend.down"),
            trend.Chance * 100, trend.SlopePerYear * per, CompareTexts.Of("trend.perYear", ("unit", unit)), Peak(trend),
        ];
    }

    private static LocalText Peak(ObservedTrend trend)
    {
        var year = trend.Peak.ToString(CultureInfo.InvariantCulture);
        return !trend.IsPastPeak ? CompareTexts.Of(trend.PeakGoal is not null ? "trend.notPeakedGoal" : "trend.notPeaked", ("goal", trend.PeakGoal ?? 0))
            : trend.YearsToGoal is not { } gap ? LocalText.Same(year)
            : CompareTexts.Of(gap >= 0 ? "trend.peakBefore" : "trend.peakAfter", ("year", year), ("years", Math.Abs(gap)), ("goal", trend.PeakGoal!.Value));
    }
}
