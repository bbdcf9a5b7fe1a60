using Ncez.Evaluation.Comparisons;
using Ncez.Evaluation.Targets;
using Ncez.Model.Comparisons;
using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;
using Ncez.Model.Scenarios;
using Ncez.Model.Texts;
using Ncez.Workflows.Comparisons;
using Ncez.Workflows.Scenarios;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Effects;

/// <summary>Whether a zone's measures worked: before and after, with and without, attribution, stages.</summary>
public sealed class JudgeEffect(ShippedData shipped)
{
    /// <summary>Accounts the zone in a folder, projects its baseline scenario where it has one, and judges.</summary>
    /// <param name="folder">Zone folder.</param>
    /// <param name="without">Indicator or scenario that the year without measures follows; null for the baseline scenario, else the activity.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <returns>The account with all findings, and the effect; null while a finding is an error or there is one year only.</returns>
    public (ZoneAccount Account, EffectReport? Effect) Judge(string folder, string? without = null, CancellationToken cancellation = default)
    {
        var account = new AccountZone(shipped).Account(folder, cancellation);
        if (account.Inventory is not { } inventory)
        {
            return (account, null);
        }

        var comparison = new CompareZone(shipped).Of(account, inventory);
        var pathways = ProjectZone.HasModel(folder) ? new ProjectZone(shipped).Project(folder, account, account.Findings, cancellation).Results.OfType<PathwaySet>().FirstOrDefault() : null;
        return account.Findings.HasErrors ? (account, null) : (account, Of(account, inventory, comparison, pathways, without));
    }

    /// <summary>Judges an accounted and compared zone.</summary>
    public EffectReport? Of(ZoneAccount account, Inventory inventory, BeforeAfter comparison, PathwaySet? pathways, string? without = null)
    {
        var series = IndicatorSeries.Of(account.Input!, shipped.Library.Units, new Findings());
        var targets = TrackTargets.Of(account.Input!, inventory, shipped.Library.Units, new Findings());
        var course = without is null ? Course(comparison, series, pathways) : Named(without, series, pathways);
        if (without is not null && course is null)
        {
            account.Findings.Error("CMP-005", new Place("scenarios"), ("name", without), ("known", string.Join(", ", series.Names.Concat(pathways?.Pathways.Select(p => p.Scenario) ?? []))));
            return null;
        }

        var named = course is (EffectBasis.Activity, var name, var values) ? (EffectBasis.Activity, CompareTexts.Indicator(name.En).InSentence, values) : course;
        return EvaluateEffect.Of(inventory, comparison, named, targets);
    }

    // A baseline scenario that covers the observed years says more than a constant intensity.
    private static (EffectBasis, LocalText, IReadOnlyDictionary<int, double>)? Course(BeforeAfter comparison, IndicatorSeries series, PathwaySet? pathways) =>
        pathways is { BaselinePathway: var baseline } && comparison.BaseYear is { } start && comparison.Years.Append(null).All(y => baseline.Years.Contains(y?.Year ?? start))
            ? OfPathway(baseline) : EvaluateEffect.ActivityCourse(comparison, series);

    private static (EffectBasis, LocalText, IReadOnlyDictionary<int, double>)? Named(string name, IndicatorSeries series, PathwaySet? pathways) =>
        pathways?.Pathways.FirstOrDefault(p => p.Scenario == name) is { } pathway ? OfPathway(pathway)
            : series.Names.Contains(name) ? (EffectBasis.Activity, LocalText.Same(name), series.Course(name).Values) : null;

    private static (EffectBasis, LocalText, IReadOnlyDictionary<int, double>)? OfPathway(Pathway pathway) =>
        (EffectBasis.Scenario, pathway.Name, pathway.Years.Select((y, i) => (y, pathway.GrossT[i])).ToDictionary(p => p.y, p => p.Item2));
}
