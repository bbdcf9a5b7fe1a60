using System.Collections.Immutable;

namespace Ncez.Model.Runs;

/// <summary>
/// What one run was made of and what it gave: a snapshot that explains itself. Lines hold copies of their factors, so a later
/// edit of a factor cannot change what the run says.
/// </summary>
public sealed record RunManifest
{
    /// <summary>Name of the manifest in the folder of a run.</summary>
    public const string File = "run.json";

    /// <summary>Zone id.</summary>
    public required string Zone { get; init; }

    /// <summary>Program and version.</summary>
    public required string Program { get; init; }

    /// <summary>Zone folder, seen from the folder of the run.</summary>
    public required string ZoneFolder { get; init; }

    /// <summary>Base year of the zone; null when it names none.</summary>
    public required int? Baseline { get; init; }

    /// <summary>The base year: the one that is named, else the first; null when there is no year.</summary>
    public int? BaseYear => Baseline ?? Years.FirstOrDefault()?.Year;

    /// <summary>Significance threshold of a base-year recalculation that the zone states [0–1]; null when it states none.</summary>
    public double? RecalculationThreshold { get; init; }

    /// <summary>GWP set.</summary>
    public required string Gwp { get; init; }

    /// <summary>Factor sets in order.</summary>
    public required ImmutableArray<string> FactorSets { get; init; }

    /// <summary>Version of the boundary: the first digits of the hash of all its statements.</summary>
    public required string BoundaryVersion { get; init; }

    /// <summary>What is counted, one sentence each (English), frozen with the run.</summary>
    public required ImmutableArray<string> Boundary { get; init; }

    /// <summary>Files of the zone folder.</summary>
    public required ImmutableArray<FileHash> Inputs { get; init; }

    /// <summary>Files of the data folder: factor sets, GWP, units, boundary template.</summary>
    public required ImmutableArray<FileHash> Data { get; init; }

    /// <summary>Files the run wrote, but for the manifest and its history.</summary>
    public required ImmutableArray<FileHash> Results { get; init; }

    /// <summary>Copies of the factors that lines used.</summary>
    public required ImmutableArray<FactorCopy> Factors { get; init; }

    /// <summary>Totals by year.</summary>
    public required ImmutableArray<RunYear> Years { get; init; }

    /// <summary>Lines; of a very large inventory, one per kind of activity.</summary>
    public required ImmutableArray<RunLine> Lines { get; init; }
}

/// <summary>A file by its content.</summary>
/// <param name="File">Path with slashes, relative to its folder.</param>
/// <param name="Bytes">Size.</param>
/// <param name="Sha256">SHA-256 as hexadecimal text.</param>
public sealed record FileHash(string File, long Bytes, string Sha256);

/// <summary>A copy of a factor.</summary>
/// <param name="Key">Set, version and row.</param>
/// <param name="Parameter">What it is.</param>
/// <param name="Gas">Gas; empty for heating values and shares.</param>
/// <param name="Region">Region.</param>
/// <param name="Value">Value as published.</param>
/// <param name="Unit">Unit as published.</param>
/// <param name="Canonical">Value in canonical units.</param>
/// <param name="Source">Publication.</param>
public sealed record FactorCopy(string Key, string Parameter, string Gas, string Region, double Value, string Unit, double Canonical, string Source);

/// <summary>Totals of a year [t CO₂e].</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="GrossT">Gross.</param>
/// <param name="SinkT">Sinks.</param>
/// <param name="ExportCreditT">Export credit.</param>
/// <param name="OffsetT">Offsets.</param>
/// <param name="NetT">Net.</param>
public sealed record RunYear(int Year, double GrossT, double SinkT, double ExportCreditT, double OffsetT, double NetT)
{
    /// <summary>The year by the market; null without imported electricity, and in runs of earlier versions.</summary>
    public RunMarket? Market { get; init; }
}

/// <summary>A line with all that made it; NaN where not known or withheld.</summary>
/// <param name="Id">Line id.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="Scope">direct, indirect, sink, export, offset, memo.</param>
/// <param name="Status">Status.</param>
/// <param name="Category">Category id.</param>
/// <param name="Item">Item id.</param>
/// <param name="Gas">Gas.</param>
/// <param name="Quantity">Quantity.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="MassTPerUnit">Gas per unit of quantity [t].</param>
/// <param name="Co2eTPerUnit">CO₂e per unit of quantity [t].</param>
/// <param name="Co2eT">Result [t CO₂e].</param>
/// <param name="Method">Accounting method.</param>
/// <param name="Equation">Equation id.</param>
/// <param name="Factors">Keys of the factors.</param>
/// <param name="Evidence">Proof as the row names it.</param>
public sealed record RunLine(
    string Id, int Year, string Scope, string Status, string Category, string Item, string Gas, double Quantity, string Unit,
    double MassTPerUnit, double Co2eTPerUnit, double Co2eT, string Method, string Equation, ImmutableArray<string> Factors, string Evidence)
{
    /// <summary>Share of the site that is counted, in the figures per unit already [0–1]; 1 but under the equity-share approach.</summary>
    public double EquityShareFraction { get; init; } = 1;

    /// <summary>Region that the row names; empty when it is the zone's, null in runs of earlier versions.</summary>
    public string? Region { get; init; }
}
