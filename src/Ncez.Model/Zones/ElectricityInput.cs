using System.Collections.Immutable;
using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;

namespace Ncez.Model.Zones;

/// <summary>A row of instruments.csv: a green certificate, a direct green supply, a trade or a purchase agreement.</summary>
/// <param name="Id">Row id.</param>
/// <param name="Kind">One of <see cref="InstrumentKinds"/>.</param>
/// <param name="Period">Period of generation.</param>
/// <param name="EnergyMWh">Electricity [MWh].</param>
/// <param name="Generator">Plant.</param>
/// <param name="Registry">Registry.</param>
/// <param name="Serial">Serial number: claimed once.</param>
/// <param name="RetiredYear">Calendar year of retirement.</param>
/// <param name="Where">File and line.</param>
public sealed record Instrument(string Id, string Kind, Period Period, double EnergyMWh, string Generator, string Registry, string Serial, int? RetiredYear, Place Where)
{
    private static readonly string[] OwnNames = ["own", "onsite", "on-site", "自有", "本区", "自发"];

    /// <summary>What it was generated from: wind, solar, hydro …; empty when not said.</summary>
    public string EnergySource { get; init; } = "";

    /// <summary>Factor of the contract [t CO₂/MWh]; null = that of its energy source.</summary>
    public double? FactorTPerMWh { get; init; }

    /// <summary>Where it was read.</summary>
    public string Source { get; init; } = "";

    /// <summary>True for a certificate of the zone's own generation.</summary>
    public bool IsOwn => OwnNames.Contains(Generator.Trim(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Calendar year in which it is claimed: of retirement for a certificate, of delivery for a contract; null = not claimed.</summary>
    public int? ClaimYear => Kind switch
    {
        InstrumentKinds.Sold => null,
        InstrumentKinds.Certificate => RetiredYear,
        _ => Period.Year,
    };
}

/// <summary>Kinds of instruments.</summary>
public static class InstrumentKinds
{
    /// <summary>绿证: a green electricity certificate that was bought.</summary>
    public const string Certificate = "gec";

    /// <summary>A certificate of own generation that was sold.</summary>
    public const string Sold = "gec_sold";

    /// <summary>绿电直供: power of a named plant over a line of its own.</summary>
    public const string DirectSupply = "direct_supply";

    /// <summary>绿电交易: power traded with its certificate.</summary>
    public const string GreenTrade = "green_trade";

    /// <summary>购电协议: a purchase agreement of any source.</summary>
    public const string Agreement = "ppa";
}

/// <summary>A row of electricity_series.csv: the grid factor of a month or an hour, and what was imported then.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="Month">1–12.</param>
/// <param name="Hour">Hour of the year from 0; −1 for a whole month.</param>
/// <param name="EnergyMWh">Electricity [MWh]; null = the monthly rows of activities.csv.</param>
/// <param name="FactorTPerMWh">Factor [t CO₂/MWh].</param>
/// <param name="Source">Where the factor was read.</param>
/// <param name="Where">File and line.</param>
public sealed record ElectricityInterval(int Year, int Month, int Hour, double? EnergyMWh, double FactorTPerMWh, string Source, Place Where);

/// <summary>A row of ets.csv: what an enterprise reports to the emissions trading system, or a named part of it.</summary>
/// <param name="Id">Row id.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="Enterprise">Enterprise: the site of its activity rows.</param>
/// <param name="Kind">verified, electricity, heat, outside, other.</param>
/// <param name="Co2eT">Tonnes of CO₂e; a part named other is signed.</param>
/// <param name="EnergyMWh">Electricity or heat behind it [MWh]; null when not said.</param>
/// <param name="Covers">Categories that the verified figure covers.</param>
/// <param name="Boundary">Boundary as stated.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="Where">File and line.</param>
public sealed record EtsRow(
    string Id, int Year, string Enterprise, string Kind, double Co2eT, double? EnergyMWh, ImmutableArray<string> Covers, string Boundary, string Source, Place Where);

/// <summary>A row of energy_balance.csv.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="Flow">production, import, export, bunkers, stock, transformation, loss, final, non_energy, difference.</param>
/// <param name="Sector">Sector of final use or step of transformation.</param>
/// <param name="Item">Item id.</param>
/// <param name="Quantity">Quantity in the unit as written.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="Where">File and line.</param>
public sealed record BalanceRow(int Year, string Flow, string Sector, string Item, double Quantity, Quantities.Unit Unit, string Source, Place Where);
