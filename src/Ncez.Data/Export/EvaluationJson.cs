using System.Collections.Immutable;
using System.Text.Json;
using Ncez.Model.Diagnostics;
using Ncez.Model.Schemes;
using Ncez.Model.Texts;

namespace Ncez.Data.Export;

/// <summary>Writes assessments as <c>ncez-evaluation/1</c>. Values are in the unit of their row, with all their digits.</summary>
public static class EvaluationJson
{
    /// <summary>Writes the document.</summary>
    public static void Write(ImmutableArray<SchemeAssessment> assessments, ImmutableArray<Diagnostic> findings, Stream stream, Language language)
    {
        using var document = new JsonDocumentWriter(stream);
        var json = document.Outer;
        json.WriteStartObject();
        json.WriteString("schema", "ncez-evaluation/1");
        json.WriteStartArray("schemes");
        foreach (var assessment in assessments)
        {
            Scheme(document, assessment, language);
        }

        json.WriteEndArray();
        FindingsJson.Write(document, findings, language);
        json.WriteEndObject();
    }

    private static void Scheme(JsonDocumentWriter document, SchemeAssessment assessment, Language language)
    {
        var json = document.Outer;
        json.WriteStartObject();
        json.WriteString("id", assessment.Scheme.Id);
        json.WriteString("zone", assessment.Zone);
        json.WriteNumber("year", assessment.Year);
        Number(json, "milestone", assessment.Milestone);
        json.WriteString("readiness", Word(assessment.Scheme.Readiness));
        json.WriteString("treatment", assessment.Scheme.Treatment);
        json.WriteStartArray("classes");
        foreach (var chosen in assessment.Classes)
        {
            json.WriteStringValue(chosen.Id);
        }

        json.WriteEndArray();
        json.Text("grade", assessment.Grade?.Id);
        Number(json, "score", assessment.Score);
        json.WriteString("outcome", Word(assessment.Outcome));
        json.WriteNumber("assessed", assessment.Assessed);
        json.WriteNumber("of", assessment.Assessable);
        json.WriteStartArray("vetoes");
        foreach (var veto in assessment.Vetoes)
        {
            json.WriteStringValue(veto.Id);
        }

        json.WriteEndArray();
        json.Text("consequence", assessment.Consequence?.Effect.In(language));
        document.Rows("indicators", assessment.Rows, (row, verdict) => Row(row, assessment, verdict, language));
        json.WriteEndObject();
    }

    private static void Row(Utf8JsonWriter json, SchemeAssessment assessment, RowVerdict verdict, Language language)
    {
        json.WriteString("id", verdict.Row.Id);
        json.WriteString("name", verdict.Row.Name.In(language));
        json.WriteString("strength", Word(verdict.Row.Strength));
        Number(json, "value", verdict.Value is { } value ? verdict.Row.JudgedUnit.In(value).Value : null);
        json.WriteString("unit", verdict.Row.JudgedUnit.Text);
        json.Text("operator", verdict.How?.Sign());
        Number(json, "threshold", verdict.Limit is { } limit ? verdict.Row.JudgedUnit.In(limit).Value : null);
        json.WriteString("state", Word(verdict.State));
        json.Text("reason", verdict.Reason == VerdictReason.None ? null : Word(verdict.Reason));
        json.WriteBoolean("atThreshold", verdict.IsAtLimit);
        Number(json, "points", verdict.Points);
        json.WriteStartArray("evidence");
        foreach (var reading in assessment.InputsOf(verdict.Row))
        {
            if (reading is { Value: not null, Series: { } series })
            {
                json.WriteStringValue($"{reading.Input.Id}: {series.Evidence.In(language)}");
            }

            foreach (var answer in reading.Answers)
            {
                json.WriteStringValue($"{reading.Input.Id}: {answer.Where} {answer.Evidence}".TrimEnd());
            }
        }

        json.WriteEndArray();
    }

    private static string Word<T>(T option)
        where T : struct, Enum => Import.Words.SnakeCase(option.ToString());

    private static void Number(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
