using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Ncez.Data.Catalog;
using Ncez.Model.Diagnostics;
using Ncez.Model.Quantities;
using Ncez.Model.Roadmaps;
using Ncez.Model.Technologies;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using Ncez.Technology.Roadmaps;
using Ncez.Testing;

namespace Ncez.Technology.Tests;

public class MeasureTests
{
    private static readonly UnitTable Units = LibraryReader.ReadUnits(Path.Combine(Shipped.Root, "data"));
    private static readonly ImmutableArray<string> Columns =
        ["id", "technology", "name", "work_start", "start", "full", "end", "prerequisites", "milestones", "abatement_t_per_year", "cost", "cost_unit"];

    [Fact]
    public void A_start_before_its_prerequisite_is_refused_with_the_earliest_year()
    {
        var (roadmap, findings) = Plan("grid,,电网,,2026,2028,,,,0,100,万元", "boiler,town.t7-2.19,,,2027,,,grid,,900,50,万元");
        var finding = Assert.Single(findings.Sorted(), f => f.Code == "RDM-001");
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Contains("2028", finding.Fix.En, StringComparison.Ordinal);
        Assert.Equal(3, finding.Where.Line);
        Assert.Equal(2028, roadmap.EarliestStart["boiler"]);
        Assert.Equal("boiler", Assert.Single(roadmap.Refused).Id);
    }

    [Fact]
    public void What_follows_moves_with_a_prerequisite_that_cannot_keep_its_year()
    {
        // b cannot start before 2030 and takes two years, so c cannot start before 2032.
        var (roadmap, findings) = Plan("a,,,,2030,,,,,1,1,元", "b,,,,2028,2030,,a,,1,1,元", "c,,,,2031,,,b,,1,1,元");
        Assert.Equal(2, findings.Sorted().Count(f => f.Code == "RDM-001"));
        Assert.Equal(2032, roadmap.EarliestStart["c"]);
    }

    [Fact]
    public void A_measure_may_start_in_the_year_its_prerequisite_is_in_place()
    {
        var (_, findings) = Plan("a,,,,2026,2028,,,,1,1,元", "b,,,,2028,,,a,,1,1,元");
        Assert.DoesNotContain(findings.Sorted(), f => f.Severity == Severity.Error);
    }

    [Fact]
    public void A_circle_is_named()
    {
        var (_, findings) = Plan("a,,,,2026,,,c,,1,1,元", "b,,,,2026,,,a,,1,1,元", "c,,,,2026,,,b,,1,1,元", "d,,,,2027,,,c,,1,1,元");
        var finding = Assert.Single(findings.Sorted(), f => f.Code == "RDM-002");
        Assert.Contains("a → c → b → a", finding.Found.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,,,,,,,,,1,1,元", "RDM-004")]
    [InlineData("a,,,,soon,,,,,1,1,元", "RDM-004")]
    [InlineData("a,,,,2026,2025,,,,1,1,元", "RDM-009")]
    [InlineData("a,,,2027,2026,,,,,1,1,元", "RDM-009")]
    [InlineData("a,,,,2026,,,ghost,,1,1,元", "RDM-003")]
    [InlineData("a,,,,2026,,,,someday: permit,1,1,元", "RDM-004")]
    [InlineData("a,,,,2026,,,,,-1,1,元", "RDM-004")]
    [InlineData("a,,,,2026,,,,,1,1,kWh", "RDM-004")]
    [InlineData("a,town.t7-2.7,,,2026,,,,,1,1,元", "RDM-006")]
    [InlineData("a,town.t7-2.09,,,2026,,,,,100,1,元", "RDM-007")]
    [InlineData("a,,,,2026,,,,,,1,元", "RDM-008")]
    [InlineData("a,,,,2026,,,,,1,,", "RDM-010")]
    public void Bad_rows_are_findings_in_both_languages(string row, string code)
    {
        var finding = Assert.Single(Plan(row).Findings.Sorted(), f => f.Code == code);
        foreach (var text in new[] { finding.Found, finding.Expected, finding.Fix })
        {
            Assert.DoesNotContain('{', text.Zh + text.En);
            Assert.DoesNotContain('[', text.Zh + text.En);
        }
    }

    [Fact]
    public void Totals_follow_the_steps_and_leave_out_what_is_not_stated()
    {
        var (roadmap, _) = Plan("a,,,2025,2026,2027,2030,,,100,30,元", "b,,,,2026,,,,,,,");
        double At(ImmutableArray<double> values, int year) => values[year - roadmap.Years.Start];
        Assert.Equal([0, 50, 100, 100, 100, 0], Enumerable.Range(2025, 3).Concat([2028, 2030, 2031]).Select(y => At(roadmap.YearlyT, y)));
        Assert.Equal([10, 10, 10, 0], Enumerable.Range(2025, 4).Select(y => At(roadmap.YearlyCny, y)));
        Assert.Equal("b", Assert.Single(roadmap.WithoutAbatement).Id);
    }

    [Fact]
    public void The_whole_cost_falls_within_the_work() => Prop.ForAll(
        Gen.Choose(2021, 2045).SelectMany(start => Gen.Choose(0, 4).Select(years => (start, years))).ToArbitrary(),
        m =>
        {
            var (roadmap, _) = Plan($"a,,,{m.start - 1},{m.start},{m.start + m.years},,,,10,1234,元");
            return Math.Abs(roadmap.YearlyCny.Sum() - 1234) < 1e-9;
        }).QuickCheckThrowOnFailure();

    internal static (ZoneRoadmap Roadmap, Findings Findings) Plan(params string[] rows)
    {
        var findings = new Findings();
        var table = new ZoneTable("measures.csv", Columns, [.. rows.Select((r, i) => new ZoneRow(new Place("measures.csv", i + 2), [.. r.Split(',')]))]);
        var measures = MeasureTable.Read(table, Shipped.Technologies, Units, findings);
        return (MeasureSchedule.Of(measures, new YearWindow(2020, 2050), findings), findings);
    }

    internal static Zone Zone { get; } = new()
    {
        Id = "example",
        Name = new LocalText("示例区", "Example zone"),
        Domain = Domain.Park,
        Region = "CN-GD",
        Years = [2025],
        Gwp = "AR5",
        FactorSets = [],
    };
}
