using System.Collections.Immutable;
using Ncez.Model.Roadmaps;

namespace Ncez.Technology.Costs;

/// <summary>What the measures are worth together when one input of all of them is lower or higher: a question "what if", not a range of what is likely.</summary>
public static class CostSensitivity
{
    /// <summary>Inputs by their effect, the strongest first.</summary>
    /// <param name="measures">Measures.</param>
    /// <param name="rateFraction">Real discount rate [1/a].</param>
    /// <param name="changeFraction">Change of each input [0–1].</param>
    /// <param name="interaction">What they abate in full, at a factor on all of it.</param>
    /// <param name="year">Calendar year of the money: as far as they are in force; null = in full.</param>
    public static (double PresentCny, double UnitCnyPerT, ImmutableArray<SensitivityBar> Bars) Of(ImmutableArray<Measure> measures, double rateFraction, double changeFraction, Func<double, ICurveInteraction> interaction, int? year = null)
    {
        (double Present, double Unit) Worth(Func<Measure, Measure> change, double rate, double abatement = 1)
        {
            var steps = AbatementCurve.Of([.. measures.Select(change)], rate, _ => null, interaction(abatement), year);
            return (steps.Sum(s => s.AddedPresentCny), steps.Sum(s => s.AddedCnyPerT * s.AddedT) / steps.Sum(s => s.AddedT));
        }

        SensitivityBar Bar(string input, Func<double, (double, double)> at)
        {
            var (low, high) = (at(1 - changeFraction), at(1 + changeFraction));
            return new SensitivityBar(input, low.Item1, high.Item1, low.Item2, high.Item2);
        }

        var (present, unit) = Worth(m => m, rateFraction);
        SensitivityBar[] bars =
        [
            Bar("capital", f => Worth(m => m with { CostCny = m.CostCny * f }, rateFraction)),
            Bar("saving", f => Worth(m => m with { YearlySavingCny = m.YearlySavingCny * f }, rateFraction)),
            Bar("running", f => Worth(m => m with { YearlyCostCny = m.YearlyCostCny * f }, rateFraction)),
            Bar("abatement", f => Worth(m => m, rateFraction, f)),
            Bar("rate", f => Worth(m => m, rateFraction * f)),
            Bar("lifetime", f => Worth(m => m with { LifetimeYears = AbatementCosts.LifeOf(m) is { } life ? Math.Max(1, (int)Math.Round(life * f)) : null }, rateFraction)),
        ];
        return (present, unit, [.. bars.OrderByDescending(b => Math.Abs(b.HighPresentCny - b.LowPresentCny)).ThenBy(b => b.Input, StringComparer.Ordinal)]);
    }
}

/// <summary>Effect of one input.</summary>
/// <param name="Input">capital, saving, running, abatement, rate, lifetime.</param>
/// <param name="LowPresentCny">Net present value of all with less of it [CNY].</param>
/// <param name="HighPresentCny">With more of it [CNY].</param>
/// <param name="LowCnyPerT">Mean cost per tonne with less of it [CNY/t].</param>
/// <param name="HighCnyPerT">With more of it [CNY/t].</param>
public sealed record SensitivityBar(string Input, double LowPresentCny, double HighPresentCny, double LowCnyPerT, double HighCnyPerT);
