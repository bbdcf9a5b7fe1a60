using System.Collections.Immutable;
using Ncez.Kernels.Emissions;
using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using Ncez.Model.Zones;

namespace Ncez.Accounting;

/// <summary>Totals per year: direct, indirect, sink, export credit, capped offsets, energy on both standard-coal bases.</summary>
internal static class YearAccount
{
    private static readonly string[] EnergyMethods = ["fuel_combustion", "mobile_combustion", "chp_combustion", "purchased_energy", "onsite_renewable"];

    /// <summary>Totals of all years of the zone, and each offset as it was used.</summary>
    public static (ImmutableArray<YearTotals> Years, ImmutableArray<OffsetLine> Offsets) Of(
        ZoneInput input, ImmutableArray<LinePlan> plans, ImmutableArray<PlanTotal> totals, Findings findings)
    {
        var lines = plans.Zip(totals, (plan, total) => (Plan: plan, Total: total)).ToLookup(l => l.Plan.Year);
        var before = input.Zone.Years.Select(year => BeforeOffsets(year, input.Zone.Gwp, [.. lines[year]])).ToImmutableArray();
        var offsets = ImmutableArray.CreateBuilder<OffsetLine>();
        return (WithOffsets(input, before, offsets, findings), offsets.ToImmutable());
    }

    /// <summary>The same offsets against other totals before offsets (the market-based ones); what there is to say was said of the first.</summary>
    public static ImmutableArray<YearTotals> Offset(ZoneInput input, ImmutableArray<YearTotals> years)
    {
        var before = years.Select(y => double.IsNaN(y.Gross.T) ? y : y with { Offset = new Co2e(0, y.Offset.Gwp), OffsetCarried = new Co2e(0, y.Offset.Gwp) }).ToImmutableArray();
        return WithOffsets(input, before, ImmutableArray.CreateBuilder<OffsetLine>(), new Findings());
    }

    private static YearTotals BeforeOffsets(int year, string gwp, ImmutableArray<(LinePlan Plan, PlanTotal Total)> lines)
    {
        // A year without any row is missing, not zero, and so are its emissions where rows say NE and none is estimated; NO, NA and IE alone are an answer.
        var nothing = lines.IsEmpty ? double.NaN : 0;
        var isUnknown = lines.IsEmpty || (lines.Any(l => l.Plan.Status == ActivityStatus.NotEstimated) && lines.All(l => IsWithoutEstimate(l.Plan.Status)));
        var unknownT = isUnknown ? double.NaN : 0;
        Co2e Sum(Func<LinePlan, bool> which) => new(
            unknownT + lines.Where(l => which(l.Plan) && !double.IsNaN(l.Total.Co2eT)).Sum(l => l.Total.Co2eT), gwp);

        // So is the energy of a year without a row of energy: a zone that reports only process gases has not said that it uses none.
        var unknownTce = lines.Any(l => IsOfEnergy(l.Plan)) ? 0 : double.NaN;
        double Energy(Func<LinePlan, double> perUnit, Func<LinePlan, bool> which) =>
            unknownTce + lines.Where(l => l.Plan.CarriesEnergy && which(l.Plan) && perUnit(l.Plan) != 0).Sum(l => l.Total.Quantity * perUnit(l.Plan));

        var notEstimated = lines.Where(l => l.Plan.Status == ActivityStatus.NotEstimated).ToList();
        return new YearTotals
        {
            Year = year,
            Direct = Sum(p => p.Scope == Scope.Direct),
            Indirect = Sum(p => p.Scope == Scope.Indirect),
            Sink = Sum(p => p.Scope == Scope.Sink),
            ExportCredit = Sum(p => p.Scope == Scope.Export),
            Offset = new Co2e(nothing, gwp),
            OffsetCarried = new Co2e(nothing, gwp),
            BiomassMemo = Sum(p => p.Scope == Scope.Memo && p.Gas == "CO2"),
            EnergyTceCalorific = Energy(p => p.TceCalorificPerUnit, _ => true),
            EnergyTceEquivalent = Energy(p => p.TceEquivalentPerUnit, _ => true),
            RenewableTceCalorific = Energy(p => p.TceCalorificPerUnit, IsOnsiteRenewable),
            RenewableTceEquivalent = Energy(p => p.TceEquivalentPerUnit, IsOnsiteRenewable),
            NotEstimated = (notEstimated.Sum(l => l.Total.Lines), PlanTotal.SumOfKnown(notEstimated.Select(l => l.Total.EnergyTce(l.Plan)))),
        };
    }

    private static bool IsWithoutEstimate(ActivityStatus status) => status is ActivityStatus.NotEstimated or ActivityStatus.NotOccurring or ActivityStatus.NotApplicable or ActivityStatus.IncludedElsewhere;

    // A row of energy, or one that says of a kind of energy that there is none.
    private static bool IsOfEnergy(LinePlan plan) => plan is { CarriesEnergy: true } and ({ TceCalorificPerUnit: not 0 } or { TceEquivalentPerUnit: not 0 })
        || (plan.Status is ActivityStatus.NotOccurring or ActivityStatus.NotApplicable && EnergyMethods.Contains(plan.Category.Method));

    /// <summary>Renewable supply used on site: what is made there, less what of it is sent out (exports carry negative energy).</summary>
    private static bool IsOnsiteRenewable(LinePlan plan) =>
        plan.Item is { Renewable: true } && plan.Scope is Scope.Memo or Scope.Export && plan.Status != ActivityStatus.NotApplicable;

    // Year by year: what a cap does not let count waits for the next year, the oldest first.
    private static ImmutableArray<YearTotals> WithOffsets(ZoneInput input, ImmutableArray<YearTotals> before, ImmutableArray<OffsetLine>.Builder lines, Findings findings)
    {
        var open = new List<(Offset Offset, double T)>();
        var years = ImmutableArray.CreateBuilder<YearTotals>(before.Length);
        foreach (var year in before)
        {
            open.AddRange(input.Offsets.Where(o => o.RetiredYear == year.Year).Select(o => (o, o.QuantityT)));
            years.Add(open.Count > 0 && !double.IsNaN(year.Gross.T) && input.Zone.OffsetCap is { } cap && BaseT(input, year, before, cap, findings) is { } baseT
                ? Counted(year, BalanceKernels.OffsetsUsedT(open.Sum(o => o.T), cap.ShareFraction, baseT, year.NetBeforeOffset.T), open, lines, findings) : year);
        }

        return years.MoveToImmutable();
    }

    private static double? BaseT(ZoneInput input, YearTotals year, ImmutableArray<YearTotals> all, OffsetCap cap, Findings findings)
    {
        var baseT = cap.Of switch
        {
            OffsetBase.Gross => year.Gross.T,
            OffsetBase.NetBeforeOffset => year.NetBeforeOffset.T,
            _ => all.FirstOrDefault(y => y.Year == input.Zone.Baseline)?.Gross.T ?? double.NaN,
        };
        if (!double.IsNaN(baseT))
        {
            return baseT;
        }

        findings.Error("ACC-023", input.PlaceOf("baseline"), ("year", year.Year));
        return null;
    }

    private static YearTotals Counted(YearTotals year, double usedT, List<(Offset Offset, double T)> open, ImmutableArray<OffsetLine>.Builder lines, Findings findings)
    {
        var openT = open.Sum(o => o.T);
        if (usedT < openT)
        {
            findings.Warning("ACC-024", open[0].Offset.Where, ("year", year.Year), ("retired", openT), ("used", usedT), ("carried", openT - usedT));
        }

        var leftT = usedT;
        for (var i = 0; i < open.Count; i++)
        {
            var (offset, amountT) = open[i];
            var countedT = Math.Min(leftT, amountT);
            lines.Add(new OffsetLine(offset, year.Year, countedT, amountT - countedT));
            open[i] = (offset, amountT - countedT);
            leftT -= countedT;
        }

        open.RemoveAll(o => o.T <= 0);
        return year with { Offset = new Co2e(-usedT, year.Gross.Gwp), OffsetCarried = new Co2e(openT - usedT, year.Gross.Gwp) };
    }
}
