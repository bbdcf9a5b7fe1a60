using System.Collections.Immutable;
using Ncez.Kernels.Technology;
using Ncez.Model.Diagnostics;
using Ncez.Model.Quantities;
using Ncez.Model.Roadmaps;
using Ncez.Model.Technologies;
using Ncez.Model.Zones;

namespace Ncez.Technology.Portfolios;

/// <summary>
/// What measures.csv says of a measure for the choice, beside the roadmap's columns: earliest, latest, ramp_years, min_share, excludes, roof_m2,
/// land_m2, end_use, effect. An empty window is the whole plan, an empty ramp that of the roadmap, an empty smallest size all or nothing.
/// </summary>
public static class PortfolioMeasures
{
    /// <summary>Measures that can be chosen; those that lack a number, or rest on one that does, are left out with a warning.</summary>
    /// <param name="table">measures.csv.</param>
    /// <param name="measures">Its measures.</param>
    /// <param name="years">Years of the plan.</param>
    /// <param name="baseYear">Year of the prices that savings are stated at.</param>
    /// <param name="needsAbatement">False when an engine says what each abates.</param>
    /// <param name="findings">Takes what is wrong.</param>
    public static ImmutableArray<PortfolioMeasure> Read(ZoneTable table, ImmutableArray<Measure> measures, YearWindow years, int baseYear, bool needsAbatement, Findings findings)
    {
        var rows = table.Rows.ToDictionary(r => r.Where.Line);
        var known = measures.Where(m => IsComplete(m) && (!needsAbatement || m.AbatementTPerYear is not null)).ToList();
        while (known.RemoveAll(m => m.Prerequisites.Any(p => known.All(k => k.Id != p))) > 0)
        {
            // Each round may leave another one without its prerequisite.
        }

        var missing = measures.Except(known).ToList();
        if (missing.Count > 0)
        {
            findings.Warning("PFL-005", missing[0].Where, ("count", missing.Count), ("measures", string.Join(", ", missing.Select(m => m.Id))));
        }

        return [.. known.Select(m => Of(table, rows[m.Where.Line], m, measures, years, baseYear, findings))];
    }

    private static bool IsComplete(Measure measure) =>
        measure is { CostCny: not null, LifetimeYears: not null, YearlyCostCny: not null, YearlySavingCny: not null };

    private static PortfolioMeasure Of(ZoneTable table, ZoneRow row, Measure measure, ImmutableArray<Measure> measures, YearWindow years, int baseYear, Findings findings)
    {
        ImmutableArray<string> excludes = [.. table.Text(row, "excludes").Split([';', '；', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        foreach (var unknown in excludes.Where(e => measures.All(m => m.Id != e)))
        {
            findings.Error("PFL-012", row.Where with { Field = "excludes" }, ("measure", measure.Id), ("other", unknown), ("near", EditDistance.Nearest(unknown, measures.Select(m => m.Id)) ?? "–"));
        }

        var least = table.Number(row, "min_share") ?? 1;
        if (least is < 0 or > 1)
        {
            findings.Error("PFL-001", row.Where with { Field = "min_share" }, ("item", measure.Id), ("value", table.Text(row, "min_share")), ("unit", "1"), ("expected", "0–1"));
        }

        return new PortfolioMeasure(measure)
        {
            Earliest = table.Whole(row, "earliest") ?? years.Start,
            Latest = table.Whole(row, "latest") ?? years.End,
            RampYears = Math.Max(1, table.Whole(row, "ramp_years") ?? measure.Full - measure.Start + 1),
            MinFraction = least,
            Excludes = excludes,
            RoofM2 = table.Number(row, "roof_m2") ?? 0,
            LandM2 = table.Number(row, "land_m2") ?? 0,
            IsSink = table.Text(row, "effect") == "sink",
            CapitalCny = measure.CostCny!.Value,
            YearlyNetCny = measure.YearlyCostCny!.Value - measure.YearlySavingCny!.Value,
            LifetimeYears = measure.LifetimeYears!.Value,
            ExtraSavingCny = measure.SavingGrowthFraction == 0 ? []
                : [.. Enumerable.Range(years.Start - baseYear, years.End - years.Start + 1).Select(n => measure.YearlySavingCny!.Value * (GrowthKernels.IndexFraction(measure.SavingGrowthFraction, n) - 1))],
        };
    }
}
