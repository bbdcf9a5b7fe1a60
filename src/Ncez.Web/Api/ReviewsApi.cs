using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Ncez.Model.Workbench;
using Ncez.Web.Pages;
using Ncez.Web.Pages.Audit;
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
        ApiOperation.Get("listZoneAudit", "/zones/{zone}/audit", Rights.Read, page => Refusal(page) ?? AuditOfZone(page), Backwards) with { GivesType = typeof(ApiTrail), EvenGone = true },
        ApiOperation.Get("getZoneAudit", "/zones/{zone}/audit/{number}", Rights.Read, EntryOfZone) with { GivesType = typeof(ApiChanges), EvenGone = true },
        ApiOperation.Get("listAudit", "/audit", Rights.Oversee, page => Refusal(page) ?? Audit(page), [.. Backwards, new ApiParameter(AuditFilter.Zone) { Least = 1 }]) with { GivesType = typeof(ApiTrail) },
    ];

    private static ApiParameter[] Backwards => [ApiParameter.Number("before", 1, int.MaxValue), ApiParameter.Number("limit", 1, ApiAnswer.LargestPage), new ApiParameter(AuditFilter.Account) { Least = 1 }, Day(AuditFilter.From), Day(AuditFilter.Until)];

    private static ApiParameter Day(string name) => new(name) { Least = 10, Most = 10 };

    // A day that is none would answer with everything.
    private static IResult? Refusal(PageContext page) =>
        new[] { AuditFilter.From, AuditFilter.Until }.Where(n => page.Query(n).Length > 0 && !AuditFilter.IsDay(page.Query(n))).Select(n => new ApiRefusedValue(n, page.Query(n), page.T("api.expected.day"))).ToList() is { Count: > 0 } refused
            ? ApiRequest.Refused(page, refused) : null;

    private static IResult EntryOfZone(PageContext page)
    {
        if (!int.TryParse((string)page.Http.Request.RouteValues["number"]!, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || page.Workbench.Audit.Find(page.Zone!.Id, number) is not { } entry)
        {
            return ApiAnswer.Missing(page);
        }

        var changes = page.Workbench.Changes.Of(page.Zone!, entry);
        return ApiAnswer.Of(new ApiChanges(ApiEntry.Of(new NumberedEntry(entry, number), null), AuditText.Sentence(page, entry), [.. changes?.Shown ?? []], changes?.Count ?? 0));
    }

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
        var entries = page.Workbench.Audit.OfAll(page.QueryNumber("before"), AuditFilter.Of(page), limit).Entries;
        return ApiAnswer.Of(new ApiTrail([.. entries.Select(e => ApiEntry.Of(e, e.Entry.PreviousHash))], entries.Length == limit ? entries[^1].Number : null));
    }

    // Of a zone: entries by their number there, as its page shows them. Keys of the whole trail and hashes of entries elsewhere would tell how much goes on in other zones.
    private static IResult AuditOfZone(PageContext page)
    {
        var limit = page.QueryNumber("limit") ?? ApiAnswer.PageSize;
        var entries = page.Workbench.Audit.OfZone(page.QueryNumber("before"), AuditFilter.Of(page), limit).Entries;
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

/// <summary>An entry of the trail of a zone and what it changed.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Sentence">What it says, in the reader's language.</param>
/// <param name="Changes">Fields that it changed, the first 200; of a confidential quantity the status C stands in its place.</param>
/// <param name="Count">How many there are; 0 for what is no save, and where the versions are not kept.</param>
internal sealed record ApiChanges(ApiEntry Entry, string Sentence, ImmutableArray<ChangedField> Changes, int Count);

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
