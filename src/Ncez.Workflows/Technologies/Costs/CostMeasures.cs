using System.Collections.Immutable;
using Ncez.Model.Charts;
using Ncez.Model.Diagnostics;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using Ncez.Technology.Costs;
using Ncez.Technology.Portfolios;
using Ncez.Workflows.Scenarios;
using Ncez.Workflows.Technologies.Baselines;
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
    /// <param name="folder">Zone folder: its scenarios, if it has any, say what measures abate.</param>
    /// <param name="account">Zone.</param>
    /// <param name="changeFraction">Change of each input in the tornado [0–1].</param>
    /// <param name="cancellation">Stops.</param>
    public static AbatementCostReport? Of(ShippedData shipped, string folder, ZoneAccount account, double changeFraction = StandardChange, CancellationToken cancellation = default)
    {
        if (account.Input is not { } input || account.Roadmap?.Measures.Any(m => m.LifetimeYears is not null || m.YearlyCostCny is not null || m.YearlySavingCny is not null) != true)
        {
            return null;
        }

        var (findings, baseYear) = (new Findings(), account.Inventory?.Years.LastOrDefault()?.Year ?? 0);
        var prices = CostPrices.Of(input.Tables.GetValueOrDefault("prices.csv"), shipped.Library.Units, findings, baseYear);
        var measures = prices.Grow(account.Roadmap.Measures);
        var engine = PortfolioEngine.Of(shipped, folder, [.. measures.Where(CurveJudge.IsCosted).Select(m => m.Id)], null, cancellation);
        var (baseline, leftOut) = Baseline(shipped, account, input, engine, findings);
        account.Findings.Add(findings.Sorted());
        if (findings.HasErrors)
        {
            return null;
        }

        var judge = new CurveJudge([.. measures.Where(m => !leftOut.Contains(m.Id))], engine, (use, year) => baseline?.UseT(use, year ?? baseYear)) { NameOf = use => baseline?.NameOf(use) ?? LocalText.Same(use) };
        var costs = AbatementCosts.Of(judge.Measures, prices.RateFraction, m => prices.CarbonIn(m.Full));
        Warn(account.Findings, prices, costs);
        var curves = prices.RateFraction is { } rate ? new CostCurves(judge, rate, prices, changeFraction) : null;
        var basis = new CostBasis(prices, judge, baseline, ProjectZone.HasModel(folder));
        var hasCurve = curves is { HasCurve: true };
        return new AbatementCostReport(
            prices, costs, Answer(prices, costs), [Costs(costs), .. hasCurve ? curves!.Tables : [], .. basis.Tables(hasCurve && curves!.HasOverlap)],
            [.. hasCurve && curves!.HasOverlap ? [curves.WithInteractions] : Array.Empty<ChartSpec>(), .. hasCurve ? [curves!.Alone, curves.Tornado] : Array.Empty<ChartSpec>()]);
    }

    // Growth is told once: by the portfolio where there is one. Measures on end uses that are not known are left out where the rule of end uses counts.
    private static (ZoneBaseline? Baseline, ImmutableHashSet<string> LeftOut) Baseline(ShippedData shipped, ZoneAccount account, ZoneInput input, PortfolioEngine? engine, Findings findings)
    {
        if (account.Inventory is not { Years.Length: > 0 } inventory)
        {
            return (null, []);
        }

        var settings = input.Tables.TryGetValue(PortfolioSettings.File, out var table) ? PortfolioSettings.Read(table, shipped.Library.Units, new Findings()) : null;
        var (of, measures) = (new Findings(), account.Roadmap!.Measures);
        var last = Math.Max(inventory.Years[^1].Year, measures.Max(m => Math.Max(m.Full, m.End + 1 ?? 0)));
        var baseline = ZoneBaseline.Of(settings ?? new PortfolioSettings(), input, inventory, engine, last, of);
        findings.Add(of.Sorted().Where(f => settings is null || f.Severity == Severity.Error));
        return (baseline, engine is null && !of.HasErrors ? baseline.LeftOut(measures.Select(m => (m, m.EndUse)), baseline.BaseYear, last, findings) : []);
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

    private static double Known(double? value) => value ?? double.NaN;

    private static TableColumn Column(string id) => new(id, Texts.Both(id), IsNumber: id is not ("measure" or "name" or "term"));

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
