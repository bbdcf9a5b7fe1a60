using DocumentFormat.OpenXml.Packaging;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Data.Export.Xlsx.Template;

/// <summary>The first sheet: how to fill the workbook in, what each sheet is for, and what the domain counts.</summary>
internal static class GuideSheet
{
    private static readonly string[] Steps = ["mark", "needed", "choices", "missing", "numbers", "zone", "import"];

    /// <summary>Writes the sheet.</summary>
    public static void Write(WorksheetPart part, BoundaryTemplate template, Language language)
    {
        using var sheet = new XlsxSheet(part, [30, 70, 40], frozenRows: 0);
        sheet.Texts(CellLook.Title, ExportTexts.Get("guide.title", language, ("domain", template.Name.In(language))));
        foreach (var step in Steps)
        {
            sheet.StartRow();
            sheet.Text(ExportTexts.Get($"guide.{step}.head", language), CellLook.Wrapped);
            sheet.Text(ExportTexts.Get($"guide.{step}", language), CellLook.Wrapped);
            sheet.EndRow();
        }

        sheet.Texts(CellLook.Plain, "");
        sheet.Texts(CellLook.Header, ExportTexts.Get("guide.sheet", language), ExportTexts.Get("guide.use", language), ExportTexts.Get("guide.file", language));
        foreach (var schema in TemplateForm.Schemas)
        {
            sheet.StartRow();
            sheet.Text(TemplateForm.SheetOf(schema, language), CellLook.Wrapped);
            sheet.Text(ExportTexts.Find("zoneuse." + Path.GetFileNameWithoutExtension(schema.File), language), CellLook.Wrapped);
            sheet.Text(schema.File, CellLook.Wrapped);
            sheet.EndRow();
        }

        sheet.Texts(CellLook.Plain, "");
        sheet.Texts(CellLook.Header, ExportTexts.Get("line.category", language), ExportTexts.Get("guide.example", language), ExportTexts.Get("category.scope", language));
        foreach (var category in template.Categories)
        {
            sheet.StartRow();
            sheet.Text(category.Name.In(language), CellLook.Wrapped);
            sheet.Text(category.Item.In(language), CellLook.Wrapped);
            sheet.Text(ExportTexts.Get($"scope.{PlanLabel.ScopeId(category.Scope)}", language), CellLook.Wrapped);
            sheet.EndRow();
        }

        sheet.End();
    }
}
