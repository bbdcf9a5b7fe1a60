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
}
