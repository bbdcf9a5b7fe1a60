using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;

namespace Ncez.Model.Zones;

/// <summary>Everything a zone folder says, read and checked. Later engines read the parts they give meaning to.</summary>
public sealed record ZoneInput
{
    /// <summary>zone.yaml.</summary>
    public required Zone Zone { get; init; }

    /// <summary>activities.csv with the parameters of parameters.csv attached.</summary>
    public required ActivityTable Activities { get; init; }

    /// <summary>factors.csv: factors of this zone alone.</summary>
    public ImmutableArray<Factor> LocalFactors { get; init; } = [];

    /// <summary>offsets.csv.</summary>
    public ImmutableArray<Offset> Offsets { get; init; } = [];

    /// <summary>instruments.csv.</summary>
    public ImmutableArray<Instrument> Instruments { get; init; } = [];

    /// <summary>electricity_series.csv.</summary>
    public ImmutableArray<ElectricityInterval> ElectricitySeries { get; init; } = [];

    /// <summary>ets.csv.</summary>
    public ImmutableArray<EtsRow> Ets { get; init; } = [];

    /// <summary>energy_balance.csv.</summary>
    public ImmutableArray<BalanceRow> Balance { get; init; } = [];

    /// <summary>indicators.csv.</summary>
    public ImmutableArray<IndicatorValue> Indicators { get; init; } = [];

    /// <summary>transfers.csv.</summary>
    public ImmutableArray<Transfer> Transfers { get; init; } = [];

    /// <summary>Tables whose meaning an engine gives later (targets, prices, measures, panel, reviews), as checked rows.</summary>
    public ImmutableSortedDictionary<string, ZoneTable> Tables { get; init; } = ImmutableSortedDictionary<string, ZoneTable>.Empty;

    /// <summary>Where zone.yaml defines what, so that a later finding can name the line.</summary>
    public ImmutableSortedDictionary<string, Place> Places { get; init; } = ImmutableSortedDictionary<string, Place>.Empty;

    /// <summary>Place of a key of zone.yaml, or the file itself.</summary>
    public Place PlaceOf(string key) => Places.TryGetValue(key, out var place) ? place : new Place("zone.yaml");
}

/// <summary>A checked table of a zone folder: canonical column names and cells as written.</summary>
/// <param name="Name">File name.</param>
/// <param name="Columns">Canonical column names.</param>
/// <param name="Rows">Cells by row.</param>
public sealed record ZoneTable(string Name, ImmutableArray<string> Columns, ImmutableArray<ZoneRow> Rows)
{
    /// <summary>A cell, trimmed; empty when the table has no such column.</summary>
    public string Text(ZoneRow row, string column) => Columns.IndexOf(column) is var i and >= 0 && i < row.Cells.Length ? row.Cells[i].Trim() : "";

    /// <summary>Place of a cell: file, line and column, or the row where the column is not known.</summary>
    public Place PlaceOf(ZoneRow row, string column) => Columns.IndexOf(column) is var i and >= 0 && i < row.CellColumns.Length && row.CellColumns[i] is var at and > 0
        ? row.Where with { Column = at, Field = column } : row.Where with { Field = column };

    /// <summary>A cell as a number; null when it is none.</summary>
    public double? Number(ZoneRow row, string column) =>
        double.TryParse(Text(row, column), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>A cell as a whole number; null when it is none.</summary>
    public int? Whole(ZoneRow row, string column) =>
        int.TryParse(Text(row, column), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : null;
}

/// <summary>A row of a checked table.</summary>
/// <param name="Where">File and line.</param>
/// <param name="Cells">Cells in the order of the columns.</param>
public sealed record ZoneRow(Place Where, ImmutableArray<string> Cells)
{
    /// <summary>Column in the file at which each cell starts, from 1; 0 or none where the file has no such column.</summary>
    public ImmutableArray<int> CellColumns { get; init; } = [];
}

/// <summary>A row of offsets.csv: a certified reduction bought from outside.</summary>
/// <param name="Id">Row id.</param>
/// <param name="Registry">Registry that issued it.</param>
/// <param name="Kind">CCER, PHCER …</param>
/// <param name="Serial">Serial number: claimed once.</param>
/// <param name="Vintage">Year of the reduction.</param>
/// <param name="QuantityT">Tonnes of CO₂ equivalent.</param>
/// <param name="Buyer">manager, user, passenger, employee or resident.</param>
/// <param name="Certificate">Filing certificate that proves it (减排量备案证明).</param>
/// <param name="RetiredYear">Calendar year it was retired for; null = not retired, so not counted.</param>
/// <param name="Where">File and line.</param>
public sealed record Offset(string Id, string Registry, string Kind, string Serial, int? Vintage, double QuantityT, string Buyer, string Certificate, int? RetiredYear, Place Where);

/// <summary>A row of indicators.csv: GDP, value added, population, floor area, …</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="Indicator">Indicator id.</param>
/// <param name="Value">Value in canonical units of its dimension.</param>
/// <param name="Unit">Unit as written.</param>
/// <param name="PriceYear">Price year of money; null for other quantities or current prices.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="Where">File and line.</param>
public sealed record IndicatorValue(int Year, string Indicator, double Value, string Unit, int? PriceYear, string Source, Place Where)
{
    /// <summary>The unit as the table of units knows it; null where nobody looked it up.</summary>
    public Quantities.Unit? Measured { get; init; }

    /// <summary>Growth after its last row [%/a]; null = not stated.</summary>
    public double? GrowthPercent { get; init; }

    /// <summary>Categories and named end uses whose emissions grow in proportion to it, parted by ;.</summary>
    public string Drives { get; init; } = "";
}

/// <summary>A row of transfers.csv: energy or waste handed over between nested zones.</summary>
/// <param name="Period">When.</param>
/// <param name="From">Zone that hands over.</param>
/// <param name="To">Zone that takes over.</param>
/// <param name="Item">What.</param>
/// <param name="Quantity">How much, in the unit as written.</param>
/// <param name="Unit">Unit as written.</param>
/// <param name="Where">File and line.</param>
public sealed record Transfer(Period Period, string From, string To, string Item, double Quantity, string Unit, Place Where);
