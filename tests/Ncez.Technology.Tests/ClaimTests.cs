using Ncez.Model.Technologies;
using Ncez.Technology.Claims;
using Ncez.Testing;

namespace Ncez.Technology.Tests;

public class ClaimTests
{
    private static Claim Claim(string id) => Shipped.Technologies.Claims.Single(c => c.Id == id);

    [Fact]
    public void A_range_stays_a_range()
    {
        var result = ClaimCalculator.Compute(Claim("hybrid-car"), new Dictionary<string, double> { ["baseT"] = 1000 });
        Assert.Equal((300, 500), (result.Low!.Value, result.High!.Value));
    }

    // 24 万kWh and 186 t over 30 years, as the report prints them.
    [Theory]
    [InlineData("metro-electricity", 240_000, "kWh")]
    [InlineData("metro-co2", 186, "t CO₂")]
    public void Metro_claims_agree_with_the_report(string id, double expected, string unit)
    {
        var result = ClaimCalculator.Compute(Claim(id), new Dictionary<string, double> { ["removedT"] = 1, ["serviceYears"] = 30 });
        Assert.Equal(expected, result.Low!.Value, 1e-9 * expected);
        Assert.Equal(unit, result.Unit.En);
    }

    [Fact]
    public void Missing_inputs_are_named_not_assumed()
    {
        var result = ClaimCalculator.Compute(Claim("drives-share"), new Dictionary<string, double> { ["electricityMWh"] = 100 });
        Assert.Null(result.Low);
        Assert.Equal(["thenFraction", "savingFraction"], result.Missing.Select(i => i.Name));
    }

    [Fact]
    public void The_coal_tar_claim_is_doubtful_and_says_why()
    {
        var claim = Claim("gas-coal-tar");
        Assert.True(claim.IsDoubtful);
        Assert.Contains("29.7", claim.Doubt.En, StringComparison.Ordinal);
        Assert.Equal("", claim.Fills);
    }

    public static TheoryData<string> Calculators => [.. Shipped.Technologies.Claims.Where(ClaimCalculator.CanCompute).Select(c => c.Id)];

    [Theory, MemberData(nameof(Calculators))]
    public void Every_calculator_computes_once_its_inputs_are_given(string id)
    {
        var claim = Claim(id);
        Assert.NotEmpty(claim.Section);
        var open = ClaimCalculator.Inputs(claim).Where(i => i.Low is null).ToDictionary(i => i.Name, _ => 0.5);
        var result = ClaimCalculator.Compute(claim, open);
        Assert.Empty(result.Missing);
        Assert.True(double.IsFinite(result.Low!.Value) && result.Low <= result.High, id);
    }

    // By hand: (1 000 000 · 0.1 − 20 000) / 400 = 200 CNY/t.
    [Fact]
    public void Cost_of_a_tonne() => Assert.Equal(200, ClaimCalculator.Compute(Claim("unit-cost"), new Dictionary<string, double>
    {
        ["capitalCny"] = 1_000_000,
        ["recoveryFraction"] = 0.1,
        ["yearlyNetCostCny"] = -20_000,
        ["yearlyT"] = 400,
    }).Low!.Value, 1e-9);

    [Fact]
    public void Every_claim_has_an_equation_or_is_context_and_every_doubt_a_reason() => Assert.All(Shipped.Technologies.Claims, c =>
    {
        Assert.Equal(c.Kind != ClaimKind.Context, ClaimCalculator.CanCompute(c));
        Assert.Equal(c.IsDoubtful, !c.Doubt.IsEmpty);
        Assert.True(c.Fills.Length == 0 || ClaimCalculator.Inputs(c).Any(i => i.Name == c.Fills && i.Low is not null), c.Id);
        Assert.DoesNotContain(ClaimCalculator.Inputs(c), i => i.Label.En.StartsWith('['));
    });

    [Fact]
    public void Tables_show_a_claim_with_its_qualifier() =>
        Assert.All(Shipped.Technologies.Claims, c => Assert.DoesNotContain('[', Workflows.Technologies.TechnologyTables.Value(c).Zh));
}
