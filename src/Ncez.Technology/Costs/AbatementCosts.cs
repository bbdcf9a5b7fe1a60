using System.Collections.Immutable;
using Ncez.Kernels.Technology;
using Ncez.Model.Roadmaps;

namespace Ncez.Technology.Costs;

/// <summary>What each measure costs for what it abates, taken by itself: measures that act on the same energy are not netted against each other.</summary>
public static class AbatementCosts
{
    /// <summary>
    /// Costs of the measures in their order: those that pay for themselves by net present value, the most first (never by cost per tonne, which would
    /// prefer the one that abates less); then the others by cost per tonne; then those it cannot be said of.
    /// </summary>
    /// <param name="measures">Measures.</param>
    /// <param name="rateFraction">Real discount rate [1/a]; null = not stated.</param>
    /// <param name="carbonCnyPerT">Carbon price for the term of a measure [CNY/t CO₂]; null = not stated.</param>
    public static ImmutableArray<MeasureCost> Of(ImmutableArray<Measure> measures, double? rateFraction, Func<Measure, double?> carbonCnyPerT) =>
    [
        .. measures.Select(m => Of(m, rateFraction, carbonCnyPerT(m)))
            .OrderBy(c => c.NetPresentValueCny is null ? 2 : c.PaysForItself ? 0 : 1)
            .ThenBy(c => c.PaysForItself ? -c.NetPresentValueCny : c.UnitCostCnyPerT ?? double.MaxValue)
            .ThenBy(c => c.Measure.Id, StringComparer.Ordinal),
    ];

    private static MeasureCost Of(Measure measure, double? rate, double? carbon)
    {
        var life = LifeOf(measure);
        var yearly = measure.YearlySavingCny - measure.YearlyCostCny;
        var tonnes = measure.AbatementTPerYear is > 0 and var t ? t : (double?)null;
        var capital = measure.CostCny;
        var cost = new MeasureCost(measure, life)
        {
            YearlyTPer1e4Cny = capital > 0 && tonnes is { } a ? MeasureKernels.EconomyTPer1e4Cny(a, 1, capital.Value) : null,
            LifetimeTPer1e4Cny = capital > 0 && tonnes is { } b && life is { } n ? MeasureKernels.EconomyTPer1e4Cny(b, n, capital.Value) : null,
            PaybackYears = capital is { } i && yearly is { } s ? Known(InvestmentKernels.PaybackYears(i, s)) : null,
        };
        if (capital is not { } invested || yearly is not { } net || life is not { } years)
        {
            return cost;
        }

        var growth = measure.SavingGrowthFraction;
        double[] flow = [-invested, .. Enumerable.Range(1, years).Select(t => growth == 0 ? net : (measure.YearlySavingCny!.Value * GrowthKernels.IndexFraction(growth, t)) - measure.YearlyCostCny!.Value)];
        cost = cost with { InternalRateFraction = Known(InvestmentKernels.InternalRateFraction(flow)) };
        if (rate is not { } discount)
        {
            return cost;
        }

        var unit = tonnes is { } abated ? MeasureKernels.UnitCostCnyPerT(
            invested, MeasureKernels.CapitalRecoveryFraction(discount, years), measure.YearlyCostCny!.Value - (measure.YearlySavingCny!.Value * GrowthKernels.LevelisedFraction(discount, growth, years)), abated) : (double?)null;
        cost = cost with { NetPresentValueCny = InvestmentKernels.NetPresentValueCny(flow, discount), UnitCostCnyPerT = unit };
        return cost with { Term = cost.PaysForItself ? CostTerm.NearTerm : unit is null || carbon is null ? null : unit <= carbon ? CostTerm.MediumTerm : CostTerm.LongTerm };
    }

    /// <summary>Years in service of a measure: as stated, else from start to end; null = not known.</summary>
    public static int? LifeOf(Measure measure) => measure.LifetimeYears ?? (measure.End is { } end ? end - measure.Start + 1 : null);

    private static double? Known(double value) => double.IsFinite(value) ? value : null;
}

/// <summary>When a measure is worth doing, by this rule: near = it pays for itself at the discount rate; medium = it does with the carbon price; long = not even then.</summary>
public enum CostTerm
{
    /// <summary>Net present value of 0 or more.</summary>
    NearTerm,

    /// <summary>Cost per tonne up to the carbon price.</summary>
    MediumTerm,

    /// <summary>Above it.</summary>
    LongTerm,
}

/// <summary>Costs of a measure; null = it cannot be said, because something is not stated.</summary>
/// <param name="Measure">Measure.</param>
/// <param name="LifetimeYears">Years in service: as stated, else from start to end.</param>
public sealed record MeasureCost(Measure Measure, int? LifetimeYears)
{
    /// <summary>Abatement of a year per investment [t/10⁴ CNY].</summary>
    public double? YearlyTPer1e4Cny { get; init; }

    /// <summary>Abatement of the whole life per investment [t/10⁴ CNY].</summary>
    public double? LifetimeTPer1e4Cny { get; init; }

    /// <summary>Cost per tonne [CNY/t CO₂]: annual cost over abatement of a year.</summary>
    public double? UnitCostCnyPerT { get; init; }

    /// <summary>Net present value [CNY].</summary>
    public double? NetPresentValueCny { get; init; }

    /// <summary>Internal rate of return [1/a].</summary>
    public double? InternalRateFraction { get; init; }

    /// <summary>Simple payback [a].</summary>
    public double? PaybackYears { get; init; }

    /// <summary>Term by the rule; null when it cannot be said.</summary>
    public CostTerm? Term { get; init; }

    /// <summary>True when its net present value is 0 or more.</summary>
    public bool PaysForItself => NetPresentValueCny >= 0;
}
