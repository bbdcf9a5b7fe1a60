using System.Collections.Immutable;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Ncez.Data.Import;
using Ncez.Data.Import.Zones;
using Ncez.Model.Texts;
using CellType = Ncez.Data.Import.CellType;

namespace Ncez.Data.Export.Xlsx.Template;

/// <summary>One table of a zone as a sheet: header, what each column means, an example, then the rows; choices drop down.</summary>
internal sealed class TableSheet(FileSchema schema, PlainTable? table, ChoiceLists choices, string category, Language language)
{
    private const int LastRow = 1_048_576;
    private readonly ImmutableArray<string> _own = table is null ? [] : [.. table.Columns.Where(c => schema.Columns.All(k => k.Name != c))];

    /// <summary>Writes the sheet.</summary>
    /// <param name="part">Where to.</param>
    /// <param name="rangeOf">Range of a list of choices.</param>
    /// <param name="withExample">True to show a filled row that is not read.</param>
    public void Write(WorksheetPart part, Func<int, string> rangeOf, bool withExample)
    {
        double[] widths = [8, .. schema.Columns.Select(c => Width(c.Type)), .. _own.Select(_ => 16.0)];
        CellLook[] looks = [CellLook.Plain, .. schema.Columns.Select(c => IsNumber(c.Type) ? CellLook.Plain : CellLook.AsTyped), .. _own.Select(_ => CellLook.AsTyped)];
        using var sheet = new XlsxSheet(part, widths, frozenRows: 2, looks);
        Header(sheet);
        sheet.Texts(CellLook.Hint, [TemplateForm.Mark, .. schema.Columns.Select(c => c.Description.In(language)), .. _own.Select(_ => "")]);
        if (withExample)
        {
            Example(sheet);
        }

        Rows(sheet);
        sheet.End(choices: Choices(rangeOf));
    }

    private void Header(XlsxSheet sheet)
    {
        sheet.StartRow();
        sheet.Text(TemplateForm.Mark, CellLook.Header);
        foreach (var column in schema.Columns)
        {
            sheet.Text(column.Title.In(language), column.Need == ColumnNeed.Cell ? CellLook.NeededHeader : CellLook.Header);
        }

        foreach (var own in _own)
        {
            sheet.Text(own, CellLook.Header);
        }

        sheet.EndRow();
    }

    private void Example(XlsxSheet sheet)
    {
        sheet.StartRow();
        sheet.Text(ExportTexts.Get("template.example", language), CellLook.Example);
        foreach (var column in schema.Columns)
        {
            var text = ColumnExamples.Of(schema.File, column.Name).In(language);
            sheet.Text(text == "*" ? category : text, CellLook.Example);
        }

        sheet.EndRow();
    }

    private void Rows(XlsxSheet sheet)
    {
        if (table is null)
        {
            return;
        }

        int[] positions = [.. schema.Columns.Select(c => table.Columns.IndexOf(c.Name)), .. _own.Select(c => table.Columns.IndexOf(c))];
        foreach (var row in table.Rows)
        {
            sheet.StartRow();
            sheet.Text(null);
            for (var c = 0; c < positions.Length; c++)
            {
                var text = positions[c] < 0 ? "" : row[positions[c]];
                if (c < schema.Columns.Length && IsNumber(schema.Columns[c].Type) && TemplateForm.NumberOf(text) is { } number)
                {
                    sheet.Number(number);
                }
                else
                {
                    sheet.Text(text, CellLook.AsTyped);
                }
            }

            sheet.EndRow();
        }
    }

    // A choice is an offer: an alias or another unit may still be typed, and the check of the zone says when it is unknown.
    private DataValidations Choices(Func<int, string> rangeOf)
    {
        var all = new DataValidations();
        for (var c = 0; c < schema.Columns.Length; c++)
        {
            if (choices.Of(schema, schema.Columns[c]) is var list && list >= 0)
            {
                var column = XlsxSheet.ColumnName(c + 1);
                all.Append(new DataValidation(new Formula1(rangeOf(list)))
                {
                    Type = DataValidationValues.List,
                    AllowBlank = true,
                    ShowErrorMessage = false,
                    SequenceOfReferences = new ListValue<StringValue> { InnerText = $"{column}3:{column}{LastRow}" },
                });
            }
        }

        all.Count = (uint)all.ChildElements.Count;
        return all;
    }

    private static bool IsNumber(CellType type) => type is CellType.Number or CellType.NonNegative or CellType.Whole or CellType.Year;

    private static double Width(CellType type) => type switch
    {
        CellType.Id or CellType.Year or CellType.Whole or CellType.Unit or CellType.RatioUnit or CellType.Period => 13,
        CellType.Item => 20,
        CellType.Text or CellType.Name => 22,
        _ => 15,
    };
}
