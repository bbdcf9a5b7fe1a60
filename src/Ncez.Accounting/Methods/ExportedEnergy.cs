using Ncez.Kernels.Emissions;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Zones;

namespace Ncez.Accounting.Methods;

/// <summary>
/// Energy sent over the boundary: a credit with the factor that an import would have, as far as the zone's export rule allows
/// and the certificates were not sold. Exports never lower gross emissions.
/// </summary>
public sealed class ExportedEnergy : IAccountingMethod
{
    /// <inheritdoc />
    public string Id => "exported_energy";

    /// <inheritdoc />
    public IEnumerable<LinePlan> Plan(PlanRequest request)
    {
        if (request.Item.Family is not (ItemFamily.Electricity or ItemFamily.Heat or ItemFamily.Cooling))
        {
            request.Findings.Error("ACC-007", request.At("item"), ("item", request.Item.Name), ("category", request.Category.Name));
            yield break;
        }

        if (EnergyContent.Of(request) is not { } energy)
        {
            yield break;
        }

        // What leaves was made from fuel or renewables that the account has counted as used, unless a year states only what it used itself.
        var counted = !request.Item.Renewable || request.Facts.StatesProduction(request.Year);
        var plan = energy.On(request.Blank(), counted ? -1 : 0) with { Gas = "CO2", Equation = "ACC-08", Trace = energy.Trace };
        var earns = request.Zone.ExportCredit == ExportCredit.All || (request.Zone.ExportCredit == ExportCredit.RenewableOnly && request.Item.Renewable);
        if (!earns)
        {
            yield return plan with { Trace = plan.Trace.Add(new TraceStep(PlanRequest.TextOf("trace.noCredit"), "0 t CO2")) };
            yield break;
        }

        if (PurchasedEnergy.Factor(request) is not { } factor)
        {
            yield break;
        }

        var sold = request.Item.Renewable ? request.Facts.SoldFraction(request.Year) : 0;
        var massT = BalanceKernels.ExportCreditT(energy.EnergyMWh, sold, factor.CanonicalValue);
        if (request.Weighted(plan with
        {
            MassTPerUnit = massT,
            Factors = [.. energy.Factors, factor],
            Trace = plan.Trace.Add(new TraceStep(PlanRequest.TextOf("trace.export"),
                $"−{Formula.Number(energy.EnergyMWh)} MWh × (1 − {Formula.Number(sold)}) × {Formula.Number(factor.CanonicalValue)} t/MWh = {Formula.Number(massT)} t CO2")),
        }) is { } credit)
        {
            yield return credit;
        }
    }
}
