using System.Collections.Immutable;
using System.Globalization;
using Ncez.Kernels.Energy;
using Ncez.Model.Activities;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;

namespace Ncez.Accounting.Methods;

/// <summary>Heat of a tonne of steam or hot water from what parameters.csv says of it: enthalpy, saturated pressure or temperature.</summary>
/// <param name="GJPerT">[GJ/t].</param>
/// <param name="Factors">Enthalpy row, where one was looked up.</param>
/// <param name="Trace">Steps.</param>
internal sealed record WaterHeat(double GJPerT, ImmutableArray<FactorUse> Factors, ImmutableArray<TraceStep> Trace)
{
    /// <summary>The heat a kind's parameters give; null when they give none.</summary>
    public static WaterHeat? Of(PlanRequest request)
    {
        if (Parameter(request, "enthalpy") is { } enthalpy)
        {
            return FromSteam(enthalpy.Value, []);
        }

        if (Parameter(request, "saturated_pressure") is { } pressure)
        {
            var row = request.Resolve(FactorParameters.Enthalpy, item: "saturated-steam-" + pressure.Value.ToString("0.0##", CultureInfo.InvariantCulture) + "-mpa");
            return row.Pick is { } h ? FromSteam(h.Value, [new FactorUse("h", row, h.Value, "kJ/kg")]) : null;
        }

        return Parameter(request, "temperature") is { } temperature
            ? new WaterHeat(HeatKernels.HotWaterGJ(1, temperature.Value), [], [new TraceStep(PlanRequest.TextOf("trace.hotWater"),
                $"({Formula.Number(temperature.Value)} − 20) × 4.1868 / 1000 = {Formula.Number(HeatKernels.HotWaterGJ(1, temperature.Value))} GJ/t")])
            : null;
    }

    private static WaterHeat FromSteam(double enthalpyKJPerKg, ImmutableArray<FactorUse> factors) => new(
        HeatKernels.SteamGJ(1, enthalpyKJPerKg), factors, [new TraceStep(PlanRequest.TextOf("trace.steam"),
            $"({Formula.Number(enthalpyKJPerKg)} − 83.74) / 1000 = {Formula.Number(HeatKernels.SteamGJ(1, enthalpyKJPerKg))} GJ/t")]);

    private static ActivityParameter? Parameter(PlanRequest request, string name) => request.Kind.Parameters.FirstOrDefault(p => p.Name == name);
}
