using System.Collections.Immutable;
using Ncez.Kernels.Indicators;
using Ncez.Model.Activities;
using Ncez.Model.Comparisons;
using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using Ncez.Model.Zones;

namespace Ncez.Evaluation.Comparisons;

/// <summary>
/// Compares each later year of an inventory with its baseline. All years of one inventory stand under one boundary and one
/// method; where a category is computed in one year only, a finding says so.
/// </summary>
public static class CompareYears
{
    private const string Population = "population";
    private const string Product = "gdp";

    /// <summary>The comparison.</summary>
    /// <param name="input">The zone with its indicators.</param>
    /// <param name="inventory">Its inventory.</param>
    /// <param name="units">Units that indicators are written in.</param>
    /// <param name="baseYear">Baseline; null = the zone's own, or its first year.</param>
    /// <param name="findings">Collects CMP-001 (one year only), CMP-002 (refused indicator), CMP-003 (one-sided category), CMP-004 (no such baseline).</param>
    public static BeforeAfter Of(ZoneInput input, Inventory inventory, UnitTable units, int? baseYear, Findings findings)
    {
        if (baseYear is { } asked && inventory.Years.All(y => y.Year != asked))
        {
            findings.Error("CMP-004", input.PlaceOf("years"), ("year", asked), ("years", string.Join(", ", inventory.Years.Select(y => y.Year))));
            return new BeforeAfter(null, [], []);
        }

        var start = inventory.Years.FirstOrDefault(y => y.Year == (baseYear ?? input.Zone.Baseline)) ?? inventory.Years[0];
        var later = inventory.Years.Where(y => y.Year > start.Year).ToList();
        if (later.Count == 0)
        {
            findings.Info("CMP-001", input.PlaceOf("years"), ("year", start.Year));
            return new BeforeAfter(null, [], []);
        }

        var series = IndicatorSeries.Of(input, units, findings);
        var compared = later.Select(year => Compare(input, inventory, series, start, year)).ToImmutableArray();
        foreach (var group in compared.SelectMany(c => c.OneSided.Select(category => (category, c.Year))).GroupBy(p => p.category))
        {
            findings.Warning("CMP-003", new Place("activities.csv"), ("category", inventory.Template.Categories.First(c => c.Id == group.Key).Name), ("base", start.Year), ("years", string.Join(", ", group.Select(p => p.Year))));
        }

        return new BeforeAfter(start.Year, compared, series.Refused) { Drivers = Drivers.InventoryDrivers.Of(inventory, series, start.Year), Trends = ObservedTrends.Of(input, inventory, series) };
    }

    private static YearComparison Compare(ZoneInput input, Inventory inventory, IndicatorSeries series, YearTotals before, YearTotals after)
    {
        var gross = new Change(before.Gross.T, after.Gross.T);
        var net = new Change(before.Net.T, after.Net.T);
        var energy = input.Zone.StandardCoal == StandardCoalBasis.Calorific
            ? new Change(before.EnergyTceCalorific, after.EnergyTceCalorific)
            : new Change(before.EnergyTceEquivalent, after.EnergyTceEquivalent);
        return new YearComparison
        {
            BaseYear = before.Year,
            Year = after.Year,
            Gross = gross,
            Net = net,
            EnergyTce = energy,
            Intensities = [.. series.Names.Select(name => Intensity(name, series, before.Year, after.Year, gross, net)).OfType<IntensityChange>()],
            Kaya = Kaya(series, before.Year, after.Year, gross, energy),
            OneSided = OneSided(inventory, before.Year, after.Year),
        };
    }

    private static IntensityChange? Intensity(string name, IndicatorSeries series, int before, int after, Change gross, Change net)
    {
        if (series.Between(name, before, after) is not { Amount: { Before: > 0, After: > 0 } amount } found)
        {
            return null;
        }

        var (grossPer, netPer) = (Per(gross, amount), Per(net, amount));
        var isReduced = gross.IsLower & grossPer.IsLower;
        var isNetReduced = net.IsEvaluable ? net.IsLower & netPer.IsLower : true;
        return new IntensityChange(name, found.Dimension, found.PriceYear, amount, grossPer, netPer, isReduced & isNetReduced, Tapio.Of(gross, amount));
    }

    private static Change Per(Change emission, Change amount) => new(ChangeKernels.IntensityRatio(emission.Before, amount.Before), ChangeKernels.IntensityRatio(emission.After, amount.After));

    private static KayaSplit? Kaya(IndicatorSeries series, int before, int after, Change gross, Change energy)
    {
        if (series.Between(Population, before, after) is not { Amount: { Before: > 0, After: > 0 } people }
            || series.Between(Product, before, after) is not { Amount: { Before: > 0, After: > 0 } product }
            || gross is not { Before: > 0, After: > 0 } || energy is not { Before: > 0, After: > 0 })
        {
            return null;
        }

        var (population, income, energyIntensity, carbonIntensity) = KayaKernels.SplitT(
            gross.Before, gross.After, people.Before, people.After, product.Before, product.After, energy.Before, energy.After);
        return new KayaSplit(population, income, energyIntensity, carbonIntensity);
    }

    private static ImmutableArray<string> OneSided(Inventory inventory, int before, int after)
    {
        HashSet<string> Computed(int year) => inventory.Plans
            .Where(p => p.Year == year && p.Scope is Scope.Direct or Scope.Indirect && p.Status is ActivityStatus.Computed or ActivityStatus.Reported or ActivityStatus.Confidential)
            .Select(p => p.Category.Id).ToHashSet(StringComparer.Ordinal);
        var (first, second) = (Computed(before), Computed(after));
        HashSet<string> Explained(int year) => inventory.Plans.Where(p => p.Year == year && p.Status is ActivityStatus.NotOccurring or ActivityStatus.NotApplicable)
            .Select(p => p.Category.Id).ToHashSet(StringComparer.Ordinal);
        var (firstExplained, secondExplained) = (Explained(before), Explained(after));

        // A source that a year says does not occur is zero there, not missing.
        return [.. first.Where(c => !second.Contains(c) && !secondExplained.Contains(c)).Concat(second.Where(c => !first.Contains(c) && !firstExplained.Contains(c))).Order(StringComparer.Ordinal)];
    }
}
