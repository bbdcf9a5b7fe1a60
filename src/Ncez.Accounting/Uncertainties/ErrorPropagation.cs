using System.Collections.Immutable;
using Ncez.Kernels.Sampling;
using Ncez.Kernels.Uncertainty;
using Ncez.Model.Inventories;
using Ncez.Model.Uncertainties;

namespace Ncez.Accounting.Uncertainties;

/// <summary>
/// IPCC approach 1 on streams: a factor that several lines share errs for all of them together, in every year, and members of a rank
/// group err partly together, within a year and between years.
/// </summary>
internal sealed class ErrorPropagation(UncertainLines lines, Inventory inventory)
{
    private readonly (int[] Members, double Correlation)[] _groups = RankGroups(lines);

    /// <summary>Squared half-width that each stream brings into a year's total [t²].</summary>
    public double[] Variances(int year)
    {
        var swing = Swings(TermsOf(year), All);
        double[] own = [.. swing.Select(s => s * s)];
        foreach (var (members, r) in _groups)
        {
            // Of n members with correlation r: r·(Σs)² + (1 − r)·Σs²; the common part is shared out by the members' swings.
            var sum = members.Sum(i => swing[i]);
            foreach (var i in members)
            {
                own[i] = (r * sum * swing[i]) + ((1 - r) * swing[i] * swing[i]);
            }
        }

        return own;
    }

    /// <summary>Covered total of a year [t].</summary>
    public double CoveredT(int year) => TermsOf(year).Sum(t => t.Co2eT);

    /// <summary>95 % interval of a year; null when nothing is covered.</summary>
    public Interval? IntervalOf(int year)
    {
        if (!TermsOf(year).Any())
        {
            return null;
        }

        var (mean, half) = (CoveredT(year), Math.Sqrt(Math.Max(0, Variances(year).Sum())));
        return new Interval(mean, mean - half, mean + half);
    }

    /// <summary>
    /// 95 % interval of the trend [%]. Each stream moves both years by what it moves their lines: a factor that stands in one year only
    /// (a fuel given up or new) still moves the ratio, and a quantity counts in its own year.
    /// </summary>
    public Interval Trend(int baseYear, int year)
    {
        var (baseT, yearT) = (CoveredT(baseYear), CoveredT(year));
        var (first, last) = (Swings(TermsOf(baseYear), All), Swings(TermsOf(year), All));
        double[] points = [.. first.Zip(last, (f, l) => ErrorPropagationKernels.TrendSwingPercent(f, l, baseT, yearT))];
        var (trend, half) = ((yearT - baseT) / baseT * 100, Math.Sqrt(Math.Max(0, Covariance(points, points))));
        return new Interval(trend, trend - half, trend + half);
    }

    /// <summary>Rows of IPCC table 3.2 for the last year against a base year (−1 for none): as fine as factors are independent, so by category, item and gas. What is in percent of a balanced total is NaN.</summary>
    public ImmutableArray<CategoryUncertainty> Categories(int baseYear, int year, Func<int, bool> isBalanced)
    {
        var (baseTotal, total) = (baseYear < 0 || isBalanced(baseYear) ? double.NaN : CoveredT(baseYear), CoveredT(year));
        var percentTotal = isBalanced(year) ? double.NaN : total;
        return [.. lines.Terms.Where(t => t.Year == year || t.Year == baseYear).Select(t => (Term: t, Plan: inventory.Plans[t.Plan]))
            .GroupBy(t => (Category: t.Plan.Category.Id, Item: t.Plan.Item?.Id, t.Plan.Gas), t => t.Term).Select(g => Row([.. g], baseYear, year, (baseTotal, total, percentTotal)))];
    }

    private CategoryUncertainty Row(List<Term> terms, int baseYear, int year, (double BaseT, double YearT, double PercentT) total)
    {
        var (plan, before, now) = (inventory.Plans[terms[0].Plan], terms.Where(t => t.Year == baseYear).ToList(), terms.Where(t => t.Year == year).ToList());
        var (baseT, yearT) = (baseYear < 0 ? double.NaN : before.Sum(t => t.Co2eT), now.Sum(t => t.Co2eT));
        var isInBoth = baseT != 0 && yearT != 0;

        // A fuel given up has no percentage of the last year: that of the base year stands. A factor is taken to be the same in both
        // years and a quantity another one (the table's default), unless both years show what they share.
        (double Percent, double Correlation) Of(Func<Term, IEnumerable<int>> which, double correlationOfOneYear)
        {
            var (first, last) = (Swings(before, which), Swings(now, which));
            var (baseVariance, yearVariance) = (Covariance(first, first), Covariance(last, last));
            var percent = yearT != 0 ? Percentage(yearVariance, yearT) : Percentage(baseVariance, baseT);
            var both = Math.Sqrt(baseVariance * yearVariance);
            return (percent, !isInBoth ? correlationOfOneYear : both > 0 ? Math.Clamp(Covariance(first, last) / both, -1, 1) : 0);
        }

        var (activity, factor) = (Of(QuantityOf, 0), Of(t => t.Factors, 1));
        var (typeA, typeB) = (ErrorPropagationKernels.TypeASensitivityPercent(baseT, yearT, total.BaseT, total.YearT), ErrorPropagationKernels.TypeBSensitivityPercent(yearT, total.BaseT));
        var combined = ErrorPropagationKernels.ProductPercent(activity.Percent, factor.Percent);
        return new CategoryUncertainty(plan.Category.Name, plan.Item?.Name ?? default, plan.Gas, baseT, yearT, activity.Percent, factor.Percent, combined,
            ErrorPropagationKernels.VarianceContribution(yearT, combined, total.PercentT), typeA, typeB,
            ErrorPropagationKernels.TrendPartPercent(typeA, typeB, factor.Percent, factor.Correlation),
            ErrorPropagationKernels.TrendPartPercent(typeA, typeB, activity.Percent, activity.Correlation));
    }

    private static double Percentage(double variance, double tonnes) => double.IsNaN(tonnes) || tonnes == 0 ? 0 : Math.Sqrt(Math.Max(0, variance)) / Math.Abs(tonnes) * 100;

    private IEnumerable<Term> TermsOf(int year) => lines.Terms.Where(t => t.Year == year);

    private static IEnumerable<int> QuantityOf(Term term) => term.Quantity < 0 ? [] : [term.Quantity];

    private static IEnumerable<int> All(Term term) => term.Factors.Concat(QuantityOf(term));

    // What each stream moves the terms by [t] when it is at the end of its interval; signs stay, so a sink works against a source.
    private double[] Swings(IEnumerable<Term> terms, Func<Term, IEnumerable<int>> which)
    {
        var swings = new double[lines.Streams.Count];
        foreach (var term in terms)
        {
            foreach (var variate in which(term).Select(v => lines.Variates[v]))
            {
                swings[variate.Stream] += term.Co2eT * variate.HalfWidthRatio;
            }
        }

        return swings;
    }

    // Of two sums, each given by what every stream moves it by: streams are independent but for those of a rank group.
    private double Covariance(double[] first, double[] second)
    {
        var sum = 0.0;
        for (var s = 0; s < first.Length; s++)
        {
            sum += first[s] * second[s];
        }

        foreach (var (members, r) in _groups)
        {
            sum += r * ((members.Sum(i => first[i]) * members.Sum(i => second[i])) - members.Sum(i => first[i] * second[i]));
        }

        return sum;
    }

    private static (int[], double)[] RankGroups(UncertainLines lines) => [.. lines.Streams.Select((s, i) => (s.RankGroup, Index: i)).Where(s => s.RankGroup.Length > 0)
        .GroupBy(s => s.RankGroup, s => s.Index).Where(g => g.Count() > 1).Select(g => (g.ToArray(), RankCorrelationKernels.NormalCorrelationFraction(lines.Streams[g.First()].RankCorrelation)))];
}
