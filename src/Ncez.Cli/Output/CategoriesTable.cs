using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Inventories;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Cli.Output;

/// <summary>Categories of an inventory: a row per category, a column per year.</summary>
internal static class CategoriesTable
{
    private const string Area = "Inventory";

    /// <summary>The table.</summary>
    public static ResultTable Of(Inventory inventory)
    {
        var years = inventory.Years.Select(y => YearBreakdown.Of(inventory, y.Year).Categories).ToImmutableArray();
        var categories = years.SelectMany(y => y).DistinctBy(c => (c.Category.Id, c.Scope)).ToImmutableArray();
        double Of(int year, CategoryTotal category) =>
            years[year].FirstOrDefault(c => c.Category.Id == category.Category.Id && c.Scope == category.Scope)?.Co2eT ?? double.NaN;
        return new ResultTable("categories", CliContext.BothOf(Area, "categories"),
            [
                new TableColumn("category", CliContext.BothOf(Area, "category")),
                new TableColumn("scope", CliContext.BothOf(Area, "scope")),
                new TableColumn("unit", CliContext.BothOf(Area, "unit")),
                .. inventory.Years.Select(y => y.Year.ToString(CultureInfo.InvariantCulture)).Select(y => new TableColumn(y, LocalText.Same(y), IsNumber: true)),
            ],
            [
                .. categories.Select(category => ImmutableArray.Create<TableCell>(
                [
                    category.Category.Name, ScopeName(category.Scope), "tCO2e",
                    .. Enumerable.Range(0, years.Length).Select(year => (TableCell)Of(year, category)),
                ])),
            ]);
    }

    /// <summary>A scope in words.</summary>
    public static LocalText ScopeName(Scope scope) => CliContext.BothOf(Area, $"scope.{scope}");
}
