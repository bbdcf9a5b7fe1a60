using System.Text;
using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Ncez.Data.Export;
using Ncez.Model.Tables;
using Ncez.Model.Texts;

namespace Ncez.Data.Tests.Export;

public class TableExportTests
{
    private static readonly ResultTable Table = new("factors", new("因子", "Factors"),
        [new TableColumn("name", new("名称", "Name")), new TableColumn("valueT", new("数值", "Value"), IsNumber: true)],
        [[new LocalText("煤, 原煤", "coal"), 1.5], ["=1+1", double.NaN]]);

    [Fact]
    public void Json_has_one_row_per_line_and_null_where_nothing_is_known()
    {
        var text = Text(s => TableExport.WriteJson(Table, s, Language.En));
        var rows = JsonDocument.Parse(text).RootElement.GetProperty("factors");
        Assert.Equal(1.5, rows[0].GetProperty("valueT").GetDouble());
        Assert.Equal(JsonValueKind.Null, rows[1].GetProperty("valueT").ValueKind);
        Assert.Contains("\n    {\"name\":\"coal\",\"valueT\":1.5},\n    {\"name\":\"=1+1\",\"valueT\":null}", text);
    }

    [Fact]
    public void Csv_has_headers_in_the_readers_language_and_no_formulas() =>
        Assert.Equal("\uFEFF名称,数值\r\n\"煤, 原煤\",1.5\r\n'=1+1,\r\n", Text(s => TableExport.WriteCsv(Table, s, Language.Zh)));

    [Fact]
    public void The_workbook_is_valid()
    {
        using var stream = new MemoryStream();
        TableExport.WriteXlsx(Table, stream, Language.Zh);
        stream.Position = 0;
        using var book = SpreadsheetDocument.Open(stream, isEditable: false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2016).Validate(book));
    }

    // The archive holds times to two seconds: without clearing them the second book would differ.
    [Fact]
    public async Task The_same_table_is_the_same_workbook_byte_for_byte()
    {
        using var first = new MemoryStream();
        TableExport.WriteXlsx(Table, first, Language.Zh);
        await Task.Delay(2_100);
        using var second = new MemoryStream();
        TableExport.WriteXlsx(Table, second, Language.Zh);
        Assert.Equal(first.ToArray(), second.ToArray());
    }

    private static string Text(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
