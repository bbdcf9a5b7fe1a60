using System.Globalization;
using System.Text;
using Ncez.Data.Export;
using Ncez.Data.Export.Docx;
using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;
using Ncez.Workflows.Reporting;
using Ncez.Workflows.Reporting.Parts;
using Ncez.Workflows.Views;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Documents;

/// <summary>The report of a zone in the form that is handed in: web page, Word document, workbook or PDF; of all years or of one.</summary>
public sealed class ReportZone(ShippedData shipped)
{
    /// <summary>Accounts the zone; the input is null when findings say why there is no report.</summary>
    /// <param name="folder">Zone folder.</param>
    /// <param name="year">The year of an annual report; null for all.</param>
    /// <param name="options">Language, date, version.</param>
    /// <param name="cancel">Stops between steps.</param>
    public (ReportInput? Input, Findings Findings) Prepare(string folder, int? year, RunOptions options, CancellationToken cancel = default)
    {
        var account = new AccountZone(shipped).Account(folder, cancel);
        if (account.Inventory is not { } whole)
        {
            return (null, account.Findings);
        }

        if ((year is { } y ? OneYear.Of(whole, y, whole.Zone.Baseline) : whole) is not { } inventory)
        {
            account.Findings.Error("DOC-007", new Place("zone.yaml"), ("year", year!.Value), ("known", string.Join(", ", whole.Years.Select(k => k.Year))));
            return (null, account.Findings);
        }

        return (ReportParts.Gather(shipped, folder, account, inventory, options, cancellation: cancel), account.Findings);
    }

    /// <summary>The web page.</summary>
    public static void Html(ReportInput input, Stream stream)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        ReportWriter.Write(writer, input);
    }

    /// <summary>The Word document.</summary>
    public static void Docx(ReportInput input, Stream stream, Findings findings)
    {
        var document = new DocumentBuilder(input.Language);
        foreach (var section in DocumentSections.All)
        {
            section.Write(document, input);
        }

        var blocks = document.Build();
        ReportLack(document, findings);
        using var whole = new MemoryStream();
        DocxWriter.Write(TitleOf(input), blocks, whole, input.Language);
        whole.Position = 0;
        whole.CopyTo(stream);
    }

    /// <summary>A user's own Word document with its content controls and bookmarks filled; false when findings say why not.</summary>
    public static bool Template(ReportInput input, string path, Stream stream, Findings findings)
    {
        using var whole = new MemoryStream();
        var fields = new TemplateFields(input);
        var blocks = fields.Blocks(out var lacksCharts);
        if (lacksCharts)
        {
            findings.Info("DOC-001", Place.None);
        }

        if (!DocxTemplate.Fill(path, fields.Texts(), blocks, whole, input.Language, findings))
        {
            return false;
        }

        whole.Position = 0;
        whole.CopyTo(stream);
        return true;
    }

    /// <summary>The workbook with live formulas.</summary>
    public static void Xlsx(ReportInput input, Stream stream, CancellationToken cancel = default)
    {
        using var whole = new MemoryStream();
        InventoryXlsx.Write(input.Inventory, input.Findings, whole, input.Language, input.Get<InventoryViews>()?.Tables, cancel);
        whole.Position = 0;
        whole.CopyTo(stream);
    }

    /// <summary>The web page as PDF; false when findings say why not.</summary>
    public static bool Pdf(ReportInput input, string path, Findings findings)
    {
        using var page = new StringWriter(CultureInfo.InvariantCulture);
        ReportWriter.Write(page, input, forPaper: true);
        if (ChromiumPrinter.Find()?.PageToPdf(page.ToString(), path) == true)
        {
            return true;
        }

        findings.Error("DOC-006", new Place(path));
        return false;
    }

    /// <summary>Title page of a report.</summary>
    internal static DocTitle TitleOf(ReportInput input)
    {
        var (zone, years, language) = (input.Inventory.Zone, input.Inventory.Years, input.Language);
        var title = (input.IsAnnual || years.Length == 1 ? DocumentTexts.Of("title.year", ("year", input.Year.Year)) : DocumentTexts.Of("title")).In(language);
        (string, string)[] facts =
        [
            (DocumentTexts.Of("fact.zone").In(language), zone.Name.In(language)),
            (DocumentTexts.Of("fact.domain").In(language), input.Inventory.Template.Name.AtStart.In(language)),
            (DocumentTexts.Of("fact.years").In(language), Years(years)),
            (DocumentTexts.Of("fact.author").In(language), ""),
            (DocumentTexts.Of("fact.verifier").In(language), ""),
            (DocumentTexts.Of("fact.date").In(language), input.GeneratedOn),
        ];
        return new DocTitle(title, zone.Name.In(language), [.. facts], $"{zone.Name.In(language)} · {title}", input.Program.In(language));
    }

    /// <summary>Years as people write them: 2016, 2016–2020, or a list.</summary>
    internal static string Years(IReadOnlyList<YearTotals> years) => years.Count == 1 ? Text(years[0].Year)
        : years[^1].Year - years[0].Year == years.Count - 1 ? $"{Text(years[0].Year)}–{Text(years[^1].Year)}"
        : string.Join(", ", years.Select(y => Text(y.Year)));

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);

    private static void ReportLack(DocumentBuilder document, Findings findings)
    {
        if (document.LacksCharts)
        {
            findings.Info("DOC-001", Place.None);
        }
    }
}
