using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Diagnostics;
using Ncez.Model.Quantities;
using Ncez.Model.Roadmaps;
using Ncez.Model.Technologies;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Technology.Roadmaps;

/// <summary>
/// Gives the rows of measures.csv their meaning. Columns: id, technology, name, work_start, start, full, end, size, unit, switches,
/// prerequisites (ids by ;), milestones (<c>2026 permit; 2028 grid connection</c>), abatement_t_per_year, cost, cost_unit,
/// lifetime_years, yearly_cost, yearly_saving (in cost_unit), end_use, source.
/// </summary>
public sealed class MeasureTable
{
    private const int MostYears = 100;

    private readonly ZoneTable _table;
    private readonly TechnologyCatalogue _catalogue;
    private readonly UnitTable _units;
    private readonly Findings _findings;

    private MeasureTable(ZoneTable table, TechnologyCatalogue catalogue, UnitTable units, Findings findings) =>
        (_table, _catalogue, _units, _findings) = (table, catalogue, units, findings);

    /// <summary>Reads the measures; a row that cannot stand becomes a finding and is left out.</summary>
    public static ImmutableArray<Measure> Read(ZoneTable table, TechnologyCatalogue catalogue, UnitTable units, Findings findings)
    {
        var reader = new MeasureTable(table, catalogue, units, findings);
        var measures = ImmutableArray.CreateBuilder<Measure>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (row, i) in table.Rows.Select((r, i) => (r, i)))
        {
            if (reader.Measure(row, i) is not { } measure)
            {
                continue;
            }

            if (seen.Add(measure.Id))
            {
                measures.Add(measure);
            }
            else
            {
                findings.Error("RDM-005", PlaceOf(row, "id"), ("measure", measure.Id));
            }
        }

        reader.CheckPrerequisites(measures);
        return measures.ToImmutable();
    }

    private Measure? Measure(ZoneRow row, int index)
    {
        var id = Cell(row, "id") is { Length: > 0 } given ? given : string.Create(CultureInfo.InvariantCulture, $"m{index + 1}");
        var technology = Technology(row, id);
        var start = Year(row, "start", id);
        var full = Cell(row, "full").Length == 0 ? start : Year(row, "full", id);
        if (start is null || full is null)
        {
            if (Cell(row, "start").Length == 0)
            {
                Unreadable(row, "start", id, LocalText.Same("2026"));
            }

            return null;
        }

        var measure = new Measure
        {
            Id = id,
            Name = Cell(row, "name") is { Length: > 0 } name ? new LocalText(name, Cell(row, "name_en")) : technology?.Name ?? LocalText.Same(Cell(row, "technology") is { Length: > 0 } t ? t : id),
            Technology = technology,
            WorkStart = Year(row, "work_start", id),
            Start = start.Value,
            Full = full.Value,
            End = Year(row, "end", id),
            Prerequisites = [.. Cell(row, "prerequisites").Split([';', '；', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            Milestones = Milestones(row, id),
            AbatementTPerYear = Amount(row, "abatement_t_per_year", id),
            CostCny = Cost(row, "cost", id),
            LifetimeYears = Lifetime(row, id),
            YearlyCostCny = Cost(row, "yearly_cost", id),
            YearlySavingCny = Cost(row, "yearly_saving", id),
            Size = Cell(row, "size").Length == 0 ? "" : $"{Cell(row, "size")} {Cell(row, "unit")}".Trim(),
            Switches = Cell(row, "switches"),
            EndUse = Cell(row, "end_use"),
            Source = Cell(row, "source"),
            Where = row.Where,
        };
        return InOrder(row, measure) ? WithoutTonnesOfSpace(row, measure) : null;
    }

    private bool InOrder(ZoneRow row, Measure measure)
    {
        var (first, last, column) = measure.Full < measure.Start ? (measure.Start, measure.Full, "full")
            : measure.WorkStart > measure.Start ? (measure.WorkStart.Value, measure.Start, "start")
            : measure.End < measure.Full ? (measure.Full, measure.End.Value, "end") : (0, 0, "");
        if (column.Length == 0)
        {
            return true;
        }

        _findings.Error("RDM-009", PlaceOf(row, column), ("measure", measure.Id), ("end", last), ("start", first));
        return false;
    }

    private Measure WithoutTonnesOfSpace(ZoneRow row, Measure measure)
    {
        if (measure.Technology?.IsIndirect != true || measure.AbatementTPerYear is not { } tonnes)
        {
            return measure;
        }

        _findings.Error("RDM-007", PlaceOf(row, "abatement_t_per_year"), ("measure", measure.Id), ("technology", measure.Technology.Name), ("value", tonnes));
        return measure with { AbatementTPerYear = null };
    }

    private TechnologyEntry? Technology(ZoneRow row, string id)
    {
        var text = Cell(row, "technology");
        var found = _catalogue.Find(text) ?? _catalogue.Entries.FirstOrDefault(e => e.Name.Zh == text || string.Equals(e.Name.En, text, StringComparison.OrdinalIgnoreCase));
        if (found is null && text.Length > 0)
        {
            var near = EditDistance.Nearest(text, _catalogue.Entries.SelectMany(e => new[] { e.Id, e.Name.Zh, e.Name.En }));
            _findings.Warning("RDM-006", PlaceOf(row, "technology"), ("measure", id), ("technology", text), ("near", near ?? "–"));
        }

        return found;
    }

    private ImmutableArray<RoadmapMilestone> Milestones(ZoneRow row, string id)
    {
        var milestones = ImmutableArray.CreateBuilder<RoadmapMilestone>();
        foreach (var part in Cell(row, "milestones").Split([';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (part.Length >= 4 && IsYear(part[..4], out var year))
            {
                milestones.Add(new RoadmapMilestone(year, LocalText.Same(part[4..].TrimStart(' ', ':', '：', '年'))));
            }
            else
            {
                _findings.Error("RDM-004", PlaceOf(row, "milestones"), ("measure", id), ("field", "milestones"), ("value", part), ("expected", new LocalText("例如 2026 批复; 2028 并网", "For example 2026 permit; 2028 grid connection")));
            }
        }

        return milestones.ToImmutable();
    }

    private int? Lifetime(ZoneRow row, string id)
    {
        if (Cell(row, "lifetime_years").Length == 0)
        {
            return null;
        }

        if (_table.Whole(row, "lifetime_years") is >= 1 and <= MostYears and var years)
        {
            return years;
        }

        Unreadable(row, "lifetime_years", id, LocalText.Same($"1–{MostYears}"));
        return null;
    }

    private double? Cost(ZoneRow row, string column, string id)
    {
        var cost = Amount(row, column, id);
        if (cost is null)
        {
            return null;
        }

        var unit = Cell(row, "cost_unit");
        if (_units.TryParse(unit, out var parsed) && parsed.Dimension == Dimension.Money)
        {
            return cost * parsed.ToCanonical;
        }

        Unreadable(row, "cost_unit", id, new LocalText("金额单位：元、万元、亿元", "A unit of money: 元, 万元, 亿元"));
        return null;
    }

    private double? Amount(ZoneRow row, string column, string id)
    {
        var text = Cell(row, column);
        if (text.Length == 0)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) && value >= 0)
        {
            return value;
        }

        Unreadable(row, column, id, new LocalText("不小于 0 的数", "A number not below 0"));
        return null;
    }

    private int? Year(ZoneRow row, string column, string id)
    {
        var text = Cell(row, column);
        if (text.Length == 0)
        {
            return null;
        }

        if (IsYear(text, out var year))
        {
            return year;
        }

        Unreadable(row, column, id, LocalText.Same("1990–2100"));
        return null;
    }

    private void CheckPrerequisites(ImmutableArray<Measure>.Builder measures)
    {
        var ids = measures.Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var measure in measures)
        {
            foreach (var absent in measure.Prerequisites.Where(p => !ids.Contains(p)))
            {
                _findings.Error(
                    "RDM-003", measure.Where with { Field = "prerequisites" }, ("measure", measure.Id), ("prerequisite", absent),
                    ("near", EditDistance.Nearest(absent, ids) ?? "–"));
            }
        }
    }

    private static bool IsYear(string text, out int year) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out year) && year is >= 1990 and <= 2100;

    private void Unreadable(ZoneRow row, string column, string id, LocalText expected) =>
        _findings.Error("RDM-004", PlaceOf(row, column), ("measure", id), ("field", column), ("value", Cell(row, column)), ("expected", expected));

    private string Cell(ZoneRow row, string column) => _table.Columns.IndexOf(column) is var i and >= 0 && i < row.Cells.Length ? row.Cells[i].Trim() : "";

    private static Place PlaceOf(ZoneRow row, string column) => row.Where with { Field = column };
}
