using System.Collections.Immutable;
using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using Ncez.Model.Sources;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Data.Tests.Export;

/// <summary>
/// A small inventory with one line of every sort, its totals added by hand:
/// direct 200 (coal) + 2.8 (CH4 of coal: 0.1 t × 28) + 50 (confidential) = 252.8; indirect 1 000 MWh × 0.5 = 500;
/// gross 752.8; sink −30; export −20; net before 702.8; offsets −35.14 (5 % of net before), 64.86 carried; net 667.66.
/// </summary>
internal static class SampleInventory
{
    public const double GrossT = 752.8;
    public const double NetT = 667.66;

    private static readonly Unit Tonne = new("t", Dimension.Mass, 1, new("吨", "tonne"), [], true, "", "");
    private static readonly Unit MWh = new("MWh", Dimension.Energy, 1, new("兆瓦时", "megawatt hour"), [], true, "", "");
    private static readonly Unit Hectare = new("ha", Dimension.Area, 1e4, new("公顷", "hectare"), [], true, "", "");

    public static Inventory Of(int copies = 1)
    {
        ImmutableArray<Activity> single =
        [
            new("coal-1", Kind("stationary_combustion", "raw-coal", Tonne), 100, "=cmd|' /C calc'!A0", "", ""),
            new("power-1", Kind("purchased_electricity", "electricity", MWh, Direction.Import), 1000, "电费单, 2020 \"年\""),
            new("secret-1", Kind("stationary_combustion", "raw-coal", Tonne, status: ActivityStatus.Confidential), 25),
            new("other-1", Kind("stationary_combustion", "other-energy", Tonne, status: ActivityStatus.NotEstimated), 7),
            new("trees-1", Kind("greening", "forest", Hectare, Direction.Use), 3),
            new("pv-1", Kind("exported_electricity", "pv-electricity", MWh, Direction.Export), 40),
            new("wood-1", Kind("stationary_combustion", "wood", Tonne), 5),
        ];
        var table = ActivityTable.Of(Enumerable.Repeat(single, copies).SelectMany(r => r));
        ImmutableArray<LinePlan> plans =
        [
            Plan(0, Scope.Direct, "stationary_combustion", "CO2", 2, 2, true, "ACC-01", Ncv, Carbon),
            Plan(0, Scope.Direct, "stationary_combustion", "CH4", 0.001, 0.028, false, "ACC-02"),
            Plan(1, Scope.Indirect, "purchased_electricity", "CO2", 0.5, 0.5, true, "ACC-05", Grid),
            Plan(2, Scope.Direct, "stationary_combustion", "CO2", 2, 2, true, "ACC-01", Carbon),
            Plan(3, Scope.Direct, "stationary_combustion", "CO2", double.NaN, double.NaN, true, ""),
            Plan(4, Scope.Sink, "greening", "CO2", -10, -10, true, "ACC-09"),
            Plan(5, Scope.Export, "exported_electricity", "CO2", -0.5, -0.5, true, "ACC-06", Grid),
            Plan(6, Scope.Memo, "stationary_combustion", "CO2", 1.8, 1.8, true, "ACC-01"),
        ];
        plans = [.. plans.Select(p => p with { Status = table.Kinds[p.Kind].Status })];
        return Account(table, plans, copies);
    }

    private static Inventory Account(ActivityTable table, ImmutableArray<LinePlan> plans, int copies)
    {
        var rows = new List<(int Row, int Plan)>();
        for (var row = 0; row < table.Count; row++)
        {
            for (var p = 0; p < plans.Length; p++)
            {
                if (plans[p].Kind == table.KindOf[row])
                {
                    rows.Add((row, p));
                }
            }
        }

        var lines = new LineTable([.. rows.Select(r => r.Row)], [.. rows.Select(r => r.Plan)],
            [.. rows.Select(r => table.Quantities[r.Row] * plans[r.Plan].MassTPerUnit)],
            [.. rows.Select(r => table.Quantities[r.Row] * plans[r.Plan].Co2eTPerUnit)]);
        ImmutableArray<PlanTotal> totals = [.. plans.Select((plan, p) =>
        {
            var quantity = rows.Where(r => r.Plan == p).Sum(r => table.Quantities[r.Row]);
            return new PlanTotal(copies, quantity, quantity * plan.MassTPerUnit, quantity * plan.Co2eTPerUnit);
        })];
        return new Inventory
        {
            Zone = Zone,
            Template = Template,
            Boundary = [new BoundaryStatement("counted", new("外购电力", "Purchased electricity"), new("计入间接排放", "Counted as indirect"), new("表5-1", "Table 5-1"))],
            Activities = table,
            Plans = plans,
            PlanTotals = totals,
            Lines = lines,
            OffsetLines = [new OffsetLine(new Offset("off-1", "GD", "PHCER", "S-1", 2019, 100, "manager", "", 2020, new Place("offsets.csv", 2)), 2020, 35.14 * copies, 64.86 * copies)],
            Years = [Totals(copies)],
        };
    }

    private static YearTotals Totals(int copies) => new()
    {
        Year = 2020,
        Direct = new Co2e(252.8 * copies, "AR5"),
        Indirect = new Co2e(500 * copies, "AR5"),
        Sink = new Co2e(-30 * copies, "AR5"),
        ExportCredit = new Co2e(-20 * copies, "AR5"),
        Offset = new Co2e(-35.14 * copies, "AR5"),
        OffsetCarried = new Co2e(64.86 * copies, "AR5"),
        BiomassMemo = new Co2e(9 * copies, "AR5"),
        EnergyTceCalorific = 250 * copies,
        EnergyTceEquivalent = double.NaN,
        RenewableTceCalorific = 25 * copies,
        RenewableTceEquivalent = double.NaN,
        NotEstimated = (1, 7),
    };

    private static readonly FactorUse Ncv = Use("NCV", "raw-coal", FactorParameters.HeatingValue, 20.908, "GJ/t");
    private static readonly FactorUse Carbon = Use("CC", "raw-coal", FactorParameters.CarbonContent, 26.37, "tC/TJ");
    private static readonly FactorUse Grid = Use("EF", "electricity", FactorParameters.GridAverage, 0.5, "tCO2/MWh");

    private static FactorUse Use(string symbol, string item, string parameter, double value, string unit)
    {
        var factor = new Factor
        {
            Id = $"{item}-{parameter}",
            Set = "cn-sample",
            Version = "1",
            Item = item,
            Parameter = parameter,
            Region = "CN",
            Value = value,
            Unit = new RatioUnit(Tonne, "", MWh, false),
            UnitText = unit,
            Confidence = Confidence.High,
            Source = new SourceRef("cn-sample", "1", $"{item}-{parameter}", "Sample publication", "table 1"),
        };
        var query = new FactorQuery(item, parameter, "CN-GD", 2020);
        return new FactorUse(symbol, new FactorChoice(query, factor, [new TrailStep("cn-sample", "CN", factor, TrailOutcome.WiderRegion)]), value, unit);
    }

    private static ActivityKind Kind(string category, string item, Unit unit, Direction direction = Direction.Use, ActivityStatus status = ActivityStatus.Computed) =>
        new() { Period = new Period(2020), Category = category, Item = item, Unit = unit, Direction = direction, Status = status, Where = new Place("activities.csv", 2) };

    private static LinePlan Plan(int kind, Scope scope, string category, string gas, double massT, double co2eT, bool energy, string equation, params FactorUse[] factors) => new()
    {
        Kind = kind,
        Year = 2020,
        Scope = scope,
        Status = ActivityStatus.Computed,
        Category = Template.Categories.First(c => c.Id == category),
        Gas = gas,
        MassTPerUnit = massT,
        Co2eTPerUnit = co2eT,
        CarriesEnergy = energy,
        Equation = equation,
        Factors = [.. factors],
    };

    private static Zone Zone => new()
    {
        Id = "sample",
        Name = new("示例园区", "Sample park"),
        Domain = Domain.Park,
        Region = "CN-GD",
        Years = [2020],
        Gwp = "AR5",
        FactorSets = ["cn-sample"],
        OffsetCap = new OffsetCap(0.05, OffsetBase.NetBeforeOffset),
    };

    private static BoundaryTemplate Template { get; } = new()
    {
        Domain = Domain.Park,
        Name = new("园区", "Park"),
        Table = LocalText.Same("5-1"),
        Definition = default,
        Space = default,
        CalendarYear = false,
        Categories =
        [
            Category("stationary_combustion", "化石燃料燃烧", "Fossil fuel combustion", Scope.Direct),
            Category("purchased_electricity", "外购电力", "Purchased electricity", Scope.Indirect),
            Category("greening", "绿化碳汇", "Greening", Scope.Sink),
            Category("exported_electricity", "外输电力", "Exported electricity", Scope.Export),
            Category("offsets", "抵消", "Offsets", Scope.Offset),
        ],
        Choices = [],
        Exclusions = [],
        Indicators = [],
        References = [],
        Checklists = [],
    };

    private static CategoryRule Category(string id, string zh, string en, Scope scope) => new(id, new(zh, en), scope, "", default, []);
}
