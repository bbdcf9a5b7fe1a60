using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Quantities;
using Ncez.Model.Zones;

namespace Ncez.Data.Import.Zones;

/// <summary>Rows about electricity, emissions trading and the energy balance as the nouns of the model.</summary>
internal static class ElectricityRows
{
    private const int HoursOfLeapYear = 8_784;
    private static readonly string[] HourForms = ["yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm", "yyyy-MM-dd HH", "yyyy-M-d H:mm", "yyyy/M/d H:mm"];

    /// <summary>instruments.csv; electricity in MWh.</summary>
    public static ImmutableArray<Instrument> Instruments(Sheet? sheet, Findings findings)
    {
        var serials = new SerialNumbers("INS-002", findings);
        var instruments = ImmutableArray.CreateBuilder<Instrument>();
        foreach (var row in sheet?.Rows ?? [])
        {
            var inRange = serials.Check(row);
            if (!row.IsSound || row.Period("period") is not { } period || row.Number("quantity") is not { } quantity || row.Unit("unit") is not { } unit)
            {
                continue;
            }

            if (unit.Dimension != Dimension.Energy)
            {
                findings.Error("INS-001", row.PlaceOf("unit"), ("unit", Shown.Cell(row.Text("unit"))));
                continue;
            }

            var instrument = new Instrument(row.Text("id"), row.Option("type") ?? row.Text("type"), period, quantity * unit.ToCanonical,
                row.Text("generator"), row.Text("registry"), row.Text("serial"), row.Year("retired"), row.Where)
            {
                EnergySource = row.Option("energy_source") ?? "",
                FactorTPerMWh = row.Number("factor"),
                Source = row.Text("source"),
            };
            Check(instrument, inRange, row, findings);
            instruments.Add(instrument);
        }

        return instruments.ToImmutable();
    }

    private static void Check(Instrument instrument, long? inRange, SheetRow row, Findings findings)
    {
        if (instrument.Kind == InstrumentKinds.Agreement && instrument.FactorTPerMWh is null && instrument.EnergySource is "" or "fossil")
        {
            findings.Error("INS-003", row.PlaceOf("factor"), ("id", Shown.Cell(instrument.Id)));
        }

        // One certificate is one megawatt-hour.
        if (inRange is { } count && instrument.Kind is InstrumentKinds.Certificate or InstrumentKinds.Sold && Math.Abs(count - instrument.EnergyMWh) > 0.5)
        {
            findings.Error("INS-011", row.PlaceOf("serial"), ("serial", Shown.Cell(instrument.Serial)), ("count", count), ("quantity", instrument.EnergyMWh));
        }
    }

    /// <summary>electricity_series.csv: factors by month or hour.</summary>
    public static ImmutableArray<ElectricityInterval> Series(Sheet? sheet, Findings findings)
    {
        var seen = new Dictionary<(int, int, int), int>();
        var intervals = ImmutableArray.CreateBuilder<ElectricityInterval>();
        foreach (var row in sheet?.Rows ?? [])
        {
            if (!row.IsSound || row.Number("factor") is not { } factor || row.RatioUnit("factor_unit") is not { } ratio)
            {
                continue;
            }

            if (IntervalOf(row.Text("time")) is not var (year, month, hour))
            {
                findings.Error("ELE-001", row.PlaceOf("time"), ("text", Shown.Cell(row.Text("time"))));
                continue;
            }

            if (!(ratio.Numerator.Dimension == Dimension.Mass && ratio.Denominator?.Dimension == Dimension.Energy))
            {
                findings.Error("ELE-005", row.PlaceOf("factor_unit"), ("unit", Shown.Cell(row.Text("factor_unit"))));
                continue;
            }

            if (!seen.TryAdd((year, month, hour), row.Where.Line))
            {
                findings.Error("ELE-002", row.PlaceOf("time"), ("text", Shown.Cell(row.Text("time"))), ("line", seen[(year, month, hour)]));
            }

            var energyMWh = row.Number("quantity") is { } quantity && row.Unit("unit") is { Dimension: Dimension.Energy } unit ? quantity * unit.ToCanonical : (double?)null;
            if (energyMWh is null && (hour >= 0 || row.Number("quantity") is not null))
            {
                findings.Error("ELE-003", row.PlaceOf("quantity"), ("text", Shown.Cell(row.Text("time"))));
                continue;
            }

            intervals.Add(new ElectricityInterval(year, month, hour, energyMWh, factor * ratio.ToCanonical, row.Text("source"), row.Where));
        }

        foreach (var mixed in intervals.GroupBy(i => i.Year).Where(g => g.Any(i => i.Hour < 0) && g.Any(i => i.Hour >= 0)))
        {
            findings.Error("ELE-006", mixed.First(i => i.Hour >= 0).Where, ("year", mixed.Key));
        }

        return intervals.ToImmutable();
    }

    private static (int Year, int Month, int Hour)? IntervalOf(string text)
    {
        if (PeriodText.Parse(text) is { Month: > 0 } month && text.Length <= 8)
        {
            return (month.Year, month.Month, -1);
        }

        return DateTime.TryParseExact(text, HourForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour) && hour.Minute == 0 && hour.Year is >= 1900 and <= 2200
            ? (hour.Year, hour.Month, Math.Min(HoursOfLeapYear - 1, ((hour.DayOfYear - 1) * 24) + hour.Hour))
            : null;
    }

    /// <summary>ets.csv in tonnes.</summary>
    public static ImmutableArray<EtsRow> Ets(Sheet? sheet, Findings findings)
    {
        var rows = ImmutableArray.CreateBuilder<EtsRow>();
        foreach (var row in sheet?.Rows ?? [])
        {
            if (!row.IsSound || row.Year("year") is not { } year || row.Number("quantity") is not { } quantity || row.Unit("unit") is not { } unit)
            {
                continue;
            }

            var energy = row.Unit("energy_unit");
            if (unit.Dimension != Dimension.Mass || (energy is not null && energy.Dimension != Dimension.Energy))
            {
                findings.Error("ETS-005", row.PlaceOf(unit.Dimension != Dimension.Mass ? "unit" : "energy_unit"), ("unit", Shown.Cell(row.Text(unit.Dimension != Dimension.Mass ? "unit" : "energy_unit"))));
                continue;
            }

            rows.Add(new EtsRow(row.Text("id"), year, row.Text("enterprise"), row.Option("kind") ?? "", quantity * unit.ToCanonical,
                energy is not null && row.Number("energy") is { } amount ? amount * energy.ToCanonical : null,
                [.. row.Text("covers").Split([';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)], row.Text("boundary"), row.Text("source"), row.Where));
        }

        foreach (var group in rows.GroupBy(r => (r.Year, r.Enterprise)))
        {
            var verified = group.Where(r => r.Kind == "verified").ToList();
            if (verified.Count != 1)
            {
                findings.Error(verified.Count == 0 ? "ETS-001" : "ETS-004", (verified.Count == 0 ? group.First() : verified[1]).Where, ("enterprise", Shown.Cell(group.Key.Enterprise)), ("year", group.Key.Year));
            }
        }

        return rows.ToImmutable();
    }

    /// <summary>energy_balance.csv in the units as written.</summary>
    public static ImmutableArray<BalanceRow> Balance(Sheet? sheet, FactorLibrary library, Findings findings)
    {
        var rows = ImmutableArray.CreateBuilder<BalanceRow>();
        foreach (var row in sheet?.Rows ?? [])
        {
            if (row.IsSound && row.Year("year") is { } year && row.Number("quantity") is { } quantity && row.Unit("unit") is { } unit && row.Option("flow") is { } flow)
            {
                if (quantity < 0 && flow is not ("stock" or "transformation" or "difference" or "export" or "bunkers"))
                {
                    findings.Error("BAL-001", row.PlaceOf("quantity"), ("flow", Shown.Cell(row.Text("flow"))), ("quantity", quantity));
                    continue;
                }

                // A published table prints what leaves as negative; here both forms mean the same.
                var signed = flow is "export" or "bunkers" ? Math.Abs(quantity) : quantity;
                rows.Add(new BalanceRow(year, flow, row.Text("sector"), library.FindItem(row.Text("item"))?.Id ?? row.Text("item"), signed, unit, row.Text("source"), row.Where));
            }
        }

        return rows.ToImmutable();
    }
}
