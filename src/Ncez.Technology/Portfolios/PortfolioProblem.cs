using System.Collections.Immutable;
using Ncez.Kernels.Technology;
using Ncez.Model.Diagnostics;
using Ncez.Model.Roadmaps;
using Ncez.Model.Technologies;
using Ncez.Model.Texts;

namespace Ncez.Technology.Portfolios;

/// <summary>Which measures, when and how big: everything the choice depends on.</summary>
public sealed record PortfolioProblem
{
    /// <summary>Calendar years of the plan.</summary>
    public required YearWindow Years { get; init; }

    /// <summary>Real discount rate [1/a].</summary>
    public required double RateFraction { get; init; }

    /// <summary>Measures to choose from.</summary>
    public required ImmutableArray<PortfolioMeasure> Measures { get; init; }

    /// <summary>Gross emissions without any of them, a value a year [t CO₂e].</summary>
    public required ImmutableArray<double> BaselineT { get; init; }

    /// <summary>Net less gross without any of them [t CO₂e, ≤ 0]: sinks and export credit that are there already.</summary>
    public double BaselineSinkT { get; init; }

    /// <summary>Abatement of each measure alone and in full, a value a year [t CO₂e].</summary>
    public required ImmutableArray<ImmutableArray<double>> AloneT { get; init; }

    /// <summary>What pairs abate less together than alone.</summary>
    public ImmutableArray<PairOverlap> Overlaps { get; init; } = [];

    /// <summary>Targets; each holds until the next one of its kind.</summary>
    public ImmutableArray<PortfolioTarget> Targets { get; init; } = [];

    /// <summary>Budgets of investment.</summary>
    public ImmutableArray<PortfolioLimit> Budgets { get; init; } = [];

    /// <summary>Roof area there is [m²]; null = not limited.</summary>
    public PortfolioLimit? Roof { get; init; }

    /// <summary>Land there is [m²]; null = not limited.</summary>
    public PortfolioLimit? Land { get; init; }

    /// <summary>Offsets that may be used a year; null = none.</summary>
    public OffsetRule? Offsets { get; init; }

    /// <summary>How many years.</summary>
    public int Count => Years.End - Years.Start + 1;

    /// <summary>Worth today of money in a year: the first year counts in full [1].</summary>
    public double DiscountFraction(int t) => Math.Pow(1 + RateFraction, -t);
}

/// <summary>A measure that may be chosen.</summary>
/// <param name="Measure">Measure.</param>
public sealed record PortfolioMeasure(Measure Measure)
{
    /// <summary>First year in which it may be started or added to.</summary>
    public required int Earliest { get; init; }

    /// <summary>Last year in which it may be started or added to.</summary>
    public required int Latest { get; init; }

    /// <summary>Years from its start to all of it: no more than the same part of it may be added in one year.</summary>
    public required int RampYears { get; init; }

    /// <summary>Smallest part of it that is worth building [0–1]; 1 = all or nothing.</summary>
    public required double MinFraction { get; init; }

    /// <summary>Ids of measures it cannot stand beside.</summary>
    public ImmutableArray<string> Excludes { get; init; } = [];

    /// <summary>Roof it takes in full [m²].</summary>
    public double RoofM2 { get; init; }

    /// <summary>Land it takes in full [m²].</summary>
    public double LandM2 { get; init; }

    /// <summary>End use it acts on; empty = alone on its own, as every sink is.</summary>
    public string EndUse => IsSink ? "" : Measure.EndUse;

    /// <summary>True when it is a sink: it counts to net emissions only.</summary>
    public bool IsSink { get; init; }

    /// <summary>Investment in full [CNY].</summary>
    public required double CapitalCny { get; init; }

    /// <summary>Running cost less saving a year in full [CNY/a].</summary>
    public required double YearlyNetCny { get; init; }

    /// <summary>Years in service; then it is replaced at the same cost.</summary>
    public required int LifetimeYears { get; init; }

    /// <summary>True when it is built whole or not at all.</summary>
    public bool IsWhole => MinFraction >= 1;

    /// <summary>What growing prices add to its saving in each year of the plan, in full [CNY/a]; empty = they stay.</summary>
    public ImmutableArray<double> ExtraSavingCny { get; init; } = [];

    /// <summary>Cost of a year with all of it in place: annuity of the investment, running cost, less saving [CNY/a].</summary>
    /// <param name="rateFraction">Real discount rate [1/a].</param>
    /// <param name="t">Year counted from the first of the plan.</param>
    public double AnnualCny(double rateFraction, int t) =>
        (CapitalCny * MeasureKernels.CapitalRecoveryFraction(rateFraction, LifetimeYears)) + YearlyNetCny - (ExtraSavingCny.IsEmpty ? 0 : ExtraSavingCny[t]);
}

/// <summary>Overlap of two measures.</summary>
/// <param name="First">Index of the one.</param>
/// <param name="Second">Index of the other.</param>
/// <param name="OverlapT">What they abate less together than alone, a value a year [t CO₂e]; below 0 = they help each other.</param>
public sealed record PairOverlap(int First, int Second, ImmutableArray<double> OverlapT);

/// <summary>A target.</summary>
/// <param name="IsNet">True for net emissions, which sinks and offsets lower.</param>
/// <param name="Years">Years it holds for.</param>
/// <param name="LimitT">Emissions at most [t CO₂e/a].</param>
/// <param name="Name">In the user's words.</param>
/// <param name="Where">Where it is written.</param>
public sealed record PortfolioTarget(bool IsNet, YearWindow Years, double LimitT, LocalText Name, Place Where);

/// <summary>A limit on money or area.</summary>
/// <param name="Years">Years it holds for.</param>
/// <param name="Most">At most, in CNY or m².</param>
/// <param name="Name">In the user's words.</param>
/// <param name="Where">Where it is written.</param>
public sealed record PortfolioLimit(YearWindow Years, double Most, LocalText Name, Place Where);

/// <summary>Rule of offsets.</summary>
/// <param name="MostFraction">At most this share of the year's gross emissions without measures [0–1]; null = not limited so.</param>
/// <param name="MostT">At most so many tonnes a year; null = not limited so.</param>
/// <param name="PriceCnyPerT">Price [CNY/t].</param>
/// <param name="Where">Where it is written.</param>
public sealed record OffsetRule(double? MostFraction, double? MostT, double PriceCnyPerT, Place Where);

/// <summary>What the choice is for.</summary>
public enum PortfolioGoal
{
    /// <summary>Least cost that meets the targets.</summary>
    LeastCost,

    /// <summary>Most abatement within the budgets; targets do not count.</summary>
    MostAbatement,
}
