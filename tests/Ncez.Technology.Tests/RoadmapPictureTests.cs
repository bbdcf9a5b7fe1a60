using Ncez.Charts.Roadmap;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using Ncez.Technology.Roadmaps;
using Ncez.Testing;

namespace Ncez.Technology.Tests;

public class RoadmapPictureTests
{
    public static TheoryData<string> Figures => [.. Shipped.Technologies.Figures.Select(f => f.Id)];

    [Theory, MemberData(nameof(Figures))]
    public void No_name_is_cut_on_any_page(string id)
    {
        var figure = PublishedRoadmap.Of(Shipped.Technologies, Shipped.Technologies.Figures.First(f => f.Id == id));
        foreach (var language in Enum.GetValues<Language>())
        {
            Assert.DoesNotContain("…", RoadmapSvg.Render(figure, language, RoadmapTheme.Light), StringComparison.Ordinal);
            Assert.DoesNotContain("…", RoadmapSvg.RenderA4(figure, language, RoadmapTheme.Light)[0], StringComparison.Ordinal);
        }
    }

    // A word that is wider than its column would be broken in the middle.
    [Theory, MemberData(nameof(Figures))]
    public void No_word_is_broken(string id)
    {
        var figure = PublishedRoadmap.Of(Shipped.Technologies, Shipped.Technologies.Figures.First(f => f.Id == id));
        foreach (var svg in new[] { RoadmapSvg.Render(figure, Language.En, RoadmapTheme.Light), RoadmapSvg.RenderA4(figure, Language.En, RoadmapTheme.Light)[0] })
        {
            var drawn = System.Xml.Linq.XDocument.Parse(svg).Descendants().Where(e => e.Name.LocalName == "text").SelectMany(e => e.Value.Split(' ', '-', '/')).ToHashSet(StringComparer.Ordinal);
            Assert.All(figure.Rows.SelectMany(r => $"{r.Group.En} {r.Subgroup.En} {r.Name.En}".Split([' ', '-', '/'], StringSplitOptions.RemoveEmptyEntries)), w => Assert.Contains(w, drawn));
        }
    }

    [Fact]
    public void In_a_page_every_colour_is_a_token_of_the_page()
    {
        var figure = PublishedRoadmap.Of(Shipped.Technologies, Shipped.Technologies.Figures[0]);
        var colours = System.Xml.Linq.XDocument.Parse(RoadmapSvg.Render(figure, Language.En, RoadmapTheme.Page)).Descendants()
            .SelectMany(e => e.Attributes()).Where(a => a.Name.LocalName is "fill" or "stroke").Select(a => a.Value).Where(v => v != "none").ToHashSet(StringComparer.Ordinal);
        Assert.All(colours, c => Assert.StartsWith("var(--", c, StringComparison.Ordinal));
        Assert.All(colours, c => Assert.Contains(c[4..^1] + ":", Charts.Svg.Palette.TokensCss, StringComparison.Ordinal));
    }

    [Fact]
    public void An_arrow_is_red_only_where_a_start_is_refused()
    {
        // Work before the prerequisite is in place is allowed; operation is not.
        Assert.DoesNotContain(RoadmapTheme.Light.Refused, Drawn("a,,,,2026,2028,,,,1,1,元", "b,,,2026,2028,,,a,,1,1,元"), StringComparison.Ordinal);
        Assert.Contains(RoadmapTheme.Light.Refused, Drawn("a,,,,2026,2028,,,,1,1,元", "b,,,2026,2027,,,a,,1,1,元"), StringComparison.Ordinal);

        static string Drawn(params string[] rows) =>
            RoadmapSvg.Render(ZoneRoadmapFigure.Of(MeasureTests.Zone, MeasureTests.Plan(rows).Roadmap, Shipped.Technologies, []), Language.En, RoadmapTheme.Light);
    }

    [Theory, MemberData(nameof(Figures))]
    public void Pictures_pass_a_strict_content_policy(string id)
    {
        var figure = PublishedRoadmap.Of(Shipped.Technologies, Shipped.Technologies.Figures.First(f => f.Id == id), 2026.2);
        var svg = RoadmapSvg.Render(figure, Language.Zh, RoadmapTheme.Dark);
        Assert.DoesNotContain("style=", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("<style", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", svg, StringComparison.Ordinal);
        Assert.Equal(figure.Rows.Length, System.Xml.Linq.XDocument.Parse(svg).Descendants().Count(e => e.Attribute("data-id") is not null));
    }

    [Fact]
    public void A_zone_draws_its_own_measures_with_order_goals_and_totals()
    {
        var (roadmap, findings) = MeasureTests.Plan(
            "grid,park.t5-2.17,园区微电网,2025,2027,2028,,,2025 批复;2027 并网,1200,2600,万元",
            "pv,building.t2-2.25,屋顶光伏,,2026,2029,,,,5200,3100,万元",
            "boiler,town.t7-2.19,锅炉煤改电,,2029,2031,,grid,,8800,1500,万元",
            "waste,enterprise.t4-5.06,余热锅炉改造,,2027,,2042,,,2100,420,万元",
            "ev,transport.t3-2.01,电动车辆,,2028,2034,,grid,,,900,万元",
            "plan,,碳管理平台,,2026,,,,,,,");
        Assert.False(findings.HasErrors);
        var targets = new ZoneTable("targets.csv", ["year", "indicator", "value", "unit"], [new ZoneRow(default, ["2025", "gross", "-10", "%"]), new ZoneRow(default, ["2035", "gross", "-60", "%"])]);
        var figure = ZoneRoadmapFigure.Of(MeasureTests.Zone, roadmap, Shipped.Technologies, PhaseGoals.Of(targets, Shipped.Technologies.Windows), 2026.2);
        Assert.Equal([true, true, false], figure.PhaseGoals.Select(g => g.IsGiven));
        foreach (var (language, name) in new[] { (Language.Zh, "zh"), (Language.En, "en") })
        {
            Approved.Matches($"tests/Golden/Roadmap/zone.{name}.svg", RoadmapSvg.Render(figure, language, RoadmapTheme.Light));
            Approved.Matches($"tests/Golden/Roadmap/zone.{name}.a4.svg", Assert.Single(RoadmapSvg.RenderA4(figure, language, RoadmapTheme.Light)));
        }
    }

    [Fact]
    public void Many_measures_continue_on_further_sheets()
    {
        var (roadmap, _) = MeasureTests.Plan([.. Enumerable.Range(1, 80).Select(i => $"m{i},park.t5-2.17,措施 {i},,{2021 + (i % 20)},,,,,10,5,万元")]);
        var sheets = RoadmapSvg.RenderA4(ZoneRoadmapFigure.Of(MeasureTests.Zone, roadmap, Shipped.Technologies, []), Language.Zh, RoadmapTheme.Light);
        Assert.True(sheets.Length >= 3);
        Assert.Equal(80, sheets.Sum(s => s.Split("data-id=").Length - 1));
    }

    [Theory, MemberData(nameof(Figures))]
    public void Every_figure_looks_as_approved(string id)
    {
        var figure = PublishedRoadmap.Of(Shipped.Technologies, Shipped.Technologies.Figures.First(f => f.Id == id));
        foreach (var (language, name) in new[] { (Language.Zh, "zh"), (Language.En, "en") })
        {
            Approved.Matches($"docs/technologies/figures/{id}.{name}.svg", RoadmapSvg.Render(figure, language, RoadmapTheme.Light));
            Approved.Matches($"docs/technologies/figures/{id}.{name}.dark.svg", RoadmapSvg.Render(figure, language, RoadmapTheme.Dark));
            Approved.Matches($"docs/technologies/figures/{id}.{name}.a4.svg", Assert.Single(RoadmapSvg.RenderA4(figure, language, RoadmapTheme.Light)));
        }
    }
}
