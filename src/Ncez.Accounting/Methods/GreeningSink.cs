using Ncez.Kernels.Emissions;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;

namespace Ncez.Accounting.Methods;

/// <summary>Yearly uptake of planted areas by planting type. The handbook's values are gross fixation, far above measured net uptake: always a warning.</summary>
public sealed class GreeningSink : IAccountingMethod
{
    /// <inheritdoc />
    public string Id => "greening_sink";

    /// <inheritdoc />
    public IEnumerable<LinePlan> Plan(PlanRequest request)
    {
        if (request.Item.Family != ItemFamily.Greening || request.Kind.Unit.Dimension != Dimension.Area)
        {
            request.Findings.Error("ACC-012", request.At("unit"), ("item", request.Item.Name), ("unit", request.Kind.Unit.Symbol));
            yield break;
        }

        if (request.Kind.Period.Month != 0)
        {
            request.Findings.Error("ACC-013", request.At("period"), ("period", request.Kind.Period.ToString()));
            yield break;
        }

        var choice = request.Resolve(FactorParameters.Uptake);
        if (choice.Pick is not { } uptake)
        {
            request.Findings.Add(request.Advice.FindingFor(choice, request.At("item")));
            yield break;
        }

        if (uptake.Set != "zone")
        {
            request.Findings.Warning("ACC-009", request.At("item"), ("item", request.Item.Name));
        }

        var areaM2 = request.Kind.Unit.ToCanonical;
        var massT = BalanceKernels.GreeningSinkT(areaM2, uptake.Canonical);
        if (request.Weighted(request.Blank() with
        {
            CarriesEnergy = true,
            Gas = uptake.Gas.Length > 0 ? uptake.Gas : "CO2",
            MassTPerUnit = massT,
            Equation = "ACC-07",
            Factors = [new FactorUse("u", choice, uptake.Canonical, "t/m2")],
            Trace = [new TraceStep(PlanRequest.TextOf("trace.greening"), "−" + Formula.Times(areaM2, "m2", uptake.Canonical, "t/(m2·a)", "t CO2"))],
        }) is { } plan)
        {
            yield return plan;
        }
    }
}
