using Ncez.Charts.Inventories;
using Ncez.Workflows.Comparisons;
using Ncez.Workflows.Reporting;
using Ncez.Workflows.Reporting.Chapters;

namespace Ncez.Workflows.Documents.Sections;

/// <summary>Structure of energy and emissions as pictures, then where the zone stands and what changed.</summary>
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
        if (input.Get<StatusTables>() is { Tables.IsEmpty: false } status)
        {
            foreach (var table in status.Tables)
            {
                document.Table(table);
            }
        }

        if (input.Get<Model.Comparisons.BeforeAfter>() is { } comparison)
        {
            document.Heading(1, CompareTexts.Of("chapter"));
            document.Table(CompareTables.Amounts(comparison));
            document.Table(CompareTables.Decouplings(comparison));
            document.Table(CompareTables.Drivers(comparison));
        }
    }
}
