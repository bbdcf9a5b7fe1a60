using Ncez.Model.Activities;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using Ncez.Testing;
using Ncez.Workflows.Reporting;
using Ncez.Workflows.Reporting.Chapters;

namespace Ncez.Workflows.Tests.Reporting;

public class CompletenessTests
{
    [Fact]
    public void Each_category_says_what_stands_there_and_an_empty_one_is_no_zero()
    {
        var inventory = Hub().Account();
        var states = new CategoryStates(inventory);
        Assert.Equal(
            [CategoryState.Counted, CategoryState.Partly, CategoryState.NotEstimated, CategoryState.Explained, CategoryState.Excluded, CategoryState.Empty],
            new[] { "stationary_combustion", "purchased_electricity", "fleet_combustion", "purchased_cooling", "greening_sink", "chp_combustion" }.Select(c => states.Of(c, 2021)));
        Assert.Equal(2, states.Rows("purchased_electricity"));
    }

    [Fact]
    public void A_source_of_the_checklist_has_a_row_of_its_own_when_sector_or_site_names_it()
    {
        var states = new CategoryStates(Hub().Account());
        ChecklistItem Item(string zh, string en) => new(new LocalText(zh, en), "purchased_electricity");
        Assert.Equal(1, states.RowsNamed(Item("照明", "lighting")));
        Assert.Equal(0, states.RowsNamed(Item("电梯", "lifts")));
    }

    [Fact]
    public void The_chapter_lists_the_sources_of_road_rail_port_and_airport()
    {
        var text = new StringWriter();
        new CompletenessChapter().Write(new HtmlWriter(text), new ReportInput { Inventory = Hub().Account(), Findings = [], Program = LocalText.Same("test"), GeneratedOn = "2026-01-01" });
        foreach (var expected in new[] { "道路枢纽", "轨道交通", "港口", "机场", "9 项中 1 项", "牵引供电", "Traction power", "无数据" })
        {
            Assert.Contains(expected, text.ToString());
        }
    }

    [Fact]
    public void Energy_that_no_row_says_is_unknown_not_nothing()
    {
        var inventory = Hub().Account();
        Assert.Equal(2, inventory.Years[0].NotEstimated.Lines);
        Assert.Equal(122.9, inventory.Years[0].NotEstimated.EnergyTce, 6);
        var silent = new ZoneOf(Domain.Transport).Burns(10, "万m3", "天然气").Row("fleet_combustion", "", double.NaN, "1", status: ActivityStatus.NotEstimated).Account();
        Assert.Equal((1, double.NaN), silent.Years[0].NotEstimated);
    }

    // 1 000 MWh of electricity are 122.9 tce (0.1229 kgce/kWh).
    private static ZoneOf Hub() => new ZoneOf(Domain.Transport)
        .With(z => z with { Boundary = z.Boundary with { Exclusions = [new Exclusion("greening_sink", LocalText.Same("no greening"))] } })
        .Burns(10, "万m3", "天然气")
        .Row("purchased_electricity", "电力", 500, "万kWh", sector: "照明", direction: Direction.Import)
        .Row("purchased_electricity", "电力", 100, "万kWh", direction: Direction.Import, status: ActivityStatus.NotEstimated)
        .Row("fleet_combustion", "", double.NaN, "1", status: ActivityStatus.NotEstimated)
        .Row("purchased_cooling", "", double.NaN, "1", status: ActivityStatus.NotOccurring);
}
