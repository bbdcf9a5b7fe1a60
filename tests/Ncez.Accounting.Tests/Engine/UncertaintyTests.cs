using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Ncez.Accounting.Uncertainties;
using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;
using Ncez.Model.Uncertainties;
using Ncez.Model.Zones;
using Ncez.Testing;

namespace Ncez.Accounting.Tests.Engine;

/// <summary>Both IPCC approaches on whole inventories, against values worked out by hand.</summary>
public class UncertaintyTests
{
    private static readonly UncertaintyData Data = new(
        new PedigreeTable(0.0006, 0.12, [[0, 0.0006, 0.002, 0.008, 0.04], [0, 0.0001, 0.0006, 0.002, 0.008], [0, 0.0002, 0.002, 0.008, 0.04], [0, 0.000025, 0.0001, 0.0006, 0.002], [0, 0.0006, 0.008, 0.04, 0.12]]),
        [new SobolDimension(1, [1]), new SobolDimension(3, [1]), new SobolDimension(7, [1, 3])], Shipped.Library);

    [Fact]
    public void Sums_of_normal_quantities_are_the_same_in_both_approaches()
    {
        // Reported emissions have no factor: 1000 t ± 10 %, 500 t ± 20 %, 2000 t ± 4 %: √(100² + 100² + 80²)/3500 = 4.6423 %.
        var report = Analyse(Reported(("a", 1000, 10), ("b", 500, 20), ("c", 2000, 4)), new DrawSettings(200_000));
        Assert.Equal(Math.Sqrt(26_400) / 3500 * 100, report.Years[0].TotalPercent, 1e-9);
        Assert.Equal(report.Years[0].Propagated!.HalfWidthPercent, report.Years[0].Drawn!.HalfWidthPercent, 0.02);
        Assert.Equal(3500, report.Years[0].Drawn!.Mean, 1.0);
        Assert.Equal(1, report.Sources.Sum(s => s.ShareFraction), 1e-12);
        Assert.All(report.Sources, s => Assert.Equal(s.ShareFraction, s.CorrelationFraction, 0.01));
    }

    [Fact]
    public void Lines_that_share_a_factor_err_together()
    {
        // Two equal lines, factor ± 5 %, quantities certain: together ± 5 %, not ± 5/√2 %.
        var zone = new ZoneOf().Imports(100, "万kWh").Imports(100, "万kWh");
        var input = Stated(zone, new Dictionary<string, double?> { ["A1"] = 0, ["A2"] = 0 }, ("factor", "电力", 5));
        var report = Analyse(input, new DrawSettings(50_000));
        Assert.Equal(("factor of electricity, CO₂", "电力因子，CO₂"), (Assert.Single(report.Sources).ShortName.En, report.Sources[0].ShortName.Zh));
        Assert.Equal(5, report.Years[0].TotalPercent, 1e-9);
        Assert.Equal(5, report.Years[0].Drawn!.HalfWidthPercent, 0.05);
    }

    [Fact]
    public void A_shared_factor_shows_the_half_width_that_moves_the_total_and_names_the_others()
    {
        // 1 000 万kWh of the grid at ± 8 %, and 10 of photovoltaics sent out, credited with the same factor at ± 10 %.
        var zone = new ZoneOf().Imports(1000, "万kWh").Row("exported_energy", "光伏", 10, "万kWh", direction: Direction.Export);
        var input = Stated(zone, new Dictionary<string, double?> { ["A1"] = 0, ["A2"] = 0 }, ("factor", "电力", 8), ("factor", "", 10));
        var source = Assert.Single(Analyse(input, new DrawSettings(1_000)).Sources);
        Assert.Equal(8, source.HalfWidthPercent, 1e-9);
        Assert.Matches("^± 8 %: .*line 2.*; ± 10 %: .*line 3", source.Basis.En);
    }

    [Fact]
    public void Rows_of_one_group_vary_as_one()
    {
        var input = Reported(("a", 100, 10), ("b", 100, 10));
        var grouped = input with { Activities = Rewritten(input.Activities, k => k with { CorrelationGroup = "meter" }) };
        Assert.Equal(Math.Sqrt(2), Analyse(grouped).Years[0].TotalPercent / Analyse(input).Years[0].TotalPercent, 1e-9);
    }

    [Theory]
    [InlineData(0.6, "b")]
    [InlineData(-0.6, "b")]
    [InlineData(-1, "b")]
    [InlineData(1, "b")]
    [InlineData(0.6, "a")]
    [InlineData(-0.6, "a")]
    public void Members_of_a_rank_correlated_group_lie_between_independent_and_common(double correlation, string site)
    {
        // Two meters of one fuel at one site are two members too.
        var input = Reported(("a", 100, 10), (site, 100, 10));
        var related = input with { Activities = Rewritten(input.Activities, k => k with { CorrelationGroup = FormattableString.Invariant($"meter:{correlation}") }) };
        var report = Analyse(related, new DrawSettings(50_000));
        // √(2 + 2r)/2 · 10 % with the linear correlation r = 2·sin(π/6·0.6) of normals.
        var expected = Math.Sqrt(2 + (4 * Math.Sin(Math.PI / 6 * correlation))) / 2 * 10;
        Assert.Equal(expected, report.Years[0].TotalPercent, correlation == -1 ? 1e-6 : 1e-9);
        Assert.Equal(expected, report.Years[0].Drawn!.HalfWidthPercent, 0.15);
    }

    [Theory]
    [InlineData("m:0.6", "m:0.3", "m:0.6", "UNC-007", "A1, A3")]
    [InlineData("m", "m:0.3", "m", "UNC-007", "A1, A3")]
    [InlineData("m:-0.6", "m:-0.6", "m:-0.6", "UNC-008", "A1, A2, A3")]
    [InlineData("m:1.2", "m:1.2", "", "UNC-004", "m:1.2")]
    public void A_group_that_cannot_be_is_named_and_its_rows_vary_alone(string first, string second, string third, string code, string named)
    {
        var input = Reported(("a", 100, 10), ("b", 100, 10), ("c", 100, 10));
        string[] groups = [first, second, third];
        var next = 0;
        var findings = new Findings();
        var years = Analyse(input with { Activities = Rewritten(input.Activities, k => k with { CorrelationGroup = groups[next++] }) }, findings: findings).Years;
        var finding = findings.Sorted().First(f => f.Code.StartsWith("UNC", StringComparison.Ordinal));
        Assert.Equal(code, finding.Code);
        Assert.Contains(named, finding.Found.En, StringComparison.Ordinal);
        // Rows without a correlation of their own ("m") still vary as one: √(200² + 100²)/300 instead of √3·100/300.
        Assert.Equal(Math.Sqrt(first == "m" ? 5 : 3) / 3 * 10, years[0].TotalPercent, 1e-9);
    }

    [Fact]
    public void Three_rows_move_against_each_other_as_far_as_they_can_in_both_approaches()
    {
        // r = −0.4 of ranks, 2·sin(π/6·−0.4) of normals; ± 10 %, 20 % and 5 % of 100 t: √(Σs² + 2·r·Σsᵢsⱼ).
        var input = Reported(("a", 100, 10), ("b", 100, 20), ("c", 100, 5));
        var report = Analyse(input with { Activities = Rewritten(input.Activities, k => k with { CorrelationGroup = "m:-0.4" }) }, new DrawSettings(50_000));
        var expected = Math.Sqrt(525 + (2 * 2 * Math.Sin(Math.PI / 6 * -0.4) * (200 + 50 + 100))) / 300 * 100;
        Assert.Equal(expected, report.Years[0].TotalPercent, 1e-9);
        Assert.Equal(expected, report.Years[0].Drawn!.HalfWidthPercent, 0.1);
    }

    [Theory]
    [InlineData(DrawDesign.Random)]
    [InlineData(DrawDesign.Lhs)]
    [InlineData(DrawDesign.Sobol)]
    public void Groups_of_a_rank_correlation_know_nothing_of_one_another(DrawDesign design)
    {
        // Three pairs of 1 000 t ± 20 %, each pair of rank correlation 0.1, the pairs independent: √(3·(2 + 2·2·sin(π/6·0.1)))/6·20 = 8.58165 %.
        var input = Reported([.. Enumerable.Range(0, 6).Select(i => ($"s{i}", 1000.0, (double?)20))]);
        var next = 0;
        var report = Analyse(input with { Activities = Rewritten(input.Activities, k => k with { CorrelationGroup = $"g{next++ / 2}:0.1" }) }, new DrawSettings(50_000, 7, design));
        Assert.Equal(8.58165, report.Years[0].TotalPercent, 1e-5);
        Assert.Equal(8.58165, report.Years[0].Drawn!.HalfWidthPercent, 0.15);
    }

    [Fact]
    public void A_few_rows_of_one_kind_that_are_not_normal_are_drawn_as_they_are_stated()
    {
        // Two lognormal rows of 1 000 t ± 200 %: the same by whether they stand at one site or at two, and never below 0.
        var (one, two) = (Of("a"), Of("b"));
        Assert.True(one.Low > 0);
        Assert.Equal(two.Low, one.Low, 40.0);
        Assert.Equal(two.High, one.High, 400.0);

        Model.Uncertainties.Interval Of(string second)
        {
            var input = Reported(("a", 1000, 200), (second, 1000, 200));
            return Analyse(input with { Activities = Rewritten(input.Activities, k => k with { Distribution = "lognormal" }) }, new DrawSettings(50_000)).Years[0].Drawn!;
        }
    }

    [Fact]
    public void What_states_nothing_is_listed_and_leaves_the_total_without_an_interval()
    {
        var report = Analyse(Reported(("a", 1000, 10), ("b", 500, null)));
        Assert.True(double.IsNaN(report.Years[0].TotalPercent));
        Assert.Equal(1000.0 / 1500, report.Years[0].CoveredShareFraction, 1e-12);
        Assert.Equal(10, report.Years[0].Propagated!.HalfWidthPercent, 1e-9);
        var missing = Assert.Single(report.Missing);
        Assert.Equal((500, true, false), (missing.Co2eT, missing.LacksQuantity, missing.LacksFactor));
    }

    [Fact]
    public void A_line_without_a_factor_is_as_sure_as_its_quantity()
    {
        // 20 kg of SF6 topped up ± 50 % are 0.02 × 23 500 = 470 t ± 235 t; 100 t of CO2 stored ± 30 % are −100 t ± 30 t: √(235² + 30²)/370 = 64.0290 %.
        var zone = new ZoneOf().Row("fugitive_gases", "SF6", 20, "kg", method: "fgas_top_up").Row("carbon_capture", "CO2", 100, "t", method: "co2_stored");
        var report = Analyse(Stated(zone, new() { ["A1"] = 50, ["A2"] = 30 }));
        Assert.Empty(report.Missing);
        Assert.Equal(370, report.Years[0].CoveredT, 1e-9);
        Assert.Equal(64.0290, report.Years[0].TotalPercent, 1e-4);
    }

    [Fact]
    public void Nothing_stated_is_no_analysis()
    {
        var zone = new ZoneOf().Imports(100, "万kWh");
        Assert.Null(UncertaintyEngine.Analyse(zone.Input, zone.Account(), Data, new DrawSettings(), new Findings()));
    }

    [Fact]
    public void A_pedigree_gives_the_interval_of_its_geometric_deviation()
    {
        // 2;2;2;2;1 adds 0.000925 to 0.0006: σ = 0.039051, half-width exp(−σ²/2)·sinh(1.96σ) = 7.6550 %.
        var zone = new ZoneOf().Imports(100, "万kWh");
        var input = zone.Input with { Activities = Rewritten(zone.Input.Activities, k => k with { Quality = "2;2;2;2;1" }) };
        var report = Analyse(Stated(input, [], ("factor", "电力", 0)));
        var s = Math.Sqrt(0.001525);
        Assert.Equal(Math.Exp(-s * s / 2) * Math.Sinh(1.959963984540054 * s) * 100, report.Years[0].TotalPercent, 1e-9);
        Assert.Equal(DrawShape.Lognormal, report.Sources[0].Shape);
    }

    [Fact]
    public void Sinks_are_negative_and_work_against_sources_of_the_same_group()
    {
        var zone = new ZoneOf(Domain.Park).Row("stationary_combustion", "a", 300, "t", status: ActivityStatus.Reported).Row("greening_sink", "b", 100, "t", status: ActivityStatus.Reported);
        var input = Stated(Gas(zone.Input), new() { ["A1"] = 10, ["A2"] = 30 });
        var report = Analyse(input);
        Assert.Equal(200, report.Years[0].CoveredT, 1e-9);
        Assert.Equal(Math.Sqrt((30 * 30) + (30 * 30)) / 200 * 100, report.Years[0].TotalPercent, 1e-9);
        var same = input with { Activities = Rewritten(input.Activities, k => k with { CorrelationGroup = "g" }) };
        Assert.Equal(0, Analyse(same).Years[0].TotalPercent, 1e-9);
    }

    [Fact]
    public void Draws_do_not_depend_on_threads_or_repeats_but_on_the_seed()
    {
        var input = Reported([.. Enumerable.Range(0, 40).Select(i => ($"r{i}", 100.0 + i, (double?)(5 + i)))]);
        foreach (var design in Enum.GetValues<DrawDesign>())
        {
            var settings = new DrawSettings(5_000, 7, design);
            var one = Analyse(input, settings).Years[0].Drawn;
            var seen = new System.Collections.Concurrent.ConcurrentBag<Ncez.Model.Uncertainties.Interval?>();
            Parallel.For(0, 6, new ParallelOptions { MaxDegreeOfParallelism = 6 }, _ => seen.Add(Analyse(input, settings).Years[0].Drawn));
            Assert.All(seen, interval => Assert.Equal(one, interval));
            Assert.NotEqual(one, Analyse(input, settings with { Seed = 8 }).Years[0].Drawn);
        }
    }

    [Fact]
    public void Better_designs_find_the_mean_more_closely()
    {
        var input = Reported(("a", 1000, 30), ("b", 500, 30), ("c", 300, 30));
        double Off(DrawDesign design) => Enumerable.Range(1, 8).Average(seed => Math.Abs(Analyse(input, new DrawSettings(1_024, (ulong)seed, design)).Years[0].Drawn!.Mean - 1800));
        Assert.True(Off(DrawDesign.Lhs) < Off(DrawDesign.Random) / 5);
        Assert.True(Off(DrawDesign.Sobol) < Off(DrawDesign.Random) / 5);
    }

    [Fact]
    public void Splitting_a_quantity_into_independent_rows_never_widens_the_interval() =>
        Prop.ForAll((from n in Gen.Choose(2, 20) from u in Gen.Choose(1, 50) select (n, u)).ToArbitrary(), x =>
        {
            var (n, u) = x;
            var whole = Analyse(Reported(("a", 1000, u)), new DrawSettings(100)).Years[0].TotalPercent;
            var parts = Analyse(Reported([.. Enumerable.Range(0, n).Select(_ => ("a", 1000.0 / n, (double?)u))]), new DrawSettings(100)).Years[0].TotalPercent;
            return Math.Abs(parts - (whole / Math.Sqrt(n))) < 1e-9;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Statements_that_cannot_be_used_are_findings()
    {
        var zone = new ZoneOf().Imports(100, "万kWh").Burns(10, "t", "柴油");
        var input = Stated(zone, new() { ["A1"] = 400 }, ("factor", "汽油", 5), ("factor", "电力", 5));
        input = input with { Activities = Rewritten(input.Activities, k => k.UncertaintyPercent is null ? k with { Quality = "2;7;1;1;1" } : k) };
        var findings = new Findings();
        UncertaintyEngine.Analyse(input, InventoryEngine.Account(input, Shipped.Library, Shipped.Template(Domain.Park), new Findings())!, Data, new DrawSettings(100), findings);
        Assert.Equal(["UNC-001", "UNC-002", "UNC-003", "UNC-009"], findings.Sorted().Select(f => f.Code).Order());
    }

    internal static UncertaintyReport Analyse(ZoneInput input, DrawSettings? settings = null, Findings? findings = null)
    {
        findings ??= new Findings();
        var inventory = InventoryEngine.Account(input, Shipped.Library, Shipped.Template(input.Zone.Domain), findings);
        Assert.True(inventory is not null, string.Join("; ", findings.Sorted().Select(f => $"{f.Code} {f.Found.En}")));
        return UncertaintyEngine.Analyse(input, inventory, Data, settings ?? new DrawSettings(1_000), findings)!;
    }

    private static ZoneInput Reported(params (string Site, double Tonnes, double? Percent)[] rows)
    {
        var zone = new ZoneOf().With(z => z with { Years = [2021] });
        foreach (var (site, tonnes, _) in rows)
        {
            zone.Row("stationary_combustion", "x", tonnes, "t", status: ActivityStatus.Reported, site: site);
        }

        return Stated(Gas(zone.Input), rows.Select((r, i) => ($"A{i + 1}", r.Percent)).ToDictionary(r => r.Item1, r => r.Percent));
    }

    // A reported emission names its gas.
    internal static ZoneInput Gas(ZoneInput input) => input with { Activities = Rewritten(input.Activities, k => k with { Method = "CO2" }) };

    internal static ZoneInput Stated(ZoneOf zone, Dictionary<string, double?> percent, params (string Subject, string Item, double Percent)[] rules) => Stated(zone.Input, percent, rules);

    internal static ZoneInput Stated(ZoneInput input, Dictionary<string, double?> percent, params (string Subject, string Item, double Percent)[] rules)
    {
        var row = 0;
        return input with
        {
            Activities = Rewritten(input.Activities, k => k with { UncertaintyPercent = percent.GetValueOrDefault($"A{++row}") ?? k.UncertaintyPercent }),
            Tables = ImmutableSortedDictionary<string, ZoneTable>.Empty.Add("uncertainty.csv", new ZoneTable("uncertainty.csv", ["applies_to", "item", "uncertainty_percent", "source"],
                [.. rules.Select((r, i) => new ZoneRow(new Place("uncertainty.csv", i + 2), [r.Subject, r.Item, r.Percent.ToString(System.Globalization.CultureInfo.InvariantCulture), "test"]))])),
        };
    }

    internal static ActivityTable Rewritten(ActivityTable table, Func<ActivityKind, ActivityKind> change) => ActivityTable.Of(
        Enumerable.Range(0, table.Count).Select(r => new Activity(table.Texts.Id(r), change(table.Kinds[table.KindOf[r]]), table.Quantities[r])));
}
