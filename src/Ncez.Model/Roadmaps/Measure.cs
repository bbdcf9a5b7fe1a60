using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Model.Technologies;
using Ncez.Model.Texts;

namespace Ncez.Model.Roadmaps;

/// <summary>A technology applied in a zone: a row of measures.csv. Abatement and cost are the zone's own input; null = not stated, never 0.</summary>
public sealed record Measure
{
    /// <summary>Measure id: one id space for roadmap, portfolio, scenario switch and advice.</summary>
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public required LocalText Name { get; init; }

    /// <summary>Catalogue row it applies; null = none, so it has no grade.</summary>
    public TechnologyEntry? Technology { get; init; }

    /// <summary>First year of work before operation; null = work is not planned apart.</summary>
    public int? WorkStart { get; init; }

    /// <summary>First year of operation.</summary>
    public required int Start { get; init; }

    /// <summary>Year in which it is fully in place (≥ start).</summary>
    public required int Full { get; init; }

    /// <summary>Last year of operation; null = beyond the horizon.</summary>
    public int? End { get; init; }

    /// <summary>Ids of measures that must be fully in place before this one starts.</summary>
    public ImmutableArray<string> Prerequisites { get; init; } = [];

    /// <summary>Dated events.</summary>
    public ImmutableArray<RoadmapMilestone> Milestones { get; init; } = [];

    /// <summary>Abatement a year once fully in place [t CO₂e/a]; null = not stated.</summary>
    public double? AbatementTPerYear { get; init; }

    /// <summary>Investment [CNY]; null = not stated.</summary>
    public double? CostCny { get; init; }

    /// <summary>Years in service; null = not stated.</summary>
    public int? LifetimeYears { get; init; }

    /// <summary>Running cost a year once fully in place [CNY/a]; null = not stated.</summary>
    public double? YearlyCostCny { get; init; }

    /// <summary>Money saved or earned a year once fully in place [CNY/a]; null = not stated.</summary>
    public double? YearlySavingCny { get; init; }

    /// <summary>Real growth of the price of what it saves [1/a]: its saving of a year grows with it; 0 = none is stated.</summary>
    public double SavingGrowthFraction { get; init; }

    /// <summary>Size as written with its unit; empty = not stated.</summary>
    public string Size { get; init; } = "";

    /// <summary>Energy or activity it replaces, as written.</summary>
    public string Switches { get; init; } = "";

    /// <summary>End use it acts on, shared with other measures; empty = it overlaps with none.</summary>
    public string EndUse { get; init; } = "";

    /// <summary>Where its numbers were read.</summary>
    public string Source { get; init; } = "";

    /// <summary>File and line.</summary>
    public Place Where { get; init; }

    /// <summary>First year in which anything happens.</summary>
    public int FirstYear => WorkStart ?? Start;
}

/// <summary>A zone's measures in time: what can stand, and what they add up to.</summary>
/// <param name="Measures">Measures in the order of the file.</param>
/// <param name="EarliestStart">Earliest possible start of each measure that has prerequisites.</param>
/// <param name="Years">Calendar years of the totals.</param>
/// <param name="YearlyT">Abatement in each year [t CO₂e]; only measures that state theirs.</param>
/// <param name="YearlyCny">Investment in each year [CNY]; only measures that state theirs.</param>
public sealed record ZoneRoadmap(
    ImmutableArray<Measure> Measures, ImmutableSortedDictionary<string, int> EarliestStart, YearWindow Years,
    ImmutableArray<double> YearlyT, ImmutableArray<double> YearlyCny)
{
    /// <summary>Measures that start before a prerequisite is in place.</summary>
    public IEnumerable<Measure> Refused => Measures.Where(m => EarliestStart.TryGetValue(m.Id, out var earliest) && m.Start < earliest);

    /// <summary>Measures without a stated abatement.</summary>
    public IEnumerable<Measure> WithoutAbatement => Measures.Where(m => m.AbatementTPerYear is null && m.Technology?.IsIndirect != true);

    /// <summary>Measures without a stated cost.</summary>
    public IEnumerable<Measure> WithoutCost => Measures.Where(m => m.CostCny is null);
}
