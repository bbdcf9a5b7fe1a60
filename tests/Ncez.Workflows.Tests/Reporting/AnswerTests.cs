using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using Ncez.Testing;
using Ncez.Workflows.Reporting;
using Ncez.Workflows.Reporting.Chapters;
using Ncez.Workflows.Views;

namespace Ncez.Workflows.Tests.Reporting;

/// <summary>A chapter begins with its answer, in the zone's own numbers; what is missing is said to be missing.</summary>
public class AnswerTests
{
    private const string NoBreak = "\u00A0";
    private static readonly ShippedData Data = new(Shipped.Data);

    [Fact]
    public void An_energy_balance_says_how_far_supply_and_use_are_apart_and_no_fuel_hides_another()
    {
        // 10 MWh of power are lost, 10 MWh of heat appear: 20 of 2,000 MWh; 8.141 MWh are a tce.
        var answer = Balance(("import", "electricity", 1000), ("loss", "electricity", 100), ("final", "electricity", 890), ("import", "heat", 1000), ("final", "heat", 1010));
        Assert.Equal($"2021: differences between supply and use add up to 2.46{NoBreak}tce, 1.0% of the 246{NoBreak}tce available", answer.En);
        Assert.Equal($"2021: supply and use balance to zero, 123{NoBreak}tce available", Balance(("import", "electricity", 1000), ("final", "electricity", 1000)).En);
    }

    [Fact]
    public void Without_supply_the_balance_stays_open()
    {
        var zone = new ZoneOf().Burns(10, "万m3", "天然气").Imports(100, "万kWh");
        var answer = InventoryViews.Of(new ViewInput(Data, zone.Input, zone.Account())).Of("balance")!.Answer;
        Assert.Contains("1 of 2 kinds of energy", answer.En, StringComparison.Ordinal);
        Assert.Contains("2 个能源品种中 1 个未给出供应量", answer.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Electricity_says_both_numbers_and_what_is_proven()
    {
        var zone = new ZoneOf().Imports(1000, "MWh").Instrument("gec", 250, 2021, 2021, 0);
        var account = zone.Account().Electricity.Single(e => e.Year == 2021);
        Assert.Equal(250, account.ClaimedMWh);
        var answer = InventoryViews.Of(new ViewInput(Data, zone.Input, zone.Account())).Of("electricity")!.Answer;
        Assert.Equal($"2021: electricity emits {Numbers.Co2e(account.LocationT).En} location-based, {Numbers.Co2e(account.MarketT).En} market-based; 25% of 1,000 MWh imported is proven", answer.En);
    }

    [Fact]
    public void Completeness_counts_what_is_filled_empty_and_not_estimated()
    {
        // Of 11 categories three have rows, one a reason, one is left out; electricity is estimated in part, the fleet not at all.
        var zone = new ZoneOf(Domain.Transport)
            .With(z => z with { Boundary = z.Boundary with { Exclusions = [new Exclusion("greening_sink", LocalText.Same("no greening"))] } })
            .Burns(10, "万m3", "天然气").Imports(500, "万kWh")
            .Row("purchased_electricity", "电力", 100, "万kWh", direction: Direction.Import, status: ActivityStatus.NotEstimated)
            .Row("fleet_combustion", "", double.NaN, "1", status: ActivityStatus.NotEstimated)
            .Row("purchased_cooling", "", double.NaN, "1", status: ActivityStatus.NotOccurring);
        var lead = Lead(new CompletenessChapter(), zone.Account());
        Assert.Equal("5 of 11 categories have rows or a reason; 6 have neither; 2 are not or only partly estimated", lead);
    }

    [Fact]
    public void Factors_are_counted_and_none_is_said()
    {
        Assert.Equal("1 factor of 1 set; 0 are of low confidence, in 0 cases the first choice was not there", Lead(new FactorsChapter(), new ZoneOf().Imports(100, "万kWh").Account()));
        Assert.Equal("No factor is used: no line of this inventory is computed from one",
            Lead(new FactorsChapter(), new ZoneOf().Row("stationary_combustion", "", double.NaN, "1", status: ActivityStatus.NotOccurring).Account()));
    }

    [Fact]
    public void The_boundary_says_what_is_counted_and_who_chose()
    {
        var zone = new ZoneOf().With(z => z with { Boundary = z.Boundary with { Exclusions = [new Exclusion("greening_sink", LocalText.Same("no greening"))] } }).Imports(100, "万kWh");

        // Of the 15 categories of a park one is left out by the zone, one by the report; the 5 choices are the template's.
        Assert.Equal("13 of 15 categories are counted, 2 exclusions are stated; the zone makes 0 of 5 choices itself", Lead(new BoundaryChapter(), zone.Account()));
    }

    private static LocalText Balance(params (string Flow, string Item, double MWh)[] rows)
    {
        Assert.True(Shipped.Library.Units.TryParse("MWh", out var unit));
        var zone = new ZoneOf().Imports(100, "万kWh");
        var input = zone.Input with { Balance = [.. rows.Select((r, i) => new BalanceRow(2021, r.Flow, "", r.Item, r.MWh, unit, "test", new Place("energy_balance.csv", i + 2)))] };
        return InventoryViews.Of(new ViewInput(Data, input, zone.Account())).Of("balance")!.Answer;
    }

    private static string Lead(IReportChapter chapter, Inventory inventory)
    {
        using var text = new StringWriter();
        chapter.Write(new HtmlWriter(text, Language.En), new ReportInput { Inventory = inventory, Findings = [], Program = LocalText.Same("test"), GeneratedOn = "2026-01-01" });
        const string Begin = "<p class=\"lead\">";
        var from = text.ToString().IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        return text.ToString()[from..text.ToString().IndexOf("</p>", from, StringComparison.Ordinal)];
    }
}
