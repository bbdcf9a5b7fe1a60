using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Ncez.Data.Import;

namespace Ncez.Data.Export;

/// <summary>
/// JSON schema of one row of a CSV file, made from <c>data/schemas/columns.csv</c>: each cell a text under its canonical header.
/// Chinese titles and descriptions stand beside the English ones as <c>x-title-zh</c> and <c>x-description-zh</c>.
/// </summary>
public static class RowSchemaJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Name of the schema file of a CSV file: <c>activities.csv</c> → <c>activities.schema.json</c>.</summary>
    public static string FileNameOf(FileSchema schema) => Path.ChangeExtension(schema.File, ".schema.json");

    /// <summary>Writes the schema.</summary>
    public static void Write(FileSchema schema, Stream stream)
    {
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            json.WriteString("$id", FileNameOf(schema));
            json.WriteString("title", "A row of " + schema.File);
            json.WriteString("description", "Made from columns.csv. Headers may be Chinese, English or an alias; columns that are not listed are kept.");
            json.WriteString("type", "object");
            json.WriteStartArray("required");
            foreach (var column in schema.Columns.Where(c => c.Need != ColumnNeed.Optional))
            {
                json.WriteStringValue(column.Name);
            }

            json.WriteEndArray();
            json.WriteStartObject("properties");
            foreach (var column in schema.Columns)
            {
                Write(column, json);
            }

            json.WriteEndObject();
            json.WriteStartObject("additionalProperties");
            json.WriteString("type", "string");
            json.WriteEndObject();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void Write(ColumnSpec column, Utf8JsonWriter json)
    {
        json.WriteStartObject(column.Name);
        json.WriteString("type", "string");
        json.WriteString("title", column.Title.En);
        json.WriteString("x-title-zh", column.Title.Zh);
        json.WriteString("description", column.Description.En);
        json.WriteString("x-description-zh", column.Description.Zh);
        json.WriteString("x-cell", column.Type.ToString());
        if (column.Need == ColumnNeed.Cell)
        {
            json.WriteNumber("minLength", 1);
        }

        WriteNames(json, "x-aliases", column.Aliases);
        if (column.Options.Length > 0)
        {
            WriteNames(json, "x-options", column.Options.Select(o => string.Join(" = ", o)));
        }

        json.WriteEndObject();
    }

    private static void WriteNames(Utf8JsonWriter json, string name, IEnumerable<string> names)
    {
        json.WriteStartArray(name);
        foreach (var one in names)
        {
            json.WriteStringValue(one);
        }

        json.WriteEndArray();
    }
}
