using System.Collections.Immutable;
using Ncez.Kernels.Technology;

namespace Ncez.Technology.Sizing;

/// <summary>A park's year hour by hour, all flows in MW (MWh in an hour), stored in MWh.</summary>
public sealed record ParkYear(
    ParkSizes Sizes, ImmutableArray<double> ImportMW, ImmutableArray<double> ExportMW, ImmutableArray<double> PvMW, ImmutableArray<double> ChargeMW, ImmutableArray<double> DischargeMW, ImmutableArray<double> StoredMWh,
    ImmutableArray<double> ChpMW, ImmutableArray<double> PumpHeatMW, ImmutableArray<double> BoilerHeatMW, ImmutableArray<double> VehicleMW, ImmutableArray<double> PeakMW)
{
    private const int LongestOutageHours = 168;

    // What a solver's tolerance leaves of an hour is nothing.
    private const double NothingMW = 1e-6;

    /// <summary>What is left of the electricity balance of an hour: 0 [MW].</summary>
    public double ImbalanceMW(ParkSystem park, int h) => ImportMW[h] + PvMW[h] + DischargeMW[h] + ChpMW[h] - ExportMW[h] - ChargeMW[h] - VehicleMW[h] - (PumpHeatMW[h] / park.HeatPumpCop) - park.LoadMW[h];

    /// <summary>Photovoltaic output that is not used [MWh].</summary>
    public double CurtailedMWh(ParkSystem park) => park.PvFraction.IsEmpty ? 0 : park.PvFraction.Select((p, h) => (p * Sizes.PvMW) - PvMW[h]).Where(leftMW => leftMW > NothingMW).Sum();

    /// <summary>Gas of the year [MWh].</summary>
    public double GasMWh(ParkSystem park) => (ChpMW.Sum() / park.ChpElectricFraction) + (BoilerHeatMW.Sum() / park.BoilerFraction);

    /// <summary>Emissions of the year [t].</summary>
    public double EmissionT(ParkSystem park) => (ImportMW.Sum() * park.GridTPerMWh) + (GasMWh(park) * park.GasTPerMWh);

    /// <summary>Costs of the year by kind [CNY].</summary>
    public ParkCosts Costs(ParkSystem park) => new(
        park.FixedCostCny(Sizes), ImportMW.Select((e, h) => e * park.PriceCnyPerMWh[h]).Sum(), PeakMW.Sum() * park.DemandCnyPerMW, GasMWh(park) * park.GasCnyPerMWh, EmissionT(park) * park.CarbonCnyPerT,
        ExportMW.Sum() * (park.FeedInCnyPerMWh ?? 0));

    /// <summary>Part of the electricity made on site that is used there [0–1].</summary>
    public double SelfConsumptionFraction => ParkKernels.SelfConsumptionFraction(PvMW.Sum() + ChpMW.Sum(), ExportMW.Sum());

    /// <summary>Part of the use that is not imported [0–1].</summary>
    public double SelfSufficiencyFraction(ParkSystem park)
    {
        var used = park.LoadMW.Sum() + VehicleMW.Sum() + (PumpHeatMW.Sum() / park.HeatPumpCop) + ChargeMW.Sum() - DischargeMW.Sum() + ExportMW.Sum();
        return Math.Max(0, Math.Round(1 - (ImportMW.Sum() / used), 9));
    }

    /// <summary>Hours that the critical load can be served when the grid fails, for an outage from each hour on; at most a week.</summary>
    /// <param name="park">Park.</param>
    /// <param name="criticalFraction">Critical part of the load [0–1].</param>
    public ImmutableArray<int> OutageHours(ParkSystem park, double criticalFraction)
    {
        double[] critical = [.. park.LoadMW.Select(l => l * criticalFraction)];
        double[] made = [.. Enumerable.Range(0, park.Hours).Select(h => (park.PvFraction.IsEmpty ? 0 : park.PvFraction[h] * Sizes.PvMW) + Sizes.ChpMW)];
        return [.. Enumerable.Range(0, park.Hours).Select(h => ParkKernels.OutageHours(critical, made, h, StoredMWh[(h + park.Hours - 1) % park.Hours], Sizes.StoreMW, park.StoreFraction, Sizes.StoreMWh, LongestOutageHours))];
    }
}

/// <summary>Costs of a park's year [CNY/a].</summary>
/// <param name="FixedCny">Annuities and upkeep.</param>
/// <param name="EnergyCny">Electricity from the grid.</param>
/// <param name="DemandCny">Charge on monthly peaks.</param>
/// <param name="GasCny">Gas.</param>
/// <param name="CarbonCny">Carbon.</param>
/// <param name="FeedInCny">Income from what is fed in.</param>
public sealed record ParkCosts(double FixedCny, double EnergyCny, double DemandCny, double GasCny, double CarbonCny, double FeedInCny)
{
    /// <summary>All together.</summary>
    public double TotalCny => FixedCny + EnergyCny + DemandCny + GasCny + CarbonCny - FeedInCny;
}
