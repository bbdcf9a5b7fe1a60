using DocumentFormat.OpenXml.Packaging;
using Ncez.Data.Import.Zones;
using Ncez.Model.Factors;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Data.Export.Xlsx.Template;

/// <summary>
/// A zone folder as a workbook: to fill in when it is blank, to change and read in again when it is filled. zone.yaml stands
/// line by line, so that its comments survive.
/// </summary>
public static class ZoneXlsx
{
    /// <summary>Writes the workbook; the stream must be readable, writable and seekable and stays open.</summary>
    /// <param name="zone">The folder; with tables, no examples are shown.</param>
    /// <param name="library">Units, items, regions and gases to choose from.</param>
    /// <param name="template">Categories to choose from.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="language">Language of headers, descriptions and choices.</param>
    public static void Write(ZoneTexts zone, FactorLibrary library, BoundaryTemplate template, Stream stream, Language language)
    {
        var choices = new ChoiceLists(library, template, language);
        var lists = ExportTexts.Get("template.lists", language);
        string RangeOf(int list) => $"'{lists}'!${XlsxSheet.ColumnName(list)}$2:${XlsxSheet.ColumnName(list)}${choices.Lists[list].Values.Length + 1}";

        XlsxFile.Write(
            stream,
            book =>
            {
                book.Add(ExportTexts.Get("template.guide", language), part => GuideSheet.Write(part, template, language));
                book.Add(TemplateForm.ZoneSheet, part => Lines(part, zone.ZoneFile));
                foreach (var schema in TemplateForm.Schemas)
                {
                    var sheet = new TableSheet(schema, zone.Tables.GetValueOrDefault(schema.File), choices, ExampleCategory(template).In(language), language);
                    book.Add(TemplateForm.SheetOf(schema, language), part => sheet.Write(part, RangeOf, zone.Tables.IsEmpty));
                }

                book.Add(lists, part => Lists(part, choices, language));
            },
            activeSheet: 2);
    }

    // Bought electricity where the domain counts it, since nearly every zone does.
    private static LocalText ExampleCategory(BoundaryTemplate template) =>
        (template.Categories.FirstOrDefault(c => c.Id == "purchased_electricity") ?? template.Categories.First(c => c.Scope == Scope.Indirect)).Name;

    private static void Lines(WorksheetPart part, string? text)
    {
        using var sheet = new XlsxSheet(part, [110], frozenRows: 0, [CellLook.AsTyped]);
        foreach (var line in (text ?? "").TrimEnd('\n').Split('\n'))
        {
            sheet.Texts(CellLook.AsTyped, line);
        }

        sheet.End();
    }

    private static void Lists(WorksheetPart part, ChoiceLists choices, Language language)
    {
        using var sheet = new XlsxSheet(part, [.. choices.Lists.Select(_ => 22.0)], frozenRows: 1);
        sheet.Texts(CellLook.Header, [.. choices.Lists.Select(l => l.Title.In(language))]);
        for (var row = 0; row < choices.Lists.Max(l => l.Values.Length); row++)
        {
            sheet.Texts(CellLook.AsTyped, [.. choices.Lists.Select(l => row < l.Values.Length ? l.Values[row] : "")]);
        }

        sheet.End();
    }
}
