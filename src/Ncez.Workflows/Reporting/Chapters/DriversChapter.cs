using Ncez.Model.Scenarios;
using Ncez.Model.Texts;
using Ncez.Workflows.Comparisons;

namespace Ncez.Workflows.Reporting.Chapters;

/// <summary>What moves gross emissions in the baseline and the lowest scenario: LMDI by activity, structure, intensity, mix and factor.</summary>
public sealed class DriversChapter : IReportChapter
{
    /// <inheritdoc />
    public string Id => "drivers";

    /// <inheritdoc />
    public int Order => 73;

    /// <inheritdoc />
    public LocalText Title => DriverTables.Text("chapter");

    /// <inheritdoc />
    public bool Applies(ReportInput input) => input.Get<PathwaySet>() is { Drivers.IsEmpty: false };

    /// <inheritdoc />
    public void Write(HtmlWriter html, ReportInput input)
    {
        var set = input.Get<PathwaySet>()!;
        Pathway[] shown = [.. new[] { set.BaselinePathway, set.Pathways.MinBy(p => p.NetT[^1])! }.Distinct()];
        html.Element("h2", Title).Element("p", DriverTables.Text("method"), "second").Open("div", "cols");
        foreach (var pathway in shown)
        {
            ChartPanel.Write(html, DriverTables.Chart(set.Drivers.First(d => d.Scenario == pathway.Scenario).Split, pathway.Name), shown.Length > 1 ? "c6" : "c12");
        }

        html.Close("div");
        foreach (var table in DriverTables.Of([.. set.Drivers.Where(d => d.Scenario == shown[^1].Scenario).Select(d => d.Split)], shown[^1].Name, shown[^1].NameOf))
        {
            TablePanel.Write(html, table);
        }
    }
}
