using FsCheck;
using FsCheck.Fluent;
using Ncez.Model.Runs;
using Ncez.Testing;

namespace Ncez.Accounting.Tests.Engine;

/// <summary>What changed between two runs: every effect has its cause, and together they are the difference.</summary>
public class RunDifferenceTests
{
    private static readonly string[] Scopes = ["direct", "indirect", "sink", "export", "offset", "memo"];

    [Fact]
    public void Effects_add_up_to_the_difference_of_gross_and_of_net() =>
        Prop.ForAll((from a in Lines() from b in Lines() select (a, b)).ToArbitrary(), pair =>
        {
            var (before, after) = (Run(pair.a), Run(pair.b));
            var year = RunDifference.Of(before, after, Shipped.Library.Units, 0.05).Years[0];
            return Math.Abs(year.Gross.Values.Sum() - (year.GrossAfterT - year.GrossBeforeT)) < 1e-6 && Math.Abs(year.Net.Values.Sum() - (year.NetAfterT - year.NetBeforeT)) < 1e-6;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Each_cause_is_named_for_what_it_is()
    {
        var line = Line("a", "direct", 100, 2, 1);
        Assert.Equal([(ChangeCause.Activity, 20.0)], Causes(line, line with { Quantity = 110, Co2eT = 220 }));
        Assert.Equal([(ChangeCause.Activity, 20.0)], Causes(line, line with { Quantity = 110, Co2eT = 220, Status = "C" }));
        Assert.Equal([(ChangeCause.Factor, 50.0)], Causes(line, line with { Co2eTPerUnit = 2.5, MassTPerUnit = 1.25, Co2eT = 250 }));
        Assert.Equal([(ChangeCause.Method, 50.0)], Causes(line, line with { Co2eTPerUnit = 2.5, MassTPerUnit = 1.25, Co2eT = 250, Equation = "ACC-40" }));
        Assert.Equal([(ChangeCause.Gwp, 600.0)], Causes(line, line with { Co2eTPerUnit = 8, Co2eT = 800 }));
        Assert.Equal([(ChangeCause.Boundary, -200.0)], Causes(line, line with { Scope = "memo", Co2eTPerUnit = double.NaN, Co2eT = double.NaN }));
        var none = line with { Status = "NO", Quantity = double.NaN, Co2eTPerUnit = double.NaN, MassTPerUnit = double.NaN };
        Assert.Equal([(ChangeCause.Activity, 200.0)], Causes(none with { Co2eT = double.NaN }, line));
        Assert.Equal([(ChangeCause.Activity, -200.0)], Causes(line, none with { Co2eT = 0 }));
        Assert.Equal([(ChangeCause.Method, 200.0)], Causes(line with { Status = "NE", Co2eTPerUnit = double.NaN, Co2eT = double.NaN }, line));
    }

    [Fact]
    public void A_share_of_a_site_is_the_boundary()
    {
        // 100 at 2 t each, first all of it, then 40 %: −120 t, and nothing but the boundary.
        var whole = Line("a", "direct", 100, 2, 1);
        var part = whole with { EquityShareFraction = 0.4, Co2eTPerUnit = 0.8, MassTPerUnit = 0.4, Co2eT = 80 };
        Assert.Equal([(ChangeCause.Boundary, -120.0)], Causes(whole, part));

        // With 110 as well: 88 − 200 = −112; the ten more count at the mean share of 0.7, 14 t, the rest is the boundary.
        Assert.Equal([(ChangeCause.Activity, 14.0), (ChangeCause.Boundary, -126.0)], Causes(whole, part with { Quantity = 110, Co2eT = 88 }).Select(c => (c.Item1, Math.Round(c.Item2, 9))));
        Assert.Equal([(ChangeCause.Boundary, -200.0)], Causes(whole, part with { EquityShareFraction = 0, Co2eTPerUnit = 0, MassTPerUnit = 0, Co2eT = 0 }));
    }

    [Fact]
    public void Methane_that_is_taken_off_changes_with_its_weight_only()
    {
        // 3 t of methane flared: −3·28 = −84 t under AR5, −3·29.8 = −89.4 t under AR6, −3·30 = −90 t as a round number.
        var flared = Line("W04", "direct", 3, -28, -1);
        Assert.Equal([(ChangeCause.Gwp, -6.0)], Causes(flared, flared with { Co2eTPerUnit = -30, Co2eT = -90 }));

        // With the share flared up from 1 to 1.1: Δ = −3.3·30 + 3·28 = −15, of it −2·(1 + 1.1)/2·3 = −6.3 by weight and −0.1·29·3 = −8.7 by factor.
        Assert.Equal([(ChangeCause.Factor, -8.7), (ChangeCause.Gwp, -6.3)], Causes(flared, flared with { MassTPerUnit = -1.1, Co2eTPerUnit = -33, Co2eT = -99 }));
    }

    [Fact]
    public void Derived_lines_leave_the_boundary_with_their_row_and_come_back_with_it()
    {
        // An exclusion keeps one memo line of a row and makes none of those derived from it.
        RunLine[] counted = [Line("A02", "direct", 10, 5, 5), Line("A02.N2O.leaching", "direct", 10, 0.5, 0.5), Line("A06.N2O", "direct", 10, 0.2, 0.2)];
        RunLine[] leftOut = [Out("A02"), Out("A06")];
        Assert.All([(counted, leftOut, -1), (leftOut, counted, 1)], run =>
        {
            var year = RunDifference.Of(Run(run.Item1), Run(run.Item2), Shipped.Library.Units, 0.05).Years[0];
            Assert.Equal((run.Item3 * 57.0, 0.0, 0.0), (year.Gross[ChangeCause.Boundary], year.Gross[ChangeCause.Method], year.Gross[ChangeCause.Activity]));
        });

        // A row whose category moves out of gross takes along what is not derived any more; a row that says NA of itself is another method.
        Assert.Equal(ChangeCause.Boundary, CauseOf("a.N2O", [Line("a", "direct", 10, 5, 5), Line("a.N2O", "direct", 1, 1, 1)], [Line("a", "memo", 10, 5, 5)]));
        Assert.Equal(ChangeCause.Method, CauseOf("a.N2O", [Line("a", "direct", 10, 5, 5), Line("a.N2O", "direct", 1, 1, 1)], [Out("a") with { Scope = "direct" }]));
        static RunLine Out(string id) => Line(id, "memo", 10, double.NaN, double.NaN) with { Status = "NA" };
    }

    private static ChangeCause CauseOf(string id, RunLine[] before, RunLine[] after) =>
        RunDifference.Of(Run(before), Run(after), Shipped.Library.Units, 0.05).Lines.Single(l => l.Id == id).Cause;

    [Fact]
    public void A_quantity_written_in_another_unit_is_no_change()
    {
        var line = Line("a", "indirect", 100, 5, 5) with { Unit = "万kWh" };
        Assert.Empty(RunDifference.Of(Run([line]), Run([line with { Unit = "kWh", Quantity = 1_000_000, Co2eTPerUnit = 5e-4, MassTPerUnit = 5e-4 }]), Shipped.Library.Units, 0.05).Lines);
    }

    [Fact]
    public void A_new_gas_of_a_known_row_is_a_method_and_a_new_row_an_activity()
    {
        var line = Line("a", "direct", 100, 2, 2);
        var changes = RunDifference.Of(Run([line]), Run([line, Line("a.CH4", "direct", 100, 0.1, 0.1), Line("b", "direct", 10, 1, 1)]), Shipped.Library.Units, 0.05);
        Assert.Equal([("a.CH4", ChangeCause.Method), ("b", ChangeCause.Activity)], changes.Lines.Select(l => (l.Id, l.Cause)).OrderBy(l => l.Id, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(0.05, true)]
    [InlineData(0.2, false)]
    public void The_base_year_is_recalculated_from_the_threshold_on_and_effects_cannot_cancel(double threshold, bool needed)
    {
        // One factor up by 6 t of 100, another down by 6 t: nothing in the total, 12 % of change.
        var (a, b) = (Line("a", "direct", 10, 5, 5), Line("b", "direct", 10, 5, 5));
        var changed = Run([a with { Co2eTPerUnit = 5.6, MassTPerUnit = 5.6, Co2eT = 56 }, b with { Co2eTPerUnit = 4.4, MassTPerUnit = 4.4, Co2eT = 44, Equation = "ACC-40" }]);
        var result = RunDifference.Of(Run([a, b]), changed, Shipped.Library.Units, threshold).BaseYear!;
        Assert.Equal(0.12, result.SignificanceFraction, 1e-12);
        Assert.Equal((needed, 100.0), (result.IsNeeded, result.OldT));
    }

    [Fact]
    public void Two_factors_that_move_against_each_other_do_not_cancel_and_corrections_of_the_base_year_count()
    {
        // GHG Protocol Corporate Standard ch. 5: errors found in the base year's own data are a reason too.
        var (a, b) = (Line("a", "direct", 10, 5, 5), Line("b", "direct", 10, 5, 5));
        var factors = RunDifference.Of(Run([a, b]), Run([a with { Co2eTPerUnit = 5.6, MassTPerUnit = 5.6, Co2eT = 56 }, b with { Co2eTPerUnit = 4.4, MassTPerUnit = 4.4, Co2eT = 44 }]), Shipped.Library.Units, 0.05).BaseYear!;
        Assert.Equal((12.0, 0.0, true), (Math.Round(factors.StructuralT, 9), factors.CorrectedT, factors.IsNeeded));
        var quantity = RunDifference.Of(Run([a, b]), Run([a with { Quantity = 12, Co2eT = 60 }, b]), Shipped.Library.Units, 0.05).BaseYear!;
        Assert.Equal((0.0, 10.0, true), (quantity.StructuralT, Math.Round(quantity.CorrectedT, 9), quantity.IsNeeded));
    }

    [Fact]
    public void A_year_that_is_split_into_its_months_is_no_correction_of_the_base_year()
    {
        var year = Line("a", "direct", 120, 2, 1);
        RunLine[] months = [.. Enumerable.Range(1, 12).Select(m => Line($"a{m:00}", "direct", 10, 2, 1))];
        Assert.Equal(0, RunDifference.Of(Run([year]), Run(months), Shipped.Library.Units, 0.05).BaseYear!.SignificanceFraction, 1e-12);
        months[0] = months[0] with { Quantity = 16, Co2eT = 32 };
        Assert.Equal(0.05, RunDifference.Of(Run([year]), Run(months), Shipped.Library.Units, 0.05).BaseYear!.SignificanceFraction, 1e-12);
    }

    [Fact]
    public void What_net_has_beyond_gross_counts_for_the_base_year_too()
    {
        var (fuel, stored) = (Line("a", "direct", 100, 10, 1), Line("s", "sink", 40, -1, -1));
        var change = RunDifference.Of(Run([fuel, stored]), Run([fuel, stored with { Quantity = 300, Co2eT = -300 }]), Shipped.Library.Units, 0.05).BaseYear!;
        Assert.Equal((0.26, 0.0), (Math.Round(change.SignificanceFraction, 12), change.StructuralT + change.CorrectedT));
        Assert.Equal((960.0, 700.0), (change.OldNetT, change.NewNetT));
    }

    [Fact]
    public void Market_based_net_is_split_into_electricity_instruments_residual_mix_and_the_rest()
    {
        // 12 000 MWh at 0.5942, then at 0.6096 with 5 000 MWh of certificates: Δ = 12 000·0.0154 − 5 000·0.6096, by means of both factors.
        static RunManifest Year(double claimed, double residualT, double net) => Run([Line("a", "direct", 100, 2, 1)]) is var run
            ? run with { Years = [run.Years[0] with { Market = new RunMarket(net, 0, claimed, residualT, 12_000 - claimed, "") }] } : run;
        var change = Assert.Single(RunDifference.Of(Year(0, 12_000 * 0.5942, 8_000), Year(5_000, 7_000 * 0.6096, 5_100), Shipped.Library.Units, 0.05).Market);
        Assert.Equal(0, change.ConsumptionT, 1e-9);
        Assert.Equal(-5_000 * (0.5942 + 0.6096) / 2, change.InstrumentsT, 1e-6);
        Assert.Equal(0.0154 * (12_000 + 7_000) / 2, change.ResidualT, 1e-6);
        Assert.Equal(change.AfterT - change.BeforeT, change.ConsumptionT + change.InstrumentsT + change.ResidualT + change.OtherT, 1e-9);
    }

    [Fact]
    public void Quantities_of_different_things_are_not_compared()
    {
        var coal = Line("a", "direct", 10_000, 2, 2);
        Assert.Equal([(ChangeCause.Method, 5000.0)], Causes(coal, coal with { Status = "reported", Quantity = 25_000, Co2eTPerUnit = 1, MassTPerUnit = 1, Co2eT = 25_000 }));
        Assert.Equal([(ChangeCause.Activity, -8000.0)], Causes(coal, coal with { Item = "gas", Quantity = 6_000, Co2eT = 12_000 }));
    }

    [Fact]
    public void A_factor_of_ones_own_is_set_against_the_published_one_it_replaces()
    {
        FactorCopy Copy(string key, string parameter, string gas, double value) => new(key, parameter, gas, "", value, "t/t", value, "");
        var line = Line("a", "direct", 10, 2, 2);
        var before = Run([line with { Factors = ["p/ncv", "p/cc"] }]) with { Factors = [Copy("p/ncv", "heating_value", "", 20), Copy("p/cc", "carbon_content", "", 26)] };
        var after = Run([line with { Factors = ["L2", "L1"] }]) with { Factors = [Copy("L1", "carbon_content", "CO2", 31.2), Copy("L2", "emission_factor", "", 21)] };
        var factors = RunDifference.Of(before, after, Shipped.Library.Units, 0.05).Factors;
        Assert.Equal([("p/cc", "L1"), ("p/ncv", "L2")], factors.Select(f => (f.Before.Key, f.After.Key)));
        Assert.Equal(0.2, factors[0].ChangeFraction, 1e-12);
        Assert.True(double.IsNaN(factors[1].ChangeFraction));
    }

    private static List<(ChangeCause, double)> Causes(RunLine before, RunLine after) =>
        [.. RunDifference.Of(Run([before]), Run([after]), Shipped.Library.Units, 0.05).Lines.Select(l => (l.Cause, Math.Round(l.EffectT, 9)))];

    private static Gen<RunLine[]> Lines() =>
        from count in Gen.Choose(0, 6)
        from lines in (from id in Gen.Elements("a", "b", "c", "a.CH4", "d", "e")
                       from scope in Gen.Elements(Scopes)
                       from quantity in Gen.Choose(0, 1000)
                       from perUnit in Gen.Choose(-50, 50)
                       from gwp in Gen.Elements(1.0, 28.0, 30.0)
                       from equation in Gen.Elements("ACC-01", "ACC-40")
                       from hidden in Gen.Choose(0, 9)
                       let line = Line(id, scope, quantity, perUnit / 10.0, perUnit / 10.0 / gwp) with { Equation = equation, Unit = hidden == 1 ? "kWh" : "t" }
                       select hidden == 0 ? line with { Quantity = double.NaN } : line).ArrayOf(count)
        select lines.DistinctBy(l => l.Id).ToArray();

    private static RunLine Line(string id, string scope, double quantity, double co2eTPerUnit, double massTPerUnit) =>
        new(id, 2021, scope, "computed", "c", "x", "CO2", quantity, "t", massTPerUnit, co2eTPerUnit, quantity * co2eTPerUnit, "m", "ACC-01", [], "");

    private static RunManifest Run(IReadOnlyCollection<RunLine> lines)
    {
        double Sum(params string[] scopes) => lines.Where(l => scopes.Contains(l.Scope) && double.IsFinite(l.Co2eT)).Sum(l => l.Co2eT);
        return new RunManifest
        {
            Zone = "z",
            Program = "",
            ZoneFolder = "",
            Baseline = 2021,
            Gwp = "AR5",
            FactorSets = [],
            BoundaryVersion = "",
            Boundary = [],
            Inputs = [],
            Data = [],
            Results = [],
            Factors = [],
            Years = [new RunYear(2021, Sum("direct", "indirect"), Sum("sink"), Sum("export"), Sum("offset"), Sum("direct", "indirect", "sink", "export", "offset"))],
            Lines = [.. lines],
        };
    }
}
