namespace Ncez.Model.Runs;

/// <summary>Electricity of a year by the market (GHG Protocol Scope 2): what the market-based net was made of.</summary>
/// <param name="NetT">Market-based net [t CO₂e].</param>
/// <param name="ClaimsT">Emission of what instruments prove [t CO₂e].</param>
/// <param name="ClaimedMWh">Electricity that they prove [MWh].</param>
/// <param name="ResidualT">Emission of what none proves [t CO₂e].</param>
/// <param name="ResidualMWh">Electricity that none proves [MWh].</param>
/// <param name="ResidualKey">Key of the row of the residual mix; empty when the location-based factor stands in.</param>
public sealed record RunMarket(double NetT, double ClaimsT, double ClaimedMWh, double ResidualT, double ResidualMWh, string ResidualKey)
{
    /// <summary>Factor of what no instrument proves [t CO₂e/MWh]; NaN when instruments prove all.</summary>
    public double ResidualTPerMWh => ResidualMWh > 0 ? ResidualT / ResidualMWh : double.NaN;

    /// <summary>Electricity of the year [MWh].</summary>
    public double ConsumedMWh => ClaimedMWh + ResidualMWh;
}

/// <summary>Market-based net of a year in two runs; the effects add up to the difference.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="BeforeT">Before [t CO₂e].</param>
/// <param name="AfterT">After [t CO₂e].</param>
/// <param name="ConsumptionT">More or less electricity, at the residual mix [t CO₂e].</param>
/// <param name="InstrumentsT">More, fewer or other instruments in the place of the residual mix [t CO₂e].</param>
/// <param name="ResidualT">Another factor of the residual mix [t CO₂e].</param>
/// <param name="OtherT">All that is not imported electricity: the same as in the location-based net [t CO₂e].</param>
public sealed record MarketChange(int Year, double BeforeT, double AfterT, double ConsumptionT, double InstrumentsT, double ResidualT, double OtherT);
