using System.Collections.Immutable;
using System.Text.Json;
using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;

namespace Ncez.Data.Export;

/// <summary>Findings as JSON: the list that ends every document, or a document of their own.</summary>
public static class FindingsJson
{
    /// <summary>Name and version of the document of findings alone.</summary>
    public const string Schema = "ncez-findings/1";

    /// <summary>A document that holds nothing but findings, for a run that ended without a result.</summary>
    public static void Write(ImmutableArray<Diagnostic> findings, Stream stream, Language language)
    {
        using var document = new JsonDocumentWriter(stream);
        document.Outer.WriteStartObject();
        document.Outer.WriteString("schema", Schema);
        Write(document, findings, language);
        document.Outer.WriteEndObject();
    }

    internal static void Write(JsonDocumentWriter document, ImmutableArray<Diagnostic> findings, Language language) =>
        document.Rows("findings", findings, (row, finding) => Fields(row, finding, language));

    private static void Fields(Utf8JsonWriter json, Diagnostic finding, Language language)
    {
        json.WriteString("code", finding.Code);
        json.WriteString("severity", SeverityId(finding.Severity));
        json.Text("file", finding.Where.File);
        Position(json, "line", finding.Where.Line);
        Position(json, "column", finding.Where.Column);
        json.WriteString("found", finding.Found.In(language));
        json.WriteString("expected", finding.Expected.In(language));
        json.WriteString("fix", finding.Fix.In(language));
    }

    internal static string SeverityId(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };

    private static void Position(Utf8JsonWriter json, string name, int number)
    {
        if (number > 0)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
