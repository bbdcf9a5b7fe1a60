using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;
using Ncez.Model.Treatments;
using Ncez.Testing;
using Ncez.Workflows.Treatments;

namespace Ncez.Workflows.Tests.Sectors;

/// <summary>A treatment sets the same lines out anew: nothing is lost, nothing counts twice, and each standard gets its own total.</summary>
public class TreatmentTests
{
    private static readonly ShippedData Data = new(Shipped.Data);

    public static TheoryData<string> Ids => [.. Data.Treatments.Select(t => t.Id)];

    [Theory, MemberData(nameof(Ids))]
    public void A_treatment_is_a_relabelling_of_the_same_lines(string id)
    {
        var view = View(EverySector.Input, id);
        var year = Assert.Single(view.Years);
        var counted = view.Inventory.PlanTotals.Where(t => !double.IsNaN(t.Co2eT)).ToList();
        Assert.Equal(counted.Sum(t => t.Co2eT), year.Rows.Values.Where(c => c.Lines > 0).Sum(c => c.Co2eT), 1e-6);
        Assert.Equal(counted.Sum(t => t.Lines), year.Rows.Values.Sum(c => c.Lines));
    }

    [Theory, MemberData(nameof(Ids))]
    public void Biogenic_carbon_dioxide_stands_in_the_rest_alone(string id)
    {
        var view = View(EverySector.Input, id);
        Assert.DoesNotContain(view.Inventory.Plans, p => p.Scope == Model.Zones.Scope.Memo && view.Treatment.Rows.Any(r => r.Fits(p, view.Inventory.Activities.Kinds[p.Kind])));
    }

    [Theory]
    // Energy rows S01, S02, S04 alone: gas 216.2189 t; 1000 MWh in and 40 MWh PV out at 0.4419 t/MWh.
    [InlineData("gbt-32150", "total", 216.2188809 + 441.9 - 17.676)]
    [InlineData("county-d-plus-i", "direct", 216.2188809)]
    [InlineData("county-d-plus-i", "indirect", 441.9 - 17.676)]
    // GPC: exports earn nothing.
    [InlineData("gpc", "basic", 216.2188809 + 441.9)]
    [InlineData("gpc", "territorial", 216.2188809)]
    // Annex 4: (1000 − 40) MWh × 0.8325.
    [InlineData("national-zero-carbon-park-2025", "total", 216.2188809 + 799.2)]
    public void Each_treatment_has_its_own_total(string id, string total, double expectedT) =>
        Assert.Equal(expectedT, View(Only("S01", "S02", "S04"), id).Years[0].Totals[total], 1e-6);

    [Theory, MemberData(nameof(Ids))]
    public void The_gases_of_a_row_add_up_to_it(string id) => Assert.All(View(EverySector.Input, id).Years[0].Rows.Values.Where(c => c.Lines > 0),
        cell => Assert.Equal(cell.Co2eT, cell.Gases.Values.Sum(g => g.Co2eT), 1e-6));

    [Theory, InlineData("ipcc-2006"), InlineData("provincial-2011"), InlineData("gpc-table")]
    public void Every_direct_line_stands_in_a_row_of_an_area_table(string id)
    {
        var view = View(EverySector.Input, id);
        Assert.DoesNotContain(view.Inventory.Plans, p => p.Scope is Model.Zones.Scope.Direct or Model.Zones.Scope.Sink && !view.Treatment.Rows.Any(r => r.Fits(p, view.Inventory.Activities.Kinds[p.Kind])));
        Assert.Equal(view.Treatment.IsByGas, TreatmentTable.Of(view).Columns.Any(c => c.Id == "CH4MassT"));
    }

    [Theory]
    // Clinker 5237.6 and 5350 t, lime 683 t, ceramics 29.172 t, soda 41.1 t … stand in 2A; methane of dairy cattle in 3A1; no gas column mixes.
    [InlineData("P02", "2A", "CO2", 5350)]
    [InlineData("P05", "2A", "CO2", 683)]
    [InlineData("P16", "2C", "PFC", 1448.1)]
    [InlineData("P19", "2B", "HFC", 186000)]
    [InlineData("G03", "2F", "HFC", 31.2)]
    [InlineData("G02", "2G", "SF6", 470)]
    [InlineData("W06", "4B", "N2O", 63.6)]
    public void Sector_codes_take_their_sources(string line, string row, string gas, double co2eT) =>
        Assert.Equal(co2eT, View(Only(line), "ipcc-2006").Years[0].Rows[row].Gases[gas].Co2eT, 0.1);

    [Fact]
    public void The_table_by_reference_number_and_the_summary_agree()
    {
        var (table, summary) = (View(EverySector.Input, "gpc-table").Years[0].Totals, View(EverySector.Input, "gpc").Years[0].Totals);
        Assert.Equal(395.7, summary["basic"] - table["basic"], 0.1); // desulphurisation is a process in the detailed table
        Assert.Equal(summary["basic_plus"], table["basic_plus"], 1e-6);
        Assert.Equal(summary["territorial"], table["territorial"], 1e-6);
    }

    [Fact]
    public void Exported_fossil_power_is_deducted_where_the_standard_says_so()
    {
        var sold = EverySector.Rows.Single(r => r.Id == "S04");
        var rows = ActivityTable.Of([sold with { Kind = sold.Kind with { Item = "电力" } }, EverySector.Rows.Single(r => r.Id == "S02")]);
        double T(string id, string total) => View(EverySector.Input with { Activities = rows }, id).Years[0].Totals[total];
        Assert.Equal(441.9 - 17.676, T("gbt-32150", "total"), 1e-9);
        Assert.Equal(441.9, T("gpc", "basic"), 1e-9);
    }

    [Fact]
    public void A_row_without_lines_is_no_zero_and_carries_the_notation_key_of_the_zone()
    {
        var compost = EverySector.Rows.Single(r => r.Id == "W06");
        var none = compost with { Quantity = double.NaN, Kind = compost.Kind with { Status = ActivityStatus.NotOccurring } };
        var year = View(EverySector.Input with { Activities = ActivityTable.Of([none]) }, "gpc").Years[0];
        Assert.Equal("NO", year.Rows["waste_s1"].NotationKey);
        Assert.Equal("", year.Rows["ippu"].NotationKey);
        Assert.True(double.IsNaN(year.Rows["waste_s1"].Co2eT) && double.IsNaN(year.Totals["basic"]));
    }

    [Fact]
    public void Power_that_certificates_prove_counts_zero_in_annex_4()
    {
        var certificate = new Model.Zones.Instrument("G", "gec", new Period(2024), 300, "farm", "GEC", "S1", 2024, new Place("instruments.csv", 2));
        var fossil = certificate with { Id = "F", Kind = "ppa", EnergySource = "fossil", FactorTPerMWh = 0.4, Serial = "S2" };
        var view = View(Only("S02") with { Instruments = [certificate, fossil] }, "national-zero-carbon-park-2025");
        Assert.Equal(700 * 0.8325, view.Years[0].Totals["total"], 1e-9);
        Assert.Equal(441.9, View(Only("S02") with { Instruments = [certificate] }, "gbt-32150").Years[0].Totals["total"], 1e-9);
    }

    [Fact]
    public void Carbon_dioxide_that_is_used_follows_the_treatment()
    {
        Assert.Equal(-500, View(Only("C02"), "gbt-32150").Years[0].Totals["total"]);
        Assert.Equal(0, View(Only("C02"), "county-d-plus-i").Years[0].Totals["total"]);
    }

    private static Model.Zones.ZoneInput Only(params string[] ids) =>
        EverySector.Input with { Activities = ActivityTable.Of(EverySector.Rows.Where(r => ids.Contains(r.Id))) };

    private static TreatmentView View(Model.Zones.ZoneInput input, string id)
    {
        var findings = new Findings();
        return new TreatZone(Data).View(input, Data.Treatments.Single(t => t.Id == id), findings) ?? throw new InvalidOperationException(EverySector.Errors(findings));
    }
}
