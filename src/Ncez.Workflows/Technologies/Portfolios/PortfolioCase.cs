using System.Collections.Immutable;
using System.Globalization;
using Ncez.Charts.Inventories;
using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;
using Ncez.Technology.Costs;
using Ncez.Technology.Portfolios;
using Ncez.Workflows.Zones;
using Combination = Ncez.Technology.Portfolios.EndUses;

namespace Ncez.Workflows.Technologies.Portfolios;

/// <summary>A zone's portfolio problem with what its numbers rest on.</summary>
/// <param name="Problem">Problem.</param>
/// <param name="Uses">What end uses emit.</param>
/// <param name="Engine">The scenario engine of the zone; null when it has no scenarios, then the rule of successive shares counts.</param>
internal sealed record PortfolioCase(PortfolioProblem Problem, EndUseBase Uses, PortfolioEngine? Engine)
{
    /// <summary>The problem of a zone; null with findings when it cannot stand.</summary>
    public static PortfolioCase? Of(ShippedData shipped, string folder, ZoneAccount account, Findings findings, CancellationToken cancellation)
    {
        if (account is not { Input: { } input, Inventory: { Years.Length: > 0 } inventory, Roadmap: { } roadmap } || !input.Tables.TryGetValue(PortfolioSettings.File, out var table))
        {
            return null;
        }

        var units = shipped.Library.Units;
        var prices = CostPrices.Of(input.Tables.GetValueOrDefault("prices.csv"), units, findings);
        if (prices.RateFraction is null)
        {
            findings.Error("PFL-008", new Place("prices.csv"));
        }

        if (PortfolioSettings.Read(table, units, findings) is not { } settings)
        {
            return null;
        }

        ImmutableArray<PortfolioMeasure> Measures(bool needsAbatement, Findings to) => PortfolioMeasures.Read(input.Tables["measures.csv"], roadmap.Measures, settings.Years, needsAbatement, to);
        var engine = PortfolioEngine.Of(shipped, folder, Measures(needsAbatement: false, new Findings()), settings.Years, cancellation);
        var measures = Measures(needsAbatement: engine is null, findings);
        var last = inventory.Years[^1];
        if (Baseline(settings, last, engine) is not { } baselineT)
        {
            findings.Error("PFL-004", new Place(PortfolioSettings.File));
            return null;
        }

        var uses = new EndUseBase(settings, inventory, baselineT);
        uses.Check(measures, findings);
        if (findings.HasErrors)
        {
            return null;
        }

        ImmutableArray<ImmutableArray<double>> alone = engine is null ? [.. measures.Select(m => Constant(m.Measure.AbatementTPerYear!.Value, baselineT.Length))] : engine.AloneT;
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
                Overlaps = engine?.Overlaps ?? Pairs(measures, alone, uses),
                Targets = PortfolioSettings.Targets(input.Tables.GetValueOrDefault("targets.csv"), settings.Years, BaseT, units, findings),
                Budgets = settings.Budgets,
                Roof = settings.Roof,
                Land = settings.Land,
                Offsets = settings.Offsets,
            }, uses, engine);
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
            [.. Problem.Measures.Select((m, i) => (m, T: Problem.AloneT[i][t] * shares[i][t])).Where(x => x.m.IsSink == isSink).Select(x => x.T)], use => Uses.BaseT(use, t));
        ImmutableArray<double> gross = [.. Enumerable.Range(0, Problem.Count).Select(t => Sum(t, isSink: false))];
        return (gross, [.. gross.Select((g, t) => g + Sum(t, isSink: true))]);
    }

    private static ImmutableArray<PairOverlap> Pairs(ImmutableArray<PortfolioMeasure> measures, ImmutableArray<ImmutableArray<double>> alone, EndUseBase uses) =>
        Combination.Pairs([.. measures.Select(m => m.EndUse)], alone, uses.BaseT);

    private static ImmutableArray<double> Constant(double value, int count) => [.. Enumerable.Repeat(value, count)];

    // What the zone states, else its scenarios' baseline, else growth from the last year of its inventory.
    private static ImmutableArray<double>? Baseline(PortfolioSettings settings, YearTotals last, PortfolioEngine? engine)
    {
        var years = Enumerable.Range(settings.Years.Start, settings.Years.End - settings.Years.Start + 1);
        if (!settings.BaselineT.IsEmpty)
        {
            var points = settings.BaselineT.ContainsKey(last.Year) ? settings.BaselineT : settings.BaselineT.Add(last.Year, last.Gross.T);
            return [.. years.Select(y => Interpolated([.. points], y))];
        }

        return engine is not null ? engine.BaselineT
            : settings.GrowthFraction is { } growth ? [.. years.Select(y => last.Gross.T * Math.Pow(1 + growth, y - last.Year))] : null;
    }

    private static double Interpolated(ImmutableArray<KeyValuePair<int, double>> points, int year)
    {
        var after = points.FirstOrDefault(p => p.Key >= year, points[^1]);
        var before = points.LastOrDefault(p => p.Key <= year, points[0]);
        return before.Key >= after.Key ? after.Value : before.Value + ((after.Value - before.Value) * (year - before.Key) / (after.Key - before.Key));
    }
}

/// <summary>What end uses emit in each year of the plan: a category of the inventory, or what the zone names, growing like the whole.</summary>
internal sealed class EndUseBase
{
    private readonly Dictionary<string, double> _baseT;
    private readonly ImmutableArray<double> _growth;

    public EndUseBase(PortfolioSettings settings, Inventory inventory, ImmutableArray<double> baselineT)
    {
        var last = inventory.Years[^1];
        _baseT = Categories(inventory);
        foreach (var (name, useT) in settings.EndUsesT)
        {
            _baseT[name] = useT;
        }

        _growth = [.. baselineT.Select(t => t / last.Gross.T)];
    }

    /// <summary>Emissions of each category in the last year of an inventory [t].</summary>
    public static Dictionary<string, double> Categories(Inventory inventory) => InventorySums.ByCategory(inventory, inventory.Years[^1].Year).Where(c => c.Co2eT > 0)
        .GroupBy(c => c.Category.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(c => c.Co2eT), StringComparer.Ordinal);

    /// <summary>Emissions of an end use in a year counted from the first [t].</summary>
    public double BaseT(string use, int t) => _baseT[use] * _growth[t];

    /// <summary>Measures on an end use that is not known, or that abate more than it emits.</summary>
    public void Check(ImmutableArray<PortfolioMeasure> measures, Findings findings) =>
        Check(measures.Where(m => !m.IsSink).Select(m => (m.Measure, m.EndUse)), _baseT, _growth.Min(), findings);

    /// <summary>The same for any measures.</summary>
    public static void Check(IEnumerable<(Model.Roadmaps.Measure Measure, string EndUse)> measures, IReadOnlyDictionary<string, double> baseT, double growth, Findings findings)
    {
        foreach (var (measure, use) in measures.Where(m => m.EndUse.Length > 0))
        {
            if (!baseT.TryGetValue(use, out var emitted))
            {
                findings.Error("PFL-006", measure.Where with { Field = "end_use" }, ("measure", measure.Id), ("use", use), ("known", string.Join(", ", baseT.Keys.Order(StringComparer.Ordinal))));
            }
            else if (measure.AbatementTPerYear > emitted * growth)
            {
                findings.Error("PFL-007", measure.Where with { Field = "abatement_t_per_year" }, ("use", use), ("measure", measure.Id),
                    ("abated", measure.AbatementTPerYear.Value.ToString("N0", CultureInfo.InvariantCulture) + " t"), ("emitted", (emitted * growth).ToString("N0", CultureInfo.InvariantCulture) + " t"));
            }
        }
    }
}
