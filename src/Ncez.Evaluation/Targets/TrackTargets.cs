using System.Collections.Immutable;
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
/// not matter: −35 % and 35 % are the same cut), without one against the baseline of the zone, else its first year; a share of what is
/// a share itself is a level unless a base year is named.
/// </summary>
public static class TrackTargets
{
    // A value reached up to rounding is reached.
    private const double Rounding = 1e-12;

    /// <summary>The targets in the order of the file.</summary>
    /// <param name="input">The zone.</param>
    /// <param name="inventory">Its inventory.</param>
    /// <param name="units">Units.</param>
    /// <param name="findings">Collects TGT-001 for a target whose indicator nobody knows, TGT-016 and TGT-017 for base years that do not serve, TGT-019 for what only scenarios follow.</param>
    public static ImmutableArray<TrackedTarget> Of(ZoneInput input, Inventory inventory, UnitTable units, Findings findings)
    {
        if (!input.Tables.TryGetValue("targets.csv", out var table))
        {
            return [];
        }

        var courses = new TargetCourses(input, inventory, units);
        var targets = ImmutableArray.CreateBuilder<TrackedTarget>();
        foreach (var row in table.Rows)
        {
            var indicator = TargetIndicators.IdOf(table.Text(row, "indicator")).ToLowerInvariant();
            if (indicator.Split(':')[0] is TargetIndicators.Peak or TargetIndicators.Budget)
            {
                findings.Info("TGT-019", row.Where with { Field = "indicator" }, ("indicator", TargetIndicators.NameOf(indicator.Split(':')[0])));
            }
            else if (table.Whole(row, "year") is not { } year || table.Number(row, "value") is not { } value || !units.TryParseRatio(table.Text(row, "unit"), out var unit))
            {
                continue;
            }
            else if (courses.Of(indicator) is not { } course)
            {
                findings.Warning("TGT-001", row.Where with { Field = "indicator" }, ("indicator", table.Text(row, "indicator")), ("missing", courses.Missing(indicator)), ("known", courses.Known));
            }
            else
            {
                targets.Add(Track(table, row, (indicator, year, value, unit), course, courses, findings));
            }
        }

        var replaced = targets.Select(t => t.Replaces).OfType<string>().ToHashSet(StringComparer.Ordinal);
        CheckAdjustments(table, targets, findings);
        return [.. targets.Select(t => t with { IsReplaced = replaced.Contains(t.Id) })];
    }

    private static TrackedTarget Track(
        ZoneTable table, ZoneRow row, (string Indicator, int Year, double Value, RatioUnit Unit) of, IReadOnlyDictionary<int, double> course, TargetCourses courses, Findings findings)
    {
        var stated = table.Whole(row, "base_year");
        var isCut = TargetIndicators.IsCut(of.Unit, courses.PowersOf(of.Indicator), stated is not null);
        var target = new TrackedTarget
        {
            Id = table.Text(row, "id") is { Length: > 0 } id ? id : $"{of.Indicator}-{of.Year}",
            Indicator = of.Indicator,
            Year = of.Year,
            Written = $"{table.Text(row, "value")} {table.Text(row, "unit")}",
            BaseYear = stated ?? (isCut ? courses.Baseline : null) ?? (course.Count > 0 ? course.Keys.Min() : null),
            Unit = isCut ? courses.UnitOf(of.Indicator) : (LocalText.Same(table.Text(row, "unit")), of.Unit.ToCanonical),
            Light = TargetLight.Unknown,
            Replaces = table.Text(row, "replaces") is { Length: > 0 } old ? old : null,
            AdjustedOn = table.Text(row, "adjusted_on"),
            Reason = table.Text(row, "reason"),
            Where = row.Where,
        };
        CheckBase(target, isCut, stated is not null, course, findings);
        return Track(target, course, of.Value * of.Unit.ToCanonical, isCut);
    }

    // A cut without its base says nothing, and a way that ends before it begins has no line.
    private static void CheckBase(TrackedTarget target, bool isCut, bool isStated, IReadOnlyDictionary<int, double> course, Findings findings)
    {
        if (target.BaseYear is not { } baseYear || (!isStated && !isCut))
        {
            return;
        }

        if (target.Year < baseYear)
        {
            findings.Warning("TGT-017", target.Where with { Field = "year" }, ("id", target.Id), ("year", target.Year), ("base", baseYear));
        }

        if (!course.ContainsKey(baseYear))
        {
            findings.Warning("TGT-016", target.Where with { Field = "base_year" }, ("id", target.Id), ("base", baseYear), ("years", string.Join(", ", course.Keys.Order())));
        }
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
}
