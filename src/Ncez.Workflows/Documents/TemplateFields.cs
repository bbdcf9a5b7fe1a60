using System.Collections.Immutable;
using System.Globalization;
using Ncez.Charts.Inventories;
using Ncez.Data.Export.Docx;
using Ncez.Model.Texts;
using Ncez.Workflows.Documents.Sections;
using Ncez.Workflows.Reporting;

namespace Ncez.Workflows.Documents;

/// <summary>What a user's own Word document may ask for by tag or bookmark.</summary>
public sealed class TemplateFields(ReportInput input)
{
    /// <summary>Texts by tag. Amounts are of the reported year, in tonnes, without unit.</summary>
    public IReadOnlyDictionary<string, string> Texts()
    {
        var (inventory, year, zone, language) = (input.Inventory, input.Year, input.Inventory.Zone, input.Language);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["zone"] = zone.Name.In(language),
            ["zoneId"] = zone.Id,
            ["domain"] = inventory.Template.Name.AtStart.In(language),
            ["region"] = zone.Region,
            ["year"] = year.Year.ToString(CultureInfo.InvariantCulture),
            ["years"] = ReportZone.Years(inventory.Years),
            ["baseline"] = zone.Baseline?.ToString(CultureInfo.InvariantCulture) ?? Numbers.None,
            ["answer"] = Answer.Of(input).AtStart.In(language),
            ["directT"] = Numbers.Fixed(year.Direct.T),
            ["indirectT"] = Numbers.Fixed(year.Indirect.T),
            ["grossT"] = Numbers.Fixed(year.Gross.T),
            ["sinkT"] = Numbers.Fixed(year.Sink.T),
            ["exportCreditT"] = Numbers.Fixed(year.ExportCredit.T),
            ["offsetT"] = Numbers.Fixed(year.Offset.T),
            ["netT"] = Numbers.Fixed(year.Net.T),
            ["baselineGrossT"] = Numbers.Fixed(input.Baseline?.Gross.T ?? double.NaN),
            ["baselineNetT"] = Numbers.Fixed(input.Baseline?.Net.T ?? double.NaN),
            ["energyTce"] = Numbers.Fixed(year.EnergyTceCalorific),
            ["energyEquivalentTce"] = Numbers.Fixed(year.EnergyTceEquivalent),
            ["notEstimatedLines"] = year.NotEstimated.Lines.ToString(CultureInfo.InvariantCulture),
            ["gwp"] = zone.Gwp,
            ["factorSets"] = string.Join(", ", zone.FactorSets),
            ["date"] = input.GeneratedOn,
            ["program"] = input.Program.In(language),
        };
    }

    /// <summary>Tables and charts by tag.</summary>
    /// <param name="lacksCharts">True when no program draws the charts.</param>
    public IReadOnlyDictionary<string, DocBlock> Blocks(out bool lacksCharts)
    {
        var blocks = new Dictionary<string, DocBlock>(StringComparer.Ordinal);
        lacksCharts = false;
        foreach (var (tag, section, index) in new (string, IDocumentSection, int)[]
            { ("tableSummary", new SummarySection(), 0), ("tableInventory", new InventorySection(), 0), ("tableBoundary", new BoundarySection(), 0), ("tableFactors", new FactorsSection(), 0), ("tableFindings", new FindingsSection(), 0) })
        {
            var tables = TablesOf(section);
            // With several years the inventory begins with totals by year; the table by category is meant.
            var at = tag == "tableInventory" && input.Inventory.Years.Length > 1 ? 1 : index;
            if (at < tables.Length)
            {
                blocks[tag] = tables[at];
            }

            if (tag == "tableInventory" && at == 1)
            {
                blocks["tableYears"] = tables[0];
            }
        }

        var charts = new DocumentBuilder(input.Language);
        var specs = InventoryCharts.All.Select(c => (c.Id, Spec: c.Build(input.Inventory, input.Year.Year))).Where(c => c.Spec is not null).ToList();
        specs.ForEach(c => charts.Chart(c.Spec));
        var pictures = charts.Build();
        lacksCharts = charts.LacksCharts;
        for (var i = 0; i < specs.Count && pictures.Length == specs.Count; i++)
        {
            blocks["chart" + string.Concat(specs[i].Id.Split('-').Select(w => char.ToUpperInvariant(w[0]) + w[1..]))] = pictures[i];
        }

        return blocks;
    }

    private ImmutableArray<DocTable> TablesOf(IDocumentSection section)
    {
        var document = new DocumentBuilder(input.Language);
        section.Write(document, input);
        return [.. document.WithoutCharts().OfType<DocTable>()];
    }
}
