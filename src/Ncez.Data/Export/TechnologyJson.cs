using System.Collections.Immutable;
using System.Text.Json;
using Ncez.Model.Technologies;
using Ncez.Model.Texts;

namespace Ncez.Data.Export;

/// <summary>Writes technologies as <c>ncez-technologies/1</c>.</summary>
public static class TechnologyJson
{
    private static readonly string[] ChoiceCriteria = ["industry", "size", "capital", "difficulty", "operating_cost", "production_effect", "payback"];

    /// <summary>Writes the document.</summary>
    /// <param name="catalogue">Catalogue the rows belong to.</param>
    /// <param name="entries">Rows.</param>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="withDetails">True to add group names, energy class, notes and ratings in other domains.</param>
    public static void Write(TechnologyCatalogue catalogue, ImmutableArray<TechnologyEntry> entries, Stream stream, bool withDetails = false)
    {
        using var document = new JsonDocumentWriter(stream);
        document.Outer.WriteStartObject();
        document.Outer.WriteString("schema", "ncez-technologies/1");
        document.Rows("technologies", entries, (json, entry) =>
        {
            Fields(json, entry);
            if (withDetails)
            {
                Details(json, catalogue, entry);
            }
        });
        document.Outer.WriteEndObject();
    }

    private static void Fields(Utf8JsonWriter json, TechnologyEntry entry)
    {
        json.WriteString("id", entry.Id);
        json.WriteString("domain", entry.Domain.ToString().ToLowerInvariant());
        json.WriteString("group", entry.Group.Top.Name.Zh);
        json.Text("subgroup", entry.Group.Parent is null ? null : entry.Group.Name.Zh);
        Local(json, "name", entry.Name);
        json.Text("applicationWindow", entry.Application?.ToString());
        json.WriteString("diffusionWindow", entry.Diffusion.ToString());
        json.WriteNumber("abatement", entry.Abatement);
        json.WriteNumber("economy", entry.Economy);
        json.WriteNumber("recommendation", entry.Recommendation);
        json.WriteString("table", entry.Table);
        json.WriteNumber("order", entry.Order);
    }

    private static void Details(Utf8JsonWriter json, TechnologyCatalogue catalogue, TechnologyEntry entry)
    {
        Local(json, "groupName", entry.Group.Top.Name);
        if (entry.Group.Parent is not null)
        {
            Local(json, "subgroupName", entry.Group.Name);
        }

        Flag(json, "highEnergy", entry.HighEnergy);
        Flag(json, "nonHighEnergy", entry.NonHighEnergy);
        json.WriteBoolean("indirect", entry.IsIndirect);
        Choice(json, entry);
        json.WriteStartArray("notes");
        foreach (var note in entry.Notes)
        {
            json.WriteStartObject();
            json.WriteString("kind", note.Kind);
            Local(json, "text", note.Text);
            json.WriteString("source", note.Source);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("related");
        foreach (var (other, isSame) in catalogue.RelatedTo(entry))
        {
            json.WriteStartObject();
            json.WriteString("id", other.Id);
            json.WriteBoolean("same", isSame);
            json.WriteNumber("abatement", other.Abatement);
            json.WriteNumber("economy", other.Economy);
            json.WriteNumber("recommendation", other.Recommendation);
            json.WriteString("diffusionWindow", other.Diffusion.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // The criteria of a choice for which a source has data; null = unknown.
    private static void Choice(Utf8JsonWriter json, TechnologyEntry entry)
    {
        json.WriteStartObject("choice");
        foreach (var criterion in ChoiceCriteria)
        {
            var traits = entry.Traits.Where(t => t.Criterion == criterion).ToList();
            if (traits.Count == 0)
            {
                json.WriteNull(criterion);
                continue;
            }

            json.WriteStartArray(criterion);
            foreach (var trait in traits)
            {
                json.WriteStartObject();
                json.WriteString("value", trait.Value);
                json.Text("unit", trait.Unit);
                json.WriteString("source", trait.Source);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Local(Utf8JsonWriter json, string name, LocalText text)
    {
        json.WriteStartObject(name);
        json.WriteString("zh", text.Zh);
        json.WriteString("en", text.En);
        json.WriteEndObject();
    }

    private static void Flag(Utf8JsonWriter json, string name, bool? value)
    {
        if (value is null)
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteBoolean(name, value.Value);
        }
    }
}
