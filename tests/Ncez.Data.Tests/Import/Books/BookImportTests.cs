using Ncez.Data.Import.Books;
using Ncez.Data.Import.Zones;
using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using Ncez.Testing;

namespace Ncez.Data.Tests.Import.Books;

/// <summary>Strange sheets: what is seen in them, what becomes of their cells, and what is said about the rest.</summary>
public class BookImportTests
{
    // A ledger as many Chinese firms keep it: titles, two rows of header, merged departments, a sum, a remark.
    private static readonly object?[][] Ledger =
    [
        ["某某工业园区2023年能源消费统计表", null, null, null, null, null, null],
        ["填报单位：某某公司"],
        ["序号", "月份", "部门", "外购能源", null, "燃料", "备注"],
        [null, null, null, "电力(万kWh)", "热力（GJ）", "天然气/万m3", null],
        [1, "1月", "工业", "1,234.5", 1200, new Formula("1.5+2", "3.5"), null],
        [2, "2月", null, "8,600,000 kWh", 1150, "-", "检修"],
        ["合计", null, null, 2094.5, 2350, 3.5, null],
        ["注：数据来自各公司台账"],
    ];

    private static readonly string[] LedgerMerged = ["A1:G1", "A3:A4", "B3:B4", "C3:C4", "D3:E3", "G3:G4", "C5:C6"];

    [Fact]
    public void A_ledger_with_titles_merged_headers_and_sums_is_understood()
    {
        var (reading, findings) = Read(new BookOf().Sheet("台账", Ledger, LedgerMerged));
        var sheet = Assert.Single(reading!.Mapping!.Sheets);
        Assert.Equal(("activities.csv", 3, 2), (sheet.File, sheet.HeaderRow, sheet.HeaderRows));
        Assert.Equal("2023", sheet.Constants["period"]);
        Assert.Equal(["id", "month", "sector", "quantity", "quantity", "quantity", "note"], sheet.Columns.Select(c => c.To));
        Assert.Equal("purchased_electricity", sheet.CategoryOf["电力"]);
        var table = Assert.Single(reading.Mapped);
        string[] columns = ["id", "period", "category", "item", "quantity", "unit", "direction", "sector", "note"];
        string[] expected =
        [
            "1-D,2023-01,purchased_electricity,电力,1234.5,万kWh,import,工业,",
            "1-E,2023-01,purchased_heat,热力,1200,GJ,import,工业,",
            "1-F,2023-01,stationary_combustion,天然气,3.5,万m3,,工业,",
            // D6 says another unit than its header, which only a person can decide: error, no number.
            "2-E,2023-02,purchased_heat,热力,1150,GJ,import,工业,检修",
        ];
        Assert.Equal(expected, table.Rows.Select(r => string.Join(',', columns.Select(c => r[table.Columns.IndexOf(c)]))));
        Assert.Equal(["IMP-007 台账!D6", "IMP-010 台账!A7", "IMP-011 台账!A8"], Codes(findings));
    }

    [Theory]
    [InlineData("1,234.5 万", "kWh", "1234.5", "万kWh")]
    [InlineData("860万kWh", "", "860", "万kWh")]
    [InlineData("1.2亿", "MWh", "120000000", "MWh")]
    [InlineData("(120)", "t", "-120", "t")]
    [InlineData("１，２００", "t", "1200", "t")]
    [InlineData("5 t", "t", "5", "t")]
    [InlineData("0.50", "t", "0.50", "t")]
    public void Numbers_as_people_type_them(string typed, string unit, string number, string unitAfter)
    {
        var (reading, _) = Read(new BookOf().Sheet("Data", [["ID", "Period", "Category", "Item", "Quantity", "Unit", "x"], ["A", 2020, "stationary_combustion", "柴油", typed, unit.Length > 0 ? unit : null, "y"]]));
        var table = Assert.Single(reading!.Mapped);
        Assert.Equal((number, unitAfter), (Cell(table, 0, "quantity"), Cell(table, 0, "unit")));
    }

    [Fact]
    public void Dates_percent_errors_and_formulas_without_a_value()
    {
        object?[][] rows =
        [
            ["ID", "Period", "Category", "Item", "Quantity", "Unit", "Uncertainty"],
            ["A", new DateTime(2023, 3, 1), "stationary_combustion", "柴油", 5, "t", new Percent(0.05)],
            ["B", 2023, "stationary_combustion", "柴油", new Formula("1/0", "#DIV/0!"), "t", null],
            ["C", 2023, "stationary_combustion", "柴油", new Formula("A1", null), "t", null],
            ["D", 2023, "stationary_combustion", "柴油", new DateTime(2023, 1, 2), "t", null],
            ["E", 2023, "stationary_combustion", "柴油", "approx. 5", "t", null],
        ];
        var (reading, findings) = Read(new BookOf().Sheet("Data", rows));
        var table = Assert.Single(reading!.Mapped);
        Assert.Equal(("2023-03", "5"), (Cell(table, 0, "period"), Cell(table, 0, "uncertainty_percent")));
        Assert.Equal(["IMP-004 Data!E3", "IMP-005 Data!E4", "IMP-008 Data!E5", "TAB-002 Data!E6"], Codes(findings));
    }

    [Theory]
    [InlineData("2023/5/6")]
    [InlineData("2023-05-06")]
    [InlineData("2023.5.6")]
    [InlineData("2023年5月")]
    [InlineData("2023年5月6日")]
    [InlineData("20230506")]
    [InlineData("2023-05-06 14:30:00")]
    [InlineData("date")]
    public void A_day_of_a_book_is_its_year_and_month(string written)
    {
        object cell = written == "date" ? new DateTime(2023, 5, 6) : written;
        foreach (var (header, title) in new[] { ("Period", "某某园区能源统计表"), ("月份", "某某园区2022年能源统计表") })
        {
            var (reading, findings) = Read(new BookOf().Sheet("Data", [[title], ["ID", header, "Category", "Item", "Quantity", "Unit"], ["A", cell, "stationary_combustion", "柴油", 5, "t"]]));
            Assert.Equal("2023-05", Cell(Assert.Single(reading!.Mapped), 0, "period"));
            Assert.DoesNotContain(findings.Sorted(), f => f.Severity == Severity.Error);
        }
    }

    [Theory]
    [InlineData("2023/13/5")]
    [InlineData("13月")]
    public void A_month_that_cannot_be_read_is_said_at_its_cell(string written)
    {
        var (_, findings) = Read(new BookOf().Sheet("Data", [["某某园区2022年能源统计表"], ["ID", "月份", "Category", "Item", "Quantity", "Unit"], ["A", written, "stationary_combustion", "柴油", 5, "t"]]));
        Assert.Contains("IMP-012 Data!B3", Codes(findings));
    }

    [Fact]
    public void An_amount_merged_over_rows_counts_once()
    {
        object?[][] rows = [["ID", "Period", "Category", "Item", "Quantity", "Unit"], ["A", 2020, "stationary_combustion", "柴油", 9, "t"], ["B", null, null, "汽油", null, "t"]];
        var (reading, findings) = Read(new BookOf().Sheet("Data", rows, "B2:B3", "C2:C3", "E2:E3"));
        var table = Assert.Single(reading!.Mapped);
        Assert.Equal(("9", ""), (Cell(table, 0, "quantity"), Cell(table, 1, "quantity")));
        Assert.Equal(("2020", "stationary_combustion"), (Cell(table, 1, "period"), Cell(table, 1, "category")));
        Assert.Equal(["IMP-006 Data!E3"], Codes(findings));
    }

    [Fact]
    public void A_mapping_is_the_same_after_writing_and_reading()
    {
        var (reading, _) = Read(new BookOf().Sheet("台账 \"1\"", Ledger, LedgerMerged));
        var file = Path.GetTempFileName();
        File.WriteAllText(file, MappingFile.Write(reading!.Mapping! with { IsReviewed = true }, Language.Zh));
        var findings = new Findings();
        var again = MappingFile.Read(file, findings);
        Assert.Empty(Codes(findings));
        Assert.True(again!.IsReviewed);
        Assert.Equal(MappingFile.Write(again, Language.Zh), MappingFile.Write(reading.Mapping! with { IsReviewed = true }, Language.Zh));
        File.Delete(file);
    }

    [Fact]
    public void A_saved_mapping_does_not_read_another_layout()
    {
        var (first, _) = Read(new BookOf().Sheet("台账", Ledger, LedgerMerged));
        var moved = Ledger.Select(r => r.Length > 6 ? [r[0], r[1], r[2], r[4], r[3], r[5], r[6]] : r).ToArray();
        using var book = new BookOf().Sheet("台账", moved, LedgerMerged);
        var findings = new Findings();
        BookImport.Read(book.Save(), first!.Mapping, ZoneFixture.Library, ZoneFixture.Template(Domain.Park), findings, default);
        Assert.Contains("IMP-018 台账!D3", Codes(findings));
        Assert.Contains("IMP-018 台账!E3", Codes(findings));
    }

    [Fact]
    public void Old_and_missing_files_are_named()
    {
        var old = Path.GetTempFileName();
        File.WriteAllBytes(old, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
        var findings = new Findings();
        Assert.Null(BookImport.Read(old, null, ZoneFixture.Library, null, findings, default));
        Assert.Null(BookImport.Read(old + ".none", null, ZoneFixture.Library, null, findings, default));
        Assert.Equal(["IMP-002", "IMP-020"], findings.Sorted().Select(f => f.Code).Order());
        File.Delete(old);
    }

    [Fact]
    public void A_damaged_workbook_gives_findings_never_an_exception()
    {
        using var book = new BookOf().Sheet("台账", Ledger, LedgerMerged).Sheet("other", [["a"]]);
        var sound = File.ReadAllBytes(book.Save());
        var random = new Random(20241124);
        var path = Path.GetTempFileName();
        for (var i = 0; i < 300; i++)
        {
            var bytes = i % 3 == 0 ? sound[..random.Next(sound.Length)] : (byte[])sound.Clone();
            for (var k = 0; i % 3 > 0 && k < random.Next(1, 20); k++)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            File.WriteAllBytes(path, bytes);
            var findings = new Findings();
            var reading = BookImport.Read(path, null, ZoneFixture.Library, null, findings, default);
            Assert.True(reading is not null || findings.HasErrors, $"mutation {i} gave nothing and said nothing");
        }

        File.Delete(path);
    }

    private static (BookReading? Reading, Findings Findings) Read(BookOf book)
    {
        using (book)
        {
            var findings = new Findings();
            return (BookImport.Read(book.Save(), null, ZoneFixture.Library, ZoneFixture.Template(Domain.Park), findings, default), findings);
        }
    }

    private static string Cell(PlainTable table, int row, string column) => table.Rows[row][table.Columns.IndexOf(column)];

    private static string[] Codes(Findings findings) => [.. findings.Sorted().Where(f => f.Code is not ("IMP-003" or "IMP-009" or "IMP-019")).Select(f => $"{f.Code} {f.Where}")];
}
