using System.Collections.Immutable;
using Ncez.Model.Factors;
using Ncez.Model.Sources;

namespace Ncez.Accounting.Factors;

/// <summary>One walk over sets, regions and years that writes its trail as it goes.</summary>
internal sealed class FactorSearch(FactorQuery query, RegionLadder regions, ImmutableHashSet<string> confirmed)
{
    private readonly List<TrailStep> _trail = [];
    private readonly ImmutableArray<string> _ladder = regions.Steps(query.Region);
    private Factor? _pick;

    /// <summary>What is asked for.</summary>
    public FactorQuery Query => query;

    /// <summary>The pick so far and the trail.</summary>
    public FactorChoice Choice => new(query, _pick, [.. _trail]);

    /// <summary>Looks at the zone's own rows; a row without a region or for the world holds for the zone.</summary>
    public bool LookAtZone(IEnumerable<Factor> rows, bool isProxy = false)
    {
        var own = rows.Where(IsAboutGas).ToList();
        if (own.Count == 0)
        {
            return false;
        }

        return Climb(FactorResolver.ZoneSet, own, [.. _ladder, "", RegionLadder.World], isProxy ? [TrailOutcome.Proxy] : [], isOwn: true);
    }

    /// <summary>Looks at the rows of a set.</summary>
    /// <param name="set">The set.</param>
    /// <param name="rows">Its rows for the item and parameter.</param>
    /// <param name="isProxy">True when the item stands in for another.</param>
    /// <param name="isLater">True when a set of the same kind was looked at before.</param>
    public bool LookAt(FactorSet set, ImmutableArray<Factor> rows, bool isProxy, bool isLater)
    {
        var about = rows.Where(IsAboutGas).ToList();
        if (about.Count == 0)
        {
            _trail.Add(new TrailStep(set.Id, "", null, TrailOutcome.NoRow));
            return false;
        }

        List<TrailOutcome> reasons = [];
        if (isProxy)
        {
            reasons.Add(TrailOutcome.Proxy);
        }

        if (isLater)
        {
            reasons.Add(TrailOutcome.LaterSet);
        }

        ImmutableArray<string> ladder = set.Kind == "physics" || set.IsWorldwide ? [.. _ladder, RegionLadder.World] : _ladder;
        return Climb(set.Id, about, ladder, reasons, isOwn: false);
    }

    private bool IsAboutGas(Factor row) => query.Gas.Length == 0 || row.Gas.Length == 0 || row.Gas == query.Gas;

    private bool Climb(string set, List<Factor> rows, ImmutableArray<string> ladder, List<TrailOutcome> reasons, bool isOwn)
    {
        var seen = false;
        foreach (var region in ladder)
        {
            var here = rows.Where(r => r.Region == region).ToList();
            seen |= here.Count > 0;
            if (here.Count > 0 && TakeFrom(set, region, here, !isOwn && IsWider(region, rows) ? [.. reasons, TrailOutcome.WiderRegion] : reasons, isOwn))
            {
                return true;
            }
        }

        if (!seen)
        {
            _trail.Add(new TrailStep(set, "", rows[0], TrailOutcome.NoRegion));
        }

        return false;
    }

    // A national default of a set that has nothing finer is no fallback; a province's neighbours or the country in its place are.
    private bool IsWider(string region, List<Factor> rows) => region != query.Region
        && (region == RegionLadder.World ? rows[0].Set != "physical-constants" : rows.Exists(r => r.Region != region));

    private bool TakeFrom(string set, string region, List<Factor> rows, List<TrailOutcome> reasons, bool isOwn)
    {
        var inTime = rows.Where(r => r.YearFrom is null || r.YearFrom <= LastYear)
            .OrderBy(TimeRank).ThenByDescending(r => TimeRank(r) == 2 ? r.YearTo : 0).ThenByDescending(r => r.Confidence).ThenByDescending(r => r.YearFrom).ToList();
        if (inTime.Count == 0)
        {
            _trail.Add(new TrailStep(set, region, rows.MinBy(r => r.YearFrom), TrailOutcome.OnlyLaterYears));
            return false;
        }

        foreach (var row in inTime)
        {
            if (row.Confidence == Confidence.Low && !isOwn && !confirmed.Contains(row.Id) && !confirmed.Contains($"{row.Set}/{row.Id}"))
            {
                _trail.Add(new TrailStep(set, region, row, TrailOutcome.NotConfirmed));
                continue;
            }

            _pick = row;
            var why = row.YearTo is { } to && to < query.Year ? [.. reasons, IsHeld(to, rows) ? TrailOutcome.HeldYear : TrailOutcome.EarlierYear] : reasons;
            _trail.AddRange((why.Count == 0 ? [TrailOutcome.Taken] : why).Select(outcome => new TrailStep(set, region, row, outcome)));
            _trail.AddRange(inTime.Where(r => r != row && TimeRank(r) < 2 && !_trail.Exists(s => s.Candidate == r)).Select(r => new TrailStep(set, region, r, TrailOutcome.Passed)));
            return true;
        }

        return false;
    }

    // A zone that has not adopted newer factors looks no later than the year it did adopt.
    private int LastYear => query.HeldTo ?? query.Year;

    private bool IsHeld(int to, List<Factor> rows) => query.HeldTo is not null && rows.Exists(r => r.YearFrom > to && r.YearFrom <= query.Year);

    // 0: dated to the year; 1: without years, so always valid; 2: an earlier year.
    private int TimeRank(Factor row) => row.YearTo is { } to && to < LastYear ? 2 : row.YearFrom is null && row.YearTo is null ? 1 : 0;
}
