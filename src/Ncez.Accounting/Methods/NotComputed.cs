using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using Ncez.Model.Zones;

namespace Ncez.Accounting.Methods;

/// <summary>Rows that carry a notation key or a reported emission instead of a calculation.</summary>
internal static class NotComputed
{
    /// <summary>The plan of a kind whose status is neither computed nor confidential; null after a finding.</summary>
    public static LinePlan? Plan(PlanRequest request) => request.Kind.Status switch
    {
        ActivityStatus.Reported => Reported(request),
        ActivityStatus.NotEstimated => NotEstimated(request),
        _ => Open(request),
    };

    /// <summary>A row that the boundary leaves out: printed, not counted.</summary>
    public static LinePlan Excluded(PlanRequest request) => Open(request) with { Scope = Scope.Memo, Status = ActivityStatus.NotApplicable };

    private static LinePlan Open(PlanRequest request) => request.Blank() with
    {
        CarriesEnergy = true,
        MassTPerUnit = double.NaN,
        Co2eTPerUnit = double.NaN,
    };

    private static LinePlan NotEstimated(PlanRequest request)
    {
        request.Findings.Warning("ACC-014", request.At("status"), ("item", request.Item.Name), ("category", request.Category.Name));

        // Its energy counts where it can be said; that it cannot is no finding of its own.
        var energy = EnergyContent.Of(request with { Findings = new Findings() }) ?? EnergyContent.None;
        return energy.On(Open(request)) with { Trace = energy.Trace };
    }

    private static LinePlan? Reported(PlanRequest request)
    {
        if (request.Kind.Unit.Dimension != Dimension.Mass)
        {
            request.Findings.Error("ACC-015", request.At("unit"), ("unit", request.Kind.Unit.Symbol));
            return null;
        }

        var gas = request.Item.Family == ItemFamily.Gas ? request.Item.Formula : request.Kind.Method;
        if (gas.Length == 0)
        {
            request.Findings.Error("ACC-016", request.At("item"), ("item", request.Item.Name));
            return null;
        }

        if (gas.StartsWith("CO2e", StringComparison.Ordinal))
        {
            request.Findings.Warning("ACC-017", request.At("status"), ("gwp", request.Zone.Gwp));
            gas = "CO2e";
        }

        var sign = request.Category.Scope is Scope.Sink or Scope.Export ? -1 : 1;
        return request.Weighted(request.Blank() with
        {
            CarriesEnergy = true,
            Gas = gas,
            MassTPerUnit = sign * request.Kind.Unit.ToCanonical,
            Trace = [new TraceStep(PlanRequest.TextOf("trace.reported"), $"1 {request.Kind.Unit.Symbol} = {Formula.Number(request.Kind.Unit.ToCanonical)} t {gas}")],
        });
    }
}
