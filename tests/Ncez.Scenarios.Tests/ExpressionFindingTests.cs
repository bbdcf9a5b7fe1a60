using Ncez.Model.Diagnostics;

namespace Ncez.Scenarios.Tests;

/// <summary>Every mistake in an expression is a finding that names cell, position and fix.</summary>
public class ExpressionFindingTests
{
    private static ModelOf Model(string text, string unit = "1") => new ModelOf().Scenario("s").Key("x", "gdp", "share", "people")
        .Says("current", "Key\\gdp", "亿元", "100").Says("current", "Key\\share", "%", "30").Says("current", "Key\\people", "万人", "5").Says("current", "Key\\x", unit, text);

    [Theory]
    [InlineData("1 +", "SCN-026")]
    [InlineData("(1 + 2", "SCN-025")]
    [InlineData("1 2", "SCN-024")]
    [InlineData("1 $ 2", "SCN-022")]
    [InlineData("\"abc", "SCN-021")]
    [InlineData("1.2.3", "SCN-020")]
    [InlineData("Intrp(2000, 1)", "SCN-028")]
    [InlineData("If(1, 2)", "SCN-029")]
    [InlineData("Key\\nothing", "SCN-045")]
    [InlineData("Key\\gdp:Intensity", "SCN-043")]
    [InlineData("Key\\gdp@mars", "SCN-042")]
    [InlineData("Key\\gdp + Key\\people", "SCN-031")]
    [InlineData("Key\\gdp + 3", "SCN-032")]
    [InlineData("Key\\gdp * 2", "SCN-030")]
    [InlineData("3[parsec]", "SCN-034")]
    [InlineData("2 ^ Key\\gdp", "SCN-035")]
    [InlineData("Key\\gdp ^ 0.5", "SCN-036")]
    [InlineData("Interp(2010, 1, 2005, 2)", "SCN-049")]
    [InlineData("Interp(1, 2, 3, 4)", "SCN-038")]
    [InlineData("Growth(3%)", "SCN-051")]
    [InlineData("Data(nothing)", "SCN-050")]
    [InlineData("Inherited", "SCN-046")]
    [InlineData("Key\\x", "SCN-064")]
    [InlineData("1/0", "SCN-070")]
    public void A_mistake_has_its_code(string text, string code)
    {
        var finding = Assert.Single(Model(text).FindingsOf("s"), f => f.Severity == Severity.Error);
        Assert.Equal(code, finding.Code);
        Assert.DoesNotContain('{', finding.Found.En + finding.Expected.En + finding.Fix.En + finding.Found.Zh + finding.Expected.Zh + finding.Fix.Zh);
        Assert.Equal("test.csv", finding.Where.File);
        Assert.Equal(4, finding.Where.Line);
    }

    [Fact]
    public void A_circle_is_named_with_its_path()
    {
        var finding = Assert.Single(new ModelOf().Scenario("s").Key("a", "b", "c").Says("current", "Key\\a", "1", "Key\\b + 1").Says("current", "Key\\b", "1", "Key\\c * 2").Says("current", "Key\\c", "1", "Key\\a").FindingsOf("s"));
        Assert.Equal("SCN-064", finding.Code);
        foreach (var name in (string[])["Key\\a:Value", "Key\\b:Value", "Key\\c:Value"])
        {
            Assert.Contains(name, finding.Found.En, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_ring_through_the_year_before_is_no_circle()
    {
        // a(t) = b(t), b(t) = a(t−1) · 2 with a(2000) = 1
        var run = new ModelOf().Scenario("s").Key("a", "b").Says("current", "Key\\a", "1", "1").Says("s", "Key\\a", "1", "Key\\b").Says("current", "Key\\b", "1", "1").Says("s", "Key\\b", "1", "PrevYearValue(Key\\a) * 2").Run("s");
        Assert.Equal([1, 2, 4, 8], run.ValueOf("Key\\a", "Value")[..4].ToArray());
    }

    [Theory]
    [InlineData("50% * Key\\share", "1", 0.15)]
    [InlineData("100% - Key\\share", "%", 0.7)]
    [InlineData("1[1] - Key\\share", "%", 0.7)]
    [InlineData("2 * Key\\share", "%", 0.6)]
    [InlineData("2 * Key\\share", "亿元", 0.6e8)]
    [InlineData("3[亿元] + Key\\gdp", "万元", 103e8)]
    [InlineData("Key\\gdp / Key\\people", "元/人", 200000)]
    [InlineData("gdp * 0.5", "亿元", 50e8)]
    [InlineData("Max(0, gdp)", "亿元", 100e8)]
    [InlineData("10[MW] * 2000[h]", "MWh", 20000)]
    [InlineData("ConvertUnits(\"tce\", \"GJ\")", "1", 29.3076)]
    public void Units_are_followed_through_the_expression(string text, string unit, double expected) =>
        Assert.Equal(expected, Model(text, unit).Run("s").ValueOf("Key\\x", "Value")[0], 1e-9 * expected);

    [Fact]
    public void In_a_row_of_percent_a_bare_number_beside_a_share_must_say_what_it_is() =>
        Assert.Contains(Model("1 - Key\\share", "%").FindingsOf("s"), f => f.Code == "SCN-033");

    [Fact]
    public void The_culture_of_the_computer_changes_nothing()
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("fr-FR");
            Assert.Equal(1.15, Model("Interp(2000, 1.1, 2010, 1.2)").Run("s").ValueOf("Key\\x", "Value")[5], 1e-12);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }
}
