using Ncez.Model.Activities;
using Ncez.Testing;

namespace Ncez.Accounting.Tests;

/// <summary>A year of the zone without any row is missing; its totals are no zero.</summary>
public class EmptyYearTests
{
    [Fact]
    public void A_year_without_rows_has_no_totals()
    {
        var years = new ZoneOf().Imports(1000, "万kWh").Account().Years;
        Assert.True(years[0].Gross.T > 0 && years[0].EnergyTceCalorific > 0);
        Assert.All(years.Skip(1), y => Assert.All([y.Direct.T, y.Gross.T, y.Net.T, y.EnergyTceCalorific], v => Assert.True(double.IsNaN(v))));
    }

    [Fact]
    public void A_year_of_rows_that_nobody_estimated_has_energy_and_no_emission()
    {
        var year = new ZoneOf().Row("stationary_combustion", "其他能源", 50, "tce", status: ActivityStatus.NotEstimated).Account().Years[0];
        Assert.True(double.IsNaN(year.Gross.T));
        Assert.Equal(50, year.NotEstimated.EnergyTce, 1e-9);
    }

    [Fact]
    public void Rows_that_do_not_occur_make_no_total_of_rows_that_are_not_estimated()
    {
        var zone = new ZoneOf().Row("stationary_combustion", "其他能源", 50, "tce", status: ActivityStatus.NotEstimated).Row("mobile_combustion", "柴油", 0, "t", status: ActivityStatus.NotOccurring);
        Assert.Equal(double.NaN, zone.Account().Years[0].Gross.T);
    }
}
