using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Ncez.Model.Workbench;
using Ncez.Web.Pages;
using Ncez.Web.Pages.Reviews;
using Ncez.Workflows.Evidence;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Api;

/// <summary>The review of lines, and the audit trail.</summary>
internal sealed class ReviewsApi : IApiModule
{
    public IEnumerable<ApiOperation> Operations =>
    [
        ApiOperation.Get("listReviews", "/zones/{zone}/reviews", Rights.Read, page => ApiAnswer.Page(page, page.Workbench.Reviews.Of(page.Zone!), l => ApiReviewed.Of(page, l)), ApiParameter.Paging) with { GivesType = typeof(ApiPage<ApiReviewed>) },
        ApiOperation.Take<ApiStep>("takeReviewStep", "POST", "/zones/{zone}/reviews", Rights.Comment, Take) with { GivesType = typeof(ApiStep), Refusals = [409] },
        ApiOperation.Get("listZoneAudit", "/zones/{zone}/audit", Rights.Read, AuditOfZone, Backwards) with { GivesType = typeof(ApiTrail), EvenGone = true },
        ApiOperation.Get("listAudit", "/audit", Rights.Oversee, Audit, Backwards) with { GivesType = typeof(ApiTrail) },
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
            : ApiAnswer.Problem(page, StatusCodes.Status409Conflict, "review." + problem.ToString().ToLowerInvariant(), OtherReviewers.Sentence(page, problem, line), more: line);
    }

    // Of everything: entries by their key in the trail, each with the hash of the one before.
    private static IResult Audit(PageContext page)
    {
        var limit = page.QueryNumber("limit") ?? ApiAnswer.PageSize;
        var entries = page.Workbench.Audit.OfAll(page.QueryNumber("before"), new TrailFilter(), limit).Entries;
        return ApiAnswer.Of(new ApiTrail([.. entries.Select(e => ApiEntry.Of(e, e.Entry.PreviousHash))], entries.Length == limit ? entries[^1].Number : null));
    }

    // Of a zone: entries by their number there, as its page shows them. Keys of the whole trail and hashes of entries elsewhere would tell how much goes on in other zones.
    private static IResult AuditOfZone(PageContext page)
    {
        var limit = page.QueryNumber("limit") ?? ApiAnswer.PageSize;
        var entries = page.Workbench.Audit.OfZone(page.QueryNumber("before"), new TrailFilter { ZoneId = page.Zone!.Id }, limit).Entries;
        return ApiAnswer.Of(new ApiTrail([.. entries.Select(e => ApiEntry.Of(e, null))], entries.Length == limit && entries[^1].Number > 1 ? entries[^1].Number : null));
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
    public static ApiReviewed Of(PageContext page, LineInReview line) => new(line.Line, line.State, [.. line.History.Select(h => new ApiSaid(h.State, h.By, h.Role, h.At, page.In(ReviewReasons.Of(h)), h.IsBrought))], line.Makers);
}

/// <summary>What somebody said of a line.</summary>
/// <param name="State">State it led to.</param>
/// <param name="By">Who, as written.</param>
/// <param name="Role">As what.</param>
/// <param name="At">When.</param>
/// <param name="Why">Why; a reason that the workbench itself gave, in the reader's language.</param>
/// <param name="IsBrought">True when it was not said in this workbench: it came with the files of the zone.</param>
internal sealed record ApiSaid(string State, string By, string Role, string At, string Why, bool IsBrought);

/// <summary>Entries of the audit trail, the latest first.</summary>
internal sealed record ApiTrail(ImmutableArray<ApiEntry> Items, int? Before);

/// <summary>An entry of the audit trail.</summary>
/// <param name="Id">Key in the whole trail; in the trail of a zone its number there, from 1.</param>
/// <param name="AtUtc">When.</param>
/// <param name="Account">Who.</param>
/// <param name="Action">What.</param>
/// <param name="Zone">Zone.</param>
/// <param name="ZoneRemovedUtc">When that zone was removed; null while it is there. Another one may have its id now.</param>
/// <param name="Facts">Further facts.</param>
/// <param name="PreviousHash">Hash of the entry before; null in the trail of a zone, because that may be another zone's.</param>
/// <param name="Hash">Hash.</param>
internal sealed record ApiEntry(int Id, DateTime AtUtc, string Account, string Action, string Zone, DateTime? ZoneRemovedUtc, ImmutableDictionary<string, string> Facts, string? PreviousHash, string Hash)
{
    public static ApiEntry Of(NumberedEntry entry, string? previous) => new(entry.Number, entry.Entry.AtUtc, entry.Entry.Account, entry.Entry.Action, entry.Entry.ZoneId,
        entry.RemovedUtc, AuditTrail.FactsOf(entry.Entry), previous, entry.Entry.Hash);
}
