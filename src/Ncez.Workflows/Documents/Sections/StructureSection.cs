using Ncez.Charts.Inventories;
using Ncez.Workflows.Reporting;

namespace Ncez.Workflows.Documents.Sections;

/// <summary>Structure of energy and emissions as pictures.</summary>
public sealed class StructureSection : IDocumentSection
{
    /// <inheritdoc />
    public int Order => 20;

    /// <inheritdoc />
    public void Write(DocumentBuilder document, ReportInput input)
    {
        var (inventory, year) = (input.Inventory, input.Year.Year);
        document.Heading(1, ReportTexts.Of("chapter.structure"));
        document.Chart(InventoryCharts.Build("category-bars", inventory, year));
        document.Chart(InventoryCharts.Build("emission-structure", inventory, year));
        document.Chart(InventoryCharts.Build("energy-structure", inventory, year));
    }
}
