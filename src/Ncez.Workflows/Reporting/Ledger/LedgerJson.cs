using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Ncez.Charts.Inventories;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Workflows.Reporting.Ledger;

/// <summary>The lines as a compact data block for the page's script. The encoder escapes &lt; and &gt;, so no text can end the block.</summary>
internal static class LedgerJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    internal static void Write(HtmlWriter html, Inventory inventory, ImmutableArray<LedgerLine> lines, CorrectionsMade? corrections)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("decimals", InventorySums.Decimals(inventory));
            Plans(json, inventory);
            Years(json, inventory);
            Texts(json);
            Lines(json, inventory, lines);
            Corrections(json, inventory, lines, corrections);
            json.WriteEndObject();
        }

        html.Trusted("<script type=\"application/json\" id=\"ledger-data\">").Trusted(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length)).Trusted("</script>\n");
    }

    private static void Plans(Utf8JsonWriter json, Inventory inventory)
    {
        json.WriteStartArray("plans");
        foreach (var plan in inventory.Plans)
        {
            var kind = inventory.Activities.Kinds[plan.Kind];
            var line = new LedgerLine("", 0, new InventoryLine("", 0, plan, plan.Scope, 0, "", 0, 0), plan.Year, null);
            json.WriteStartObject();
            json.WriteNumber("scope", (int)plan.Scope);
            json.WriteNumber("year", plan.Year);
            Text(json, "name", line.Name);
            Text(json, "category", line.Category);
            json.WriteString("status", line.StatusKey);
            json.WriteString("gas", Gases.Name(plan.Gas));
            Text(json, "unit", UnitSymbol.Of(kind.Unit.Symbol));
            json.WriteString("site", kind.Site);
            Number(json, "factor", line.Line.IsConfidential || plan.Gas.Length == 0 ? double.NaN : plan.Co2eTPerUnit);
            if (plan.CarriesEnergy && !line.Line.IsConfidential && plan.TceCalorificPerUnit != 0)
            {
                Number(json, "tce", plan.TceCalorificPerUnit);
                Number(json, "tceEquivalent", plan.TceEquivalentPerUnit);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Years(Utf8JsonWriter json, Inventory inventory)
    {
        json.WriteStartObject("years");
        foreach (var year in inventory.Years)
        {
            json.WriteStartArray(year.Year.ToString(System.Globalization.CultureInfo.InvariantCulture));
            foreach (var total in new[] { year.Direct.T, year.Indirect.T, year.Sink.T, year.ExportCredit.T, year.Offset.T })
            {
                Number(json, total);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter json)
    {
        json.WriteStartArray("scopes");
        foreach (var scope in Enum.GetValues<Scope>())
        {
            json.WriteStartArray();
            json.WriteStringValue(ChartTexts.Scope(scope).Zh);
            json.WriteStringValue(ChartTexts.Scope(scope).En);
            json.WriteStringValue(ChartTexts.Role(scope));
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteStartObject("texts");
        foreach (var key in new[] { "filter", "all", "page", "previous", "next", "count", "years", "scopes", "reported", "gross" })
        {
            Text(json, key, ReportTexts.Of($"script.{key}"));
        }

        json.WriteEndObject();
    }

    // A line is [key, id, plan, quantity, co2e, source, place]; an offset has plan −1 and its kind as the source.
    private static void Lines(Utf8JsonWriter json, Inventory inventory, ImmutableArray<LedgerLine> lines)
    {
        var texts = inventory.Activities.Texts;
        json.WriteStartArray("lines");
        foreach (var line in lines)
        {
            json.WriteStartArray();
            json.WriteStringValue(line.Key);
            json.WriteStringValue(line.Line.Id);
            json.WriteNumberValue(line.Index < 0 ? -1 : inventory.Lines.Plan[line.Index]);
            Number(json, line.Line.IsConfidential ? double.NaN : line.Line.Quantity);
            Number(json, line.Line.Co2eT);
            json.WriteStringValue(line.Index < 0 ? line.Name.En : texts.Source(line.Line.Row));
            json.WriteStringValue(line.Index < 0 ? line.Year.ToString(System.Globalization.CultureInfo.InvariantCulture) : texts.PlaceOf(line.Line.Row, "quantity").ToString());
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    // By key of the line; most lines have none.
    private static void Corrections(Utf8JsonWriter json, Inventory inventory, ImmutableArray<LedgerLine> lines, CorrectionsMade? corrections)
    {
        json.WriteStartObject("corrections");
        foreach (var line in lines.Where(l => l.Index >= 0 && corrections is not null))
        {
            if (corrections!.Of(inventory.Activities.Texts.Id(line.Line.Row)) is { Length: > 0 } made)
            {
                json.WriteString(line.Key, made);
            }
        }

        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, LocalText text)
    {
        json.WriteStartArray(name);
        json.WriteStringValue(text.Zh);
        json.WriteStringValue(text.En);
        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, string name, double value)
    {
        json.WritePropertyName(name);
        Number(json, value);
    }

    private static void Number(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumberValue(value);
        }
        else
        {
            json.WriteNullValue();
        }
    }
}
