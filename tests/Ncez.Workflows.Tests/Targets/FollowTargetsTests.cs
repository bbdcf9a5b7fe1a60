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
