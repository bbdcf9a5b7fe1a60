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
    /// <summary>The curve of a year.</summary>
    /// <param name="measures">Measures; those that lack a number are left out.</param>
    /// <param name="rateFraction">Real discount rate [1/a].</param>
    /// <param name="carbonCnyPerT">Carbon price of the terms [CNY/t]; null = not stated.</param>
    /// <param name="baseT">What an end use emits without measures [t]; null = it does not overlap.</param>
    /// <param name="year">Calendar year: measures count as far as they are in force; null = all of them in full.</param>
    public static ImmutableArray<CurveStep> Of(ImmutableArray<Measure> measures, double rateFraction, double? carbonCnyPerT, Func<string, double?> baseT, int? year = null)
    {
        var known = new List<Entry>();
        foreach (var measure in measures)
        {
            if (Entry.Of(measure, rateFraction, year) is { } entry)
            {
                known.Add(entry);
            }
        }

        var (left, steps, cumulated) = (new Dictionary<string, double>(StringComparer.Ordinal), ImmutableArray.CreateBuilder<CurveStep>(known.Count), 0.0);
        while (known.Count > 0)
        {
            var at = First(known, left);
            var entry = known[at];
            known.RemoveAt(at);
            var part = Left(left, entry.Measure.EndUse);
            cumulated += entry.AloneT * part;
            steps.Add(new CurveStep(entry.Measure, entry.AloneT, entry.UnitCny(1), entry.PresentCny(1), entry.AloneT * part, entry.UnitCny(part), entry.PresentCny(part), cumulated, Term(entry, part, carbonCnyPerT)));
            if (entry.Measure.EndUse.Length > 0 && baseT(entry.Measure.EndUse) is { } useT)
            {
                left[entry.Measure.EndUse] = part * (1 - (entry.AloneT / useT));
            }
        }

        return steps.MoveToImmutable();
    }

    private static double Left(Dictionary<string, double> left, string use) => left.GetValueOrDefault(use, 1);

    private static int First(List<Entry> entries, Dictionary<string, double> left)
    {
        var (best, rank) = (-1, (Pays: false, Value: double.NegativeInfinity));
        for (var i = 0; i < entries.Count; i++)
        {
            var part = Left(left, entries[i].Measure.EndUse);
            var present = entries[i].PresentCny(part);
            var (pays, value) = (present >= 0, present >= 0 ? present : -entries[i].UnitCny(part));
            if (best < 0 || (pays && !rank.Pays) || (pays == rank.Pays && value > rank.Value))
            {
                (best, rank) = (i, (pays, value));
            }
        }

        return best;
    }

    private static CostTerm? Term(Entry entry, double part, double? carbon) =>
        entry.PresentCny(part) >= 0 ? CostTerm.NearTerm : carbon is null ? null : entry.UnitCny(part) <= carbon ? CostTerm.MediumTerm : CostTerm.LongTerm;

    /// <summary>What a measure needs for the curve, for the part of it that is in force.</summary>
    private readonly record struct Entry(Measure Measure, double AloneT, double CapitalCny, double CostCny, double SavingCny, double RecoveryFraction)
    {
        public static Entry? Of(Measure measure, double rateFraction, int? year)
        {
            if (measure is not { AbatementTPerYear: > 0 and var fullT, CostCny: { } capital, YearlyCostCny: { } cost, YearlySavingCny: { } saving } || AbatementCosts.LifeOf(measure) is not { } life)
            {
                return null;
            }

            var share = year is { } y ? MeasureSchedule.AbatementT(measure, y) / fullT : 1;
            return share <= 0 ? null : new Entry(measure, share * fullT, share * capital, share * cost, share * saving, MeasureKernels.CapitalRecoveryFraction(rateFraction, life));
        }

        public double UnitCny(double part) => MeasureKernels.UnitCostCnyPerT(CapitalCny, RecoveryFraction, CostCny - (SavingCny * part), AloneT * part);

        public double PresentCny(double part) => (((SavingCny * part) - CostCny) / RecoveryFraction) - CapitalCny;
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
    Measure Measure, double AloneT, double AloneCnyPerT, double AlonePresentCny, double AddedT, double AddedCnyPerT, double AddedPresentCny, double CumulatedT, CostTerm? Term);
