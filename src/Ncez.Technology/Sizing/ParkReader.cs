using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Model.Quantities;
using Ncez.Model.Zones;
using Ncez.Technology.Costs;

namespace Ncez.Technology.Sizing;

/// <summary>Gives sizing.csv and hourly.csv their meaning. Nothing is assumed: an asset without its cost, life, upkeep and limit cannot be built, and what is missing is asked for.</summary>
public sealed class ParkReader
{
    /// <summary>Name of the table of prices and assets.</summary>
    public const string File = "sizing.csv";

    /// <summary>Name of the table of hours.</summary>
    public const string HourlyFile = "hourly.csv";

    private const int HoursPerDay = 24;
    private static readonly int[] DaysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    // Dimension of the value, of what it is per, and a unit to show.
    private static readonly Dictionary<string, (Dimension Of, Dimension? Per, string Unit)> Items = new(StringComparer.Ordinal)
    {
        ["energy_price"] = (Dimension.Money, Dimension.Energy, "元/kWh"),
        ["demand_charge"] = (Dimension.Money, Dimension.Power, "元/kW"),
        ["feed_in"] = (Dimension.Money, Dimension.Energy, "元/kWh"),
        ["gas_price"] = (Dimension.Money, Dimension.Energy, "元/MWh"),
        ["grid_factor"] = (Dimension.Mass, Dimension.Energy, "tCO2/MWh"),
        ["gas_factor"] = (Dimension.Mass, Dimension.Energy, "tCO2/MWh"),
        ["boiler_efficiency"] = (Dimension.Share, null, "%"),
        ["vehicle_energy"] = (Dimension.Energy, null, "MWh"),
        ["vehicle_power"] = (Dimension.Power, null, "MW"),
        ["critical_share"] = (Dimension.Share, null, "%"),
        ["storage_efficiency"] = (Dimension.Share, null, "%"),
        ["chp_electric"] = (Dimension.Share, null, "%"),
        ["chp_heat"] = (Dimension.Share, null, "%"),
        ["heat_pump_cop"] = (Dimension.Share, null, "1"),
    };

    private readonly Dictionary<string, double> _values = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _missing = new(StringComparer.Ordinal);
    private readonly UnitTable _units;
    private readonly Findings _findings;

    static ParkReader()
    {
        foreach (var (asset, isEnergy) in new[] { ("pv", false), ("storage_energy", true), ("storage_power", false), ("chp", false), ("heat_pump", false) })
        {
            Items[asset + "_cost"] = (Dimension.Money, isEnergy ? Dimension.Energy : Dimension.Power, isEnergy ? "元/kWh" : "元/kW");
            Items[asset + "_life"] = (Dimension.Time, null, "a");
            Items[asset + "_upkeep"] = (Dimension.Share, null, "%");
            Items[asset + "_max"] = (isEnergy ? Dimension.Energy : Dimension.Power, null, isEnergy ? "MWh" : "MW");
        }
    }

    private ParkReader(UnitTable units, Findings findings) => (_units, _findings) = (units, findings);

    /// <summary>The park; null with findings. The share is the critical part of the load; null = not stated.</summary>
    public static (ParkSystem Park, double? CriticalFraction)? Read(ZoneTable settings, ZoneTable? hourly, CostPrices prices, UnitTable units, Findings findings)
    {
        var reader = new ParkReader(units, findings);
        var hours = hourly?.Rows.Length ?? 0;
        if (hours is not (8760 or 8784) || !hourly!.Rows.Select((r, i) => hourly.Whole(r, "hour") == i + 1).All(x => x))
        {
            findings.Error("SIZ-004", new Place(HourlyFile), ("hours", hours));
            return null;
        }

        var price = reader.Values(settings, hours);
        var park = reader.Park(hourly, price, prices);
        if (price.Any(double.IsNaN))
        {
            findings.Error("SIZ-005", new Place(File), ("hours", price.Count(double.IsNaN)));
        }

        if (reader._missing.Count > 0)
        {
            findings.Error("SIZ-003", new Place(File), ("items", string.Join(", ", reader._missing)));
        }

        return findings.HasErrors ? null : (park, reader._values.TryGetValue("critical_share", out var critical) ? critical : null);
    }

    private double[] Values(ZoneTable settings, int hours)
    {
        var (price, months) = (new double[hours], Months(hours));
        Array.Fill(price, double.NaN);
        foreach (var row in settings.Rows)
        {
            var item = settings.Text(row, "item");
            if (!Items.TryGetValue(item, out var expected))
            {
                _findings.Error("SIZ-002", row.Where with { Field = "item" }, ("item", item), ("near", EditDistance.Nearest(item, Items.Keys) ?? "–"));
            }
            else if (settings.Number(row, "value") is not { } value || !_units.TryParseRatio(settings.Text(row, "unit"), out var unit) || unit.Numerator.Dimension != expected.Of || unit.Denominator?.Dimension != expected.Per)
            {
                _findings.Error("SIZ-001", row.Where with { Field = "value" }, ("item", item), ("value", settings.Text(row, "value")), ("unit", settings.Text(row, "unit")), ("expected", expected.Unit));
            }
            else if (item == "energy_price")
            {
                Price(settings, row, value * unit.ToCanonical, price, months);
            }
            else
            {
                _values[item] = value * unit.ToCanonical;
            }
        }

        return price;
    }

    // Hours of the day from … to (before), in the months listed; empty = all. A later row overrides an earlier one.
    private static void Price(ZoneTable settings, ZoneRow row, double cnyPerMWh, double[] price, ImmutableArray<int> months)
    {
        var (from, to) = (settings.Whole(row, "from") ?? 0, settings.Whole(row, "to") ?? HoursPerDay);
        var listed = settings.Text(row, "months").Split([';', '；', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(m => int.TryParse(m, out var month) ? month - 1 : -1).ToHashSet();
        for (var h = 0; h < price.Length; h++)
        {
            if (h % HoursPerDay >= from && h % HoursPerDay < to && (listed.Count == 0 || listed.Contains(months[h])))
            {
                price[h] = cnyPerMWh;
            }
        }
    }

    private ParkSystem Park(ZoneTable hourly, double[] price, CostPrices prices)
    {
        ImmutableArray<double> Column(string name) => hourly.Columns.Contains(name) && hourly.Rows.Any(r => hourly.Text(r, name).Length > 0) ? [.. hourly.Rows.Select((r, h) => Cell(hourly, r, name))] : [];
        var (heat, pv, plugged) = (Column("heat_mw"), Column("pv_share"), Column("ev_share"));
        var hasChp = _values.ContainsKey("chp_cost");
        double Needed(string item, bool isNeeded, double otherwise = 0) => _values.TryGetValue(item, out var value) ? value : isNeeded && _missing.Add(item) ? otherwise : otherwise;
        if (prices.RateFraction is null)
        {
            _missing.Add("discount_rate (prices.csv)");
        }

        return new ParkSystem
        {
            LoadMW = Column("electricity_mw") is { IsEmpty: false } load ? load : [.. hourly.Rows.Select(_ => double.NaN)],
            HeatMW = heat,
            PvFraction = pv,
            PluggedFraction = plugged,
            VehicleMWhPerDay = Needed("vehicle_energy", !plugged.IsEmpty),
            VehicleMW = Needed("vehicle_power", !plugged.IsEmpty),
            PriceCnyPerMWh = [.. price],
            DemandCnyPerMW = Needed("demand_charge", false),
            Month = Months(price.Length),
            FeedInCnyPerMWh = _values.TryGetValue("feed_in", out var feedIn) ? feedIn : null,
            GasCnyPerMWh = Needed("gas_price", !heat.IsEmpty || hasChp),
            CarbonCnyPerT = prices.CarbonCnyPerT ?? 0,
            GridTPerMWh = Needed("grid_factor", true),
            GasTPerMWh = Needed("gas_factor", !heat.IsEmpty || hasChp),
            BoilerFraction = Needed("boiler_efficiency", !heat.IsEmpty, 1),
            Pv = Asset("pv"),
            StoreEnergy = Asset("storage_energy"),
            StorePower = Asset("storage_power"),
            StoreFraction = Needed("storage_efficiency", _values.ContainsKey("storage_energy_cost"), 1),
            Chp = Asset("chp"),
            ChpElectricFraction = Needed("chp_electric", hasChp, 1),
            ChpHeatFraction = Needed("chp_heat", hasChp),
            HeatPump = heat.IsEmpty ? ParkAsset.None : Asset("heat_pump"),
            HeatPumpCop = Needed("heat_pump_cop", _values.ContainsKey("heat_pump_cost"), 1),
            RateFraction = prices.RateFraction ?? 0,
        };
    }

    private double Cell(ZoneTable hourly, ZoneRow row, string column)
    {
        if (hourly.Number(row, column) is >= 0 and var value)
        {
            return value;
        }

        _findings.Error("SIZ-007", row.Where with { Field = column }, ("column", column), ("value", hourly.Text(row, column)));
        return 0;
    }

    // None of its rows: it is not for choice. Some of them: the others are asked for.
    private ParkAsset Asset(string name)
    {
        string[] items = [name + "_cost", name + "_life", name + "_upkeep", name + "_max"];
        if (items.All(i => !_values.ContainsKey(i)))
        {
            return ParkAsset.None;
        }

        foreach (var item in items.Where(i => !_values.ContainsKey(i)))
        {
            _missing.Add(item);
        }

        double Of(int i) => _values.GetValueOrDefault(items[i], 1);
        return new ParkAsset(Of(0), Of(1), Of(2), Of(3));
    }

    private static ImmutableArray<int> Months(int hours)
    {
        var months = ImmutableArray.CreateBuilder<int>(hours);
        for (var month = 0; month < DaysOfMonth.Length; month++)
        {
            var days = DaysOfMonth[month] + (month == 1 && hours == 8784 ? 1 : 0);
            months.AddRange(Enumerable.Repeat(month, days * HoursPerDay));
        }

        return months.MoveToImmutable();
    }
}
