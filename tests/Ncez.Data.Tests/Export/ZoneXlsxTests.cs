using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using FsCheck;
using FsCheck.Fluent;
using Ncez.Data.Export;
using Ncez.Data.Export.Xlsx.Template;
using Ncez.Data.Import;
using Ncez.Data.Import.Books;
using Ncez.Data.Import.Zones;
using Ncez.Data.Tests.Import;
using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using Sheet = DocumentFormat.OpenXml.Spreadsheet.Sheet;

namespace Ncez.Data.Tests.Export;

/// <summary>The template: a valid workbook, understood by LibreOffice, and what is written into it comes back.</summary>
public sealed class ZoneXlsxTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ncez-template-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(Domain.Building, Language.Zh)]
    [InlineData(Domain.Transport, Language.En)]
    [InlineData(Domain.Park, Language.Zh)]
    [InlineData(Domain.Town, Language.En)]
    public void The_template_is_valid_and_offers_choices(Domain domain, Language language)
    {
        using var book = SpreadsheetDocument.Open(Save(ZoneTexts.Empty with { ZoneFile = "ncez: 1\n" }, domain, language), isEditable: false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2016).Validate(book).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
        var sheets = book.WorkbookPart!.Workbook.Descendants<Sheet>().Select(s => s.Name!.Value!).ToList();
        Assert.Equal(TemplateForm.Schemas.Length + 3, sheets.Count);
        var activities = ((WorksheetPart)book.WorkbookPart.GetPartById(book.WorkbookPart.Workbook.Descendants<Sheet>().ElementAt(2).Id!)).Worksheet;
        Assert.Equal(7, activities.Descendants<DataValidation>().Count(v => v.Type! == DataValidationValues.List));
    }

    [Fact]
    public void An_example_is_not_data()
    {
        var path = Save(ZoneTexts.Empty with { ZoneFile = "ncez: 1\nid: x\n" }, Domain.Park, Language.Zh);
        var findings = new Findings();
        var reading = BookImport.Read(path, null, ZoneFixture.Library, null, findings, default);
        Assert.Empty(reading!.Own.Tables);
        Assert.Equal("ncez: 1\nid: x\n", reading.Own.ZoneFile);
        Assert.Empty(findings.Sorted().Select(f => $"{f.Code} {f.Where}"));
    }

    [Fact]
    public void Any_texts_come_back_as_they_were()
    {
        var run = 0;
        Prop.ForAll(ArbMap.Default.ArbFor<(NonEmptyString Note, NonEmptyString Own, double Number)[]>(), rows =>
        {
            var table = new PlainTable("activities.csv", ["id", "period", "category", "item", "quantity", "unit", "note", "仪表"],
                [.. rows.Select((r, i) => new[] { $"A{i}", "2020", "stationary_combustion", "柴油", double.IsFinite(r.Number) && Math.Abs(r.Number) < 1e15 ? Math.Abs(r.Number).ToString("0.######", System.Globalization.CultureInfo.InvariantCulture) : "1.70", "t", Clean(r.Note.Get), Clean(r.Own.Get) })]);
            var zone = ZoneTexts.Empty with { Tables = ZoneTexts.Empty.Tables.Add(table.File, table) };
            var findings = new Findings();
            var back = BookImport.Read(Save(zone, Domain.Park, run++ % 2 == 0 ? Language.Zh : Language.En), null, ZoneFixture.Library, null, findings, default)!.Own.Tables;
            return rows.Length == 0 ? back.IsEmpty : CanonicalCsv.Write(table).AsSpan().SequenceEqual(CanonicalCsv.Write(back[table.File]));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    [Fact]
    public void What_is_written_as_csv_is_read_and_written_again_byte_for_byte() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonEmptyString[]>(), texts =>
        {
            var table = new PlainTable("reviews.csv", ["reviewer", "subject", "state", "note", "eigenes"], [.. texts.Select(t => new[] { "x", Clean(t.Get), "open", Clean(t.Get), "" })]);
            var bytes = CanonicalCsv.Write(table);
            var again = PlainTable.Parse(FileSchema.Of("reviews.csv"), bytes, new Findings())!;
            return CanonicalCsv.Write(again).AsSpan().SequenceEqual(bytes) && again.Rows.Count == texts.Length;
        }).QuickCheckThrowOnFailure();

    [OfficeFact]
    public void LibreOffice_opens_it_saves_it_and_nothing_is_lost()
    {
        var zone = ZoneTexts.Read(Repository.PathOf("data/zones/guangdong-parks-2016"), new Findings());
        File.Move(Save(zone, Domain.Park, Language.Zh), Path.Combine(_folder, "in.xlsx"));
        Office.Convert(_folder, "in.xlsx", "xlsx:Calc MS Excel 2007 XML", Path.Combine(_folder, "out"));
        var findings = new Findings();
        var back = BookImport.Read(Path.Combine(_folder, "out", "in.xlsx"), null, ZoneFixture.Library, null, findings, default)!.Own;
        Assert.Empty(findings.Sorted().Select(f => $"{f.Code} {f.Where} {f.Found}"));
        Assert.Equal(zone.ZoneFile, back.ZoneFile);
        Assert.Equal(zone.Tables.Keys, back.Tables.Keys);
        Assert.All(zone.Tables, t => Assert.Equal(System.Text.Encoding.UTF8.GetString(CanonicalCsv.Write(t.Value)), System.Text.Encoding.UTF8.GetString(CanonicalCsv.Write(back.Tables[t.Key]))));
    }

    // What a CSV file itself cannot tell apart: outer blanks, carriage returns; and what XML has no place for.
    private static string Clean(string text)
    {
        var clean = string.Concat(text.EnumerateRunes().Where(r => r.Value is >= 0x20 and not (0xFFFE or 0xFFFF or 0xFFFD or 0x7F) && !System.Text.Rune.IsControl(r)).Select(r => r.ToString())).Trim();
        return clean.Length == 0 ? "–" : clean;
    }

    private string Save(ZoneTexts zone, Domain domain, Language language)
    {
        var path = Path.Combine(_folder, "template.xlsx");
        using var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite);
        ZoneXlsx.Write(zone, ZoneFixture.Library, ZoneFixture.Template(domain), file, language);
        return path;
    }
}
