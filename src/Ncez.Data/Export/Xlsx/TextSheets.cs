using System.Collections.Immutable;
using DocumentFormat.OpenXml.Packaging;
using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;
using Ncez.Model.Texts;

namespace Ncez.Data.Export.Xlsx;

/// <summary>The sheets that are sentences: boundary statement and findings.</summary>
internal static class TextSheets
{
    private static readonly string[] BoundaryColumns = ["kind", "subject", "text", "reason"];
    private static readonly string[] FindingColumns = ["severity", "code", "file", "line", "column", "field", "found", "expected", "fix"];

    /// <summary>What is counted, chosen and left out, each with its reason.</summary>
    public static void Boundary(WorksheetPart part, Inventory inventory, Language language)
    {
        using var sheet = new XlsxSheet(part, [12, 30, 70, 60], frozenRows: 1);
        sheet.Texts(CellLook.Header, [.. BoundaryColumns.Select(c => ExportTexts.Get($"boundary.{c}", language))]);
        foreach (var statement in inventory.Boundary)
        {
            sheet.StartRow();
            sheet.Text(ExportTexts.Find($"kind.{statement.Kind}", language) ?? statement.Kind, CellLook.Wrapped);
            sheet.Text(statement.Subject.In(language), CellLook.Wrapped);
            sheet.Text(statement.Text.In(language), CellLook.Wrapped);
            sheet.Text(statement.Reason.In(language), CellLook.Wrapped);
            sheet.EndRow();
        }

        sheet.End();
    }

    /// <summary>The findings of the run, errors first.</summary>
    public static void Findings(WorksheetPart part, ImmutableArray<Diagnostic> findings, Language language)
    {
        using var sheet = new XlsxSheet(part, [10, 10, 24, 8, 8, 18, 60, 50, 60], frozenRows: 1);
        sheet.Texts(CellLook.Header, [.. FindingColumns.Select(c => ExportTexts.Get($"finding.{c}", language))]);
        foreach (var finding in findings)
        {
            sheet.StartRow();
            sheet.Text(FindingsJson.SeverityId(finding.Severity));
            sheet.Text(finding.Code);
            sheet.Text(finding.Where.File);
            sheet.Number(finding.Where.Line > 0 ? finding.Where.Line : double.NaN, CellLook.Whole);
            sheet.Number(finding.Where.Column > 0 ? finding.Where.Column : double.NaN, CellLook.Whole);
            sheet.Text(finding.Where.Field);
            sheet.Text(finding.Found.In(language), CellLook.Wrapped);
            sheet.Text(finding.Expected.In(language), CellLook.Wrapped);
            sheet.Text(finding.Fix.In(language), CellLook.Wrapped);
            sheet.EndRow();
        }

        sheet.End();
    }
}
