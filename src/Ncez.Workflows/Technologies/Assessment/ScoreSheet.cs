using System.Collections.Immutable;
using Ncez.Model.Tables;
using Ncez.Model.Technologies;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using Ncez.Technology.Assessment;

namespace Ncez.Workflows.Technologies.Assessment;

/// <summary>Score sheets for the next round: a sheet for each expert, with the last round's median and quartiles beside the expert's own score.</summary>
public static class ScoreSheet
{
    private static readonly TextArea Texts = TextArea.Of(typeof(ScoreSheet).Assembly, "Assessment");

    /// <summary>Sheets to fill; the columns are those of panel.csv, so that a filled sheet is imported as it is.</summary>
    /// <param name="input">Zone with panel_experts.csv and panel_criteria.csv.</param>
    /// <param name="catalogue">Technologies; all of the zone's domain where nothing is scored yet.</param>
    /// <param name="assessment">Earlier rounds; null before the first.</param>
    /// <returns>No sheet when experts or criteria are missing.</returns>
    public static ImmutableArray<ResultTable> Of(ZoneInput input, TechnologyCatalogue catalogue, PanelAssessment? assessment)
    {
        var (experts, criteria) = (Column(input, "panel_experts.csv", "expert"), Column(input, "panel_criteria.csv", "criterion"));
        ImmutableArray<TechnologyEntry> technologies = assessment?.Panel.Technologies ?? [.. catalogue.Entries.Where(e => e.Domain == input.Zone.Domain)];
        var round = assessment is null ? 1 : assessment.Panel.Rounds[^1] + 1;
        return criteria.IsEmpty ? [] :
        [
            .. experts.Select(expert => new ResultTable(expert, Texts.Both("sheet.title", ("expert", expert), ("round", round)),
                [
                    new TableColumn("expert", Texts.Both("expert")), new TableColumn("technology", Texts.Both("technology")), new TableColumn("name", Texts.Both("name")),
                    new TableColumn("criterion", Texts.Both("criterion")), new TableColumn("round", Texts.Both("round"), IsNumber: true), new TableColumn("score", Texts.Both("score"), IsNumber: true),
                    new TableColumn("own", Texts.Both("own"), IsNumber: true), new TableColumn("median", Texts.Both("median"), IsNumber: true),
                    new TableColumn("lower", Texts.Both("lower"), IsNumber: true), new TableColumn("upper", Texts.Both("upper"), IsNumber: true), new TableColumn("note", Texts.Both("note")),
                ],
                [.. from t in technologies from c in criteria select Row(expert, t, c, round, assessment)])),
        ];
    }

    private static ImmutableArray<TableCell> Row(string expert, TechnologyEntry technology, string criterion, int round, PanelAssessment? assessment)
    {
        var last = assessment?.Statistics.FirstOrDefault(s => s.Round == round - 1 && s.Technology == technology && s.Criterion.Id == criterion);
        var own = assessment?.Panel.Scores.FirstOrDefault(s => s.Round == round - 1 && s.Technology == technology && s.Criterion.Id == criterion && s.Expert.Id == expert);
        return
        [
            expert, technology.Id, technology.Name, criterion, round, double.NaN,
            own?.Score ?? double.NaN, last?.Median ?? double.NaN, last?.LowerQuartile ?? double.NaN, last?.UpperQuartile ?? double.NaN, "",
        ];
    }

    private static ImmutableArray<string> Column(ZoneInput input, string file, string column) =>
        input.Tables.TryGetValue(file, out var table) ? [.. table.Rows.Select(r => table.Text(r, column))] : [];
}
