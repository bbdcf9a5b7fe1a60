using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Ncez.Model.Workbench;
using Ncez.Workflows.Factors;

namespace Ncez.Web.Pages.Factors;

/// <summary>The factor library: look an item up, see every set's rows and how a zone's pick comes about.</summary>
internal sealed class FactorsModule : IPageModule
{
    /// <summary>Longest name that is looked up.</summary>
    public const int LongestName = 100;

    public IEnumerable<NavigationEntry> Entries(PageContext page) => [new(NavigationGroup.Programme, 10, "/factors", page.T("factors.nav"))];

    public void Map(IEndpointRouteBuilder routes) => routes.Page("/factors", Rights.SignedIn, page =>
    {
        var library = page.Workbench.Shipped.Library;
        var year = page.QueryNumber("year") is >= 1990 and <= 2100 and var typed ? typed : page.Http.RequestServices.GetRequiredService<TimeProvider>().GetLocalNow().Year - 1;
        var region = page.Query("region") is { Length: > 0 and < 20 } code ? code : "CN-GD";
        var name = page.Query("q").Trim();
        var found = name.Length is > 0 and <= LongestName ? new FindFactors(library).Find(name, region, year) : null;
        return page.Show<FactorsPage>(name.Length > LongestName ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK, (nameof(FactorsPage.Name), name), (nameof(FactorsPage.Region), region), (nameof(FactorsPage.Year), year), (nameof(FactorsPage.Found), found), (nameof(FactorsPage.Library), library));
    });
}
