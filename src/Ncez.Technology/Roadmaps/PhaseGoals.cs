using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Roadmaps;
using Ncez.Model.Targets;
using Ncez.Model.Technologies;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Technology.Roadmaps;

/// <summary>Turns the rows of targets.csv (year, indicator, value, unit, base_year) into goals of the phases.</summary>
public static class PhaseGoals
{
    private static readonly TextArea Texts = TextArea.Of(typeof(PhaseGoals).Assembly, "Roadmap");

    /// <summary>One goal per window; a window without a target says so. Empty when the zone has no targets at all.</summary>
    public static ImmutableArray<PhaseGoal> Of(ZoneTable? targets, ImmutableArray<NamedWindow> windows)
    {
        if (targets is null || targets.Rows.IsEmpty)
        {
            return [];
        }

        var rows = targets.Rows.Select(r => (Year: Year(Cell(targets, r, "year")), Text: Text(targets, r))).Where(r => r.Year is not null).OrderBy(r => r.Year).ToList();
        return
        [
            .. windows.Select((w, i) =>
            {
                var within = rows.Where(r => r.Year > w.Years.Start && (r.Year <= w.Years.End || i == windows.Length - 1)).Select(r => r.Text).ToList();
                return within.Count == 0 ? new PhaseGoal(w.Years, Texts.Both("zone.goal.none"), false) : new PhaseGoal(w.Years, Joined(within), true);
            }),
        ];
    }

    private static LocalText Text(ZoneTable targets, ZoneRow row)
    {
        var (unit, baseYear) = (Cell(targets, row, "unit"), Cell(targets, row, "base_year"));
        var value = Cell(targets, row, "value").Replace('-', '\u2212') + (unit is "" or "1" ? "" : unit == "%" ? "%" : " " + unit);
        var indicator = Cell(targets, row, "indicator") switch
        {
            "gross" => Texts.Both("goal.gross"),
            "net" => Texts.Both("goal.net"),
            "intensity" => Texts.Both("goal.intensity"),
            var other => TargetIndicators.NameOf(other),
        };
        return Texts.Both(
            baseYear.Length > 0 ? "goal.against" : "goal.value",
            ("year", Cell(targets, row, "year")), ("indicator", indicator), ("value", value), ("base", baseYear));
    }

    private static LocalText Joined(List<LocalText> texts) => new(string.Join("；", texts.Select(t => t.Zh)), string.Join("; ", texts.Select(t => t.En)));

    private static int? Year(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;

    private static string Cell(ZoneTable table, ZoneRow row, string column) => table.Columns.IndexOf(column) is var i and >= 0 && i < row.Cells.Length ? row.Cells[i].Trim() : "";
}
