using Ncez.Model.Texts;
using Ncez.Workflows.Technologies.Portfolios;

namespace Ncez.Workflows.Reporting.Chapters;

/// <summary>Which measures, when and how big.</summary>
public sealed class PortfolioChapter : ComposedChapter
{
    /// <inheritdoc />
    public override string Id => "portfolio";

    /// <inheritdoc />
    public override int Order => 64;

    /// <inheritdoc />
    public override LocalText Title => PortfolioTables.Text("chapter");

    /// <inheritdoc />
    public override bool Applies(ReportInput input) => input.Get<PortfolioReport>() is not null;

    /// <inheritdoc />
    protected override void Compose(IChapterComposer chapter, ReportInput input)
    {
        var report = input.Get<PortfolioReport>()!;
        chapter.Answer(report.Answer);
        chapter.Charts((report.Charts.Years, "c12"));
        chapter.Roadmap(report.Figure);
        chapter.Charts((report.Charts.Front, "c12"));
        foreach (var table in report.Tables)
        {
            chapter.Table(table);
        }
    }
}
