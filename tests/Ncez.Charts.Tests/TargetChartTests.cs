using System.Xml.Linq;
using Ncez.Charts.Svg;
using Ncez.Charts.Targets;
using Ncez.Model.Targets;
using Ncez.Model.Texts;
using Ncez.Samples;

namespace Ncez.Charts.Tests;

/// <summary>The way to the targets: a straight line from the base year to every goal in force, the observed years beside it.</summary>
public sealed class TargetChartTests
{
    [Fact]
    public void Every_goal_in_force_has_its_line_and_nothing_is_asked_outside_it()
    {
        var chart = Assert.Single(TargetChart.Build([Goal("A", 2020, 80), Goal("B", 2030, 30), Goal("old", 2030, 10) with { IsReplaced = true }, Goal("open", 2040, null)], SampleInventory.Parks2016()));
        Assert.Equal(15, chart.Categories.Length);
        Assert.Equal(["A 2020", "B 2030"], chart.Series.Skip(1).Select(s => s.Name.En));
        Assert.Equal<double>([100, 95, 90, 85, 80, double.NaN], chart.Series[1].Values.Take(6));
        Assert.Equal<double>([100, 95, 90, 85, 80, 75], chart.Series[2].Values.Take(6));
        Assert.Equal(30, chart.Series[2].Values[^1]);
        Assert.Single(chart.Series[0].Values, double.IsFinite);
    }

    [Fact]
    public void A_single_observed_year_is_a_point()
    {
        var chart = TargetChart.Build([Goal("A", 2030, 30)], SampleInventory.Parks2016())[0];
        var svg = XElement.Parse(ChartSvg.Inline(chart, new SvgOptions(Language.Zh, SvgTheme.Page, SvgOptions.Wide)));
        Assert.Single(svg.Descendants(), e => e.Name.LocalName == "circle");
        Assert.DoesNotContain("NaN", svg.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Intensities_and_goals_without_a_level_have_no_chart() =>
        Assert.Empty(TargetChart.Build([Goal("A", 2030, null), Goal("B", 2030, 0.3) with { Indicator = "gross/gdp" }], SampleInventory.Parks2016()));

    private static TrackedTarget Goal(string id, int year, double? level) => new()
    {
        Id = id,
        Indicator = "gross",
        Year = year,
        Written = "",
        BaseYear = 2016,
        Base = 100,
        Level = level,
        Unit = (LocalText.Same("t"), 1),
        Light = TargetLight.Unknown,
    };
}
