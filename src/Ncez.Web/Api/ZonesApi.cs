using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Ncez.Model.Diagnostics;
using Ncez.Model.Workbench;
using Ncez.Model.Zones;
using Ncez.Web.Hosting;
using Ncez.Web.Pages;
using Ncez.Web.Pages.Jobs;
using Ncez.Workflows.Zones;

namespace Ncez.Web.Api;

/// <summary>Zones: list, one, archive down and up, findings, removal.</summary>
internal sealed class ZonesApi : IApiModule
{
    /// <summary>Largest archive [bytes].</summary>
    public const long LargestArchive = 64 << 20;

    public IEnumerable<ApiOperation> Operations =>
    [
        ApiOperation.Get("listZones", "/zones", Rights.SignedIn, page => ApiAnswer.Page(page, [.. Readable(page).Select(ApiZone.Of)]), ApiParameter.Paging) with { GivesType = typeof(ApiPage<ApiZone>) },
        new("addZone", "POST", "/zones", Rights.AddZones, AddAsync)
        {
            Parameters = [new("id", IsRequired: true)], Takes = "application/zip", Status = 201, GivesType = typeof(ApiZone), LargestBody = LargestArchive,
        },
        ApiOperation.Take<ApiNewZone>("createZone", "POST", "/zones/new", Rights.AddZones, Create) with { Status = 201, GivesType = typeof(ApiZone) },
        ApiOperation.Do("addExamples", "POST", "/zones/examples", Rights.AddZones, page => ApiAnswer.Of(new ApiAdded(page.Workbench.Zones.AddExamples(page.Account!, new Findings())))) with { GivesType = typeof(ApiAdded) },
        ApiOperation.Get("getZone", "/zones/{zone}", Rights.Read, page => ApiAnswer.Of(ApiZoneYears.Of(page))) with { GivesType = typeof(ApiZoneYears) },
        ApiOperation.Do("removeZone", "DELETE", "/zones/{zone}", Rights.RemoveZones, Remove, new ApiParameter("id", IsRequired: true)) with { GivesType = typeof(ApiRemoved), EvenGone = true },
        ApiOperation.Get("getArchive", "/zones/{zone}/archive", Rights.Read, Archive) with { Gives = "application/zip", Refusals = [409] },
        ApiOperation.Get("listFindings", "/zones/{zone}/findings", Rights.Read, page => ApiAnswer.Page(page, [.. (page.Accounted?.Account.Findings.Sorted() ?? []).Select(f => ApiFinding.Of(page, f))]), ApiParameter.Paging)
            with { GivesType = typeof(ApiPage<ApiFinding>) },
    ];

    // An archive that would be refused on its way up again is none that anybody wants.
    private static IResult Archive(PageContext page)
    {
        var findings = new Findings();
        return !page.Workbench.Archives.CanWrite(page.Zone!, findings) ? ApiAnswer.Conflict(page, "names", findings.Sorted()) : Results.Stream(async stream =>
        {
            // The writer is synchronous: into memory first, then over the wire.
            using var whole = new MemoryStream();
            page.Workbench.Archives.Write(page.Zone!, whole);
            whole.Position = 0;
            await whole.CopyToAsync(stream, page.Http.RequestAborted);
        }, "application/zip", page.Zone!.Id + ".zip");
    }

    private static IResult Remove(PageContext page)
    {
        var findings = new Findings();
        return page.Jobs().RemoveZone(page.Workbench, page.Account!, page.Zone!, page.Query("id"), findings) is { } removed
            ? ApiAnswer.Of(new ApiRemoved(removed.Archive.Length > 0 ? removed.Archive : null, removed.Reports.Length > 0 ? removed.Reports : null)) : ApiAnswer.Problem(page, StatusCodes.Status400BadRequest, "notRemoved", findings: findings.Sorted());
    }

    private static ImmutableArray<RegisteredZone> Readable(PageContext page) =>
        [.. page.Workbench.Members.Readable(page.Account!, page.Workbench.Zones.All).Where(z => PageContext.RightsOf(page.Http, z.Id).Has(Rights.Read))];

    private static async Task<IResult> AddAsync(PageContext page)
    {
        using var whole = new MemoryStream(await ApiBody.BytesAsync(page), writable: false);
        var findings = new Findings();
        return page.Workbench.Archives.Add(page.Account!, page.Query("id"), whole, findings) is { } zone
            ? ApiAnswer.Of(ApiZone.Of(zone), StatusCodes.Status201Created)
            : ApiAnswer.Problem(page, StatusCodes.Status400BadRequest, "archive", findings: findings.Sorted());
    }

    private static IResult Create(PageContext page, ApiNewZone asked)
    {
        var findings = new Findings();
        var year = asked.Year ?? page.Http.RequestServices.GetRequiredService<TimeProvider>().GetLocalNow().Year - 1;
        var facts = new NewZone(year, asked.LastYear ?? year) { Name = new(asked.NameZh?.Trim() ?? "", asked.NameEn?.Trim() ?? ""), Region = asked.Region.Trim() };
        return year is < 1990 or > 2100 ? ApiAnswer.Problem(page, StatusCodes.Status400BadRequest, "body", page.T("api.detail.body", ("path", "$.year: " + page.T("api.expected.integer", ("least", 1990), ("most", 2100)))))
            : page.Workbench.Zones.Create(page.Account!, asked.Domain, asked.Id.Trim(), facts, findings) is { } zone ? ApiAnswer.Of(ApiZone.Of(zone), StatusCodes.Status201Created)
            : ApiAnswer.Problem(page, StatusCodes.Status400BadRequest, "zone", findings: findings.Sorted());
    }
}

/// <summary>A zone to be made, with everything to fill in.</summary>
/// <param name="Id">Id; becomes the folder's name.</param>
/// <param name="Domain">Domain.</param>
/// <param name="Region">Code of the region whose factors are used, as CN-GD: of the whole country only for who means it.</param>
/// <param name="Year">First year to account; missing = the last whole one.</param>
/// <param name="LastYear">Last year to account; missing = the first.</param>
/// <param name="NameZh">Name in Chinese; missing = the other one, or the id.</param>
/// <param name="NameEn">Name in English; missing = the other one, or the id.</param>
internal sealed record ApiNewZone(string Id, Domain Domain, string Region, int? Year = null, int? LastYear = null, string? NameZh = null, string? NameEn = null);

/// <summary>A zone that was removed.</summary>
/// <param name="Archive">Its archive below the data folder; null when its folder was gone.</param>
/// <param name="Reports">The folder below the data folder that its reports were put into; null when none was written.</param>
internal sealed record ApiRemoved(string? Archive, string? Reports);

/// <summary>How many zones were added.</summary>
internal sealed record ApiAdded(int Zones);

/// <summary>A zone.</summary>
internal sealed record ApiZone(string Id, string NameZh, string NameEn, string? Domain, string Status)
{
    public static ApiZone Of(RegisteredZone zone) => new(zone.Id, zone.NameZh, zone.NameEn, zone.Domain?.ToString().ToLowerInvariant(), zone.Status);
}

/// <summary>A zone with the totals of its years [t CO₂e]; no years while a finding is an error.</summary>
internal sealed record ApiZoneYears(ApiZone Zone, int Errors, int Warnings, ImmutableArray<ApiYear> Years)
{
    public static ApiZoneYears Of(PageContext page)
    {
        var summary = page.Workbench.Inventories.SummaryOf(page.Zone!);
        return new(ApiZone.Of(page.Zone!), summary.Errors, summary.Warnings, [.. summary.Years.Select(y => new ApiYear(y.Year, ApiAnswer.Known(y.Gross.T), ApiAnswer.Known(y.Net.T), y.NotEstimated.Lines))]);
    }
}

/// <summary>Totals of a year.</summary>
internal sealed record ApiYear(int Year, double? GrossT, double? NetT, int NotEstimatedLines);
