using System.Collections.Immutable;
using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;
using Ncez.Model.Quantities;
using Ncez.Model.Targets;
using Ncez.Model.Zones;

namespace Ncez.Data.Import.Zones;

/// <summary>Rows of the small tables of a zone folder as the nouns of the model.</summary>
internal static class ZoneRows
{
    private static readonly string[] Amount = ["value", "unit"];

    /// <summary>parameters.csv by activity.</summary>
    public static Dictionary<string, ImmutableArray<ActivityParameter>> Parameters(Sheet? sheet, Findings findings)
    {
        var seen = new Dictionary<(string, string), int>();
        foreach (var row in sheet?.Rows ?? [])
        {
            if (!seen.TryAdd((row.Text("activity"), row.Text("parameter")), row.Where.Line) && row.IsSound)
            {
                findings.Error("PAR-002", row.PlaceOf("parameter"), ("activity", Shown.Cell(row.Text("activity"))), ("parameter", Shown.Cell(row.Text("parameter"))), ("line", seen[(row.Text("activity"), row.Text("parameter"))]));
            }
        }

        return (sheet?.Rows ?? []).Where(r => r.Text("activity").Length > 0).GroupBy(r => r.Text("activity"), StringComparer.Ordinal).ToDictionary(
            g => g.Key,
            g => g.Select(r => new ActivityParameter(r.Text("parameter"), r.Number("value") ?? double.NaN, r.Text("unit"), r.Text("source"), r.Where)).ToImmutableArray(),
            StringComparer.Ordinal);
    }

    /// <summary>indicators.csv; values in canonical units.</summary>
    public static ImmutableArray<IndicatorValue> Indicators(Sheet? sheet, Findings findings)
    {
        var seen = new Dictionary<(int?, string), int>();
        var values = ImmutableArray.CreateBuilder<IndicatorValue>();
        foreach (var row in sheet?.Rows ?? [])
        {
            if (!row.IsSound || row.Year("year") is not { } year || row.Number("value") is not { } value || row.Unit("unit") is not { } unit)
            {
                continue;
            }

            if (!seen.TryAdd((year, row.Text("indicator")), row.Where.Line))
            {
                findings.Error("IND-001", row.PlaceOf("indicator"), ("indicator", Shown.Cell(row.Text("indicator"))), ("year", year), ("line", seen[(year, row.Text("indicator"))]));
            }

            if (value <= 0 && IsAlwaysPositive(row.Text("indicator"), unit.Dimension))
            {
                findings.Error("IND-003", row.PlaceOf("value"), ("indicator", Shown.Cell(row.Text("indicator"))), ("value", Shown.Cell($"{row.Text("value")} {row.Text("unit")}")));
            }

            if (unit.Dimension == Dimension.Money && row.Year("price_year") is null)
            {
                findings.Info("IND-002", row.PlaceOf("price_year"), ("indicator", Shown.Cell(row.Text("indicator"))));
            }

            values.Add(new IndicatorValue(year, row.Text("indicator"), value * unit.ToCanonical, row.Text("unit"), row.Year("price_year"), row.Text("source"), row.Where)
            {
                Measured = unit,
                GrowthPercent = row.Number("growth_percent"),
                Drives = row.Text("drives"),
            });
        }

        return values.ToImmutable();
    }

    // What emissions and energy are divided by. A profit may be a loss and a freight may be none: such indicators stay as they are.
    private static bool IsAlwaysPositive(string indicator, Dimension dimension) =>
        dimension == Dimension.Area || indicator is "population" or "gdp" or "value_added" or "industrial_value_added";

    /// <summary>offsets.csv in tonnes; offsets need a cap, which has no default.</summary>
    public static ImmutableArray<Offset> Offsets(Sheet? sheet, OffsetCap? cap, bool isCapKnown, Findings findings)
    {
        var serials = new SerialNumbers("OFF-003", findings);
        var offsets = ImmutableArray.CreateBuilder<Offset>();
        foreach (var row in sheet?.Rows ?? [])
        {
            serials.Check(row);
            if (!row.IsSound || row.Number("quantity") is not { } quantity || row.Unit("unit") is not { } unit)
            {
                continue;
            }

            if (unit.Dimension != Dimension.Mass)
            {
                findings.Error("OFF-002", row.PlaceOf("unit"), ("unit", Shown.Cell(row.Text("unit"))));
                continue;
            }

            if (row.Year("retired") is null)
            {
                findings.Warning("OFF-004", row.PlaceOf("retired"), ("id", Shown.Cell(row.Text("id"))));
            }

            offsets.Add(new Offset(row.Text("id"), row.Text("registry"), row.Text("type"), row.Text("serial"), row.Year("vintage"), quantity * unit.ToCanonical,
                row.Text("buyer"), row.Text("certificate"), row.Year("retired"), row.Where));
        }

        if (sheet is { Rows.IsEmpty: false } && cap is null && isCapKnown)
        {
            findings.Error("OFF-001", new Place("zone.yaml", 0, 0, "offset_cap"), ("count", sheet.Rows.Length));
        }

        return offsets.ToImmutable();
    }

    /// <summary>targets.csv: a target needs an amount in a unit of its indicator, unless it names the year of a peak.</summary>
    public static void CheckTargets(Sheet? sheet, ImmutableArray<IndicatorValue> indicators, UnitTable units, Findings findings)
    {
        Unit? Of(string name) => indicators.FirstOrDefault(i => i.Indicator.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } known && units.TryParse(known.Unit, out var unit) ? unit : null;
        foreach (var row in (sheet?.Rows ?? []).Where(r => r.IsSound && TargetIndicators.IdOf(r.Text("indicator")).Split(':')[0] is not TargetIndicators.Peak))
        {
            CheckTargetUnit(row, Of, findings);
            foreach (var column in Amount.Where(c => row.Text(c).Length == 0))
            {
                findings.Error("TGT-013", row.PlaceOf(column), ("indicator", Shown.Cell(row.Text("indicator"))), ("column", column));
            }
        }
    }

    // A cut beyond the whole makes sense for net emissions only, which may fall below zero.
    private static void CheckTargetUnit(SheetRow row, Func<string, Unit?> indicator, Findings findings)
    {
        var id = TargetIndicators.IdOf(row.Text("indicator"));
        if (row.RatioUnit("unit") is not { } unit || TargetIndicators.PowersOf(id, indicator) is not { } powers)
        {
            return;
        }

        var isCut = TargetIndicators.IsCut(unit, powers, row.Year("base_year") is not null);
        if (isCut ? id == TargetIndicators.Budget : !UnitPowers.Of(unit).Equals(powers))
        {
            findings.Error("TGT-014", row.PlaceOf("unit"), ("unit", Shown.Cell(row.Text("unit"))), ("indicator", Shown.Cell(row.Text("indicator"))), ("expected", ExampleOf(id, indicator)));
        }
        else if (isCut && id.Split('/')[0] != "net" && row.Number("value") is { } value && Math.Abs(value * unit.ToCanonical) > 1)
        {
            findings.Error("TGT-015", row.PlaceOf("value"), ("value", Shown.Cell($"{row.Text("value")} {row.Text("unit")}")), ("indicator", Shown.Cell(row.Text("indicator"))));
        }
    }

    // Units that would do, as one would write them.
    private static string ExampleOf(string id, Func<string, Unit?> indicator) => string.Join('/', id.Split('/').Select(part => part switch
    {
        "gross" or "net" or "direct" or TargetIndicators.Budget => "t",
        "energy" => "tce",
        _ => indicator(part) switch { { Dimension: Dimension.Money } => "万元", { } unit => unit.Symbol, null => part },
    })) + (id switch { TargetIndicators.Budget => "", "energy" => ", MWh, %", _ => ", %" });

    /// <summary>transfers.csv.</summary>
    public static ImmutableArray<Transfer> Transfers(Sheet? sheet, Zone? zone, Findings findings)
    {
        var transfers = ImmutableArray.CreateBuilder<Transfer>();
        foreach (var row in sheet?.Rows ?? [])
        {
            if (!row.IsSound || row.Period("period") is not { } period || row.Number("quantity") is not { } quantity)
            {
                continue;
            }

            var (from, to) = (row.Text("from"), row.Text("to"));
            if (from == to)
            {
                findings.Error("TRF-001", row.PlaceOf("to"), ("zone", Shown.Cell(to)));
            }
            else if (zone is not null && from != zone.Id && to != zone.Id)
            {
                findings.Warning("TRF-002", row.PlaceOf("from"), ("from", Shown.Cell(from)), ("to", Shown.Cell(to)), ("zone", Shown.Cell(zone.Id)));
            }

            transfers.Add(new Transfer(period, from, to, row.Text("item"), quantity, row.Text("unit"), row.Where));
        }

        return transfers.ToImmutable();
    }
}
