using Ncez.Model.Evidence;
using Ncez.Model.Texts;
using Ncez.Workflows.Evidence;

namespace Ncez.Workflows.Reporting.Chapters;

/// <summary>Proofs, reviews and the sampling plan of a zone that keeps any.</summary>
public sealed class VerificationChapter : IReportChapter
{
    /// <inheritdoc />
    public string Id => "verification";

    /// <inheritdoc />
    public int Order => 57;

    /// <inheritdoc />
    public LocalText Title => VerificationTables.Text("chapter");

    /// <inheritdoc />
    public bool Applies(ReportInput input) => input.Get<VerificationPlan>() is { } plan && (!plan.Proofs.IsEmpty || !plan.Reviews.IsEmpty);

    /// <inheritdoc />
    public void Write(HtmlWriter html, ReportInput input)
    {
        var plan = input.Get<VerificationPlan>()!;
        html.Element("h2", Title).Element("p", VerificationTables.Answer(plan), "lead");
        foreach (var table in VerificationTables.Of(plan))
        {
            TablePanel.Write(html, table);
        }
    }
}
