using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Ncez.Model.Diagnostics;
using Ncez.Model.Runs;
using Ncez.Model.Workbench;
using Ncez.Web.Hosting;
using Ncez.Web.Pages;
using Ncez.Web.Pages.Jobs;
using Ncez.Web.Pages.Runs;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Api;

/// <summary>Factors of a newer year: what they would change, and adopting them with the old figures kept as a frozen run.</summary>
internal sealed class FactorUpdatesApi : IApiModule
{
    public IEnumerable<ApiOperation> Operations =>
    [
        ApiOperation.Get("getFactorUpdate", "/zones/{zone}/factor-update", Rights.Read, Look, ApiParameter.Year) with { GivesType = typeof(ApiFactorUpdate), BeginsType = typeof(ApiJob), Refusals = [409] },
        ApiOperation.Take<ApiAdopt>("adoptFactors", "POST", "/zones/{zone}/factor-update", Rights.ManageZone, Adopt) with { Status = 202, GivesType = typeof(ApiJob), Refusals = [409] },
    ];

    // Calculated by a job, as for the page: whoever asks first hears of the job, and asks again when it has ended.
    private static IResult Look(PageContext page)
    {
        var year = page.QueryNumber("year");
        return FactorLook.Current(page, year) is not { } look ? JobsApi.Begun(page, page.Jobs().StartLook(page.Workbench, page.Account!, page.Zone!, year), KeptJobs.Look)
            : look.IsThere ? ApiAnswer.Of(ApiFactorUpdate.Of(look)) : ApiAnswer.Conflict(page, look.IsStopped ? "errors" : "factors", look.Findings);
    }

    // The difference that was looked at is the one that is adopted: other files, another look. The job looks once more, while nobody saves.
    private static IResult Adopt(PageContext page, ApiAdopt asked)
    {
        var (findings, runs) = (new Findings(), page.Workbench.Runs);
        return ApiWhy.Refusal(page, asked.Why) is { } refusal ? refusal
            : asked.Basis != runs.Basis(page.Zone!) ? ApiAnswer.Conflict(page, "basis")
            : !runs.MayBegin(page.Account!, page.Zone!, asked.Why, findings) ? ApiAnswer.Conflict(page, "factors", findings.Sorted())
            : JobsApi.Begun(page, page.Jobs().StartAdopt(page.Workbench, page.Account!, page.Zone!, new AdoptRequest(asked.Year, asked.Basis), asked.Why), KeptJobs.Adopt);
    }
}

/// <summary>What the factors of a year would change.</summary>
/// <param name="Basis">Stands for all files of the zone; adopting shows it again.</param>
/// <param name="Before">Year adopted so far; null when the zone takes the newest.</param>
/// <param name="After">Year to adopt.</param>
/// <param name="Years">Old and new totals.</param>
/// <param name="Factors">Factors before and after.</param>
internal sealed record ApiFactorUpdate(string Basis, int? Before, int After, ImmutableArray<ApiYearChange> Years, ImmutableArray<ApiFactorChange> Factors)
{
    public static ApiFactorUpdate Of(FactorLook look) => new(look.Basis, look.Before, look.After,
        [.. look.Years.Select(y => new ApiYearChange(y.Year, ApiAnswer.Known(y.GrossBeforeT), ApiAnswer.Known(y.GrossAfterT), ApiAnswer.Known(y.NetBeforeT), ApiAnswer.Known(y.NetAfterT)))],
        [.. look.Factors.Select(ApiFactorChange.Of)]);
}

/// <summary>A year before and after [t CO₂e].</summary>
internal sealed record ApiYearChange(int Year, double? GrossBeforeT, double? GrossAfterT, double? NetBeforeT, double? NetAfterT);

/// <summary>A factor before and after.</summary>
/// <param name="Before">As it was.</param>
/// <param name="After">As it would be.</param>
/// <param name="Lines">Lines that use it.</param>
internal sealed record ApiFactorChange(ApiFactorCopy Before, ApiFactorCopy After, int Lines)
{
    public static ApiFactorChange Of(FactorChange f) => new(ApiFactorCopy.Of(f.Before), ApiFactorCopy.Of(f.After), f.Lines);
}

/// <summary>A factor as a run keeps it.</summary>
internal sealed record ApiFactorCopy(string Key, string Parameter, string Gas, string Region, double? Value, string Unit, string Source)
{
    public static ApiFactorCopy Of(FactorCopy f) => new(f.Key, f.Parameter, f.Gas, f.Region, ApiAnswer.Known(f.Value), f.Unit, f.Source);
}

/// <summary>Factors to be adopted, as they were looked at.</summary>
/// <param name="Year">Year, as looked at.</param>
/// <param name="Basis">Basis, as looked at.</param>
/// <param name="Why">Why.</param>
internal sealed record ApiAdopt(int Year, string Basis, string Why);
