using System.Collections.Immutable;
using Ncez.Evaluation.Targets;
using Ncez.Model.Diagnostics;
using Ncez.Model.Targets;
using Ncez.Model.Zones;
using Ncez.Testing;

namespace Ncez.Evaluation.Tests.Targets;

/// <summary>A target and what was observed are compared in one unit, whatever unit the target is written in.</summary>
public class TargetUnitTests
{
    // 1,000 万kWh in 2021 and 900 in 2022, at 0.1229 kgce/kWh (GB/T 2589-2020) 1,229 and 1,106.1 tce; at 8.141 MWh/tce the latter is 9,004.7601 MWh. GDP 10 亿元 in both.
    [Theory]
    [InlineData("energy,1000,tce,", 1000, 1106.1)]
    [InlineData("energy,8000,MWh,", 8000, 9004.7601)]
    [InlineData("energy,0.8,千万kWh,", 0.8, 0.90047601)]
    [InlineData("能源消费,-20,%,2021", 983.2, 1106.1)] // 0.8 · 1,229
    [InlineData("energy/gdp,0.01,tce/万元,", 0.01, 0.011061)] // 1,106.1 tce over 100,000 万元
    [InlineData("energy/gdp,-30,%,2021", 0.008603, 0.011061)] // 0.7 · 1,229 / 100,000
    [InlineData("energy,-20,%,", 983.2, 1106.1)] // no base year: that of the zone
    [InlineData("gdp,12,亿元,", 12, 10)]
    public void Levels_and_values_are_in_the_unit_of_the_target(string row, double level, double last)
    {
        var (target, findings) = Of(row);
        Assert.Equal(0, findings.Count);
        Assert.Equal(level, target!.Level!.Value / target.Unit.Canonical, 1e-6);
        Assert.Equal(last, target.Last!.Value / target.Unit.Canonical, 1e-6);
    }

    [Theory]
    [InlineData("energy,-20,%,2021", "tce")]
    [InlineData("总排放,-20,%,2021", "tCO2e")]
    [InlineData("energy/gdp,-20,%,2021", "tce/万元")]
    [InlineData("gross/gdp,-20,%,2021", "tCO2e/万元")]
    public void A_cut_is_shown_in_a_unit_of_its_indicator(string row, string unit) => Assert.Equal(unit, Of(row).Target!.Unit.Text.Zh);

    [Fact]
    public void A_year_without_rows_is_no_zero()
    {
        var target = Of("energy,-50,%,2021").Target!;
        Assert.Equal((2022, TargetLight.OnTrack), (target.LastYear!.Value, target.Light)); // 2023 has no row
        Assert.Equal(0.9, target.Last!.Value / target.Base!.Value, 1e-9);
    }

    [Theory]
    [InlineData("gross,-20,%,2019", "TGT-016")]
    [InlineData("gross,-20,%,2023", "TGT-016")]
    [InlineData("gross,-20,%,2032", "TGT-016 TGT-017")]
    [InlineData("gross/people,-20,%,2021", "TGT-001")]
    [InlineData("cumulative_net,400,t,", "TGT-019")]
    [InlineData("达峰年,,,", "TGT-019")]
    public void What_cannot_be_followed_is_said(string row, string codes) =>
        Assert.Equal(codes, string.Join(' ', Of(row).Findings.Sorted().Select(f => f.Code).Order()));

    [Fact]
    public void The_part_that_is_missing_is_named_and_nothing_is_listed_twice()
    {
        var text = Assert.Single(Of("gross/people,-20,%,2021").Findings.Sorted());
        Assert.Contains("“people”", text.Found.Zh, StringComparison.Ordinal);
        Assert.Contains("总排放（gross）", text.Expected.Zh, StringComparison.Ordinal);
        Assert.Equal(2, text.Expected.En.Split("gdp").Length - 1); // in the list, and in the example of a ratio
    }

    private static (TrackedTarget? Target, Findings Findings) Of(string row)
    {
        var zone = new ZoneOf().Imports(1000, "万kWh").Imports(900, "万kWh", 2022).With(z => z with { Baseline = 2021 });
        var cells = row.Split(',').ToImmutableArray();
        var input = zone.Input with
        {
            Indicators = [.. new[] { 2021, 2022 }.Select(y => new IndicatorValue(y, "gdp", 1e9, "亿元", 2020, "test", new Place("indicators.csv", 2)))],
            Tables = ImmutableSortedDictionary<string, ZoneTable>.Empty.Add("targets.csv",
                new ZoneTable("targets.csv", ["indicator", "value", "unit", "base_year", "year"], [new ZoneRow(new Place("targets.csv", 2), cells.Add("2030"))])),
        };
        var findings = new Findings();
        return (TrackTargets.Of(input, zone.Account(), Shipped.Library.Units, findings).SingleOrDefault(), findings);
    }
}
