using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Ncez.Model.Workbench;
using Ncez.Model.Zones;
using Ncez.Web.Pages;
using Ncez.Web.Pages.Factors;
using Ncez.Workflows.Factors;
using Ncez.Workflows.Technologies;

namespace Ncez.Web.Api;

/// <summary>What comes with the product: factors and technologies.</summary>
internal sealed class LibraryApi : IApiModule
{
    public IEnumerable<ApiOperation> Operations =>
    [
        ApiOperation.Get("findFactors", "/factors", Rights.SignedIn, Factors, [new("q", IsRequired: true) { Least = 1, Most = FactorsModule.LongestName }, new("region") { Least = 1, Most = 20 }, ApiParameter.Number("year", 1990, 2100), .. ApiParameter.Paging])
            with { GivesType = typeof(ApiPage<ApiFactor>), Refusals = [404] },
        ApiOperation.Get("findTechnologies", "/technologies", Rights.SignedIn, Technologies, [new("text"), ApiParameter.OneOf<Domain>("domain"), new("application"), new("diffusion"), Score("grade"), Score("abatement"), Score("economy")]),
    ];

    private static readonly string[] Windows = ["application", "diffusion"];

    private static ApiParameter Score(string name) => ApiParameter.Number(name, 0, 5);

    private static IResult Factors(PageContext page)
    {
        var year = page.QueryNumber("year") ?? page.Http.RequestServices.GetRequiredService<TimeProvider>().GetLocalNow().Year - 1;
        var found = new FindFactors(page.Workbench.Shipped.Library).Find(page.Query("q").Trim(), page.Query("region") is { Length: > 0 } region ? region : "CN-GD", year);
        return found.Item is null
            ? ApiAnswer.Missing(page, found.Findings)
            : ApiAnswer.Page(page, [.. found.Sets.SelectMany(s => s.Rows.Select(f => ApiFactor.Of(s.Set.Id, f)))]);
    }

    private static IResult Technologies(PageContext page)
    {
        var ask = new AskTechnologies(page.Workbench.Shipped);
        List<ApiRefusedValue> refused = [.. Windows.Where(p => !ask.IsWindow(page.Query(p))).Select(p => new ApiRefusedValue(p, page.Query(p), page.T("api.expected.window")))];
        return refused.Count > 0 ? ApiRequest.Refused(page, refused) : ApiAnswer.Written(to => ask.Json(new TechnologyRequest
        {
            Text = page.Query("text").Trim(),
            Domain = Enum.TryParse<Domain>(page.Query("domain"), ignoreCase: true, out var domain) && Enum.IsDefined(domain) ? domain : null,
            Application = page.Query("application"),
            Diffusion = page.Query("diffusion"),
            MinRecommendation = page.QueryNumber("grade") ?? 0,
            MinAbatement = page.QueryNumber("abatement") ?? 0,
            MinEconomy = page.QueryNumber("economy") ?? 0,
        }, to, withDetails: false));
    }
}

/// <summary>A row of the factor library.</summary>
internal sealed record ApiFactor(string Set, string Version, string Id, string Item, string Parameter, string Gas, string Region, int? YearFrom, int? YearTo, double Value, string Unit, string Basis, string Confidence, string Publication)
{
    public static ApiFactor Of(string set, Model.Factors.Factor f) => new(set, f.Version, f.Id, f.Item, f.Parameter, f.Gas, f.Region, f.YearFrom, f.YearTo, f.Value, f.UnitText, f.Basis, f.Confidence.ToString().ToLowerInvariant(), f.Source.Publication);
}
