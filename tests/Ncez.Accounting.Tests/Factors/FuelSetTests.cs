using System.Globalization;
using Ncez.Data.Import;
using Ncez.Model.Factors;
using Ncez.Testing;

namespace Ncez.Accounting.Tests.Factors;

/// <summary>The published emission factors of the fuel sets, computed apart from this product, against the unfolded rows.</summary>
public class FuelSetTests
{
    [Fact]
    public void Every_published_emission_factor_is_reproduced_within_its_rounding()
    {
        var file = Path.Combine(Shipped.Root, "tests", "Ncez.Accounting.Tests", "Factors", "Cases", "fuel-emission-factors.csv");
        var table = CsvTable.Parse(file, File.ReadAllBytes(file));
        Assert.True(table.Rows.Length > 100);
        foreach (var row in table.Rows)
        {
            var (set, item) = (table.Cell(row, "set"), table.Cell(row, "item"));
            var library = Shipped.Library;
            var carbon = Assert.Single(library.Rows(set, item, FactorParameters.CarbonContent));
            var oxidation = Assert.Single(library.Rows(set, item, FactorParameters.Oxidation)).Value;
            var perTJ = carbon.Value * oxidation * 44 / 12;
            Assert.Equal("tC/TJ", carbon.UnitText);
            Assert.Equal(Number(table.Cell(row, "tco2_per_tj")), perTJ, 0.00051);
            if (table.Cell(row, "tco2_per_unit").Length > 0)
            {
                var heat = Assert.Single(library.Rows(set, item, FactorParameters.HeatingValue));
                Assert.Equal("tCO2" + heat.UnitText[2..], table.Cell(row, "unit"));
                Assert.Equal(Number(table.Cell(row, "tco2_per_unit")), heat.Value * perTJ / 1000, 0.000051);
                Assert.Equal(heat.Value * perTJ / 1000, heat.Canonical * carbon.Canonical * oxidation * 44 / 12 * (heat.UnitText == "GJ/t" ? 1 : 1e4), 1e-9);
            }
        }
    }

    [Fact]
    public void Standard_coal_coefficients_of_gbt_2589_reproduce_its_heating_values()
    {
        // rules: coefficient x 29.3076 MJ/kgce gives every heating value within 0.03 %, steam within 0.16 %.
        foreach (var coal in Shipped.Library.FindSet("gbt-2589-2020")!.Factors.Where(f => f.Parameter == FactorParameters.StandardCoal && f.UnitText == "kgce/kg"))
        {
            var heat = Assert.Single(Shipped.Library.Rows(coal.Set, coal.Item, FactorParameters.HeatingValue));
            Assert.Equal(heat.Value, coal.Value * 29.3076, heat.Value * (coal.Item == "low-pressure-steam" ? 0.0017 : 0.0003));
            Assert.Equal(heat.Canonical, coal.Canonical, heat.Canonical * 0.0017);
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
