using System.Text.RegularExpressions;
using Ncez.Charts.Svg;
using Ncez.Model.Texts;
using Ncez.Model.Uncertainties;
using Ncez.Workflows.Uncertainties;

namespace Ncez.Workflows.Tests.Reporting;

/// <summary>The chart of contributions reads without knowing a row of a factor set.</summary>
public sealed class UncertaintyChartTests
{
    [Fact]
    public void Its_title_is_a_sentence_and_each_share_stands_once()
    {
        var spec = UncertaintyTables.Chart(Report(Source("cn-grid/grid.cn-gd.2021", "factor of electricity, CO₂", 0.8833), Source("fuels/diesel", "factor of diesel, CO₂", 0.1167)))!;
        Assert.Equal("Factor of electricity, CO₂ brings 88% of the variance", spec.Title.En);
        var texts = Regex.Matches(ChartSvg.Inline(spec, new SvgOptions(Language.En, SvgTheme.Light)), "<text[^>]*>([^<]*)</text>").Select(m => m.Groups[1].Value).ToList();
        Assert.Single(texts, t => t.StartsWith("88.3", StringComparison.Ordinal));
        Assert.DoesNotContain(texts, t => t.Contains("grid.cn", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_of_one_name_are_told_apart_by_their_rows()
    {
        var spec = UncertaintyTables.Chart(Report(Source("2021", "factor of electricity, CO₂", 0.6), Source("2022", "factor of electricity, CO₂", 0.4)))!;
        Assert.Equal(2, spec.Categories.Select(c => c.En).Distinct().Count());
    }

    private static UncertainSource Source(string row, string name, double share) =>
        new(row, LocalText.Same($"{name} ({row})"), true, 5, DrawShape.Normal, LocalText.Same("test"), share, share) { ShortName = LocalText.Same(name) };

    private static UncertaintyReport Report(params UncertainSource[] sources) => new()
    {
        Settings = new DrawSettings(),
        Sources = [.. sources],
        Years = [new YearUncertainty(2021, 100, 100, 1, null, null)],
        Categories = [],
        Missing = [],
    };
}
