using System.Collections.Immutable;
using System.Text.Json;
using Ncez.Model.Diagnostics;
using Ncez.Model.Roadmaps;
using Ncez.Model.Technologies;
using Ncez.Model.Texts;

namespace Ncez.Data.Export;

/// <summary>Writes roadmaps as <c>ncez-roadmap/1</c>: what the figures show, with both languages of every text; what is not known is null.</summary>
public static class RoadmapJson
{
    /// <summary>Name and version of the document.</summary>
    public const string Schema = "ncez-roadmap/1";

    /// <summary>Writes the document.</summary>
    /// <param name="figures">Figures: those of a domain, or a zone's own.</param>
    /// <param name="own">The plan behind a zone's own figure, for its earliest starts; null for figures of the report.</param>
    /// <param name="findings">Findings.</param>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="language">Language of the findings.</param>
    public static void Write(ImmutableArray<RoadmapFigure> figures, ZoneRoadmap? own, ImmutableArray<Diagnostic> findings, Stream stream, Language language)
    {
        using var document = new JsonDocumentWriter(stream);
        var json = document.Outer;
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteStartArray("figures");
        foreach (var figure in figures)
        {
            json.WriteStartObject();
            json.WriteString("id", figure.Id);
            Local(json, "title", figure.Title);
            Local(json, "answer", figure.Answer);
            json.WriteString("years", figure.Years.ToString());
            document.Rows("phaseGoals", figure.PhaseGoals, Goal);
            document.Rows("rows", figure.Rows, (row, r) => Fields(row, figure, r, own));
            document.Rows("links", figure.Links, (row, l) =>
            {
                row.WriteString("from", l.From);
                row.WriteString("to", l.To);
                row.WriteNumber("inPlaceYear", l.InPlaceYear);
                row.WriteNumber("startYear", l.StartYear);
            });
            document.Rows("strips", figure.Strips, Strip);
            document.Rows("notes", figure.Notes, Texts);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        FindingsJson.Write(document, findings, language);
        json.WriteEndObject();
    }

    private static void Fields(Utf8JsonWriter json, RoadmapFigure figure, RoadmapRow row, ZoneRoadmap? own)
    {
        json.WriteString("id", row.Id);
        json.WriteString("number", row.Number);
        Local(json, "name", row.Name);
        Local(json, "group", row.Group);
        Local(json, "subgroup", row.Subgroup);
        json.WriteString("family", row.Role);
        Window(json, "applicationWindow", row.Application);
        Window(json, "diffusionWindow", row.Diffusion);
        Number(json, "grade", row.Grade);
        Window(json, "publishedWindow", row.Published);
        Number(json, "earliestStart", own?.EarliestStart.TryGetValue(row.Id, out var earliest) == true ? earliest : null);
        json.WriteStartObject("cells");
        for (var i = 0; i < figure.Columns.Length; i++)
        {
            Number(json, figure.Columns[i].Id, i < row.Cells.Length ? row.Cells[i].Value : null);
        }

        json.WriteEndObject();
        Array(json, "milestones", row.Milestones, m =>
        {
            json.WriteNumber("year", m.Year);
            Local(json, "name", m.Name);
        });
        Array(json, "remarks", row.Remarks, r => Texts(json, r));
    }

    private static void Goal(Utf8JsonWriter json, PhaseGoal goal)
    {
        json.WriteString("window", goal.Window.ToString());
        json.WriteBoolean("given", goal.IsGiven);
        Local(json, "text", goal.Text);
    }

    private static void Strip(Utf8JsonWriter json, RoadmapStrip strip)
    {
        Local(json, "name", strip.Name);
        Local(json, "unit", strip.Unit);
        json.WriteBoolean("cumulated", strip.IsCumulated);
        json.WriteNumber("firstYear", strip.FirstYear);
        json.WriteStartArray("values");
        foreach (var value in strip.Values)
        {
            if (value is { } known)
            {
                json.WriteNumberValue(known);
            }
            else
            {
                json.WriteNullValue();
            }
        }

        json.WriteEndArray();
    }

    private static void Array<T>(Utf8JsonWriter json, string name, ImmutableArray<T> elements, Action<T> fields)
    {
        json.WriteStartArray(name);
        foreach (var element in elements)
        {
            json.WriteStartObject();
            fields(element);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Window(Utf8JsonWriter json, string name, YearWindow? window) => json.Text(name, window?.ToString());

    private static void Number(Utf8JsonWriter json, string name, double? value) => json.Number(name, value ?? double.NaN);

    private static void Local(Utf8JsonWriter json, string name, LocalText text)
    {
        if (text.IsEmpty)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        Texts(json, text);
        json.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter json, LocalText text)
    {
        json.WriteString("zh", text.Zh);
        json.WriteString("en", text.En);
    }
}
