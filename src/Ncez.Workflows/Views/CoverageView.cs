using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using static Ncez.Workflows.Views.ViewTexts;

namespace Ncez.Workflows.Views;

/// <summary>Sub-areas against the published total of the whole (area_totals.csv): what they cover, and the residual that nobody reports.</summary>
public sealed class CoverageView : IInventoryView
{
    /// <inheritdoc />
    public string Id => "coverage";

    /// <inheritdoc />
    public int Order => 46;

    /// <inheritdoc />
    public LocalText Title => Of("coverage.title");

    /// <inheritdoc />
    public LocalText Note => Of("coverage.note");

    /// <inheritdoc />
    public ImmutableArray<ResultTable> Build(ViewInput input)
    {
        if (!input.Zone.Tables.TryGetValue("area_totals.csv", out var totals))
        {
            return [];
        }

        var rows = totals.Rows.Select(r => Row(totals, r, input)).Where(r => !r.IsDefault).ToImmutableArray();
        return rows.IsEmpty ? [] : [new ResultTable("coverage", Of("coverage.table"),
            [
                Column("year", "year"), Column("sector", "balance.sector"), Column("item", "annex.item"), Numbers("totalT", "coverage.total"), Numbers("partsT", "coverage.parts"),
                Numbers("areas", "coverage.areas"), Numbers("residualT", "coverage.residual"), Numbers("coveragePercent", "coverage.share"), Column("source", "source"),
            ], rows), Areas(input, totals)];
    }

    /// <inheritdoc />
    public LocalText Answer(ViewInput input, ImmutableArray<ResultTable> tables)
    {
        // Of the last year, the published total of everything; else the largest one.
        var (rows, column) = (tables[0].Rows, tables[0].Columns.Select((c, i) => (c.Id, i)).ToDictionary(c => c.Id, c => c.i));
        var row = rows.Where(r => r[column["year"]].Text == rows[^1][column["year"]].Text).OrderBy(r => NameOf(r).IsEmpty ? 0 : 1).ThenByDescending(r => r[column["totalT"]].Number).First();
        var (residualT, what) = (row[column["residualT"]].Number, NameOf(row));
        return Of(residualT < 0 ? "coverage.answer.over" : "coverage.answer", ("year", row[column["year"]].Text), ("what", what.IsEmpty ? Of("coverage.all") : what), ("areas", row[column["areas"]].Number),
            ("share", Model.Texts.Numbers.Percent(row[column["coveragePercent"]].Number / 100)), ("total", Model.Texts.Numbers.Co2e(row[column["totalT"]].Number)), ("residual", Model.Texts.Numbers.Co2e(Math.Abs(residualT))));

        LocalText NameOf(ImmutableArray<TableCell> cells) => cells[column["item"]].Text.IsEmpty ? cells[column["sector"]].Text : cells[column["item"]].Text;
    }

    private static ImmutableArray<TableCell> Row(ZoneTable totals, ZoneRow row, ViewInput input)
    {
        if (totals.Whole(row, "year") is not { } year || input.Inventory.Years.All(y => y.Year != year) || totals.Number(row, "quantity") is not { } quantity
            || !input.Shipped.Library.Units.TryParse(totals.Text(row, "unit"), out var unit))
        {
            return default;
        }

        var (sector, item) = (totals.Text(row, "sector"), totals.Text(row, "item"));
        var parts = Parts(input, year).Where(p => (sector.Length == 0 || p.Sector.Equals(sector, StringComparison.OrdinalIgnoreCase))
            && (item.Length == 0 || p.Item == (input.Shipped.Library.FindItem(item)?.Id ?? item))).ToList();
        var (totalT, partsT) = (quantity * unit.ToCanonical, parts.Count == 0 ? double.NaN : parts.Sum(p => p.Co2eT));
        return [Year(year), sector, input.Shipped.Library.FindItem(item)?.Name ?? LocalText.Same(item), totalT, partsT, parts.Select(p => p.Site).Where(p => p.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Count(),
            totalT - (double.IsNaN(partsT) ? 0 : partsT), totalT == 0 ? double.NaN : 100 * (double.IsNaN(partsT) ? 0 : partsT) / totalT, totals.Text(row, "source")];
    }

    private static ResultTable Areas(ViewInput input, ZoneTable totals) => new("coverage_areas", Of("coverage.byArea"),
        [Column("year", "year"), Column("area", "coverage.area"), Numbers("partsT", "coverage.parts"), Numbers("sharePercent", "coverage.shareOfParts")],
        [.. input.Inventory.Years.Where(y => totals.Rows.Any(r => totals.Text(r, "year") == y.Year.ToString(CultureInfo.InvariantCulture))).SelectMany(y => Areas(input, y.Year))]);

    private static IEnumerable<ImmutableArray<TableCell>> Areas(ViewInput input, int year)
    {
        var parts = Parts(input, year).ToList();
        var allT = parts.Sum(p => p.Co2eT);
        return parts.GroupBy(p => p.Site, StringComparer.OrdinalIgnoreCase).OrderByDescending(g => g.Sum(p => p.Co2eT))
            .Select(g => ImmutableArray.Create<TableCell>([Year(year), g.Key.Length > 0 ? g.Key : Of("coverage.none"), g.Sum(p => p.Co2eT), allT == 0 ? double.NaN : 100 * g.Sum(p => p.Co2eT) / allT]));
    }

    private static IEnumerable<(string Site, string Sector, string Item, double Co2eT)> Parts(ViewInput input, int year) => input.Inventory.Plans.Zip(input.Inventory.PlanTotals)
        .Where(p => p.First.Year == year && p.First.Scope is Scope.Direct or Scope.Indirect && !double.IsNaN(p.Second.Co2eT))
        .Select(p => (input.Inventory.Activities.Kinds[p.First.Kind].Site, input.Inventory.Activities.Kinds[p.First.Kind].Sector, p.First.Item?.Id ?? "", p.Second.Co2eT));
}
