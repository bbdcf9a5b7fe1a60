using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Ncez.Model.Workbench;
using Ncez.Model.Zones;
using Ncez.Web.Pages;
using Ncez.Workflows.Factors;
using Ncez.Workflows.Technologies;

namespace Ncez.Web.Api;

/// <summary>What comes with the product: factors and technologies.</summary>
internal sealed class LibraryApi : IApiModule
{
    public IEnumerable<ApiOperation> Operations =>
    [
        ApiOperation.Get("findFactors", "/factors", Rights.SignedIn, Factors, [new("q", IsRequired: true), new("region"), new("year", Type: "integer"), .. ApiParameter.Paging]) with { GivesType = typeof(ApiPage<ApiFactor>), Refusals = [400] },
        ApiOperation.Get("findTechnologies", "/technologies", Rights.SignedIn, Technologies, [new("text"), new("domain"), new("application"), new("diffusion"), new("grade", Type: "integer"), new("abatement", Type: "integer"), new("economy", Type: "integer")]),
    ];

    private static IResult Factors(PageContext page)
    {
        var name = page.Query("q").Trim();
        if (name.Length is 0 or > 100)
        {
            return ApiAnswer.Problem(StatusCodes.Status400BadRequest, "query");
        }

        var year = page.QueryNumber("year") is >= 1990 and <= 2100 and var asked ? asked : page.Http.RequestServices.GetRequiredService<TimeProvider>().GetLocalNow().Year - 1;
        var found = new FindFactors(page.Workbench.Shipped.Library).Find(name, page.Query("region") is { Length: > 0 and < 20 } region ? region : "CN-GD", year);
        return found.Item is null
            ? ApiAnswer.Problem(StatusCodes.Status404NotFound, "missing", page, found.Findings)
            : ApiAnswer.Page(page, [.. found.Sets.SelectMany(s => s.Rows.Select(f => ApiFactor.Of(s.Set.Id, f)))]);
    }

    private static IResult Technologies(PageContext page)
    {
        using var whole = new MemoryStream();
        new AskTechnologies(page.Workbench.Shipped).Json(new TechnologyRequest
        {
            Text = page.Query("text").Trim(),
            Domain = Enum.TryParse<Domain>(page.Query("domain"), ignoreCase: true, out var domain) && Enum.IsDefined(domain) ? domain : null,
            Application = page.Query("application"),
            Diffusion = page.Query("diffusion"),
            MinRecommendation = page.QueryNumber("grade") ?? 0,
            MinAbatement = page.QueryNumber("abatement") ?? 0,
            MinEconomy = page.QueryNumber("economy") ?? 0,
        }, whole, withDetails: false);
        return Results.Bytes(whole.ToArray(), "application/json");
    }
}

/// <summary>A row of the factor library.</summary>
internal sealed record ApiFactor(string Set, string Version, string Id, string Item, string Parameter, string Gas, string Region, int? YearFrom, int? YearTo, double Value, string Unit, string Basis, string Confidence, string Publication)
{
    public static ApiFactor Of(string set, Model.Factors.Factor f) => new(set, f.Version, f.Id, f.Item, f.Parameter, f.Gas, f.Region, f.YearFrom, f.YearTo, f.Value, f.UnitText, f.Basis, f.Confidence.ToString().ToLowerInvariant(), f.Source.Publication);
}
