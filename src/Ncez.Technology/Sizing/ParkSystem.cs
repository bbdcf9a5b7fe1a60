using System.Collections.Immutable;
using Ncez.Kernels.Technology;

namespace Ncez.Technology.Sizing;

/// <summary>A park's energy system to be sized and run: hourly loads, prices, and what may be built. Prices and sizes are the zone's own.</summary>
public sealed record ParkSystem
{
    /// <summary>Electric load of each hour without what is decided here [MW].</summary>
    public required ImmutableArray<double> LoadMW { get; init; }

    /// <summary>Heat load of each hour [MW]; empty = no heat.</summary>
    public ImmutableArray<double> HeatMW { get; init; } = [];

    /// <summary>Output of a MW of photovoltaics in each hour [0–1]; empty = none.</summary>
    public ImmutableArray<double> PvFraction { get; init; } = [];

    /// <summary>Part of the charging power that is plugged in [0–1]; empty = no vehicles.</summary>
    public ImmutableArray<double> PluggedFraction { get; init; } = [];

    /// <summary>Energy that vehicles charge each day [MWh].</summary>
    public double VehicleMWhPerDay { get; init; }

    /// <summary>Charging power for vehicles [MW].</summary>
    public double VehicleMW { get; init; }

    /// <summary>Price of electricity in each hour [CNY/MWh].</summary>
    public required ImmutableArray<double> PriceCnyPerMWh { get; init; }

    /// <summary>Charge on the highest import of each month [CNY/MW]; 0 = a one-part tariff.</summary>
    public double DemandCnyPerMW { get; init; }

    /// <summary>Month of each hour, 0 to 11.</summary>
    public required ImmutableArray<int> Month { get; init; }

    /// <summary>Price for what is fed in [CNY/MWh]; null = nothing may be fed in.</summary>
    public double? FeedInCnyPerMWh { get; init; }

    /// <summary>Price of gas [CNY/MWh LHV].</summary>
    public double GasCnyPerMWh { get; init; }

    /// <summary>Price of carbon on what is emitted [CNY/t]; 0 = none.</summary>
    public double CarbonCnyPerT { get; init; }

    /// <summary>Emission of electricity from the grid [t/MWh].</summary>
    public double GridTPerMWh { get; init; }

    /// <summary>Emission of gas [t/MWh LHV].</summary>
    public double GasTPerMWh { get; init; }

    /// <summary>Efficiency of the gas boilers that are there [0–1].</summary>
    public double BoilerFraction { get; init; } = 1;

    /// <summary>Photovoltaics [MW].</summary>
    public ParkAsset Pv { get; init; } = ParkAsset.None;

    /// <summary>Energy of the storage [MWh].</summary>
    public ParkAsset StoreEnergy { get; init; } = ParkAsset.None;

    /// <summary>Power of the storage [MW].</summary>
    public ParkAsset StorePower { get; init; } = ParkAsset.None;

    /// <summary>Efficiency of the storage, in and out [0–1].</summary>
    public double StoreFraction { get; init; } = 1;

    /// <summary>Combined heat and power on gas [MW electric].</summary>
    public ParkAsset Chp { get; init; } = ParkAsset.None;

    /// <summary>Electric efficiency of it [0–1].</summary>
    public double ChpElectricFraction { get; init; } = 1;

    /// <summary>Heat efficiency of it [0–1].</summary>
    public double ChpHeatFraction { get; init; }

    /// <summary>Heat pumps [MW heat].</summary>
    public ParkAsset HeatPump { get; init; } = ParkAsset.None;

    /// <summary>Heat per electricity [1].</summary>
    public double HeatPumpCop { get; init; } = 1;

    /// <summary>Real discount rate [1/a].</summary>
    public double RateFraction { get; init; }

    /// <summary>How many hours.</summary>
    public int Hours => LoadMW.Length;

    /// <summary>True when vehicles charge.</summary>
    public bool HasVehicles => PluggedFraction.Length > 0 && VehicleMWhPerDay > 0;

    /// <summary>True when there is a heat load.</summary>
    public bool HasHeat => HeatMW.Length > 0;

    /// <summary>The same park with nothing built.</summary>
    public ParkSystem AsItIs() => this with { Pv = ParkAsset.None, StoreEnergy = ParkAsset.None, StorePower = ParkAsset.None, Chp = ParkAsset.None, HeatPump = ParkAsset.None };

    /// <summary>
    /// The same park with every so-manieth day, each of them counting as many times: a small program whose sizes are a good guess. Charges on peaks
    /// stay as they are.
    /// </summary>
    /// <param name="every">Every so-manieth day, one that takes all days of the week in turn.</param>
    public ParkSystem SomeDays(int every)
    {
        ImmutableArray<T> Some<T>(ImmutableArray<T> series) => [.. series.Where((_, h) => h / 24 % every == 0)];
        double times = every;
        ParkAsset Less(ParkAsset asset) => asset with { CostCnyPerUnit = asset.CostCnyPerUnit / times };
        return this with
        {
            LoadMW = Some(LoadMW),
            HeatMW = Some(HeatMW),
            PvFraction = Some(PvFraction),
            PluggedFraction = Some(PluggedFraction),
            PriceCnyPerMWh = Some(PriceCnyPerMWh),
            Month = Some(Month),
            DemandCnyPerMW = DemandCnyPerMW / times,
            Pv = Less(Pv),
            StoreEnergy = Less(StoreEnergy),
            StorePower = Less(StorePower),
            Chp = Less(Chp),
            HeatPump = Less(HeatPump),
        };
    }

    /// <summary>Some hours of the same park by themselves.</summary>
    /// <param name="from">First hour.</param>
    /// <param name="to">Hour before which they end.</param>
    public ParkSystem Part(int from, int to)
    {
        ImmutableArray<T> Some<T>(ImmutableArray<T> series) => series.IsEmpty ? series : series[from..to];
        return this with { LoadMW = Some(LoadMW), HeatMW = Some(HeatMW), PvFraction = Some(PvFraction), PluggedFraction = Some(PluggedFraction), PriceCnyPerMWh = Some(PriceCnyPerMWh), Month = Some(Month) };
    }

    /// <summary>The same park with given sizes: only its running is decided.</summary>
    public ParkSystem WithSizes(ParkSizes sizes) => this with
    {
        Pv = Pv with { FixedSize = sizes.PvMW },
        StoreEnergy = StoreEnergy with { FixedSize = sizes.StoreMWh },
        StorePower = StorePower with { FixedSize = sizes.StoreMW },
        Chp = Chp with { FixedSize = sizes.ChpMW },
        HeatPump = HeatPump with { FixedSize = sizes.HeatPumpMW },
    };

    /// <summary>Cost of a year of given sizes: annuities and upkeep [CNY/a].</summary>
    public double FixedCostCny(ParkSizes sizes) => (Pv.YearlyCny(RateFraction) * sizes.PvMW) + (StoreEnergy.YearlyCny(RateFraction) * sizes.StoreMWh) + (StorePower.YearlyCny(RateFraction) * sizes.StoreMW)
        + (Chp.YearlyCny(RateFraction) * sizes.ChpMW) + (HeatPump.YearlyCny(RateFraction) * sizes.HeatPumpMW);
}

/// <summary>Something that may be built.</summary>
/// <param name="CostCnyPerUnit">Investment per MW or MWh [CNY].</param>
/// <param name="LifetimeYears">Years in service.</param>
/// <param name="UpkeepFraction">Upkeep a year as a part of the investment [1/a].</param>
/// <param name="Most">At most so much of it [MW, MWh]; 0 = none.</param>
public sealed record ParkAsset(double CostCnyPerUnit, double LifetimeYears, double UpkeepFraction, double Most)
{
    /// <summary>Nothing.</summary>
    public static ParkAsset None { get; } = new(0, 1, 0, 0);

    /// <summary>Size that is given; null = to be found.</summary>
    public double? FixedSize { get; init; }

    /// <summary>True when its size is to be found.</summary>
    public bool IsOpen => FixedSize is null && Most > 0;

    /// <summary>Annuity and upkeep per unit [CNY/a].</summary>
    public double YearlyCny(double rateFraction) => CostCnyPerUnit * (MeasureKernels.CapitalRecoveryFraction(rateFraction, LifetimeYears) + UpkeepFraction);
}

/// <summary>Sizes of a park's system.</summary>
/// <param name="PvMW">Photovoltaics [MW].</param>
/// <param name="StoreMWh">Energy of the storage [MWh].</param>
/// <param name="StoreMW">Power of the storage [MW].</param>
/// <param name="ChpMW">Combined heat and power [MW electric].</param>
/// <param name="HeatPumpMW">Heat pumps [MW heat].</param>
public sealed record ParkSizes(double PvMW, double StoreMWh, double StoreMW, double ChpMW, double HeatPumpMW);
