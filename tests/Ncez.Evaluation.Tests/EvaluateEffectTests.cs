using FsCheck;
using FsCheck.Fluent;
using Ncez.Evaluation.Comparisons;
using Ncez.Model.Comparisons;
using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;
using Ncez.Model.Scenarios;
using Ncez.Model.Targets;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using Ncez.Testing;

namespace Ncez.Evaluation.Tests;

/// <summary>Did it work: with and without, attribution that adds up, goals that were moved.</summary>
public class EvaluateEffectTests
{
    [Fact]
    public void Effect_is_with_less_without_at_the_intensity_of_the_base_year()
    {
        // 100 → 90 of gas while the product grows by a tenth: 110 without measures, so a tenth of 110 less 10.
        var effect = Effect(100, 90, 1000, 1100)!;
        var year = Assert.Single(effect.Years);
        Assert.Equal(EffectBasis.Activity, effect.Basis);
        Assert.Equal(year.Gross.Before * 1.1, year.WithoutGrossT, 1e-9);
        Assert.Equal(year.Gross.Before * (0.9 - 1.1), year.GrossEffectT, 1e-9);
        Assert.Equal(year.GrossEffectT, year.NetEffectT, 1e-9);
    }

    [Fact]
    public void A_scenario_without_measures_moves_the_observed_base_year()
    {
        var course = (EffectBasis.Scenario, LocalText.Same("baseline"), (IReadOnlyDictionary<int, double>)new Dictionary<int, double> { [2020] = 50, [2021] = 60 });
        var year = Effect(100, 90, 1000, 1100, course)!.Years[0];
        Assert.Equal(year.Gross.Before * 60 / 50, year.WithoutGrossT, 1e-9);
    }

    [Fact]
    public void Drivers_and_terms_add_up_to_the_change_of_net() =>
        Prop.ForAll((from a in Gen.Choose(1, 500) from b in Gen.Choose(1, 500) from g in Gen.Choose(1, 500) from h in Gen.Choose(1, 500) select (a, b, g, h)).ToArbitrary(), x =>
        {
            var effect = Effect(x.a, x.b, x.g, x.h)!;
            var sum = effect.Split!.Chained.EffectsT.Sum() + effect.Terms.Values.Sum();
            return Math.Abs(sum - (effect.Years[^1].Net.After - effect.Years[^1].Net.Before)) < 1e-6;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public void Without_an_activity_what_energy_emits_is_one_term_and_no_process()
    {
        // Gas 100 → 90 万m3 takes a tenth of its emissions off, a reported process adds 20 t: 50 → 70 t.
        var zone = new ZoneOf(Domain.Park).With(z => z with { Years = [2020, 2021], Baseline = 2020 }).Burns(100, "万m3", "天然气", 2020).Burns(90, "万m3", "天然气", 2021)
            .Row("industrial_process", "CO2", 50, "t", 2020, status: Ncez.Model.Activities.ActivityStatus.Reported).Row("industrial_process", "CO2", 70, "t", 2021, status: Ncez.Model.Activities.ActivityStatus.Reported);
        var inventory = zone.Account();
        var effect = EvaluateEffect.Of(inventory, CompareYears.Of(zone.Input, inventory, Shipped.Library.Units, null, new Findings()), null, [])!;
        Assert.Null(effect.Split);
        Assert.Equal(["energy", "other"], effect.Terms.Keys);
        Assert.Equal(-0.1 * (inventory.Years[0].Gross.T - 50), effect.Terms["energy"], 1e-9);
        Assert.Equal(20, effect.Terms["other"], 1e-9);
    }

    [Fact]
    public void An_adjusted_goal_stands_beside_the_one_it_replaced()
    {
        TrackedTarget Goal(string id, int year, double level, string? replaces = null) =>
            new() { Id = id, Indicator = "gross", Year = year, Written = "", Level = level, BaseYear = 2020, Unit = (LocalText.Same("t"), 1), Light = TargetLight.Unknown, Replaces = replaces, Reason = replaces is null ? "" : "why", AdjustedOn = "2023-01-01" };
        var stages = EvaluateEffect.Stages([Goal("a", 2025, 90), Goal("b", 2030, 70), Goal("b2", 2030, 60, "b"), Goal("b3", 2031, 55, "b2")]);
        Assert.Equal([(2020, 2025), (2025, 2031)], stages.Select(s => (s.From, s.To)));
        Assert.Equal((70, 55), (stages[1].First.Level!.Value, stages[1].Current.Level!.Value));
        Assert.Equal(["b2", "b3"], stages[1].Adjustments.Select(a => a.Id));
    }

    [Fact]
    public void Goals_that_replace_each_other_in_a_ring_end()
    {
        TrackedTarget Goal(string id, string? replaces) =>
            new() { Id = id, Indicator = "gross", Year = 2030, Written = "", Level = 1, Unit = (LocalText.Same("t"), 1), Light = TargetLight.Unknown, Replaces = replaces };
        Assert.Single(EvaluateEffect.Stages([Goal("a", null), Goal("b", "a"), Goal("c", "d"), Goal("d", "c")]));
    }

    [Fact]
    public void Regions_of_a_pathway_have_tapios_state_and_kayas_parts()
    {
        // Net 100 → 110 (+10 %), product 1000 → 1200 (+20 %): elasticity 0.5, weak decoupling; parts add up to 10 t.
        var region = new RegionCourse("a", LocalText.Same("a"), [100, 110], [1000, 1200], [10, 10.5], [40, 42]);
        var span = Assert.Single(RegionDecoupling.Of(Pathway(region), [(2020, 2021)]));
        Assert.Equal(0.5, span.Decoupling.StartElasticity, 1e-12);
        Assert.Equal(DecouplingState.WeakDecoupling, span.Decoupling.State);
        Assert.Equal(10, span.Kaya!.PopulationT + span.Kaya.IncomeT + span.Kaya.EnergyIntensityT + span.Kaya.CarbonIntensityT, 1e-12);

        // L(110, 100)·ln 1.05 = 10/ln 1.1 · 0.04879.
        Assert.Equal(10 / Math.Log(1.1) * Math.Log(1.05), span.Kaya.PopulationT, 1e-12);
        Assert.Empty(RegionDecoupling.Of(Pathway(region with { GdpCny = [] }), [(2020, 2021)]));
        Assert.Null(RegionDecoupling.Of(Pathway(region with { NetT = [100, -5] }), [(2020, 2021)])[0].Kaya);
    }

    private static Pathway Pathway(RegionCourse region) => new()
    {
        Scenario = "s",
        Name = LocalText.Same("s"),
        Years = [2020, 2021],
        BaseYear = 2020,
        DirectT = region.NetT,
        IndirectT = [0, 0],
        GrossT = region.NetT,
        SinkT = [0, 0],
        ExportCreditT = [0, 0],
        NetT = region.NetT,
        BiomassT = [0, 0],
        BySector = [],
        ByUser = [],
        ByRegion = [],
        ByFuel = [],
        ByGas = [],
        EnergyTce = [0, 0],
        EnergyTceCalorific = [0, 0],
        EnergyTceEquivalent = [0, 0],
        FinalEnergyMWh = [],
        Peak = new Peak(2021, 0, 2021, 2021, 0, false),
        RegionCourses = [region],
    };

    private static EffectReport? Effect(double before, double after, double productBefore, double productAfter, (EffectBasis, LocalText, IReadOnlyDictionary<int, double>)? course = null)
    {
        var zone = new ZoneOf(Domain.Park).With(z => z with { Years = [2020, 2021], Baseline = 2020 }).Burns(before, "万m3", "天然气", 2020).Burns(after, "万m3", "天然气", 2021);
        IndicatorValue Product(int year, double value) => new(year, "gdp", value, "万元", 2020, "test", new Place("indicators.csv"));
        var input = zone.Input with { Indicators = [Product(2020, productBefore), Product(2021, productAfter)] };
        Inventory inventory = zone.Account();
        var comparison = CompareYears.Of(input, inventory, Shipped.Library.Units, null, new Findings());
        return EvaluateEffect.Of(inventory, comparison, course ?? EvaluateEffect.ActivityCourse(comparison, IndicatorSeries.Of(input, Shipped.Library.Units, new Findings())), []);
    }
}
