using Ncez.Model.Texts;
using Ncez.Model.Zones;
using Ncez.Testing;

namespace Ncez.Technology.Tests;

/// <summary>docs/technologies is generated from the data; a stale page fails.</summary>
public class DomainPageTests
{
    [Theory]
    [InlineData(Domain.Building)]
    [InlineData(Domain.Transport)]
    [InlineData(Domain.Enterprise)]
    [InlineData(Domain.Park)]
    [InlineData(Domain.Community)]
    [InlineData(Domain.Town)]
    public void The_page_of_a_domain_is_current(Domain domain)
    {
        var name = domain.ToString().ToLowerInvariant();
        Approved.Matches($"docs/technologies/{name}.md", new DomainPage(Shipped.Technologies, domain, Language.En).Write());
        Approved.Matches($"docs/technologies/{name}.zh-CN.md", new DomainPage(Shipped.Technologies, domain, Language.Zh).Write());
    }
}
