using System.Collections.Immutable;
using Ncez.Model.Activities;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Samples;

/// <summary>Two inventories for pictures: the parks of Guangdong in 2016 (report 5.1), and an invented park with everything in it.</summary>
internal static class SampleInventory
{
    private static readonly Item Coal = ItemOf("coal", "煤炭", "coal", ItemFamily.Fuel, "coal");
    private static readonly Item Oil = ItemOf("oil-products", "油品", "oil products", ItemFamily.Fuel, "oil");
    private static readonly Item Diesel = ItemOf("diesel", "柴油", "diesel", ItemFamily.Fuel, "oil");
    private static readonly Item Gas = ItemOf("natural-gas", "天然气", "natural gas", ItemFamily.Fuel, "gas");
    private static readonly Item Electricity = ItemOf("electricity", "电力", "electricity", ItemFamily.Electricity, "electricity");
    private static readonly Item Steam = ItemOf("steam", "蒸汽", "steam", ItemFamily.Heat, "heat");
    private static readonly Item Other = ItemOf("other-energy", "其他能源", "other energy", ItemFamily.OtherEnergy, "other");
    private static readonly Item Solar = ItemOf("pv-electricity", "光伏发电", "photovoltaic electricity", ItemFamily.Electricity, "renewable") with { Renewable = true };
    private static readonly Item Trees = ItemOf("trees", "乔木", "trees", ItemFamily.Greening, "other");

    /// <summary>The parks of 2016. Emissions per unit are those that the report's totals imply: 1.70, 0.79, 0.45, 0.0946 亿t.</summary>
    public static Inventory Parks2016(string name = "广东省园区")
    {
        var zone = Zone("guangdong-parks-2016", name, "Industrial parks of Guangdong", [2016], null) with { StandardCoal = StandardCoalBasis.Equivalent };
        var wtce = SampleBuilder.UnitOf("万tce", Dimension.Energy);
        var yikWh = SampleBuilder.UnitOf("亿kWh", Dimension.Energy);
        (string, double, double, FactorUse[]) Co2(double tPerUnit, string item) => ("CO2", tPerUnit, 1, [SampleBuilder.Use("EF", item, "emission_factor", tPerUnit / 1e4, "tCO2/tce", "zone")]);
        return new SampleBuilder(zone, Template())
            .Add("D1", 2016, "stationary", Coal, 2965, wtce, 1e4, 1e4, ActivityStatus.Computed, Co2(0.79e8 / 2965, "coal"))
            .Add("D2", 2016, "stationary", Oil, 2560, wtce, 1e4, 1e4, ActivityStatus.Computed, Co2(0.45e8 / 2560, "oil-products"))
            .Add("D3", 2016, "stationary", Gas, 595, wtce, 1e4, 1e4, ActivityStatus.Computed, Co2(0.0946e8 / 595, "natural-gas"))
            .Add("D4", 2016, "stationary", Other, 2024, wtce, 1e4, 1e4, ActivityStatus.NotEstimated)
            .Add("I1", 2016, "electricity", Electricity, 3400, yikWh, 12290, 30000, ActivityStatus.Computed, Co2(1.70e8 / 3400, "electricity"))
            .Build(Statements());
    }

    /// <summary>Three years, five sources, sink, export, offsets above the cap, a line that is not estimated, two gases, a confidential line.</summary>
    public static Inventory Full()
    {
        var zone = Zone("yunpu", "云埠产业园", "Yunpu industrial park", [2023, 2024, 2025], 2023) with
        {
            OffsetCap = new OffsetCap(0.05, OffsetBase.Gross),
            Profile = new ZoneProfile { Notice = new LocalText("示意园区，数字为虚构。", "An illustrative park; its figures are invented.") },
        };
        var builder = new SampleBuilder(zone, Template());
        foreach (var (year, shrink) in new[] { (2023, 1.0), (2024, 0.86), (2025, 0.72) })
        {
            AddYear(builder, year, shrink);
        }

        return builder.Offset("O1", 2025, 15_000, 9_800).Build(Statements());
    }

    private static void AddYear(SampleBuilder builder, int year, double shrink)
    {
        var nm3 = SampleBuilder.UnitOf("万Nm3", Dimension.NormalVolume);
        var kWh = SampleBuilder.UnitOf("万kWh", Dimension.Energy);
        var t = SampleBuilder.Tonne;
        var earlier = new TrailStep("cn-grid", "CN-GD", null, TrailOutcome.OnlyLaterYears);
        var grid = SampleBuilder.Use("EF", "electricity", FactorParameters.GridAverage, 0.4419, "tCO2/MWh", "cn-grid", earlier);
        var ncv = SampleBuilder.Use("NCV", "natural-gas", FactorParameters.HeatingValue, 389.31, "GJ/1e4Nm3", "gb-t-32150");
        var carbon = SampleBuilder.Use("CC", "natural-gas", FactorParameters.CarbonContent, 15.3, "tC/TJ", "gb-t-32150");
        var computed = ActivityStatus.Computed;
        builder
            .Add($"D1-{year}", year, "stationary", Gas, 1420 * shrink, nm3, 13.3, 13.3, computed, ("CO2", 21.6219, 1, [ncv, carbon]), ("CH4", 0.00039, 28, [ncv]))
            .Add($"D2-{year}", year, "mobile", Diesel, 640 * shrink, t, 1.4571, 1.4571, computed, ("CO2", 3.0959, 1, [SampleBuilder.Use("EF", "diesel", "emission_factor", 3.0959, "tCO2/t", "gb-t-32150")]))
            .Add($"D3-{year}", year, "process", null, 5250 * shrink, t, 0, 0, ActivityStatus.Confidential, ("CO2", 0.44, 1, [SampleBuilder.Use("EF", "limestone", "emission_factor", 0.44, "tCO2/t", "gb-t-32150")]))
            .Add($"D4-{year}", year, "stationary", Other, 310, t, 0.6, 0.6, ActivityStatus.NotEstimated)
            .Add($"I1-{year}", year, "electricity", Electricity, 36_500 * shrink, kWh, 1.229, 3.0, computed, ("CO2", 4.419, 1, [grid]))
            .Add($"I2-{year}", year, "heat", Steam, 186_000 * shrink, SampleBuilder.UnitOf("GJ", Dimension.Energy), 0.03412, 0.03412, computed, ("CO2", 0.11, 1, [SampleBuilder.Use("EF", "steam", "emission_factor", 0.11, "tCO2/GJ", "gb-t-32150")]))
            .Add($"R1-{year}", year, "renewable", Solar, 9_640, kWh, 1.229, 3.0, computed)
            .Add($"S1-{year}", year, "greening", Trees, 563.6, SampleBuilder.UnitOf("ha", Dimension.Area), 0, 0, computed, ("CO2", 2.2, 1, []))
            .Add($"E1-{year}", year, "export", Solar, 1_260, kWh, 1.229, 3.0, computed, ("CO2", 4.419, 1, [grid]));
    }

    private static BoundaryStatement[] Statements() =>
    [
        new("counted", new LocalText("固定燃烧", "stationary combustion"), new LocalText("计入直接排放", "counted as direct"), new LocalText("表 5-1", "table 5-1")),
        new("choice", new LocalText("用能单位的交通算在哪里", "Where transport of the tenants counts"), new LocalText("算在园区", "In the park"), new LocalText("模板默认，报告 5.2.2 未说明", "Template default; report 5.2.2 leaves it open")),
        new("exclusion", new LocalText("居民生活", "Households"), new LocalText("不计入", "not counted"), new LocalText("四至内没有居民", "Nobody lives inside")),
        new("rule", new LocalText("GWP", "GWP"), LocalText.Same("AR5"), LocalText.Same("zone.yaml")),
    ];

    private static Zone Zone(string id, string zh, string en, ImmutableArray<int> years, int? baseline) => new()
    {
        Id = id,
        Name = new LocalText(zh, en),
        Domain = Domain.Park,
        Region = "CN-GD",
        Years = years,
        Baseline = baseline,
        Gwp = "AR5",
        FactorSets = ["cn-grid", "gb-t-32150"],
    };

    private static BoundaryTemplate Template() => new()
    {
        Domain = Domain.Park,
        Name = new LocalText("园区", "park"),
        Table = LocalText.Same("table 5-1"),
        CalendarYear = false,
        Definition = new LocalText("能源、资源、基础设施、产业、生态环境和运行管理低碳化", "Low-carbon energy, resources, infrastructure, industry, environment and management"),
        Space = new LocalText("政府集中统一规划、指定并统一管理的区域", "The area that government has planned and manages as one"),
        Categories =
        [
            Category("stationary", "固定燃烧", "stationary combustion", Scope.Direct), Category("mobile", "移动燃烧", "mobile combustion", Scope.Direct), Category("process", "工业生产过程", "industrial processes", Scope.Direct),
            Category("electricity", "外购电力", "purchased electricity", Scope.Indirect), Category("heat", "外购热力", "purchased heat", Scope.Indirect),
            Category("renewable", "自产可再生能源", "on-site renewables", Scope.Memo), Category("greening", "绿化碳汇", "greening", Scope.Sink), Category("export", "输出能源", "exported energy", Scope.Export),
        ],
        Choices = [],
        Exclusions = [],
        Indicators = [],
        References = [],
        Checklists = [],
    };

    private static CategoryRule Category(string id, string zh, string en, Scope scope) => new(id, new LocalText(zh, en), scope, "", new LocalText(zh, en), []);

    private static Item ItemOf(string id, string zh, string en, ItemFamily family, string group) => new() { Id = id, Name = new LocalText(zh, en), Family = family, Group = group };
}
