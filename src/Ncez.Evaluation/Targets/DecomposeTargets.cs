using Ncez.Kernels.Indicators;
using Ncez.Model.Diagnostics;
using Ncez.Model.Quantities;
using Ncez.Model.Targets;
using Ncez.Model.Zones;
using System.Collections.Immutable;
using System.Globalization;

namespace Ncez.Evaluation.Targets;

/// <summary>
/// Shares targets out over parts: levels below, sectors beside, years on the way. Totals come out exact to the tonne; intensities
/// meet the target of the whole when each is weighed by its activity.
/// </summary>
public static class DecomposeTargets
{
    /// <summary>The decompositions that decomposition.csv asks for.</summary>
    /// <param name="table">decomposition.csv; null = none.</param>
    /// <param name="targets">Followed targets.</param>
    /// <param name="findings">Collects TGT-002 to TGT-007.</param>
    public static ImmutableArray<DecomposedTarget> Of(ZoneTable? table, ImmutableArray<TrackedTarget> targets, Findings findings)
    {
        var parts = (table?.Rows ?? []).Select(row => Part(table!, row)).ToList();
        var all = ImmutableArray.CreateBuilder<DecomposedTarget>();
        foreach (var group in parts.GroupBy(p => (p.Target, p.Direction)))
        {
            if (targets.FirstOrDefault(t => t.Id == group.Key.Target) is not { } target)
            {
                findings.Error("TGT-002", group.First().Where, ("target", group.Key.Target), ("known", string.Join(", ", targets.Select(t => t.Id))));
            }
            else if (Decompose(target, [.. group], findings) is { } decomposed)
            {
                all.Add(decomposed);
            }
        }

        return all.ToImmutable();
    }

    /// <summary>One target over its parts; null when findings say why it cannot be.</summary>
    public static DecomposedTarget? Decompose(TrackedTarget target, ImmutableArray<TargetPart> parts, Findings findings)
    {
        var before = findings.Count;
        if (target.Level is not { } canonical)
        {
            findings.Error("TGT-007", target.Where, ("target", target.Id));
            return null;
        }

        // Parts state energy in tce, as the unit of the whole says; levels are in MWh.
        var level = target.Indicator.Split('/')[0] == "energy" ? canonical * EnergyUnit.Tce.PerMWh : canonical;

        if (parts.FirstOrDefault(p => p.Rule != parts[0].Rule) is { } other)
        {
            findings.Error("TGT-003", other.Where, ("rule", other.Rule), ("first", parts[0].Rule));
        }

        foreach (var part in parts.Where(p => p.AdjustFraction != 0 && p.Reason.Length == 0))
        {
            findings.Error("TGT-006", part.Where, ("part", part.Name));
        }

        var rules = AllocationRules.Read(parts[0].Rule, parts[0].Where, findings);
        AllocationRules.Check(rules, parts, target.IsIntensity, findings);
        return findings.Count > before ? null : target.IsIntensity ? Intensities(target, parts, rules, level, findings) : Tonnes(target, parts, rules, level, findings);
    }

    private static DecomposedTarget? Tonnes(TrackedTarget target, ImmutableArray<TargetPart> parts, ImmutableArray<(string Rule, double Weight)> rules, double level, Findings findings)
    {
        var total = Math.Round(level, MidpointRounding.AwayFromZero);
        double[] shares = [.. AllocationRules.Shares(rules, parts, total)];
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] *= 1 + parts[i].AdjustFraction;
            if (shares[i] < 0)
            {
                // Who would have to emit less than nothing emits nothing; the others take what is left.
                findings.Warning("TGT-005", parts[i].Where, ("part", parts[i].Name));
                shares[i] = 0;
            }
        }

        if (shares.Sum() <= 0)
        {
            findings.Error("TGT-004", parts[0].Where, ("rule", parts[0].Rule), ("part", parts[0].Name), ("column", "emissions_t"));
            return null;
        }

        var given = AllocationKernels.LargestRemainderT(total, shares);
        var now = parts.Sum(p => p.EmissionsT);
        var from = target.LastYear ?? target.Year;
        var years = Enumerable.Range(from + 1, Math.Max(0, target.Year - from)).ToList();
        var paths = years.Select(year => AllocationKernels.LargestRemainderT(
            Math.Round(AllocationKernels.LinePathUnit(now, total, from, target.Year, year), MidpointRounding.AwayFromZero),
            [.. parts.Select((p, i) => AllocationKernels.LinePathUnit(p.EmissionsT, given[i], from, target.Year, year))])).ToList();
        return new DecomposedTarget(target, parts[0].Rule, false, total,
            [.. parts.Select((p, i) => new DecomposedPart(p, p.EmissionsT, given[i], [.. years.Select((y, t) => (y, paths[t][i]))]))]);
    }

    private static DecomposedTarget? Intensities(TrackedTarget target, ImmutableArray<TargetPart> parts, ImmutableArray<(string Rule, double Weight)> rules, double level, Findings findings)
    {
        double[] activity = [.. parts.Select(p => p.Activity!.Value)], intensity = [.. parts.Select(p => p.EmissionsT / p.Activity!.Value)];
        double[] duty = [.. AllocationRules.Duties(rules, parts).Select((d, i) => d * (1 + parts[i].AdjustFraction))];
        var cut = AllocationKernels.CommonCutFraction(level, activity, intensity, duty);
        foreach (var (part, d) in parts.Zip(duty).Where(p => !(cut * p.Second < 1)))
        {
            findings.Error("TGT-005", part.Where, ("part", part.Name));
            return null;
        }

        return new DecomposedTarget(target, parts[0].Rule, true, level, [.. parts.Select((p, i) => new DecomposedPart(p, intensity[i], intensity[i] * (1 - (cut * duty[i])), []))]);
    }

    private static TargetPart Part(ZoneTable table, ZoneRow row)
    {
        var who = table.Text(row, "who");
        var reason = table.Text(row, "reason");
        return new TargetPart(
            table.Text(row, "target"), table.Text(row, "part"), table.Text(row, "direction"), table.Text(row, "rule"), table.Number(row, "emissions_t") ?? double.NaN,
            table.Number(row, "activity"), table.Number(row, "population"), table.Number(row, "gdp"), table.Number(row, "potential_t"),
            (table.Number(row, "adjust_percent") ?? 0) / 100, who.Length > 0 && reason.Length > 0 ? string.Create(CultureInfo.InvariantCulture, $"{reason} ({who})") : "", row.Where);
    }
}
