using System.Collections.Immutable;
using System.Globalization;
using Ncez.Data.Import.Books;
using Ncez.Data.Import.Zones;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Workflows.Exchange;

/// <summary>
/// Brings a published table into a zone folder: an energy balance (flows × fuels) or emissions (sectors × fuels). Its own totals are
/// not imported; they are compared with the sum of the cells, and a difference is said with its quantity.
/// </summary>
public sealed class ImportMatrix(ShippedData shipped)
{
    private const double Tolerance = 0.005;
    private static readonly string[] TotalNames = ["合计", "总计", "总量", "小计", "total", "sum", "全部", "all", "煤合计", "油品合计", "煤炭合计", "能源合计", "totalenergy", "grandtotal"];

    /// <summary>Reads a table and changes the zone folder; with an error anywhere the folder stays as it was.</summary>
    /// <param name="path">Workbook or CSV file.</param>
    /// <param name="folder">Zone folder.</param>
    /// <param name="matrix">What the table is.</param>
    /// <param name="replace">True when rows of the same id are replaced.</param>
    /// <param name="cancel">Stops before anything is written.</param>
    public ImportOutcome Run(string path, string folder, MatrixOptions matrix, bool replace, CancellationToken cancel = default)
    {
        var findings = new Findings();
        var zone = Directory.Exists(folder) ? ZoneReader.Read(folder, shipped.Library, shipped.Template, cancel).Zone : null;
        if (MatrixBook.Read(path, shipped.Library.Units, findings) is not { } table)
        {
            return new ImportOutcome(findings, ImportState.Refused);
        }

        var columns = Columns(table, matrix, findings);
        CheckTotals(table, findings);
        if (findings.HasErrors)
        {
            return new ImportOutcome(findings, ImportState.Refused);
        }

        ImmutableArray<PlainTable> tables = matrix.Kind == MatrixKind.Balance
            ? Balance(new BalanceRows(shipped.BalanceForm, zone is null ? null : shipped.Template(zone.Domain), matrix, findings).Read(table, [.. columns.Where(c => c.Item is not null).Select(c => (c.Index, c.Item!, c.Unit.Text))]))
            : [Emissions(table, columns, matrix, zone is null ? null : shipped.Template(zone.Domain))];
        cancel.ThrowIfCancellationRequested();
        return findings.HasErrors ? new ImportOutcome(findings, ImportState.Refused) : ImportBook.Merge(tables, null, folder, replace, findings);
    }

    /// <summary>A text that stands in an imported row, in Chinese as the tables are.</summary>
    internal static string Note(string key) => TextArea.Of(typeof(ImportMatrix).Assembly, "Import").Both($"matrix.{key}", []).Zh ?? "";

    private static ImmutableArray<PlainTable> Balance((List<string[]> Balance, List<string[]> Activities) rows) =>
        [new PlainTable("energy_balance.csv", BalanceRows.BalanceColumns, rows.Balance), new PlainTable("activities.csv", BalanceRows.ActivityColumns, rows.Activities)];

    // Fuels of a balance must be known, for their heating value; columns of emissions stand as they are printed.
    private List<(int Index, string Label, Item? Item, MatrixUnit Unit)> Columns(PublishedMatrix table, MatrixOptions matrix, Findings findings)
    {
        var columns = new List<(int, string, Item?, MatrixUnit)>();
        for (var c = 0; c < table.Columns.Length; c++)
        {
            var column = table.Columns[c];
            if (IsTotal(column.Label))
            {
                continue;
            }

            var item = shipped.Library.FindItem(column.Label);
            var unit = matrix.Unit.Length > 0 ? MatrixUnit.Of(matrix.Unit, shipped.Library.Units) : column.Unit != MatrixUnit.None ? column.Unit : table.Unit;
            if (unit == MatrixUnit.None)
            {
                findings.Error("IMP-027", column.Where, ("label", column.Label), ("unit", matrix.Unit));
            }
            else if (item is null && matrix.Kind == MatrixKind.Balance)
            {
                findings.Error("IMP-028", column.Where, ("label", column.Label));
            }

            columns.Add((c, column.Label, item, unit));
        }

        return columns;
    }

    private PlainTable Emissions(PublishedMatrix table, List<(int Index, string Label, Item? Item, MatrixUnit Unit)> columns, MatrixOptions matrix, BoundaryTemplate? template)
    {
        var year = matrix.Year.ToString(CultureInfo.InvariantCulture);
        var cells = table.Rows.Where(r => !IsTotal(r.Label)).SelectMany(r => columns.Where(c => !double.IsNaN(r.Values[c.Index])).Select(c =>
            (Sector: r.Label, Item: c.Item?.Id ?? c.Label, Quantity: Number(r.Values[c.Index]), Unit: c.Unit.Text, Gas: GasOf(matrix, c.Unit), Place: PlaceOf(r.Label, c.Item, matrix, template))));
        string Id(string sector, string item) => string.Join('.', new[] { $"RM{year}", matrix.Site, sector, item }.Where(p => p.Length > 0));
        return matrix.Kind == MatrixKind.Totals
            ? new PlainTable("area_totals.csv", ["id", "year", "sector", "item", "quantity", "unit", "source"],
                [.. cells.Select(c => (c.Sector, c.Item, c.Quantity, c.Unit)).Concat(Printed(table, columns[0].Unit.Text)).Select(c => new[] { Id(c.Sector.Length + c.Item.Length == 0 ? "total" : c.Sector, c.Item), year, c.Sector, c.Item, c.Quantity, c.Unit, matrix.Source })])
            : new PlainTable("activities.csv", BalanceRows.ActivityColumns,
                [.. cells.Select(c => new[] { Id(c.Sector, c.Item), year, c.Place.Category, c.Item, c.Quantity, c.Unit, c.Place.Direction, "reported", c.Gas, c.Sector, matrix.Site, matrix.Source, "" })]);
    }

    // Asked for, else what the unit names.
    private static string GasOf(MatrixOptions matrix, MatrixUnit unit) => matrix.Gas.Length > 0 ? matrix.Gas : unit.Gas.Length > 0 ? unit.Gas : "CO2";

    // Electricity and heat were emitted elsewhere, whoever uses them; a sector burns fuel in the category of its row in the energy balance.
    private (string Category, string Direction) PlaceOf(string sector, Item? item, MatrixOptions matrix, BoundaryTemplate? template)
    {
        if (matrix.Category.Length == 0 && item?.Family is ItemFamily.Electricity or ItemFamily.Heat)
        {
            return (item.Family == ItemFamily.Heat ? "purchased_heat" : "purchased_electricity", "import");
        }

        var category = matrix.Category.Length > 0 ? matrix.Category
            : shipped.BalanceForm.FirstOrDefault(f => f.Flow == "final" && f.Names.Any(n => Folded(n) == Folded(sector)))?.Category ?? "";
        return (category.Length > 0 && (matrix.Category.Length > 0 || template?.Categories.Any(c => c.Id == category) != false) ? category : "stationary_combustion", "use");
    }

    // Of the whole area its printed totals are what the parts are compared with: each sector's, and all.
    private static IEnumerable<(string Sector, string Item, string Quantity, string Unit)> Printed(PublishedMatrix table, string unit)
    {
        var column = table.Columns.ToList().FindIndex(c => IsTotal(c.Label));
        return column < 0 ? [] : table.Rows.Where(r => !double.IsNaN(r.Values[column])).Select(r => (IsTotal(r.Label) ? "" : r.Label, "", Number(r.Values[column]), unit));
    }

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);

    // Printed totals, row by row and column by column; rows of a balance are sums by their own rules.
    private static void CheckTotals(PublishedMatrix table, Findings findings)
    {
        var totalColumn = table.Columns.Select((c, i) => (c, i)).FirstOrDefault(c => IsTotal(c.c.Label));
        var units = table.Columns.Select(c => c.Unit).Distinct().Count();
        foreach (var row in table.Rows.Where(r => totalColumn.c is not null && units == 1 && TotalNames.Take(8).Contains(Folded(totalColumn.c.Label)) && !double.IsNaN(r.Values[totalColumn.i])))
        {
            Compare(row.Label, row.Values[totalColumn.i], row.Values.Where((v, i) => !IsTotal(table.Columns[i].Label) && !double.IsNaN(v)).Sum(), row.Where, findings);
        }

        if (table.Rows.FirstOrDefault(r => IsTotal(r.Label)) is { } totalRow)
        {
            for (var c = 0; c < table.Columns.Length; c++)
            {
                if (!double.IsNaN(totalRow.Values[c]))
                {
                    Compare(table.Columns[c].Label, totalRow.Values[c], table.Rows.Where(r => !IsTotal(r.Label) && !double.IsNaN(r.Values[c])).Sum(r => r.Values[c]), totalRow.Where, findings);
                }
            }
        }
    }

    private static void Compare(string label, double printed, double sum, Place where, Findings findings)
    {
        if (Math.Abs(printed - sum) > Tolerance * Math.Max(Math.Abs(printed), Math.Abs(sum)))
        {
            findings.Warning("IMP-030", where, ("label", label), ("printed", printed), ("sum", Math.Round(sum, 9)), ("residual", Math.Round(printed - sum, 9)));
        }
    }

    private static bool IsTotal(string label) => TotalNames.Contains(Folded(label));

    private static string Folded(string label) => string.Concat(label.Where(c => !char.IsWhiteSpace(c))).ToLowerInvariant();
}
