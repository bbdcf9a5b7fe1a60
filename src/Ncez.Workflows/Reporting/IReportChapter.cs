using System.Collections.Immutable;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Reporting;

/// <summary>A chapter of the report. Chapters are found by assembly scan: a new chapter is a new file.</summary>
public interface IReportChapter
{
    /// <summary>Chapter id: the anchor in the page.</summary>
    string Id { get; }

    /// <summary>Place among the chapters.</summary>
    int Order { get; }

    /// <summary>Title in the navigation.</summary>
    LocalText Title { get; }

    /// <summary>True when there is something to say.</summary>
    bool Applies(ReportInput input);

    /// <summary>Writes the chapter's content; the writer has opened its section.</summary>
    void Write(HtmlWriter html, ReportInput input);
}

/// <summary>All chapters.</summary>
public static class ReportChapters
{
    /// <summary>The chapters in their order.</summary>
    public static ImmutableArray<IReportChapter> All { get; } =
    [
        .. typeof(ReportChapters).Assembly.GetTypes()
            .Where(t => t is { IsAbstract: false, IsClass: true } && typeof(IReportChapter).IsAssignableFrom(t))
            .Select(t => (IReportChapter)Activator.CreateInstance(t)!)
            .OrderBy(c => c.Order).ThenBy(c => c.Id, StringComparer.Ordinal),
    ];
}
