using System.Collections.Immutable;
using Ncez.Model.Schemes;

namespace Ncez.Evaluation.Schemes;

/// <summary>
/// Judges a zone by a scheme: results and answers in, an assessment out. It knows kinds of rules, never a scheme. Met, not met,
/// excluded, no data and not evaluable stay apart to the end; nothing is rounded.
/// </summary>
public static class AssessScheme
{
    /// <summary>The assessment.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="facts">Results of the engines for the zone and year.</param>
    /// <param name="answers">Rows of evaluation.csv; those of other schemes are left aside.</param>
    public static SchemeAssessment Of(Scheme scheme, SchemeFacts facts, ImmutableArray<SchemeAnswer> answers)
    {
        var inputs = new InputValues(scheme, facts, answers);
        var settings = EvaluationSettings.Of(scheme, answers);
        var classes = ZoneClasses.Of(scheme, inputs);
        var milestone = settings.Milestone ?? MilestoneOf(scheme, facts.Year);
        var context = new RuleContext(scheme, inputs, classes.Ids, milestone, "", settings.Aggregator, null) { IsClassUnknown = classes.IsUnknown };
        var decisions = answers.IsEmpty ? [] : answers.Where(a => a.Kind is AnswerKind.NotApplicable or AnswerKind.Limit && (a.Scheme.Length == 0 || a.Scheme == scheme.Id)).ToImmutableArray();
        var (rows, level) = scheme.Aggregation.Mode == AggregationMode.HighestGradeAllMet
            ? GradeLevels.Rows(scheme, context, decisions)
            : (Judge(scheme, context, decisions), null);
        var isPeriodEnd = settings.IsPeriodEnd ?? (scheme.PeriodEnd is { } end ? facts.Year >= end : null);
        var result = Grading.Of(scheme, rows, level, classes, isPeriodEnd);
        return result with
        {
            Zone = facts.Zone,
            Year = facts.Year,
            Milestone = milestone,
            Attempt = settings.Attempt,
            Consequence = ConsequenceOf(scheme, result.Outcome, settings.Attempt),
            Inputs = inputs.Readings(Enumerable.Range(0, scheme.Inputs.Length)),
        };
    }

    /// <summary>A verdict for each row of the scheme.</summary>
    internal static ImmutableArray<RowVerdict> Judge(Scheme scheme, in RuleContext context, ImmutableArray<SchemeAnswer> decisions)
    {
        var rows = ImmutableArray.CreateBuilder<RowVerdict>(scheme.Rows.Length);
        foreach (var row in scheme.Rows)
        {
            rows.Add(Judge(row, context, decisions));
        }

        return rows.MoveToImmutable();
    }

    private static RowVerdict Judge(SchemeRow row, in RuleContext context, ImmutableArray<SchemeAnswer> decisions)
    {
        if (row.Levels.Length > 0 && !row.Levels.Contains(context.Level))
        {
            return new RowVerdict { Row = row, State = VerdictState.Excluded, Reason = VerdictReason.OtherGrade };
        }

        if (row.AppliesWhen is { } condition && FormulaValues.Of(condition, context.Inputs) is var applies and not true)
        {
            return new RowVerdict { Row = row, State = applies is null ? VerdictState.NoData : VerdictState.Excluded, Reason = applies is null ? VerdictReason.MissingInput : VerdictReason.DoesNotApply };
        }

        SchemeAnswer? changed = null;
        foreach (var decision in decisions)
        {
            if (decision.Subject == row.Id && decision.Kind == AnswerKind.NotApplicable && Decisions.MayLeaveOut(context.Scheme, row, decision))
            {
                return new RowVerdict { Row = row, State = VerdictState.Excluded, Reason = VerdictReason.LeftOut, Decision = decision };
            }

            changed ??= decision.Subject == row.Id && decision.Kind == AnswerKind.Limit && Decisions.MayChangeLimit(context.Scheme, row, decision) ? decision : null;
        }

        var value = row.Value is { } formula ? FormulaValues.Of(formula, context.Inputs) : null;
        if (row.Rule is not { } rule)
        {
            return new RowVerdict { Row = row, State = VerdictState.NotEvaluable, Reason = VerdictReason.UnknownLimit, Value = value };
        }

        if (ZeroInputs(row, context) is { IsEmpty: false } zeros)
        {
            return new RowVerdict { Row = row, State = VerdictState.NotEvaluable, Reason = VerdictReason.ZeroDenominator, ZeroInputs = zeros, Decision = changed };
        }

        var result = RuleJudge.Of(rule, row.Value, context with { Changed = changed });
        return new RowVerdict
        {
            Row = row,
            State = result.State,
            Reason = result.Reason,
            Value = result.Value ?? value,
            Limit = result.Limit,
            How = result.How,
            IsAtLimit = result is { Value: { } v, Limit: { } l } && rule is not TrendRule && v.IsNear(l),
            Points = result.Points,
            Parts = result.Parts.IsDefault ? [] : result.Parts,
            Decision = changed,
        };
    }

    // Inputs that somebody stated as 0 below the line of the row's value: neither missing nor a matter of class.
    private static ImmutableArray<SchemeInput> ZeroInputs(SchemeRow row, RuleContext context) => row.Value is not { } formula ? []
        : [.. FormulaValues.ZeroDenominators(formula.Root, context.Inputs).Distinct().Select(i => context.Scheme.Inputs[i])];

    // The first milestone that is not past; after the last, the last one holds.
    private static int? MilestoneOf(Scheme scheme, int year)
    {
        foreach (var milestone in scheme.Milestones)
        {
            if (milestone >= year)
            {
                return milestone;
            }
        }

        return scheme.Milestones.IsEmpty ? null : scheme.Milestones[^1];
    }

    private static OutcomeRule? ConsequenceOf(Scheme scheme, SchemeOutcome outcome, int attempt)
    {
        if (outcome is not (SchemeOutcome.Passed or SchemeOutcome.Failed))
        {
            return null;
        }

        var happened = outcome == SchemeOutcome.Passed ? OutcomeEvent.Pass : attempt > 1 ? OutcomeEvent.FailSecond : OutcomeEvent.FailFirst;
        return scheme.Outcomes.FirstOrDefault(o => o.Event == happened);
    }
}
