using System.Collections.Immutable;
using Ncez.Evaluation.Comparisons;
using Ncez.Kernels.Indicators;
using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using Ncez.Model.Targets;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Evaluation.Targets;

/// <summary>
/// Follows the targets of targets.csv. A mass or energy is a level; a share with a base year is a cut against it (its sign does
/// not matter: −35 % and 35 % are the same cut); a share without one is a level of a share.
/// </summary>
public static class TrackTargets
{
    // A value reached up to rounding is reached.
    private const double Rounding = 1e-12;

    private static readonly string[] Followed = ["gross", "net", "direct", "energy", "gross/gdp"];
    private static readonly string[] NotFollowed = ["peak", "cumulative_net"];

    /// <summary>The targets in the order of the file.</summary>
    /// <param name="input">The zone.</param>
    /// <param name="inventory">Its inventory.</param>
    /// <param name="units">Units.</param>
    /// <param name="findings">Collects TGT-001 for a target whose indicator nobody knows.</param>
    public static ImmutableArray<TrackedTarget> Of(ZoneInput input, Inventory inventory, UnitTable units, Findings findings)
    {
        if (!input.Tables.TryGetValue("targets.csv", out var table))
        {
            return [];
        }

        var series = IndicatorSeries.Of(input, units, new Findings());
        var targets = ImmutableArray.CreateBuilder<TrackedTarget>();
        foreach (var row in table.Rows)
        {
            var indicator = table.Text(row, "indicator").ToLowerInvariant();
            if (NotFollowed.Contains(indicator.Split(':')[0]) || table.Whole(row, "year") is not { } year || table.Number(row, "value") is not { } value || !units.TryParseRatio(table.Text(row, "unit"), out var unit))
            {
                continue;
            }

            if (Course(indicator, input.Zone, inventory, series) is not { } course)
            {
                findings.Warning("TGT-001", row.Where, ("indicator", indicator), ("known", string.Join(", ", Followed.Concat(series.Names))));
                continue;
            }

            targets.Add(Track(new TrackedTarget
            {
                Id = table.Text(row, "id") is { Length: > 0 } id ? id : $"{indicator}-{year}",
                Indicator = indicator,
                Year = year,
                Written = $"{table.Text(row, "value")} {table.Text(row, "unit")}",
                BaseYear = table.Whole(row, "base_year") ?? (course.Count > 0 ? course.Keys.Min() : null),
                Unit = unit.Numerator.Dimension == Dimension.Share && (table.Whole(row, "base_year") is not null || indicator is "gross" or "net" or "direct" or "energy")
                    ? (LocalText.Same(UnitOf(indicator)), 1) : (LocalText.Same(table.Text(row, "unit")), unit.ToCanonical),
                Light = TargetLight.Unknown,
                Replaces = table.Text(row, "replaces") is { Length: > 0 } old ? old : null,
                AdjustedOn = table.Text(row, "adjusted_on"),
                Reason = table.Text(row, "reason"),
                Where = row.Where,
            }, course, value * unit.ToCanonical, unit.Numerator.Dimension == Dimension.Share && unit.Denominator is null && table.Whole(row, "base_year") is not null));
        }

        var replaced = targets.Select(t => t.Replaces).OfType<string>().ToHashSet(StringComparer.Ordinal);
        CheckAdjustments(table, targets, findings);
        return [.. targets.Select(t => t with { IsReplaced = replaced.Contains(t.Id) })];
    }

    // An adjusted goal names the one it replaces and says when and why; otherwise nobody can tell whether a goal was met or moved.
    private static void CheckAdjustments(ZoneTable table, IEnumerable<TrackedTarget> targets, Findings findings)
    {
        var ids = table.Rows.Select(r => table.Text(r, "id")).ToHashSet(StringComparer.Ordinal);
        foreach (var target in targets.Where(t => t.Replaces is not null))
        {
            if (!ids.Contains(target.Replaces!) || target.Replaces == target.Id)
            {
                findings.Warning("TGT-010", target.Where with { Field = "replaces" }, ("id", target.Replaces!));
            }
            else if (target.Reason.Length == 0 || target.AdjustedOn.Length == 0)
            {
                findings.Warning("TGT-011", target.Where, ("id", target.Id), ("old", target.Replaces!));
            }
        }
    }

    /// <summary>Fills a target in: level, line, rates and light.</summary>
    /// <param name="target">What is written.</param>
    /// <param name="course">Observed values by year, canonical.</param>
    /// <param name="value">The written value, canonical.</param>
    /// <param name="isCut">True when it is a cut against the base year.</param>
    public static TrackedTarget Track(TrackedTarget target, IReadOnlyDictionary<int, double> course, double value, bool isCut)
    {
        double? start = target.BaseYear is { } baseYear && course.TryGetValue(baseYear, out var known) ? known : null;
        var level = !isCut ? value : start is { } from ? from * (1 - Math.Abs(value)) : (double?)null;
        target = target with { Base = start, Level = level };
        if (course.Count == 0 || level is not { } goal)
        {
            return target;
        }

        var lastYear = course.Keys.Where(y => y <= target.Year).DefaultIfEmpty(course.Keys.Min()).Max();
        var last = course[lastYear];
        var isLowerBetter = start is not { } s || goal <= s;
        var left = target.Year - lastYear;
        var elapsed = target.BaseYear is { } b ? lastYear - b : 0;
        var line = start is { } first && target.Year > target.BaseYear && lastYear >= target.BaseYear ? AllocationKernels.LinePathUnit(first, goal, target.BaseYear!.Value, target.Year, lastYear) : (double?)null;
        return target with
        {
            LastYear = lastYear,
            Last = last,
            OnLine = line,
            AchievedRate = start is > 0 and { } x && last > 0 && elapsed > 0 ? ChangeKernels.MeanGrowthFraction(x, last, elapsed) : null,
            RequiredRate = last > 0 && goal >= 0 && left > 0 ? ChangeKernels.MeanGrowthFraction(last, goal, left) : null,
            Light = LightOf(last, goal, start, line, isLowerBetter, left, elapsed),
        };
    }

    private static TargetLight LightOf(double last, double goal, double? start, double? line, bool isLowerBetter, int left, int elapsed)
    {
        bool AsGood(double value, double than) => isLowerBetter ? value <= than + (Rounding * Math.Abs(than)) : value >= than - (Rounding * Math.Abs(than));
        return AsGood(last, goal) && (left == 0 || elapsed > 0 || start is null) ? TargetLight.Met
            : left == 0 ? TargetLight.OffTrack
            : elapsed == 0 || line is not { } expected || start is not { } from ? TargetLight.Unknown
            : AsGood(last, expected) ? TargetLight.OnTrack
            : AsGood(from, last) ? TargetLight.OffTrack : TargetLight.Behind;
    }

    // A name, or one amount per another; null when nobody knows it.
    private static Dictionary<int, double>? Course(string indicator, Zone zone, Inventory inventory, IndicatorSeries series)
    {
        if (indicator.Split('/') is [var above, var below])
        {
            return Course(above, zone, inventory, series) is { } top && Course(below, zone, inventory, series) is { } bottom
                ? top.Where(p => bottom.TryGetValue(p.Key, out var amount) && amount > 0).ToDictionary(p => p.Key, p => p.Value / bottom[p.Key]) : null;
        }

        Func<YearTotals, double>? total = indicator switch
        {
            "gross" => y => y.Gross.T,
            "net" => y => y.Net.T,
            "direct" => y => y.Direct.T,
            "energy" => y => zone.StandardCoal == StandardCoalBasis.Calorific ? y.EnergyTceCalorific : y.EnergyTceEquivalent,
            _ => null,
        };
        return total is not null ? inventory.Years.Where(y => double.IsFinite(total(y))).ToDictionary(y => y.Year, total)
            : series.Names.FirstOrDefault(n => n.Equals(indicator, StringComparison.OrdinalIgnoreCase)) is { } name ? series.Course(name).Values.ToDictionary(p => p.Key, p => p.Value) : null;
    }

    private static string UnitOf(string indicator) => indicator == "energy" ? "tce" : indicator.Contains('/', StringComparison.Ordinal) ? "1" : "tCO2e";
}
