using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Ncez.Model.Workbench;
using Ncez.Web.Pages;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Api;

/// <summary>The review of lines, and the audit trail.</summary>
internal sealed class ReviewsApi : IApiModule
{
    public IEnumerable<ApiOperation> Operations =>
    [
        ApiOperation.Get("listReviews", "/zones/{zone}/reviews", Rights.Read, page => ApiAnswer.Page(page, [.. page.Workbench.Reviews.Of(page.Zone!).Select(ApiReviewed.Of)]), ApiParameter.Paging) with { GivesType = typeof(ApiPage<ApiReviewed>) },
        ApiOperation.Take<ApiStep>("takeReviewStep", "POST", "/zones/{zone}/reviews", Rights.Comment, Take) with { GivesType = typeof(ApiStep), Refusals = [409] },
        ApiOperation.Get("listZoneAudit", "/zones/{zone}/audit", Rights.Read, page => Audit(page, page.Zone!.Id), Backwards) with { GivesType = typeof(ApiTrail) },
        ApiOperation.Get("listAudit", "/audit", Rights.Oversee, page => Audit(page, ""), Backwards) with { GivesType = typeof(ApiTrail) },
    ];

    private static ApiParameter[] Backwards => [ApiParameter.Number("before", 1, int.MaxValue), ApiParameter.Number("limit", 1, ApiAnswer.LargestPage)];

    private static IResult Take(PageContext page, ApiStep step)
    {
        // A token may allow less than its account.
        if (!page.May(ReviewSteps.Needs(step.Act)))
        {
            return ApiAnswer.Problem(page, StatusCodes.Status403Forbidden, "forbidden");
        }

        var (problem, line) = page.Workbench.Reviews.Take(page.Account!, page.Zone!, step.Lines, step.Act, step.Why ?? "");
        return problem == ReviewProblem.None ? ApiAnswer.Of(step)
            : ApiAnswer.Problem(page, StatusCodes.Status409Conflict, "review." + problem.ToString().ToLowerInvariant(), page.T("reviews.problem." + problem, ("line", line), ("count", ReviewLines.LongestWhy)), more: line);
    }

    private static IResult Audit(PageContext page, string zoneId)
    {
        var limit = page.QueryNumber("limit") ?? ApiAnswer.PageSize;
        var entries = page.Workbench.Audit.Page(page.QueryNumber("before"), zoneId, limit);
        return ApiAnswer.Of(new ApiTrail([.. entries.Select(e => new ApiEntry(e.Id, e.AtUtc, e.Account, e.Action, e.ZoneId, AuditTrail.FactsOf(e), e.PreviousHash, e.Hash))], entries.Length == limit ? entries[^1].Id : null));
    }
}

/// <summary>A step for lines.</summary>
/// <param name="Lines">Ids of rows.</param>
/// <param name="Act">The step.</param>
/// <param name="Why">Why; needed by some steps.</param>
internal sealed record ApiStep(ImmutableArray<string> Lines, ReviewAct Act, string? Why = null);

/// <summary>How a line stands in its review.</summary>
internal sealed record ApiReviewed(string Line, string State, ImmutableArray<ApiSaid> History, ImmutableArray<string> ChangedBy)
{
    public static ApiReviewed Of(LineInReview line) => new(line.Line, line.State, [.. line.History.Select(h => new ApiSaid(h.State, h.By, h.Role, h.At, h.Why, h.IsBrought))], line.Makers);
}

/// <summary>What somebody said of a line.</summary>
/// <param name="State">State it led to.</param>
/// <param name="By">Who, as written.</param>
/// <param name="Role">As what.</param>
/// <param name="At">When.</param>
/// <param name="Why">Why.</param>
/// <param name="IsBrought">True when it was not said in this workbench: it came with the files of the zone.</param>
internal sealed record ApiSaid(string State, string By, string Role, string At, string Why, bool IsBrought);

/// <summary>Entries of the audit trail, the latest first.</summary>
internal sealed record ApiTrail(ImmutableArray<ApiEntry> Items, int? Before);

/// <summary>An entry of the audit trail.</summary>
internal sealed record ApiEntry(int Id, DateTime AtUtc, string Account, string Action, string Zone, ImmutableDictionary<string, string> Facts, string PreviousHash, string Hash);
