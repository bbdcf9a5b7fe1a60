using Ncez.Data.Export;
using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Zones;

/// <summary>Writes an inventory in the formats that other programs read.</summary>
/// <param name="inventory">The inventory.</param>
/// <param name="findings">Findings of the run.</param>
/// <param name="language">Language of headers and texts.</param>
public sealed class ExportInventory(Inventory inventory, Findings findings, Language language)
{
    /// <summary>True when the inventory has more lines than a table for people carries: then workbook, report and inventory.csv hold sums by plan.</summary>
    public bool IsLarge => InventoryCsv.IsLarge(inventory);

    /// <summary>The document <c>ncez-inventory/1</c>.</summary>
    public void Json(Stream stream, bool withLines, CancellationToken cancel = default) =>
        InventoryJson.Write(inventory, findings.Sorted(), stream, language, withLines, cancel);

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
        InventoryXlsx.Write(inventory, findings.Sorted(), whole, language, cancel);
        whole.Position = 0;
        whole.CopyTo(stream);
    }

    /// <summary>
    /// All files of a run: inventory.json, inventory.csv, inventory.xlsx, findings.csv; above the limit the first two hold sums,
    /// and lines.csv every single line when it is asked for.
    /// </summary>
    /// <param name="folder">The folder that is being written.</param>
    /// <param name="allLines">True to write every line whatever their number.</param>
    /// <param name="cancel">Stops between two lines.</param>
    public void All(OutputFolder folder, bool allLines = false, CancellationToken cancel = default)
    {
        Put(folder, "inventory.json", stream => Json(stream, allLines || !IsLarge, cancel));
        Put(folder, "inventory.csv", stream => Csv(stream, !IsLarge, cancel));
        Put(folder, "inventory.xlsx", stream => InventoryXlsx.Write(inventory, findings.Sorted(), stream, language, cancel));
        Put(folder, "findings.csv", stream => FindingsCsv.Write(findings, stream, language));
        if (allLines && IsLarge)
        {
            Put(folder, "lines.csv", stream => Csv(stream, withLines: true, cancel));
        }
    }

    private static void Put(OutputFolder folder, string name, Action<Stream> write)
    {
        using var stream = folder.Create(name);
        write(stream);
    }
}
