using System.Collections.Immutable;
using Ncez.Kernels.Indicators;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Zones;

namespace Ncez.Accounting;

/// <summary>Accounts the same activities under the alternative factor sets of zone.yaml and says where each difference comes from.</summary>
public static class FactorSetComparison
{
    /// <summary>One comparison per alternative; an alternative that cannot be accounted only adds its findings, as warnings.</summary>
    public static ImmutableArray<SetComparison> Of(
        ZoneInput input, Inventory main, FactorLibrary library, BoundaryTemplate template, Findings findings, CancellationToken cancellation = default)
    {
        var comparisons = ImmutableArray.CreateBuilder<SetComparison>();
        foreach (var alternative in input.Zone.Alternatives)
        {
            var own = new Findings();
            var other = InventoryEngine.Account(Under(input, alternative), library, template, own, cancellation);
            if (other is not null)
            {
                comparisons.Add(new SetComparison(alternative.Id, alternative.Name, alternative.FactorSets, other,
                    [.. main.Years.Select(y => Difference(main, other, y.Year))]));
                continue;
            }

            findings.Warning("ACC-025", input.PlaceOf("alternatives"), ("alternative", alternative.Name));
            findings.Add(own.Sorted().Where(f => f.Severity == Severity.Error).Select(f => f with { Severity = Severity.Warning }));
        }

        return comparisons.ToImmutable();
    }

    /// <summary>The zone under other sets: its own emission factors give way, its standard-coal coefficients stay.</summary>
    private static ZoneInput Under(ZoneInput input, AlternativeSets alternative) => input with
    {
        Zone = input.Zone with { FactorSets = alternative.FactorSets, Proxies = alternative.Proxies, Alternatives = [] },
        LocalFactors = [.. input.LocalFactors.Where(f => f.Parameter == FactorParameters.StandardCoalEquivalent)],
    };

    private static YearDifference Difference(Inventory main, Inventory other, int year)
    {
        var (mains, others) = (ByKind(main, year), ByKind(other, year));
        return new YearDifference(year, main.Years.First(y => y.Year == year).Gross.T, other.Years.First(y => y.Year == year).Gross.T,
            [.. mains.Keys.Union(others.Keys).Order().Select(kind => Split(kind, mains.GetValueOrDefault(kind), others.GetValueOrDefault(kind)))]);
    }

    private static ImmutableDictionary<int, ImmutableArray<(LinePlan Plan, PlanTotal Total)>> ByKind(Inventory inventory, int year) =>
        inventory.Plans.Zip(inventory.PlanTotals, (plan, total) => (Plan: plan, Total: total))
            .Where(l => l.Plan.Year == year && (l.Plan.Scope is Scope.Direct or Scope.Indirect) && !double.IsNaN(l.Total.Co2eT))
            .GroupBy(l => l.Plan.Kind).ToImmutableDictionary(g => g.Key, g => g.ToImmutableArray());

    private static KindDifference Split(int kind, ImmutableArray<(LinePlan Plan, PlanTotal Total)> main, ImmutableArray<(LinePlan Plan, PlanTotal Total)> other)
    {
        var name = (main.IsDefault ? other : main)[0].Plan.Item!.Name;
        var mainT = main.IsDefault ? double.NaN : main.Sum(l => l.Total.Co2eT);
        var otherT = other.IsDefault ? double.NaN : other.Sum(l => l.Total.Co2eT);
        if (main.IsDefault || other.IsDefault)
        {
            return new KindDifference(kind, name, mainT, otherT, 0, 0, 0, main.IsDefault ? otherT : -mainT);
        }

        var isSame = Rows(main).SequenceEqual(Rows(other));
        if (mainT * otherT <= 0)
        {
            return new KindDifference(kind, name, mainT, otherT, 0, otherT - mainT, 0, 0) { IsSame = isSame };
        }

        var (a, b) = (main[0].Plan, other[0].Plan);
        var heatRatio = a.EnergyMWhPerUnit > 0 && b.EnergyMWhPerUnit > 0 ? b.EnergyMWhPerUnit / a.EnergyMWhPerUnit : 1;
        var oxidationRatio = Oxidation(b) / Oxidation(a);
        var (heatT, factorT, oxidationT) = DifferenceKernels.SplitT(mainT, otherT, heatRatio, otherT / mainT / heatRatio / oxidationRatio, oxidationRatio);
        return new KindDifference(kind, name, mainT, otherT, heatT, factorT, oxidationT, 0) { IsSame = isSame };
    }

    private static IEnumerable<Factor?> Rows(ImmutableArray<(LinePlan Plan, PlanTotal Total)> lines) => lines.SelectMany(l => l.Plan.Factors).Select(f => f.Choice.Pick);

    private static double Oxidation(LinePlan plan) => plan.Factors.FirstOrDefault(f => f.Symbol == "OF")?.CanonicalValue ?? 1;
}
