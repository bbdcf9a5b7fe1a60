using Ncez.Model.Diagnostics;
using Ncez.Model.Targets;
using Ncez.Model.Technologies;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using Ncez.Technology.Portfolios;
using Ncez.Testing;
using Ncez.Workflows.Targets;

namespace Ncez.Workflows.Tests.Targets;

public class FollowTargetsTests
{
    private static readonly string Park = Path.Combine(Shipped.Data, "zones", "example-park");

    [Fact]
    public void The_example_park_shares_its_target_out_to_the_tonne()
    {
        var (account, targets) = new FollowTargets(new ShippedData(Shipped.Data)).Follow(Park);
        Assert.False(account.Findings.HasErrors);
        Assert.Equal(4, targets!.Followed.Length);
        var shared = Assert.Single(targets.Shared);
        Assert.Equal(shared.Total, shared.Parts.Sum(p => p.Given));
        Assert.All(Enumerable.Range(2022, 9), year => Assert.Equal(Math.Round(60_002 + ((shared.Total - 60_002) * (year - 2021) / 9.0)), shared.Parts.Sum(p => p.Path.Single(x => x.Year == year).T)));
        Assert.Equal(["outlook", "recommendation", "target"], targets.Guidance.Select(g => g.Kind).Distinct().Order());
    }

    [Theory]
    [InlineData(TargetLight.OffTrack, "off track")]
    [InlineData(TargetLight.Met, "cannot be said")]
    public void One_target_that_fails_decides_dual_control(TargetLight intensity, string both)
    {
        TrackedTarget Of(string indicator, TargetLight light) => new() { Id = "T", Indicator = indicator, Year = 2030, Written = "", Unit = (LocalText.Same("t"), 1), Light = light };
        var row = Assert.Single(TargetTables.Dual([Of("gross", TargetLight.Unknown), Of("gross/gdp", intensity)]).Rows);
        Assert.Contains(both, row[3].Text.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Indicators_have_names_in_both_languages()
    {
        var rows = TargetTables.Followed([.. new[] { "direct", "energy", "energy/gdp" }.Select(i => new TrackedTarget { Id = "T", Indicator = i, Year = 2030, Written = "", Unit = (LocalText.Same("t"), 1), Light = TargetLight.Met })]).Rows;
        Assert.Equal(["直接排放", "能源消费", "单位地区生产总值的能源消费"], rows.Select(r => r[1].Text.Zh));
        Assert.Equal(["Direct emissions", "Energy use", "Energy use per GDP"], rows.Select(r => r[1].Text.En));
    }

    [Fact]
    public void The_plan_of_measures_counts_from_the_same_base()
    {
        var table = new ZoneTable("targets.csv", ["id", "year", "indicator", "value", "unit"], [new(new Place("targets.csv", 2), ["T", "2030", "总排放", "-35", "%"])]);
        var findings = new Findings();
        var target = Assert.Single(PortfolioSettings.Targets(table, new YearWindow(2025, 2035), (year, _) => year == 2021 ? 1000 : null, 2021, Shipped.Library.Units, findings));
        Assert.Equal((650.0, 0), (Math.Round(target.LimitT, 9), findings.Count)); // 35 % off 1000 t
    }

    [Theory]
    [InlineData("2025-06-01", 0)]
    [InlineData("2026-01-01", 1)] // A2 was due at the end of 2025; A1 is done
    [InlineData("2031-01-01", 2)]
    [InlineData("", 0)]
    public void What_is_overdue_is_open_and_past_its_day(string today, int overdue)
    {
        var register = ActionRegister.Of(new FollowTargets(new ShippedData(Shipped.Data)).Follow(Park).Account.Input!)!;
        Assert.Equal(overdue, register.Rows.Count(r => r.IsOverdue(today)));
        Assert.Equal(overdue, ActionTables.Of(register, today).Rows.Count(r => r[6].Text.En.Contains("overdue", StringComparison.Ordinal)));
    }
}
