using Ncez.Kernels.Emissions;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using Ncez.Model.Zones;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.Process;

/// <summary>Waste burnt as fuel in kilns: only the fossil share counts, the biogenic share is a memo item.</summary>
public sealed class AlternativeFuel : SectorMethod
{
    private const string Share = "fossil_carbon_fraction";

    /// <inheritdoc />
    public override string Id => "alternative_fuel";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["fuel_combustion", "industrial_process"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => request.IsDescribedBy(Share) && request.IsDescribedBy(FactorParameters.HeatingValue);

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        var fuelT = sheet.Quantity(Dimension.Mass, "t");
        var fossil = sheet.Value("α", Share, "1");
        var (heat, factor) = Read(sheet);
        var energy = EnergyContent.FromHeat(fuelT * heat / 3.6, [], []);
        yield return sheet.Line("CO2", ProcessKernels.AlternativeFuelCo2T(fuelT, heat, factor, fossil), "ACC-29",
            $"{Number(fuelT)} × {Number(heat)} GJ/t × {Number(factor)} × {Number(fossil)}") is { } line ? energy.On(line) : null;
        if (fossil < 1)
        {
            (heat, factor) = Read(sheet);
            yield return sheet.Line("CO2", ProcessKernels.AlternativeFuelCo2T(fuelT, heat, factor, 1 - fossil), "ACC-29",
                $"{Number(fuelT)} × {Number(heat)} GJ/t × {Number(factor)} × (1 − {Number(fossil)})", "biogenic", Scope.Memo);
        }
    }

    private static (double HeatGJPerT, double Co2TPerGJ) Read(Worksheet sheet)
    {
        // Canonical are MWh/t and t/MWh; the equation speaks of GJ.
        var heat = sheet.Value("NCV", FactorParameters.HeatingValue, "GJ/t") * 3.6;
        var factor = sheet.Value("EF", FactorParameters.EmissionFactor, "tCO2/GJ", gas: "CO2") / 3.6;
        return (heat, factor);
    }
}
