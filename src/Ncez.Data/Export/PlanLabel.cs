using Ncez.Model.Activities;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Sources;
using Ncez.Model.Zones;

namespace Ncez.Data.Export;

/// <summary>What the lines of one plan have in common, in the words of the output formats. Made once per plan, used by every line.</summary>
internal sealed record PlanLabel
{
    /// <summary>Number of the plan's unit, category, item and status as ids.</summary>
    public required LinePlan Plan { get; init; }

    /// <summary><c>YYYY</c> or <c>YYYY-MM</c>.</summary>
    public required string Period { get; init; }

    /// <summary>direct, indirect, sink, export, offset, memo.</summary>
    public required string Scope { get; init; }

    /// <summary>computed, reported, NO, NE, IE:line, C, NA.</summary>
    public required string Status { get; init; }

    /// <summary>Item id; as written when the item table does not know it.</summary>
    public required string Item { get; init; }

    /// <summary>Unit of the quantity.</summary>
    public required string Unit { get; init; }

    /// <summary>The factor that stands for the line; null where there is none or where it is confidential.</summary>
    public required Factor? Factor { get; init; }

    /// <summary>True when quantity and factor are withheld.</summary>
    public bool IsConfidential => Plan.Status == ActivityStatus.Confidential;

    /// <summary>The labels of all plans of an inventory, in their order.</summary>
    public static PlanLabel[] Of(Inventory inventory) => [.. inventory.Plans.Select(plan =>
    {
        var kind = inventory.Activities.Kinds[plan.Kind];
        return new PlanLabel
        {
            Plan = plan,
            Period = kind.Period.ToString(),
            Scope = ScopeId(plan.Scope),
            Status = StatusId(plan.Status, kind.StatusDetail),
            Item = plan.Item?.Id ?? kind.Item,
            Unit = kind.Unit.Symbol,
            Factor = plan.Status == ActivityStatus.Confidential ? null : MainFactor(plan),
        };
    })];

    /// <summary>Scope as the formats write it.</summary>
    public static string ScopeId(Scope scope) => scope switch
    {
        Model.Zones.Scope.Direct => "direct",
        Model.Zones.Scope.Indirect => "indirect",
        Model.Zones.Scope.Sink => "sink",
        Model.Zones.Scope.Export => "export",
        Model.Zones.Scope.Offset => "offset",
        _ => "memo",
    };

    /// <summary>Confidence as the formats write it.</summary>
    public static string ConfidenceId(Confidence confidence) => confidence switch
    {
        Confidence.High => "high",
        Confidence.Medium => "medium",
        _ => "low",
    };

    private static string StatusId(ActivityStatus status, string detail) => status switch
    {
        ActivityStatus.Computed => "computed",
        ActivityStatus.Reported => "reported",
        ActivityStatus.NotOccurring => "NO",
        ActivityStatus.NotEstimated => "NE",
        ActivityStatus.IncludedElsewhere => detail.Length > 0 ? $"IE:{detail}" : "IE",
        ActivityStatus.Confidential => "C",
        _ => "NA",
    };

    // A fuel uses heating value, carbon content and oxidation together: the emission factor or the carbon content stands for
    // the line, the others are on the sheet of factors and in explain.
    private static Factor? MainFactor(LinePlan plan) => plan.Factors.Select(f => f.Choice.Pick).OfType<Factor>()
        .Where(f => f.Parameter is not (FactorParameters.StandardCoal or FactorParameters.StandardCoalEquivalent))
        .OrderBy(f => f.Parameter switch
        {
            FactorParameters.CarbonContent => 1,
            FactorParameters.HeatingValue or FactorParameters.Oxidation or FactorParameters.Enthalpy => 2,
            _ => 0,
        }).FirstOrDefault();
}
