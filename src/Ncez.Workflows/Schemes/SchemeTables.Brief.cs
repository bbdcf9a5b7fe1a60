using System.Collections.Immutable;
using Ncez.Model.Quantities;
using Ncez.Model.Schemes;
using Ncez.Model.Tables;

namespace Ncez.Workflows.Schemes;

/// <summary>The same, narrow: verdicts in one table, their reasons in another, for a screen of 120 columns and a page of paper.</summary>
public static partial class SchemeTables
{
    /// <summary>A row per scheme: what came out.</summary>
    public static ResultTable BriefResults(IEnumerable<SchemeAssessment> assessments) => new("evaluation", SchemeTexts.Of("results.title"),
        [Column("name"), Column("year"), Column("outcome"), Column("grade"), new TableColumn("score", SchemeTexts.Of("column.score"), IsNumber: true), Column("assessed"), Column("decided")],
        [.. assessments.Select(a => ImmutableArray.Create<TableCell>([
            a.Scheme.Name, YearOf(a), SchemeTexts.Outcome(a.Outcome), a.Grade?.Name ?? default, a.Score is { } score ? (double)score : double.NaN, Progress(a), SchemeTexts.Join("; ", a.Vetoes.Select(v => SchemeTexts.Of("vetoed", ("row", v.Id), ("name", v.Name))))]))]);

    /// <summary>A row per indicator: value, limit, verdict.</summary>
    public static ResultTable Brief(SchemeAssessment assessment)
    {
        var isScored = assessment.Scheme.Aggregation.TotalPoints is not null;
        return new ResultTable($"brief-{assessment.Scheme.Id}", assessment.Scheme.Name,
            [
                Column("id"), Column("row"), new TableColumn("value", SchemeTexts.Of("column.value")), new TableColumn("limit", SchemeTexts.Of("column.limit")), Column("unit"), Column("state"),
                .. isScored ? new[] { new TableColumn("points", SchemeTexts.Of("column.points")) } : [],
            ],
            [.. assessment.Rows.Select(r => ImmutableArray.Create<TableCell>([
                r.Row.Id, r.Row.Name, Shown(r.Row.JudgedUnit, r.Value), LimitOf(r), UnitSymbol.Shown(r.Row.JudgedUnit.Text), SchemeTexts.State(r), .. isScored ? new TableCell[] { PointsOf(r) } : []]))]);
    }

    /// <summary>Why each indicator was judged so, what it rests on, and how each field of the scheme is known.</summary>
    public static ResultTable Reasons(SchemeAssessment assessment) => new($"reasons-{assessment.Scheme.Id}", SchemeTexts.Of("reasons.title"),
        [Column("id"), Column("why"), Column("evidence"), Column("known")],
        [.. assessment.Rows.Select(r => (r.Row.Id, Why: Why(r), Evidence: Evidence(assessment, r), Known: Known(r.Row))).Select(r => ImmutableArray.Create<TableCell>([r.Id, r.Why, r.Evidence, r.Known]))]);
}
