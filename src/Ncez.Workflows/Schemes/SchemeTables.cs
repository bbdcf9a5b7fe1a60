using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Quantities;
using Ncez.Model.Schemes;
using Ncez.Model.Tables;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Schemes;

/// <summary>Assessments as tables: results, rows with their explanation, what is missing, how the scheme is known.</summary>
public static partial class SchemeTables
{
    /// <summary>A row per scheme.</summary>
    public static ResultTable Results(IEnumerable<SchemeAssessment> assessments) => new("evaluation", SchemeTexts.Of("results.title"),
        [
            Column("scheme"), Column("name"), Column("year"), Column("class"), Column("readiness"), Column("outcome"), Column("grade"),
            new TableColumn("score", SchemeTexts.Of("column.score"), IsNumber: true), Column("assessed"), Column("decided"), Column("consequence"),
        ],
        [.. assessments.Select(a => ImmutableArray.Create<TableCell>([
            a.Scheme.Id, a.Scheme.Name, YearOf(a), SchemeTexts.Join(", ", a.Classes.Select(c => c.Name)), SchemeTexts.Readiness(a.Scheme.Readiness),
            SchemeTexts.Outcome(a.Outcome), a.Grade?.Name ?? default, a.Score is { } score ? (double)score : double.NaN,
            Progress(a), SchemeTexts.Join("; ", a.Vetoes.Select(v => SchemeTexts.Of("vetoed", ("row", v.Id), ("name", v.Name)))), Consequence(a)]))]);

    /// <summary>A row per indicator of a scheme, with value, limit, verdict, points and what it rests on.</summary>
    public static ResultTable Rows(SchemeAssessment assessment) => new($"evaluation-{assessment.Scheme.Id}", assessment.Scheme.Name,
        [
            Column("id"), Column("row"), Column("strength"), new TableColumn("value", SchemeTexts.Of("column.value")), new TableColumn("limit", SchemeTexts.Of("column.limit")), Column("unit"),
            Column("state"), .. assessment.Scheme.Aggregation.TotalPoints is null ? [] : new[] { new TableColumn("points", SchemeTexts.Of("column.points")) },
            Column("why"), Column("evidence"), Column("known"),
        ],
        [.. assessment.Rows.Select(r => ImmutableArray.Create<TableCell>([
            r.Row.Id, r.Row.Name, SchemeTexts.Strength(r.Row.Strength), Shown(r.Row.JudgedUnit, r.Value), LimitOf(r), UnitSymbol.Shown(r.Row.JudgedUnit.Text), SchemeTexts.State(r),
            .. assessment.Scheme.Aggregation.TotalPoints is null ? [] : new TableCell[] { PointsOf(r) },
            Why(r), Evidence(assessment, r), Known(r.Row)]))]);

    /// <summary>Inputs that are missing, with the line to add to evaluation.csv.</summary>
    public static ResultTable Missing(SchemeAssessment assessment) => new($"missing-{assessment.Scheme.Id}", SchemeTexts.Of("missing.title"),
        [Column("input"), Column("question"), Column("unit"), Column("from"), Column("note")],
        [.. assessment.Missing().Select(i => ImmutableArray.Create<TableCell>([
            i.Id, i.Name, UnitSymbol.Shown(i.Unit.Text), i.Result.Length > 0 ? SchemeTexts.Of("from.result", ("result", i.Result)) : SchemeTexts.Of($"from.{i.Kind}"), i.Note]))]);

    /// <summary>How each scheme is known, its sources, procedure and required materials.</summary>
    public static ResultTable About(IEnumerable<SchemeAssessment> assessments) => new("evaluation-about", SchemeTexts.Of("about.title"),
        [Column("scheme"), Column("what"), Column("text")],
        [.. assessments.SelectMany(a => About(a.Scheme)).Where(r => !r[2].Text.IsEmpty)]);

    /// <summary>"x of y assessed".</summary>
    internal static LocalText Progress(SchemeAssessment a) => SchemeTexts.Of("progress", ("assessed", a.Assessed), ("of", a.Assessable));

    private static LocalText Consequence(SchemeAssessment a) => a.Consequence is not { } rule ? default
        : rule.WaitMonths is { } months ? SchemeTexts.Of("consequence.wait", ("effect", rule.Effect), ("months", months)) : rule.Effect;

    private static IEnumerable<ImmutableArray<TableCell>> About(Scheme scheme)
    {
        ImmutableArray<TableCell> Line(string what, LocalText text) => [scheme.Id, SchemeTexts.Of($"about.{what}"), text];
        yield return Line("issuer", SchemeTexts.Join(", ", [scheme.Issuer, LocalText.Same(scheme.DocumentNo), LocalText.Same(scheme.Issued)]));
        yield return Line("notice", scheme.Notice);
        foreach (var (how, what) in scheme.Verified)
        {
            yield return [scheme.Id, SchemeTexts.Known(how), what];
        }

        foreach (var source in scheme.Sources)
        {
            yield return Line("source", SchemeTexts.Join(" ", [LocalText.Same($"{source.Id} {source.Address}".Trim()), source.Note]));
        }

        yield return Line("aggregation", scheme.Aggregation.Note);
        yield return Line("notApplicable", scheme.NotApplicable.Text);
        yield return Line("discretion", scheme.Discretion);
        yield return Line("process", SchemeTexts.Join(" → ", scheme.Process));
        yield return Line("materials", SchemeTexts.Join("; ", scheme.Materials));
    }

    private static string YearOf(SchemeAssessment a) => a.Milestone is { } milestone ? $"{a.Year} ({milestone})" : a.Year.ToString(CultureInfo.InvariantCulture);

    /// <summary>A value with its unit.</summary>
    internal static LocalText WithUnit(SchemeUnit unit, Quotient value) => Beside(Shown(unit, value), UnitSymbol.Of(unit.Text));

    /// <summary>What the operator wrote, with its unit.</summary>
    internal static LocalText Written(SchemeAnswer answer) => answer.Unit == "1" ? LocalText.Same(answer.Text) : Beside(answer.Text, UnitSymbol.Of(answer.Unit));

    private static LocalText Beside(string value, LocalText unit) => new($"{value} {unit.Zh}".Trim(), $"{value} {unit.En}".Trim());

    // So many digits that 79.9 is not 80, and no more than a reader takes in.
    internal static string Shown(SchemeUnit unit, Quotient? value) => value is { } known ? Digits(unit.In(known).Value) : "";

    private static string Digits(decimal value) => Math.Round(value, Math.Abs(value) switch { >= 1_000 => 2, >= 1 => 4, _ => 8 }).ToString("#,0.########", CultureInfo.InvariantCulture);

    private static LocalText LimitOf(RowVerdict verdict) => verdict.Limit is not { } limit ? default
        : LocalText.Same(verdict.How is { } how ? $"{how.Sign().Replace(">=", "≥", StringComparison.Ordinal).Replace("<=", "≤", StringComparison.Ordinal).Replace("==", "=", StringComparison.Ordinal)} {Shown(verdict.Row.JudgedUnit, limit)}" : Shown(verdict.Row.JudgedUnit, limit));

    private static string PointsOf(RowVerdict verdict) => verdict.Row.Rule?.Points is not { } full ? ""
        : $"{(verdict.Points is { } points ? Digits(points) : Numbers.None)}/{Digits(full)}";

    private static LocalText Why(RowVerdict verdict)
    {
        var formula = verdict.Row.Value is { } value ? LocalText.Same(value.Text) : default;
        var parts = verdict.Parts.IsEmpty ? default : SchemeTexts.Join(", ", verdict.Parts.Select(p =>
            SchemeTexts.Of("part", ("part", p.Name), ("value", p.Value is { } v ? LocalText.Same(Shown(verdict.Row.Unit, v)) : SchemeTexts.Of("state.NoData")), ("state", SchemeTexts.Of($"state.{p.State}")))));
        var decision = verdict.Decision is { } d ? SchemeTexts.Of(d.Kind == AnswerKind.Limit ? "decision.limit" : "decision.leftOut", ("reason", d.Reason), ("who", d.Who.Length > 0 ? d.Who : Numbers.None)) : default;
        return SchemeTexts.Join("; ", [SchemeTexts.Reason(verdict), formula, parts, decision, verdict.Row.Words]);
    }

    private static LocalText Evidence(SchemeAssessment assessment, RowVerdict verdict) => SchemeTexts.Join("; ", assessment.InputsOf(verdict.Row).Where(i => i.IsKnown).SelectMany(Evidence));

    private static IEnumerable<LocalText> Evidence(InputReading reading)
    {
        if (reading.Value is { } value && reading.Series is { } series)
        {
            yield return SchemeTexts.Of("evidence.value", ("name", reading.Input.Name), ("value", Shown(reading.Input.Unit, value)), ("unit", UnitSymbol.Of(reading.Input.Unit.Text)), ("where", series.Evidence));
        }

        foreach (var answer in reading.Answers)
        {
            yield return SchemeTexts.Of("evidence.answer", ("name", reading.Input.Name), ("part", answer.Part), ("value", Written(answer)),
                ("evidence", answer.Evidence.Length > 0 ? LocalText.Same(answer.Evidence) : SchemeTexts.Of("evidence.none")), ("who", answer.Who), ("when", answer.When), ("where", answer.Where.ToString()));
        }
    }

    private static LocalText Known(SchemeRow row) => SchemeTexts.Join(", ", row.Provenance.Select(p => SchemeTexts.Of("known", ("field", SchemeTexts.Of($"field.{FieldOf(p.Key)}")), ("how", SchemeTexts.Known(p.Value)))));

    private static string FieldOf(string field) => field is "name" or "limit" or "value" or "points" or "rule" or "veto" or "weights" ? field : "other";

    private static TableColumn Column(string id) => new(id, SchemeTexts.Of($"column.{id}"));
}
