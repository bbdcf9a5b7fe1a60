using Ncez.Model.Comparisons;
using Ncez.Model.Texts;
using Ncez.Workflows.Comparisons;

namespace Ncez.Workflows.Reporting.Chapters;

/// <summary>Did it work: each later year against the baseline (report 1.2(3)), decoupling and drivers.</summary>
public sealed class CompareChapter : IReportChapter
{
    /// <inheritdoc />
    public string Id => "compare";

    /// <inheritdoc />
    public int Order => 42;

    /// <inheritdoc />
    public LocalText Title => CompareTexts.Of("chapter");

    /// <inheritdoc />
    public bool Applies(ReportInput input) => input.Get<BeforeAfter>() is { BaseYear: not null };

    /// <inheritdoc />
    public void Write(HtmlWriter html, ReportInput input)
    {
        var comparison = input.Get<BeforeAfter>()!;
        var last = comparison.Years[^1];
        var built = input.Inventory.Zone.Profile.Build is { } build ? CompareTexts.Of($"built.{build}") : default;
        html.Element("h2", Title).Element("p", CompareTexts.Of("answer", ("year", last.Year), ("base", last.BaseYear), ("gross", CompareCharts.Moved(last.Gross.Ratio)), ("net", CompareCharts.Moved(last.Net.Ratio))), "lead");
        if (!built.IsEmpty)
        {
            html.Element("p", built, "second");
        }

        html.Open("div", "cols");
        var drivers = CompareCharts.Drivers(comparison);
        ChartPanel.Write(html, CompareCharts.Index(comparison)!, drivers is null ? "c12" : "c7");
        if (drivers is not null)
        {
            ChartPanel.Write(html, drivers, "c5");
        }

        html.Close("div");
        foreach (var table in CompareTables.All(comparison, input.Inventory))
        {
            if (table.Rows.Length > 0)
            {
                TablePanel.Write(html, table);
            }
        }
    }
}
