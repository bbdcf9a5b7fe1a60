using Ncez.Charts.Roadmap;
using Ncez.Model.Texts;
using Ncez.Technology.Roadmaps;

namespace Ncez.Technology.Tests;

public class RoadmapPictureTests
{
    public static TheoryData<string> Figures => [.. Shipped.Catalogue.Figures.Select(f => f.Id)];

    [Theory, MemberData(nameof(Figures))]
    public void No_name_is_cut_on_any_page(string id)
    {
        var figure = PublishedRoadmap.Of(Shipped.Catalogue, Shipped.Catalogue.Figures.First(f => f.Id == id));
        foreach (var language in Enum.GetValues<Language>())
        {
            Assert.DoesNotContain("…", RoadmapSvg.Render(figure, language, RoadmapTheme.Light), StringComparison.Ordinal);
            Assert.DoesNotContain("…", RoadmapSvg.RenderA4(figure, language, RoadmapTheme.Light)[0], StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Figures))]
    public void Pictures_pass_a_strict_content_policy(string id)
    {
        var figure = PublishedRoadmap.Of(Shipped.Catalogue, Shipped.Catalogue.Figures.First(f => f.Id == id), 2026.2);
        var svg = RoadmapSvg.Render(figure, Language.Zh, RoadmapTheme.Dark);
        Assert.DoesNotContain("style=", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("<style", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", svg, StringComparison.Ordinal);
        Assert.Equal(figure.Rows.Length, System.Xml.Linq.XDocument.Parse(svg).Descendants().Count(e => e.Attribute("data-id") is not null));
    }

    [Theory, MemberData(nameof(Figures))]
    public void Every_figure_looks_as_approved(string id)
    {
        var figure = PublishedRoadmap.Of(Shipped.Catalogue, Shipped.Catalogue.Figures.First(f => f.Id == id));
        foreach (var (language, name) in new[] { (Language.Zh, "zh"), (Language.En, "en") })
        {
            Approved.Matches($"docs/technologies/figures/{id}.{name}.svg", RoadmapSvg.Render(figure, language, RoadmapTheme.Light));
            Approved.Matches($"docs/technologies/figures/{id}.{name}.dark.svg", RoadmapSvg.Render(figure, language, RoadmapTheme.Dark));
            Approved.Matches($"docs/technologies/figures/{id}.{name}.a4.svg", Assert.Single(RoadmapSvg.RenderA4(figure, language, RoadmapTheme.Light)));
        }
    }
}
