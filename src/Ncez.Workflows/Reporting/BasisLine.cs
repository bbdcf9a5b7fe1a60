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
        html.Open("p", "basis");
        foreach (var (name, value) in Entries(input))
        {
            html.Open("span").Text(name).Text(" ").Element("b", value).Close("span");
        }

        html.Close("p");
    }

    /// <summary>The same as text, for a picture that leaves the page.</summary>
    internal static LocalText TextOf(ReportInput input) => ReportTexts.Join(" · ", " · ", [.. Entries(input).Select(e => ReportTexts.Join(" ", " ", [e.Name, e.Value]))]);

    private static IEnumerable<(LocalText Name, LocalText Value)> Entries(ReportInput input)
    {
        var inventory = input.Inventory;
        var approach = inventory.Zone.Boundary.Approach;
        return new (string Key, LocalText Value)[]
        {
            ("basis.boundary", ReportTexts.Join(" · ", " · ", [inventory.Template.Name, inventory.Template.Table, approach.Length > 0 ? ReportTexts.OrSame($"approach.{approach}", approach) : default])),
            ("basis.gases", LocalText.Same(string.Join(" ", InventorySums.ByGas(inventory, input.Year.Year).Select(g => Gases.Name(g.Gas))))),
            ("basis.gwp", LocalText.Same(inventory.Zone.Gwp)),
            ("basis.electricity", Electricity(inventory, input.Year.Year)),
            ("basis.coal", ChartTexts.Basis(inventory.Zone.StandardCoal)),
            ("basis.sets", LocalText.Same(string.Join(" → ", inventory.Zone.FactorSets))),
        }.Where(e => !e.Value.IsEmpty).Select(e => (ReportTexts.Of(e.Key), e.Value));
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
