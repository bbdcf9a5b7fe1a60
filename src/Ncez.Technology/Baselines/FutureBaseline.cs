using System.Collections.Immutable;
using Ncez.Kernels.Technology;
using Ncez.Model.Diagnostics;
using Ncez.Model.Zones;
using Ncez.Technology.Costs;

namespace Ncez.Technology.Baselines;

/// <summary>
/// The future without measures of a zone that has no scenarios: what each category emits grows in proportion to the indicators that drive it, as
/// indicators.csv states them. Several indicators of one category multiply (an amount and an intensity, say). Intensities stay unless one of them is one.
/// </summary>
public sealed class FutureBaseline
{
    private const string All = "all";
    private readonly int _baseYear;

    private FutureBaseline(int baseYear, ImmutableArray<IndicatorPath> drivers) => (_baseYear, Drivers) = (baseYear, drivers);

    /// <summary>Indicators that drive something.</summary>
    public ImmutableArray<IndicatorPath> Drivers { get; }

    /// <summary>Growth as the zone states it; null when no indicator drives anything.</summary>
    /// <param name="indicators">indicators.csv.</param>
    /// <param name="categories">Categories that emit.</param>
    /// <param name="named">End uses that the zone names itself; where nothing drives them, they grow like the whole.</param>
    /// <param name="baseYear">Year of what they emit: the last of the inventory.</param>
    /// <param name="lastYear">Last year that is asked for.</param>
    /// <param name="findings">Takes growth that is missing, and drives that are not known.</param>
    public static FutureBaseline? Of(ImmutableArray<IndicatorValue> indicators, IReadOnlyCollection<string> categories, IEnumerable<string> named, int baseYear, int lastYear, Findings findings)
    {
        ImmutableSortedSet<string> uses = [.. categories, .. named];
        ImmutableArray<IndicatorPath> drivers = [.. indicators.GroupBy(r => r.Indicator, StringComparer.Ordinal)
            .Select(g => Path(g.Key, [.. g], uses, findings)).Where(p => !p.Drives.IsEmpty)];
        foreach (var path in drivers.Where(p => p.ValueIn(baseYear) is null || p.ValueIn(lastYear) is null))
        {
            findings.Error("PFL-015", path.Where with { Field = "growth_percent" }, ("indicator", path.Indicator), ("from", baseYear), ("to", lastYear));
        }

        var still = categories.Where(u => drivers.All(d => !d.Moves(u))).Order(StringComparer.Ordinal).ToList();
        if (drivers.Length > 0 && still.Count > 0)
        {
            findings.Warning("PFL-016", drivers[0].Where with { Field = "drives" }, ("uses", string.Join(", ", still)), ("year", baseYear));
        }

        return drivers.IsEmpty ? null : new FutureBaseline(baseYear, drivers);
    }

    /// <summary>What a category or named end use emits in a year over what it emits in the base year [1].</summary>
    public double IndexFraction(string use, int year) =>
        Drivers.Where(d => d.Moves(use)).Aggregate(1.0, (index, d) => index * (d.ValueIn(year) ?? double.NaN) / (d.ValueIn(_baseYear) ?? double.NaN));

    /// <summary>True when something drives it.</summary>
    public bool IsDriven(string use) => Drivers.Any(d => d.Moves(use));

    private static IndicatorPath Path(string indicator, ImmutableArray<IndicatorValue> rows, ImmutableSortedSet<string> uses, Findings findings)
    {
        var (points, drives, growth) = (ImmutableSortedDictionary.CreateBuilder<int, double>(), ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal), (double?)null);
        foreach (var row in rows)
        {
            growth = CostPrices.Growth(row.GrowthPercent, row.Where, findings) ?? growth;
            foreach (var use in row.Drives.Split([';', '；', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                if (use != All && !uses.Contains(use))
                {
                    findings.Error("PFL-017", row.Where with { Field = "drives" }, ("indicator", indicator), ("use", use), ("known", string.Join(", ", uses.Append(All))));
                }

                drives.Add(use);
            }

            if (row.Value > 0)
            {
                points[row.Year] = row.Value;
            }
        }

        return new IndicatorPath(indicator, points.ToImmutable(), growth, drives.ToImmutable(), rows[^1].Where);
    }

    /// <summary>An indicator over the years.</summary>
    /// <param name="Indicator">Id.</param>
    /// <param name="Points">Stated values.</param>
    /// <param name="GrowthFraction">Growth after the last of them [1/a]; null = not stated.</param>
    /// <param name="Drives">What it drives; "all" = everything.</param>
    /// <param name="Where">Its last row.</param>
    public sealed record IndicatorPath(string Indicator, ImmutableSortedDictionary<int, double> Points, double? GrowthFraction, ImmutableSortedSet<string> Drives, Place Where)
    {
        /// <summary>True when it drives a use.</summary>
        public bool Moves(string use) => Drives.Contains(All) || Drives.Contains(use);

        /// <summary>Value in a year: as stated, at a steady rate between stated years, with its growth after the last; null = nothing says.</summary>
        public double? ValueIn(int year)
        {
            var points = Points.ToList();
            var (before, after) = (points.FindLastIndex(p => p.Key <= year), points.FindIndex(p => p.Key >= year));
            if (before < 0)
            {
                return null;
            }

            if (after < 0)
            {
                return GrowthFraction is { } growth ? points[before].Value * GrowthKernels.IndexFraction(growth, year - points[before].Key) : null;
            }

            var part = after == before ? 0 : (double)(year - points[before].Key) / (points[after].Key - points[before].Key);
            return points[before].Value * Math.Pow(points[after].Value / points[before].Value, part);
        }
    }
}
