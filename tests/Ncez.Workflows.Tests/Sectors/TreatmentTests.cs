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
