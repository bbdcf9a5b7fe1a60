using System.Collections.Immutable;
using Ncez.Model.Tables;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Exchange;

/// <summary>What an import shows to people: the mapping to review, the first rows it gives, and what was taken.</summary>
public static class ImportTables
{
    private const int FirstRows = 5;
    private static readonly TextArea Area = TextArea.Of(typeof(ImportTables).Assembly, "Import");

    /// <summary>The mapping, a row per column.</summary>
    public static IEnumerable<ResultTable> Mapping(ImportOutcome outcome) => (outcome.Mapping?.Sheets ?? []).Select(sheet => new ResultTable(
        "mapping", Area.Both("mapping.title", ("sheet", sheet.Sheet), ("file", sheet.File), ("row", sheet.HeaderRow)),
        [Column("column"), Column("header"), Column("to"), Column("why"), Column("with")],
        [
            .. sheet.Columns.Select(c => (ImmutableArray<TableCell>)
                [ColumnName(c.Column), c.Header, c.To.Length > 0 ? c.To : Area.Both("unused"), Area.Both($"why.{c.Why}"), string.Join(", ", c.With.Select(w => $"{w.Key} = {w.Value}"))]),
            .. sheet.Constants.Select(c => (ImmutableArray<TableCell>)["—", Area.Both("constant"), c.Key, "", c.Value]),
            .. sheet.CategoryOf.Select(c => (ImmutableArray<TableCell>)["—", Area.Both("categoryOf", ("item", c.Key)), "category", "", c.Value.Length > 0 ? c.Value : Area.Both("open")]),
        ]));

    /// <summary>The first rows that the mapping gives.</summary>
    public static IEnumerable<ResultTable> FirstRowsOf(ImportOutcome outcome) => outcome.Rows.Where(t => t.Rows.Count > 0).Select(table =>
    {
        var filled = Enumerable.Range(0, table.Columns.Length).Where(c => table.Rows.Take(FirstRows).Any(r => r[c].Length > 0)).ToList();
        return new ResultTable("rows", Area.Both("rows.title", ("count", table.Rows.Count), ("file", table.File)),
            [.. filled.Select(c => new TableColumn(table.Columns[c], LocalText.Same(table.Columns[c])))],
            [.. table.Rows.Take(FirstRows).Select(r => (ImmutableArray<TableCell>)[.. filled.Select(c => (TableCell)r[c])])]);
    });

    /// <summary>What was taken, a row per file.</summary>
    public static ResultTable Counts(ImportOutcome outcome) => new(
        "import", default,
        [Column("file"), new("new", Area.Both("head.new"), IsNumber: true), new("replaced", Area.Both("head.replaced"), IsNumber: true), new("same", Area.Both("head.same"), IsNumber: true), new("kept", Area.Both("head.kept"), IsNumber: true)],
        [.. outcome.Counts.Select(c => (ImmutableArray<TableCell>)[c.Key, (double)c.Value.New, (double)c.Value.Replaced, (double)c.Value.Same, (double)c.Value.Kept])]);

    private static TableColumn Column(string id) => new(id, Area.Both("head." + id));

    private static string ColumnName(int column) => column < 26 ? ((char)('A' + column)).ToString() : ColumnName((column / 26) - 1) + (char)('A' + (column % 26));
}
