using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;
using Ncez.Model.Zones;
using Ncez.Testing;

namespace Ncez.Accounting.Tests.Engine;

/// <summary>Single lines against hand calculations with published factors.</summary>
public class EnergyLineTests
{
    [Theory]
    // Third batch of guides (2015): natural gas 389.31 GJ/1e4Nm3 × 15.3 tC/TJ × 0.99 × 44/12 = 21.62188809 t per 1e4 Nm3.
    [InlineData("天然气", 120, "万Nm3", 2594.6265708)]
    // The same gas metered at 20 °C: × 273.15/293.15.
    [InlineData("天然气", 120, "万m3", 2417.609389)]
    // Diesel 43.33 GJ/t × 20.2 × 0.98 × 44/12 / 1000 = 3.1451224933 t/t.
    [InlineData("柴油", 100, "t", 314.51224933333)]
    // A tce is 29.3076 GJ whatever the fuel: bituminous coal 26.18 × 0.93 × 44/12 / 1000 × 29.3076 = 2.61640082
    [InlineData("烟煤", 1, "万tce", 26164.0082088)]
    public void Fuel_by_heat_carbon_and_oxidation(string fuel, double quantity, string unit, double expectedT) =>
        Assert.Equal(expectedT, new ZoneOf().Burns(quantity, unit, fuel).Account().Years[0].Direct.T, expectedT * 1e-7);

    [Theory]
    // Guangdong 2021: 0.4715 t/MWh.
    [InlineData(2021, 16974)]
    // Guangdong 2022: 0.4403.
    [InlineData(2022, 15850.8)]
    public void Electricity_takes_the_factor_of_its_own_year(int year, double expectedT) =>
        Assert.Equal(expectedT, new ZoneOf().Imports(3600, "万kWh", year).Account().Years.Single(y => y.Year == year).Indirect.T, 1e-6);

    [Fact]
    public void Steam_by_its_enthalpy() // 1200 t × 2.66476 GJ/t × 0.11 t/GJ = 351.74832 t
    {
        var inventory = new ZoneOf().Row("purchased_heat", "蒸汽", 1200, "t", direction: Direction.Import,
            parameters: new ActivityParameter("enthalpy", 2748.5, "kJ/kg", "bill", new Place("parameters.csv", 2))).Account();
        Assert.Equal(351.74832, inventory.Years[0].Indirect.T, 1e-8);
    }

    [Fact]
    public void Exports_never_lower_gross_and_sold_certificates_earn_nothing()
    {
        // 1200 MWh exported of 3000 made; certificates of 300 MWh sold: credit (1200 − 300) × 0.4715 = 424.35 t.
        var zone = new ZoneOf().Imports(3600, "MWh")
            .Row("onsite_renewable", "光伏发电", 3000, "MWh", direction: Direction.Produce)
            .Row("exported_energy", "光伏发电", 1200, "MWh", direction: Direction.Export).SellsCertificates(300);
        var year = zone.Account().Years[0];
        Assert.Equal(3600 * 0.4715, year.Gross.T, 1e-9);
        Assert.Equal(-424.35, year.ExportCredit.T, 1e-9);

        // Cover ratio: 1800 MWh used of its own, 3600 bought.
        Assert.Equal(1800.0 / 5400.0, year.RenewableCoverCalorific, 1e-12);
        Assert.True(double.IsNaN(year.RenewableCoverEquivalent));
    }

    [Fact]
    public void Export_rule_none_and_fossil_exports_earn_nothing()
    {
        var fossil = new ZoneOf().Imports(10, "MWh").Row("exported_energy", "电力", 5, "MWh", direction: Direction.Export);
        Assert.Equal(0, fossil.Account().Years[0].ExportCredit.T);
        Assert.Equal(-5 * 0.4715, fossil.With(z => z with { ExportCredit = ExportCredit.All }).Account().Years[0].ExportCredit.T, 1e-12);
    }

    [Fact]
    public void Not_estimated_counts_energy_but_no_emission()
    {
        var zone = new ZoneOf().Burns(100, "tce", "天然气").Row("stationary_combustion", "其他能源", 50, "tce", status: ActivityStatus.NotEstimated);
        var inventory = zone.Account();
        var year = inventory.Years[0];
        Assert.Equal(150, year.EnergyTceCalorific, 1e-9);
        Assert.Equal((1, 50), (year.NotEstimated.Lines, Math.Round(year.NotEstimated.EnergyTce, 9)));
        Assert.True(double.IsNaN(inventory.Lines.Co2eT[1]));
        Assert.Contains(zone.Findings.Sorted(), f => f is { Code: "ACC-014", Severity: Severity.Warning });
    }

    [Fact]
    public void Reported_emissions_keep_their_gas_and_take_the_chosen_gwp()
    {
        double Co2eT(string gwp) => new ZoneOf().With(z => z with { Gwp = gwp })
            .Row("waste_treatment", "CH4", 2, "t", status: ActivityStatus.Reported).Account().Years[0].Direct.T;
        Assert.Equal(42, Co2eT("SAR"), 1e-9);
        Assert.Equal(50, Co2eT("AR4"), 1e-9);
        Assert.Equal(56, Co2eT("AR5"), 1e-9);
    }

    [Fact]
    public void Nf3_has_no_weight_in_the_second_assessment()
    {
        var zone = new ZoneOf().With(z => z with { Gwp = "SAR" }).Row("industrial_process", "NF3", 1, "t", status: ActivityStatus.Reported);
        Assert.Null(zone.TryAccount());
        Assert.Contains(zone.Findings.Sorted(), f => f.Code == "ACC-002");
    }

    [Fact]
    public void Greening_is_a_sink_with_its_warning()
    {
        var zone = new ZoneOf().Row("greening_sink", "大小乔木密植混种区", 2, "ha");
        Assert.Equal(-20_000 * 0.0225, zone.Account().Years[0].Sink.T, 1e-9);
        Assert.Contains(zone.Findings.Sorted(), f => f.Code == "ACC-009");
    }

    [Fact]
    public void Confidential_lines_count()
    {
        var zone = new ZoneOf().Row("stationary_combustion", "柴油", 100, "t", status: ActivityStatus.Confidential);
        Assert.Equal(314.51224933333, zone.Account().Years[0].Direct.T, 1e-6);
        Assert.True(InventoryLine.At(zone.Account(), 0).IsConfidential);
    }
}
