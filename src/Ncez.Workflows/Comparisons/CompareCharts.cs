using System.Globalization;
using Ncez.Model.Charts;
using Ncez.Model.Comparisons;
using Ncez.Model.Quantities;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Comparisons;

/// <summary>Pictures of before and after: everything as change since the baseline, and what moved gross emissions.</summary>
public static class CompareCharts
{
    private const int MostIndicators = 3;

    /// <summary>Gross, net, energy and the first indicators in percent since the baseline; null without later years.</summary>
    public static ChartSpec? Index(BeforeAfter comparison)
    {
        if (comparison.BaseYear is not { } start)
        {
            return null;
        }

        var last = comparison.Years[^1];
        var indicators = last.Intensities.Select(i => i.Indicator).Where(name => comparison.Years.All(y => y.Intensities.Any(i => i.Indicator == name))).Take(MostIndicators).ToList();
        var first = last.Intensities.FirstOrDefault(i => indicators.Contains(i.Indicator));
        return new ChartSpec
        {
            Id = "before-after",
            Form = ChartForm.Line,
            Title = first is null
                ? CompareTexts.Of("index.titleAlone", ("base", start), ("gross", Moved(last.Gross.Ratio)))
                : CompareTexts.Of("index.title", ("base", start), ("gross", Moved(last.Gross.Ratio)), ("indicator", CompareTexts.Indicator(first.Indicator)), ("change", Moved(first.Amount.Ratio))),
            Subtitle = CompareTexts.Of("index.sub", ("base", start)),
            Unit = CompareTexts.Of("index.unit"),
            DataUnit = CompareTexts.Of("index.unit"),
            Categories = [.. comparison.Years.Select(y => y.Year).Prepend(start).Select(y => LocalText.Same(y.ToString(CultureInfo.InvariantCulture)))],
            Series =
            [
                Line(CompareTexts.Of("gross"), "gross", comparison, y => y.Gross.Ratio),
                .. comparison.Years.All(y => y.Net.IsEvaluable) && comparison.Years.Any(y => y.Net != y.Gross) ? [Line(CompareTexts.Of("net"), "net", comparison, y => y.Net.Ratio)] : Array.Empty<ChartSeries>(),
                .. comparison.Years.All(y => double.IsNaN(y.EnergyTce.Ratio)) ? Array.Empty<ChartSeries>() : [Line(CompareTexts.Of("energy"), "scenario-1", comparison, y => y.EnergyTce.Ratio)],
                .. indicators.Select((name, i) => Line(CompareTexts.Indicator(name), $"scenario-{i + 2}", comparison, y => y.Intensities.First(x => x.Indicator == name).Amount.Ratio)),
            ],
        };
    }

    /// <summary>Gross before, the drivers, gross after, for the last year that has them; null without drivers.</summary>
    public static ChartSpec? Drivers(BeforeAfter comparison)
    {
        if (comparison.Years.LastOrDefault(y => y.Kaya is not null) is not { Kaya: { } kaya } year)
        {
            return null;
        }

        var scale = Magnitude.OfTonnes(Math.Max(year.Gross.Before, year.Gross.After));
        return new ChartSpec
        {
            Id = "kaya",
            Form = ChartForm.Waterfall,
            Title = CompareTexts.Of("drivers.title", ("base", year.BaseYear), ("year", year.Year)),
            Subtitle = CompareTexts.Of("drivers.sub", ("unit", scale.UnitCo2e)),
            Unit = scale.UnitCo2e,
            DataUnit = Magnitude.One.UnitCo2e,
            Scale = scale,
            Series =
            [
                new ChartSeries(CompareTexts.Of("drivers.start", ("base", year.BaseYear)), "gross", [year.Gross.Before]),
                new ChartSeries(CompareTexts.Of("kaya.population"), "scenario-1", [kaya.PopulationT]),
                new ChartSeries(CompareTexts.Of("kaya.income"), "scenario-2", [kaya.IncomeT]),
                new ChartSeries(CompareTexts.Of("kaya.energyIntensity"), "scenario-3", [kaya.EnergyIntensityT]),
                new ChartSeries(CompareTexts.Of("kaya.carbonIntensity"), "scenario-4", [kaya.CarbonIntensityT]),
                new ChartSeries(CompareTexts.Of("drivers.end", ("year", year.Year)), "gross", [year.Gross.After]),
            ],
        };
    }

    /// <summary>A ratio in words: down 12.3 %, up, unchanged.</summary>
    internal static LocalText Moved(double ratio) => double.IsNaN(ratio) ? CompareTexts.Answer(null)
        : Math.Round((ratio - 1) * 100, 1) switch
        {
            < 0 => CompareTexts.Of("down", ("percent", Numbers.Percent(1 - ratio, 1))),
            > 0 => CompareTexts.Of("up", ("percent", Numbers.Percent(ratio - 1, 1))),
            _ => CompareTexts.Of("same"),
        };

    private static ChartSeries Line(LocalText name, string role, BeforeAfter comparison, Func<YearComparison, double> ratio) =>
        new(name, role, [0, .. comparison.Years.Select(y => (ratio(y) * 100) - 100)]);
}
