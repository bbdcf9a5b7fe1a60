using Ncez.Accounting.Methods;
using Ncez.Model.Activities;
using Ncez.Model.Inventories;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting;

/// <summary>Under the equity-share approach a site counts with the share that the zone owns of it; a site without a share is a finding.</summary>
internal static class EquityShare
{
    /// <summary>The plans with the share of their site.</summary>
    public static IEnumerable<LinePlan> Apply(PlanRequest request, IEnumerable<LinePlan> plans)
    {
        if (request.Zone.Boundary.Approach != "equity_share" || request.Kind.Status is ActivityStatus.NotOccurring or ActivityStatus.NotApplicable or ActivityStatus.IncludedElsewhere)
        {
            return plans;
        }

        var shares = request.Zone.Boundary.Equity;
        if (!(shares.TryGetValue(request.Kind.Site, out var share) || shares.TryGetValue("*", out share)) || share is not (>= 0 and <= 1))
        {
            request.Findings.Error("ACC-043", request.At("site"), ("site", request.Kind.Site.Length > 0 ? request.Kind.Site : "*"));
            return [];
        }

        return share == 1 ? plans : plans.Select(plan => plan with
        {
            EquityShareFraction = share,
            MassTPerUnit = plan.MassTPerUnit * share,
            Co2eTPerUnit = plan.Co2eTPerUnit * share,
            EnergyMWhPerUnit = plan.EnergyMWhPerUnit * share,
            TceCalorificPerUnit = plan.TceCalorificPerUnit * share,
            TceEquivalentPerUnit = plan.TceEquivalentPerUnit * share,
            Trace = plan.Trace.Add(new TraceStep(PlanRequest.TextOf("trace.equity"), $"{Number(plan.Co2eTPerUnit)} × {Number(share)} = {Number(plan.Co2eTPerUnit * share)} t CO2e")),
        });
    }
}
