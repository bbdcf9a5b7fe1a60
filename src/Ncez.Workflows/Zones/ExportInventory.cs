using Ncez.Data.Export;
using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Workflows.Reporting;

namespace Ncez.Workflows.Zones;

/// <summary>Writes an inventory in the formats that other programs read.</summary>
/// <param name="inventory">The inventory.</param>
/// <param name="findings">Findings of the run.</param>
/// <param name="language">Language of headers and texts.</param>
/// <param name="further">Tables of the views, for the workbook.</param>
public sealed class ExportInventory(Inventory inventory, Findings findings, Language language, IEnumerable<ResultTable>? further = null)
{
    /// <summary>How sure the totals are; null when nobody says.</summary>
    public Model.Uncertainties.UncertaintyReport? Uncertainty { get; init; }

    /// <summary>True when the inventory has more lines than a table for people carries: then workbook, report and inventory.csv hold sums by plan.</summary>
    public bool IsLarge => InventoryCsv.IsLarge(inventory);

    /// <summary>The inventory in one sentence, the one its report begins with.</summary>
    public string Sentence => Answer.Of(new ReportInput
    {
        Inventory = inventory,
        Findings = findings.Sorted(),
        Program = default,
        GeneratedOn = "",
    }).In(language);

    /// <summary>The document <c>ncez-inventory/1</c>.</summary>
    public void Json(Stream stream, bool withLines, CancellationToken cancel = default) =>
        InventoryJson.Write(inventory, findings.Sorted(), stream, language, withLines, Uncertainty, cancel);

    /// <summary>CSV with one row per line, or with the sums by plan.</summary>
    public void Csv(Stream stream, bool withLines, CancellationToken cancel = default)
    {
        if (withLines)
        {
            InventoryCsv.WriteLines(inventory, stream, language, cancel);
        }
        else
        {
            InventoryCsv.WriteSums(inventory, stream, language);
        }
    }

    /// <summary>The workbook. It is made in memory first: a workbook cannot be written to a stream that only goes forward.</summary>
    public void Xlsx(Stream stream, CancellationToken cancel = default)
    {
        using var whole = new MemoryStream();
        InventoryXlsx.Write(inventory, findings.Sorted(), whole, language, further, cancel);
        whole.Position = 0;
        whole.CopyTo(stream);
    }
}
