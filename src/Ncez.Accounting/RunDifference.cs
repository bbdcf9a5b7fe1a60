using System.Collections.Immutable;
using Ncez.Kernels.Indicators;
using Ncez.Model.Quantities;
using Ncez.Model.Runs;

namespace Ncez.Accounting;

/// <summary>Splits the difference of two runs by cause, line by line, so that nothing is left over.</summary>
public static class RunDifference
{
    private const double Rounding = 1e-12;

    /// <summary>The difference of two runs of one zone.</summary>
    /// <param name="before">Earlier run.</param>
    /// <param name="after">Later run.</param>
    /// <param name="units">Units, when a quantity is written in another one.</param>
    /// <param name="thresholdFraction">Significance threshold of a base-year recalculation [0–1].</param>
    public static RunChanges Of(RunManifest before, RunManifest after, UnitTable units, double thresholdFraction)
    {
        var years = before.Years.Select(y => y.Year).Intersect(after.Years.Select(y => y.Year)).Order().ToList();
        var (old, now) = (ById(before), Renamed(ById(before), ById(after)));
        var lines = old.Keys.Union(now.Keys).Where(k => years.Contains(k.Year))
            .SelectMany(k => Effects(old.GetValueOrDefault(k), now.GetValueOrDefault(k), old, now, units)).Where(l => l.EffectT != 0).ToImmutableArray();
        ImmutableArray<YearChange> changes = [.. years.Select(y => OfYear(y, before, after, lines))];
        return new RunChanges(before, after, changes, lines, Factors(before, after, old, now), BaseYear(before, changes, lines, (old, now), thresholdFraction))
        {
            Market = [.. MarketDifference.Of(before, after)],
        };
    }

    private static Dictionary<(string Id, int Year), RunLine> ById(RunManifest run) => run.Lines.DistinctBy(l => (l.Id, l.Year)).ToDictionary(l => (l.Id, l.Year));

    // A row under another id is no other row: what is the same in all but its id takes the old one.
    private static Dictionary<(string Id, int Year), RunLine> Renamed(Dictionary<(string Id, int Year), RunLine> old, Dictionary<(string Id, int Year), RunLine> now)
    {
        var gone = old.Where(p => !now.ContainsKey(p.Key)).GroupBy(p => Sameness(p.Value), p => p.Key).ToDictionary(g => g.Key, g => new Queue<(string Id, int Year)>(g.OrderBy(k => k.Id, StringComparer.Ordinal)));
        return gone.Count == 0 ? now : now.OrderBy(p => p.Key.Id, StringComparer.Ordinal)
            .ToDictionary(p => !old.ContainsKey(p.Key) && gone.TryGetValue(Sameness(p.Value), out var ids) && ids.Count > 0 ? ids.Dequeue() : p.Key, p => p.Value);

        static RunLine Sameness(RunLine line) => line with { Id = "", Factors = [], Evidence = "" };
    }

    private static YearChange OfYear(int year, RunManifest before, RunManifest after, ImmutableArray<LineChange> lines)
    {
        var (old, now) = (before.Years.First(y => y.Year == year), after.Years.First(y => y.Year == year));
        ImmutableSortedDictionary<ChangeCause, double> Sum(Func<LineChange, bool> which) => Enum.GetValues<ChangeCause>()
            .ToImmutableSortedDictionary(c => c, c => lines.Where(l => l.Year == year && l.Cause == c && which(l)).Sum(l => l.EffectT));
        return new YearChange(year, old.GrossT, now.GrossT, old.NetT, now.NetT, Sum(l => l.IsGross), Sum(_ => true));
    }

    // A line that moves between gross and the rest leaves the one and joins the other: two effects, each with its own place.
    private static IEnumerable<LineChange> Effects(
        RunLine? old, RunLine? now, Dictionary<(string, int), RunLine> olds, Dictionary<(string, int), RunLine> nows, UnitTable units)
    {
        if (old is not null && now is not null && Counts(old) && Counts(now) && IsGross(old) == IsGross(now))
        {
            return Split(old, now, units);
        }

        return [.. OneSided(old, now, -1, olds, nows), .. OneSided(now, old, 1, nows, olds)];
    }

    private static IEnumerable<LineChange> OneSided(RunLine? line, RunLine? other, int sign, Dictionary<(string, int), RunLine> own, Dictionary<(string, int), RunLine> others)
    {
        if (line is null || !Counts(line))
        {
            yield break;
        }

        yield return new LineChange(line.Id, line.Year, line.Item, OneSidedCause(line, other, own, others), sign * line.Co2eT, IsGross(line));
    }

    private static ChangeCause OneSidedCause(RunLine line, RunLine? other, Dictionary<(string, int), RunLine> own, Dictionary<(string, int), RunLine> others)
    {
        if (line.Scope == "offset")
        {
            return ChangeCause.Activity;
        }

        if (other is not null)
        {
            return Occurs(line) != Occurs(other) ? ChangeCause.Activity : other.Status == line.Status || other.Scope != line.Scope ? ChangeCause.Boundary : ChangeCause.Method;
        }

        // A line derived from a row that is still there (another gas, nitrogen that leaches) goes where the row went: out of the boundary
        // with it; where the row itself stays, a method counts more or fewer of them. With the row gone, it is the activity that ended.
        return Parent(line, others) is not { } parent ? ChangeCause.Activity
            : IsLeftOut(parent) || (own.GetValueOrDefault((parent.Id, parent.Year)) is { } was && was.Scope != parent.Scope && Counts(was)) ? ChangeCause.Boundary : ChangeCause.Method;
    }

    /// <summary>True for what is printed and not counted, with the key NA in the place of its status: what an exclusion or a choice makes of a row.</summary>
    public static bool IsLeftOut(RunLine line) => line is { Scope: "memo", Status: "NA" };

    // The nearest line that this one is derived from: A02 of A02.N2O.leaching.
    private static RunLine? Parent(RunLine line, Dictionary<(string Id, int Year), RunLine> others)
    {
        for (var dot = line.Id.LastIndexOf('.'); dot > 0; dot = line.Id.LastIndexOf('.', dot - 1))
        {
            if (others.TryGetValue((line.Id[..dot], line.Year), out var parent))
            {
                return parent;
            }
        }

        return null;
    }

    private static IEnumerable<LineChange> Split(RunLine old, RunLine now, UnitTable units)
    {
        LineChange Effect(ChangeCause cause, double effectT) => new(now.Id, now.Year, now.Item, cause, effectT, IsGross(now));
        var differenceT = now.Co2eT - old.Co2eT;
        if (!AreSame(old.EquityShareFraction, now.EquityShareFraction))
        {
            return Shared(old, now, units, Effect);
        }

        var ratio = Ratio(now.Unit, old.Unit, units);
        if (now.Scope == "offset" || Occurs(old) != Occurs(now))
        {
            return [Effect(ChangeCause.Activity, differenceT)];
        }

        if (double.IsNaN(old.Quantity + now.Quantity + old.Co2eTPerUnit + now.Co2eTPerUnit + ratio))
        {
            // Withheld, or in units that do not compare: only the result is known, and that it could not be split is told.
            return [Effect(ChangeCause.Activity, differenceT) with { IsUnsplit = true }];
        }

        if (Known(old) != Known(now) || old.Item != now.Item)
        {
            // Two quantities of different things cannot be compared: what was measured is another way to know the same, another item another doing.
            return [Effect(old.Item != now.Item ? ChangeCause.Activity : ChangeCause.Method, differenceT)];
        }

        var (quantity, perUnitT, massT) = (now.Quantity * ratio, now.Co2eTPerUnit / ratio, now.MassTPerUnit / ratio);
        var (isSameQuantity, isSameFactor) = (AreSame(old.Quantity, quantity), AreSame(old.Co2eTPerUnit, perUnitT));
        if (isSameQuantity && isSameFactor)
        {
            // Written in another unit, or nothing at all: what is left is rounding, and no cause.
            return [];
        }

        var factorT = isSameFactor ? 0 : DifferenceKernels.ProductSplitT(old.Quantity, old.Co2eTPerUnit, quantity, perUnitT).FactorT;
        var gwpT = 0.0;
        // Amounts that are taken off (methane flared, sinks, exports) are negative on both sides; their weight is not.
        if (old.MassTPerUnit * massT > 0)
        {
            var (before, after) = (old.Co2eTPerUnit / old.MassTPerUnit, perUnitT / massT);
            gwpT = isSameFactor || AreSame(before, after) ? 0
                : DifferenceKernels.ProductSplitT(old.MassTPerUnit, before, massT, after).FactorT * (old.Quantity + quantity) / 2;
        }

        var cause = old.Method == now.Method && old.Equation == now.Equation ? ChangeCause.Factor : ChangeCause.Method;

        // The quantity takes what the others leave, so that rounding cannot break the sum; one that did not change takes nothing.
        factorT = isSameQuantity ? differenceT : factorT;
        // What is left between a cause and the sum of all may be rounding of the line: then it belongs to that cause.
        var roundingT = Rounding * Math.Max(Math.Abs(old.Co2eT), Math.Abs(now.Co2eT));
        gwpT = Math.Abs(factorT - gwpT) <= roundingT ? factorT : gwpT;
        return [Effect(ChangeCause.Activity, Math.Abs(differenceT - factorT) <= roundingT ? 0 : differenceT - factorT), Effect(cause, factorT - gwpT), Effect(ChangeCause.Gwp, gwpT)];
    }

    // How much of a site is counted is the boundary (GHG Protocol ch. 3): the rest is split at the mean of both shares.
    private static IEnumerable<LineChange> Shared(RunLine old, RunLine now, UnitTable units, Func<ChangeCause, double, LineChange> effect)
    {
        var differenceT = now.Co2eT - old.Co2eT;
        var mean = (old.EquityShareFraction + now.EquityShareFraction) / 2;
        List<LineChange> rest = old.EquityShareFraction == 0 || now.EquityShareFraction == 0 ? [] : [.. Split(At(old, mean), At(now, mean), units)];
        return [.. rest, effect(ChangeCause.Boundary, differenceT - rest.Sum(l => l.EffectT))];
    }

    private static RunLine At(RunLine line, double share)
    {
        var times = share / line.EquityShareFraction;
        return line with { EquityShareFraction = share, MassTPerUnit = line.MassTPerUnit * times, Co2eTPerUnit = line.Co2eTPerUnit * times, Co2eT = line.Co2eT * times };
    }

    // A confidential line is computed as any other; that it is withheld is no way of knowing it.
    private static string Known(RunLine line) => line.Status == "C" ? "computed" : line.Status;

    // What did not occur and now does has begun: there was nothing of it, however it is known now.
    private static bool Occurs(RunLine line) => line.Status != "NO";

    // Equal but for the rounding of a conversion.
    private static bool AreSame(double a, double b) => Math.Abs(a - b) <= Rounding * Math.Max(Math.Abs(a), Math.Abs(b));

    private static double Ratio(string from, string to, UnitTable units) => from == to ? 1
        : units.TryParse(from, out var a) && units.TryParse(to, out var b) && a.Dimension == b.Dimension ? a.ToCanonical / b.ToCanonical : double.NaN;

    private static bool Counts(RunLine line) => line.Scope != "memo" && double.IsFinite(line.Co2eT);

    private static bool IsGross(RunLine line) => line.Scope is "direct" or "indirect";

    private static ImmutableArray<FactorChange> Factors(RunManifest before, RunManifest after, Dictionary<(string, int), RunLine> old, Dictionary<(string, int), RunLine> now)
    {
        var (oldFactors, newFactors) = (before.Factors.DistinctBy(f => f.Key).ToDictionary(f => f.Key), after.Factors.DistinctBy(f => f.Key).ToDictionary(f => f.Key));
        return
        [
            .. old.Where(p => now.ContainsKey(p.Key)).SelectMany(p =>
                    Pairs([.. p.Value.Factors.Select(oldFactors.GetValueOrDefault).OfType<FactorCopy>()], [.. now[p.Key].Factors.Select(newFactors.GetValueOrDefault).OfType<FactorCopy>()]))
                .Concat(Residuals(before, after, oldFactors, newFactors)).Where(p => p.Old.Key != p.New.Key || !p.Old.Canonical.Equals(p.New.Canonical))
                .GroupBy(p => (Old: p.Old.Key, New: p.New.Key)).Select(g => new FactorChange(g.First().Old, g.First().New, g.Count()))
                .OrderBy(f => f.Before.Key, StringComparer.Ordinal),
        ];
    }

    // The residual mix is no factor of a line: it stands behind what no instrument proves.
    private static IEnumerable<(FactorCopy Old, FactorCopy New)> Residuals(RunManifest before, RunManifest after, Dictionary<string, FactorCopy> olds, Dictionary<string, FactorCopy> news) =>
        from old in before.Years
        join now in after.Years on old.Year equals now.Year
        where old.Market is not null && now.Market is not null && olds.ContainsKey(old.Market.ResidualKey) && news.ContainsKey(now.Market.ResidualKey)
        select (olds[old.Market!.ResidualKey], news[now.Market!.ResidualKey]);

    // Which factor of a line took the place of which: of the same kind and gas, else of the same kind, else what is left on both sides.
    private static IEnumerable<(FactorCopy Old, FactorCopy New)> Pairs(List<FactorCopy> olds, List<FactorCopy> news)
    {
        foreach (var isPair in new Func<FactorCopy, FactorCopy, bool>[] { (o, n) => o.Parameter == n.Parameter && o.Gas == n.Gas, (o, n) => o.Parameter == n.Parameter, (_, _) => olds.Count == 1 && news.Count == 1 })
        {
            foreach (var old in olds.ToList())
            {
                if (news.FirstOrDefault(n => isPair(old, n)) is { } now)
                {
                    yield return (old, now);
                    olds.Remove(old);
                    news.Remove(now);
                }
            }
        }
    }

    // GHG Protocol Corporate Standard ch. 5: structure, method and factors, and errors and better data of the base year itself.
    // A row that goes for others of the same (a year for its months) is one correction: what is left of it counts.
    private static Recalculation? BaseYear(
        RunManifest before, ImmutableArray<YearChange> years, ImmutableArray<LineChange> lines, (Dictionary<(string, int), RunLine> Old, Dictionary<(string, int), RunLine> Now) runs, double thresholdFraction)
    {
        var named = before.BaseYear;
        double Amount(Func<LineChange, bool> which) => lines.Where(l => l.Year == named && which(l)).GroupBy(Doing).Sum(g => Math.Abs(g.Sum(l => l.EffectT)));
        (string, string, string, string) Doing(LineChange change) => (change.Cause, runs.Old.GetValueOrDefault((change.Id, change.Year)), runs.Now.GetValueOrDefault((change.Id, change.Year))) switch
        {
            (ChangeCause.Activity, { } gone, null) => ("", gone.Category, gone.Item, gone.Gas),
            (ChangeCause.Activity, null, { } added) => ("", added.Category, added.Item, added.Gas),
            _ => (change.Id, $"{change.Cause}", "", ""),
        };
        return years.FirstOrDefault(y => y.Year == named) is not { } year || year.GrossBeforeT == 0 ? null
            : new Recalculation(
                year.Year, year.GrossBeforeT, year.GrossAfterT, Amount(l => l.IsGross && l.Cause != ChangeCause.Activity), Amount(l => l.IsGross && l.Cause == ChangeCause.Activity), thresholdFraction)
            {
                BeyondGrossT = Amount(l => !l.IsGross && !IsOffset(l)),
                OldNetT = year.NetBeforeT,
                NewNetT = year.NetAfterT,
            };
        bool IsOffset(LineChange change) => (runs.Now.GetValueOrDefault((change.Id, change.Year)) ?? runs.Old.GetValueOrDefault((change.Id, change.Year)))?.Scope == "offset";
    }
}
