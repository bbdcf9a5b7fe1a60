using System.Collections.Immutable;
using Ncez.Kernels.Technology;
using Ncez.Model.Diagnostics;
using Ncez.Model.Quantities;
using Ncez.Model.Roadmaps;
using Ncez.Model.Zones;

namespace Ncez.Technology.Costs;

/// <summary>Discount rate, carbon price and growth of prices of a zone: prices.csv.</summary>
/// <param name="RateFraction">Real discount rate [1/a]; null = not stated.</param>
/// <param name="CarbonCnyPerT">Carbon price of the last row [CNY/t CO₂]; null = not stated.</param>
public sealed record CostPrices(double? RateFraction, double? CarbonCnyPerT)
{
    private const double PercentPer1 = 100;
    private ImmutableSortedDictionary<int, double> _carbon = ImmutableSortedDictionary<int, double>.Empty;

    /// <summary>Real growth of the price of each item after its last row [1/a]; an item that is not here stays.</summary>
    public ImmutableSortedDictionary<string, double> GrowthFraction { get; private init; } = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>Reads them; where there are several years, the last row counts for what has no year.</summary>
    /// <param name="table">prices.csv; null when there is none.</param>
    /// <param name="units">Units.</param>
    /// <param name="findings">Collects values that are no rate, no growth or no price of a tonne.</param>
    /// <param name="baseYear">Year of rows that state none: growth counts from it.</param>
    public static CostPrices Of(ZoneTable? table, UnitTable units, Findings findings, int baseYear = 0)
    {
        double? rate = null, carbon = null;
        var (path, growth) = (ImmutableSortedDictionary.CreateBuilder<int, double>(), ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal));
        foreach (var row in table?.Rows ?? [])
        {
            var (item, value, unit) = (table!.Text(row, "item"), table.Number(row, "value"), table.Text(row, "unit"));
            if (item == "discount_rate")
            {
                rate = unit == "%" ? value / PercentPer1 : value;
                if (!(rate is >= 0 and < 1) || unit is not ("%" or "1"))
                {
                    findings.Error("CST-001", row.Where with { Field = "value" }, ("value", table.Text(row, "value")), ("unit", unit));
                }
            }
            else if (item == "carbon")
            {
                carbon = PerTonne(value, unit, units);
                if (!(carbon >= 0))
                {
                    findings.Error("CST-002", row.Where with { Field = "unit" }, ("value", table.Text(row, "value")), ("unit", unit));
                }

                path[table.Whole(row, "year") ?? baseYear] = carbon ?? 0;
            }

            if (Growth(table.Number(row, "growth_percent"), row.Where, findings) is { } grows)
            {
                growth[item] = grows;
            }
        }

        return new CostPrices(rate, carbon) { _carbon = path.ToImmutable(), GrowthFraction = growth.ToImmutable() };
    }

    /// <summary>Carbon price in a year [CNY/t CO₂]: as stated, straight between stated years, with its growth after the last; null = not stated.</summary>
    public double? CarbonIn(int year)
    {
        if (_carbon.IsEmpty)
        {
            return CarbonCnyPerT;
        }

        var points = _carbon.ToList();
        var (before, after) = (points.FindLastIndex(p => p.Key <= year), points.FindIndex(p => p.Key >= year));
        return before < 0 ? points[0].Value
            : after < 0 ? points[^1].Value * GrowthKernels.IndexFraction(GrowthFraction.GetValueOrDefault("carbon"), year - points[^1].Key)
            : after == before ? points[after].Value
            : points[before].Value + ((points[after].Value - points[before].Value) * (year - points[before].Key) / (points[after].Key - points[before].Key));
    }

    /// <summary>Measures whose saving grows with the price of the item that they switch.</summary>
    public ImmutableArray<Measure> Grow(ImmutableArray<Measure> measures) =>
        [.. measures.Select(m => m.Switches.Length > 0 && GrowthFraction.TryGetValue(m.Switches, out var growth) ? m with { SavingGrowthFraction = growth } : m)];

    /// <summary>Growth as stated [1/a]; null when it is not, or wrong.</summary>
    /// <param name="growthPercent">Cell growth_percent of prices.csv or indicators.csv.</param>
    /// <param name="where">Row.</param>
    /// <param name="findings">Takes one that is no growth.</param>
    public static double? Growth(double? growthPercent, Place where, Findings findings)
    {
        if (growthPercent is null or (> -PercentPer1 and <= PercentPer1))
        {
            return growthPercent / PercentPer1;
        }

        findings.Error("CST-006", where with { Field = "growth_percent" }, ("value", growthPercent.Value));
        return null;
    }

    private static double? PerTonne(double? value, string unit, UnitTable units) =>
        unit.Split('/') is [var money, var mass] && units.TryParse(money, out var cny) && cny.Dimension == Dimension.Money && units.TryParse(mass, out var t) && t.Dimension == Dimension.Mass
            ? value * cny.ToCanonical / t.ToCanonical
            : null;
}
