using System.Collections.Immutable;
using Ncez.Data.Catalog;
using Ncez.Model.Diagnostics;
using Ncez.Model.Quantities;
using Ncez.Model.Roadmaps;
using Ncez.Model.Zones;
using Ncez.Technology.Costs;
using Ncez.Technology.Roadmaps;
using Ncez.Testing;

namespace Ncez.Technology.Tests;

/// <summary>Abatement cost by hand, its order, what is unknown, and bad prices.</summary>
public class AbatementCostTests
{
    private const string Columns = "id,start,end,abatement_t_per_year,cost,cost_unit,lifetime_years,yearly_cost,yearly_saving";
    internal static readonly UnitTable Units = LibraryReader.ReadUnits(Path.Combine(Shipped.Root, "data"));

    [Fact]
    public void A_measure_costs_what_a_hand_says()
    {
        // Two years at 10 %: CRF = 0.1/(1 − 1/1.21) = 0.5761904762; (1000·CRF − 400 + 100)/10 = 27.61904762; NPV = −1000 + 300/1.1 + 300/1.21.
        var cost = Assert.Single(Costs("a,2026,,10,1000,元,2,100,400"));
        Assert.Equal(27.619047619047617, cost.UnitCostCnyPerT!.Value, 1e-9);
        Assert.Equal(-479.3388429752066, cost.NetPresentValueCny!.Value, 1e-9);
        Assert.Equal(10 / 3.0, cost.PaybackYears!.Value, 1e-12);
        Assert.Equal((100.0, 200.0), (cost.YearlyTPer1e4Cny, cost.LifetimeTPer1e4Cny));
        Assert.Equal(CostTerm.MediumTerm, cost.Term);
    }

    [Fact]
    public void What_pays_for_itself_is_ordered_by_value_and_never_by_cost_per_tonne()
    {
        // Per tonne "less" is ten times as good, but it abates a hundredth and gains less.
        var costs = Costs("less,2026,,1,100,元,10,0,50", "more,2026,,100,1000,元,10,0,300", "dear,2026,,1,1000,元,10,10,0", "cheap,2026,,10,1000,元,10,10,0", "dark,2026,,10,1000,元,10,,");
        Assert.Equal(["more", "less", "cheap", "dear", "dark"], costs.Select(c => c.Measure.Id));
        Assert.True(costs[1].UnitCostCnyPerT < costs[0].UnitCostCnyPerT);
        Assert.Equal([CostTerm.NearTerm, CostTerm.NearTerm, CostTerm.MediumTerm, CostTerm.LongTerm, null], costs.Select(c => c.Term));
    }

    [Fact]
    public void What_is_not_stated_is_unknown_and_not_zero()
    {
        var (dark, noRate) = (Assert.Single(Costs("a,2026,,10,1000,元,5,,300")), AbatementCosts.Of(Measures("a,2026,2030,10,1000,元,,0,300"), null, _ => 50)[0]);
        Assert.Null(dark.NetPresentValueCny ?? dark.UnitCostCnyPerT ?? dark.PaybackYears ?? dark.InternalRateFraction);
        Assert.Equal(500, dark.LifetimeTPer1e4Cny!.Value, 1e-9);
        Assert.Null(noRate.NetPresentValueCny ?? noRate.UnitCostCnyPerT);
        Assert.Equal(5, noRate.LifetimeYears);
        Assert.NotNull(noRate.InternalRateFraction);
    }

    [Theory]
    [InlineData("a,2026,,10,1000,元,0,0,1")]
    [InlineData("a,2026,,10,1000,元,2.5,0,1")]
    [InlineData("a,2026,,10,1000,元,5,-1,1")]
    [InlineData("a,2026,,10,1000,元,5,1,x")]
    public void Unreadable_cells_are_findings(string row)
    {
        var findings = new Findings();
        MeasureTable.Read(Table(row), Shipped.Technologies, Units, findings);
        Assert.Equal("RDM-004", Assert.Single(findings.Sorted()).Code);
    }

    [Theory]
    [InlineData("discount_rate,6,%", 0.06, null, "")]
    [InlineData("discount_rate,0.06,1", 0.06, null, "")]
    [InlineData("carbon,0.009,万元/t", null, 90.0, "")]
    [InlineData("discount_rate,6,1", 6.0, null, "CST-001")]
    [InlineData("discount_rate,0.06,元/t", 0.06, null, "CST-001")]
    [InlineData("carbon,90,元/kWh", null, null, "CST-002")]
    public void Rate_and_price_are_read_with_their_units(string row, double? rate, double? carbon, string code)
    {
        var findings = new Findings();
        var table = new ZoneTable("prices.csv", ["item", "value", "unit"], [new ZoneRow(new Place("prices.csv", 2), [.. row.Split(',')])]);
        var prices = CostPrices.Of(table, Units, findings);
        Assert.Equal((rate, carbon), (prices.RateFraction, prices.CarbonCnyPerT is { } price ? Math.Round(price, 9) : null));
        Assert.Equal(code, string.Concat(findings.Sorted().Select(f => f.Code)));
    }

    private static ImmutableArray<MeasureCost> Costs(params string[] rows) => AbatementCosts.Of(Measures(rows), 0.1, _ => 50);

    internal static ImmutableArray<Measure> Measures(params string[] rows) => MeasureTable.Read(Table(rows), Shipped.Technologies, Units, new Findings());

    private static ZoneTable Table(params string[] rows) =>
        new("measures.csv", [.. Columns.Split(',')], [.. rows.Select((r, i) => new ZoneRow(new Place("measures.csv", i + 2), [.. r.Split(',')]))]);
}
