using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Inventories;
using Ncez.Model.Tables;
using Ncez.Model.Texts;

namespace Ncez.Cli.Output;

/// <summary>Totals of an inventory: a row per number, a column per year.</summary>
internal static class TotalsTable
{
    private const string Area = "Inventory";

    /// <summary>The table.</summary>
    public static ResultTable Of(Inventory inventory)
    {
        YearTotals? Market(YearTotals year) => inventory.Electricity.FirstOrDefault(e => e.Year == year.Year)?.Market;
        (string Key, string Unit, Func<YearTotals, double> Value)[] rows =
        [
            ("direct", "tCO2e", y => y.Direct.T),
            ("indirect", "tCO2e", y => y.Indirect.T),
            ("gross", "tCO2e", y => y.Gross.T),
            ("sink", "tCO2e", y => y.Sink.T),
            ("export", "tCO2e", y => y.ExportCredit.T),
            ("offset", "tCO2e", y => y.Offset.T),
            ("net", "tCO2e", y => y.Net.T),
            ("marketIndirect", "tCO2e", y => Market(y)?.Indirect.T ?? double.NaN),
            ("marketOffset", "tCO2e", y => Market(y)?.Offset.T ?? double.NaN),
            ("marketNet", "tCO2e", y => Market(y)?.Net.T ?? double.NaN),
            ("biomass", "tCO2", y => y.BiomassMemo.T),
            ("carried", "tCO2e", y => y.OffsetCarried.T),
            ("marketCarried", "tCO2e", y => Market(y)?.OffsetCarried.T ?? double.NaN),
            ("energyCalorific", "tce", y => y.EnergyTceCalorific),
            ("energyEquivalent", "tce", y => y.EnergyTceEquivalent),
            ("coverCalorific", "%", y => 100 * y.RenewableCoverCalorific),
            ("coverEquivalent", "%", y => 100 * y.RenewableCoverEquivalent),
            ("notEstimated", "", y => y.NotEstimated.Lines),
        ];
        var title = CliContext.BothOf(Area, "title");
        LocalText Titled(Language language) => LocalText.Same(TextArea.Fill(title.In(language), [("zone", inventory.Zone.Name), ("gwp", inventory.Zone.Gwp)], language));
        return new ResultTable("inventory", new LocalText(Titled(Language.Zh).Zh, Titled(Language.En).En),
            [
                new TableColumn("total", CliContext.BothOf(Area, "total")),
                new TableColumn("unit", CliContext.BothOf(Area, "unit")),
                .. inventory.Years.Select(y => new TableColumn(Year(y.Year), LocalText.Same(Year(y.Year)), IsNumber: true)),
            ],
            [.. rows.Select(row => ImmutableArray.Create<TableCell>([CliContext.BothOf(Area, $"row.{row.Key}"), row.Unit, .. inventory.Years.Select(y => (TableCell)row.Value(y))]))]);
    }

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);
}
