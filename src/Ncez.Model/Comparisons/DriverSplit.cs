using System.Collections.Immutable;

namespace Ncez.Model.Comparisons;

/// <summary>Which logarithmic mean Divisia index.</summary>
public enum LmdiMethod
{
    /// <summary>LMDI-I: consistent in aggregation, sectors add up to the whole.</summary>
    First,

    /// <summary>LMDI-II: categories weighted by their shares.</summary>
    Second,
}

/// <summary>A driver of emissions: a factor of the identity gross = Σ activity × structure × intensity × mix × factor.</summary>
public enum EmissionDriver
{
    /// <summary>All activity, for example the product.</summary>
    Activity,

    /// <summary>A sector's activity over all.</summary>
    Structure,

    /// <summary>A sector's energy per activity.</summary>
    Intensity,

    /// <summary>A fuel's share of the sector's energy.</summary>
    Mix,

    /// <summary>Emission per energy of the fuel.</summary>
    Factor,
}

/// <summary>What emissions are made of, year by year: the input of a decomposition.</summary>
public sealed record DriverInput
{
    /// <summary>Years, ascending; at least two.</summary>
    public required ImmutableArray<int> Years { get; init; }

    /// <summary>All activity by year, in any unit.</summary>
    public required ImmutableArray<double> Activity { get; init; }

    /// <summary>What activity is, for people.</summary>
    public required string ActivityName { get; init; }

    /// <summary>Sectors.</summary>
    public required ImmutableArray<DriverSector> Sectors { get; init; }

    /// <summary>What is not energy and has no factors: process emissions, sinks, exports, offsets, by name and year [t CO₂e]. They change as they are.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<double>> Terms { get; init; } = ImmutableSortedDictionary<string, ImmutableArray<double>>.Empty;
}

/// <summary>A sector of a decomposition.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Activity">Its activity by year; that of the whole where none is known, so that its structure does not change.</param>
/// <param name="Fuels">Its fuels.</param>
public sealed record DriverSector(string Id, ImmutableArray<double> Activity, ImmutableArray<DriverFuel> Fuels);

/// <summary>A fuel of a sector.</summary>
/// <param name="Id">Its id.</param>
/// <param name="EnergyMWh">Energy by year [MWh].</param>
/// <param name="EmissionT">Emission by year [t CO₂e].</param>
public sealed record DriverFuel(string Id, ImmutableArray<double> EnergyMWh, ImmutableArray<double> EmissionT);

/// <summary>A decomposition: a step for each pair of years that follow each other, and one from the first to the last.</summary>
/// <param name="Method">LMDI-I or II.</param>
/// <param name="ActivityName">What activity is.</param>
/// <param name="Steps">Year to year.</param>
/// <param name="EndPoint">First to last year at once.</param>
/// <param name="Chained">The steps added up (and multiplied).</param>
public sealed record DriverSplit(LmdiMethod Method, string ActivityName, ImmutableArray<DriverStep> Steps, DriverStep EndPoint, DriverStep Chained)
{
    /// <summary>Gross emission without factors in the first year [t CO₂e].</summary>
    public double OtherStartT { get; init; }
}

/// <summary>Effects of the drivers in one sector.</summary>
/// <param name="Sector">Sector id.</param>
/// <param name="EffectsT">Additive effect of each driver [t CO₂e].</param>
public readonly record struct SectorEffects(string Sector, ImmutableArray<double> EffectsT);

/// <summary>What each driver contributed between two years.</summary>
/// <param name="From">First year.</param>
/// <param name="To">Last year.</param>
/// <param name="StartT">Emission with factors at the start [t CO₂e].</param>
/// <param name="EndT">Emission with factors at the end [t CO₂e].</param>
/// <param name="EffectsT">Additive effect of each driver, in the order of <see cref="EmissionDriver"/> [t CO₂e].</param>
/// <param name="Ratios">Multiplicative effect of each driver.</param>
/// <param name="Sectors">Additive effects by sector, in the order of the input.</param>
/// <param name="TermsT">Change of what has no factors, by name [t CO₂e].</param>
public sealed record DriverStep(
    int From, int To, double StartT, double EndT, ImmutableArray<double> EffectsT, ImmutableArray<double> Ratios, ImmutableArray<SectorEffects> Sectors,
    ImmutableSortedDictionary<string, double> TermsT)
{
    /// <summary>What the effects leave of the change [t CO₂e]: rounding, or energy of a sector without activity.</summary>
    public double ResidualT => EndT - StartT - EffectsT.Sum();

    /// <summary>Effect of a driver [t CO₂e].</summary>
    public double this[EmissionDriver driver] => EffectsT[(int)driver];
}
