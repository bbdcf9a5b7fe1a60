using System.Globalization;
using Ncez.Charts.Inventories;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Reporting;

/// <summary>The one line that says what the numbers rest on: boundary, gases, GWP, electricity, standard coal, factor sets.</summary>
internal static class BasisLine
{
    internal static void Write(HtmlWriter html, ReportInput input)
    {
        var inventory = input.Inventory;
        html.Open("p", "basis");
        var approach = inventory.Zone.Boundary.Approach;
        Entry(html, "basis.boundary", ReportTexts.Join(" · ", " · ", [inventory.Template.Name, LocalText.Same(inventory.Template.Table), approach.Length > 0 ? ReportTexts.OrSame($"approach.{approach}", approach) : default]));
        Entry(html, "basis.gases", LocalText.Same(string.Join(" ", InventorySums.ByGas(inventory, input.Year.Year).Select(g => Gases.Name(g.Gas)))));
        Entry(html, "basis.gwp", LocalText.Same(inventory.Zone.Gwp));
        Entry(html, "basis.electricity", Electricity(inventory, input.Year.Year));
        Entry(html, "basis.coal", ChartTexts.Basis(inventory.Zone.StandardCoal));
        Entry(html, "basis.sets", LocalText.Same(string.Join(" → ", inventory.Zone.FactorSets)));
        html.Close("p");
    }

    private static void Entry(HtmlWriter html, string key, LocalText value)
    {
        if (!value.IsEmpty)
        {
            html.Open("span").Text(ReportTexts.Of(key)).Text(" ").Element("b", value).Close("span");
        }
    }

    private static LocalText Electricity(Inventory inventory, int year)
    {
        var picks = InventorySums.Plans(inventory, year).Where(p => p.Plan.Item?.Family == ItemFamily.Electricity && p.Plan.Scope == Model.Zones.Scope.Indirect)
            .SelectMany(p => p.Plan.Factors).Select(f => f.Choice.Pick).OfType<Factor>()
            .Where(f => f.Parameter is FactorParameters.GridAverage or FactorParameters.GridFossil or FactorParameters.GridResidual or FactorParameters.EmissionFactor)
            .Select(f => $"{f.Set} {f.YearTo?.ToString(CultureInfo.InvariantCulture) ?? f.Version}".Trim()).Distinct().Take(3).ToList();
        return picks.Count == 0 ? default : ReportTexts.Of("basis.location", ("factor", string.Join(", ", picks)));
    }
}
