using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Tables;
using Ncez.Model.Targets;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using Ncez.Workflows.Documents;

namespace Ncez.Workflows.Targets;

/// <summary>Responsibility letters: one for each part that a target was shared out to, with its duty year by year, how it stands, and room to sign.</summary>
public static class ResponsibilityLetters
{
    /// <summary>The letters of a zone.</summary>
    /// <param name="zone">Who gives the duty.</param>
    /// <param name="targets">Its targets, shared out.</param>
    public static Papers Of(Zone zone, ZoneTargets targets)
    {
        var parts = targets.Shared.SelectMany(d => d.Parts.Select(p => (Target: d, Part: p))).GroupBy(p => p.Part.Part.Name).ToList();
        return new Papers(TargetTables.Text("letters.title"), zone.Name, parts.Count == 0
            ? [new PaperChapter(1, TargetTables.Text("letters.title"), [TargetTables.Text("letters.none")], [])]
            : [.. parts.Select(p => Letter(zone, p.Key, [.. p], targets)), new PaperChapter(1, TargetTables.Text("appraisal"), [], [TargetTables.Appraisal(targets.Appraised)])]);
    }

    private static PaperChapter Letter(Zone zone, string part, ImmutableArray<(DecomposedTarget Target, DecomposedPart Part)> duties, ZoneTargets targets) => new(1,
        TargetTables.Text("letter.title", ("part", part)),
        [
            TargetTables.Text("letter.lead", ("zone", zone.Name), ("part", part)),
            .. duties.Select(d => TargetTables.Text(d.Target.IsIntensity ? "letter.intensity" : "letter.total", ("target", d.Target.Target.Id), ("written", d.Target.Target.Written), ("year", d.Target.Target.Year),
                ("given", Figure(d.Part.Given, d.Target.IsIntensity)), ("now", Figure(d.Part.Now, d.Target.IsIntensity)), ("cut", Numbers.Percent(d.Part.CutFraction, 1)), ("rule", RuleTexts.Of(d.Target.Rule)))),
            .. duties.Where(d => d.Part.Part.AdjustFraction != 0).Select(d => TargetTables.Text("letter.adjusted", ("percent", Numbers.WithSign(d.Part.Part.AdjustFraction * 100, 1)), ("reason", d.Part.Part.Reason))),
            TargetTables.Text("letter.appraisal"),
            TargetTables.Text("letter.signatures"),
        ],
        [Path(duties), TargetTables.Appraisal([.. targets.Appraised.Where(a => a.Part == part)])]);

    private static ResultTable Path(ImmutableArray<(DecomposedTarget Target, DecomposedPart Part)> duties) => new("path", TargetTables.Text("letter.path"),
        [new TableColumn("target", TargetTables.Text("column.id")), new TableColumn("year", TargetTables.Text("column.year")), new TableColumn("t", TargetTables.Text("letter.duty"), IsNumber: true)],
        [.. duties.SelectMany(d => d.Part.Path.Select(p => ImmutableArray.Create<TableCell>([d.Target.Target.Id, p.Year.ToString(CultureInfo.InvariantCulture), p.T])))]);

    private static string Figure(double value, bool isIntensity) => isIntensity ? Numbers.Significant(value, 4) : Numbers.Fixed(value);
}
