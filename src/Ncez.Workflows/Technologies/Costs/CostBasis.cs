using System.Globalization;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Technology.Costs;
using Ncez.Workflows.Technologies.Baselines;

namespace Ncez.Workflows.Technologies.Costs;

/// <summary>What the costs of measures rest on.</summary>
/// <param name="prices">Rate, carbon price, growth of prices.</param>
/// <param name="judge">Who says what they abate.</param>
/// <param name="baseline">Future without measures; null = there is no inventory.</param>
/// <param name="hasModel">True when the zone has scenarios.</param>
internal sealed class CostBasis(CostPrices prices, CurveJudge judge, ZoneBaseline? baseline, bool hasModel)
{
    private static readonly TextArea Texts = TextArea.Of(typeof(CostBasis).Assembly, "AbatementCost");

    /// <summary>Growth of what categories emit, where indicators drive it, and the basis.</summary>
    /// <param name="hasOverlap">True when measures act on each other.</param>
    internal IEnumerable<ResultTable> Tables(bool hasOverlap)
    {
        var years = judge.Years().ToList();
        if (years.Count > 0 && baseline?.Table(years[^1]) is { } growth)
        {
            yield return growth;
        }

        yield return new ResultTable("basis", Texts.Both("basis.title"), [new TableColumn("what", Texts.Both("what")), new TableColumn("value", Texts.Both("value"))],
            [
                [Texts.Both("rate"), prices.RateFraction is { } rate ? Numbers.Percent(rate, 1) : Numbers.None],
                [Texts.Both("carbon"), Carbon(years)],
                [Texts.Both("growth"), prices.GrowthFraction.IsEmpty ? Texts.Both("growth.none") : string.Join("; ", prices.GrowthFraction.Select(g => $"{g.Key} {Numbers.Percent(g.Value, 1)}/a"))],
                [Texts.Both("judge"), Judge()],
                [ZoneBaseline.Label, baseline?.Words ?? LocalText.Same(Numbers.None)],
                [Texts.Both("rule"), Texts.Both("rule.text")],
                [Texts.Both("order"), Texts.Both("order.text")],
                [Texts.Both("interactions"), Texts.Both(judge.IsEngine ? "interactions.engine" : hasOverlap ? "interactions.overlap" : "interactions.text", ("year", judge.FullYear ?? 0))],
            ]);
    }

    private LocalText Judge() => judge.IsEngine ? Texts.Both("judge.engine") : Texts.Both(hasModel ? "judge.unknown" : "judge.rule");

    private TableCell Carbon(List<int> years)
    {
        if (prices.CarbonCnyPerT is not { } last)
        {
            return Numbers.None;
        }

        var (from, to) = years.Count > 0 ? (prices.CarbonIn(years[0]) ?? last, prices.CarbonIn(years[^1]) ?? last) : (last, last);
        return from == to ? Numbers.Significant(from, 6) : string.Create(CultureInfo.InvariantCulture, $"{Numbers.Significant(from, 4)} ({years[0]}) – {Numbers.Significant(to, 4)} ({years[^1]})");
    }
}
