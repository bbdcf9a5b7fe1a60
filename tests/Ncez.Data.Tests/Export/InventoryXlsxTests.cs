using System.Diagnostics;
using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Ncez.Data.Export;
using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;
using Ncez.Model.Texts;

namespace Ncez.Data.Tests.Export;

public class InventoryXlsxTests
{
    private static readonly Diagnostic Finding = Diagnostic.Of("OUT-002", Severity.Warning, new Place("out"), ("folder", "bad\u0001character\ud800"));

    [Theory]
    [InlineData(Language.Zh)]
    [InlineData(Language.En)]
    public void The_workbook_is_valid(Language language)
    {
        using var book = SpreadsheetDocument.Open(Written(SampleInventory.Of(), language), isEditable: false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2016).Validate(book).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
        Assert.Equal(6, book.WorkbookPart!.Workbook.Sheets!.Count());
    }

    [Fact]
    public void Totals_are_formulas_with_their_present_value()
    {
        using var book = SpreadsheetDocument.Open(Written(SampleInventory.Of(), Language.En), isEditable: false);
        Assert.Equal(SampleInventory.GrossT, Number(Cell(book, "Summary", "D5")), 1e-9);
        Assert.Equal("B5+C5", Cell(book, "Summary", "D5").CellFormula!.Text);
        Assert.Equal(SampleInventory.NetT, Number(Cell(book, "Summary", "H5")), 1e-9);
    }

    [Fact]
    public void Above_the_limit_the_lines_are_sums_and_the_sheet_says_so()
    {
        var large = SampleInventory.Of();
        large = large with { Lines = Repeated(large.Lines, InventoryCsv.LineLimit + 1) };
        using var book = SpreadsheetDocument.Open(Written(large, Language.En), isEditable: false);
        Assert.StartsWith("100001 lines are more than a sheet carries", Cell(book, "Lines", "A1").InnerText, StringComparison.Ordinal);
        Assert.Equal(2 + 8 + 1, Sheet(book, "Lines").Descendants<Row>().Count());
    }

    [OfficeFact]
    public void LibreOffice_recalculates_the_same_totals()
    {
        var folder = Directory.CreateTempSubdirectory("ncez-xlsx-").FullName;
        try
        {
            using (var file = File.Create(Path.Combine(folder, "in.xlsx")))
            {
                using var written = Written(SampleInventory.Of(copies: 2), Language.Zh);
                written.CopyTo(file);
            }

            ForgetValues(Path.Combine(folder, "in.xlsx"));
            Office.Convert(folder, "in.xlsx", "xlsx:Calc MS Excel 2007 XML", Path.Combine(folder, "out"));
            using var book = SpreadsheetDocument.Open(Path.Combine(folder, "out", "in.xlsx"), isEditable: false);
            Assert.Equal(2 * SampleInventory.GrossT, Number(Cell(book, "汇总", "D5")), 1e-6);
            Assert.Equal(2 * SampleInventory.NetT, Number(Cell(book, "汇总", "H5")), 1e-6);
            Assert.Equal(2 * SampleInventory.NetT, Number(Cell(book, "汇总", "S5")), 1e-6);
            Assert.Equal(0, Number(Cell(book, "汇总", "T5")), 1e-6);
            Assert.Equal(2 * 252.8, Number(Cell(book, "分类排放", "E2")), 1e-6);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Without the stored values only a program that calculates can know the totals.
    private static void ForgetValues(string path)
    {
        using var book = SpreadsheetDocument.Open(path, isEditable: true);
        foreach (var part in book.WorkbookPart!.WorksheetParts)
        {
            foreach (var cell in part.Worksheet.Descendants<Cell>().Where(c => c.CellFormula is not null))
            {
                cell.CellValue?.Remove();
            }

            part.Worksheet.Save();
        }
    }

    private static MemoryStream Written(Inventory inventory, Language language)
    {
        var stream = new MemoryStream();
        InventoryXlsx.Write(inventory, [Finding], stream, language);
        stream.Position = 0;
        return stream;
    }

    private static LineTable Repeated(LineTable lines, int count)
    {
        T[] Column<T>(ReadOnlySpan<T> column)
        {
            var repeated = new T[count];
            for (var i = 0; i < count; i++)
            {
                repeated[i] = column[i % column.Length];
            }

            return repeated;
        }

        return new LineTable(Column(lines.Row), Column(lines.Plan), Column(lines.MassT), Column(lines.Co2eT));
    }

    private static Worksheet Sheet(SpreadsheetDocument book, string name)
    {
        var sheet = book.WorkbookPart!.Workbook.Descendants<Sheet>().Single(s => s.Name == name);
        return ((WorksheetPart)book.WorkbookPart.GetPartById(sheet.Id!)).Worksheet;
    }

    private static Cell Cell(SpreadsheetDocument book, string sheet, string reference) =>
        Sheet(book, sheet).Descendants<Cell>().Single(c => c.CellReference == reference);

    private static double Number(Cell cell) => double.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture);
}

/// <summary>A test that needs LibreOffice and is skipped where it is not installed.</summary>
public sealed class OfficeFactAttribute : FactAttribute
{
    public OfficeFactAttribute()
    {
        if (Office.Program is null)
        {
            Skip = "LibreOffice (soffice) is not installed.";
        }
    }
}

/// <summary>LibreOffice without a window, with a profile of its own.</summary>
internal static class Office
{
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "soffice.exe" : "soffice")).FirstOrDefault(File.Exists);

    public static void Convert(string folder, string file, string format, string outFolder)
    {
        var start = new ProcessStartInfo(Program!)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "--headless", $"-env:UserInstallation={new Uri(Path.Combine(folder, "profile"))}",
                "--convert-to", format, "--outdir", outFolder, file,
            },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEnd();
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(2)), "soffice did not end");
        Assert.True(process.ExitCode == 0, output.Result + errors);
    }
}
