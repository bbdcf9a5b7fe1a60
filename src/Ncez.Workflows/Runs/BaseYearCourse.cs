using System.Collections.Immutable;
using Ncez.Accounting;
using Ncez.Model.Diagnostics;
using Ncez.Model.Quantities;
using Ncez.Model.Runs;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Runs;

/// <summary>
/// The figure of the base year through the frozen runs of a zone. The first run with the base year fixes it. Each later one is held
/// against the run that fixed it, so that small changes add up; the one with which they reach the threshold fixes it anew, and the
/// old figure stays in the run before (GHG Protocol Corporate Standard ch. 5: a policy with a cumulative threshold).
/// </summary>
/// <param name="Steps">One for each frozen run with the base year, in the order of freezing.</param>
public sealed record BaseYearCourse(ImmutableArray<BaseYearStep> Steps)
{
    /// <summary>The run that fixed the figure that holds now; null when no frozen run has the base year.</summary>
    internal FrozenRun? Fixed { get; private init; }

    /// <summary>The course of a zone's base year.</summary>
    /// <param name="zoneFolder">Zone folder with its runs.</param>
    /// <param name="zone">Zone id: runs of another zone that were copied here say nothing of this one.</param>
    /// <param name="baseYear">Base year; null when there is none.</param>
    /// <param name="thresholdFraction">Significance threshold [0–1].</param>
    /// <param name="units">Units.</param>
    internal static BaseYearCourse Of(string zoneFolder, string zone, int? baseYear, double thresholdFraction, UnitTable units)
    {
        var steps = ImmutableArray.CreateBuilder<BaseYearStep>();
        FrozenRun? fixing = null;
        foreach (var run in baseYear is null ? [] : FrozenRun.All(zoneFolder).Where(r => r.Run.Zone == zone))
        {
            if (run.Run.BaseYear != baseYear || run.Run.Years.FirstOrDefault(y => y.Year == baseYear) is not { } year)
            {
                // Another base year in between: what was fixed before it is over.
                fixing = null;
                continue;
            }

            var opened = run.Opened();
            var change = fixing is null ? null : RunDifference.Of(fixing.Run, opened.Run, units, thresholdFraction).BaseYear;
            var fixes = fixing is null || change is null or { IsNeeded: true };
            steps.Add(new BaseYearStep(run.Id, run.On, year.GrossT, fixes ? run.Id : fixing!.Id, change));
            fixing = fixes ? opened : fixing;
        }

        return new BaseYearCourse(steps.ToImmutable()) { Fixed = fixing };
    }

    /// <summary>A base year that moves or goes is the first thing to be explained (ISO 14064-1:2018 6.4.2, GHG Protocol Corporate Standard ch. 5).</summary>
    internal static void Moved(RunManifest before, RunManifest after, Findings findings)
    {
        var isGone = before.Baseline is not null && after.Baseline is null;
        if (before.BaseYear is { } was && (after.BaseYear != was || isGone || after.Years.All(y => y.Year != was)))
        {
            findings.Warning("RUN-015", new Place("zone.yaml") { Field = "baseline" }, ("before", was), ("after", isGone ? Numbers.None : $"{after.BaseYear}"));
        }
    }

    /// <summary>Changes whose base year is held against the run that fixed it; of a zone whose base year none fixed there is nothing to hold.</summary>
    internal RunChanges Held(RunChanges changes, RunManifest now, UnitTable units, double thresholdFraction) =>
        changes with { BaseYear = Fixed is null ? null : RunDifference.Of(Fixed.Run, now, units, thresholdFraction).BaseYear };
}

/// <summary>A frozen run and its figure of the base year.</summary>
/// <param name="Run">Folder name of the run.</param>
/// <param name="On">Date of its freezing.</param>
/// <param name="GrossT">Its figure of the base year [t CO₂e].</param>
/// <param name="FixedBy">The run whose figure holds from here: this one when it fixes the base year.</param>
/// <param name="Change">Change since the run that had fixed it before; null for the first.</param>
public sealed record BaseYearStep(string Run, string On, double GrossT, string FixedBy, Recalculation? Change)
{
    /// <summary>True when the figure of this run is the one that later runs are held against.</summary>
    public bool Fixes => FixedBy == Run;
}
