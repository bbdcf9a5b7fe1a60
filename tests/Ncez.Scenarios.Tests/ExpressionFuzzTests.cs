namespace Ncez.Scenarios.Tests;

/// <summary>Whatever stands in a cell, the outcome is a number or a finding.</summary>
public class ExpressionFuzzTests
{
    private static readonly string[] Words =
    [
        "1", "2.5", "5%", "3[亿元]", "0", "-", "+", "*", "/", "^", "(", ")", ",", "<", "=", ">=", "And", "Not", "year", "Key\\gdp", "Key\\x", "Key\\people", "Inherited", "PrevYearValue(", "BaselineValue(",
        "Interp(", "Growth(", "2010", "2005", "If(", "Remainder(100)", "Lookup(", "Step(", "GrowthAs(", "\"a\"", "'b c'", "@", ":", "Min(", "Data(", "CumulativeValue(", "（", "；", "。", "\u0000", "e9", "LogisticForecast(",
    ];

    [Fact]
    public void Random_expressions_never_throw()
    {
        var state = 20161124u;
        uint Next(uint below)
        {
            state = (state * 1664525) + 1013904223;
            return (state >> 8) % below;
        }

        var clean = 0;
        for (var i = 0; i < 3_000; i++)
        {
            var text = string.Join(' ', Enumerable.Range(0, 1 + (int)Next(9)).Select(_ => Words[Next((uint)Words.Length)]));
            var model = new ModelOf().Scenario("s").Key("x", "gdp", "people").Says("current", "Key\\gdp", "亿元", "100").Says("current", "Key\\people", "万人", "5")
                .Says(Next(2) == 0 ? "current" : "s", "Key\\x", Next(2) == 0 ? "1" : "亿元", text);
            var findings = model.FindingsOf("s");
            clean += findings.Count == 0 ? 1 : 0;
            Assert.All(findings, f => Assert.DoesNotContain('{', f.Fix.En));
        }

        Assert.True(clean > 0);
    }

    [Fact]
    public void Deep_and_long_texts_are_findings()
    {
        foreach (var text in (string[])[new string('(', 5_000), new string('-', 3_900) + "1", string.Join('^', Enumerable.Repeat("1", 1_900)), string.Concat(Enumerable.Repeat("Not ", 900)) + "1", string.Concat(Enumerable.Repeat("Abs(", 900))])
        {
            new ModelOf().Scenario("s").Key("x").Says("current", "Key\\x", "1", text).FindingsOf("s");
        }

        // A long chain of references is a finding, not a broken stack.
        var chain = new ModelOf().Scenario("s").Key([.. Enumerable.Range(0, 3_000).Select(i => $"k{i}")]);
        for (var i = 0; i < 3_000; i++)
        {
            chain.Says("current", $"Key\\k{i}", "1", i == 2_999 ? "1" : $"Key\\k{i + 1} + 1");
        }

        Assert.Contains(chain.FindingsOf("s"), f => f.Code == "SCN-016");
    }
}
