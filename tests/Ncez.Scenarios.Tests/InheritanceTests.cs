using Ncez.Scenarios.Compiling;

namespace Ncez.Scenarios.Tests;

/// <summary>LEAP's published search orders (Understanding Expression Inheritance and its examples).</summary>
public class InheritanceTests
{
    private static ModelOf Packages() => new ModelOf()
        .Scenario("baseline").Scenario("mitigation", "baseline", ["industry", "buildings", "transport"])
        .Scenario("industry", "baseline").Scenario("buildings", "baseline").Scenario("transport", "baseline", ["cars", "buses", "rail"])
        .Scenario("cars", "baseline").Scenario("buses", "baseline").Scenario("rail", "baseline").Key("x");

    [Fact]
    public void Packages_of_packages_come_after_the_whole_first_list() => Assert.Equal(
        "mitigation industry buildings transport cars buses rail baseline",
        string.Join(" ", ScenarioOrder.Of(Packages().Build(), "mitigation")));

    [Fact]
    public void The_first_expression_in_the_order_wins()
    {
        // Whoever is left of the order decides; taking the winner away makes the next one decide.
        string[] order = ["mitigation", "industry", "buildings", "transport", "cars", "buses", "rail", "baseline", "current"];
        for (var first = 0; first < order.Length; first++)
        {
            var model = Packages();
            for (var i = first; i < order.Length; i++)
            {
                model.Says(order[i], "Key\\x", "1", (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
            }

            Assert.Equal(first + 1, model.Run("mitigation").ValueOf("Key\\x", "Value")[5]);
        }
    }

    [Fact]
    public void Each_step_tries_the_region_and_then_the_one_it_inherits_from()
    {
        // Mitigation(B), Mitigation(A), Baseline(B), Baseline(A), Current accounts(B), Current accounts(A)
        string[] order = ["mitigation@b", "mitigation@a", "baseline@b", "baseline@a", "current@b", "current@a"];
        for (var first = 0; first < order.Length; first++)
        {
            var model = new ModelOf().Region("a").Region("b", "a").Scenario("baseline").Scenario("mitigation", "baseline").Key("x");
            for (var i = first; i < order.Length; i++)
            {
                var at = order[i].Split('@');
                model.Says(at[0], "Key\\x@" + at[1], "1", (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
            }

            Assert.Equal(first + 1, model.Run("mitigation").ValueOf("Key\\x", "Value", "b")[5]);
        }
    }

    [Fact]
    public void The_text_is_inherited_and_evaluated_where_it_is_used()
    {
        var model = new ModelOf().Scenario("baseline").Scenario("high", "baseline").Key("gdp", "use")
            .Says("current", "Key\\gdp", "亿元", "100").Says("baseline", "Key\\gdp", "亿元", "Growth(0)").Says("high", "Key\\gdp", "亿元", "Growth(10%)")
            .Says("current", "Key\\use", "亿元", "Key\\gdp * 2");
        Assert.Equal(200e8, model.Run("baseline").ValueOf("Key\\use", "Value")[2], 1);
        Assert.Equal(242e8, model.Run("high").ValueOf("Key\\use", "Value")[2], 1);
    }

    [Fact]
    public void Values_of_other_scenarios_are_theirs()
    {
        var model = new ModelOf().Scenario("baseline").Scenario("mid", "baseline").Scenario("low", "mid").Key("x", "y")
            .Says("current", "Key\\x", "1", "100").Says("baseline", "Key\\x", "1", "Growth(10%)").Says("mid", "Key\\x", "1", "BaselineValue() * 0.9").Says("low", "Key\\x", "1", "ParentScenarioValue() * 0.5")
            .Says("low", "Key\\y", "1", "BaselineValue(Key\\x)");
        Assert.Equal(121 * 0.9 * 0.5, model.Run("low").ValueOf("Key\\x", "Value")[2], 1e-9);
        Assert.Equal(121, model.Run("low").ValueOf("Key\\y", "Value")[2], 1e-9);
    }
}
