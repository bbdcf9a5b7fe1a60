using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Technology.Assessment;

namespace Ncez.Workflows.Technologies.Assessment;

/// <summary>An assessment as sentences and tables.</summary>
public static class AssessmentTables
{
    private static readonly TextArea Texts = TextArea.Of(typeof(AssessmentTables).Assembly, "Assessment");

    /// <summary>A text of the area.</summary>
    internal static LocalText Text(string key, params TextArg[] args) => Texts.Both(key, args);

    /// <summary>The answer with what it needs: who leads, and whether another round is due.</summary>
    public static LocalText Answer(PanelAssessment assessment) => Reporting.ReportTexts.Join("；", "; ", [Leader(assessment), Stop(assessment).InSentence]);

    /// <summary>Whether another round is due.</summary>
    internal static LocalText Stop(PanelAssessment assessment)
    {
        var open = assessment.LastRound.Where(a => !a.IsSettled).ToList();
        return open.Count == 0 ? Text("stop.yes") : Text("stop.no", ("criteria", Joined(open.Select(a => a.Criterion.Name))));
    }

    /// <summary>Who leads.</summary>
    internal static LocalText Leader(PanelAssessment assessment)
    {
        if (assessment.Rankings.IsEmpty)
        {
            return Text("answer.none", ("round", assessment.Panel.Rounds[^1]));
        }

        var leaders = assessment.Rankings.Select(r => assessment.Matrix.Technologies[r.Place.IndexOf(r.Place.Where(p => p > 0).DefaultIfEmpty(0).Min())].Name).Distinct().ToList();
        return Text(leaders.Count == 1 ? "answer.one" : "answer.several", ("technology", Joined(leaders)), ("round", assessment.Panel.Rounds[^1]));
    }

    /// <summary>All tables that have rows, in the order of the work: settings, rounds, weights, ranking, grades.</summary>
    public static ImmutableArray<ResultTable> Of(PanelAssessment assessment) =>
    [
        .. new[] { Settings(assessment), Experts(assessment), Statistics(assessment), Agreement(assessment), Weights(assessment), Ranking(assessment), Sensitivity(assessment), Grades(assessment), Compared(assessment), Windows(assessment) }
            .Where(t => t.Rows.Length > 0),
    ];

    private static ResultTable Settings(PanelAssessment assessment)
    {
        var s = assessment.Panel.Settings;
        string Percent(double part) => Numbers.Percent(part, 0);
        (string Name, LocalText Value)[] rows =
        [
            ("weights", Text("weights." + s.Weights)), ("stop_concordance", Number(s.StopConcordance)), ("stop_significance", Number(s.StopSignificance)),
            ("stop_variation", Number(s.StopVariation)), ("weight_change", LocalText.Same(Percent(s.WeightChange))),
            .. assessment.Grades.Select(g => (g.Kind + "_cuts", Text(g.AreQuintiles ? "cuts.quintiles" : "cuts.set", ("cuts", string.Join("; ", g.Cuts.Select(c => Numbers.Significant(c, 3))))))),
        ];
        return new ResultTable("settings", Text("settings.title"), [Column("setting"), Column("meaning"), Column("value")],
            [.. rows.Select(r => ImmutableArray.Create<TableCell>([r.Name, Text("setting." + r.Name), r.Value]))]);
    }

    private static ResultTable Experts(PanelAssessment assessment) => new("experts", Text("experts.title"),
        [Column("expert"), Column("field"), Column("basis", true), Column("familiarity", true), Column("authority", true)],
        [.. assessment.Panel.Experts.Select(e => ImmutableArray.Create<TableCell>([e.Id, e.Field, e.BasisFraction ?? double.NaN, e.FamiliarityFraction ?? double.NaN, e.AuthorityFraction ?? double.NaN]))]);

    private static ResultTable Statistics(PanelAssessment assessment) => new("statistics", Text("statistics.title"),
        [Column("round", true), Column("criterion"), Column("technology"), Column("name"), Column("experts", true), Column("mean", true), Column("median", true), Column("lower", true), Column("upper", true), Column("variation", true)],
        [
            .. assessment.Statistics.Where(s => !s.Criterion.AsksYear).Select(s => ImmutableArray.Create<TableCell>(
                [s.Round, s.Criterion.Name, s.Technology.Id, s.Technology.Name, s.Experts, s.Mean, s.Median, s.LowerQuartile, s.UpperQuartile, s.VariationFraction])),
        ]);

    private static ResultTable Agreement(PanelAssessment assessment) => new("agreement", Text("agreement.title"),
        [Column("round", true), Column("criterion"), Column("experts", true), Column("items", true), Column("concordance", true), Column("chiSquare", true), Column("chance", true), Column("variation", true), Column("settled")],
        [
            .. assessment.Agreement.Select(a => ImmutableArray.Create<TableCell>(
                [a.Round, a.Criterion.Name, a.Experts, a.Items, a.Concordance, a.ChiSquare, a.ChanceFraction, a.VariationFraction, Text(a.IsSettled ? "yes" : "no")])),
        ]);

    private static ResultTable Weights(PanelAssessment assessment) => new("weights", Text("weights.title"),
        [Column("method"), .. assessment.Panel.Ranked.Select(c => new TableColumn(c.Id, c.Name, IsNumber: true)), Column("lambda", true), Column("consistencyIndex", true), Column("consistencyRatio", true), Column("used")],
        [
            .. assessment.Weights.Select(w => ImmutableArray.CreateRange<TableCell>(
            [
                Text("weights." + w.Method), .. w.WeightFraction.Select(f => (TableCell)f), w.Consistency?.PrincipalValue ?? double.NaN,
                w.Consistency is { } c && w.WeightFraction.Length > 1 ? (c.PrincipalValue - w.WeightFraction.Length) / (w.WeightFraction.Length - 1) : double.NaN,
                w.Consistency?.Ratio ?? double.NaN, w == assessment.Used ? Text("yes") : "",
            ])),
        ]);

    private static ResultTable Ranking(PanelAssessment assessment)
    {
        var order = assessment.Rankings.IsEmpty ? [] : Enumerable.Range(0, assessment.Matrix.Technologies.Length).OrderBy(i => assessment.Rankings[0].Place[i]).ToList();
        return new ResultTable("ranking", Text("ranking.title"),
            [
                Column("technology"), Column("name"),
                .. assessment.Rankings.SelectMany(r => new[] { new TableColumn($"value{r.Method}", Text("value." + r.Method), IsNumber: true), new TableColumn($"place{r.Method}", Text("place"), IsNumber: true) }),
            ],
            [
                .. order.Select(i => ImmutableArray.CreateRange<TableCell>(
                [
                    assessment.Matrix.Technologies[i].Id, assessment.Matrix.Technologies[i].Name,
                    .. assessment.Rankings.SelectMany(r => new TableCell[] { r.Value[i], r.Place[i] == 0 ? double.NaN : r.Place[i] }),
                ])),
            ]);
    }

    private static ResultTable Sensitivity(PanelAssessment assessment) => new("sensitivity", Text("sensitivity.title", ("change", Numbers.Percent(assessment.Panel.Settings.WeightChange, 0))),
        [Column("method"), Column("place", true), Column("technology"), Column("changes", true), Column("runs", true), Column("to")],
        [.. assessment.Sensitivity.Select(s => ImmutableArray.Create<TableCell>([Text("value." + s.Method), s.Place, s.Technology, s.Changes, s.Runs, string.Join("; ", s.To)]))]);

    private static ResultTable Grades(PanelAssessment assessment) => new("grades", Text("grades.title"),
        [Column("kind"), Column("graded", true), Column("same", true), Column("agreementPercent", true), Column("correlation", true)],
        [
            .. assessment.Grades.Select(g => ImmutableArray.Create<TableCell>(
                [Text("kind." + g.Kind), g.Graded.Length, g.Graded.Count(t => t.Derived == t.Published), g.AgreementFraction * 100, g.RankCorrelation])),
        ]);

    private static ResultTable Compared(PanelAssessment assessment) => new("differences", Text("differences.title"),
        [Column("kind"), Column("technology"), Column("name"), Column("value", true), Column("derived", true), Column("published", true), Column("difference", true)],
        [
            .. from g in assessment.Grades
               from t in g.Graded
               where t.Derived != t.Published
               select ImmutableArray.Create<TableCell>([Text("kind." + g.Kind), t.Technology.Id, t.Technology.Name, t.Value, t.Derived, t.Published, t.Derived - t.Published]),
        ]);

    private static ResultTable Windows(PanelAssessment assessment) => new("windows", Text("windows.title"),
        [Column("round", true), Column("technology"), Column("name"), Column("criterion"), Column("year"), Column("quartiles"), Column("window"), Column("within")],
        [
            .. assessment.Windows.Select(w => ImmutableArray.Create<TableCell>(
            [
                w.Statistic.Round, w.Statistic.Technology.Id, w.Statistic.Technology.Name, w.Statistic.Criterion.Name, Year(w.Statistic.Median), $"{Year(w.Statistic.LowerQuartile)}–{Year(w.Statistic.UpperQuartile)}",
                w.Published?.Display ?? Numbers.None, w.IsWithin is { } within ? Text(within ? "yes" : "no") : Numbers.None,
            ])),
        ]);

    private static string Year(double year) => Math.Round(year).ToString(CultureInfo.InvariantCulture);

    private static LocalText Number(double value) => LocalText.Same(Numbers.Significant(value, 3));

    private static LocalText Joined(IEnumerable<LocalText> texts)
    {
        var all = texts.ToList();
        return new LocalText(string.Join("、", all.Select(t => t.Zh)), string.Join(", ", all.Select(t => t.En)));
    }

    private static TableColumn Column(string id, bool isNumber = false) => new(id, Text(id), isNumber);
}
