using System.Collections.Immutable;
using Ncez.Model.Texts;

namespace Ncez.Model.Schemes;

/// <summary>What would make a row met.</summary>
/// <param name="Verdict">The verdict as it is.</param>
/// <param name="NeededT">Fewest whole tonnes a year that must go; null when no abatement makes it met, or the row reads no emissions.</param>
/// <param name="Measures">The zone's measures that give them, as far as they reach.</param>
/// <param name="After">The verdict on recalculation with these measures.</param>
public sealed record RowAdvice(RowVerdict Verdict, decimal? NeededT, ImmutableArray<MeasureUse> Measures, RowVerdict After);

/// <summary>A measure and what it gives.</summary>
/// <param name="Id">Id in measures.csv.</param>
/// <param name="Name">Name.</param>
/// <param name="AbatementT">Abatement a year once fully in place [t].</param>
/// <param name="CostCny">Investment [CNY]; null when it is not stated.</param>
public sealed record MeasureSize(string Id, LocalText Name, decimal AbatementT, decimal? CostCny);

/// <summary>How much of a measure is needed.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="UsedT">Tonnes a year taken from it.</param>
public sealed record MeasureUse(MeasureSize Measure, decimal UsedT)
{
    /// <summary>Share of its full size [0–1].</summary>
    public decimal ShareFraction => UsedT / Measure.AbatementT;
}
