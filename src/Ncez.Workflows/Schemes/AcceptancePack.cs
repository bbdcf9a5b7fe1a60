using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Quantities;
using Ncez.Model.Schemes;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using Ncez.Workflows.Documents;

namespace Ncez.Workflows.Schemes;

/// <summary>
/// The papers of an acceptance, scheme by scheme: application, self-evaluation, list of evidence, score sheet
/// of the experts, result of the panel, outcome letter with what follows. What nobody has filled in stays a blank to fill in.
/// </summary>
public static class AcceptancePack
{
    /// <summary>The papers.</summary>
    /// <param name="evaluation">The zone judged; not empty.</param>
    public static Papers Of(ZoneEvaluation evaluation)
    {
        var zone = evaluation.Account.Input!.Zone;
        return new Papers(SchemeTexts.Of("pack.title"), zone.Name, [.. evaluation.Assessments.SelectMany(a => Chapters(evaluation, a, zone))]);
    }

    /// <summary>The tables of the pack of one scheme, in their order: what a workbook or another form may show too.</summary>
    public static ImmutableArray<ResultTable> Tables(SchemeAssessment assessment, Zone zone) =>
        [Application(assessment, zone), Materials(assessment.Scheme), SchemeTables.Rows(assessment), Evidence(assessment), ScoreSheet(assessment, null), Panel(assessment), Consequences(assessment.Scheme)];

    private static IEnumerable<PaperChapter> Chapters(ZoneEvaluation evaluation, SchemeAssessment assessment, Zone zone)
    {
        yield return new PaperChapter(1, assessment.Scheme.Name, [assessment.Scheme.Notice], []);
        yield return Chapter("pack.application", Application(assessment, zone), Materials(assessment.Scheme));
        yield return Chapter("pack.selfEvaluation", SchemeTables.BriefResults([assessment]), SchemeTables.Brief(assessment), SchemeTables.Reasons(assessment), AdviceTable.Of(evaluation, assessment.Scheme), SchemeTables.Missing(assessment));
        yield return Chapter("pack.evidence", Evidence(assessment));
        foreach (var expert in Experts(assessment))
        {
            var title = expert is { } name ? SchemeTexts.Of("pack.scoreSheetOf", ("expert", name)) : SchemeTexts.Of("pack.scoreSheet");
            yield return new PaperChapter(2, title, [SchemeTexts.Of("pack.scoreSheet.sign")], [ScoreSheet(assessment, expert)]);
        }

        yield return Chapter("pack.panel", Panel(assessment));
        yield return new PaperChapter(2, SchemeTexts.Of("pack.letter"), [.. Letter(assessment, zone)], [Consequences(assessment.Scheme)]);
    }

    private static PaperChapter Chapter(string title, params ReadOnlySpan<ResultTable> tables)
    {
        ImmutableArray<ResultTable> filled = [.. tables.ToArray().Where(t => t.Rows.Length > 0)];
        return new PaperChapter(2, SchemeTexts.Of(title), filled.IsEmpty ? [SchemeTexts.Of("pack.nothing")] : [], filled);
    }

    // What a pass, a first and a second failure lead to: who is refused reads when to come again.
    private static ResultTable Consequences(Scheme scheme) => new("outcomes", SchemeTexts.Of("pack.outcomes"),
        [new TableColumn("when", SchemeTexts.Of("pack.event")), new TableColumn("effect", SchemeTexts.Of("column.consequence")), new TableColumn("months", SchemeTexts.Of("pack.wait"), IsNumber: true)],
        [.. scheme.Outcomes.Select(o => ImmutableArray.Create<TableCell>([SchemeTexts.Of($"event.{o.Event}"), o.Effect, o.WaitMonths ?? double.NaN]))]);

    private static ResultTable Application(SchemeAssessment assessment, Zone zone) => new("application", SchemeTexts.Of("pack.application"),
        [new TableColumn("what", SchemeTexts.Of("column.what")), new TableColumn("text", SchemeTexts.Of("column.text"))],
        [
            [SchemeTexts.Of("pack.zone"), zone.Name],
            [SchemeTexts.Of("pack.region"), zone.Region],
            [SchemeTexts.Of("column.scheme"), assessment.Scheme.Name],
            [SchemeTexts.Of("about.issuer"), SchemeTexts.Join(", ", [assessment.Scheme.Issuer, LocalText.Same(assessment.Scheme.DocumentNo)])],
            [SchemeTexts.Of("column.class"), SchemeTexts.Join(", ", assessment.Classes.Select(c => c.Name))],
            [SchemeTexts.Of("column.year"), assessment.Year.ToString(CultureInfo.InvariantCulture)],
            [SchemeTexts.Of("pack.attempt"), assessment.Attempt.ToString(CultureInfo.InvariantCulture)],
            [SchemeTexts.Of("pack.applicant"), ""],
            [SchemeTexts.Of("pack.signature"), ""],
        ]);

    private static ResultTable Materials(Scheme scheme) => new("materials", SchemeTexts.Of("about.materials"),
        [new TableColumn("what", SchemeTexts.Of("column.what")), new TableColumn("enclosed", SchemeTexts.Of("pack.enclosed"))],
        [.. scheme.Materials.Select(m => ImmutableArray.Create<TableCell>([m, "☐"]))]);

    private static ResultTable Evidence(SchemeAssessment assessment) => new("evidence", SchemeTexts.Of("pack.evidence"),
        [
            new TableColumn("input", SchemeTexts.Of("column.question")), new TableColumn("value", SchemeTexts.Of("column.value")), new TableColumn("evidence", SchemeTexts.Of("column.evidence")),
            new TableColumn("who", SchemeTexts.Of("pack.who")), new TableColumn("when", SchemeTexts.Of("pack.when")), new TableColumn("where", SchemeTexts.Of("pack.where")),
        ],
        [.. assessment.Inputs.SelectMany(Evidence)]);

    private static IEnumerable<ImmutableArray<TableCell>> Evidence(InputReading reading)
    {
        if (reading is { Value: { } value, Series: { } series })
        {
            yield return [reading.Input.Name, SchemeTables.WithUnit(reading.Input.Unit, value), series.Evidence, "", "", ""];
        }

        foreach (var answer in reading.Answers)
        {
            yield return [SchemeTexts.Join(" ", [reading.Input.Name, LocalText.Same(answer.Part)]), SchemeTables.Written(answer), answer.Evidence, answer.Who, answer.When, answer.Where.ToString()];
        }
    }

    // A sheet for each expert who has scored, or one to be copied while nobody has.
    private static IEnumerable<LocalText?> Experts(SchemeAssessment assessment) =>
        assessment.Rows.Where(r => r.Row.Rule is PanelRule).SelectMany(r => r.Parts).Select(p => (LocalText?)p.Name).Distinct().DefaultIfEmpty(null);

    // Experts see value and limit, and write their own score; scores that are known stand there.
    private static ResultTable ScoreSheet(SchemeAssessment assessment, LocalText? expert) => new("scoreSheet", SchemeTexts.Of("pack.scoreSheet"),
        [
            new TableColumn("id", SchemeTexts.Of("column.id")), new TableColumn("row", SchemeTexts.Of("column.row")), new TableColumn("value", SchemeTexts.Of("column.value")),
            new TableColumn("unit", SchemeTexts.Of("column.unit")), new TableColumn("full", SchemeTexts.Of("pack.full")), new TableColumn("score", SchemeTexts.Of("pack.score")), new TableColumn("remark", SchemeTexts.Of("pack.remark")),
        ],
        [.. assessment.Rows.Select(r => ImmutableArray.Create<TableCell>([
            r.Row.Id, r.Row.Name, SchemeTables.Shown(r.Row.JudgedUnit, r.Value), UnitSymbol.Of(r.Row.JudgedUnit.Text), r.Row.Rule?.Points?.ToString(CultureInfo.InvariantCulture) ?? "",
            r.Row.Rule is PanelRule && r.Parts.FirstOrDefault(p => (LocalText?)p.Name == expert) is { Points: { } points } ? points.ToString(CultureInfo.InvariantCulture) : "", ""]))]);

    private static ResultTable Panel(SchemeAssessment assessment) => new("panel", SchemeTexts.Of("pack.panel"),
        [new TableColumn("row", SchemeTexts.Of("column.row")), new TableColumn("expert", SchemeTexts.Of("pack.expert")), new TableColumn("score", SchemeTexts.Of("pack.score"))],
        [.. assessment.Rows.Where(r => r.Row.Rule is PanelRule).SelectMany(r => r.Parts.Select(p => ImmutableArray.Create<TableCell>([
            r.Row.Name, p.Name, p.Points?.ToString(CultureInfo.InvariantCulture) ?? ""])).Append([
            r.Row.Name, SchemeTexts.Of("pack.together"), r.Points?.ToString("0.####", CultureInfo.InvariantCulture) ?? ""]))]);

    private static IEnumerable<LocalText> Letter(SchemeAssessment assessment, Zone zone)
    {
        yield return SchemeTexts.Of("pack.letter.result", ("zone", zone.Name), ("scheme", assessment.Scheme.Name), ("year", assessment.Year),
            ("outcome", assessment.Grade?.Name ?? SchemeTexts.Outcome(assessment.Outcome)), ("progress", SchemeTables.Progress(assessment)));
        if (assessment.Score is { } score)
        {
            yield return SchemeTexts.Of("pack.letter.score", ("score", score.ToString("0.####", CultureInfo.InvariantCulture)), ("total", assessment.Scheme.Aggregation.TotalPoints?.ToString(CultureInfo.InvariantCulture) ?? ""));
        }

        if (!assessment.Vetoes.IsEmpty)
        {
            yield return SchemeTexts.Of("pack.letter.veto", ("rows", SchemeTexts.Join("; ", assessment.Vetoes.Select(v => SchemeTexts.Of("vetoed", ("row", v.Id), ("name", v.Name))))));
        }

        if (assessment.Consequence is { } rule)
        {
            yield return rule.WaitMonths is { } months ? SchemeTexts.Of("consequence.wait", ("effect", rule.Effect), ("months", months)) : rule.Effect;
        }

        yield return SchemeTexts.Of("pack.letter.draft");
    }
}
