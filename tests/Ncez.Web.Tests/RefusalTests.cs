using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;
using Ncez.Model.Workbench;
using Ncez.Testing;
using Ncez.Workflows;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Tests;

/// <summary>
/// Whatever is wrong with a workbook, a table or an archive: a finding with its place – file, sheet, cell –, what was found, what is expected
/// and what helps, wholly in the user's language.
/// </summary>
public sealed partial class RefusalTests : IDisposable
{
    private static readonly object?[] Header = ["id", "period", "category", "item", "quantity", "unit", "source", "note", "status"];
    private readonly string _folder = Directory.CreateTempSubdirectory("ncez-refusal-").FullName;
    private readonly Workbench _workbench;

    public RefusalTests()
    {
        _workbench = Workbench.Open(new ShippedData(Shipped.Data), Path.Combine(_folder, "data"), TimeProvider.System);
        _workbench.Accounts.CreateFirst("王磊", "a long sentence", Language.Zh);
        Assert.NotNull(_workbench.Zones.Create(By, Model.Zones.Domain.Park, "fresh", new Ncez.Workflows.Zones.NewZone(2024, 2024), new Findings()));
    }

    public static TheoryData<string, string, string, string, string> Books => new()
    {
        // What is brought, code, place, and words of what was found in both languages.
        { "pdf", "WEB-030", "账.xlsx", "a PDF", "PDF 文件" },
        { "picture", "WEB-030", "账.xlsx", "a picture", "图片" },
        { "csv", "WEB-030", "账.xlsx", "a text file", "文本文件" },
        { "csv of GBK", "WEB-030", "账.xlsx", "a text file", "文本文件" },
        { "archive", "WEB-030", "账.xlsx", "an archive", "压缩包" },
        { "document", "WEB-030", "账.xlsx", "Word", "文字文档" },
        { "empty", "WEB-031", "账.xlsx", "empty", "空的" },
        { "bomb", "WEB-032", "账.xlsx", "256 MB", "256 MB" },
        { "old or locked", "IMP-020", "账.xlsx", "encrypted", "加密" },
        { "cut", "IMP-001", "账.xlsx", "damaged or missing", "损坏或缺失" },
        { "without parts", "IMP-001", "账.xlsx", "damaged or missing", "损坏或缺失" },
        { "garbled sheet", "IMP-001", "账.xlsx", "garbled", "混乱" },
        { "wrong text number", "IMP-001", "账.xlsx", "damaged or missing", "损坏或缺失" },
        { "other sheets", "WEB-033", "[账.xlsx]台账!2:2", "sheets: 封面, 台账", "工作表：封面, 台账" },
        { "no sheet with words", "WEB-033", "账.xlsx", "sheets: 封面", "工作表：封面" },
        { "column missing", "WEB-034", "[账.xlsx]数据!1:1", "period, unit", "period, unit" },
        { "column twice", "WEB-035", "[账.xlsx]数据!J1", "“数量” is there already, as “quantity” in E1", "“数量”已经有了：E1" },
        { "only a header", "WEB-039", "[账.xlsx]数据", "no row", "没有数据行" },
        { "merged amount", "WEB-036", "[账.xlsx]数据!E3", "12 stands in a cell merged", "12 在一个跨多行的合并单元格里" },
        { "failed formula", "IMP-004", "[账.xlsx]数据!E2", "#REF!", "#REF!" },
        { "formula without result", "IMP-005", "[账.xlsx]数据!E3", "formula without its result", "公式没有计算结果" },
        { "date as amount", "IMP-008", "[账.xlsx]数据!E2", "date (2024-05-09)", "日期（2024-05-09）" },
        { "amount with unit", "*", "[账.xlsx]数据!E2", "1,234 t", "1,234 t" },
        { "amount with decimal comma", "*", "[账.xlsx]数据!E2", "1.234,5", "1.234,5" },
        { "word as amount", "*", "[账.xlsx]数据!E2", "many", "many" },
        { "period that is none", "*", "[账.xlsx]数据!B2", "last year", "last year" },
        { "unit that is none", "*", "[账.xlsx]数据!F2", "buckets", "buckets" },
        { "row twice", "*", "[账.xlsx]数据!A3", "A1", "A1" },
    };

    [Theory, MemberData(nameof(Books))]
    public void A_workbook_is_refused_with_place_words_and_remedy(string kind, string code, string place, string english, string chinese)
    {
        using var book = _workbench.Imports.Receive(new MemoryStream(Book(kind)), @"C:\文件\账.xlsx");
        var outcome = _workbench.Imports.Run(By, _workbench.Zones.Find("fresh")!, new ImportRequest(book, "job"), (_, _, _) => { }, CancellationToken.None);
        var errors = outcome.Findings.Where(f => f.Severity == Severity.Error).ToList();
        Assert.Equal(ImportState.Refused, outcome.State);
        var finding = errors.FirstOrDefault(f => f.Where.File == place && (code == "*" || f.Code == code));
        Assert.True(finding is not null, $"{kind}: {string.Join(" | ", errors.Select(f => $"{f.Where} {f.Code} {f.Found.En}"))}");
        Assert.Contains(english, finding.Found.En, StringComparison.Ordinal);
        Assert.Contains(chinese, finding.Found.Zh, StringComparison.Ordinal);
        IsWhole(kind, errors);
    }

    [Fact]
    public void Cells_that_cannot_be_read_hide_no_other_mistake_and_are_not_called_empty()
    {
        using var book = _workbench.Imports.Receive(new MemoryStream(Rows([["A1", 2024, "x", "天然气", new Formula("B9", "#REF!"), "万m3"], ["A2", "last year", "x", "天然气", 12, "buckets"]])), "账.xlsx");
        var outcome = _workbench.Imports.Run(By, _workbench.Zones.Find("fresh")!, new ImportRequest(book, "job"), (_, _, _) => { }, CancellationToken.None);
        var places = outcome.Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Where.File).ToList();
        Assert.Equal(ImportState.Refused, outcome.State);
        Assert.Contains("[账.xlsx]数据!B3", places);
        Assert.Contains("[账.xlsx]数据!F3", places);
        Assert.Equal("IMP-004", outcome.Findings.Single(f => f.Where.File == "[账.xlsx]数据!E2").Code);
    }

    [Fact]
    public void What_people_really_write_into_workbooks_is_taken()
    {
        using var made = new BookOf().Sheet("数据", [["编号", "期间", "类别", "品种", "数量", "单位", "来源", "备注", "状态"], ["A1", new DateTime(2024, 5, 1), "stationary_combustion", "天然气", "1,234.5", "万m3", "meter", null], ["A2", 2024, "stationary_combustion", "天然气", new Formula("1+1", "2"), "万m3", "meter", null]]);
        using var book = _workbench.Imports.Receive(File.OpenRead(made.Save()), "账.xlsx");
        var outcome = _workbench.Imports.Run(By, _workbench.Zones.Find("fresh")!, new ImportRequest(book, "job", IsToLook: true), (_, _, _) => { }, CancellationToken.None);
        Assert.DoesNotContain(outcome.Findings, f => f.Where.File.StartsWith('[') && f.Severity == Severity.Error);
        Assert.Contains("A1\t2024-05\t", outcome.Look!.Tabs, StringComparison.Ordinal);
        Assert.Contains("\t2\t万m3", outcome.Look.Tabs, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("traversal", "WEB-004")]
    [InlineData("no zip", "WEB-003")]
    [InlineData("a flipped bit", "WEB-003")]
    [InlineData("another size", "WEB-003")]
    [InlineData("nothing of a zone", "WEB-007")]
    [InlineData("many", "WEB-005")]
    public void An_archive_is_refused_in_the_users_words(string kind, string code)
    {
        var findings = new Findings();
        Assert.Null(_workbench.Archives.Add(By, "other", new MemoryStream(kind switch
        {
            "traversal" => Zip(("../zone.yaml", "x")),
            "nothing of a zone" => Zip(("readme.txt", "x")),
            "a flipped bit" => Damaged(zip => zip[zip.AsSpan().IndexOf("MARK"u8)] ^= 1),
            "another size" => Damaged(zip => zip.AsSpan(zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8) + 20, 8).Clear()),
            "many" => Zip([.. Enumerable.Range(0, 5_001).Select(i => ($"f{i}.csv", ""))]),
            _ => "no zip"u8.ToArray(),
        }), findings));
        Assert.Equal(code, findings.Sorted().Single().Code);
        IsWhole(kind, findings.Sorted());
    }

    [Theory]
    [InlineData("PK\u0003\u0004 a workbook", "TXT-004", 0)]
    [InlineData("id,period\nA\0,2024", "TXT-001", 2)]
    public void A_table_that_is_no_text_is_refused_in_the_users_words(string text, string code, int line)
    {
        var findings = new Findings();
        Assert.Null(EditActivities.TabsOf(Encoding.UTF8.GetBytes(text), findings));
        Assert.Equal((code, line), findings.Sorted().Single() is var f ? (f.Code, f.Where.Line) : default);
        IsWhole(code, findings.Sorted());
    }

    [Fact]
    public void Tables_of_chinese_spreadsheets_and_with_semicolons_are_read()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Assert.Equal("编号\t品种\nA1\t天然气\n", EditActivities.TabsOf(Encoding.GetEncoding("GB18030").GetBytes("编号,品种\r\nA1,天然气\r\n"), new Findings()));
        Assert.Equal("id\titem\nA1\tx, y\n", EditActivities.TabsOf("id;item\nA1;x, y\n"u8.ToArray(), new Findings()));
    }

    [Theory]
    [InlineData("bill.pdf", "<html>", "WEB-010", "web page", "网页")]
    [InlineData("账单.pdf", "", "WEB-031", "empty", "空的")]
    [InlineData("a.exe", "MZ", "WEB-010", "a text file", "文本文件")]
    public void A_proof_is_refused_in_the_users_words(string name, string content, string code, string english, string chinese)
    {
        var findings = new Findings();
        Assert.Null(_workbench.Attachments.Add(By, _workbench.Zones.Find("fresh")!, (name, Encoding.UTF8.GetBytes(content)), "", "", findings));
        var finding = findings.Sorted().Single();
        Assert.Equal((code, name), (finding.Code, finding.Where.File));
        Assert.Contains(english, finding.Found.En, StringComparison.Ordinal);
        Assert.Contains(chinese, finding.Found.Zh, StringComparison.Ordinal);
        IsWhole(name, [finding]);
    }

    public void Dispose()
    {
        Workbench.Release();
        Directory.Delete(_folder, recursive: true);
    }

    private Account By => _workbench.Accounts.All[0];

    // Each part says something, no part is a key or a message of a library, and Chinese ones hold no English sentence.
    private static void IsWhole(string kind, IEnumerable<Diagnostic> findings)
    {
        foreach (var finding in findings)
        {
            foreach (var part in new[] { finding.Found, finding.Expected, finding.Fix })
            {
                Assert.True(part.En.Length > 1 && part.Zh.Length > 1, $"{kind} {finding.Code}");
                Assert.DoesNotMatch(@"[一-龥]{2}", OfUser().Replace(part.En, ""));
                Assert.DoesNotMatch(@"\{[a-z]+\}|[Ee]xception|System\.|\[[A-Z]{3}-", part.En + part.Zh);
                Assert.False(Sentence().IsMatch(OfUser().Replace(part.Zh, "")), $"{kind} {finding.Code}: {part.Zh}");
            }
        }
    }

    private static byte[] Book(string kind) => kind switch
    {
        "pdf" => "%PDF-1.7 bill"u8.ToArray(),
        "picture" => [0x89, .. "PNG"u8, 0x0D, 0x0A],
        "csv" => "id,period\nA1,2024\n"u8.ToArray(),
        "csv of GBK" => [0xB1, 0xE0, 0xBA, 0xC5, .. ",2024\n"u8],
        "archive" => Zip(("zone.yaml", "ncez: 1")),
        "document" => Zip(("word/document.xml", "<w/>")),
        "empty" => [],
        "bomb" => Bomb(),
        "old or locked" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]],
        "cut" => Rows([["A1"]])[..^200],
        "without parts" => Zip(("xl/nothing.xml", "<x/>")),
        "garbled sheet" => Changed(Rows([["A1"]]), "sheet", t => t[..(t.Length / 2)]),
        "wrong text number" => Changed(Rows([["A1"]]), "sheet", t => Regex.Replace(t, "<x:c r=\"A2\"[^>]*>.*?</x:c>", "<x:c r=\"A2\" t=\"s\"><x:v>77</x:v></x:c>")),
        "other sheets" => Saved(new BookOf().Sheet("封面", [["年度能源台账"]]).Sheet("台账", [["能源台账"], ["品种", "用量", "单位"], ["天然气", 12, "万m3"]])),
        "no sheet with words" => Saved(new BookOf().Sheet("封面", [[1, 2, 3]])),
        "column missing" => Saved(new BookOf().Sheet("数据", [["id", "category", "item", "quantity"], ["A1", "x", "天然气", 12]])),
        "column twice" => Saved(new BookOf().Sheet("数据", [[.. Header, "数量"], ["A1", 2024, "x", "天然气", 12, "万m3", "", "", "", 13]])),
        "only a header" => Rows([]),
        "merged amount" => Saved(new BookOf().Sheet("数据", [Header, ["A1", 2024, "x", "天然气", 12, "万m3"], ["A2", 2024, "x", "天然气", null, "万m3"]], "E2:E3")),
        "failed formula" => Rows([["A1", 2024, "x", "天然气", new Formula("B9", "#REF!"), "万m3"]]),
        "formula without result" => Rows([["A1", 2024, "x", "天然气", 1, "万m3"], ["A2", 2024, "x", "天然气", new Formula("E2*2", null), "万m3"]]),
        "date as amount" => Rows([["A1", 2024, "x", "天然气", new DateTime(2024, 5, 9), "万m3"]]),
        "amount with unit" => Rows([["A1", 2024, "x", "天然气", "1,234 t", "万m3"]]),
        "amount with decimal comma" => Rows([["A1", 2024, "x", "天然气", "1.234,5", "万m3"]]),
        "word as amount" => Rows([["A1", 2024, "x", "天然气", "many", "万m3"]]),
        "period that is none" => Rows([["A1", "last year", "x", "天然气", 12, "万m3"]]),
        "unit that is none" => Rows([["A1", 2024, "x", "天然气", 12, "buckets"]]),
        "row twice" => Rows([["A1", 2024, "x", "天然气", 12, "万m3"], ["A1", 2024, "x", "天然气", 13, "万m3"]]),
        _ => throw new ArgumentException(kind, nameof(kind)),
    };

    private static byte[] Rows(object?[][] rows) => Saved(new BookOf().Sheet("数据", [Header, .. rows]));

    private static byte[] Saved(BookOf book)
    {
        using (book)
        {
            return File.ReadAllBytes(book.Save());
        }
    }

    private static byte[] Changed(byte[] book, string part, Func<string, string> change)
    {
        using var stream = new MemoryStream();
        stream.Write(book);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.Entries.First(e => e.FullName.Contains("worksheets/" + part, StringComparison.Ordinal));
            string text;
            using (var reader = new StreamReader(entry.Open()))
            {
                text = reader.ReadToEnd();
            }

            var name = entry.FullName;
            entry.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write(change(text));
        }

        return stream.ToArray();
    }

    // Packed without compression, so that damage breaks nothing but a checksum.
    private static byte[] Damaged(Action<byte[]> damage)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var writer = new StreamWriter(zip.CreateEntry("zone.yaml", CompressionLevel.NoCompression).Open());
            writer.Write("id: MARK\n");
        }

        var bytes = stream.ToArray();
        damage(bytes);
        return bytes;
    }

    private static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return stream.ToArray();
    }

    private static byte[] Bomb()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            for (var i = 0; i < 257; i++)
            {
                entry.Write(new byte[1 << 20]);
            }
        }

        return stream.ToArray();
    }

    // What is the user's, or a name: quoted texts, files, columns, items, units, programs.
    [GeneratedRegex(@"“[^”]*”|\b[\w-]+\.(xlsx|csv|yaml|zip|xls|pdf)\b|\.(xlsx|xls|csv|pdf|png|jpe?g|docx|txt)\b|ncez [a-z]+|sheets: .*|工作表：.*|[A-Za-z]+, [A-Za-z_]+(, [A-Za-z_]+)*|万m3|Excel|LibreOffice|WPS|Word|PowerPoint|UTF-8|GB18030|(?<=（)[^）]*(?=）)|(?<=\()[^)]*(?=\))|[a-z]+_[a-z_]+")]
    private static partial Regex OfUser();

    [GeneratedRegex(@"[A-Za-z]{3,}[ ,]+[A-Za-z]{2,}[ ,]+[A-Za-z]{2,}")]
    private static partial Regex Sentence();
}
