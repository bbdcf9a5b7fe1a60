using System.Globalization;
using Microsoft.VisualBasic.FileIO;

namespace Ncez.House.Tests;

/// <summary>No number without a source: every row of data that carries one names where it was read.</summary>
public sealed class DataFileTests
{
    private static readonly string[] SourceColumns = ["source", "section", "table", "serial", "certificate", "evidence", "why", "reviewer"];
    private static readonly string[] Confidences = ["high", "medium", "low"];

    private static readonly Lazy<Table[]> Tables = new(() => [.. House.Files("data", "*.csv").Order(StringComparer.Ordinal).Select(Table.Read)]);

    [Fact]
    public void A_row_with_a_number_names_its_source() =>
        Rule.Holds($"Rows with a number but nothing in any of the columns {string.Join(", ", SourceColumns)}:",
            from table in Tables.Value
            let values = Columns(table, c => CarriesValues(table, c))
            let sources = Columns(table, c => SourceColumns.Contains(table.Header[c]))
            from row in table.Rows
            where values.Any(c => IsNumber(row.At(c))) && sources.All(c => string.IsNullOrWhiteSpace(row.At(c)))
            select $"{table.File}:{row.Line}: {string.Join(',', row.Cells)}");

    [Fact]
    public void Every_row_fills_its_header() =>
        Rule.Holds("Rows with another number of cells than the header, or columns named twice:",
            Tables.Value.SelectMany(t => t.Rows.Where(r => r.Cells.Length != t.Header.Length).Select(r => $"{t.File}:{r.Line}: {r.Cells.Length} cells, header {t.Header.Length}")
                .Concat(t.Header.GroupBy(h => h).Where(g => g.Count() > 1).Select(g => $"{t.File}: column {g.Key}"))));

    [Fact]
    public void A_name_stands_in_both_languages() =>
        Rule.Holds("Only one of a pair of columns _zh and _en is there or filled:",
            from table in Tables.Value
            from zh in Columns(table, c => table.Header[c].EndsWith("_zh", StringComparison.Ordinal))
            let en = Array.IndexOf(table.Header, table.Header[zh][..^3] + "_en")
            from row in table.Rows
            where en < 0 || string.IsNullOrWhiteSpace(row.At(zh)) != string.IsNullOrWhiteSpace(row.At(en))
            select $"{table.File}:{row.Line}: {row.At(0)}: {table.Header[zh]}");

    [Fact]
    public void Every_factor_row_has_a_unique_id_a_confidence_and_a_source() =>
        Rule.Holds("Factor rows without a source, with another confidence than high, medium, low, or with an id used twice in their set:",
            from table in Tables.Value
            where table.File.StartsWith("data/factors/", StringComparison.Ordinal) && table.File.EndsWith("/factors.csv", StringComparison.Ordinal)
            let ids = table.Rows.GroupBy(r => table.Cell(r, "id")).ToDictionary(g => g.Key, g => g.Count())
            from row in table.Rows
            where string.IsNullOrWhiteSpace(table.Cell(row, "source")) || !Confidences.Contains(table.Cell(row, "confidence")) || ids[table.Cell(row, "id")] > 1
            select $"{table.File}:{row.Line}: {table.Cell(row, "id")}");

    [Fact]
    public void Every_factor_set_describes_itself() =>
        Rule.Holds("Folders data/factors/<set>/<version>/ without set.json:",
            House.Files("data/factors", "factors.csv").Where(f => !File.Exists(Path.Combine(Path.GetDirectoryName(f)!, "set.json"))).Select(House.Relative));

    // Flags (0 and 1) and calendar years are not measured numbers, nor is what orders or names a row.
    private static bool CarriesValues(Table table, int column)
    {
        if (table.Header[column] is "id" or "order" or "row" or "table" or "section" or "period" or "horizon" or "line")
        {
            return false;
        }

        var numbers = table.Rows.Select(r => r.At(column)).Where(IsNumber)
            .Select(c => double.Parse(c, CultureInfo.InvariantCulture)).ToArray();
        return numbers.Length > 0 && !numbers.All(n => n is 0 or 1) && !numbers.All(n => n is >= 1900 and <= 2100 && double.IsInteger(n));
    }

    private static bool IsNumber(string cell) => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static int[] Columns(Table table, Func<int, bool> which) => [.. Enumerable.Range(0, table.Header.Length).Where(which)];

    private sealed record Row(long Line, string[] Cells)
    {
        public string At(int column) => column >= 0 && column < Cells.Length ? Cells[column] : "";
    }

    private sealed record Table(string File, string[] Header, Row[] Rows)
    {
        public string Cell(Row row, string column) => row.At(Array.IndexOf(Header, column));

        // The framework's own reader, so that a fault of ours cannot hide a fault of a file.
        public static Table Read(string path)
        {
            using var parser = new TextFieldParser(path, System.Text.Encoding.UTF8) { HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = false, CommentTokens = ["#"] };
            parser.SetDelimiters(",");
            var header = parser.ReadFields() ?? [];
            var rows = new List<Row>();
            while (!parser.EndOfData)
            {
                var line = parser.LineNumber;
                rows.Add(new Row(line, parser.ReadFields() ?? []));
            }

            return new Table(House.Relative(path), header, [.. rows]);
        }
    }
}
