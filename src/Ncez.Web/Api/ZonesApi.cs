using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Ncez.Model.Diagnostics;
using Ncez.Model.Workbench;
using Ncez.Web.Pages;

namespace Ncez.Web.Api;

/// <summary>Zones: list, one, archive down and up, findings.</summary>
internal sealed class ZonesApi : IApiModule
{
    /// <summary>Largest archive [bytes].</summary>
    public const long LargestArchive = 64 << 20;

    public IEnumerable<ApiOperation> Operations =>
    [
        ApiOperation.Get("listZones", "/zones", Rights.SignedIn, page => ApiAnswer.Page(page, [.. Readable(page).Select(ApiZone.Of)]), ApiParameter.Paging) with { GivesType = typeof(ApiPage<ApiZone>) },
        new("addZone", "POST", "/zones", Rights.AddZones, AddAsync)
        {
            Parameters = [new("id", IsRequired: true)], Takes = "application/zip", Status = 201, GivesType = typeof(ApiZone), Refusals = [400, 413, 415], LargestBody = LargestArchive,
        },
        ApiOperation.Get("getZone", "/zones/{zone}", Rights.Read, page => ApiAnswer.Of(ApiZoneYears.Of(page))) with { GivesType = typeof(ApiZoneYears) },
        ApiOperation.Get("getArchive", "/zones/{zone}/archive", Rights.Read, Archive) with { Gives = "application/zip" },
        ApiOperation.Get("listFindings", "/zones/{zone}/findings", Rights.Read, page => ApiAnswer.Page(page, [.. (page.Accounted?.Account.Findings.Sorted() ?? []).Select(f => ApiFinding.Of(page, f))]), ApiParameter.Paging)
            with { GivesType = typeof(ApiPage<ApiFinding>) },
    ];

    /// <summary>The archive of a zone as an answer.</summary>
    public static IResult Archive(PageContext page) => Results.Stream(async stream =>
    {
        // The writer is synchronous: into memory first, then over the wire.
        using var whole = new MemoryStream();
        page.Workbench.Archives.Write(page.Zone!, whole);
        whole.Position = 0;
        await whole.CopyToAsync(stream, page.Http.RequestAborted);
    }, "application/zip", page.Zone!.Id + ".zip");

    private static ImmutableArray<RegisteredZone> Readable(PageContext page) =>
        [.. page.Workbench.Members.Readable(page.Account!, page.Workbench.Zones.All).Where(z => PageContext.RightsOf(page.Http, z.Id).Has(Rights.Read))];

    private static async Task<IResult> AddAsync(PageContext page)
    {
        if (page.Http.Request.ContentType?.StartsWith("application/zip", StringComparison.OrdinalIgnoreCase) != true)
        {
            return ApiAnswer.Problem(StatusCodes.Status415UnsupportedMediaType, "mediaType");
        }

        using var whole = new MemoryStream();
        await page.Http.Request.Body.CopyToAsync(whole, page.Http.RequestAborted);
        whole.Position = 0;
        var findings = new Findings();
        return page.Workbench.Archives.Add(page.Account!, page.Query("id"), whole, findings) is { } zone
            ? ApiAnswer.Of(ApiZone.Of(zone), StatusCodes.Status201Created)
            : ApiAnswer.Problem(StatusCodes.Status400BadRequest, "archive", page, findings.Sorted());
    }
}

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
