using Ncez.Accounting;
using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Sources;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using Xunit;

namespace Ncez.Testing;

/// <summary>Builds a zone in a sentence: <c>new ZoneOf(Domain.Park).Burns(120, "万m3", "天然气").Imports(3600, "万kWh").Account()</c>.</summary>
public sealed class ZoneOf
{
    private readonly List<Activity> _activities = [];
    private readonly List<Factor> _local = [];
    private readonly List<Offset> _offsets = [];
    private readonly List<Instrument> _instruments = [];
    private readonly List<ElectricityInterval> _series = [];
    private readonly List<EtsRow> _ets = [];
    private Zone _zone;

    /// <summary>An empty zone of a domain in Guangdong, 2021–2023, AR5.</summary>
    public ZoneOf(Domain domain = Domain.Park) => _zone = new Zone
    {
        Id = "test",
        Name = new LocalText("测试", "test"),
        Domain = domain,
        Region = "CN-GD",
        Years = [2021, 2022, 2023],
        Gwp = "AR5",
        FactorSets = ["guides-2015-batch3", "cn-grid", "cn-heat", "urban-green"],
    };

    /// <summary>Findings of the last account.</summary>
    public Findings Findings { get; private set; } = new();

    /// <summary>The input as it stands.</summary>
    public ZoneInput Input => new()
    {
        Zone = _zone,
        Activities = ActivityTable.Of(_activities),
        LocalFactors = [.. _local],
        Offsets = [.. _offsets],
        Instruments = [.. _instruments],
        ElectricitySeries = [.. _series],
        Ets = [.. _ets],
    };

    /// <summary>Changes zone.yaml.</summary>
    public ZoneOf With(Func<Zone, Zone> change)
    {
        _zone = change(_zone);
        return this;
    }

    /// <summary>Adds a row.</summary>
    public ZoneOf Row(
        string category, string item, double quantity, string unit, int year = 2021, Direction direction = Direction.Use,
        ActivityStatus status = ActivityStatus.Computed, int month = 0, string method = "", string sector = "", string site = "", params ActivityParameter[] parameters)
    {
        Assert.True(Shipped.Library.Units.TryParse(unit, out var parsed), $"unit {unit}");
        _activities.Add(new Activity($"A{_activities.Count + 1}", new ActivityKind
        {
            Period = new Period(year, month),
            Category = category,
            Item = item,
            Unit = parsed,
            Direction = direction,
            Status = status,
            Method = method,
            Sector = sector,
            Site = site,
            Parameters = [.. parameters],
            Where = new Place("activities.csv", _activities.Count + 2),
        }, quantity));
        return this;
    }

    /// <summary>Fuel burnt in boilers.</summary>
    public ZoneOf Burns(double quantity, string unit, string fuel, int year = 2021) => Row("stationary_combustion", fuel, quantity, unit, year);

    /// <summary>Electricity bought.</summary>
    public ZoneOf Imports(double quantity, string unit, int year = 2021) => Row("purchased_electricity", "电力", quantity, unit, year, Direction.Import);

    /// <summary>A row of factors.csv.</summary>
    public ZoneOf Own(string item, string parameter, double value, string unit, string gas = "", int? from = null, int? to = null)
    {
        Assert.True(Shipped.Library.Units.TryParseRatio(unit, out var ratio), $"factor unit {unit}");
        _local.Add(new Factor
        {
            Id = $"F{_local.Count + 1}",
            Set = "zone",
            Version = "",
            Item = Shipped.Library.FindItem(item)!.Id,
            Parameter = parameter,
            Gas = gas,
            Region = "CN-GD",
            YearFrom = from,
            YearTo = to,
            Value = value,
            Unit = ratio,
            UnitText = unit,
            Confidence = Confidence.High,
            Source = new SourceRef("factors.csv", "", $"F{_local.Count + 1}", "test"),
        });
        return this;
    }

    /// <summary>A retired offset.</summary>
    public ZoneOf Retires(double quantityT, int year = 2021)
    {
        _offsets.Add(new Offset($"O{_offsets.Count + 1}", "GD", "PHCER", $"S{_offsets.Count + 1}", year - 1, quantityT, "manager", "C", year, new Place("offsets.csv", 2)));
        return this;
    }

    /// <summary>Certificates of own generation that were sold.</summary>
    public ZoneOf SellsCertificates(double energyMWh, int year = 2021)
    {
        _instruments.Add(new Instrument("G1", "gec_sold", new Period(year), energyMWh, "roof", "GEC", "S", year, new Place("instruments.csv", 2)));
        return this;
    }

    /// <summary>A certificate or contract.</summary>
    public ZoneOf Instrument(string kind, double energyMWh, int generated, int? retired = null, double? factor = null, string generator = "farm")
    {
        _instruments.Add(new Instrument($"I{_instruments.Count + 1}", kind, new Period(generated), energyMWh, generator, "GEC", $"S{_instruments.Count + 1}", retired, new Place("instruments.csv", _instruments.Count + 2))
        {
            FactorTPerMWh = factor,
        });
        return this;
    }

    /// <summary>A grid factor of a month (hour −1) or an hour.</summary>
    public ZoneOf Interval(int year, int month, int hour, double? energyMWh, double factorTPerMWh)
    {
        _series.Add(new ElectricityInterval(year, month, hour, energyMWh, factorTPerMWh, "test", new Place("electricity_series.csv", _series.Count + 2)));
        return this;
    }

    /// <summary>A figure of emissions trading, 2022.</summary>
    public ZoneOf Ets(string enterprise, string kind, double co2eT, double? energyMWh = null)
    {
        _ets.Add(new EtsRow($"T{_ets.Count + 1}", 2022, enterprise, kind, co2eT, energyMWh, [], "", "test", new Place("ets.csv", _ets.Count + 2)));
        return this;
    }

    /// <summary>Accounts; null with findings on an error.</summary>
    public Inventory? TryAccount()
    {
        Findings = new Findings();
        return InventoryEngine.Account(Input, Shipped.Library, Shipped.Template(_zone.Domain), Findings);
    }

    /// <summary>Accounts; an error fails the test with its text.</summary>
    public Inventory Account()
    {
        var inventory = TryAccount();
        Assert.True(inventory is not null, string.Join("; ", Findings.Sorted().Select(f => $"{f.Code} {f.Where}: {f.Found.En}")));
        return inventory;
    }
}
