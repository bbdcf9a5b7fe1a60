using System.Collections.Immutable;
using Ncez.Kernels.Indicators;
using Ncez.Model.Comparisons;
using Ncez.Model.Diagnostics;
using Ncez.Model.Quantities;
using Ncez.Model.Zones;

namespace Ncez.Evaluation.Comparisons;

/// <summary>
/// The indicators of a zone as series that may be compared between years. Money is compared at the prices of one year only: a
/// series at current prices needs a deflator in prices.csv for each of its years, or it is refused.
/// </summary>
public sealed class IndicatorSeries
{
    private readonly ImmutableSortedDictionary<string, (Dimension Dimension, int? PriceYear, ImmutableSortedDictionary<int, double> Values)> _series;

    private IndicatorSeries(ImmutableSortedDictionary<string, (Dimension, int?, ImmutableSortedDictionary<int, double>)> series, ImmutableArray<string> refused) =>
        (_series, Refused) = (series, refused);

    /// <summary>Names of the comparable indicators.</summary>
    public IEnumerable<string> Names => _series.Keys;

    /// <summary>Indicators that were refused; a finding names each.</summary>
    public ImmutableArray<string> Refused { get; }

    /// <summary>Reads the series.</summary>
    /// <param name="input">The zone.</param>
    /// <param name="units">Units that indicators are written in.</param>
    /// <param name="findings">Collects CMP-002 for every refused series.</param>
    public static IndicatorSeries Of(ZoneInput input, UnitTable units, Findings findings) =>
        Of(input, row => units.TryParse(row.Unit, out var unit) ? unit : null, findings);

    /// <summary>Reads the series of a zone whose indicators know their units.</summary>
    /// <param name="input">The zone.</param>
    /// <param name="findings">Collects CMP-002 for every refused series.</param>
    public static IndicatorSeries Of(ZoneInput input, Findings findings) => Of(input, row => row.Measured, findings);

    private static IndicatorSeries Of(ZoneInput input, Func<IndicatorValue, Unit?> unitOf, Findings findings)
    {
        var deflators = Deflators(input);
        var series = ImmutableSortedDictionary.CreateBuilder<string, (Dimension, int?, ImmutableSortedDictionary<int, double>)>(StringComparer.Ordinal);
        var refused = ImmutableArray.CreateBuilder<string>();
        foreach (var group in input.Indicators.GroupBy(i => i.Indicator, StringComparer.Ordinal))
        {
            var dimension = unitOf(group.First())?.Dimension ?? Dimension.Count;
            if (dimension != Dimension.Money)
            {
                series.Add(group.Key, (dimension, null, Values(group, v => v.Value)));
            }
            else if (group.Select(v => v.PriceYear).Distinct().ToList() is [{ } priceYear])
            {
                series.Add(group.Key, (dimension, priceYear, Values(group, v => v.Value)));
            }
            else if (group.All(v => v.PriceYear is null && deflators.Values.ContainsKey(v.Year)))
            {
                series.Add(group.Key, (dimension, deflators.BaseYear, Values(group, v => ChangeKernels.ConstantPriceCny(v.Value, deflators.Values[v.Year]))));
            }
            else
            {
                refused.Add(group.Key);
                var at = group.FirstOrDefault(v => v.PriceYear is null) ?? group.First();
                findings.Warning("CMP-002", at.Where, ("indicator", group.Key), ("years", string.Join(", ", group.Where(v => v.PriceYear is null && !deflators.Values.ContainsKey(v.Year)).Select(v => v.Year).Order())));
            }
        }

        return new IndicatorSeries(series.ToImmutable(), refused.ToImmutable());
    }

    /// <summary>An indicator in some years; null when one of them has no value above zero.</summary>
    public ImmutableArray<double>? In(string name, IReadOnlyList<int> years) =>
        _series.TryGetValue(name, out var s) && years.All(y => s.Values.TryGetValue(y, out var value) && value > 0) ? [.. years.Select(y => s.Values[y])] : null;

    /// <summary>An indicator in one year, with the dimension and the price year of its series; null without a value.</summary>
    public (Dimension Dimension, int? PriceYear, double Value)? At(string name, int year) =>
        _series.TryGetValue(name, out var s) && s.Values.TryGetValue(year, out var value) ? (s.Dimension, s.PriceYear, value) : null;

    /// <summary>An indicator in two years; null when one of them has no value.</summary>
    public (Dimension Dimension, int? PriceYear, Change Amount)? Between(string name, int before, int after) =>
        _series.TryGetValue(name, out var s) && s.Values.TryGetValue(before, out var a) && s.Values.TryGetValue(after, out var b)
            ? (s.Dimension, s.PriceYear, new Change(a, b))
            : null;

    /// <summary>The years of an indicator, and the dimension of its values.</summary>
    public (Dimension Dimension, ImmutableSortedDictionary<int, double> Values) Course(string name) => (_series[name].Dimension, _series[name].Values);

    private static ImmutableSortedDictionary<int, double> Values(IEnumerable<IndicatorValue> rows, Func<IndicatorValue, double> value) =>
        rows.GroupBy(r => r.Year).ToImmutableSortedDictionary(g => g.Key, g => value(g.First()));

    // prices.csv: item deflator, a row a year, all of one price year.
    private static (int? BaseYear, Dictionary<int, double> Values) Deflators(ZoneInput input)
    {
        var values = new Dictionary<int, double>();
        int? baseYear = null;
        if (input.Tables.TryGetValue("prices.csv", out var prices))
        {
            foreach (var row in prices.Rows)
            {
                if (prices.Text(row, "item") == "deflator" && prices.Whole(row, "year") is { } year && prices.Number(row, "value") is > 0 and { } value)
                {
                    values[year] = prices.Text(row, "unit") == "%" ? value / 100 : value;
                    baseYear ??= prices.Whole(row, "price_year");
                }
            }
        }

        return (baseYear, values);
    }
}
