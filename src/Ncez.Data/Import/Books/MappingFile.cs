using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Ncez.Data.Import.Yaml;
using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;

namespace Ncez.Data.Import.Books;

/// <summary>A mapping as a YAML file that a person reviews.</summary>
public static class MappingFile
{
    private const int Version = 1;

    /// <summary>The text of the file.</summary>
    public static string Write(BookMapping mapping, Language language)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(Words.Of("mapping.head").In(language)).Append("\n# ").Append(Words.Of("mapping.review").In(language)).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"ncez_mapping: {Version}\nreviewed: {(mapping.IsReviewed ? "true" : "false")}\nsheets:\n");
        foreach (var sheet in mapping.Sheets)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - sheet: {Quoted(sheet.Sheet)}\n    file: {sheet.File}\n    header_row: {sheet.HeaderRow}\n    header_rows: {sheet.HeaderRows}\n    columns:\n");
            foreach (var column in sheet.Columns)
            {
                text.Append(CultureInfo.InvariantCulture, $"      - {{ column: {GridPlace.ColumnName(column.Column)}, header: {Quoted(column.Header)}, to: {Quoted(column.To)}, why: {column.Why}");
                text.Append(column.With.IsEmpty ? " }\n" : $", with: {Map(column.With)} }}\n");
            }

            text.Append("    constants: ").Append(Map(sheet.Constants)).Append('\n');
            text.Append("    category_of: ").Append(Map(sheet.CategoryOf)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Reads a mapping file; null when findings say what is wrong with it.</summary>
    public static BookMapping? Read(string path, Findings findings)
    {
        var name = Path.GetFileName(path);
        return XlsxBook.Guarded(path, findings, () =>
        {
            var before = findings.Count;
            var map = TextDecoding.Decode(name, File.ReadAllBytes(path), findings) is { } text ? YamlDocument.Read(name, text.Span, findings) : null;
            if (map is null)
            {
                return null;
            }

            if (map.FindWhole("ncez_mapping") != Version)
            {
                findings.Error("IMP-014", map.PlaceOf("ncez_mapping"), ("version", Version));
            }

            var mapping = new BookMapping(map.FindTruth("reviewed") == true, [.. map.Maps("sheets").Select(s => SheetOf(s, findings)).OfType<SheetMapping>()]);
            map.ReportUnknownKeys();
            return findings.HasErrors && findings.Count > before ? null : mapping;
        });
    }

    private static SheetMapping? SheetOf(YamlMap map, Findings findings)
    {
        var (sheet, file) = (map.Text("sheet"), map.Text("file"));
        var schema = FileSchema.Find(file);
        if (schema is null)
        {
            findings.Error("IMP-015", map.PlaceOf("file"), ("text", Shown.Cell(file)), ("known", string.Join(", ", FileSchema.All.Select(s => s.File))), ("near", Suggest.NearOrFirst(file, FileSchema.All.Select(s => s.File))));
        }

        var mapping = new SheetMapping
        {
            Sheet = sheet,
            File = file,
            HeaderRow = map.Whole("header_row"),
            HeaderRows = Math.Clamp(map.FindWhole("header_rows") ?? 1, 1, 3),
            Columns = [.. map.Maps("columns").Select(c => ColumnOf(c, schema, findings))],
            Constants = map.TextMap("constants"),
            CategoryOf = map.TextMap("category_of"),
        };
        map.ReportUnknownKeys();
        return schema is null ? null : mapping;
    }

    private static ColumnMapping ColumnOf(YamlMap map, FileSchema? schema, Findings findings)
    {
        var letters = map.Text("column");
        var (column, to) = (GridPlace.ColumnOf(letters), map.FindText("to") ?? "");
        if (column is < 0 or >= CsvTable.MostColumns)
        {
            findings.Error("IMP-016", map.PlaceOf("column"), ("text", Shown.Cell(letters)));
        }

        if (schema is not null && to is not ("" or SheetMapping.Month or SheetMapping.Keep) && schema.Columns.All(c => c.Name != to))
        {
            var known = schema.Columns.Select(c => c.Name).Append(SheetMapping.Month).Append(SheetMapping.Keep).ToList();
            findings.Error("IMP-015", map.PlaceOf("to"), ("text", Shown.Cell(to)), ("known", string.Join(", ", known)), ("near", Suggest.NearOrFirst(to, known)));
        }

        var mapped = new ColumnMapping(column, map.FindText("header") ?? "", to, map.FindText("why") ?? "user", map.TextMap("with"));
        map.ReportUnknownKeys();
        return mapped;
    }

    private static string Map(ImmutableSortedDictionary<string, string> map) =>
        map.IsEmpty ? "{}" : "{ " + string.Join(", ", map.Select(p => $"{Quoted(p.Key)}: {Quoted(p.Value)}")) + " }";

    private static string Quoted(string text) =>
        "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", " ", StringComparison.Ordinal) + "\"";
}
