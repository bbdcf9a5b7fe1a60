using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Ncez.Model.Workbench;
using Ncez.Web.Pages;

namespace Ncez.Web.Api;

/// <summary>The review of lines, and the audit trail.</summary>
internal sealed class ReviewsApi : IApiModule
{
    public IEnumerable<ApiOperation> Operations =>
    [
        ApiOperation.Get("listReviews", "/zones/{zone}/reviews", Rights.Read, page => ApiAnswer.Page(page, [.. page.Workbench.Reviews.Of(page.Zone!).Select(ApiReviewed.Of)]), ApiParameter.Paging) with { GivesType = typeof(ApiPage<ApiReviewed>) },
        new("takeReviewStep", "POST", "/zones/{zone}/reviews", Rights.Comment, TakeAsync) { Takes = "application/json", TakesType = typeof(ApiStep), GivesType = typeof(ApiStep), Refusals = [400, 409] },
        ApiOperation.Get("listZoneAudit", "/zones/{zone}/audit", Rights.Read, page => Audit(page, page.Zone!.Id), new ApiParameter("before", Type: "integer"), new ApiParameter("limit", Type: "integer")) with { GivesType = typeof(ApiTrail) },
        ApiOperation.Get("listAudit", "/audit", Rights.Oversee, page => Audit(page, ""), new ApiParameter("before", Type: "integer"), new ApiParameter("limit", Type: "integer")) with { GivesType = typeof(ApiTrail) },
    ];

    private static async Task<IResult> TakeAsync(PageContext page)
    {
        ApiStep? step;
        try
        {
            step = await JsonSerializer.DeserializeAsync<ApiStep>(page.Http.Request.Body, ApiAnswer.Json, page.Http.RequestAborted);
        }
        catch (JsonException)
        {
            step = null;
        }

        if (step is not { Lines.IsDefault: false } || !Enum.IsDefined(step.Act))
        {
            return ApiAnswer.Problem(StatusCodes.Status400BadRequest, "body");
        }

        // A token allows less than its account.
        if (!page.May(ReviewSteps.Needs(step.Act)))
        {
            return ApiAnswer.Problem(StatusCodes.Status403Forbidden, "forbidden");
        }

        var (problem, line) = page.Workbench.Reviews.Take(page.Account!, page.Zone!, step.Lines, step.Act, step.Why ?? "");
        return problem == ReviewProblem.None ? ApiAnswer.Of(step) : ApiAnswer.Problem(StatusCodes.Status409Conflict, problem.ToString().ToLowerInvariant(), more: line);
    }

    private static IResult Audit(PageContext page, string zoneId)
    {
        var limit = Math.Clamp(page.QueryNumber("limit") ?? ApiAnswer.PageSize, 1, ApiAnswer.LargestPage);
        var entries = page.Workbench.Audit.Page(page.QueryNumber("before"), zoneId, limit);
        return ApiAnswer.Of(new ApiTrail([.. entries.Select(e => new ApiEntry(e.Id, e.AtUtc, e.Account, e.Action, e.ZoneId, Workflows.Workbench.AuditTrail.FactsOf(e), e.PreviousHash, e.Hash))], entries.Length == limit ? entries[^1].Id : null));
    }
}

/// <summary>A step for lines.</summary>
internal sealed record ApiStep(ImmutableArray<string> Lines, ReviewAct Act, string? Why);

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
