using System.Collections.Immutable;
using Ncez.Model.Texts;

namespace Ncez.Model.Zones;

/// <summary>What zone.yaml says: who the zone is, what is counted and by which rules. Never results.</summary>
public sealed record Zone
{
    /// <summary>Short id, also the name of the output folder.</summary>
    public required string Id { get; init; }

    /// <summary>Name in both languages.</summary>
    public required LocalText Name { get; init; }

    /// <summary>Domain: selects the boundary template.</summary>
    public required Domain Domain { get; init; }

    /// <summary>Region code on the ladder city → province → grid → country, for example CN-GD-4401.</summary>
    public required string Region { get; init; }

    /// <summary>Calendar years to account, ascending.</summary>
    public required ImmutableArray<int> Years { get; init; }

    /// <summary>Year against which later years are judged; null when none is named.</summary>
    public int? Baseline { get; init; }

    /// <summary>Approach, choices and exclusions, each with its reason.</summary>
    public ZoneBoundary Boundary { get; init; } = ZoneBoundary.Empty;

    /// <summary>GWP set that weighs the gases: SAR, AR4, AR5 or AR6.</summary>
    public required string Gwp { get; init; }

    /// <summary>Factor sets in order; the first that has a row wins.</summary>
    public required ImmutableArray<string> FactorSets { get; init; }

    /// <summary>Generic items (煤, 油品) and the item whose factor stands in for each.</summary>
    public ImmutableSortedDictionary<string, string> Proxies { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Last year whose dated factors are used; later activities take the factor of this year. Null for the newest there is.</summary>
    public int? FactorYear { get; init; }

    /// <summary>Significance threshold of a base-year recalculation [0–1]; null when the zone states none.</summary>
    public double? RecalculationThreshold { get; init; }

    /// <summary>Standard-coal basis of electricity that energy totals are printed in.</summary>
    public StandardCoalBasis StandardCoal { get; init; } = StandardCoalBasis.Calorific;

    /// <summary>Which exported energy earns a credit.</summary>
    public ExportCredit ExportCredit { get; init; } = ExportCredit.RenewableOnly;

    /// <summary>How far offsets count; there is no default.</summary>
    public OffsetCap? OffsetCap { get; init; }

    /// <summary>Low-confidence factor rows that the user has accepted by id.</summary>
    public ImmutableHashSet<string> Confirmed { get; init; } = [];

    /// <summary>The same activities under other published factor sets, shown beside the main result.</summary>
    public ImmutableArray<AlternativeSets> Alternatives { get; init; } = [];

    /// <summary>Descriptive entries: location, status, batch, build, parent, schemes.</summary>
    public ZoneProfile Profile { get; init; } = new();
}

/// <summary>Descriptive entries of zone.yaml that no equation reads.</summary>
public sealed record ZoneProfile
{
    /// <summary>Latitude [°], positive north.</summary>
    public double? LatitudeDeg { get; init; }

    /// <summary>Longitude [°], positive east.</summary>
    public double? LongitudeDeg { get; init; }

    /// <summary>Where the project stands in the programme (planned, pilot, accepted …).</summary>
    public string? Status { get; init; }

    /// <summary>Batch of the programme.</summary>
    public string? Batch { get; init; }

    /// <summary>New build or retrofit of existing plant; null when not said.</summary>
    public BuildType? Build { get; init; }

    /// <summary>Id of the zone that this one lies in.</summary>
    public string? Parent { get; init; }

    /// <summary>Evaluation schemes the zone is judged by.</summary>
    public ImmutableArray<string> Schemes { get; init; } = [];

    /// <summary>What the reader should know before reading the numbers (an illustrative zone, a reconstruction).</summary>
    public LocalText Notice { get; init; }
}

/// <summary>New build or retrofit (report 1.2(4)).</summary>
public enum BuildType
{
    /// <summary>Built as a near-zero project.</summary>
    New,

    /// <summary>Existing plant that is converted.</summary>
    Retrofit,
}

/// <summary>Standard coal of electricity.</summary>
public enum StandardCoalBasis
{
    /// <summary>当量值: heat content of the electricity itself, 0.1229 kgce/kWh.</summary>
    Calorific,

    /// <summary>等价值: coal burnt in power stations for it; the year's coefficient comes from a factor row.</summary>
    Equivalent,
}

/// <summary>Which exported energy is credited against the imports' factor.</summary>
public enum ExportCredit
{
    /// <summary>Only energy from renewables (the report's tables 2-1 … 7-1).</summary>
    RenewableOnly,

    /// <summary>All exported electricity, heat and cooling.</summary>
    All,

    /// <summary>None.</summary>
    None,
}

/// <summary>Limit of offsets: share × base. The report says only "limited proportion", so both are the user's choice.</summary>
/// <param name="ShareFraction">Share of the base that offsets may cover [0–1].</param>
/// <param name="Of">What the share is taken of.</param>
public sealed record OffsetCap(double ShareFraction, OffsetBase Of);

/// <summary>Base of the offset cap.</summary>
public enum OffsetBase
{
    /// <summary>The year's gross emissions.</summary>
    Gross,

    /// <summary>Gross emissions of the baseline year.</summary>
    BaselineGross,

    /// <summary>The year's net emissions before offsets.</summary>
    NetBeforeOffset,
}

/// <summary>Named factor sets and proxies under which the same activities are accounted again.</summary>
/// <param name="Id">Short id.</param>
/// <param name="Name">Name in both languages.</param>
/// <param name="FactorSets">Factor sets in order.</param>
/// <param name="Proxies">Stand-ins for generic items under these sets.</param>
public sealed record AlternativeSets(string Id, LocalText Name, ImmutableArray<string> FactorSets, ImmutableSortedDictionary<string, string> Proxies);
