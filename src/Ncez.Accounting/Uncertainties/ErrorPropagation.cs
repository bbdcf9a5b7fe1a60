using System.Collections.Immutable;
using Ncez.Kernels.Uncertainty;
using Ncez.Model.Inventories;
using Ncez.Model.Uncertainties;

namespace Ncez.Accounting.Uncertainties;

/// <summary>IPCC approach 1 on streams: a factor that several lines share errs for all of them together.</summary>
internal sealed class ErrorPropagation(UncertainLines lines, Inventory inventory)
{
    /// <summary>Squared half-width that each stream brings into a year's total [t²].</summary>
    public double[] Variances(int year)
    {
        var swing = Swings(lines.Terms.Where(t => t.Year == year));
        double[] own = [.. swing.Select(s => s * s)];
        foreach (var group in RankGroups())
        {
            // Of n members with correlation r: r·(Σs)² + (1 − r)·Σs²; the common part is shared out by the members' swings.
            var sum = group.Sum(i => swing[i]);
            var r = LinearOf(lines.Streams[group[0]].RankCorrelation);
            foreach (var i in group)
            {
                own[i] = (r * sum * swing[i]) + ((1 - r) * swing[i] * swing[i]);
            }
        }

        return own;
    }

    /// <summary>Covered total of a year [t].</summary>
    public double CoveredT(int year) => lines.Terms.Where(t => t.Year == year).Sum(t => t.Co2eT);

    /// <summary>95 % interval of a year; null when nothing is covered.</summary>
    public Interval? IntervalOf(int year)
    {
        if (!lines.Terms.Any(t => t.Year == year))
        {
            return null;
        }

        var (mean, half) = (CoveredT(year), Math.Sqrt(Math.Max(0, Variances(year).Sum())));
        return new Interval(mean, mean - half, mean + half);
    }

    /// <summary>95 % interval of the trend [%].</summary>
    public Interval Trend(int baseYear, int year)
    {
        var (baseT, yearT) = (CoveredT(baseYear), CoveredT(year));
        var (first, last) = (Swings(lines.Terms.Where(t => t.Year == baseYear)), Swings(lines.Terms.Where(t => t.Year == year)));
        var squares = 0.0;
        for (var s = 0; s < lines.Streams.Count; s++)
        {
            // A stream of both years errs alike in both (type A); one of the last year alone is independent between the years (type B).
            var points = first[s] != 0 && last[s] != 0
                ? ErrorPropagationKernels.TrendPercent(ErrorPropagationKernels.TypeASensitivityPercent(first[s], last[s], baseT, yearT), 0, 100, 0)
                : ErrorPropagationKernels.TrendPercent(0, ErrorPropagationKernels.TypeBSensitivityPercent(last[s], baseT), 0, 100);
            squares += points * points;
        }

        var trend = (yearT - baseT) / baseT * 100;
        return new Interval(trend, trend - Math.Sqrt(squares), trend + Math.Sqrt(squares));
    }

    /// <summary>Rows of IPCC table 3.2 for the last year against a base year (−1 for none).</summary>
    public ImmutableArray<CategoryUncertainty> Categories(int baseYear, int year)
    {
        var (baseTotal, total) = (baseYear < 0 ? double.NaN : CoveredT(baseYear), CoveredT(year));
        var rows = lines.Terms.Where(t => t.Year == year || t.Year == baseYear)
            .GroupBy(t => (Category: inventory.Plans[t.Plan].Category.Id, inventory.Plans[t.Plan].Gas)).Select(g => Row([.. g], baseYear, year, baseTotal, total)).ToList();
        var all = rows.Sum(r => Math.Pow(r.CombinedPercent * r.YearT, 2));
        return [.. rows.Select(r => r with { VarianceShareFraction = all == 0 ? double.NaN : Math.Pow(r.CombinedPercent * r.YearT, 2) / all })];
    }

    private CategoryUncertainty Row(List<Term> terms, int baseYear, int year, double baseTotalT, double totalT)
    {
        var plan = inventory.Plans[terms[0].Plan];
        var now = terms.Where(t => t.Year == year).ToList();
        var (baseT, yearT) = (baseYear < 0 ? double.NaN : terms.Where(t => t.Year == baseYear).Sum(t => t.Co2eT), now.Sum(t => t.Co2eT));
        double Percent(Func<Term, IEnumerable<int>> which)
        {
            var swings = new double[lines.Streams.Count];
            now.ForEach(t => AddSwings(t, which(t), swings));
            return yearT == 0 ? 0 : Math.Sqrt(swings.Sum(s => s * s)) / Math.Abs(yearT) * 100;
        }

        var (activity, factor) = (Percent(t => t.Quantity < 0 ? [] : [t.Quantity]), Percent(t => t.Factors));
        var (typeA, typeB) = (ErrorPropagationKernels.TypeASensitivityPercent(baseT, yearT, baseTotalT, totalT), ErrorPropagationKernels.TypeBSensitivityPercent(yearT, baseTotalT));
        return new CategoryUncertainty(plan.Category.Name, plan.Gas, baseT, yearT, activity, factor, ErrorPropagationKernels.ProductPercent(activity, factor), 0,
            typeA, typeB, ErrorPropagationKernels.TrendPercent(typeA, typeB, factor, activity));
    }

    // Tonnes a stream moves the terms by when it is at the end of its interval; signs stay, so a sink works against a source.
    private double[] Swings(IEnumerable<Term> terms)
    {
        var swings = new double[lines.Streams.Count];
        foreach (var term in terms)
        {
            AddSwings(term, term.Quantity < 0 ? term.Factors : term.Factors.Append(term.Quantity), swings);
        }

        return swings;
    }

    private void AddSwings(Term term, IEnumerable<int> variates, double[] swings)
    {
        foreach (var variate in variates.Select(v => lines.Variates[v]))
        {
            swings[variate.Stream] += term.Co2eT * variate.HalfWidthRatio;
        }
    }

    private IEnumerable<int[]> RankGroups() => lines.Streams.Select((s, i) => (s.RankGroup, i)).Where(s => s.RankGroup.Length > 0)
        .GroupBy(s => s.RankGroup).Select(g => g.Select(s => s.i).ToArray()).Where(g => g.Length > 1);

    // Linear correlation of normal variables with a given rank correlation.
    private static double LinearOf(double rank) => 2 * Math.Sin(Math.PI / 6 * rank);
}
