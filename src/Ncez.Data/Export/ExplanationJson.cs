using System.Collections.Immutable;
using System.Text.Json;
using Ncez.Model.Evidence;
using Ncez.Model.Inventories;
using Ncez.Model.Sources;
using Ncez.Model.Texts;

namespace Ncez.Data.Export;

/// <summary>The document <c>ncez-explanation/1</c>: one line from its result back to activity, factor, equation and source.</summary>
public static class ExplanationJson
{
    /// <summary>Name and version of the document.</summary>
    public const string Schema = "ncez-explanation/1";

    /// <summary>Writes the explanation of a line of an activity. Confidential lines keep quantity, factor and equation to themselves.</summary>
    public static void Write(Inventory inventory, InventoryLine line, ImmutableArray<LineCorrection> corrections, Stream stream, Language language)
    {
        using var document = new JsonDocumentWriter(stream);
        var (json, plan) = (document.Outer, line.Plan ?? throw new ArgumentException("An offset has no plan.", nameof(line)));
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteString("zone", inventory.Zone.Id);
        json.WriteString("gwp", inventory.Zone.Gwp);
        json.WriteString("id", line.Id);
        json.WriteString("scope", PlanLabel.ScopeId(line.Scope));
        json.Text("gas", plan.Gas);
        json.Number("massT", line.MassT);
        json.Number("co2eT", line.Co2eT);
        json.WriteBoolean("confidential", line.IsConfidential);
        Activity(json, inventory, line, plan, language);
        Energy(json, line, plan);
        document.Rows("factors", line.IsConfidential ? [] : plan.Factors, (row, use) => Factor(row, use));
        json.Text("equation", plan.Equation);
        document.Rows("steps", line.IsConfidential ? [] : plan.Trace, (row, step) =>
        {
            row.WriteString("what", step.What.In(language));
            row.WriteString("formula", step.Formula);
        });
        json.Number("co2eTPerUnit", line.IsConfidential ? double.NaN : plan.Co2eTPerUnit);
        document.Rows("corrections", corrections, (row, c) =>
        {
            row.WriteString("date", c.Date);
            row.WriteString("by", c.By);
            row.Number("oldQuantity", c.OldQuantity);
            row.Number("newQuantity", c.NewQuantity);
            row.WriteString("why", c.Why);
        });
        json.WriteEndObject();
    }

    /// <summary>Writes the explanation of an offset: how much of the row counts and how much is carried.</summary>
    public static void Write(Inventory inventory, OffsetLine line, Stream stream)
    {
        using var document = new JsonDocumentWriter(stream);
        var (json, offset) = (document.Outer, line.Offset);
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteString("zone", inventory.Zone.Id);
        json.WriteString("id", offset.Id);
        json.WriteString("scope", "offset");
        json.WriteNumber("year", line.Year);
        json.Number("co2eT", -line.UsedT);
        json.Number("carriedT", line.CarriedT);
        json.WriteStartObject("offset");
        json.WriteString("file", offset.Where.File);
        json.WriteNumber("line", offset.Where.Line);
        json.Text("registry", offset.Registry);
        json.Text("kind", offset.Kind);
        json.Text("serial", offset.Serial);
        json.Text("certificate", offset.Certificate);
        json.Number("quantityT", offset.QuantityT);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Activity(Utf8JsonWriter json, Inventory inventory, InventoryLine line, LinePlan plan, Language language)
    {
        var (kind, texts) = (inventory.Activities.Kinds[plan.Kind], inventory.Activities.Texts);
        var place = texts.PlaceOf(line.Row, "quantity");
        json.WriteStartObject("activity");
        json.WriteString("id", texts.Id(line.Row));
        json.WriteString("file", place.File);
        json.WriteNumber("line", place.Line);
        json.WriteString("period", kind.Period.ToString());
        json.WriteString("category", plan.Category.Id);
        json.WriteString("categoryName", plan.Category.Name.In(language));
        json.WriteString("item", plan.Item?.Id ?? kind.Item);
        json.WriteString("itemName", plan.Item?.Name.In(language) ?? kind.Item);
        json.Number("quantity", line.IsConfidential ? double.NaN : line.Quantity);
        json.WriteString("unit", line.Unit);
        json.Text("source", texts.Source(line.Row));
        json.Text("evidence", texts.Evidence(line.Row));
        json.Text("note", texts.Note(line.Row));
        json.WriteEndObject();
    }

    private static void Energy(Utf8JsonWriter json, InventoryLine line, LinePlan plan)
    {
        var quantity = line.IsConfidential ? double.NaN : line.Quantity;
        json.WriteStartObject("energy");
        json.Number("energyMWh", quantity * plan.EnergyMWhPerUnit);
        json.Number("tceCalorific", quantity * plan.TceCalorificPerUnit);
        json.Number("tceEquivalent", quantity * plan.TceEquivalentPerUnit);
        json.WriteEndObject();
    }

    private static void Factor(Utf8JsonWriter json, FactorUse use)
    {
        json.WriteString("symbol", use.Symbol);
        json.Number("canonicalValue", use.CanonicalValue);
        json.WriteString("canonicalUnit", use.CanonicalUnit);
        if (use.Choice.Pick is { } pick)
        {
            json.WriteString("set", pick.Set);
            json.WriteString("version", pick.Version);
            json.WriteString("row", pick.Id);
            json.Number("value", pick.Value);
            json.WriteString("unit", pick.UnitText);
            json.WriteString("confidence", PlanLabel.ConfidenceId(pick.Confidence));
            Source(json, pick.Source);
        }

        json.WriteBoolean("fallback", use.Choice.IsFallback);
        json.WriteStartArray("trail");
        foreach (var step in use.Choice.Trail)
        {
            json.WriteStartObject();
            json.WriteString("set", step.Set);
            json.Text("region", step.Region);
            json.Text("row", step.Candidate?.Id);
            json.Number("value", step.Candidate?.Value ?? double.NaN);
            json.Text("unit", step.Candidate?.UnitText);
            json.WriteString("outcome", JsonNamingPolicy.SnakeCaseLower.ConvertName(step.Outcome.ToString()));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Source(Utf8JsonWriter json, SourceRef source)
    {
        json.Text("publication", source.Publication);
        json.Text("table", source.Table);
    }
}
