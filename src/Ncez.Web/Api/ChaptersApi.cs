using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Ncez.Model.Tables;
using Ncez.Model.Workbench;
using Ncez.Web.Pages;
using Ncez.Web.Pages.Zone;
using Ncez.Workflows.Reporting;

namespace Ncez.Web.Api;

/// <summary>Chapters of a zone as its pages show them: which there are, and the tables of each.</summary>
internal sealed class ChaptersApi : IApiModule
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public IEnumerable<ApiOperation> Operations =>
    [
        ApiOperation.Get("listChapters", "/zones/{zone}/chapters", Rights.Read, page => Of(page, report => ApiAnswer.Page(page, [.. ZoneModule.Known.Where(c => c.Applies(report))], c => new ApiChapterName(c.Id, page.In(c.Title)))), ApiParameter.Paging)
            with { GivesType = typeof(ApiPage<ApiChapterName>), Refusals = [409] },
        ApiOperation.Get("getChapter", "/zones/{zone}/chapters/{chapter}", Rights.Read, page => Of(page, report => Chapter(page, report))) with { GivesType = typeof(ApiChapter), Refusals = [409] },
    ];

    // What scenarios and draws say is calculated when it is first asked for.
    private static IResult Of(PageContext page, Func<ReportInput, IResult> answer) => page.Accounted is not { } zone ? ApiAnswer.Missing(page)
        : !zone.ReadyWithin(Patience) ? ApiAnswer.Conflict(page, "calculating")
        : zone.Report is { } report ? answer(report) : ApiAnswer.Conflict(page, "errors", zone.Findings.Sorted());

    private static IResult Chapter(PageContext page, ReportInput report) =>
        page.OfRoute("chapter", id => ZoneModule.Known.FirstOrDefault(c => c.Id == id)) is { } chapter && chapter.Applies(report)
            ? ApiAnswer.Of(new ApiChapter(chapter.Id, page.In(chapter.Title), [.. ChapterTables.Of(chapter, report, page.Language).Select(t => ApiChapterTable.Of(page, t))])) : ApiAnswer.Missing(page);
}

/// <summary>A chapter of a zone.</summary>
/// <param name="Id">Id.</param>
/// <param name="Title">Title in the reader's language.</param>
internal sealed record ApiChapterName(string Id, string Title);

/// <summary>A chapter and its tables.</summary>
/// <param name="Id">Id.</param>
/// <param name="Title">Title in the reader's language.</param>
/// <param name="Tables">Its tables in their order.</param>
internal sealed record ApiChapter(string Id, string Title, ImmutableArray<ApiChapterTable> Tables);

/// <summary>A table of a chapter.</summary>
/// <param name="Id">Id; printed-1, printed-2 … for one whose numbers come as they are printed.</param>
/// <param name="Title">What it shows, in the reader's language.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">A cell for each column: a number, a text, or null where nothing is known.</param>
internal sealed record ApiChapterTable(string Id, string Title, ImmutableArray<ApiChapterColumn> Columns, ImmutableArray<ImmutableArray<object?>> Rows)
{
    public static ApiChapterTable Of(PageContext page, ResultTable table) => new(table.Id, page.In(table.Title), [.. table.Columns.Select(c => new ApiChapterColumn(c.Id, page.In(c.Header), c.IsNumber))],
        [.. table.Rows.Select(r => r.Select((cell, i) => table.Columns[i].IsNumber ? (object?)ApiAnswer.Known(cell.Number) : page.In(cell.Text) is { Length: > 0 } text ? text : null).ToImmutableArray())]);
}

/// <summary>A column of a table of a chapter.</summary>
/// <param name="Id">Name for programs; a number's ends in its unit.</param>
/// <param name="Title">Name in the reader's language.</param>
/// <param name="IsNumber">True when its cells are numbers.</param>
internal sealed record ApiChapterColumn(string Id, string Title, bool IsNumber);
