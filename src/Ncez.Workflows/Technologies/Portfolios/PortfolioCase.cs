using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Technology.Costs;
using Ncez.Technology.Portfolios;
using Ncez.Workflows.Technologies.Baselines;
using Ncez.Workflows.Zones;
using Combination = Ncez.Technology.Portfolios.EndUses;

namespace Ncez.Workflows.Technologies.Portfolios;

/// <summary>A zone's portfolio problem with what its numbers rest on.</summary>
/// <param name="Problem">Problem.</param>
/// <param name="Baseline">What the zone emits without measures.</param>
/// <param name="Engine">The scenario engine of the zone; null when it has no scenarios, then the rule of successive shares counts.</param>
internal sealed record PortfolioCase(PortfolioProblem Problem, ZoneBaseline Baseline, PortfolioEngine? Engine)
{
    /// <summary>The problem of a zone; null with findings when it cannot stand.</summary>
    public static PortfolioCase? Of(ShippedData shipped, string folder, ZoneAccount account, Findings findings, CancellationToken cancellation)
    {
        if (account is not { Input: { } input, Inventory: { Years.Length: > 0 } inventory, Roadmap: { } roadmap } || !input.Tables.TryGetValue(PortfolioSettings.File, out var table))
        {
            return null;
        }

        var (units, last) = (shipped.Library.Units, inventory.Years[^1]);
        var prices = CostPrices.Of(input.Tables.GetValueOrDefault("prices.csv"), units, findings, last.Year);
        if (prices.RateFraction is null)
        {
            findings.Error("PFL-008", new Place("prices.csv"));
        }

        if (PortfolioSettings.Read(table, units, findings) is not { } settings)
        {
            return null;
        }

        ImmutableArray<PortfolioMeasure> Measures(bool needsAbatement, Findings to) => PortfolioMeasures.Read(input.Tables["measures.csv"], prices.Grow(roadmap.Measures), settings.Years, last.Year, needsAbatement, to);
        var engine = PortfolioEngine.Of(shipped, folder, [.. Measures(needsAbatement: false, new Findings()).Select(m => m.Measure.Id)], settings.Years, cancellation);
        var measures = Measures(needsAbatement: engine is null, findings);
        var baseline = ZoneBaseline.Of(settings, input, inventory, engine, settings.Years.End, findings);
        if (baseline.Rule == BaselineRule.Same)
        {
            findings.Error("PFL-004", new Place(PortfolioSettings.File));
        }

        if (findings.HasErrors)
        {
            return null;
        }

        // Where an engine says what measures abate together, their end uses need no tonnes.
        if (engine is null)
        {
            var leftOut = baseline.LeftOut(measures.Select(m => (m.Measure, m.EndUse)), settings.Years.Start, settings.Years.End, findings);
            measures = [.. measures.Where(m => !leftOut.Contains(m.Measure.Id))];
        }

        ImmutableArray<double> baselineT = [.. Enumerable.Range(settings.Years.Start, settings.Years.End - settings.Years.Start + 1).Select(baseline.GrossT)];
        ImmutableArray<ImmutableArray<double>> alone = engine is null ? [.. measures.Select(m => Constant(m.Measure.AbatementTPerYear!.Value, baselineT.Length))] : engine.AloneT;
        double UseT(string use, int t) => baseline.UseT(use, settings.Years.Start + t)!.Value;
        double? BaseT(int year, bool isNet) => inventory.Years.FirstOrDefault(y => y.Year == year) is { } of ? (isNet ? of.Net.T : of.Gross.T) : null;
        return new PortfolioCase(
            new PortfolioProblem
            {
                Years = settings.Years,
                RateFraction = prices.RateFraction!.Value,
                Measures = measures,
                BaselineT = baselineT,
                BaselineSinkT = last.NetBeforeOffset.T - last.Gross.T,
                AloneT = alone,
                Overlaps = engine?.Overlaps ?? Combination.Pairs([.. measures.Select(m => m.EndUse)], alone, UseT),
                Targets = PortfolioSettings.Targets(input.Tables.GetValueOrDefault("targets.csv"), settings.Years, BaseT, input.Zone.Baseline ?? inventory.Years.Select(y => (int?)y.Year).Min(), units, findings),
                Budgets = settings.Budgets,
                Roof = settings.Roof,
                Land = settings.Land,
                Offsets = settings.Offsets,
            }, baseline, engine);
    }

    /// <summary>Abatement of shares in each year as the engine has it [t]: gross, and net with sinks.</summary>
    public (ImmutableArray<double> GrossT, ImmutableArray<double> NetT) Recompute(ImmutableArray<ImmutableArray<double>> shares)
    {
        if (Engine is not null)
        {
            return Engine.Run(shares);
        }

        double Sum(int t, bool isSink) => Combination.TogetherT(
            [.. Problem.Measures.Where(m => m.IsSink == isSink).Select(m => m.EndUse)],
            [.. Problem.Measures.Select((m, i) => (m, T: Problem.AloneT[i][t] * shares[i][t])).Where(x => x.m.IsSink == isSink).Select(x => x.T)], use => Baseline.UseT(use, Problem.Years.Start + t)!.Value);
        ImmutableArray<double> gross = [.. Enumerable.Range(0, Problem.Count).Select(t => Sum(t, isSink: false))];
        return (gross, [.. gross.Select((g, t) => g + Sum(t, isSink: true))]);
    }

    private static ImmutableArray<double> Constant(double value, int count) => [.. Enumerable.Repeat(value, count)];
}
