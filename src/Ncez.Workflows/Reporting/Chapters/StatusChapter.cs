using System.Collections.Immutable;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Workflows.Status;

namespace Ncez.Workflows.Reporting.Chapters;

/// <summary>Where the zone stands: structure, growth, classes, published figures.</summary>
public sealed class StatusChapter : IReportChapter
{
    /// <inheritdoc />
    public string Id => "status";

    /// <inheritdoc />
    public int Order => 41;

    /// <inheritdoc />
    public LocalText Title => StatusTexts.Of("chapter");

    /// <inheritdoc />
    public bool Applies(ReportInput input) => input.Get<StatusTables>() is { Tables.IsEmpty: false };

    /// <inheritdoc />
    public void Write(HtmlWriter html, ReportInput input)
    {
        html.Element("h2", Title);
        foreach (var table in input.Get<StatusTables>()!.Tables)
        {
            TablePanel.Write(html, table);
        }
    }
}

/// <summary>The tables of the chapter.</summary>
/// <param name="Tables">In their order.</param>
public sealed record StatusTables(ImmutableArray<ResultTable> Tables);
