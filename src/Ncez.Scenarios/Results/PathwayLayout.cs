using Ncez.Scenarios.Supply;

namespace Ncez.Scenarios.Results;

/// <summary>Rows of a tape that hold the results of a pathway.</summary>
internal sealed record PathwayLayout
{
    /// <summary>Sectors in the order they first appear; the last two are purchased energy and exports.</summary>
    public required string[] Sectors { get; init; }

    /// <summary>Net where it is emitted, by region and sector [t CO₂e].</summary>
    public required int[][] Net { get; init; }

    /// <summary>Net by user, by region and sector [t CO₂e].</summary>
    public required int[][] User { get; init; }

    /// <summary>Direct, indirect, gross, sink, export credit, net, biomass by region [t CO₂e].</summary>
    public required RegionTotals[] Regions { get; init; }

    /// <summary>Gross by fuel, then by gas of what is not combustion [t CO₂e].</summary>
    public required (string Id, int Row)[] Fuels { get; init; }

    /// <summary>Gross by gas [t CO₂e].</summary>
    public required (string Gas, int Row)[] Gases { get; init; }

    /// <summary>Net by region, sector where it is emitted, and gas; they add up to it.</summary>
    public required NetCell[] Cells { get; init; }

    /// <summary>Net in its smallest parts; they add up to it.</summary>
    public required List<NetPart> Parts { get; init; }

    /// <summary>Final energy by fuel, all regions [MWh].</summary>
    public required int[] Final { get; init; }

    /// <summary>Gross by sector and fuel of the users, all regions [t CO₂e].</summary>
    public required (string Sector, int Fuel, int Row)[] UserFuels { get; init; }

    /// <summary>Net emission, all regions [t CO₂e].</summary>
    public required int NetTotal { get; init; }

    /// <summary>Direct, indirect, gross, sink, export credit, net, biomass, all regions [t CO₂e].</summary>
    public required RegionTotals Total { get; init; }

    /// <summary>Energy consumption, calorific and primary-equivalent [tce]; −1 where no coefficient is known.</summary>
    public required (int Calorific, int Equivalent) Energy { get; init; }

    /// <summary>Costs by kind [CNY]; empty when none are stated.</summary>
    public required (string Id, int Row)[] Costs { get; init; }

    /// <summary>Supply by region.</summary>
    public required RegionSupply[] Supply { get; init; }

    /// <summary>Uses of energy.</summary>
    public required List<Demand.EnergyUse> Uses { get; init; }

    /// <summary>Stocks: where, and the rows of stock, sales and retired.</summary>
    public required List<(int Branch, int Region, int Stock, int Sales, int Retired)> Stocks { get; init; }

    /// <summary>Rows of shares that must add up to one.</summary>
    public required List<(int Branch, string Variable, int Region, int SumRow)> Checks { get; init; }

    /// <summary>Rows of named key assumptions for indicators: gdp [CNY], population [count]; −1 where the model has none.</summary>
    public required (int Gdp, int Population) Keys { get; init; }

    /// <summary>Rows of share of renewable electricity made; −1 where none is made.</summary>
    public required (int Fossil, int Primary) Shares { get; init; }
}

/// <summary>A part of net emissions.</summary>
/// <param name="Region">Number of the region.</param>
/// <param name="Sector">Sector where it is emitted.</param>
/// <param name="Fuel">Fuel; empty for what is not combustion.</param>
/// <param name="Gas">Gas; empty for a credit over several gases.</param>
/// <param name="Row">Its row [t CO₂e].</param>
internal sealed record NetPart(int Region, string Sector, string Fuel, string Gas, int Row);

/// <summary>Net emissions of a region, sector and gas; a credit over several gases counts as CO₂.</summary>
/// <param name="Region">Number of the region.</param>
/// <param name="Sector">Sector where it is emitted.</param>
/// <param name="Gas">Gas.</param>
/// <param name="Row">Its row [t CO₂e].</param>
internal sealed record NetCell(int Region, string Sector, string Gas, int Row);

/// <summary>Rows of the totals of a region.</summary>
/// <param name="Direct">Emitted inside.</param>
/// <param name="Indirect">Emitted for imports.</param>
/// <param name="Gross">Direct and indirect.</param>
/// <param name="Sink">Taken up.</param>
/// <param name="Credit">Credit for exports.</param>
/// <param name="Net">Gross, sink, credit.</param>
/// <param name="Biomass">Biogenic CO₂, memo.</param>
internal sealed record RegionTotals(int Direct, int Indirect, int Gross, int Sink, int Credit, int Net, int Biomass);
