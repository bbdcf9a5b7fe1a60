using Ncez.Model.Schemes;
using static Ncez.Evaluation.Tests.Schemes.SchemeFixture;

namespace Ncez.Evaluation.Tests.Schemes;

/// <summary>A case by hand for every kind of rule; the sums stand beside them.</summary>
public class RuleKindTests
{
    private const string Inputs = """
          - { id: x, name: x, unit: "%" }
          - { id: y, name: y, unit: "%" }
          - { id: tonnes, name: t, unit: t }
          - { id: coal, name: c, unit: tce }
          - { id: many, name: m, unit: "%", kind: parts }
          - { id: weight, name: w, unit: tce, kind: parts }
          - { id: level, name: l, unit: grade, kind: parts }
          - { id: expert, name: e, unit: points, kind: parts }
          - { id: yes, name: j, kind: truth }
          - { id: word, name: w, kind: word }
          - { id: number, name: n }
        """;

    public static TheoryData<string, string, VerdictState, string?> Cases() => new()
    {
        // threshold: 79.9 is not 80, 0.2 meets <= 0.2
        { "unit: \"%\", value: x, rule: { kind: threshold, op: \">=\", limit: 80 }", "answer,x,,,79.9,%", VerdictState.NotMet, null },
        { "unit: \"%\", value: x, rule: { kind: threshold, op: \">=\", limit: 80 }", "answer,x,,,0.8,1", VerdictState.Met, null },
        { "unit: t/tce, value: tonnes / coal, rule: { kind: threshold, op: \"<=\", limit: 0.3 }", "answer,tonnes,,,300,t|answer,coal,,,1000,tce", VerdictState.Met, null },
        { "unit: t/tce, value: tonnes / coal, rule: { kind: threshold, op: \"<=\", limit: 0.3 }", "answer,tonnes,,,300.0000001,t|answer,coal,,,1000,tce", VerdictState.NotMet, null },
        { "unit: \"%\", value: x, rule: { kind: threshold, op: \"==\", limit: 100 }", "answer,x,,,100,%", VerdictState.Met, null },

        // computed_threshold: 3 + 2 · 10 = 23
        { "unit: \"%\", value: x, rule: { kind: computed_threshold, op: \"<=\", limit: \"0.03 + 2 * y\" }", "answer,x,,,23,%|answer,y,,,10,%", VerdictState.Met, null },
        { "unit: \"%\", value: x, rule: { kind: computed_threshold, op: \"<\", limit: \"0.03 + 2 * y\" }", "answer,x,,,23,%|answer,y,,,10,%", VerdictState.NotMet, null },

        // ordinal_all_of: one product at level 3 fails; one without a level leaves it open
        { "unit: grade, rule: { kind: ordinal_all_of, input: level, op: \"<=\", limit: 2 }", "answer,level,steel,,1|answer,level,cement,,2", VerdictState.Met, null },
        { "unit: grade, rule: { kind: ordinal_all_of, input: level, op: \"<=\", limit: 2 }", "answer,level,steel,,1|answer,level,cement,,3", VerdictState.NotMet, null },

        // boolean_points
        { "rule: { kind: boolean_points, input: yes, points: 2 }", "answer,yes,,,yes", VerdictState.Met, "2" },
        { "rule: { kind: boolean_points, input: yes, points: 2 }", "answer,yes,,,否", VerdictState.NotMet, "0" },

        // count_points: 3 items of 1 point, cap 2; count_to_lead: 6 of a lead of 8 for 6 points = 4.5
        { "value: number, rule: { kind: count_points, per_item: 1, points: 2 }", "answer,number,,,3", VerdictState.Met, "2" },
        { "value: number, rule: { kind: count_to_lead, lead: 8, points: 6 }", "answer,number,,,6", VerdictState.NotMet, "4.5" },
        { "value: number, rule: { kind: count_to_lead, lead: 8, points: 6 }", "answer,number,,,12", VerdictState.Met, "6" },

        // linear_completion: 3 of 4 % = 0.75 · 25 = 18.75; never below 0, never above the cap
        { "unit: \"%\", value: x, rule: { kind: linear_completion, target: y, points: 25 }", "answer,x,,,3,%|answer,y,,,4,%", VerdictState.NotMet, "18.75" },
        { "unit: \"%\", value: x, rule: { kind: linear_completion, target: y, points: 25 }", "answer,x,,,-1,%|answer,y,,,4,%", VerdictState.NotMet, "0" },
        { "unit: \"%\", value: x, rule: { kind: linear_completion, target: y, points: 25 }", "answer,x,,,9,%|answer,y,,,4,%", VerdictState.Met, "25" },

        // linear_completion_cumulative: 1 − 0.9 · 0.8 · 1 · 1 · 1 = 0.28, not 0.30; of 0.35 it is 0.8 · 25 = 20
        { "unit: \"%\", rule: { kind: linear_completion_cumulative, rates: x, target: y, points: 25 }", "answer,x,,2021,10,%|answer,x,,2022,20,%|answer,x,,2023,0,%|answer,x,,2024,0,%|answer,x,,2025,0,%|answer,y,,,35,%", VerdictState.NotMet, "20" },

        // enum_points
        { "rule: { kind: enum_points, input: word, table: [ { word: 超额完成, points: 4 }, { word: 完成, points: 3 }, { word: 未完成, points: 0 } ] }", "answer,word,,,完成", VerdictState.NotMet, "3" },
        { "rule: { kind: enum_points, input: word, table: [ { word: 超额完成, points: 4 }, { word: 完成, points: 3 } ] }", "answer,word,,,很好", VerdictState.NotEvaluable, null },

        // decile_step: 87 % of the target counts as 80 %: 8 of 10; exactly 90 % is 9
        { "unit: \"%\", value: x, rule: { kind: decile_step, target: 10, points: 10 }", "answer,x,,,8.7,%", VerdictState.NotMet, "8" },
        { "unit: \"%\", value: x, rule: { kind: decile_step, target: 10, points: 10 }", "answer,x,,,9,%", VerdictState.NotMet, "9" },

        // step_points 6/4/2
        { "unit: \"%\", value: x, rule: { kind: step_points, op: \">=\", bands: [ { limit: 30, points: 6 }, { limit: 20, points: 4 }, { limit: 10, points: 2 } ] }", "answer,x,,,20,%", VerdictState.NotMet, "4" },
        { "unit: \"%\", value: x, rule: { kind: step_points, op: \">=\", bands: [ { limit: 30, points: 6 }, { limit: 20, points: 4 }, { limit: 10, points: 2 } ] }", "answer,x,,,9.99,%", VerdictState.NotMet, "0" },

        // met_points_plus_bonus: completion 1.10 is over by 10 % (included): +1; 1.20: +2; 1.95: capped at 5; below the target nothing
        { Bonus, "answer,x,,,11,%", VerdictState.Met, "31" },
        { Bonus, "answer,x,,,12,%", VerdictState.Met, "32" },
        { Bonus, "answer,x,,,10.9,%", VerdictState.Met, "30" },
        { Bonus, "answer,x,,,19.5,%", VerdictState.Met, "35" },
        { Bonus, "answer,x,,,9.9,%", VerdictState.NotMet, "0" },

        // trend
        { "unit: \"%\", rule: { kind: trend, input: x, requirement: continuous_growth }", "answer,x,,2023,1,%|answer,x,,2024,2,%|answer,x,,2025,3,%", VerdictState.Met, null },
        { "unit: \"%\", rule: { kind: trend, input: x, requirement: continuous_growth }", "answer,x,,2023,1,%|answer,x,,2024,1,%|answer,x,,2025,3,%", VerdictState.NotMet, null },
        { "unit: \"%\", rule: { kind: trend, input: x, requirement: continuous_growth }", "answer,x,,2023,1,%|answer,x,,2025,3,%", VerdictState.NotEvaluable, null },
        { "unit: \"%\", rule: { kind: trend, input: x, requirement: below_previous }", "answer,x,,2023,1,%|answer,x,,2024,4,%|answer,x,,2025,3,%", VerdictState.Met, null },

        // ratio: 80/100 against the base year is a cut of 0.2; a base of 0 says nothing
        { "unit: t, value: tonnes, rule: { kind: ratio_to_baseline, reference: tonnes@base, reduction: true, op: \">=\", limit: 0.2 }", "answer,tonnes,,2020,100,t|answer,tonnes,,2025,80,t", VerdictState.Met, null },
        { "unit: t, value: tonnes, rule: { kind: ratio_to_baseline, reference: tonnes@base, op: \"<\", limit: 0.8 }", "answer,tonnes,,2020,100,t|answer,tonnes,,2025,80,t", VerdictState.NotMet, null },
        { "unit: t, value: tonnes, rule: { kind: ratio_to_baseline, reference: tonnes@base, op: \"<\", limit: 1 }", "answer,tonnes,,2020,0,t|answer,tonnes,,2025,80,t", VerdictState.NotEvaluable, null },
        { "unit: \"%\", value: x, rule: { kind: ratio_to_reference, reference: y, reduction: true, op: \">=\", limit: 0.6 }", "answer,x,,,40,%|answer,y,,,100,%", VerdictState.Met, null },

        // weighted mean: (0.6 · 100 + 0.2 · 50) / 150 = 0.4667; cold has no rate and drops out with its weight
        { Weighted, "answer,many,heat,,60,%|answer,many,pressure,,20,%|answer,weight,heat,,100,tce|answer,weight,pressure,,50,tce|answer,weight,cold,,900,tce", VerdictState.NotMet, null },
        { Weighted, "answer,many,heat,,60,%|answer,many,pressure,,20,%|answer,weight,heat,,300,tce|answer,weight,pressure,,100,tce", VerdictState.Met, null },

        // sum_of_parts: 1.5 + 0 of 3
        { Sum, "answer,x,,,5,%|answer,yes,,,no", VerdictState.NotMet, "1.5" },

        // balance and hierarchy: 100 left of 1000 − 850 − 50 = 100
        { "unit: t, rule: { kind: balance, op: \">=\", left: tonnes, right: \"100 [t]\" }", "answer,tonnes,,,100,t", VerdictState.Met, null },
        { "unit: t, rule: { kind: hierarchy, whole: \"1000 [t]\", steps: [ \"850 [t]\", \"50 [t]\", tonnes ] }", "answer,tonnes,,,100,t", VerdictState.Met, null },
        { "unit: t, rule: { kind: hierarchy, whole: \"1000 [t]\", steps: [ \"850 [t]\", \"50 [t]\", tonnes ] }", "answer,tonnes,,,101,t", VerdictState.NotMet, null },
        { "unit: t, rule: { kind: hierarchy, whole: \"1000 [t]\", steps: [ \"0 [t]\", tonnes ] }", "answer,tonnes,,,1,t", VerdictState.NotMet, null },

        // interpolation, lower is better: base 100, lead 50, value 75 → 0.5 · 8 = 4; clamped at both ends
        { Between, "answer,number,,,75", VerdictState.NotMet, "4" },
        { Between, "answer,number,,,40", VerdictState.Met, "8" },
        { Between, "answer,number,,,140", VerdictState.NotMet, "0" },

        // panel: mean of 80, 90, 100 = 90; without the extremes 90; agreed only when all agree
        { "rule: { kind: expert_score, input: expert, aggregator: mean, points: 100 }", "answer,expert,A,,80|answer,expert,B,,90|answer,expert,C,,91", VerdictState.NotMet, "87" },
        { "rule: { kind: expert_score, input: expert, aggregator: trimmed_mean, points: 100 }", "answer,expert,A,,80|answer,expert,B,,90|answer,expert,C,,99", VerdictState.NotMet, "90" },
        { "rule: { kind: expert_score, input: expert, points: 100 }", "answer,expert,A,,80", VerdictState.NotEvaluable, null },
        { "rule: { kind: expert_score, input: expert, points: 100 }", "answer,expert,A,,80|setting,panel_aggregator,,,median", VerdictState.NotMet, "80" },
        { "rule: { kind: expert_score, input: expert, aggregator: agreed, points: 100 }", "answer,expert,A,,80|answer,expert,B,,81", VerdictState.NotEvaluable, null },
    };

    private const string Bonus = "unit: \"%\", value: x, rule: { kind: met_points_plus_bonus, target: 10, points: 30, bonus: { start: 0.1, step: 0.1, points_per_step: 1, cap: 5 } }";
    private const string Weighted = "unit: \"%\", rule: { kind: threshold_on_weighted_average, input: many, weights: weight, op: \">=\", limit: 50 }";
    private const string Sum = "rule: { kind: sum_of_parts, parts: [ { name: a, unit: \"%\", value: x, rule: { kind: threshold, op: \">=\", limit: 5, points: 1.5 } }, { name: b, rule: { kind: boolean_points, input: yes, points: 1.5 } } ] }";
    private const string Between = "value: number, rule: { kind: lead_base_interpolation, lead: 50, base: 100, points: 8 }";

    [Theory, MemberData(nameof(Cases))]
    public void A_rule_says_what_the_hand_says(string row, string answers, VerdictState state, string? points)
    {
        var verdict = Assess(Scheme(Inputs, $"  - {{ id: r, name: r, strength: score, {row} }}"), answers.Split('|')).Rows[0];
        Assert.Equal(state, verdict.State);
        Assert.Equal(points is null ? null : decimal.Parse(points, System.Globalization.CultureInfo.InvariantCulture), verdict.Points);
    }

    [Fact]
    public void Every_case_without_its_answers_is_no_data()
    {
        var rows = Cases().Select(c => (string)c[0]).Distinct().Where(r => !r.Contains("hierarchy, whole", StringComparison.Ordinal));
        Assert.All(rows, row => Assert.Equal(VerdictState.NoData, Assess(Scheme(Inputs, $"  - {{ id: r, name: r, strength: score, {row} }}")).Rows[0].State));
    }
}
