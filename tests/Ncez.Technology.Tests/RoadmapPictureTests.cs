using Ncez.Charts.Roadmap;
using Ncez.Model.Texts;
using Ncez.Technology.Roadmaps;

namespace Ncez.Technology.Tests;

public class RoadmapPictureTests
{
    public static TheoryData<string> Figures => [.. Shipped.Catalogue.Figures.Select(f => f.Id)];

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
