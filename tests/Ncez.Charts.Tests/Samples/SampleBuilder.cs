using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using Ncez.Model.Sources;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Samples;

/// <summary>Puts an inventory together line by line, without the accounting engine, so that a picture can be tested by itself.</summary>
internal sealed class SampleBuilder(Zone zone, BoundaryTemplate template)
{
    private readonly List<Activity> _activities = [];
    private readonly List<ActivityKind> _kinds = [];
    private readonly List<LinePlan> _plans = [];
    private readonly List<(int Row, int Plan, double MassT, double Co2eT)> _lines = [];
    private readonly List<OffsetLine> _offsets = [];

    /// <summary>Adds an activity with one line per gas.</summary>
    public SampleBuilder Add(string id, int year, string category, Item? item, double quantity, Unit unit, double tcePerUnit, double tceEquivalentPerUnit,
        ActivityStatus status, params (string Gas, double MassTPerUnit, double Gwp, FactorUse[] Uses)[] gases)
    {
        var rule = template.Categories.First(c => c.Id == category);
        var kind = new ActivityKind { Period = new Period(year), Category = category, Item = item?.Name.Zh ?? "", Unit = unit, Status = status, Where = new Place("activities.csv", _activities.Count + 2), Site = "A" };
        var (row, k) = (_activities.Count, _kinds.Count);
        _activities.Add(new Activity(id, kind, quantity, "sample statement"));
        _kinds.Add(kind);
        var sign = rule.Scope is Scope.Sink or Scope.Export ? -1 : 1;
        foreach (var (gas, massTPerUnit, gwp, uses) in gases.Length > 0 ? gases : [("", double.NaN, 1, [])])
        {
            var isFirst = gases.Length == 0 || gas == gases[0].Gas;
            _plans.Add(new LinePlan
            {
                Kind = k,
                Year = year,
                Scope = rule.Scope,
                Status = status,
                Category = rule,
                Item = item,
                Gas = gas,
                MassTPerUnit = sign * massTPerUnit,
                Co2eTPerUnit = sign * massTPerUnit * gwp,
                TceCalorificPerUnit = sign * tcePerUnit,
                TceEquivalentPerUnit = sign * tceEquivalentPerUnit,
                CarriesEnergy = isFirst,
                Equation = gas.Length > 0 ? "ACC-01" : "",
                Factors = [.. uses],
                Trace = gas.Length > 0 ? [new TraceStep(new LocalText("每单位排放", "Emission per unit"), $"E = AD × EF = 1 × {Numbers.Full(massTPerUnit)}")] : [],
            });
            _lines.Add((row, _plans.Count - 1, sign * massTPerUnit * quantity, sign * massTPerUnit * gwp * quantity));
        }

        return this;
    }

    /// <summary>Adds an offset.</summary>
    public SampleBuilder Offset(string id, int year, double quantityT, double usedT)
    {
        var offset = new Offset(id, "CCER", "CCER", $"SN-{id}", year - 1, quantityT, "manager", "certificate 7", year, new Place("offsets.csv", 2));
        _offsets.Add(new OffsetLine(offset, year, usedT, quantityT - usedT));
        return this;
    }

    /// <summary>The inventory of all that was added.</summary>
    public Inventory Build(params BoundaryStatement[] boundary)
    {
        var lines = new LineTable([.. _lines.Select(l => l.Row)], [.. _lines.Select(l => l.Plan)], [.. _lines.Select(l => l.MassT)], [.. _lines.Select(l => l.Co2eT)]);
        var table = new ActivityTable([.. _kinds], [.. _activities.Select(a => a.Quantity)], [.. Enumerable.Range(0, _kinds.Count)], _activities.Count, ActivityTable.Of(_activities).Texts);
        return new Inventory
        {
            Zone = zone,
            Template = template,
            Boundary = [.. boundary],
            Activities = table,
            Plans = [.. _plans],
            PlanTotals = [.. _plans.Select((_, p) => TotalOf(p))],
            Lines = lines,
            OffsetLines = [.. _offsets],
            Years = [.. zone.Years.Select(YearOf)],
        };
    }

    /// <summary>A factor with its trail.</summary>
    public static FactorUse Use(string symbol, string item, string parameter, double value, string unit, string set, params TrailStep[] before)
    {
        var factor = FactorOf(set, item, parameter, value, unit, 2016);
        return new FactorUse(symbol, new FactorChoice(new FactorQuery(item, parameter, "CN-GD", 2016), factor, [.. before, new TrailStep(set, "CN-GD", factor, before.Length > 0 ? TrailOutcome.EarlierYear : TrailOutcome.Taken)]), value, unit);
    }

    /// <summary>A factor row.</summary>
    public static Factor FactorOf(string set, string item, string parameter, double value, string unit, int year) => new()
    {
        Id = $"{item}-{parameter}-{year}",
        Set = set,
        Version = "2023.1",
        Item = item,
        Parameter = parameter,
        Region = "CN-GD",
        YearFrom = year,
        YearTo = year,
        Value = value,
        Unit = new RatioUnit(Tonne, "CO2", Tonne, false),
        UnitText = unit,
        Confidence = Confidence.High,
        Source = new SourceRef(set, "2023.1", "17", "Announcement 2025 no. 47", "table 2"),
    };

    /// <summary>Tonnes.</summary>
    public static Unit Tonne { get; } = UnitOf("t", Dimension.Mass);

    /// <summary>A unit of a name.</summary>
    public static Unit UnitOf(string symbol, Dimension dimension) => new(symbol, dimension, 1, LocalText.Same(symbol), [], true, "", "sample");

    private PlanTotal TotalOf(int plan)
    {
        var own = _lines.Where(l => l.Plan == plan).ToList();
        return new PlanTotal(own.Count, own.Sum(l => _activities[l.Row].Quantity), own.Sum(l => l.MassT), own.Sum(l => l.Co2eT));
    }

    private YearTotals YearOf(int year)
    {
        Co2e Of(Scope scope) => new(_lines.Where(l => _plans[l.Plan].Year == year && _plans[l.Plan].Scope == scope && double.IsFinite(l.Co2eT)).Sum(l => l.Co2eT), zone.Gwp);
        double Energy(Func<LinePlan, double> perUnit, Func<LinePlan, bool> which) =>
            _lines.Where(l => _plans[l.Plan].Year == year && _plans[l.Plan].CarriesEnergy && which(_plans[l.Plan])).Sum(l => _activities[l.Row].Quantity * perUnit(_plans[l.Plan]));
        bool IsRenewable(LinePlan p) => p.Item is { Renewable: true } && p.Scope is Scope.Memo or Scope.Export;
        bool IsMissing(LinePlan p) => p.Status == ActivityStatus.NotEstimated;
        return new YearTotals
        {
            Year = year,
            Direct = Of(Scope.Direct),
            Indirect = Of(Scope.Indirect),
            Sink = Of(Scope.Sink),
            ExportCredit = Of(Scope.Export),
            Offset = new Co2e(-_offsets.Where(o => o.Year == year).Sum(o => o.UsedT), zone.Gwp),
            OffsetCarried = new Co2e(_offsets.Where(o => o.Year == year).Sum(o => o.CarriedT), zone.Gwp),
            BiomassMemo = new Co2e(0, zone.Gwp),
            EnergyTceCalorific = Energy(p => p.TceCalorificPerUnit, _ => true),
            EnergyTceEquivalent = Energy(p => p.TceEquivalentPerUnit, _ => true),
            RenewableTceCalorific = Energy(p => p.TceCalorificPerUnit, IsRenewable),
            RenewableTceEquivalent = Energy(p => p.TceEquivalentPerUnit, IsRenewable),
            NotEstimated = (_lines.Count(l => _plans[l.Plan].Year == year && IsMissing(_plans[l.Plan])), Energy(p => p.TceCalorificPerUnit, IsMissing)),
        };
    }
}
