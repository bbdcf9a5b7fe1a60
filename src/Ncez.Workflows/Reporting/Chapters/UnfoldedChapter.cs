using Ncez.Model.Texts;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Reporting.Chapters;

/// <summary>Net emissions of the last year unfolded: parts, largest lines, factors, fallbacks taken, corrections made.</summary>
public sealed class UnfoldedChapter : IReportChapter
{
    private static readonly TextArea Area = TextArea.Of(typeof(UnfoldedChapter).Assembly, "Totals");

    /// <inheritdoc />
    public string Id => "unfolded";

    /// <inheritdoc />
    public int Order => 85;

    /// <inheritdoc />
    public LocalText Title => Area.Both("chapter");

    /// <inheritdoc />
    public bool Applies(ReportInput input) => input.Get<UnfoldedTotal>() is not null;

    /// <inheritdoc />
    public void Write(HtmlWriter html, ReportInput input)
    {
        var total = input.Get<UnfoldedTotal>()!;
        html.Element("h2", Title).Element("p", ExplainTotal.Answer(total, input.Inventory), "lead").Element("p", Area.Both("how"), "second");
        foreach (var table in total.Tables)
        {
            TablePanel.Write(html, table);
        }
    }
}
