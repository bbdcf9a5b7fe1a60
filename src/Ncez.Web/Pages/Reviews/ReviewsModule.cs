using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Ncez.Model.Workbench;

namespace Ncez.Web.Pages.Reviews;

/// <summary>The review of a zone's lines: hand in, accept, question, correct, verify, comment.</summary>
internal sealed class ReviewsModule : IPageModule
{
    public IEnumerable<NavigationEntry> Entries(PageContext page)
    {
        if (page.Zone is not null)
        {
            yield return new(NavigationGroup.Data, 2, page.ZonePath + "/reviews", page.T("reviews.nav"));
        }
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.ZonePage("/reviews", Rights.Read, page => Show(page, 200, ReviewProblem.None, "", ""));
        routes.ZoneForm("/reviews", Rights.Comment, (page, form) =>
        {
            var why = form["why"].ToString();
            if (!Enum.TryParse<ReviewAct>(form["act"], out var act) || !Enum.IsDefined(act))
            {
                return Show(page, 400, ReviewProblem.Unknown, "", why);
            }

            // All that the page is about, not only those that stand on it.
            var filter = ReviewFilter.Of(page);
            ImmutableArray<string> lines = form["every"] == "1" ? [.. filter.Among(page, page.Workbench.Reviews.Of(page.Zone!)).Select(l => l.Line)] : [.. form["line"].OfType<string>()];
            var (problem, line) = page.Workbench.Reviews.Take(page.Account!, page.Zone!, lines, act, why);
            return problem == ReviewProblem.None
                ? Results.Redirect($"{page.ZonePath}/reviews?done=reviewed&{filter.Query(page.QueryNumber("start") ?? 0)}".TrimEnd('&'))
                : Show(page, problem == ReviewProblem.Forbidden ? 403 : 400, problem, line, why);
        });
    }

    private static IResult Show(PageContext page, int status, ReviewProblem problem, string line, string why) => page.Show<ReviewsPage>(status,
        (nameof(ReviewsPage.Lines), page.Workbench.Reviews.Of(page.Zone!)), (nameof(ReviewsPage.Problem), problem), (nameof(ReviewsPage.ProblemLine), line), (nameof(ReviewsPage.Why), why));
}
