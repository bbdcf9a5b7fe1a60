using System.Collections.Immutable;
using Ncez.Model.Charts;
using Ncez.Model.Diagnostics;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using Ncez.Technology.Costs;
using Ncez.Technology.Portfolios;
using Ncez.Workflows.Technologies.Portfolios;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Technologies.Costs;

/// <summary>From measures.csv and prices.csv to what each measure costs for what it abates.</summary>
public static class CostMeasures
{
    /// <summary>Change of inputs in the tornado when none is asked for [0–1].</summary>
    public const double StandardChange = 0.2;

    private const double CnyPer1e4 = 1e4;
    private static readonly TextArea Texts = TextArea.Of(typeof(CostMeasures).Assembly, "AbatementCost");

    /// <summary>Costs of a zone's measures; null when none of them states a running cost, a saving or a lifetime, or prices are wrong.</summary>
    /// <param name="shipped">Units.</param>
    /// <param name="account">Zone.</param>
    /// <param name="changeFraction">Change of each input in the tornado [0–1].</param>
    public static AbatementCostReport? Of(ShippedData shipped, ZoneAccount account, double changeFraction = StandardChange)
    {
        if (account.Input is not { } input || account.Roadmap?.Measures.Any(m => m.LifetimeYears is not null || m.YearlyCostCny is not null || m.YearlySavingCny is not null) != true)
        {
            return null;
        }

        var findings = new Findings();
        var prices = CostPrices.Of(input.Tables.GetValueOrDefault("prices.csv"), shipped.Library.Units, findings);
        var uses = UsesT(account, input, shipped, findings);
        account.Findings.Add(findings.Sorted());
        if (findings.HasErrors)
        {
            return null;
        }

        var costs = AbatementCosts.Of(account.Roadmap.Measures, prices.RateFraction, prices.CarbonCnyPerT);
        Warn(account.Findings, prices, costs);
        var curves = prices.RateFraction is { } rate ? new CostCurves(account.Roadmap.Measures, rate, prices.CarbonCnyPerT, use => uses.TryGetValue(use, out var useT) ? useT : null, changeFraction) : null;
        return curves is not { HasCurve: true }
            ? new AbatementCostReport(prices, costs, Answer(prices, costs), [Costs(costs), Basis(prices, hasOverlap: false)], [])
            : new AbatementCostReport(prices, costs, Answer(prices, costs), [Costs(costs), .. curves.Tables, Basis(prices, curves.HasOverlap)], [.. curves.HasOverlap ? [curves.WithInteractions] : Array.Empty<ChartSpec>(), curves.Alone, curves.Tornado]);
    }

    // Categories of the inventory, and what portfolio.csv names; measures on others are findings.
    private static Dictionary<string, double> UsesT(ZoneAccount account, ZoneInput input, ShippedData shipped, Findings findings)
    {
        if (account.Inventory is not { Years.Length: > 0 } inventory)
        {
            return [];
        }

        var uses = EndUseBase.Categories(inventory);
        if (input.Tables.TryGetValue(PortfolioSettings.File, out var table) && PortfolioSettings.Read(table, shipped.Library.Units, new Findings()) is { } settings)
        {
            foreach (var (name, useT) in settings.EndUsesT)
            {
                uses[name] = useT;
            }
        }

        EndUseBase.Check(account.Roadmap!.Measures.Select(m => (m, m.EndUse)), uses, 1, findings);
        return uses;
    }

    private static void Warn(Findings findings, CostPrices prices, ImmutableArray<MeasureCost> costs)
    {
        if (prices.RateFraction is null)
        {
            findings.Warning("CST-003", new Place("prices.csv"), ("count", costs.Length));
        }

        var unknown = costs.Where(c => c.InternalRateFraction is null && (c.LifetimeYears is null || c.Measure.CostCny is null || c.Measure.YearlyCostCny is null || c.Measure.YearlySavingCny is null)).ToList();
        if (unknown.Count > 0)
        {
            findings.Warning("CST-004", unknown[0].Measure.Where, ("count", unknown.Count), ("measures", string.Join(", ", unknown.Select(c => c.Measure.Id))));
        }
    }

    private static LocalText Answer(CostPrices prices, ImmutableArray<MeasureCost> costs)
    {
        var paying = costs.Where(c => c.PaysForItself).ToList();
        return prices.RateFraction is not { } rate ? Texts.Both("answer.noRate")
            : Texts.Both(paying.Count == 0 ? "answer.none" : "answer", ("count", paying.Count), ("all", costs.Length), ("rate", Numbers.Percent(rate, 1)), ("tonnes", Numbers.Co2e(paying.Sum(c => c.Measure.AbatementTPerYear ?? 0))), ("first", costs[0].Measure.Name));
    }

    private static ResultTable Costs(ImmutableArray<MeasureCost> costs)
    {
        double cumulated = 0;
        return new ResultTable("costs", Texts.Both("costs.title"),
            [
                Column("measure"), Column("name"), Column("yearlyT"), Column("cumulatedT"), Column("unitCostCnyPerT"), Column("net1e4Cny"), Column("irrPercent"), Column("paybackYears"),
                Column("yearlyTPer1e4Cny"), Column("lifetimeTPer1e4Cny"), Column("lifetimeYears"), Column("term"),
            ],
            [
                .. costs.Select(c => ImmutableArray.Create<TableCell>(
                [
                    c.Measure.Id, c.Measure.Name, Known(c.Measure.AbatementTPerYear), c.Measure.AbatementTPerYear is { } t ? cumulated += t : double.NaN, Known(c.UnitCostCnyPerT), Known(c.NetPresentValueCny / CnyPer1e4),
                    Known(c.InternalRateFraction * 100), Known(c.PaybackYears), Known(c.YearlyTPer1e4Cny), Known(c.LifetimeTPer1e4Cny), Known(c.LifetimeYears), CostCurves.Term(c.Term),
                ])),
            ]);
    }

    private static ResultTable Basis(CostPrices prices, bool hasOverlap) => new("basis", Texts.Both("basis.title"), [Column("what"), Column("value")],
        [
            [Texts.Both("rate"), prices.RateFraction is { } rate ? Numbers.Percent(rate, 1) : Numbers.None],
            [Texts.Both("carbon"), prices.CarbonCnyPerT is { } carbon ? Numbers.Significant(carbon, 6) : Numbers.None],
            [Texts.Both("rule"), Texts.Both("rule.text")],
            [Texts.Both("order"), Texts.Both("order.text")],
            [Texts.Both("interactions"), Texts.Both(hasOverlap ? "interactions.overlap" : "interactions.text")],
        ]);

    private static double Known(double? value) => value ?? double.NaN;

    private static TableColumn Column(string id) => new(id, Texts.Both(id), IsNumber: id is not ("measure" or "name" or "term" or "what" or "value"));

    /// <summary>A term in words.</summary>
    internal static LocalText TermText(CostTerm term) => Texts.Both("term." + term);

    /// <summary>Title of the chapter.</summary>
    internal static LocalText Chapter => Texts.Both("chapter");
}

/// <summary>Costs of a zone's measures.</summary>
/// <param name="Prices">Discount rate and carbon price.</param>
/// <param name="Costs">Measures in their order.</param>
/// <param name="Answer">How many pay for themselves.</param>
/// <param name="Tables">Costs, curves, and the basis of them.</param>
/// <param name="Charts">Cost curves with and without interactions, tornado.</param>
public sealed record AbatementCostReport(CostPrices Prices, ImmutableArray<MeasureCost> Costs, LocalText Answer, ImmutableArray<ResultTable> Tables, ImmutableArray<ChartSpec> Charts);
