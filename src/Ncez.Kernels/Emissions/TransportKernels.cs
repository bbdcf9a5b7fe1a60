namespace Ncez.Kernels.Emissions;

/// <summary>Vehicles known by what they did rather than by what they burnt.</summary>
public static class TransportKernels
{
    /// <summary>Fuel of a distance, when there is no fuel ledger.</summary>
    /// <param name="distanceKm">Distance driven [km].</param>
    /// <param name="economyM3PerKm">Fuel used [m³/km] (1 L/100 km = 1e−5 m³/km).</param>
    /// <param name="densityTPerM3">Density [t/m³]; 1 for a gas whose heating value is per m³.</param>
    /// <returns>[t]</returns>
    [Equation("ACC-60", "FC = km · l · ρ", Unit = "t", Source = "NDRC guide for land transport enterprises 2015 (fuel from mileage)")]
    public static double FuelOfDistanceT(double distanceKm, double economyM3PerKm, double densityTPerM3) => distanceKm * economyM3PerKm * densityTPerM3;

    /// <summary>CO₂ of urea that cleans the exhaust.</summary>
    /// <param name="solutionT">Urea solution [t].</param>
    /// <param name="ureaFraction">Urea in it [0–1].</param>
    /// <returns>[t CO₂]</returns>
    [Equation("ACC-61", "E = M · P · 12/60 · 44/12", Unit = "t CO2", Source = "NDRC guide for land transport enterprises 2015; IPCC 2006 vol. 2 eq. 3.2.2")]
    public static double UreaCo2T(double solutionT, double ureaFraction) => solutionT * ureaFraction * 12 / 60 * CombustionKernels.Co2PerCarbonTPerT;

    /// <summary>Kilometres a vehicle drives for people who travel in it: residents by a survey, or passengers of a bus line.</summary>
    /// <param name="peopleCount">People; or passenger-kilometres with one kilometre a person.</param>
    /// <param name="travelKmPerCount">Distance a person travels in it [km].</param>
    /// <param name="occupancyCount">People in a vehicle, on average.</param>
    /// <returns>[km]</returns>
    [Equation("ACC-62", "D = P · s / o", Unit = "km", Source = "Community carbon accounting method (residents' travel by survey), see report 6.2.2; GHG Protocol for cities, ch. 7 (travel surveys)")]
    public static double DistanceOfPeopleKm(double peopleCount, double travelKmPerCount, double occupancyCount) => peopleCount * travelKmPerCount / occupancyCount;
}
