using System.Collections.Immutable;
using Ncez.Technology.Sizing;

namespace Ncez.Workflows.Benchmarks;

/// <summary>A park's year for benches: profiles and prices of plain formulas, the same each time. No real park.</summary>
internal static class GeneratedPark
{
    private const int Hours = 8_760;

    /// <summary>The park.</summary>
    internal static ParkSystem Of()
    {
        static double Wave(int h, double phase) => Math.Max(0, Math.Sin(Math.PI * ((h % 24) - phase) / 12));
        static double Noise(int h) => (h * 7_919L % 1_000) / 1_000.0;
        ImmutableArray<double> Series(Func<int, double> of) => [.. Enumerable.Range(0, Hours).Select(of)];
        return new ParkSystem
        {
            LoadMW = Series(h => 8 + (4 * Wave(h, 7)) + (h / 24 % 7 < 5 ? 3 : 0) + Noise(h)),
            HeatMW = Series(h => 3 + (2 * Math.Cos(2 * Math.PI * h / Hours)) + (0.5 * Noise(h + 5))),
            PvFraction = Series(h => Wave(h, 6) * (0.55 + (0.2 * Math.Sin(Math.PI * h / Hours))) * (0.4 + (0.6 * Noise(h / 24)))),
            PluggedFraction = Series(h => h % 24 is < 7 or > 17 ? 0.9 : 0.3),
            VehicleMWhPerDay = 6,
            VehicleMW = 2,
            PriceCnyPerMWh = Series(h => (h % 24) switch { >= 10 and < 12 or >= 14 and < 19 => 1_050, < 8 => 280, _ => 620 }),
            DemandCnyPerMW = 40_000,
            Month = [.. Enumerable.Range(0, Hours).Select(h => Math.Min(11, h / 730))],
            FeedInCnyPerMWh = 390,
            GasCnyPerMWh = 330,
            CarbonCnyPerT = 90,
            GridTPerMWh = 0.5,
            GasTPerMWh = 0.2,
            BoilerFraction = 0.92,
            Pv = new ParkAsset(3_300_000, 25, 0.015, 30),
            StoreEnergy = new ParkAsset(900_000, 12, 0.02, 60),
            StorePower = new ParkAsset(300_000, 12, 0.02, 30),
            StoreFraction = 0.94,
            Chp = new ParkAsset(6_000_000, 15, 0.03, 10),
            ChpElectricFraction = 0.4,
            ChpHeatFraction = 0.42,
            HeatPump = new ParkAsset(1_800_000, 18, 0.02, 8),
            HeatPumpCop = 3.2,
            RateFraction = 0.06,
        };
    }
}
