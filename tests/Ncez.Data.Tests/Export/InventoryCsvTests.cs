using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Ncez.Data.Export;
using Ncez.Data.Import;
using Ncez.Model.Texts;

namespace Ncez.Data.Tests.Export;

public class InventoryCsvTests
{
    [Fact]
    public void Lines_start_with_a_byte_order_mark_and_headers_in_the_readers_language()
    {
        var bytes = Bytes(s => InventoryCsv.WriteLines(SampleInventory.Of(), s, Language.Zh));
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.StartsWith("行号,行数,年份", Encoding.UTF8.GetString(bytes[3..]), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_row_has_every_column_and_the_lines_add_up_to_net()
    {
        var rows = Rows(Bytes(s => InventoryCsv.WriteLines(SampleInventory.Of(), s, Language.En)));
        Assert.All(rows, row => Assert.Equal(rows[0].Length, row.Length));
        Assert.Equal(1 + 8 + 1, rows.Length);
        Assert.Equal(SampleInventory.NetT, NetOf(rows), 1e-9);
    }

    [Fact]
    public void Sums_by_plan_have_the_same_columns_and_the_same_total()
    {
        var rows = Rows(Bytes(s => InventoryCsv.WriteSums(SampleInventory.Of(copies: 3), s, Language.En)));
        Assert.All(rows, row => Assert.Equal(rows[0].Length, row.Length));
        Assert.Equal(3 * SampleInventory.NetT, NetOf(rows), 1e-9);
        Assert.Equal("3", rows[1][1]);
    }

    [Fact]
    public void A_text_is_never_a_formula_and_a_number_stays_a_number()
    {
        var rows = Rows(Bytes(s => InventoryCsv.WriteLines(SampleInventory.Of(), s, Language.En)));
        Assert.Equal("'=cmd|' /C calc'!A0", Cell(rows, "coal-1", "Source of the activity data"));
        Assert.Equal("-30", Cell(rows, "trees-1", "CO2e (t)"));
        Assert.Equal("电费单, 2020 \"年\"", Cell(rows, "power-1", "Source of the activity data"));
    }

    [Fact]
    public void Confidential_quantity_and_factor_are_empty_and_so_is_what_is_not_estimated()
    {
        var rows = Rows(Bytes(s => InventoryCsv.WriteLines(SampleInventory.Of(), s, Language.En)));
        Assert.Equal("", Cell(rows, "secret-1", "Quantity"));
        Assert.Equal("", Cell(rows, "secret-1", "Factor value"));
        Assert.Equal("50", Cell(rows, "secret-1", "CO2e (t)"));
        Assert.Equal("", Cell(rows, "other-1", "CO2e (t)"));
    }

    [Fact]
    public void Any_text_reads_back_as_it_was_written() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
        {
            text = new string([.. (text ?? "").Where(c => !char.IsSurrogate(c) && c != '\r')]);
            var bytes = Bytes(s =>
            {
                using var csv = new CsvOutput(s);
                csv.Text("first");
                csv.Text(text);
                csv.EndRow();
            });
            var guarded = text.Length > 0 && "=+-@\t".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
            return Rows(bytes)[0][1] == guarded.Trim();
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_number_reads_back_to_the_last_digit() =>
        Prop.ForAll(ArbMap.Default.ArbFor<double>(), number =>
        {
            var bytes = Bytes(s =>
            {
                using var csv = new CsvOutput(s);
                csv.Number(1);
                csv.Number(number);
                csv.EndRow();
            });
            var cell = Rows(bytes)[0][1];
            return double.IsFinite(number) ? double.Parse(cell, System.Globalization.CultureInfo.InvariantCulture) == number : cell.Length == 0;
        }).QuickCheckThrowOnFailure();

    private static double NetOf(string[][] rows)
    {
        var (scope, co2e) = (Array.IndexOf(rows[0], "Scope"), Array.IndexOf(rows[0], "CO2e (t)"));
        return rows.Skip(1).Where(r => r[scope] != "memo" && r[co2e].Length > 0)
            .Sum(r => double.Parse(r[co2e], System.Globalization.CultureInfo.InvariantCulture));
    }

    private static string Cell(string[][] rows, string id, string column) =>
        rows.Single(r => r[0] == id)[Array.IndexOf(rows[0], column)];

    private static byte[] Bytes(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }

    private static string[][] Rows(byte[] bytes)
    {
        var rows = new List<string[]>();
        var scanner = new CsvScanner(bytes.AsSpan(3), new (int Start, int End, bool Quoted)[64]);
        while (scanner.Read())
        {
            var cells = new string[scanner.FieldCount];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = scanner.Text(i);
            }

            rows.Add(cells);
        }

        return [.. rows];
    }
}
