using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Ncez.Model.Workbench;
using Ncez.Model.Zones;
using Ncez.Workflows.Technologies;

namespace Ncez.Web.Pages.Technologies;

/// <summary>The technology catalogue with filters, and the roadmaps of the domains.</summary>
internal sealed class TechnologiesModule : IPageModule
{
    public IEnumerable<NavigationEntry> Entries(PageContext page) =>
    [
        new(NavigationGroup.Programme, 20, "/technologies", page.T("technologies.nav")),
        new(NavigationGroup.Programme, 21, "/roadmaps", page.T("technologies.roadmaps")),
    ];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Page("/technologies", Rights.SignedIn, page =>
        {
            var request = new TechnologyRequest
            {
                Text = page.Query("text").Trim(),
                Domain = DomainOf(page),
                Application = page.Query("application"),
                Diffusion = page.Query("diffusion"),
                MinRecommendation = page.QueryNumber("grade") ?? 0,
                MinAbatement = page.QueryNumber("abatement") ?? 0,
                MinEconomy = page.QueryNumber("economy") ?? 0,
            };
            return page.Show<TechnologiesPage>((nameof(TechnologiesPage.Request), request), (nameof(TechnologiesPage.Found), new AskTechnologies(page.Workbench.Shipped).Find(request)));
        });
        routes.Page("/roadmaps", Rights.SignedIn, page => page.Show<RoadmapsPage>(
            (nameof(RoadmapsPage.Domain), DomainOf(page) ?? Domain.Park),
            (nameof(RoadmapsPage.Request), new TechnologyRequest { Group = page.Query("field"), Application = page.Query("application"), Diffusion = page.Query("diffusion"), MinRecommendation = page.QueryNumber("grade") ?? 0 })));

        // The sheet of a technology: alone for a drawer, else as a page of its own.
        routes.Page("/technologies/{technology}", Rights.SignedIn, page =>
            page.Workbench.Shipped.Technologies.Entries.FirstOrDefault(e => e.Id == page.Http.Request.RouteValues["technology"] as string) is not { } entry ? Results.NotFound()
            : page.Http.Request.Headers.ContainsKey("X-Fragment") ? page.Show<TechnologyFragment>((nameof(TechnologyFragment.Entry), entry))
            : page.Show<TechnologyPage>((nameof(TechnologyPage.Entry), entry)));
    }

    private static Domain? DomainOf(PageContext page) => Enum.TryParse<Domain>(page.Query("domain"), ignoreCase: true, out var domain) && Enum.IsDefined(domain) ? domain : null;
}
