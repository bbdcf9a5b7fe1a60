namespace Ncez.Scenarios.Tests;

/// <summary>Functions against the worked numbers of LEAP's and WEAP's public help pages and hand-computed series.</summary>
public class FunctionTests
{
    private const double Close = 1e-9;

    // Key\x is 100 in the base year 2000; the expression stands in the scenario.
    private static double[] Series(string expression, string unit = "1", string current = "100", int end = 2025)
    {
        var model = new ModelOf(2000, 2000, end).Scenario("s").Scenario("child", "s").Key("x", "driver")
            .Says("current", "Key\\driver", "1", "Step(2000, 50)").Says("s", "Key\\driver", "1", "Interp(2010, 100)")
            .Says("s", "Key\\x", unit, expression);
        if (current.Length > 0)
        {
            model.Says("current", "Key\\x", unit, current);
        }

        return model.Run("s").ValueOf("Key\\x", "Value").ToArray();
    }

    private static double At(string expression, int year, string current = "100") => Series(expression, current: current)[year - 2000];

    [Theory]
    [InlineData("Growth(5%)", 2000, 100)] // LEAP help, Growth
    [InlineData("Growth(5%)", 2001, 105.00)]
    [InlineData("Growth(5%)", 2002, 110.25)]
    [InlineData("Growth(0.05)", 2002, 110.25)]
    [InlineData("Growth(5%, 2015, 2%)", 2014, 197.9931599439417)] // 100 · 1.05^14
    [InlineData("Growth(5%, 2015, 2%)", 2016, 205.99208360567695)] // 100 · 1.05^14 · 1.02²
    [InlineData("GrowthFromValue(200, 10%)", 2000, 100)]
    [InlineData("GrowthFromValue(200, 10%)", 2002, 242)]
    [InlineData("GrowthAs(Key\\driver)", 2010, 200)]
    [InlineData("GrowthAs(Key\\driver, 1.1)", 2010, 214.35469250725863)] // 100 · 2^1.1
    public void Growth_starts_from_the_base_year(string expression, int year, double expected) => Assert.Equal(expected, At(expression, year), Close * expected);

    [Theory]
    [InlineData("Interp(2000, 10.0, 2010, 16.0, 2020, 30.0, 2%)", "", 2000, 10)] // LEAP help, Interp: no base value given
    [InlineData("Interp(2000, 10.0, 2010, 16.0, 2020, 30.0, 2%)", "", 2005, 13)]
    [InlineData("Interp(2000, 10.0, 2010, 16.0, 2020, 30.0, 2%)", "", 2020, 30)]
    [InlineData("Interp(2000, 10.0, 2010, 16.0, 2020, 30.0, 2%)", "", 2021, 30.6)]
    [InlineData("Interp(2000, 10.0, 2010, 16.0)", "6", 2000, 6)] // the base year's value overrides the one typed for it
    [InlineData("Interp(2000, 10.0, 2010, 16.0)", "6", 2005, 11)]
    [InlineData("Interp(2002, 10)", "6", 2001, 8)] // LEAP help: base 6.0 in the year before, 10 two years on: 8.0
    [InlineData("Step(2005, 500, 2020, 700)", "300", 2004, 300)]
    [InlineData("Step(2005, 500, 2020, 700)", "300", 2005, 500)]
    [InlineData("Step(2005, 500, 2020, 700)", "300", 2019, 500)]
    [InlineData("Step(2005, 500, 2020, 700)", "300", 2025, 700)]
    [InlineData("Smooth(2001, 1, 2002, 4, 2003, 9)", "0", 2005, 25)] // t² through 0, 1, 4, 9
    [InlineData("LinForecast(2001, 2, 2002, 4, 2003, 6)", "0", 2010, 20)]
    [InlineData("ExpForecast(2001, 2, 2002, 4, 2003, 8)", "1", 2006, 64)]
    public void Points(string expression, string current, int year, double expected) => Assert.Equal(expected, At(expression, year, current), 1e-7 * Math.Max(1, expected));

    [Fact]
    public void A_logistic_forecast_finds_the_curve_its_points_lie_on()
    {
        static double Curve(int year) => 80 / (1 + Math.Exp(-0.3 * (year - 2010)));
        var text = FormattableString.Invariant($"LogisticForecast(2004, {Curve(2004):R}, 2008, {Curve(2008):R}, 2012, {Curve(2012):R}, 2016, {Curve(2016):R})");
        Assert.Equal(Curve(2025), Series(text, current: "")[25], 1e-3);
    }

    [Theory]
    [InlineData("LoanPayment(10000000, 2005, 20, 6%)", 2004, 0)]
    [InlineData("LoanPayment(10000000, 2005, 20, 6%)", 2005, 871845.57)] // WEAP help, LoanPayment: 871,845
    [InlineData("LoanPayment(10000000, 2005, 20, 6%)", 2024, 871845.57)]
    [InlineData("LoanPayment(10000000, 2005, 20, 6%)", 2025, 0)]
    [InlineData("AnnualizedCost(100, 5, 0)", 2001, 20)] // LEAP help: without interest capital / life
    [InlineData("AnnualizedCost(100, 0, 5%)", 2001, 100)] // LEAP help: life 0 leaves the capital
    [InlineData("AnnualizedCost(100, 5, 5%)", 2001, 23.09747981)] // Excel PMT(5 %, 5, −100)
    [InlineData("AnnualizedCost(100, 5, 5%, 7)", 2001, 30.09747981)]
    public void Money(string expression, int year, double expected) => Assert.Equal(expected, At(expression, year), 0.005);

    [Theory]
    [InlineData("2 + 3 * 4 ^ 2 / 8 - 1", 7)]
    [InlineData("-2 ^ 2", -4)]
    [InlineData("(1 + 2) * 3", 9)]
    [InlineData("If(year < 2001, 1, year > 2001, 3, 2)", 2)]
    [InlineData("If(1 > 2 Or Not 3 = 4, 10, 20)", 10)]
    [InlineData("Min(3; 1；2) + Max(1, 5)", 6)]
    [InlineData("Round(2.345, 2)", 2.35)]
    [InlineData("Lookup(15, 0, 0, 10, 100, 20, 200)", 150)]
    [InlineData("Constrain(15, 0, 10)", 10)]
    [InlineData("Mean(1, 2, 6)", 3)]
    [InlineData("Median(5, 1, 9, 3)", 4)]
    [InlineData("Sqrt(16) + Exp(0) + Ln(1) + Log(1000)", 8)]
    [InlineData("BaseYearValue() + PrevYearValue()", 200)] // in 2001 the year before is the base year
    public void Arithmetic_in_2001(string expression, double expected) => Assert.Equal(expected, At(expression, 2001), Close * Math.Max(1, Math.Abs(expected)));

    [Fact]
    public void A_value_may_grow_from_its_own_previous_year() => Assert.Equal(100 + (10 * 3), At("PrevYearValue() + 10", 2010, "100") - (10 * 7), Close);

    [Fact]
    public void Cumulation_starts_in_the_base_year()
    {
        var run = new ModelOf().Scenario("s").Key("x", "sum").Says("current", "Key\\x", "1", "10").Says("s", "Key\\x", "1", "Growth(0)")
            .Says("s", "Key\\sum", "1", "CumulativeValue(Key\\x)").Run("s");
        Assert.Equal([10, 20, 30], run.ValueOf("Key\\sum", "Value")[..3].ToArray());
    }

    [Fact]
    public void Bass_and_logistic_adoption()
    {
        // Half of a logistic curve in its middle year; Bass by hand: p = 0.03, q = 0.38, five years: (1−e^−2.05)/(1+12.6667·e^−2.05).
        Assert.Equal(0.5, At("Logistic(2010, 0.4)", 2010), Close);
        Assert.Equal((1 - Math.Exp(-2.05)) / (1 + (0.38 / 0.03 * Math.Exp(-2.05))), At("Bass(2005, 0.03, 0.38)", 2010), Close);
        Assert.Equal(0, At("Bass(2005, 0.03, 0.38)", 2005), Close);
        Assert.Equal(0.25, At("Ramp(2004, 2008)", 2005), Close);
    }
}
