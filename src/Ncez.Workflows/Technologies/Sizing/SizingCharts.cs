using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Charts;
using Ncez.Model.Quantities;
using Ncez.Model.Texts;
using Ncez.Technology.Sizing;

namespace Ncez.Workflows.Technologies.Sizing;

/// <summary>Charts of a park's year: the week in which storage works most, and the balance of each month.</summary>
internal static class SizingCharts
{
    private const int WeekHours = 168;
    private const int DayHours = 24;

    /// <summary>The charts.</summary>
    internal static (ChartSpec Week, ChartSpec Months) Of(ParkSystem park, ParkYear year) => (Week(park, year), Months(park, year));

    // Supply upwards, use downwards: the two are as high as each other in every column.
    private static ImmutableArray<ChartSeries> Balance(ParkSystem park, ParkYear year, Func<Func<int, double>, ImmutableArray<double>> values)
    {
        ChartSeries Series(string key, string role, Func<int, double> of) => new(SizingTables.Text("flow." + key), role, values(of));
        ChartSeries[] all =
        [
            Series("import", "gross", h => year.ImportMW[h]),
            Series("pv", "scenario-2", h => year.PvMW[h]),
            Series("chp", "scenario-4", h => year.ChpMW[h]),
            Series("discharge", "scenario-3", h => year.DischargeMW[h]),
            Series("load", "scenario-1", h => -park.LoadMW[h]),
            Series("vehicles", "scenario-5", h => -year.VehicleMW[h]),
            Series("pump", "scenario-6", h => -year.PumpHeatMW[h] / park.HeatPumpCop),
            Series("charge", "scenario-3", h => -year.ChargeMW[h]),
            Series("export", "sector-agri", h => -year.ExportMW[h]),
        ];
        return [.. all.Where(s => s.Values.Any(v => Math.Abs(v) > 1e-6))];
    }

    private static ChartSpec Week(ParkSystem park, ParkYear year)
    {
        var week = Enumerable.Range(0, park.Hours / WeekHours).MaxBy(w => Enumerable.Range(w * WeekHours, WeekHours).Sum(h => year.DischargeMW[h] + (1e-3 * year.PvMW[h])));
        var first = week * WeekHours;
        return Spec("sizing-week", SizingTables.Text("chart.week", ("week", week + 1), ("day", (first / DayHours) + 1)), SizingTables.Text("chart.week.sub"), "MW",
            [.. Enumerable.Range(first, WeekHours).Select(h => LocalText.Same(h % DayHours == 0 ? string.Create(CultureInfo.InvariantCulture, $"{(h / DayHours) + 1}") : ""))],
            Balance(park, year, of => [.. Enumerable.Range(first, WeekHours).Select(of)]));
    }

    private static ChartSpec Months(ParkSystem park, ParkYear year) => Spec(
        "sizing-months", SizingTables.Text("chart.months", ("share", Numbers.Percent(year.SelfSufficiencyFraction(park), 0))), SizingTables.Text("chart.months.sub"), "MWh",
        [.. Enumerable.Range(1, 12).Select(m => LocalText.Same(m.ToString(CultureInfo.InvariantCulture)))],
        Balance(park, year, of => [.. Enumerable.Range(0, 12).Select(m => Enumerable.Range(0, park.Hours).Where(h => park.Month[h] == m).Sum(of))]));

    private static ChartSpec Spec(string id, LocalText title, LocalText subtitle, string unit, ImmutableArray<LocalText> categories, ImmutableArray<ChartSeries> series) => new()
    {
        Id = id,
        Form = ChartForm.StackedColumn,
        Title = title,
        Subtitle = subtitle,
        Unit = LocalText.Same(unit),
        DataUnit = LocalText.Same(unit),
        Scale = Magnitude.One,
        Categories = categories,
        Series = series,
        Notes = [SizingTables.Text("chart.note")],
    };
}
