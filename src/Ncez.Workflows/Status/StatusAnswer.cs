using System.Collections.Immutable;
using Ncez.Charts.Inventories;
using Ncez.Model.Inventories;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Workflows.Reporting;

namespace Ncez.Workflows.Status;

/// <summary>Where a zone stands in one sentence: what its emissions are made of, and how they have grown.</summary>
internal static class StatusAnswer
{
    // The first that divides the zone by a name says most.
    private static readonly string[] Structures = ["sector", "item", "site", "region"];

    /// <summary>The sentence, from the tables of the status analysis; at least one.</summary>
    public static LocalText Of(Inventory inventory, ImmutableArray<ResultTable> tables)
    {
        var (first, last) = (inventory.Years[0], inventory.Years[^1]);
        var largest = Structures.Select(id => tables.FirstOrDefault(t => t.Id == id)).OfType<ResultTable>().Select(t => Largest(t, StatusTexts.Year(last.Year))).FirstOrDefault(t => !t.IsEmpty);
        var grown = first.Year == last.Year || !double.IsFinite(first.Gross.T + last.Gross.T) ? default
            : StatusTexts.Of("answer.grown", ("change", ChartTexts.Change(first.Gross.T, last.Gross.T)), ("year", first.Year));
        return (largest.IsEmpty, grown.IsEmpty) switch
        {
            (true, true) => (tables.FirstOrDefault(t => t.Id == PublishedTable.Id) ?? tables[0]).Title,
            (true, false) => grown.AtStart,
            _ => ReportTexts.Join("；", "; ", [largest, grown]),
        };
    }

    // The part with most emissions of the year; of energy where no part has any.
    private static LocalText Largest(ResultTable table, string year)
    {
        var column = table.Columns.Select((c, i) => (c.Id, i)).ToDictionary(c => c.Id, c => c.i);
        var parts = table.Rows.Where(r => r[0].Text.En == year && r[1].Text != StatusTexts.Of("total")).ToList();
        return new[] { (Share: column["grossSharePercent"], Key: "answer.gross"), (Share: column["energySharePercent"], Key: "answer.energy") }
            .Select(c => (c.Key, c.Share, Row: parts.Where(p => double.IsFinite(p[c.Share].Number)).OrderByDescending(p => p[c.Share].Number).FirstOrDefault()))
            .Where(c => !c.Row.IsDefault && c.Row[1].Text != StatusTexts.Of("notStated"))
            .Select(c => StatusTexts.Of(c.Key, ("year", year), ("name", c.Row[1].Text.AtStart), ("share", Numbers.Percent(c.Row[c.Share].Number / 100, 0)))).FirstOrDefault();
    }
}
