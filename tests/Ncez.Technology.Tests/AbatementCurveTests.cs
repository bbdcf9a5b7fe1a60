using System.Collections.Immutable;
using Ncez.Kernels.Technology;
using Ncez.Model.Roadmaps;
using Ncez.Model.Texts;
using Ncez.Technology.Costs;

namespace Ncez.Technology.Tests;

/// <summary>The cost curve: partial and retrospective, its order, its sum whatever the order, and what changes of inputs do.</summary>
public class AbatementCurveTests
{
    [Fact]
    public void Two_measures_on_one_end_use_are_what_a_hand_says()
    {
        // Life 1, rate 0: CRF = 1. "a" pays: 0.3 × 1000 saved 400, costs 100 + 0 → NPV 300. "b" then has 70 % left: 200 · 0.7 = 140 t; saving 50 · 0.7 = 35; cost 1000 − 35 = 965; 965/140.
        var steps = AbatementCurve.Of([Of("b", 200, 1000, 0, 50, "heat"), Of("a", 300, 100, 0, 400, "heat")], 0, 5, Uses(1000));
        Assert.Equal(["a", "b"], steps.Select(s => s.Measure.Id));
        Assert.Equal((300.0, -1.0, 300.0), (steps[0].AddedT, steps[0].AddedCnyPerT, steps[0].AddedPresentCny));
        Assert.Equal((200.0, 4.75), (steps[1].AloneT, steps[1].AloneCnyPerT));
        Assert.Equal(140, steps[1].AddedT, 1e-9);
        Assert.Equal(965 / 140.0, steps[1].AddedCnyPerT, 1e-9);
        Assert.Equal(440, steps[1].CumulatedT, 1e-9);

        // By itself below the carbon price of 5, after "a" above it.
        Assert.Equal([CostTerm.NearTerm, CostTerm.LongTerm], steps.Select(s => s.Term));
    }

    [Fact]
    public void What_pays_stands_first_by_value_even_where_its_cost_per_tonne_is_worse()
    {
        var steps = AbatementCurve.Of([Of("small", 1, 10, 0, 60), Of("big", 100, 1000, 0, 2000), Of("dear", 10, 1000, 0, 0), Of("cheap", 10, 500, 0, 0)], 0, null, Uses(1000));
        Assert.Equal(["big", "small", "cheap", "dear"], steps.Select(s => s.Measure.Id));
        Assert.True(steps[1].AddedCnyPerT < steps[0].AddedCnyPerT);
        Assert.All(steps, s => Assert.Equal(s.AloneT, s.AddedT));
    }

    [Fact]
    public void The_sum_is_that_of_successive_shares_and_no_step_exceeds_its_own()
    {
        var random = new Random(3);
        for (var run = 0; run < 50; run++)
        {
            ImmutableArray<Measure> measures = [.. Enumerable.Range(0, 12).Select(i => Of($"m{i}", 10 + random.Next(200), random.Next(1000), random.Next(50), random.Next(400), $"use{i % 3}"))];
            var steps = AbatementCurve.Of(measures, 0.05, 90, Uses(300));
            Assert.Equal(Enumerable.Range(0, 3).Sum(u => InteractionKernels.CombinedT([.. measures.Where(m => m.EndUse == $"use{u}").Select(m => m.AbatementTPerYear!.Value)], 300)), steps[^1].CumulatedT, 1e-6);
            Assert.All(steps, s => Assert.InRange(s.AddedT, 0, s.AloneT));
            Assert.True(steps.SkipWhile(s => s.AddedPresentCny >= 0).All(s => s.AddedPresentCny < 0), "what pays after what does not");
        }
    }

    [Fact]
    public void A_year_counts_what_is_in_force()
    {
        var ramp = Of("a", 400, 1000, 0, 0) with { Start = 2026, Full = 2029, End = 2030 };
        Assert.Empty(AbatementCurve.Of([ramp], 0, null, Uses(1000), 2025));
        Assert.Equal((100.0, 2.5), AbatementCurve.Of([ramp], 0, null, Uses(1000), 2026).Select(s => (s.AddedT, s.AddedCnyPerT)).Single());
        Assert.Equal(400, Assert.Single(AbatementCurve.Of([ramp], 0, null, Uses(1000), 2030)).AddedT);
        Assert.Empty(AbatementCurve.Of([ramp], 0, null, Uses(1000), 2031));
    }

    [Fact]
    public void The_tornado_moves_where_it_must()
    {
        var (present, _, bars) = CostSensitivity.Of([Of("a", 100, 1000, 100, 400, life: 10)], 0.05, 0.2, f => new EndUseInteraction(Uses(1000), null, f));
        var byInput = bars.ToDictionary(b => b.Input);
        Assert.Equal(present + 200, byInput["capital"].LowPresentCny, 1e-9);
        Assert.Equal(present - 200, byInput["capital"].HighPresentCny, 1e-9);
        Assert.True(byInput["saving"].LowPresentCny < present && byInput["rate"].LowPresentCny > present && byInput["lifetime"].HighPresentCny > present);
        Assert.Equal(present, byInput["abatement"].LowPresentCny, 1e-9);
        Assert.True(bars.Zip(bars.Skip(1)).All(p => Math.Abs(p.First.HighPresentCny - p.First.LowPresentCny) >= Math.Abs(p.Second.HighPresentCny - p.Second.LowPresentCny)));
    }

    private static Func<string, double?> Uses(double useT) => _ => useT;

    private static Measure Of(string id, double tonnes, double capital, double cost, double saving, string use = "", int life = 1) => new()
    {
        Id = id,
        Name = LocalText.Same(id),
        Start = 2026,
        Full = 2026,
        AbatementTPerYear = tonnes,
        CostCny = capital,
        YearlyCostCny = cost,
        YearlySavingCny = saving,
        LifetimeYears = life,
        EndUse = use,
    };
}
