using System.Collections.Immutable;
using Ncez.Accounting.Factors;
using Ncez.Kernels.Emissions;
using Ncez.Model.Quantities;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using static Ncez.Workflows.Views.ViewTexts;

namespace Ncez.Workflows.Views;

/// <summary>
/// The energy balance table: supply, transformation, losses, final use by sector, non-energy use and the statistical difference, fuels
/// across. From energy_balance.csv where the zone has it; else from the activity rows, where the supply of fuels is not stated and
/// their difference stays open.
/// </summary>
public sealed class BalanceView : IInventoryView
{
    private static readonly string[] Supply = ["production", "import", "export", "bunkers", "stock"];

    /// <inheritdoc />
    public string Id => "balance";

    /// <inheritdoc />
    public int Order => 45;

    /// <inheritdoc />
    public LocalText Title => Of("balance.title");

    /// <inheritdoc />
    public LocalText Note => Of("balance.note");

    /// <inheritdoc />
    public ImmutableArray<ResultTable> Build(ViewInput input)
    {
        var tables = ImmutableArray.CreateBuilder<ResultTable>();
        foreach (var year in input.Inventory.Years.Select(y => y.Year).Reverse())
        {
            var given = input.Zone.Balance.Where(b => b.Year == year).ToList();
            var rows = given.Count > 0 ? given : BalanceOfActivities.Of(input.Zone, input.Shipped.Library, year);
            if (rows.Count > 0)
            {
                var converter = new EnergyConverter(input, year);
                tables.Add(Table($"energy_balance_{year}", Of(given.Count > 0 ? "balance.given" : "balance.made", ("year", year)), rows, input, r => r.Quantity, i => UnitOf(rows, i)));
                tables.Add(Table($"energy_balance_{year}_tce", Of("balance.tce", ("year", year)), rows, input, converter.Tce, _ => "tce"));
            }
        }

        return tables.ToImmutable();
    }

    private static ResultTable Table(string id, LocalText title, List<BalanceRow> rows, ViewInput input, Func<BalanceRow, double> amount, Func<string, string> unit)
    {
        var items = rows.Select(r => r.Item).Distinct(StringComparer.Ordinal).ToList();
        var library = input.Shipped.Library;
        var cells = rows.GroupBy(r => (r.Flow, r.Sector, r.Item)).ToDictionary(g => g.Key, g => unit(g.Key.Item).Length == 0 ? double.NaN : g.Sum(amount));
        var lines = new List<ImmutableArray<TableCell>>();
        void Line(LocalText name, Func<string, double> value, string sector = "") => lines.Add([name, sector, .. items.Select(i => (TableCell)value(i))]);
        double Cell(string flow, string sector, string item) => cells.GetValueOrDefault((flow, sector, item), double.NaN);
        double Flow(string flow, string item) => Model.Inventories.PlanTotal.SumOfKnown(cells.Where(c => c.Key.Flow == flow && c.Key.Item == item).Select(c => c.Value));
        double Signed(string flow, string item) => flow is "export" or "bunkers" ? -Flow(flow, item) : Flow(flow, item);
        double Available(string item) => Model.Inventories.PlanTotal.SumOfKnown(Supply.Select(f => Signed(f, item)));

        foreach (var flow in Supply.Where(f => rows.Any(r => r.Flow == f)))
        {
            Line(Of($"flow.{flow}"), i => Signed(flow, i));
        }

        Line(Of("flow.available"), Available);
        foreach (var (flow, sector) in rows.Where(r => r.Flow is "transformation" or "loss" or "final" or "non_energy").Select(r => (r.Flow, r.Sector)).Distinct()
            .OrderBy(r => Array.IndexOf(["transformation", "loss", "final", "non_energy"], r.Flow)))
        {
            Line(Of($"flow.{flow}"), i => Cell(flow, sector, i), sector);
        }

        Line(Of("flow.difference"), i => double.IsNaN(Available(i)) ? double.NaN : ReconciliationKernels.StatisticalDifferenceMWh(
            Available(i), Known(Flow("transformation", i)), Known(Flow("loss", i)), Known(Flow("final", i)) + Known(Flow("non_energy", i))));
        if (rows.Any(r => r.Flow == "difference"))
        {
            Line(Of("flow.published"), i => Flow("difference", i));
        }

        Line(Of("flow.burnt"), i => Model.Inventories.PlanTotal.SumOfKnown([Flow("final", i), .. cells.Where(c => c.Key.Flow == "transformation" && c.Key.Item == i && IsBurnt(input, c.Key.Sector)).Select(c => -Math.Min(0, c.Value))]));
        return new ResultTable(id, title,
            [Column("flow", "balance.flow"), Column("sector", "balance.sector"), .. items.Select(i => new TableColumn(i, Header(library.FindItem(i)?.Name ?? LocalText.Same(i), unit(i)), IsNumber: true))], [.. lines]);
    }

    // Rows made from activities put nothing but heat-and-power plant under transformation.
    private static bool IsBurnt(ViewInput input, string sector) => input.Zone.Balance.IsEmpty ||
        input.Shipped.BalanceForm.Any(f => f.Flow == "transformation" && f.Category.Length > 0 && f.Sector.Zh == sector);

    // Within a column, a flow that is not printed is none of it; the column's supply must be known.
    private static double Known(double value) => double.IsNaN(value) ? 0 : value;

    private static LocalText Header(LocalText name, string unit) => unit.Length == 0 ? name : new LocalText($"{name.Zh} [{unit}]", $"{name.En} [{UnitSymbol.Of(unit).En}]");

    // A column of mixed units cannot be added up as it is written; its energy can.
    private static string UnitOf(List<BalanceRow> rows, string item) => rows.Where(r => r.Item == item).Select(r => r.Unit.Symbol).Distinct().ToList() is [var only] ? only : "";

    /// <summary>Quantities as standard coal, calorific, with the heating values of the zone's factor sets.</summary>
    private sealed class EnergyConverter(ViewInput input, int year)
    {
        private const double MWhPerTce = 8.141;
        private readonly FactorResolver _factors = new(input.Shipped.Library, input.Zone.LocalFactors, FactorSettings.Of(input.Zone.Zone));

        public double Tce(BalanceRow row) => row.Quantity * row.Unit.ToCanonical * MWhPerUnit(row) / MWhPerTce;

        private double MWhPerUnit(BalanceRow row) => row.Unit.Dimension == Dimension.Energy ? 1
            : input.Inventory.Plans.FirstOrDefault(p => p.Year == year && p.CarriesEnergy && p.Item?.Id == row.Item && p.EnergyMWhPerUnit > 0
                && input.Inventory.Activities.Kinds[p.Kind].Unit.Symbol == row.Unit.Symbol) is { } plan ? plan.EnergyMWhPerUnit / row.Unit.ToCanonical
            : _factors.ResolveFuel(row.Item, input.Zone.Zone.Region, year).HeatingValue.Pick is { } ncv && ncv.Unit.Denominator?.Dimension == row.Unit.Dimension ? ncv.Canonical : double.NaN;
    }
}
