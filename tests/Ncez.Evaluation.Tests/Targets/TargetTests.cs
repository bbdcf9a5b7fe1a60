using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Ncez.Evaluation.Targets;
using Ncez.Model.Diagnostics;
using Ncez.Model.Targets;
using Ncez.Model.Texts;

namespace Ncez.Evaluation.Tests.Targets;

public class TargetTests
{
    private static TrackedTarget Row(int year, int? baseYear, string indicator = "gross") =>
        new() { Id = "T", Indicator = indicator, Year = year, BaseYear = baseYear, Written = "", Unit = (LocalText.Same("t"), 1), Light = TargetLight.Unknown };

    private static TrackedTarget Track(double value, bool isCut, int year, params (int Year, double Value)[] course) =>
        TrackTargets.Track(Row(year, 2020), course.ToDictionary(c => c.Year, c => c.Value), value, isCut);

    // 1000 t in 2020, −40 % by 2030: 600 t; the line stands at 800 in 2025.
    [Theory]
    [InlineData(800, TargetLight.OnTrack)]
    [InlineData(801, TargetLight.Behind)]
    [InlineData(1000, TargetLight.OffTrack)]
    [InlineData(1100, TargetLight.OffTrack)]
    [InlineData(600, TargetLight.Met)]
    public void A_light_compares_with_the_straight_line(double last, TargetLight light)
    {
        foreach (var sign in new[] { 1, -1 })
        {
            var target = Track(0.4 * sign, true, 2030, (2020, 1000), (2025, last));
            Assert.Equal((600.0, 800.0, light), (target.Level!.Value, target.OnLine!.Value, target.Light));
            Assert.Equal(Math.Pow(600 / last, 1 / 5.0) - 1, target.RequiredRate!.Value, 1e-12);
        }
    }

    [Theory]
    [InlineData(0.30, TargetLight.OnTrack)] // a share that shall rise from 20 to 40 %
    [InlineData(0.29, TargetLight.Behind)]
    [InlineData(0.19, TargetLight.OffTrack)]
    public void A_target_above_the_base_is_reached_by_rising(double last, TargetLight light) =>
        Assert.Equal(light, Track(0.4, false, 2030, (2020, 0.2), (2025, last)).Light);

    [Fact]
    public void Nothing_is_said_without_a_later_year_or_a_base()
    {
        Assert.Equal(TargetLight.Unknown, Track(0.4, true, 2030, (2020, 1000)).Light);
        Assert.Equal(TargetLight.Unknown, Track(0.4, true, 2030, (2025, 1000)).Light);
        Assert.Equal(TargetLight.OffTrack, Track(0.4, true, 2030, (2020, 1000), (2030, 601)).Light);
    }

    private static TargetPart Part(string name, string rule, double t, double people, double product, double potential, double adjust = 0, double? activity = null) =>
        new("T", name, "vertical", rule, t, activity ?? product, people, product, potential, adjust, adjust == 0 ? "" : "why (who)", new Place("decomposition.csv", 2));

    // 1000 t by 600 and 400; target 701 t. People 1 : 3, GDP 3 : 1, potential 100 and 300.
    [Theory]
    [InlineData("grandfathering", 421, 280)] // 420.6 and 280.4
    [InlineData("per_capita", 175, 526)] // 175.25 and 525.75
    [InlineData("per_gdp", 526, 175)]
    [InlineData("capability", 322, 379)] // marks 600·3 = 1800 and 400/3 = 133.3: of 299 t 278.4 and 20.6, so 321.6 and 379.4
    [InlineData("potential", 525, 176)] // 299 t by 1 : 3 → 600 − 74.75 and 400 − 224.25
    [InlineData("grandfathering:1;per_capita:1", 298, 403)] // mean of .6 and .25 = .425: 297.9
    public void A_total_is_shared_out_to_the_tonne(string rule, double first, double second)
    {
        var findings = new Findings();
        var shared = DecomposeTargets.Decompose(Row(2030, 2020) with { Level = 701, LastYear = 2025 }, [Part("a", rule, 600, 100, 300, 100), Part("b", rule, 400, 300, 100, 300)], findings)!;
        Assert.Equal([first, second], shared.Parts.Select(p => p.Given));
        Assert.Equal(0, findings.Count);
        Assert.Equal([2026, 2027, 2028, 2029, 2030], shared.Parts[0].Path.Select(p => p.Year));
        Assert.Equal(701, shared.Parts.Sum(p => p.Path[^1].T));
        Assert.Equal(940, shared.Parts.Sum(p => p.Path[0].T)); // 1000 − 299/5 = 940.2
    }

    [Fact]
    public void An_expert_moves_a_share_and_the_sum_stays()
    {
        var shared = DecomposeTargets.Decompose(Row(2030, 2020) with { Level = 700, LastYear = 2025 }, [Part("a", "grandfathering", 500, 1, 1, 1, 0.1), Part("b", "grandfathering", 500, 1, 1, 1)], new Findings())!;
        Assert.Equal([367.0, 333.0], shared.Parts.Select(p => p.Given)); // 1.1 : 1 of 700
    }

    [Fact]
    public void Intensities_weighed_by_activity_meet_the_target()
    {
        var shared = DecomposeTargets.Decompose(Row(2030, 2020, "gross/gdp") with { Level = 1 }, [Part("a", "capability", 200, 50, 100, 1), Part("b", "capability", 300, 300, 300, 1)], new Findings())!;
        Assert.Equal(400, shared.Parts.Sum(p => p.Given * p.Part.Activity!.Value), 1e-9);
        Assert.True(shared.Parts[0].CutFraction > shared.Parts[1].CutFraction);
    }

    [Fact]
    public void Shares_of_any_blend_add_up_to_the_total() =>
        Prop.ForAll(Gen.Choose(1, 100_000).Four().NonEmptyListOf().ToArbitrary(), Gen.Choose(0, 1_000_000).ToArbitrary(), (rows, level) =>
        {
            var parts = rows.Select((r, i) => Part($"{i}", "grandfathering:1;per_capita:2;per_gdp:1;potential:1", r.Item1, r.Item2, r.Item3, r.Item4)).ToImmutableArray();
            var shared = DecomposeTargets.Decompose(Row(2030, 2020) with { Level = level, LastYear = 2028 }, parts, new Findings());
            return shared is null || (shared.Parts.Sum(p => p.Given) == level && shared.Parts.All(p => p.Given >= 0 && p.Path[^1].T == p.Given));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("per_capita", 0, "", "TGT-004")]
    [InlineData("fairness", 1, "", "TGT-008")]
    [InlineData("grandfathering:x", 1, "", "TGT-008")]
    public void What_a_rule_lacks_is_said(string rule, double people, string reason, string code)
    {
        var findings = new Findings();
        Assert.Null(DecomposeTargets.Decompose(Row(2030, 2020) with { Level = 700 }, [Part("a", rule, 500, people, 1, 1) with { Reason = reason }], findings));
        Assert.Equal(code, Assert.Single(findings.Sorted()).Code);
    }

    [Fact]
    public void An_adjustment_needs_its_reason_and_all_parts_one_rule()
    {
        var findings = new Findings();
        Assert.Null(DecomposeTargets.Decompose(Row(2030, 2020) with { Level = 700 }, [Part("a", "grandfathering", 500, 1, 1, 1, 0.1) with { Reason = "" }, Part("b", "per_capita", 500, 1, 1, 1)], findings));
        Assert.Equal(["TGT-003", "TGT-006"], findings.Sorted().Select(f => f.Code).Order());
    }
}
