using FsCheck;
using FsCheck.Fluent;
using Ncez.Evaluation.Schemes;
using Ncez.Model.Diagnostics;
using Ncez.Model.Schemes;
using static Ncez.Evaluation.Tests.Schemes.SchemeFixture;

namespace Ncez.Evaluation.Tests.Schemes;

public class AssessmentTests
{
    private const string Inputs = """
          - { id: a, name: a, unit: "%" }
          - { id: b, name: b, unit: "%" }
          - { id: size, name: s, unit: tce }
          - { id: ok, name: o, kind: truth }
        """;

    private const string Ranged = Inputs + """

          - { id: rate, name: r, unit: "%", min: 0, max: 100 }
          - { id: used, name: u, unit: t, min: 0 }
          - { id: level, name: l, unit: grade, kind: parts, min: 1 }
        """;

    private const string Scored = """
          - { id: A, name: a, unit: "%", strength: binding, value: a, rule: { kind: linear_completion, target: 10, points: 50 }, veto: { timing: always, grade: fail } }
          - { id: B, name: b, unit: "%", strength: score, value: b, rule: { kind: linear_completion, target: 10, points: 50 }, may_be_excluded: true }
        """;

    private const string Grades = """
        aggregation: { mode: additive_points, total_points: 100 }
        grades:
          - { id: good, name: good, min: 85, min_inclusive: true, pass: true }
          - { id: pass, name: pass, min: 60, min_inclusive: true, max: 85, max_inclusive: false, pass: true }
          - { id: fail, name: fail, max: 60, max_inclusive: false }
        """;

    [Theory]
    [InlineData("10", "7", "good")] // 50 + 35 = 85 belongs to the better grade
    [InlineData("10", "6.9999999", "pass")]
    [InlineData("10", "2", "pass")] // 60
    [InlineData("10", "1.99", "fail")]
    [InlineData("9.99", "10", "fail")] // 99.95 points, but the veto decides
    public void Grades_have_inclusive_ends_and_a_veto_overrides_them(string a, string b, string grade)
    {
        var assessment = Assess(Scheme(Inputs, Scored, Grades), $"answer,a,,,{a},%", $"answer,b,,,{b},%");
        Assert.Equal(grade, assessment.Grade!.Id);
        Assert.Equal(grade != "fail" ? SchemeOutcome.Passed : SchemeOutcome.Failed, assessment.Outcome);
        Assert.NotNull(assessment.Score); // points are still shown
    }

    [Fact]
    public void A_partial_scheme_gives_no_grade()
    {
        var assessment = Assess(Scheme(Inputs, Scored, Grades), "answer,a,,,10,%");
        Assert.Null(assessment.Grade);
        Assert.Equal((SchemeOutcome.Partial, 1, 2), (assessment.Outcome, assessment.Assessed, assessment.Assessable));
        Assert.Equal("b", Assert.Single(assessment.Missing()).Id);
    }

    [Fact]
    public void A_table_that_does_not_list_the_full_score_gives_no_grade() =>
        Assert.Equal(SchemeOutcome.Partial, Assess(Scheme(Inputs, Scored, Grades.Replace("100", "120", StringComparison.Ordinal)), "answer,a,,,10,%", "answer,b,,,10,%").Outcome);

    [Theory]
    [InlineData("annual", "no", SchemeOutcome.Failed)]
    [InlineData("annual", "yes", SchemeOutcome.Passed)]
    [InlineData("period_end", "no", SchemeOutcome.Passed)]
    [InlineData("period_end", "yes", SchemeOutcome.Failed)]
    [InlineData("always", "no", SchemeOutcome.Failed)]
    public void A_veto_holds_when_its_time_has_come(string timing, string isEnd, SchemeOutcome outcome) =>
        Assert.Equal(outcome, Assess(Scheme(Inputs, Scored.Replace("always", timing, StringComparison.Ordinal), Grades), "answer,a,,,9,%", "answer,b,,,10,%", $"setting,period_end,,,{isEnd}").Outcome);

    [Theory]
    [InlineData("exclude_with_reason", SchemeOutcome.Partial, 50)] // the rest of the points is nobody's
    [InlineData("reweight_to_assessed", SchemeOutcome.Passed, 100)]
    public void A_row_left_out_with_a_reason_is_excluded_and_not_failed(string mode, SchemeOutcome outcome, int score)
    {
        var scheme = Scheme(Inputs, Scored, Grades + $"\nnot_applicable: {{ mode: {mode}, applies_to: [score] }}");
        var assessment = Assess(scheme, "answer,a,,,10,%", "not_applicable,B,,,,,,none here");
        Assert.Equal((VerdictState.Excluded, outcome, (decimal)score), (assessment.Rows[1].State, assessment.Outcome, assessment.Score));
        Assert.Equal(VerdictState.NoData, Assess(scheme, "answer,a,,,10,%", "not_applicable,B,,,,,,").Rows[1].State); // no reason, no exclusion
        Assert.Equal(VerdictState.NoData, Assess(scheme, "answer,b,,,10,%", "not_applicable,A,,,,,,none here").Rows[0].State); // binding rows stay
    }

    [Theory]
    [InlineData("19999", SchemeOutcome.NotEvaluable)]
    [InlineData("20000", SchemeOutcome.Passed)]
    [InlineData("1000000", SchemeOutcome.Failed)]
    public void A_zone_of_no_class_is_not_evaluable_and_never_fails(string size, SchemeOutcome outcome)
    {
        var assessment = Assess(Classes(), "answer,a,,,25,%", $"answer,size,,,{size},tce");
        Assert.Equal(outcome, assessment.Outcome);
        Assert.Equal(outcome == SchemeOutcome.NotEvaluable, assessment.Rows[0].State == VerdictState.NotEvaluable);
        Assert.Equal(VerdictState.NoData, Assess(Classes(), "answer,a,,,25,%").Rows[0].State); // size unknown: open, not outside
    }

    [Theory]
    [InlineData(2024, 2027)]
    [InlineData(2027, 2027)]
    [InlineData(2028, 2030)]
    [InlineData(2040, 2030)]
    public void The_next_milestone_holds(int year, int milestone) => Assert.Equal(milestone, AssessScheme.Of(Classes(), Facts(year), []).Milestone);

    [Fact]
    public void A_value_at_its_limit_is_marked_and_a_double_enters_with_15_digits()
    {
        var scheme = Scheme("  - { id: a, name: a, unit: t, result: inventory.gross }", "  - { id: A, name: a, unit: t, strength: binding, value: a, rule: { kind: threshold, op: \"<=\", limit: 0.3 } }");
        RowVerdict At(double value) => AssessScheme.Of(scheme, Facts(series: ("inventory.gross", "t", [(2025, value)])), []).Rows[0];
        Assert.Equal((VerdictState.Met, true), (At(0.1 + 0.2).State, At(0.1 + 0.2).IsAtLimit)); // 0.30000000000000004 enters as 0.3
        Assert.Equal((VerdictState.NotMet, true), (At(0.3 + 2e-13).State, At(0.3 + 2e-13).IsAtLimit));
        Assert.Equal((VerdictState.NotMet, false), (At(0.3 + 1e-11).State, At(0.3 + 1e-11).IsAtLimit));
        Assert.Equal(VerdictState.NoData, At(double.NaN).State);
    }

    [Fact]
    public void A_reviewer_may_change_a_limit_only_where_the_scheme_says_so()
    {
        const string Row = "  - { id: A, name: a, unit: \"%\", strength: guiding, value: a, rule: { kind: threshold, op: \">=\", limit: 80 } }";
        string[] answers = ["answer,a,,,75,%", "limit,A,,,70,%,Reviewer,dry year"];
        Assert.Equal(VerdictState.Met, Assess(Scheme(Inputs, Row, "aggregation: { mode: reported }\ndiscretion: clause"), answers).Rows[0].State);
        Assert.Equal(VerdictState.NotMet, Assess(Scheme(Inputs, Row), answers).Rows[0].State);
        Assert.Equal(VerdictState.NotMet, Assess(Scheme(Inputs, Row, "aggregation: { mode: reported }\ndiscretion: clause"), "answer,a,,,75,%", "limit,A,,,70,%,,dry year").Rows[0].State);
        Assert.Equal("Reviewer", Assess(Scheme(Inputs, Row, "aggregation: { mode: reported }\ndiscretion: clause"), answers).Rows[0].Decision!.Who);
    }

    [Theory]
    [InlineData("10", "zero")]
    [InlineData("30", "near")]
    [InlineData("60", null)]
    public void The_best_grade_whose_rows_are_all_met_is_given(string value, string? grade)
    {
        var scheme = Scheme(Inputs, """
              - { id: A, name: a, unit: "%", strength: binding, value: a, rule: { kind: threshold, op: "<=", limits: [ { grade: zero, value: 20 }, { grade: near, value: 50 } ] } }
              - { id: Z, name: z, strength: binding, grades: [zero], rule: { kind: boolean, input: ok } }
            """, "aggregation: { mode: highest_grade_all_met }\ngrades: [ { id: zero, name: z, pass: true }, { id: near, name: n, pass: true } ]");
        Assert.Equal(grade, Assess(scheme, $"answer,a,,,{value},%", "answer,ok,,,yes").Grade?.Id);
    }

    [Theory]
    [InlineData("10", "1", OutcomeEvent.Pass)]
    [InlineData("1", "1", OutcomeEvent.FailFirst)]
    [InlineData("1", "2", OutcomeEvent.FailSecond)]
    public void The_second_failure_has_its_own_consequence(string a, string attempt, OutcomeEvent happened)
    {
        var scheme = Scheme(Inputs, Scored, Grades + "\noutcomes: [ { event: pass, effect: p }, { event: fail_first, effect: r, wait_months: 12 }, { event: fail_second, effect: c } ]");
        Assert.Equal(happened, Assess(scheme, $"answer,a,,,{a},%", "answer,b,,,10,%", $"setting,attempt,,,{attempt}").Consequence!.Event);
    }

    [Fact]
    public void The_order_of_rows_and_answers_changes_nothing() =>
        Prop.ForAll(Gen.Choose(0, 140).Two().ToArbitrary(), pair =>
        {
            var (a, b) = ($"answer,a,,,{pair.Item1 / 10.0},%", $"answer,b,,,{pair.Item2 / 10.0},%");
            var scheme = Scheme(Inputs, Scored, Grades);
            var turned = scheme with { Rows = [.. scheme.Rows.Reverse()] };
            var (one, other) = (Assess(scheme, a, b), Assess(turned, b, a));
            return one.Score == other.Score && one.Grade?.Id == other.Grade?.Id && one.Outcome == other.Outcome;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_veto_always_wins_and_a_better_value_never_lowers_the_score() =>
        Prop.ForAll(Gen.Choose(-50, 140).Two().ToArbitrary(), pair =>
        {
            var scheme = Scheme(Inputs, Scored, Grades);
            SchemeAssessment Of(double a) => Assess(scheme, $"answer,a,,,{a / 10},%", $"answer,b,,,{pair.Item2 / 10.0},%");
            var (less, more) = (Of(pair.Item1), Of(pair.Item1 + 7));
            return (pair.Item1 >= 100 || less is { Outcome: SchemeOutcome.Failed, Grade.Id: "fail" }) && more.Score >= less.Score;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("answer,nobody,,,1,%", "EVL-002")]
    [InlineData("answer,a,,,many,%", "EVL-003")]
    [InlineData("answer,a,,,1,t", "EVL-003")]
    [InlineData("answer,ok,,,perhaps", "EVL-003")]
    [InlineData("not_applicable,A,,,,,me,because", "EVL-004")]
    [InlineData("limit,A,,,5,%,me,because", "EVL-005")]
    [InlineData("setting,attempt,,,none", "EVL-006")]
    [InlineData("setting,colour,,,1", "EVL-006")]
    public void A_row_that_cannot_be_used_is_said(string row, string code)
    {
        var findings = new Findings();
        AnswerRows.Check(Answers(row), [Scheme(Inputs, Scored, Grades)], [Scheme(Inputs, Scored, Grades)], findings);
        Assert.Equal(code, Assert.Single(findings.Sorted(), f => f.Severity == Severity.Error).Code);
    }

    [Theory]
    [InlineData("answer,rate,,,180,%", "180 %", "0–100 %")]
    [InlineData("answer,rate,,,-5,%", "-5 %", "0–100 %")]
    [InlineData("answer,rate,,,50,1", "50 1", "0–100 %")] // 50 as a plain number is 5000 %
    [InlineData("answer,used,,,-1,t", "-1 t", "≥ 0 t")]
    [InlineData("answer,level,Product A,,0,1", "0 1", "≥ 1")]
    public void An_answer_that_cannot_be_is_refused(string row, string value, string range)
    {
        var findings = new Findings();
        AnswerRows.Check(Answers(row), [Scheme(Ranged, Scored, Grades)], [Scheme(Ranged, Scored, Grades)], findings);
        var error = Assert.Single(findings.Sorted(), f => f.Severity == Severity.Error);
        Assert.Equal(("EVL-010", range), (error.Code, error.Expected.En));
        Assert.Contains(value, error.Found.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("answer,rate,,,0,%")]
    [InlineData("answer,rate,,,100,%")]
    [InlineData("answer,rate,,,0.8,1")]
    [InlineData("answer,a,,,180,%")] // no range is stated
    public void An_answer_at_the_end_of_its_range_is_taken(string row)
    {
        var findings = new Findings();
        AnswerRows.Check(Answers(row), [Scheme(Ranged, Scored, Grades)], [Scheme(Ranged, Scored, Grades)], findings);
        Assert.DoesNotContain(findings.Sorted(), f => f.Severity == Severity.Error);
    }

    [Fact]
    public void Every_share_of_the_shipped_schemes_has_a_range() =>
        Assert.Equal([], All.Value.SelectMany(s => s.Inputs.Where(i => i.Unit.Text == "%" && i.Min is null && i.Max is null).Select(i => $"{s.Id} {i.Id}")));

    [Fact]
    public void A_denominator_of_0_is_no_missing_input()
    {
        var scheme = Scheme(Inputs, """  - { id: R, name: r, unit: "%", strength: binding, value: "a / b", rule: { kind: threshold, op: ">=", limit: 50 } }""");
        var verdict = Assert.Single(Assess(scheme, "answer,a,,,10,%", "answer,b,,,0,%").Rows);
        Assert.Equal((VerdictState.NotEvaluable, VerdictReason.ZeroDenominator, "b"), (verdict.State, verdict.Reason, Assert.Single(verdict.ZeroInputs).Id));
        Assert.Equal(VerdictReason.MissingInput, Assert.Single(Assess(scheme, "answer,a,,,10,%").Rows).Reason);
    }

    [Fact]
    public void An_answer_to_another_scheme_is_no_mistake_when_one_is_chosen()
    {
        var (chosen, other) = (Scheme(Inputs, Scored, Grades), Classes() with { Id = "other" });
        var findings = new Findings();
        AnswerRows.Check(Answers("answer,size,,,30000,tce,me,meter"), [chosen with { Inputs = [.. chosen.Inputs.Where(i => i.Id != "size")] }], [chosen, other], findings);
        Assert.DoesNotContain(findings.Sorted(), f => f.Code == "EVL-002");
    }

    private static Scheme Classes() => Scheme(Inputs, "  - { id: A, name: a, unit: \"%\", strength: binding, value: a, rule: { kind: threshold_by_class_and_year, op: \"<=\", limits: [ { class: small, year: 2027, value: 30 }, { class: [small], year: 2030, value: 20 }, { class: large, value: 10 } ] } }", """
        milestones: [2027, 2030]
        classes:
          - id: band
            options:
              - { id: small, name: s, when: "20000 [tce] <= size < 1000000 [tce]" }
              - { id: large, name: l, when: "size >= 1000000 [tce]" }
              - { id: none, name: n, when: "size < 20000 [tce]", not_evaluable: true }
        aggregation: { mode: conjunctive }
        grades: [ { id: accepted, name: a, requires: [binding], pass: true } ]
        """);
}
