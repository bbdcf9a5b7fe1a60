using System.Collections.Immutable;
using Ncez.Model.Schemes;

namespace Ncez.Evaluation.Schemes;

/// <summary>From verdicts to a result: vetoes first, then what must be met, then the score. A result is only given when nothing it rests on is open.</summary>
internal static class Grading
{
    /// <summary>The result; zone, year and inputs are filled in by the caller.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="rows">Verdicts.</param>
    /// <param name="level">Grade reached, for schemes by levels.</param>
    /// <param name="classes">Classes of the zone.</param>
    /// <param name="isPeriodEnd">Whether the year ends the period; null = not known.</param>
    public static SchemeAssessment Of(Scheme scheme, ImmutableArray<RowVerdict> rows, SchemeGrade? level, ZoneClasses classes, bool? isPeriodEnd)
    {
        var (score, assessedPoints, isScoreOpen) = Score(scheme, rows);
        var vetoes = rows.Where(r => r.State == VerdictState.NotMet && r.Row.Veto is { } veto && Holds(veto, isPeriodEnd)).Select(r => r.Row).ToImmutableArray();
        var assessment = new SchemeAssessment
        {
            Scheme = scheme,
            Zone = "",
            Year = 0,
            Inputs = [],
            Rows = rows,
            Classes = classes.Classes,
            Score = score,
            AssessedPoints = assessedPoints,
            Assessed = rows.Count(r => r.IsAssessed),
            Assessable = rows.Count(r => r.State != VerdictState.Excluded),
            Outcome = SchemeOutcome.Partial,
            Vetoes = vetoes,
        };
        if (scheme.Aggregation.Mode == AggregationMode.Reported && vetoes.IsEmpty)
        {
            return assessment with { Outcome = classes.IsOutside ? SchemeOutcome.NotEvaluable : SchemeOutcome.Reported };
        }

        if (!vetoes.IsEmpty)
        {
            return assessment with { Outcome = SchemeOutcome.Failed, Grade = scheme.Grades.FirstOrDefault(g => g.Id == vetoes[0].Veto!.Grade) };
        }

        if (classes.IsOutside)
        {
            return assessment with { Outcome = SchemeOutcome.NotEvaluable };
        }

        var (outcome, grade) = scheme.Aggregation.Mode switch
        {
            AggregationMode.HighestGradeAllMet => ByLevel(rows, level),
            AggregationMode.Conjunctive => ByGrades(scheme, rows, null),
            _ => isScoreOpen ? (MustFail(scheme, rows) ? SchemeOutcome.Failed : SchemeOutcome.Partial, null) : ByGrades(scheme, rows, score),
        };
        return assessment with { Outcome = outcome, Grade = grade };
    }

    // Annual targets bind in the years before the last one, period targets in the last one.
    private static bool Holds(SchemeVeto veto, bool? isPeriodEnd) => veto.Timing switch
    {
        VetoTiming.Annual => isPeriodEnd != true,
        VetoTiming.PeriodEnd => isPeriodEnd == true,
        _ => true,
    };

    private static (decimal? Score, decimal? Assessed, bool IsOpen) Score(Scheme scheme, ImmutableArray<RowVerdict> rows)
    {
        if (scheme.Aggregation.TotalPoints is not { } total)
        {
            return (null, null, false);
        }

        var (earned, bonus, assessed, excluded, listed, isOpen) = (0m, 0m, 0m, 0m, 0m, false);
        foreach (var row in rows)
        {
            if (row.Row.Rule?.Points is not { } full)
            {
                isOpen |= row.Row is { Strength: RowStrength.Score, IsBonus: false };
                continue;
            }

            if (row.Row.IsBonus)
            {
                bonus += row.Points ?? 0;
                continue;
            }

            listed += full;
            excluded += row.State == VerdictState.Excluded ? full : 0;
            (earned, assessed) = row.Points is { } points && row.IsAssessed ? (earned + points, assessed + full) : (earned, assessed);
            isOpen |= row.State is VerdictState.NoData or VerdictState.NotEvaluable;
        }

        // A table that does not list the full score is not the whole table.
        isOpen |= listed != total || (excluded > 0 && scheme.NotApplicable.Mode != NotApplicableMode.ReweightToAssessed);
        var score = scheme.NotApplicable.Mode == NotApplicableMode.ReweightToAssessed && excluded > 0 && assessed > 0 ? earned * total / assessed : earned;
        return (assessed > 0 || bonus > 0 ? score + bonus : null, assessed, isOpen || assessed == 0);
    }

    private static bool MustFail(Scheme scheme, ImmutableArray<RowVerdict> rows) => rows.Any(r => r.State == VerdictState.NotMet
        && (r.Row.Strength == RowStrength.Prerequisite || (r.Row.Strength == RowStrength.Binding && scheme.Aggregation.Mode == AggregationMode.AdditivePointsWithBinding)));

    private static (SchemeOutcome Outcome, SchemeGrade? Grade) ByLevel(ImmutableArray<RowVerdict> rows, SchemeGrade? level) => level is not null
        ? (level.IsPass ? SchemeOutcome.Passed : SchemeOutcome.Failed, level)
        : (rows.Any(r => r.State == VerdictState.NotMet && r.Row.Strength is RowStrength.Binding or RowStrength.Prerequisite) ? SchemeOutcome.Failed : SchemeOutcome.Partial, null);

    private static (SchemeOutcome Outcome, SchemeGrade? Grade) ByGrades(Scheme scheme, ImmutableArray<RowVerdict> rows, decimal? score)
    {
        var isOpen = false;
        foreach (var grade in scheme.Grades)
        {
            if (score is { } points && !grade.Holds(points))
            {
                continue;
            }

            var required = Required(scheme, grade, rows).ToList();
            if (required.All(r => r.State is VerdictState.Met or VerdictState.Excluded) && (required.Count > 0 || score is not null || grade.Requires.IsEmpty))
            {
                return isOpen ? (SchemeOutcome.Partial, null) : (grade.IsPass ? SchemeOutcome.Passed : SchemeOutcome.Failed, grade);
            }

            isOpen |= required.All(r => r.State != VerdictState.NotMet);
        }

        return (isOpen || scheme.Grades.IsEmpty ? SchemeOutcome.Partial : SchemeOutcome.Failed, null);
    }

    private static IEnumerable<RowVerdict> Required(Scheme scheme, SchemeGrade grade, ImmutableArray<RowVerdict> rows) => rows.Where(r =>
        grade.Requires.Contains(r.Row.Id)
        || (r.Row.Strength == RowStrength.Binding && grade.IsPass && scheme.Aggregation.Mode == AggregationMode.AdditivePointsWithBinding)
        || (r.Row.Strength == RowStrength.Prerequisite && grade.Requires.Contains(PrerequisitesWord))
        || (r.Row.Strength == RowStrength.Binding && grade.Requires.Contains(BindingWord)));

    /// <summary>Stands for all prerequisites in a grade's requirements.</summary>
    public const string PrerequisitesWord = "prerequisites";

    /// <summary>Stands for all binding rows in a grade's requirements.</summary>
    public const string BindingWord = "binding";
}
