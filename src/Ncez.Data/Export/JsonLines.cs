using System.Text.Json;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;

namespace Ncez.Data.Export;

/// <summary>The lines of <see cref="InventoryJson"/>, one after the other.</summary>
internal sealed class JsonLines
{
    private const int CancelEvery = 4_096;
    private readonly Inventory _inventory;
    private readonly PlanLabel[] _labels;

    /// <summary>Lines of an inventory.</summary>
    public JsonLines(Inventory inventory)
    {
        _inventory = inventory;
        _labels = PlanLabel.Of(inventory);
    }

    /// <summary>Writes the lines of one calendar year.</summary>
    public void Write(JsonDocumentWriter document, int year, CancellationToken cancel)
    {
        for (var i = 0; i < _inventory.Lines.Count; i++)
        {
            if (i % CancelEvery == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            var label = _labels[_inventory.Lines.Plan[i]];
            if (label.Plan.Year == year)
            {
                document.Row((label, InventoryLine.At(_inventory, i)), Line);
            }
        }

        var category = YearBreakdown.OffsetRule(_inventory.Template).Id;
        foreach (var offset in _inventory.OffsetLines)
        {
            if (offset.Year == year)
            {
                document.Row((category, offset), OffsetLine);
            }
        }
    }

    private static void Line(Utf8JsonWriter json, (PlanLabel Label, InventoryLine Line) pair)
    {
        var (label, line) = pair;
        json.WriteString("id", line.Id);
        json.WriteString("scope", label.Scope);
        json.WriteString("status", label.Status);
        json.WriteString("category", label.Plan.Category.Id);
        json.WriteString("item", label.Item);
        json.Number("quantity", label.IsConfidential ? double.NaN : line.Quantity);
        json.WriteString("unit", label.Unit);
        json.Text("gas", label.Plan.Gas);
        json.Number("massT", line.MassT);
        json.Number("co2eT", line.Co2eT);
        FactorOf(json, label.Factor);
        json.Text("equation", label.Plan.Equation);
    }

    private static void OffsetLine(Utf8JsonWriter json, (string Category, OffsetLine Line) pair)
    {
        var offset = pair.Line.Offset;
        json.WriteString("id", offset.Id);
        json.WriteString("scope", "offset");
        json.WriteString("status", "reported");
        json.WriteString("category", pair.Category);
        json.WriteString("item", offset.Kind);
        json.Number("quantity", offset.QuantityT);
        json.WriteString("unit", "t");
        json.WriteNull("gas");
        json.WriteNull("massT");
        json.Number("co2eT", -pair.Line.UsedT);
        json.WriteNull("factor");
        json.WriteNull("equation");
    }

    private static void FactorOf(Utf8JsonWriter json, Factor? factor)
    {
        if (factor is null)
        {
            json.WriteNull("factor");
            return;
        }

        json.WriteStartObject("factor");
        json.WriteString("set", factor.Set);
        json.WriteString("version", factor.Version);
        json.WriteString("row", factor.Id);
        json.Number("value", factor.Value);
        json.WriteString("unit", factor.UnitText);
        json.WriteString("confidence", PlanLabel.ConfidenceId(factor.Confidence));
        json.WriteEndObject();
    }
}
