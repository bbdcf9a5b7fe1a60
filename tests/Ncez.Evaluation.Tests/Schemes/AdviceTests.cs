using Ncez.Evaluation.Schemes;
using Ncez.Model.Schemes;
using Ncez.Model.Texts;
using static Ncez.Evaluation.Tests.Schemes.SchemeFixture;

namespace Ncez.Evaluation.Tests.Schemes;

public class AdviceTests
{
    private static readonly Scheme Intensity = Scheme(
        "  - { id: net, name: n, unit: t, result: inventory.net }\n  - { id: coal, name: c, unit: tce }\n  - { id: rate, name: r, unit: \"%\" }",
        "  - { id: A, name: a, unit: t/tce, strength: binding, value: net / coal, rule: { kind: threshold, op: \"<=\", limit: 0.3 } }\n  - { id: B, name: b, unit: \"%\", strength: guiding, value: rate, rule: { kind: threshold, op: \">=\", limit: 80 } }");

    private static MeasureSize Measure(string id, decimal tonnes, decimal? cost) => new(id, LocalText.Same(id), tonnes, cost);

    // 500 t over 1000 tce is 0.5; 0.3 needs 200 t: cheap 120 t whole, then 80 of 160 t.
    [Fact]
    public void The_needed_size_is_computed_and_makes_the_row_met_on_recalculation()
    {
        var (facts, answers) = (Facts(series: ("inventory.net", "t", [(2025, 500)])), Answers("answer,coal,,,1000,tce", "answer,rate,,,79.9,%"));
        var advice = ImprovementAdvice.Of(AssessScheme.Of(Intensity, facts, answers), facts, answers, [Measure("dear", 160, 1_000_000), Measure("cheap", 120, 1_000), Measure("unknown", 500, null)]);
        Assert.Equal(200, advice[0].NeededT);
        Assert.Equal([("cheap", 120m, 1m), ("dear", 80m, 0.5m)], advice[0].Measures.Select(m => (m.Measure.Id, m.UsedT, m.ShareFraction)));
        Assert.Equal((VerdictState.Met, true), (advice[0].After.State, advice[0].After.IsAtLimit));
        Assert.Equal((null, 0, "0.001"), (advice[1].NeededT, advice[1].Measures.Length, advice[1].Verdict.Gap!.Value.ToString())); // no tonne helps: 0.1 % is lacking
    }

    [Fact]
    public void Where_measures_do_not_reach_the_best_reachable_is_stated()
    {
        var (facts, answers) = (Facts(series: ("inventory.net", "t", [(2025, 500)])), Answers("answer,coal,,,1000,tce"));
        var advice = Assert.Single(ImprovementAdvice.Of(AssessScheme.Of(Intensity, facts, answers), facts, answers, [Measure("small", 50, 1)]));
        Assert.Equal((200m, VerdictState.NotMet), (advice.NeededT, advice.After.State));
        Assert.Equal(0.45m, advice.Verdict.Row.Unit.In(advice.After.Value!.Value).Value);
    }
}
