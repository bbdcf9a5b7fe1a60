using System.Collections.Immutable;
using Ncez.Evaluation.Published;
using Ncez.Model.Comparisons;
using Ncez.Model.Diagnostics;
using Ncez.Model.Zones;
using Ncez.Testing;

namespace Ncez.Evaluation.Tests;

public class PublishedFiguresTests
{
    [Theory]
    [InlineData("share", "7128;9100", "78.3", true)] // report 3.1, as printed the second time
    [InlineData("share", "7128;9100", "79.5", false)] // as printed the first time (C03)
    [InlineData("sum", "46;32;18", "100", false)] // chapter 8 (C02)
    [InlineData("sum", "1+2;3", "6", true)]
    [InlineData("change", "100;113.4", "13.4", true)]
    [InlineData("mean_growth", "100;130.9;5", "5.53", true)]
    [InlineData("ratio", "70;80;30;20", "0.5", false)] // section 1.3 (C12): 0.58
    [InlineData("ratio", "1;3", "0.33", true)]
    [InlineData("share", "A1;400", "25.0", true)] // a row of activities.csv
    [InlineData("share", "gdp;2", "50", true)] // an indicator in its own unit
    [InlineData("share", "gdp@2021;2", "50", true)]
    public void A_printed_figure_agrees_when_it_is_the_computed_one_rounded(string kind, string of, string printed, bool agrees)
    {
        var (figures, findings) = Of($"{kind},{of},{printed}");
        Assert.Equal(agrees, Assert.Single(figures).Agrees);
        Assert.Equal(agrees ? 0 : 1, findings.Sorted().Count(f => f.Code == "PUB-001" && f.Severity == Severity.Warning));
    }

    [Theory]
    [InlineData("78.2", false)]
    [InlineData("78.33", true)]
    [InlineData("78", true)]
    [InlineData("78.4", false)]
    public void The_tolerance_is_half_of_the_last_printed_digit(string printed, bool agrees) =>
        Assert.Equal(agrees, Of($"share,7128;9100,{printed}").Figures[0].Agrees);

    [Fact]
    public void A_note_is_printed_and_not_checked()
    {
        var (figures, findings) = Of("note,,");
        Assert.Empty(figures);
        Assert.Equal(Severity.Info, Assert.Single(findings.Sorted()).Severity);
    }

    [Theory]
    [InlineData("share,nobody;9100,1", "PUB-003")]
    [InlineData("share,1,1", "PUB-004")]
    [InlineData("mean_growth,1;2,1", "PUB-004")]
    [InlineData("sum,1;2,", "PUB-004")]
    public void A_figure_that_cannot_be_computed_is_an_error(string row, string code) =>
        Assert.Contains(Of(row).Findings.Sorted(), f => f.Code == code && f.Severity == Severity.Error && f.Where.Line == 2);

    private static (ImmutableArray<PublishedFigure> Figures, Findings Findings) Of(string row)
    {
        var findings = new Findings();
        var cells = row.Split(',');
        var table = new ZoneTable("published.csv", ["id", "kind", "of", "value", "unit", "what_zh", "what_en", "source"],
            [new ZoneRow(new Place("published.csv", 2), ["x", cells[0], cells[1], cells[2], "%", "某数", "a figure", "test"])]);
        var input = new ZoneOf().Burns(100, "t", "烟煤").Input with
        {
            Indicators = [new IndicatorValue(2021, "gdp", 1e8, "亿元", null, "test", new Place("indicators.csv", 2))],
            Tables = ImmutableSortedDictionary<string, ZoneTable>.Empty.Add("published.csv", table),
        };
        return (PublishedFigures.Of(input, Shipped.Library.Units, findings), findings);
    }
}
