using System.Collections.Frozen;
using System.Collections.Immutable;
using Ncez.Model.Factors;
using Ncez.Model.Scenarios;

namespace Ncez.Scenarios.Compiling;

/// <summary>A variable that branches of some kinds have.</summary>
/// <param name="Name">Its name.</param>
/// <param name="NameZh">Its Chinese name, read alike.</param>
/// <param name="Kinds">Kinds of branches that have it.</param>
/// <param name="Default">Value where nobody says one, in the engine's unit; null when it must be said or is absent.</param>
/// <param name="Leap">LEAP's name for it, read alike.</param>
internal sealed record Variable(string Name, string NameZh, ImmutableArray<BranchKind> Kinds, double? Default = null, string Leap = "")
{
    /// <summary>Every name that is read as this variable.</summary>
    public IEnumerable<string> Names => new[] { Name, NameZh, Leap }.Where(n => n.Length > 0);
}

/// <summary>The variables of the model. Gases are variables too: t of gas per unit of energy.</summary>
internal static class VariableTable
{
    private static readonly ImmutableArray<Variable> All =
    [
        new("Value", "数值", [BranchKind.Key], Leap: "Key Assumption"),
        new("Activity", "活动水平", [BranchKind.Category, BranchKind.EndUse, BranchKind.Technology, BranchKind.Source], 1, Leap: "Activity Level"),
        new("Intensity", "能耗强度", [BranchKind.Technology, BranchKind.Stock], Leap: "Final Energy Intensity"),
        new("UsefulIntensity", "有用能强度", [BranchKind.EndUse], Leap: "Useful Energy Intensity"),
        new("Share", "份额", [BranchKind.Technology, BranchKind.Feed], Leap: "Feedstock Fuel Share"),
        new("Efficiency", "效率", [BranchKind.Technology, BranchKind.Process], Leap: "Process Efficiency"),
        new("Stock", "保有量", [BranchKind.Stock]),
        new("Sales", "销量", [BranchKind.Stock]),
        new("Survival", "存活率", [BranchKind.Stock]),
        new("Ages", "年龄结构", [BranchKind.Stock]),
        new("Wear", "老化系数", [BranchKind.Stock]),
        new("Mileage", "行驶里程", [BranchKind.Stock], 1),
        new("Losses", "损失率", [BranchKind.Module], 0),
        new("Imports", "调入", [BranchKind.Module], 0),
        new("Exports", "调出", [BranchKind.Module], 0),
        new("ProcessShare", "出力份额", [BranchKind.Process], Leap: "Process Share"),
        new("Capacity", "容量", [BranchKind.Process], Leap: "Exogenous Capacity"),
        new("ReserveMargin", "备用率", [BranchKind.Module], Leap: "Planning Reserve Margin"),
        new("LoadFactor", "负荷率", [BranchKind.Module], Leap: "System Load Factor"),
        new("UnitSize", "新增单机容量", [BranchKind.Process], Leap: "Endogenous Capacity"),
        new("AdditionOrder", "新增次序", [BranchKind.Process], 1),
        new("CapacityCredit", "容量置信度", [BranchKind.Process], 1, Leap: "Capacity Credit"),
        new("Lifetime", "寿命", [BranchKind.Process], Leap: "Lifetime"),
        new("Availability", "可用率", [BranchKind.Process, BranchKind.Slice], 1, Leap: "Maximum Availability"),
        new("MeritOrder", "调度次序", [BranchKind.Process], 1, Leap: "Merit Order"),
        new("FixedOutput", "固定出力", [BranchKind.Process]),
        new("Ratio", "产出比", [BranchKind.Output], Leap: "Output Share"),
        new("Use", "自用率", [BranchKind.OwnUse], Leap: "Auxiliary Fuel Use"),
        new("Transfer", "区间送入", [BranchKind.Link]),
        new("Load", "负荷份额", [BranchKind.Slice]),
        new("Hours", "小时数", [BranchKind.Slice]),
        new("Capture", "捕集率", [BranchKind.Technology, BranchKind.Process], 0),
        new("Cost", "年费用", [BranchKind.Technology, BranchKind.Stock, BranchKind.Process, BranchKind.Source], 0),
        new("Factor", "排放因子", [BranchKind.Source]),
        new("Price", "价格", [BranchKind.Fuel], 0),
        new("EquivalentCoal", "等价折标系数", [BranchKind.Fuel]),
        new("HeatingValue", "低位发热量", [BranchKind.Fuel]),
        new("CarbonContent", "含碳量", [BranchKind.Fuel]),
        new("FractionOxidized", "氧化率", [BranchKind.Fuel]),
        new("NetGrossRatio", "低高位热值比", [BranchKind.Fuel]),
        new("Density", "密度", [BranchKind.Fuel]),
    ];

    private static readonly FrozenDictionary<(string Name, BranchKind Kind), Variable> ByName = All
        .SelectMany(v => v.Kinds.SelectMany(k => v.Names.Select(n => (Key: (FactorLibrary.FoldName(n), k), Variable: v))))
        .DistinctBy(p => p.Key).ToFrozenDictionary(p => p.Key, p => p.Variable);

    private static readonly ImmutableArray<BranchKind> Burners = [BranchKind.Fuel, BranchKind.Technology, BranchKind.Stock, BranchKind.Process];

    /// <summary>The variable of a branch by its name in either language; gases by their id. Null when the kind has none of that name.</summary>
    public static Variable? Find(string name, BranchKind kind, Func<string, bool> isGas)
    {
        if (ByName.TryGetValue((FactorLibrary.FoldName(name), kind), out var variable))
        {
            return variable;
        }

        return Burners.Contains(kind) && isGas(name) ? new Variable(name, name, Burners) : null;
    }

    private static readonly FrozenDictionary<BranchKind, ImmutableArray<string>> NamesByKind =
        Enum.GetValues<BranchKind>().ToFrozenDictionary(k => k, k => All.Where(v => v.Kinds.Contains(k)).Select(v => v.Name).ToImmutableArray());

    /// <summary>Names of the variables of a kind.</summary>
    public static ImmutableArray<string> NamesOf(BranchKind kind) => NamesByKind[kind];
}
