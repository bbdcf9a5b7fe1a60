using System.Collections.Immutable;
using Ncez.Model.Charts;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Charts.Inventories;

/// <summary>Years side by side: columns by category in the hue of their scope, deductions below zero, net as a line.</summary>
public sealed class TrendChart : IInventoryChart
{
    private const int CategoriesPerScope = 3;

    /// <inheritdoc />
    public string Id => "trend";

    /// <inheritdoc />
    public int Order => 40;

    /// <inheritdoc />
    public ChartSpec? Build(Inventory inventory, int year)
    {
        var years = inventory.Years;
        var known = years.Where(y => double.IsFinite(y.Net.T)).ToList();
        if (known.Count < 2)
        {
            return null;
        }

        var scale = Magnitude.OfTonnes(known.Max(y => y.Gross.T));
        var (first, last) = (known.FirstOrDefault(y => y.Year == inventory.Zone.Baseline) ?? known[0], known[^1]);
        return new ChartSpec
        {
            Id = Id,
            Form = ChartForm.StackedColumn,
            Title = ChartTexts.Of("trend.title", ("first", first.Year), ("last", last.Year), ("firstNet", Numbers.Co2e(first.Net.T)), ("lastNet", Numbers.Co2e(last.Net.T)),
                ("change", ChartTexts.Change(first.Net.T, last.Net.T))),
            Subtitle = ChartTexts.Of("trend.sub", ("unit", scale.UnitCo2e)),
            Unit = scale.UnitCo2e,
            DataUnit = Magnitude.One.UnitCo2e,
            Scale = scale,
            Categories = [.. years.Select(y => LocalText.Same(y.Year.ToString(System.Globalization.CultureInfo.InvariantCulture)))],
            Series =
            [
                .. OfScope(inventory, Scope.Direct), .. OfScope(inventory, Scope.Indirect),
                .. Deduction(years, Scope.Sink, y => y.Sink.T), .. Deduction(years, Scope.Export, y => y.ExportCredit.T), .. Deduction(years, Scope.Offset, y => y.Offset.T),
                new ChartSeries(ChartTexts.Of("net"), "net", [.. years.Select(y => y.Net.T)]) { Links = Links(years, y => new SumId(y, SumId.Net)) },
            ],
        };
    }

    private static IEnumerable<ChartSeries> OfScope(Inventory inventory, Scope scope)
    {
        var byYear = inventory.Years.Select(y => InventorySums.ByCategory(inventory, y.Year).Where(c => c.Scope == scope && c.Co2eT is > 0 or < 0).ToDictionary(c => c.Category.Id)).ToList();
        var ranked = byYear.SelectMany(y => y.Values).GroupBy(c => c.Category.Id).OrderByDescending(g => g.Sum(c => Math.Abs(c.Co2eT))).Select(g => g.First().Category).ToList();
        var kept = ranked.Count > CategoriesPerScope + 1 ? CategoriesPerScope : ranked.Count;
        foreach (var category in ranked.Take(kept))
        {
            yield return new ChartSeries(category.Name.AtStart, ChartTexts.Role(scope), [.. byYear.Select(y => y.GetValueOrDefault(category.Id)?.Co2eT ?? double.NaN)])
            {
                Links = Links(inventory.Years, y => SumId.Of(y, scope, category.Id)),
            };
        }

        if (kept < ranked.Count)
        {
            var rest = ranked.Skip(kept).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
            yield return new ChartSeries(ChartTexts.Of(scope == Scope.Direct ? "trend.otherDirect" : "trend.otherIndirect"), ChartTexts.Role(scope),
                [.. byYear.Select(y => y.Values.Where(c => rest.Contains(c.Category.Id)).Sum(c => c.Co2eT))])
            {
                Links = Links(inventory.Years, y => SumId.Of(y, scope)),
            };
        }
    }

    private static ImmutableArray<string> Links(ImmutableArray<YearTotals> years, Func<int, SumId> sum) => [.. years.Select(y => sum(y.Year).ToString())];

    private static IEnumerable<ChartSeries> Deduction(ImmutableArray<YearTotals> years, Scope scope, Func<YearTotals, double> amount)
    {
        if (years.Any(y => amount(y) != 0))
        {
            yield return new ChartSeries(ChartTexts.Scope(scope), ChartTexts.Role(scope), [.. years.Select(amount)]) { Links = Links(years, y => SumId.Of(y, scope)) };
        }
    }
}
