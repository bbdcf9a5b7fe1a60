using System.Collections.Immutable;
using Ncez.Model.Factors;
using Ncez.Model.Zones;

namespace Ncez.Model.Inventories;

/// <summary>
/// Imported electricity of a year in two numbers (GHG Protocol Scope 2): location-based with the grid's factor, market-based with
/// certificates and contracts and the residual mix for the rest. The first one stands in the totals of the inventory.
/// </summary>
public sealed record ElectricityAccount
{
    /// <summary>Calendar year.</summary>
    public required int Year { get; init; }

    /// <summary>Imported electricity [MWh].</summary>
    public required double ConsumedMWh { get; init; }

    /// <summary>Location-based emission of it [t CO₂e].</summary>
    public required double LocationT { get; init; }

    /// <summary>What each instrument of the year proves, in the order in which they were used.</summary>
    public required ImmutableArray<InstrumentClaim> Claims { get; init; }

    /// <summary>Own generation used on site whose certificates were sold: it counts as power of the residual mix [MWh].</summary>
    public required double SoldOfOwnUseMWh { get; init; }

    /// <summary>Factor of what no instrument covers [t CO₂/MWh]; NaN without electricity.</summary>
    public required double ResidualTPerMWh { get; init; }

    /// <summary>Published row of the residual mix; null when the location-based factor stands in.</summary>
    public FactorChoice? Residual { get; init; }

    /// <summary>Market-based emission of electricity [t CO₂e].</summary>
    public required double MarketT { get; init; }

    /// <summary>Totals of the year with the market-based number; direct, sink and export credit are those of the location-based one.</summary>
    public required YearTotals Market { get; init; }

    /// <summary>The same electricity with factors by month or hour; null when the zone gives none.</summary>
    public TimeResolvedElectricity? Time { get; init; }

    /// <summary>Market-based emission of the imported electricity alone, without own use whose certificates were sold [t CO₂e].</summary>
    public double MarketOfImportsT => SoldOfOwnUseMWh > 0 ? MarketT - (SoldOfOwnUseMWh * ResidualTPerMWh) : MarketT;

    /// <summary>Electricity that instruments prove [MWh].</summary>
    public double ClaimedMWh => Claims.Sum(c => c.UsedMWh);

    /// <summary>Electricity that none proves [MWh].</summary>
    public double UnclaimedMWh => ConsumedMWh - ClaimedMWh;

    /// <summary>True when no published residual mix was found and the location-based factor stands in.</summary>
    public bool IsFallback => Residual is null && ConsumedMWh > 0;
}

/// <summary>An instrument as it was used.</summary>
/// <param name="Instrument">The row.</param>
/// <param name="UsedMWh">Electricity that counts [MWh].</param>
/// <param name="FactorTPerMWh">Its factor [t CO₂/MWh].</param>
/// <param name="Reason">Why not all of it counts: empty, excess, notRetired, vintage, own.</param>
public sealed record InstrumentClaim(Instrument Instrument, double UsedMWh, double FactorTPerMWh, string Reason)
{
    /// <summary>Emission of what counts [t CO₂].</summary>
    public double Co2eT => UsedMWh * FactorTPerMWh;
}

/// <summary>Electricity with factors by month or hour beside the same electricity with the factor of the year.</summary>
/// <param name="IsHourly">True for hours, false for months.</param>
/// <param name="Intervals">Intervals with electricity and a factor.</param>
/// <param name="CoveredMWh">Their electricity [MWh].</param>
/// <param name="TimeT">With the factor of each interval [t CO₂].</param>
/// <param name="AverageT">The same electricity with the factor of the year [t CO₂].</param>
/// <param name="Source">Where the factors were read.</param>
public sealed record TimeResolvedElectricity(bool IsHourly, int Intervals, double CoveredMWh, double TimeT, double AverageT, string Source);
