using DocumentFormat.OpenXml.Packaging;
using Ncez.Model.Inventories;
using Ncez.Model.Texts;

namespace Ncez.Data.Export.Xlsx;

/// <summary>The sheet of categories: each cell sums the sheet of lines for its category, scope and year.</summary>
internal static class CategoriesSheet
{
    /// <summary>Writes the sheet.</summary>
    public static void Write(WorksheetPart part, Inventory inventory, LinesSheet lines, Language language)
    {
        double[] widths = [26, 30, 10, 14, .. Enumerable.Repeat(19.0, inventory.Years.Length)];
        using var sheet = new XlsxSheet(part, widths, frozenRows: 1);
        Header(sheet, inventory, language);
        var years = inventory.Years.Select(y => YearBreakdown.Of(inventory, y.Year).Categories.ToDictionary(c => (c.Category.Id, c.Scope))).ToArray();
        foreach (var category in years.SelectMany(y => y.Values).DistinctBy(c => (c.Category.Id, c.Scope)))
        {
            sheet.StartRow();
            sheet.Text(category.Category.Id);
            sheet.Text(category.Category.Name.In(language));
            sheet.Text(PlanLabel.ScopeId(category.Scope));
            sheet.Text(ExportTexts.Get($"scope.{PlanLabel.ScopeId(category.Scope)}", language));
            for (var y = 0; y < years.Length; y++)
            {
                var co2eT = years[y].TryGetValue((category.Category.Id, category.Scope), out var total) ? total.Co2eT : double.NaN;
                var yearCell = $"{XlsxSheet.ColumnName(4 + y)}$1";
                sheet.Formula(lines.SumOfCo2e(("category", $"$A{sheet.Row}"), ("scope", $"$C{sheet.Row}"), ("year", yearCell)), co2eT, CellLook.Tonnes);
            }

            sheet.EndRow();
        }

        sheet.End();
    }

    // The years stand in the header as numbers: the formulas below compare with them. The unit is the column before.
    private static void Header(XlsxSheet sheet, Inventory inventory, Language language)
    {
        sheet.StartRow();
        sheet.Text(ExportTexts.Get("line.category", language), CellLook.Header);
        sheet.Text(ExportTexts.Get("line.category_name", language), CellLook.Header);
        sheet.Text(ExportTexts.Get("category.scope", language), CellLook.Header);
        sheet.Text(ExportTexts.Get("line.co2e_t", language), CellLook.Header);
        foreach (var year in inventory.Years)
        {
            sheet.Number(year.Year, CellLook.Header);
        }

        sheet.EndRow();
    }
}
