using FsCheck;
using FsCheck.Fluent;
using Ncez.Data.Import;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Quantities;
using Ncez.Model.Texts;
using Ncez.Testing;

namespace Ncez.Model.Tests.Quantities;

public class UnitTableTests
{
    private static readonly UnitTable Units = Shipped.Library.Units;

    /// <summary>Canonical value of one unit, typed from its definition and not from the data file.</summary>
    private static readonly Dictionary<string, double> Expected = new(StringComparer.Ordinal)
    {
        ["MWh"] = 1,
        ["kWh"] = 1e-3,
        ["Wh"] = 1e-6,
        ["GWh"] = 1e3,
        ["TWh"] = 1e6,
        ["J"] = 1 / 3.6e9,
        ["kJ"] = 1 / 3.6e6,
        ["MJ"] = 1 / 3600.0,
        ["GJ"] = 1 / 3.6,
        ["TJ"] = 1000 / 3.6,
        ["PJ"] = 1e6 / 3.6,
        ["cal"] = 4.1868 / 3.6e9,
        ["kcal"] = 4.1868 / 3.6e6,
        ["Gcal"] = 4.1868 / 3.6,
        ["gce"] = 7 * 4.1868 / 3.6e6,
        ["kgce"] = 7000 * 4.1868 / 3.6e6,
        ["tce"] = 29.3076 / 3.6,
        ["ktce"] = 29307.6 / 3.6,
        ["Mtce"] = 29.3076e6 / 3.6,
        ["kgoe"] = 41.868 / 3600,
        ["toe"] = 41.868 / 3.6,
        ["Mtoe"] = 41.868e6 / 3.6,
        ["Btu"] = 1055.05585262 / 3.6e9,
        ["MMBtu"] = 1055.05585262 / 3600,
        ["RTh"] = 12000 * 1055.05585262 / 3.6e9,
        ["t"] = 1,
        ["kg"] = 1e-3,
        ["g"] = 1e-6,
        ["mg"] = 1e-9,
        ["kt"] = 1e3,
        ["Mt"] = 1e6,
        ["Gt"] = 1e9,
        ["斤"] = 0.5e-3,
        ["m3"] = 1,
        ["L"] = 1e-3,
        ["mL"] = 1e-6,
        ["Nm3"] = 1,
        ["m2"] = 1,
        ["km2"] = 1e6,
        ["ha"] = 1e4,
        ["mu"] = 1e4 / 15,
        ["km"] = 1,
        ["m"] = 1e-3,
        ["n mile"] = 1.852,
        ["t·km"] = 1,
        ["t·nmile"] = 1.852,
        ["p·km"] = 1,
        ["count"] = 1,
        ["head"] = 1,
        ["person"] = 1,
        ["household"] = 1,
        ["vehicle"] = 1,
        ["bed"] = 1,
        ["TEU"] = 1,
        ["connection"] = 1,
        ["CNY"] = 1,
        ["MW"] = 1,
        ["kW"] = 1e-3,
        ["W"] = 1e-6,
        ["GW"] = 1e3,
        ["RT"] = 12000 * 1055.05585262 / 3.6e9,
        ["1"] = 1,
        ["%"] = 0.01,
        ["‰"] = 0.001,
        ["yr"] = 1,
        ["d"] = 1 / 365.0,
        ["h"] = 1 / 8760.0,
        ["min"] = 1 / 525600.0,
        ["MPa"] = 1,
        ["kPa"] = 1e-3,
        ["Pa"] = 1e-6,
        ["bar"] = 0.1,
        ["atm"] = 0.101325,
        ["°C"] = 1,
        ["mol"] = 1,
        ["kmol"] = 1e3,
    };

    [Fact]
    public void Every_unit_has_an_independent_expected_value_and_meets_it()
    {
        Assert.Equal(Expected.Keys.Order(StringComparer.Ordinal), Units.Rows.Select(u => u.Symbol).Order(StringComparer.Ordinal));
        foreach (var unit in Units.Rows)
        {
            Assert.Equal(Expected[unit.Symbol], unit.ToCanonical, Expected[unit.Symbol] * 1e-14);
            Assert.NotEmpty(unit.Source);
        }
    }

    [Theory]
    [InlineData("3400 亿kWh", 3.4e8)] // MWh
    [InlineData("3400亿度", 3.4e8)]
    [InlineData("2965 万tce", 2.4138065e8)] // 2965e4 x 8.141 MWh
    [InlineData("2965 万吨标准煤", 2.4138065e8)]
    [InlineData("1 万千瓦时", 10)]
    [InlineData("1 千瓦时", 0.001)]
    [InlineData("1 百万千瓦时", 1000)]
    [InlineData("36 GJ", 10)]
    [InlineData("36 吉焦", 10)]
    [InlineData("5 万t", 50000)]
    [InlineData("5 千吨", 5000)]
    [InlineData("500 公斤", 0.5)]
    [InlineData("2 万m³", 20000)]
    [InlineData("2 万标方", 20000)]
    [InlineData("15 亩", 10000)]
    [InlineData("1 平方公里", 1e6)]
    [InlineData("1 ㎡", 1)]
    [InlineData("2257 亿元", 2.257e11)]
    [InlineData("3 ｋＷｈ", 0.003)] // full width
    [InlineData("7 t*km", 7)]
    [InlineData("7 万吨公里", 70000)]
    [InlineData("7 10⁴t", 70000)]
    [InlineData("95 ％", 0.95)]
    [InlineData("100 万人次", 1e6)]
    public void Texts_of_users_are_read(string text, double canonical)
    {
        var (value, unit) = (text[..text.TakeWhile(char.IsAsciiDigit).Count()], text[text.TakeWhile(char.IsAsciiDigit).Count()..]);
        Assert.True(Units.TryParse(unit, out var parsed), unit);
        Assert.Equal(canonical, double.Parse(value, System.Globalization.CultureInfo.InvariantCulture) * parsed.ToCanonical, canonical * 1e-12);
    }

    [Theory]
    [InlineData("GJ/1e4Nm3", 1 / 3.6 / 1e4)]
    [InlineData("GJ/万Nm³", 1 / 3.6 / 1e4)]
    [InlineData("tC/TJ", 3.6 / 1000)]
    [InlineData("kgCO2/m2/yr", 1e-3)]
    [InlineData("tCO2e/mu/yr", 15.0 / 1e4)]
    [InlineData("kgVS/head/d", 0.365)]
    [InlineData("kJ/kg/K", 1e3 / 3.6e6)]
    [InlineData("L/100km", 1e-5)]
    [InlineData("tCH4/1e8m3", 1e-8)]
    [InlineData("kgce/kWh", 8.141)]
    [InlineData("tCO2/tce", 3.6 / 29.3076)]
    [InlineData("tHFC-23/t", 1)]
    [InlineData("kgN2O-N/kgN", 1)]
    [InlineData("1/yr", 1)]
    [InlineData("kWh/(m²·a)", 1e-3)]
    [InlineData("kgCO2/（m2·年）", 1e-3)]
    [InlineData("kWh/(t·km)", 1e-3)]
    public void Factor_units_have_the_canonical_value_of_a_hand_calculation(string text, double canonical)
    {
        Assert.True(Units.TryParseRatio(text, out var ratio));
        Assert.Equal(canonical, ratio.ToCanonical, canonical * 1e-12);
    }

    [Theory]
    [InlineData("tse")]
    [InlineData("tonns")]
    [InlineData("kWhh")]
    [InlineData("万万kWh")]
    [InlineData("GJ/tkn")]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("t/t/t")]
    public void Slips_of_the_pen_are_not_read(string text)
    {
        Assert.False(Units.TryParse(text, out _));
        Assert.False(Units.TryParseRatio(text, out _));
    }

    [Fact]
    public void Every_unit_text_of_every_shipped_data_file_parses()
    {
        var seen = 0;
        foreach (var file in Directory.GetFiles(Shipped.Data, "*.csv", SearchOption.AllDirectories))
        {
            var table = CsvTable.Parse(file, File.ReadAllBytes(file));
            foreach (var row in table.Rows.Where(r => table.Cell(r, "unit").Length > 0))
            {
                var text = table.Cell(row, "unit");
                Assert.True(Units.TryParse(text, out _) || Units.TryParseRatio(text, out _), $"{file}:{row.Line} '{text}'");
                seen++;
            }
        }

        Assert.True(seen > 1300);
    }

    [Fact]
    public void A_quantity_survives_the_way_to_canonical_units_and_back() => Prop.ForAll(
        Gen.Elements(Units.Rows.ToArray()).ToArbitrary(), Gen.Elements("", "万", "亿", "千", "百万").ToArbitrary(), Gen.Choose(1, 1_000_000).ToArbitrary(),
        (unit, multiple, thousandths) =>
        {
            if (!Units.TryParse(multiple + unit.Symbol, out var parsed))
            {
                return !unit.TakesMultiples;
            }

            var value = thousandths / 1000.0;
            return Math.Abs((value * parsed.ToCanonical / parsed.ToCanonical) - value) <= 1e-12 * value
                && Units.TryParse(parsed.Symbol, out var again) && again.ToCanonical == parsed.ToCanonical && again.Dimension == unit.Dimension;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_alias_stands_for_its_unit_alone() =>
        Assert.All(Units.Rows, unit => Assert.All(unit.Aliases, alias => Assert.True(Units.TryParse(alias, out var parsed) && parsed == unit, alias)));

    [Fact]
    public void Metered_gas_is_a_fifteenth_less_at_normal_conditions()
    {
        // 1000 m3 at 20 C = 1000 x 273.15/293.15 = 931.776 Nm3; GB/T 32151.22 densities 0.67 (20 C) and 0.717 (0 C) agree within 0.3 %.
        Assert.Equal(931.7755, GasVolume.ToNormalNm3(1000), 4);
        Assert.Equal(1000, GasVolume.ToMeteredM3(GasVolume.ToNormalNm3(1000)), 9);
        Assert.Equal(0.67 / 0.717, GasVolume.NormalPerMetered, 0.003);
    }

    [Theory]
    [InlineData("万m4", "万m3, 万Nm3")]
    [InlineData("万 Nm", "万Nm3, 万m3")]
    [InlineData("m33", "m3, Nm3")]
    [InlineData("亿立方", "亿m3, 亿Nm3")]
    public void A_unit_near_an_unknown_one_keeps_its_multiple_and_would_do(string text, string expected)
    {
        var near = Units.Nearest(text, 2, u => u.Dimension is Dimension.Volume or Dimension.NormalVolume);
        Assert.Equal(expected, string.Join(", ", near));
        Assert.All(near, n => Assert.True(Units.TryParse(n, out _)));
    }

    [Fact]
    public void Findings_about_units_name_the_nearest()
    {
        var unknown = UnitFindings.Unknown(Units, "万kWk", new Place("activities.csv", 3, 7, "unit"));
        Assert.Equal("UNI-001", unknown.Code);
        Assert.Contains("kWh", unknown.Fix.En, StringComparison.Ordinal);
        Assert.True(Units.TryParse("km", out var km));
        var wrong = UnitFindings.WrongDimension(km, new LocalText("电力", "electricity"), [Dimension.Energy], "MWh", Place.None);
        Assert.Equal("Unit “km” measures length; electricity cannot be counted in it", wrong.Found.En);
        Assert.Equal("单位“km”度量的是长度，不能用于“电力”", wrong.Found.Zh);
        Assert.Contains("tkn", UnitFindings.UnknownRatio(Units, "GJ/tkn", Place.None).Fix.En, StringComparison.Ordinal);
        Assert.All(Enum.GetValues<Dimension>(), d => Assert.DoesNotContain("[", FactorTexts.OfDimension(d).Zh, StringComparison.Ordinal));
        Assert.All(Enum.GetValues<TrailOutcome>(), o => Assert.DoesNotContain("[", FactorTexts.OfOutcome(o).Zh, StringComparison.Ordinal));
    }
}
