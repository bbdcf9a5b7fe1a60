using Ncez.Model.Inventories;
using Ncez.Model.Texts;

namespace Ncez.Data.Export;

/// <summary>The lines of an inventory as CSV, in one of two details with the same columns; headers in the reader's language.</summary>
public static class InventoryCsv
{
    /// <summary>Above this many lines a table for people carries sums by plan: one row for all lines of one kind and gas.</summary>
    public const int LineLimit = 100_000;

    private const int CancelEvery = 4_096;

    // Cells are written in this order; each has a text "line.<column>" in Texts/Exports.
    private static readonly string[] Columns =
    [
        "id", "lines", "year", "period", "scope", "status", "category", "category_name", "item", "item_name",
        "quantity", "unit", "gas", "mass_t", "co2e_t",
        "factor_set", "factor_version", "factor_row", "factor_value", "factor_unit", "factor_confidence", "factor_source",
        "equation", "source",
    ];

    /// <summary>True when the inventory has more lines than a table for people carries.</summary>
    public static bool IsLarge(Inventory inventory) => inventory.Lines.Count > LineLimit;

    /// <summary>One row per line.</summary>
    public static void WriteLines(Inventory inventory, Stream stream, Language language, CancellationToken cancel = default)
    {
        using var csv = new CsvOutput(stream);
        Header(csv, language);
        var plans = PlanCells.Of(inventory, language);
        var (lines, texts) = (inventory.Lines, inventory.Activities.Texts);
        var quantities = inventory.Activities.Quantities;
        for (var i = 0; i < lines.Count; i++)
        {
            if (i % CancelEvery == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            var (row, plan) = (lines.Row[i], plans[lines.Plan[i]]);
            csv.Text(texts.Id(row), plan.IdSuffix);
            csv.Number(1);
            plan.Write(csv, quantities[row], lines.MassT[i], lines.Co2eT[i], texts.Source(row));
        }

        Offsets(csv, inventory, language);
    }

    /// <summary>One row per plan: the sum of all lines of one kind and gas; the column of ids is empty, the column of lines counts them.</summary>
    public static void WriteSums(Inventory inventory, Stream stream, Language language)
    {
        using var csv = new CsvOutput(stream);
        Header(csv, language);
        var plans = PlanCells.Of(inventory, language);
        for (var p = 0; p < plans.Length; p++)
        {
            var total = inventory.PlanTotals[p];
            csv.Empty();
            csv.Number(total.Lines);
            plans[p].Write(csv, total.Quantity, total.MassT, total.Co2eT, source: "");
        }

        Offsets(csv, inventory, language);
    }

    private static void Header(CsvOutput csv, Language language)
    {
        foreach (var column in Columns)
        {
            csv.Text(ExportTexts.Get($"line.{column}", language));
        }

        csv.EndRow();
    }

    private static void Offsets(CsvOutput csv, Inventory inventory, Language language)
    {
        var category = YearBreakdown.OffsetRule(inventory.Template);
        foreach (var line in inventory.OffsetLines)
        {
            csv.Text(line.Offset.Id);
            csv.Number(1);
            csv.Number(line.Year);
            csv.Number(line.Year);
            csv.Text("offset");
            csv.Text("reported");
            csv.Text(category.Id);
            csv.Text(category.Name.In(language));
            csv.Text(line.Offset.Kind);
            csv.Text(line.Offset.Kind);
            csv.Number(line.Offset.QuantityT);
            csv.Text("t");
            csv.Empty();
            csv.Empty();
            csv.Number(-line.UsedT);
            for (var empty = 0; empty < 8; empty++)
            {
                csv.Empty();
            }

            csv.Text($"{line.Offset.Registry} {line.Offset.Serial}".Trim());
            csv.EndRow();
        }
    }
}
