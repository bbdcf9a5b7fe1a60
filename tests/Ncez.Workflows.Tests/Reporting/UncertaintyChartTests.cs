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

    [Theory]
    [InlineData(true, 1, "2021: 0 t CO₂e ± 14.00 t CO₂e by approach 1, −12.00 t CO₂e/+16.00 t CO₂e by approach 2; sources and sinks cancel to less than their uncertainty, of which a percentage would say nothing", "2021 年：0 tCO₂e，方法 1 为 ±14.00 tCO₂e，方法 2 为 −12.00 tCO₂e/+16.00 tCO₂e；源与汇相抵后小于其不确定度，百分比没有意义")]
    [InlineData(false, 0, "2021: 100 t CO₂e ± 14 % by approach 1, −12 %/+16 % by approach 2", "2021 年：100 tCO₂e，方法 1 为 ±14%，方法 2 为 −12%/+16%")]
    public void A_balance_is_given_in_tonnes(bool isBalanced, int none, string en, string zh)
    {
        var totalT = isBalanced ? 0.0 : 100;
        var (one, two) = (new Interval(totalT, totalT - 14, totalT + 14) { IsBalanced = isBalanced }, new Interval(totalT + 1e-3, totalT - 12, totalT + 16) { IsBalanced = isBalanced });
        var report = Report() with { Years = [new YearUncertainty(2021, totalT, totalT, 1, one, two)] };
        var answer = UncertaintyTables.Answer(report);

        // A number and its unit stand on one line.
        Assert.Equal(en, Regex.Replace(answer.En, "[\\u00a0\\u202f]", " "));
        Assert.Equal(zh, Regex.Replace(answer.Zh, "[\\u00a0\\u202f]", " "));
        Assert.All(UncertaintyTables.Intervals(report).Rows, r => Assert.Equal((none == 1, none == 1, false), (double.IsNaN(r[5].Number), double.IsNaN(r[6].Number), double.IsNaN(r[8].Number))));
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
