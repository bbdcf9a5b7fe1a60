using System.Collections.Immutable;
using Ncez.Model.Charts;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Charts.Inventories;

/// <summary>Gross emissions by category, largest first, what is deducted within it left of zero; a category that is not estimated keeps its row.</summary>
public sealed class CategoryBarsChart : IInventoryChart
{
    /// <inheritdoc />
    public string Id => "category-bars";

    /// <inheritdoc />
    public int Order => 20;

    /// <inheritdoc />
    public ChartSpec? Build(Inventory inventory, int year)
    {
        var all = InventorySums.ByCategory(inventory, year).Where(c => c.Scope is Scope.Direct or Scope.Indirect);
        var sums = all.Where(c => c.Co2eT is > 0 or < 0).OrderByDescending(c => c.Co2eT)
            .Concat(all.Where(c => double.IsNaN(c.Co2eT) && c.NotEstimatedTce > 0)).ToImmutableArray();
        if (!sums.Any(c => c.Co2eT > 0))
        {
            return null;
        }

        var gross = sums.Where(c => double.IsFinite(c.Co2eT)).Sum(c => c.Co2eT);
        var scale = Magnitude.OfTonnes(sums[0].Co2eT);
        var second = sums.Length > 1 && sums[1].Co2eT > 0 ? sums[1] : null;
        return new ChartSpec
        {
            Id = Id,
            Form = ChartForm.Bar,
            Title = ChartTexts.Of(second is null ? "category.titleOne" : "category.title", ("top", sums[0].Category.Name.AtStart), ("share", Numbers.Percent(sums[0].Co2eT / gross, 0)),
                ("second", second?.Category.Name.InSentence ?? default), ("secondShare", Numbers.Percent((second?.Co2eT ?? 0) / gross, 0))),
            Subtitle = ChartTexts.Of("category.sub", ("year", year), ("unit", scale.UnitCo2e)),
            Unit = scale.UnitCo2e,
            DataUnit = Magnitude.One.UnitCo2e,
            Scale = scale,
            Categories = [.. sums.Select(c => c.Category.Name.AtStart)],
            Series =
            [
                .. new[] { Scope.Direct, Scope.Indirect }.Select(scope => new ChartSeries(
                    ChartTexts.Scope(scope), ChartTexts.Role(scope), [.. sums.Select(c => c.Scope == scope ? c.Co2eT : double.NaN)]) { Links = [.. sums.Select(c => SumId.Of(year, c.Scope, c.Category.Id).ToString())] }),
            ],
            Notes = EmissionStructureChart.MissingNote(inventory, year),
        };
    }
}
