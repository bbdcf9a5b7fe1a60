using System.Collections.Immutable;
using System.Globalization;
using Ncez.Evaluation.Comparisons;
using Ncez.Model.Comparisons;
using Ncez.Model.Scenarios;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using Ncez.Workflows.Comparisons;

namespace Ncez.Workflows.Scenarios;

/// <summary>When each scenario peaks, whole and region by region, how far that is from the goal, and whether regions decouple.</summary>
public static class PeakTables
{
    private const string PeakTarget = "peak";
    private static readonly TextArea Texts = TextArea.Of(typeof(PeakTables).Assembly, "Scenarios");

    /// <summary>Peaks with their plateau and the gap to the goal. A row <c>peak</c> or <c>peak:region</c> of targets.csv names the year aimed at.</summary>
    /// <param name="set">The pathways.</param>
    /// <param name="targets">targets.csv; null when the zone has none.</param>
    public static ResultTable Peaks(PathwaySet set, ZoneTable? targets)
    {
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<TableCell>>();
        foreach (var pathway in set.Pathways)
        {
            rows.Add(Row(pathway, Texts.Both("peaks.whole"), pathway.Peak, pathway.NetT, Goal(targets, "")));
            foreach (var region in pathway.ByRegion.Length > 1 ? pathway.ByRegion : [])
            {
                rows.Add(Row(pathway, region.Name, pathway.Peaks["region:" + region.Id], region.Values, Goal(targets, region.Id) ?? Goal(targets, "")));
            }
        }

        return new ResultTable("peaks", Texts.Both("table.peaks", ("band", Numbers.Percent(set.BaselinePathway.Peak.BandFraction, 1))),
            [
                Column("scenario"), Column("area"), Column("peak"), Number("peakT"), Column("goalYear"), Number("yearsLate"), Number("gapT"), Column("met"),
            ],
            rows.ToImmutable());
    }

    /// <summary>Tapio and Kaya of every region of a pathway; no row without a product of the regions.</summary>
    public static ResultTable Regions(Pathway pathway)
    {
        var years = PathwayTables.SomeYears(pathway.Years).Where(y => y >= pathway.BaseYear).Prepend(pathway.BaseYear).Distinct().ToList();
        var spans = RegionDecoupling.Of(pathway, [.. years.Zip(years.Skip(1))]);
        return new ResultTable("regionDecoupling", Texts.Both("table.regionDecoupling", ("scenario", pathway.Name)),
            [
                Column("area"), Column("years"), Number("netPercent"), Number("gdpPercent"), Number("elasticity"), Column("tapio"), Number("populationT"), Number("incomeT"), Number("energyIntensityT"), Number("carbonIntensityT"),
            ],
            [.. spans.Select(s => ImmutableArray.Create<TableCell>([
                s.Name, string.Create(CultureInfo.InvariantCulture, $"{s.From}–{s.To}"), Percent(s.NetT), Percent(s.GdpCny), s.Decoupling.StartElasticity, CompareTexts.Of($"state.{s.Decoupling.State}"),
                s.Kaya?.PopulationT ?? double.NaN, s.Kaya?.IncomeT ?? double.NaN, s.Kaya?.EnergyIntensityT ?? double.NaN, s.Kaya?.CarbonIntensityT ?? double.NaN]))]);
    }

    // Late by as many years as the peak stands behind the goal; too high by what later years rise above the goal year.
    private static ImmutableArray<TableCell> Row(Pathway pathway, LocalText area, Peak peak, ImmutableArray<double> values, int? goal)
    {
        var at = goal is { } year ? pathway.Years.IndexOf(year) : -1;
        var gap = at < 0 ? double.NaN : Math.Max(0, values.Skip(at).Max() - values[at]);
        var isMet = at >= 0 && peak.IsWithinHorizon && peak.Year <= goal;
        return
        [
            pathway.Name, area, PathwayTables.PeakText(peak), peak.T, goal?.ToString(CultureInfo.InvariantCulture) ?? "", at < 0 ? double.NaN : Math.Max(0, peak.Year - goal!.Value), gap,
            at < 0 ? "" : Texts.Both(isMet ? "met.yes" : "met.no"),
        ];
    }

    private static int? Goal(ZoneTable? targets, string region) => targets?.Rows
        .Where(r => targets.Text(r, "indicator").Equals(region.Length == 0 ? PeakTarget : $"{PeakTarget}:{region}", StringComparison.OrdinalIgnoreCase)).Select(r => targets.Whole(r, "year")).FirstOrDefault(y => y is not null);

    private static double Percent(Change change) => ((change.After / change.Before) - 1) * 100;

    private static TableColumn Column(string id) => new(id, Texts.Both($"column.{id}"));

    private static TableColumn Number(string id) => new(id, Texts.Both($"column.{id}"), IsNumber: true);
}
