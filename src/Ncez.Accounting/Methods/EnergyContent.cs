using System.Collections.Immutable;
using Ncez.Kernels.Energy;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;

namespace Ncez.Accounting.Methods;

/// <summary>Energy in one unit of an activity's quantity, on all bases, with the factors that were needed to say it.</summary>
/// <param name="EnergyMWh">[MWh per unit, lower heating value]; NaN when it cannot be said.</param>
/// <param name="TceCalorific">[tce per unit].</param>
/// <param name="TceEquivalent">[tce per unit]; NaN without a coefficient.</param>
/// <param name="Factors">Factors used.</param>
/// <param name="Trace">Steps.</param>
internal sealed record EnergyContent(double EnergyMWh, double TceCalorific, double TceEquivalent, ImmutableArray<FactorUse> Factors, ImmutableArray<TraceStep> Trace)
{
    /// <summary>Not an energy.</summary>
    public static EnergyContent None { get; } = new(0, 0, 0, [], []);

    /// <summary>The plan with this energy on it; one plan of a kind carries it.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="sign">−1 where the energy leaves the account (exports), 0 where it is not counted.</param>
    public LinePlan On(LinePlan plan, int sign = 1) => plan with
    {
        CarriesEnergy = true,
        EnergyMWhPerUnit = sign * EnergyMWh,
        TceCalorificPerUnit = sign * TceCalorific,
        TceEquivalentPerUnit = sign == 0 ? 0 : sign * TceEquivalent,
    };

    /// <summary>The energy of a kind, whatever its family; null after a finding.</summary>
    public static EnergyContent? Of(PlanRequest request) => request.Item.Family switch
    {
        ItemFamily.Fuel or ItemFamily.OtherEnergy => OfFuel(request),
        ItemFamily.Electricity => OfElectricity(request),
        ItemFamily.Heat or ItemFamily.Cooling => OfHeat(request),
        _ => None,
    };

    private static EnergyContent? OfFuel(PlanRequest request)
    {
        var unit = request.Kind.Unit;
        if (unit.Dimension == Dimension.Energy)
        {
            return FromHeat(unit.ToCanonical, [], FuelQuantity.Converted(unit, "MWh"));
        }

        if (request.Item.Family == ItemFamily.OtherEnergy || FuelQuantity.Of(request) is not { } quantity)
        {
            request.Findings.Error("ACC-003", request.At("unit"), ("item", request.Item.Name), ("unit", unit.Symbol));
            return null;
        }

        var heating = request.Factors.ResolveFuel(request.Item.Id, request.Region, request.Year).HeatingValue;
        if (heating.Pick is null)
        {
            request.Findings.Add(request.Advice.FindingFor(heating, request.At("item")));
            return null;
        }

        if (heating.Pick.Unit.Denominator?.Dimension != quantity.Dimension)
        {
            request.Findings.Error("ACC-004", request.At("unit"), ("item", request.Item.Name), ("unit", unit.Symbol), ("factorUnit", heating.Pick.UnitText));
            return null;
        }

        var mwhPerCanonical = heating.Pick.Canonical;
        return FromHeat(quantity.PerUnit * mwhPerCanonical,
            quantity.Factors.Add(new FactorUse("NCV", heating, mwhPerCanonical, "MWh/" + quantity.Symbol)),
            quantity.Trace.Add(new TraceStep(PlanRequest.TextOf("trace.ncv"), $"NCV = {Formula.Number(heating.Pick.Value)} {heating.Pick.UnitText} = {Formula.Number(mwhPerCanonical)} MWh/{quantity.Symbol}")));
    }

    private static EnergyContent? OfElectricity(PlanRequest request)
    {
        var unit = request.Kind.Unit;
        if (unit.Dimension != Dimension.Energy || unit.Symbol.EndsWith("ce", StringComparison.Ordinal))
        {
            // A tce of electricity means two different amounts (calorific, primary equivalent): only kWh says which.
            request.Findings.Error("ACC-005", request.At("unit"), ("unit", unit.Symbol));
            return null;
        }

        var mwh = unit.ToCanonical;
        var equivalent = request.Resolve(FactorParameters.StandardCoalEquivalent, item: "electricity");
        var (tceEquivalent, uses) = equivalent.Pick is { } coefficient
            ? (StandardCoalKernels.FromElectricityTce(mwh, coefficient.Value), ImmutableArray.Create(new FactorUse("c", equivalent, coefficient.Value, "kgce/kWh")))
            : (double.NaN, []);
        return new EnergyContent(mwh, StandardCoalKernels.FromElectricityTce(mwh, StandardCoalKernels.ElectricityKgcePerKWh), tceEquivalent, uses,
            FuelQuantity.Converted(unit, "MWh"));
    }

    private static EnergyContent? OfHeat(PlanRequest request)
    {
        var unit = request.Kind.Unit;
        if (unit.Dimension == Dimension.Energy)
        {
            return FromHeat(unit.ToCanonical, [], FuelQuantity.Converted(unit, "MWh"));
        }

        if (unit.Dimension == Dimension.Mass && WaterHeat.Of(request) is { } heat)
        {
            return FromHeat(unit.ToCanonical * heat.GJPerT / 3.6, heat.Factors, heat.Trace);
        }

        request.Findings.Error("ACC-006", request.At("unit"), ("item", request.Item.Name), ("unit", unit.Symbol));
        return null;
    }

    /// <summary>A heat as energy on all bases.</summary>
    internal static EnergyContent FromHeat(double mwh, ImmutableArray<FactorUse> factors, ImmutableArray<TraceStep> trace)
    {
        var tce = StandardCoalKernels.FromHeatTce(mwh);
        return new EnergyContent(mwh, tce, tce, factors, trace);
    }
}
