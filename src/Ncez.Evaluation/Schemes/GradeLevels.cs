using System.Collections.Immutable;
using Ncez.Model.Schemes;

namespace Ncez.Evaluation.Schemes;

/// <summary>Schemes whose grades have limits of their own: the best grade whose rows are all met.</summary>
internal static class GradeLevels
{
    /// <summary>The rows at the best grade that is reached, or at the lowest one, and that grade; null when none is reached.</summary>
    public static (ImmutableArray<RowVerdict> Rows, SchemeGrade? Grade) Rows(Scheme scheme, in RuleContext context, ImmutableArray<SchemeAnswer> decisions)
    {
        ImmutableArray<RowVerdict> rows = [];
        foreach (var grade in scheme.Grades)
        {
            rows = AssessScheme.Judge(scheme, context with { Level = grade.Id }, decisions);
            if (IsReached(rows))
            {
                return (rows, grade);
            }
        }

        return (rows, null);
    }

    private static bool IsReached(ImmutableArray<RowVerdict> rows)
    {
        var any = false;
        foreach (var row in rows)
        {
            if (row.Row.Strength is RowStrength.Prerequisite or RowStrength.Binding)
            {
                any |= row.State == VerdictState.Met;
                if (row.State is not (VerdictState.Met or VerdictState.Excluded))
                {
                    return false;
                }
            }
        }

        return any;
    }
}
