using System.Collections.Immutable;
using Ncez.Kernels.Energy;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;

namespace Ncez.Accounting.Methods;

/// <summary>One unit of a fuel's quantity in the unit that heating values are stated in: t, or Nm³ of a gas.</summary>
/// <param name="PerUnit">[t or Nm³ per unit of quantity].</param>
/// <param name="Dimension">Mass or normal volume.</param>
/// <param name="Symbol">t or Nm3.</param>
/// <param name="Factors">Density, where one was needed.</param>
/// <param name="Trace">Steps.</param>
internal sealed record FuelQuantity(double PerUnit, Dimension Dimension, string Symbol, ImmutableArray<FactorUse> Factors, ImmutableArray<TraceStep> Trace)
{
    /// <summary>The quantity of a kind; null when its unit does not fit a fuel.</summary>
    public static FuelQuantity? Of(PlanRequest request)
    {
        var unit = request.Kind.Unit;
        return unit.Dimension switch
        {
            Dimension.Mass => new(unit.ToCanonical, Dimension.Mass, "t", [], Converted(unit, "t")),
            Dimension.NormalVolume => new(unit.ToCanonical, Dimension.NormalVolume, "Nm3", [], Converted(unit, "Nm3")),
            Dimension.Volume when request.Item.State == ItemState.Gas => new(
                HeatKernels.NormalVolumeNm3(unit.ToCanonical), Dimension.NormalVolume, "Nm3", [],
                [new TraceStep(PlanRequest.TextOf("trace.gasVolume"), $"1 {unit.Symbol} = {Formula.Number(unit.ToCanonical)} m3 (20 °C) = {Formula.Number(HeatKernels.NormalVolumeNm3(unit.ToCanonical))} Nm3")]),
            Dimension.Volume => FromDensity(request, unit),
            _ => null,
        };
    }

    private static FuelQuantity? FromDensity(PlanRequest request, Unit unit)
    {
        var density = request.Resolve("density");
        if (density.Pick is null)
        {
            return null;
        }

        var tPerM3 = density.Pick.Canonical;
        return new(unit.ToCanonical * tPerM3, Dimension.Mass, "t", [new FactorUse("ρ", density, tPerM3, "t/m3")],
            [new TraceStep(PlanRequest.TextOf("trace.density"), $"1 {unit.Symbol} = {Formula.Number(unit.ToCanonical)} m3 × {Formula.Number(tPerM3)} t/m3 = {Formula.Number(unit.ToCanonical * tPerM3)} t")]);
    }

    /// <summary>The step from a unit to the canonical one; none where they are the same.</summary>
    internal static ImmutableArray<TraceStep> Converted(Unit unit, string canonical) => unit.ToCanonical == 1 ? [] :
        [new TraceStep(PlanRequest.TextOf("trace.unit"), $"1 {unit.Symbol} = {Formula.Number(unit.ToCanonical)} {canonical}")];
}
