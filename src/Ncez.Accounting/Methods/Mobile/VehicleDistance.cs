using Ncez.Kernels.Emissions;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using static Ncez.Accounting.Methods.Formula;

namespace Ncez.Accounting.Methods.Mobile;

/// <summary>Vehicles by kilometres: CH₄ and N₂O by type and emission standard; CO₂ by a factor per kilometre or by fuel economy, else it stands with the fuel.</summary>
public sealed class VehicleDistance : SectorMethod
{
    // Which fuel a kind of vehicle burns, by the word in its id.
    private static readonly (string Word, string Fuel)[] Fuels =
        [("gasoline", "gasoline"), ("motorcycle", "gasoline"), ("diesel", "diesel"), ("lpg", "liquefied-petroleum-gas")];

    /// <inheritdoc />
    public override string Id => "vehicle_distance";

    /// <inheritdoc />
    public override IEnumerable<string> Sectors => ["mobile_combustion"];

    /// <inheritdoc />
    public override bool Takes(PlanRequest request) => request.Kind.Unit.Dimension is Dimension.Length or Dimension.Passenger
        || (request.Kind.Unit.Dimension == Dimension.Count && Worksheet.Gives(request, "travel_per_person"));

    /// <inheritdoc />
    protected override IEnumerable<LinePlan?> Lines(Worksheet sheet)
    {
        var request = sheet.Request;
        var distance = Distance(sheet);
        if (request.Resolve("tank_to_wheel_emission_factor", "CO2") is { Pick: not null } whole && !sheet.IsGiven("fuel_economy"))
        {
            var factor = sheet.Use("EF", whole, "kgCO2/km");
            yield return sheet.Line("CO2", LineKernels.EmissionT(distance, factor), "ACC-03", $"{Number(distance)} km × {Number(factor)} t/km");
        }
        else if (sheet.IsGiven("fuel_economy") || request.Resolve("fuel_economy").Pick is not null || request.Item.Family == ItemFamily.Fuel)
        {
            yield return FuelLine(sheet, distance);
        }
        else if (request.Resolve(FactorParameters.EmissionFactor, "CO2").Pick is { Gas: "CO2" })
        {
            var factor = sheet.Published("EF", FactorParameters.EmissionFactor, "kgCO2/km", gas: "CO2");
            yield return sheet.Line("CO2", LineKernels.EmissionT(distance, factor), "ACC-03", $"{Number(distance)} km × {Number(factor)} t/km");
        }
        else
        {
            // The guide counts CO2 with the fuel and only the other gases with the distance.
            request.Findings.Info("ACC-038", request.At("item"), ("item", request.Item.Name));
        }

        var any = false;
        foreach (var gas in (string[])["CH4", "N2O"])
        {
            if (request.Resolve(FactorParameters.EmissionFactor, gas) is { Pick: { } pick } choice && pick.Gas == gas)
            {
                any = true;
                var per = Distance(sheet);
                var factor = sheet.Use("EF", choice, "mg/km");
                yield return sheet.Line(gas == "CH4" ? "CH4-fossil" : gas, LineKernels.EmissionT(per, factor), "ACC-03", $"{Number(per)} km × {Number(factor)} t/km");
            }
        }

        if (!any && request.IsDescribedBy(FactorParameters.EmissionFactor) && request.Resolve(FactorParameters.EmissionFactor) is { Pick: null } missing)
        {
            sheet.Miss(request.Advice.FindingFor(missing, request.At("item")));
        }
    }

    // Kilometres of the vehicle: as counted, or of its passengers over how many it carries.
    private static double Distance(Worksheet sheet)
    {
        var dimension = sheet.Request.Kind.Unit.Dimension;
        if (dimension == Dimension.Length)
        {
            return sheet.Quantity(Dimension.Length, "km");
        }

        var (passengers, perPersonKm) = dimension == Dimension.Passenger ? (sheet.Quantity(Dimension.Passenger, "p·km"), 1.0)
            : (sheet.Stock(Dimension.Count, "person"), sheet.Given("s", "travel_per_person", "km/person/yr"));
        var occupancy = sheet.Given("o", "occupancy", "person/vehicle");
        var distanceKm = TransportKernels.DistanceOfPeopleKm(passengers, perPersonKm, occupancy);
        sheet.Step("ACC-62", $"{Number(passengers)} × {Number(perPersonKm)} km / {Number(occupancy)} = {Number(distanceKm)} km");
        return distanceKm;
    }

    private static LinePlan? FuelLine(Worksheet sheet, double distanceKm)
    {
        var request = sheet.Request;
        var fuel = request.Item.Family == ItemFamily.Fuel ? request.Item.Id : Fuels.FirstOrDefault(f => request.Item.Id.Contains(f.Word, StringComparison.Ordinal)).Fuel ?? "";
        if (fuel.Length == 0)
        {
            sheet.Miss("ACC-031", ("item", request.Item.Name), ("category", request.Category.Name), ("known", string.Join(", ", Fuels.Select(f => f.Fuel))));
            return null;
        }

        var economy = sheet.Value("l", "fuel_economy", "m3/km");
        var density = sheet.Published("ρ", "density", "t/m3", fuel);
        var fuelT = TransportKernels.FuelOfDistanceT(distanceKm, economy, density);
        sheet.Step("ACC-60", $"{Number(distanceKm)} km × {Number(economy)} m3/km × {Number(density)} t/m3 = {Number(fuelT)} t");
        var found = request.Factors.ResolveFuel(fuel, request.Region, request.Year);
        foreach (var missing in new[] { found.HeatingValue, found.CarbonContent, found.Oxidation }.Where(c => c.Pick is null))
        {
            sheet.Miss(request.Advice.FindingFor(missing, request.At("item")));
            return null;
        }

        var heatMWh = sheet.Use("NCV", found.HeatingValue, "GJ/t");
        var (carbon, oxidised) = (found.CarbonContent.Pick!.Value, found.Oxidation.Pick!.Canonical);
        sheet.Use("CC", found.CarbonContent, found.CarbonContent.Pick.UnitText);
        sheet.Use("OF", found.Oxidation, "1");
        var energyTJ = fuelT * heatMWh * 0.0036;
        return sheet.Line("CO2", CombustionKernels.FuelCo2T(energyTJ, carbon, oxidised), "ACC-01", $"{Number(energyTJ)} TJ × {Number(carbon)} tC/TJ × {Number(oxidised)} × 44/12") is { } line
            ? EnergyContent.FromHeat(fuelT * heatMWh, [], []).On(line) : null;
    }
}
