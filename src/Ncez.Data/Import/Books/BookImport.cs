using System.Collections.Immutable;
using Ncez.Data.Export.Xlsx.Template;
using Ncez.Data.Import.Zones;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Zones;

namespace Ncez.Data.Import.Books;

/// <summary>What a workbook or CSV file holds for a zone.</summary>
/// <param name="Own">Tables that were in our own form and need no mapping; zone.yaml when the workbook has it.</param>
/// <param name="Mapping">How the strange sheets are read: as proposed, or as the user's file says; null when there are none.</param>
/// <param name="Mapped">The strange sheets as tables by that mapping.</param>
public sealed record BookReading(ZoneTexts Own, BookMapping? Mapping, ImmutableArray<PlainTable> Mapped);

/// <summary>Reads a workbook or CSV file for a zone.</summary>
public static class BookImport
{
    /// <summary>Reads the file; null when it cannot be opened at all.</summary>
    /// <param name="path">The file: .xlsx, .xlsm or text.</param>
    /// <param name="given">A mapping that a person has reviewed; null to propose one.</param>
    /// <param name="library">Units, items and regions.</param>
    /// <param name="template">Boundary template of the zone; null when it is not known yet.</param>
    /// <param name="findings">Collects what is wrong, by sheet and cell.</param>
    /// <param name="cancel">Stops the reading.</param>
    public static BookReading? Read(string path, BookMapping? given, FactorLibrary library, BoundaryTemplate? template, Findings findings, CancellationToken cancel)
    {
        if (!File.Exists(path))
        {
            findings.Error("IMP-002", new Place(path));
            return null;
        }

        return XlsxBook.Guarded(path, findings, () =>
        {
            if (!IsWorkbook(path, findings, out var isOther))
            {
                return isOther || CsvGrid.Read(path, findings) is not { } text ? null : Read([text], isCsv: true, given, library, template, findings, cancel);
            }

            using var book = XlsxBook.Open(path, findings);
            return book is null ? null : Read(book.Sheets, isCsv: false, given, library, template, findings, cancel);
        });
    }

    private static BookReading Read(ImmutableArray<IGrid> sheets, bool isCsv, BookMapping? given, FactorLibrary library, BoundaryTemplate? template, Findings findings, CancellationToken cancel)
    {
        var checks = new Dictionary<string, CellCheck>(StringComparer.Ordinal);
        CellCheck CheckOf(string file) => checks.TryGetValue(file, out var known) ? known : checks[file] = new CellCheck(library, findings);
        var (own, zoneFile, strange) = (ZoneTexts.Empty.Tables.ToBuilder(), (string?)null, new List<IGrid>());
        var isTemplate = !isCsv && sheets.Any(TemplateRows.IsTemplate);
        foreach (var sheet in sheets)
        {
            var schema = given?.Sheets.Any(s => s.Sheet == sheet.Name) == true ? null
                : isCsv ? TemplateRows.SchemaOfCsv(sheet) : TemplateRows.IsTemplate(sheet) ? TemplateForm.SchemaOf(sheet.Name) : null;
            if (schema is not null)
            {
                if (TemplateRows.Read(sheet, schema, CheckOf(schema.File), library, findings, cancel) is { } table)
                {
                    own[schema.File] = table;
                }
            }
            else if (isTemplate && sheet.Name == TemplateForm.ZoneSheet)
            {
                zoneFile = Lines(sheet);
            }
            else if (!isTemplate || !IsOurs(sheet))
            {
                strange.Add(sheet);
            }
        }

        var texts = new ZoneTexts(zoneFile, own.ToImmutable());
        var mapping = strange.Count == 0 ? null : given ?? new BookMapping(false, [.. strange.Select(new SheetProposal(library, template).Of).OfType<SheetMapping>()]);
        foreach (var sheet in strange.Where(s => mapping!.Sheets.All(m => m.Sheet != s.Name) && s.Rows().Any()))
        {
            findings.Info("IMP-003", new Place(sheet.Name + "!A1"), ("sheet", sheet.Name));
        }

        var mapped = ImmutableArray.CreateBuilder<PlainTable>();
        foreach (var one in mapping?.Sheets ?? [])
        {
            if (strange.FirstOrDefault(s => s.Name == one.Sheet) is not { } sheet)
            {
                findings.Error("IMP-017", new Place(one.Sheet), ("sheet", one.Sheet), ("known", string.Join(", ", sheets.Select(s => s.Name))));
                continue;
            }

            ReportColumns(one, sheet, findings);
            var isOnly = mapping!.Sheets.Count(s => s.File == one.File) == 1;
            mapped.Add(new SheetRows(one, library, CheckOf(one.File), findings).Read(sheet, isOnly ? "" : $"S{sheets.IndexOf(sheet) + 1}", cancel));
        }

        return new BookReading(texts, mapping, mapped.ToImmutable());
    }

    // A saved mapping holds for the next file only as long as its headers stand where they stood.
    private static void ReportColumns(SheetMapping mapping, IGrid sheet, Findings findings)
    {
        var lines = sheet.Rows().TakeWhile(r => r.Number < mapping.HeaderRow + mapping.HeaderRows).Where(r => r.Number >= mapping.HeaderRow).ToList();
        foreach (var column in mapping.Columns)
        {
            var place = GridPlace.Of(mapping.Sheet, mapping.HeaderRow, column.Column);
            var stands = lines.Select(l => l[column.Column]).Where(c => !c.IsEmpty).Select(CellText.Shown).ToList();
            if (column.To.Length > 0 && column.Header.Length > 0 && (stands.Count == 0 || !stands.All(s => Folded(column.Header).Contains(Folded(s), StringComparison.Ordinal))))
            {
                findings.Error("IMP-018", place, ("header", column.Header), ("found", stands.Count == 0 ? "—" : Shown.Cell(string.Join(" / ", stands))));
            }
            else if (column.To.Length == 0)
            {
                findings.Info("IMP-019", place, ("header", Shown.Cell(column.Header)));
            }
        }
    }

    private static string Folded(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static bool IsOurs(IGrid sheet) => new[] { Model.Texts.Language.Zh, Model.Texts.Language.En }.Any(language =>
        sheet.Name == Export.ExportTexts.Get("template.guide", language) || sheet.Name == Export.ExportTexts.Get("template.lists", language));

    private static string? Lines(IGrid sheet)
    {
        var (text, next) = (new System.Text.StringBuilder(), 1);
        foreach (var row in sheet.Rows())
        {
            text.Append('\n', Math.Max(0, row.Number - next)).Append(row[0].Kind == GridKind.Text ? row[0].Text : CellText.Shown(row[0])).Append('\n');
            next = row.Number + 1;
        }

        return text.Length == 0 ? null : text.ToString();
    }

    /// <summary>True for a file that is packed as workbooks are; an old or encrypted workbook is a finding.</summary>
    internal static bool IsWorkbook(string path, Findings findings, out bool isOther)
    {
        Span<byte> head = stackalloc byte[4];
        using var stream = File.OpenRead(path);
        var read = stream.ReadAtLeast(head, 4, throwOnEndOfStream: false);
        isOther = read == 4 && head.SequenceEqual((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]);
        if (isOther)
        {
            findings.Error("IMP-020", new Place(Path.GetFileName(path)));
        }

        return read == 4 && head.SequenceEqual("PK\u0003\u0004"u8);
    }
}
