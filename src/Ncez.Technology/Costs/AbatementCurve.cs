using System.Collections.Immutable;
using Ncez.Kernels.Technology;
using Ncez.Model.Roadmaps;
using Ncez.Technology.Roadmaps;

namespace Ncez.Technology.Costs;

/// <summary>
/// Marginal abatement cost curve of measures. Partial: each by itself. Retrospective: one after another, each with what the earlier ones have left of
/// its end use, and ordered anew after each step. Measures that pay for themselves come first, by net present value, never by cost per tonne.
/// Money saved shrinks with the abatement it comes with; investment and running cost do not.
/// </summary>
public static class AbatementCurve
{
    /// <summary>The curve of a year by the rule of end uses.</summary>
    /// <param name="measures">Measures; those that lack a number are left out.</param>
    /// <param name="rateFraction">Real discount rate [1/a].</param>
    /// <param name="carbonCnyPerT">Carbon price of the terms [CNY/t]; null = not stated.</param>
    /// <param name="baseT">What an end use emits without measures [t]; null = it does not overlap.</param>
    /// <param name="year">Calendar year: measures count as far as they are in force; null = all of them in full.</param>
    public static ImmutableArray<CurveStep> Of(ImmutableArray<Measure> measures, double rateFraction, double? carbonCnyPerT, Func<string, double?> baseT, int? year = null) =>
        Of(measures, rateFraction, _ => carbonCnyPerT, new EndUseInteraction(baseT, year), year);

    /// <summary>The curve of a year.</summary>
    /// <param name="measures">Measures; those that lack a number are left out.</param>
    /// <param name="rateFraction">Real discount rate [1/a].</param>
    /// <param name="carbonCnyPerT">Carbon price of the term of a measure [CNY/t]; null = not stated.</param>
    /// <param name="interaction">What they abate.</param>
    /// <param name="year">Calendar year: money counts as far as measures are in force; null = all of them in full.</param>
    public static ImmutableArray<CurveStep> Of(ImmutableArray<Measure> measures, double rateFraction, Func<Measure, double?> carbonCnyPerT, ICurveInteraction interaction, int? year)
    {
        var known = new List<Entry>();
        foreach (var measure in measures)
        {
            if (Entry.Of(measure, rateFraction, interaction, year) is { } entry)
            {
                known.Add(entry);
            }
        }

        var (steps, cumulated) = (ImmutableArray.CreateBuilder<CurveStep>(known.Count), 0.0);
        while (known.Count > 0)
        {
            var (at, added) = First(known, interaction);
            var entry = known[at];
            known.RemoveAt(at);
            interaction.Take(entry.Measure);
            cumulated += added;
            steps.Add(new CurveStep(
                entry.Measure, entry.AloneT, entry.UnitCny(entry.AloneT), entry.PresentCny(entry.AloneT), added, entry.UnitCny(added), entry.PresentCny(added), cumulated, Term(entry, added, carbonCnyPerT(entry.Measure)))
            {
                AloneTerm = Term(entry, entry.AloneT, carbonCnyPerT(entry.Measure)),
            });
        }

        return steps.MoveToImmutable();
    }

    private static (int At, double AddedT) First(List<Entry> entries, ICurveInteraction interaction)
    {
        var (best, bestT, rank) = (-1, 0.0, (Pays: false, Value: double.NegativeInfinity));
        for (var i = 0; i < entries.Count; i++)
        {
            var added = interaction.AddedT(entries[i].Measure);
            var present = entries[i].PresentCny(added);
            var (pays, value) = (present >= 0, present >= 0 ? present : added > 0 ? -entries[i].UnitCny(added) : double.NegativeInfinity);
            if (best < 0 || (pays && !rank.Pays) || (pays == rank.Pays && value > rank.Value))
            {
                (best, bestT, rank) = (i, added, (pays, value));
            }
        }

        return (best, bestT);
    }

    private static CostTerm? Term(Entry entry, double addedT, double? carbon) =>
        entry.PresentCny(addedT) >= 0 ? CostTerm.NearTerm : carbon is null ? null : addedT > 0 && entry.UnitCny(addedT) <= carbon ? CostTerm.MediumTerm : CostTerm.LongTerm;

    /// <summary>What a measure needs for the curve, for the part of it that is in force; its saving is levelised over its life.</summary>
    private readonly record struct Entry(Measure Measure, double AloneT, double CapitalCny, double CostCny, double SavingCny, double RecoveryFraction)
    {
        public static Entry? Of(Measure measure, double rateFraction, ICurveInteraction interaction, int? year)
        {
            var share = year is { } y ? MeasureSchedule.InForceFraction(measure, y) : 1;
            if (share <= 0 || measure is not { AbatementTPerYear: > 0, CostCny: { } capital, YearlyCostCny: { } cost, YearlySavingCny: { } saving } || AbatementCosts.LifeOf(measure) is not { } life || interaction.AloneT(measure) is not (> 0 and var aloneT))
            {
                return null;
            }

            return new Entry(measure, aloneT, share * capital, share * cost, share * saving * GrowthKernels.LevelisedFraction(rateFraction, measure.SavingGrowthFraction, life), MeasureKernels.CapitalRecoveryFraction(rateFraction, life));
        }

        public double UnitCny(double tonnes) => MeasureKernels.UnitCostCnyPerT(CapitalCny, RecoveryFraction, CostCny - (SavingCny * tonnes / AloneT), tonnes);

        public double PresentCny(double tonnes) => (((SavingCny * tonnes / AloneT) - CostCny) / RecoveryFraction) - CapitalCny;
    }
}

/// <summary>A step of the curve.</summary>
/// <param name="Measure">Measure.</param>
/// <param name="AloneT">Abatement by itself [t/a].</param>
/// <param name="AloneCnyPerT">Cost per tonne by itself [CNY/t].</param>
/// <param name="AlonePresentCny">Net present value by itself [CNY].</param>
/// <param name="AddedT">Abatement after the earlier ones [t/a].</param>
/// <param name="AddedCnyPerT">Cost per tonne of that [CNY/t].</param>
/// <param name="AddedPresentCny">Net present value with that [CNY].</param>
/// <param name="CumulatedT">Abatement up to and with it [t/a].</param>
/// <param name="Term">Term by the rule, with interactions.</param>
public sealed record CurveStep(
    Measure Measure, double AloneT, double AloneCnyPerT, double AlonePresentCny, double AddedT, double AddedCnyPerT, double AddedPresentCny, double CumulatedT, CostTerm? Term)
{
    /// <summary>Term by the rule, by itself.</summary>
    public CostTerm? AloneTerm { get; init; }
}
