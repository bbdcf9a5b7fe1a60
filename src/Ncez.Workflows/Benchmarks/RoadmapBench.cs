using Ncez.Model.Texts;
using Ncez.Workflows.Technologies;

namespace Ncez.Workflows.Benchmarks;

/// <summary>A roadmap picture (goal: under 50 ms each) and a catalogue query (goal: under 5 ms).</summary>
public sealed class RoadmapBench : IBench
{
    /// <inheritdoc />
    public string Id => "roadmap";

    /// <inheritdoc />
    public LocalText Name => new("路线图 SVG 与技术查询", "roadmap SVG and catalogue query");

    /// <inheritdoc />
    public IEnumerable<BenchFigure> Run(BenchContext context)
    {
        var catalogue = context.Shipped.Technologies;
        var figures = catalogue.Figures.Select(f => f.Domain).Distinct().SelectMany(d => PlanRoadmap.OfDomain(catalogue, d)).ToList();
        yield return BenchFigure.Time($"{figures.Count} roadmaps as SVG", figures.Count, "figures", () =>
        {
            foreach (var figure in figures)
            {
                SaveRoadmap.Svg(figure, Language.Zh, isDark: false);
            }
        }, note: () => "goal: 50 ms each");

        const int Queries = 1_000;
        var ask = new AskTechnologies(context.Shipped);
        var request = new TechnologyRequest { Text = "energy 技术", MinRecommendation = 3 };
        yield return BenchFigure.Time($"{Queries} catalogue queries", Queries, "queries", () =>
        {
            for (var i = 0; i < Queries; i++)
            {
                ask.Find(request);
            }
        }, note: () => "goal: 5 ms each");
    }
}
