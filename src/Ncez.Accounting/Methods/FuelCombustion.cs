using Ncez.Kernels.Emissions;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using Ncez.Model.Zones;

namespace Ncez.Accounting.Methods;

/// <summary>
/// Fuel burnt in boilers, engines and vehicles: CO₂ from heat, carbon content and oxidation, or from a direct emission factor
/// where the set that comes first has one; CH₄ and N₂O where a set has factors. CO₂ of biomass is a memo item.
/// </summary>
public sealed class FuelCombustion : IAccountingMethod
{
    private static readonly string[] FurtherGases = ["CH4", "N2O"];

    /// <inheritdoc />
    public string Id => "fuel_combustion";

    /// <inheritdoc />
    public IEnumerable<string> Sectors => [Id, "mobile_combustion", "chp_combustion"];

    /// <inheritdoc />
    public bool Takes(PlanRequest request) => request.Item.Family == ItemFamily.Fuel
        && request.Kind.Unit.Dimension is not (Dimension.Length or Dimension.Freight or Dimension.Passenger);

    /// <inheritdoc />
    public IEnumerable<LinePlan> Plan(PlanRequest request)
    {
        if (request.Item.Family != ItemFamily.Fuel)
        {
            request.Findings.Error("ACC-007", request.At("item"), ("item", request.Item.Name), ("category", request.Category.Name));
            yield break;
        }

        if (EnergyContent.Of(request) is not { } energy || Co2(request, energy) is not { } co2)
        {
            yield break;
        }

        yield return co2;
        foreach (var gas in FurtherGases)
        {
            if (request.Resolve(FactorParameters.EmissionFactor, gas) is { Pick: not null } choice
                && Direct(request, energy, choice) is { } plan)
            {
                yield return plan;
            }
        }
    }

    private static LinePlan? Co2(PlanRequest request, EnergyContent energy)
    {
        var scope = request.Item.Biomass && request.Chosen("biomass") != "counted" ? Scope.Memo : request.Category.Scope;
        var fuel = request.Factors.ResolveFuel(request.Item.Id, request.Region, request.Year);
        var direct = request.Resolve(FactorParameters.EmissionFactor, "CO2");
        var viaCarbon = fuel.CarbonContent.Pick is not null && fuel.Oxidation.Pick is not null;
        if (direct.Pick is not null && (!viaCarbon || request.RankOf(direct.Pick) < request.RankOf(fuel.CarbonContent.Pick!)))
        {
            return Direct(request, energy, direct) is { } plan ? energy.On(plan with { Scope = scope }) : null;
        }

        if (!viaCarbon)
        {
            if (request.Item.Biomass)
            {
                // Its CO2 would be a memo item; without a published factor the memo stays open, which changes no total.
                request.Findings.Info("ACC-011", request.At("item"), ("item", request.Item.Name));
                return energy.On(request.Blank(Scope.Memo) with { Gas = "CO2", MassTPerUnit = double.NaN, Co2eTPerUnit = double.NaN });
            }

            request.Findings.Add(request.Advice.FindingFor(fuel.CarbonContent.Pick is null ? fuel.CarbonContent : fuel.Oxidation, request.At("item")));
            return null;
        }

        var (carbonTPerTJ, oxidation) = (fuel.CarbonContent.Pick!.Value, fuel.Oxidation.Pick!.Canonical);
        var energyTJ = energy.EnergyMWh * 0.0036;
        var massT = CombustionKernels.FuelCo2T(energyTJ, carbonTPerTJ, oxidation);
        return request.Weighted(energy.On(request.Blank(scope)) with
        {
            Gas = "CO2",
            MassTPerUnit = massT,
            Equation = "ACC-01",
            Factors = [.. energy.Factors, new FactorUse("CC", fuel.CarbonContent, carbonTPerTJ, "tC/TJ"), new FactorUse("OF", fuel.Oxidation, oxidation, "1")],
            Trace = energy.Trace.Add(new TraceStep(PlanRequest.TextOf("trace.combustion"),
                $"{Formula.Number(energyTJ)} TJ × {Formula.Number(carbonTPerTJ)} tC/TJ × {Formula.Number(oxidation)} × 44/12 = {Formula.Number(massT)} t CO2")),
        });
    }

    private static LinePlan? Direct(PlanRequest request, EnergyContent energy, FactorChoice choice)
    {
        var factor = choice.Pick!;
        var gas = (factor.Gas, request.Item.Biomass) switch
        {
            ("CH4", true) => "CH4-bio",
            ("CH4", false) => "CH4-fossil",
            _ => factor.Gas.Length > 0 ? factor.Gas : "CO2",
        };
        var (perUnit, symbol, trace) = (energy.EnergyMWh, "MWh", energy.Trace);
        if (factor.Unit.Denominator?.Dimension != Dimension.Energy)
        {
            if (FuelQuantity.Of(request) is not { } quantity || quantity.Dimension != factor.Unit.Denominator?.Dimension)
            {
                request.Findings.Error("ACC-004", request.At("unit"), ("item", request.Item.Name), ("unit", request.Kind.Unit.Symbol), ("factorUnit", factor.UnitText));
                return null;
            }

            (perUnit, symbol, trace) = (quantity.PerUnit, quantity.Symbol, quantity.Trace);
        }

        var massT = LineKernels.EmissionT(perUnit, factor.Canonical);
        return request.Weighted(request.Blank() with
        {
            Gas = gas,
            MassTPerUnit = massT,
            Equation = "ACC-03",
            Factors = [new FactorUse("EF", choice, factor.Canonical, $"t/{symbol}")],
            Trace = trace.Add(new TraceStep(PlanRequest.TextOf("trace.factor"), Formula.Times(perUnit, symbol, factor.Canonical, $"t/{symbol}", "t " + gas))),
        });
    }
}
