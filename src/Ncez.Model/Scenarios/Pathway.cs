using System.Collections.Immutable;
using Ncez.Model.Comparisons;
using Ncez.Model.Texts;

namespace Ncez.Model.Scenarios;

/// <summary>What one scenario gives by year. Every list has one value per year of <see cref="Years"/>.</summary>
public sealed record Pathway
{
    /// <summary>Scenario id.</summary>
    public required string Scenario { get; init; }

    /// <summary>Its name.</summary>
    public required LocalText Name { get; init; }

    /// <summary>Measures that were switched on.</summary>
    public ImmutableArray<string> Measures { get; init; } = [];

    /// <summary>Calendar years.</summary>
    public required ImmutableArray<int> Years { get; init; }

    /// <summary>Base year: the last one of the current accounts.</summary>
    public required int BaseYear { get; init; }

    /// <summary>Emitted inside the boundary [t CO₂e].</summary>
    public required ImmutableArray<double> DirectT { get; init; }

    /// <summary>Emitted elsewhere for imported electricity, heat, cooling [t CO₂e].</summary>
    public required ImmutableArray<double> IndirectT { get; init; }

    /// <summary>Direct and indirect [t CO₂e].</summary>
    public required ImmutableArray<double> GrossT { get; init; }

    /// <summary>Taken up inside the boundary (≤ 0) [t CO₂e].</summary>
    public required ImmutableArray<double> SinkT { get; init; }

    /// <summary>Credit for exported energy (≤ 0) [t CO₂e].</summary>
    public required ImmutableArray<double> ExportCreditT { get; init; }

    /// <summary>Gross with sinks and credits [t CO₂e].</summary>
    public required ImmutableArray<double> NetT { get; init; }

    /// <summary>CO₂ of biomass, a memo item [t CO₂].</summary>
    public required ImmutableArray<double> BiomassT { get; init; }

    /// <summary>Net by sector where it is emitted [t CO₂e]; adds up to net.</summary>
    public required ImmutableArray<PathwaySeries> BySector { get; init; }

    /// <summary>Net by sector that causes it: electricity and heat re-allocated to their users [t CO₂e]; adds up to net.</summary>
    public required ImmutableArray<PathwaySeries> ByUser { get; init; }

    /// <summary>Net by region [t CO₂e]; adds up to net.</summary>
    public required ImmutableArray<PathwaySeries> ByRegion { get; init; }

    /// <summary>Gross by fuel, and by gas for what is not combustion [t CO₂e]; adds up to gross.</summary>
    public required ImmutableArray<PathwaySeries> ByFuel { get; init; }

    /// <summary>Gross by gas [t CO₂e]; adds up to gross.</summary>
    public required ImmutableArray<PathwaySeries> ByGas { get; init; }

    /// <summary>Energy consumption in the zone's standard-coal basis [tce].</summary>
    public required ImmutableArray<double> EnergyTce { get; init; }

    /// <summary>Energy consumption, electricity and heat at their own heat content [tce].</summary>
    public required ImmutableArray<double> EnergyTceCalorific { get; init; }

    /// <summary>Energy consumption, imported electricity at the coal burnt for it [tce]; NaN where no coefficient is given.</summary>
    public required ImmutableArray<double> EnergyTceEquivalent { get; init; }

    /// <summary>Final energy by fuel [MWh].</summary>
    public required ImmutableArray<PathwaySeries> FinalEnergyMWh { get; init; }

    /// <summary>Final energy and gross emissions by sector and fuel, electricity and heat with what was emitted for them.</summary>
    public ImmutableArray<SectorFuel> Uses { get; init; } = [];

    /// <summary>Cost of the system without and with the carbon price [CNY]; empty when the model states no cost.</summary>
    public ImmutableArray<PathwaySeries> CostCny { get; init; } = [];

    /// <summary>Shares and intensities that follow from the above, with their unit in the name.</summary>
    public ImmutableArray<PathwaySeries> Indicators { get; init; } = [];

    /// <summary>Energy balance: every flow of every fuel and region.</summary>
    public ImmutableArray<BalanceFlow> Balance { get; init; } = [];

    /// <summary>Capacity of each process that states one, units added by the reserve margin included [MW]; the id is region, space, path of the process.</summary>
    public ImmutableArray<PathwaySeries> CapacityMW { get; init; } = [];

    /// <summary>Net in its smallest parts, by region, sector, fuel and gas [t CO₂e]; they add up to net.</summary>
    public ImmutableArray<NetFlow> NetParts { get; init; } = [];

    /// <summary>Names of fuels and sectors by id.</summary>
    public ImmutableSortedDictionary<string, LocalText> Names { get; init; } = ImmutableSortedDictionary<string, LocalText>.Empty;

    /// <summary>Peak of net emissions.</summary>
    public required Peak Peak { get; init; }

    /// <summary>Peaks by sector and region, keyed <c>sector:id</c> and <c>region:id</c>.</summary>
    public ImmutableSortedDictionary<string, Peak> Peaks { get; init; } = ImmutableSortedDictionary<string, Peak>.Empty;

    /// <summary>Name of a fuel or sector; its id where it has none.</summary>
    public LocalText NameOf(string id) => Names.TryGetValue(id, out var name) ? name : LocalText.Same(id);

    /// <summary>Net emissions added up over the scenario years [t CO₂e].</summary>
    public double CumulativeT { get; init; }
}

/// <summary>A series of a pathway.</summary>
/// <param name="Id">Id of sector, region, fuel or indicator.</param>
/// <param name="Name">Its name.</param>
/// <param name="Values">One value per year.</param>
public sealed record PathwaySeries(string Id, LocalText Name, ImmutableArray<double> Values);

/// <summary>A fuel that a sector uses.</summary>
/// <param name="Sector">Sector id.</param>
/// <param name="Fuel">Fuel id.</param>
/// <param name="EnergyMWh">Final energy by year [MWh].</param>
/// <param name="EmissionT">Gross emission by year, by user [t CO₂e].</param>
public sealed record SectorFuel(string Sector, string Fuel, ImmutableArray<double> EnergyMWh, ImmutableArray<double> EmissionT);

/// <summary>The highest year of a pathway.</summary>
/// <param name="Year">Calendar year of the maximum.</param>
/// <param name="T">Its emission [t CO₂e].</param>
/// <param name="PlateauFrom">First year of the run around the maximum that stays within the plateau band.</param>
/// <param name="PlateauTo">Last year of that run.</param>
/// <param name="BandFraction">Width of the band [0–1].</param>
/// <param name="IsWithinHorizon">False when the maximum, or the plateau around it, reaches the last year: no peak within the horizon.</param>
public sealed record Peak(int Year, double T, int PlateauFrom, int PlateauTo, double BandFraction, bool IsWithinHorizon);

/// <summary>A flow of the energy balance.</summary>
/// <param name="Region">Region id.</param>
/// <param name="Fuel">Fuel id.</param>
/// <param name="Kind">production, import, export, input, own_use, losses, final, surplus, unmet.</param>
/// <param name="Branch">Module, process or sector; empty where none.</param>
/// <param name="ValuesMWh">Energy by year [MWh], never negative.</param>
public sealed record BalanceFlow(string Region, string Fuel, string Kind, string Branch, ImmutableArray<double> ValuesMWh);

/// <summary>A part of net emissions.</summary>
/// <param name="Region">Region id.</param>
/// <param name="Sector">Sector where it is emitted; purchased and exported for trade.</param>
/// <param name="Fuel">Fuel id; empty for what is not combustion.</param>
/// <param name="Gas">Gas; empty for a credit over several gases.</param>
/// <param name="ValuesT">Emission by year [t CO₂e]; negative for sinks and credits.</param>
public sealed record NetFlow(string Region, string Sector, string Fuel, string Gas, ImmutableArray<double> ValuesT);

/// <summary>What each measure saved between two scenarios.</summary>
/// <param name="Scenario">Scenario with the measures.</param>
/// <param name="Baseline">Scenario without.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="Method">shapley, shapley_sampled, owen (families as unions), one_at_a_time (each measure alone), retrospective (each measure last).</param>
/// <param name="Measures">The measures.</param>
/// <param name="ResidualT">Difference that no measure switches [t CO₂e].</param>
public sealed record Contribution(string Scenario, string Baseline, int Year, string Method, ImmutableArray<MeasureContribution> Measures, double ResidualT);

/// <summary>What one measure saved.</summary>
/// <param name="Id">Measure id.</param>
/// <param name="Family">Its family.</param>
/// <param name="AbatementT">Saved [t CO₂e].</param>
/// <param name="ShareFraction">Share of the whole difference [0–1].</param>
/// <param name="BySector">By sector [t CO₂e].</param>
/// <param name="ByRegion">By region [t CO₂e].</param>
public sealed record MeasureContribution(string Id, string Family, double AbatementT, double ShareFraction,
    ImmutableSortedDictionary<string, double> BySector, ImmutableSortedDictionary<string, double> ByRegion)
{
    /// <summary>By sector of the users of electricity and heat [t CO₂e].</summary>
    public ImmutableSortedDictionary<string, double> BySectorUser { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>By gas [t CO₂e].</summary>
    public ImmutableSortedDictionary<string, double> ByGas { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>In its smallest parts, those that are not nothing: every other breakdown but the users' is a sum of these.</summary>
    public ImmutableArray<ContributionCell> Cells { get; init; } = [];

    /// <summary>Half of the 95 % interval of sampling [t CO₂e]; null when every combination was run.</summary>
    public double? IntervalT { get; init; }
}

/// <summary>What a measure saved in one region, one sector and one gas.</summary>
/// <param name="Region">Region id.</param>
/// <param name="Sector">Sector where it would be emitted.</param>
/// <param name="Gas">Gas.</param>
/// <param name="SavedT">Saved [t CO₂e]; negative where the measure adds.</param>
public sealed record ContributionCell(string Region, string Sector, string Gas, double SavedT);

/// <summary>The pathways of a zone.</summary>
/// <param name="Zone">Zone id.</param>
/// <param name="Baseline">Scenario the others are compared with.</param>
/// <param name="Gwp">GWP set.</param>
/// <param name="Pathways">One per scenario.</param>
/// <param name="Contributions">Contributions of the measures; empty when none were asked for.</param>
/// <param name="Notice">What the reader should know first.</param>
public sealed record PathwaySet(string Zone, string Baseline, string Gwp, ImmutableArray<Pathway> Pathways, ImmutableArray<Contribution> Contributions, LocalText Notice)
{
    /// <summary>Drivers of gross emissions of every scenario, LMDI-I and II; empty when the model names no activity.</summary>
    public ImmutableArray<(string Scenario, DriverSplit Split)> Drivers { get; init; } = [];

    /// <summary>Published figures beside the model's; empty when the zone has no outlook.csv.</summary>
    public ImmutableArray<OutlookFigure> Outlook { get; init; } = [];

    /// <summary>How many rows of the model are data, assumption, calibration; empty when rows are not marked.</summary>
    public ImmutableSortedDictionary<ExpressionBasis, int> Basis { get; init; } = ImmutableSortedDictionary<ExpressionBasis, int>.Empty;

    /// <summary>The pathway the others are compared with.</summary>
    public Pathway BaselinePathway => Pathways.First(p => p.Scenario == Baseline);
}
