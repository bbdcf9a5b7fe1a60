using Ncez.Kernels.Emissions;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;

namespace Ncez.Accounting.Methods;

/// <summary>Imported electricity, heat and cooling: location-based, with the average factor of the grid or the supplier's factor.</summary>
public sealed class PurchasedEnergy : IAccountingMethod
{
    /// <inheritdoc />
    public string Id => "purchased_energy";

    /// <inheritdoc />
    public IEnumerable<LinePlan> Plan(PlanRequest request)
    {
        if (request.Item.Family is not (ItemFamily.Electricity or ItemFamily.Heat or ItemFamily.Cooling))
        {
            request.Findings.Error("ACC-007", request.At("item"), ("item", request.Item.Name), ("category", request.Category.Name));
            yield break;
        }

        if (EnergyContent.Of(request) is not { } energy || Factor(request) is not { } factor)
        {
            yield break;
        }

        var massT = LineKernels.EmissionT(energy.EnergyMWh, factor.CanonicalValue);
        if (request.Weighted(energy.On(request.Blank()) with
        {
            Gas = "CO2",
            MassTPerUnit = massT,
            Equation = "ACC-03",
            Factors = [.. energy.Factors, factor],
            Trace = energy.Trace.Add(new TraceStep(PlanRequest.TextOf("trace.purchased"),
                Formula.Times(energy.EnergyMWh, "MWh", factor.CanonicalValue, "t/MWh", "t CO2"))),
        }) is { } plan)
        {
            yield return plan;
        }
    }

    /// <summary>
    /// The factor of imported energy [t CO₂/MWh]: a zone's own emission factor of the item where it gives one, else the grid
    /// average (electricity) or the default of the set (heat, cooling). Null after a finding.
    /// </summary>
    internal static FactorUse? Factor(PlanRequest request)
    {
        // Power and heat of a kind (PV electricity, steam) are met by the same grid or network: its factor is the family's.
        var (family, parameter) = request.Item.Family switch
        {
            ItemFamily.Electricity => ("electricity", FactorParameters.GridAverage),
            ItemFamily.Heat => ("heat", FactorParameters.EmissionFactor),
            _ => ("cooling", FactorParameters.EmissionFactor),
        };
        var own = request.Resolve(FactorParameters.EmissionFactor, "CO2");
        var choice = own.Pick is { Set: "zone" } ? own
            : request.Resolve(FactorParameters.EmissionFactor, "CO2", family) is { Pick.Set: "zone" } local ? local
            : request.Resolve(parameter, "CO2", family);
        if (choice.Pick is null)
        {
            request.Findings.Add(request.Advice.FindingFor(choice, request.At("item")));
            return null;
        }

        return new FactorUse("EF", choice, choice.Pick.Canonical, "t/MWh");
    }
}
