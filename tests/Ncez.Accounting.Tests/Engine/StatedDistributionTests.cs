using System.Collections.Immutable;
using Ncez.Accounting.Uncertainties;
using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;
using Ncez.Model.Uncertainties;
using Ncez.Model.Zones;
using Ncez.Testing;

namespace Ncez.Accounting.Tests.Engine;

/// <summary>Distributions that a user's tables state by values.</summary>
public class StatedDistributionTests
{
    private static readonly UncertaintyData Data = new(
        new PedigreeTable(0.0006, 0.12, [[0, 0, 0, 0, 0], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0]]), [], Shipped.Library);

    [Theory]
    // Discrete 0.8 (weight 1), 1 (2), 1.2 (1): mean 1; 2.5 % and 97.5 % are its ends.
    [InlineData("discrete", "0.8:1;1:2;1.2:1", 0.8, 1.2)]
    // Sample 0.9, 1, 1.1: quantiles 0.905 and 1.095 between its members (definition 7 of Hyndman and Fan).
    [InlineData("empirical", "0.9;1;1.1", 0.905, 1.095)]
    // Triangle 0.8–0.9–1.3, mean 1: 0.8 + √(0.025·0.5·0.1) and 1.3 − √(0.025·0.5·0.4).
    [InlineData("triangular", "0.8;0.9;1.3", 0.8353553390593274, 1.2292893218813453)]
    // Uniform from 0.9 to 1.1.
    [InlineData("uniform", "0.9;1.1", 0.905, 1.095)]
    public void Both_approaches_have_the_interval_of_the_stated_values(string distribution, string values, double low, double high)
    {
        var findings = new Findings();
        var year = Analyse(Row(distribution, values), findings).Years[0];
        Assert.Equal((high - low) / 2 * 1000, (year.Propagated!.High - year.Propagated.Low) / 2, 1e-9);
        Assert.Equal(low * 1000, year.Drawn!.Low, 2.0);
        Assert.Equal(high * 1000, year.Drawn.High, 2.0);
        Assert.Equal(1000, year.Drawn.Mean, 2.0);
        Assert.Empty(findings.Sorted());
    }

    [Fact]
    public void Values_whose_mean_is_not_the_stated_number_are_centred_and_named()
    {
        var findings = new Findings();
        var year = Analyse(Row("discrete", "1:1;3:1"), findings).Years[0];
        Assert.Equal("UNC-006", Assert.Single(findings.Sorted()).Code);
        Assert.Equal(1000, year.Drawn!.Mean, 5.0);
        Assert.Equal(500, year.Drawn.Low, 1e-9);
        Assert.Equal(1500, year.Drawn.High, 1e-9);
    }

    [Theory]
    [InlineData("discrete", "1:1;x:2")]
    [InlineData("triangular", "0.9;1.1")]
    [InlineData("normal", "0.9;1.1")]
    [InlineData("empirical", "1")]
    [InlineData("discrete", "1:0")]
    [InlineData("discrete", "")]
    public void Values_that_make_no_distribution_are_findings_and_the_line_counts_as_one_without(string distribution, string values)
    {
        var findings = new Findings();
        var zone = Row(distribution, values);
        var report = UncertaintyEngine.Analyse(zone, InventoryEngine.Account(zone, Shipped.Library, Shipped.Template(Domain.Park), new Findings())!, Data, new DrawSettings(100), findings);
        Assert.Null(report);
        Assert.Equal("UNC-005", Assert.Single(findings.Sorted()).Code);
    }

    [Theory]
    [InlineData("triangular", "1.3;0.9;0.8", "low;mode;high", "0.8;0.9;1.3")]
    [InlineData("pert", "0.9;0.8;1.3", "low;mode;high", "0.8;0.9;1.3")]
    [InlineData("uniform", "1.1;0.9", "low;high", "0.9;1.1")]
    public void Values_in_the_wrong_order_are_a_finding_and_not_put_in_order_silently(string distribution, string values, string order, string sorted)
    {
        var findings = new Findings();
        var zone = Row(distribution, values);
        Assert.Null(UncertaintyEngine.Analyse(zone, InventoryEngine.Account(zone, Shipped.Library, Shipped.Template(Domain.Park), new Findings())!, Data, new DrawSettings(100), findings));
        var finding = Assert.Single(findings.Sorted());
        Assert.Equal("UNC-010", finding.Code);
        Assert.Contains(values, finding.Found.En, StringComparison.Ordinal);
        Assert.StartsWith(order, finding.Expected.En, StringComparison.Ordinal);
        Assert.Contains(sorted, finding.Fix.Zh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("triangular", "0.9;0.9;1.2")]
    [InlineData("empirical", "1.1;0.9;1")]
    [InlineData("discrete", "1.2:1;0.8:1")]
    public void Equal_values_and_samples_in_any_order_are_sound(string distribution, string values)
    {
        var findings = new Findings();
        Assert.NotNull(Analyse(Row(distribution, values), findings));
        Assert.DoesNotContain(findings.Sorted(), f => f.Code == "UNC-010");
    }

    [Fact]
    public void A_finding_about_values_reads_as_English()
    {
        var findings = new Findings();
        var zone = Row("empirical", "1");
        UncertaintyEngine.Analyse(zone, InventoryEngine.Account(zone, Shipped.Library, Shipped.Template(Domain.Park), new Findings())!, Data, new DrawSettings(100), findings);
        Assert.Equal("empirical distribution with the values “1”", Assert.Single(findings.Sorted()).Found.En);
    }

    [Fact]
    public void Factors_and_rules_may_state_them_too()
    {
        var zone = new ZoneOf().Imports(100, "万kWh").Input;
        var rules = new ZoneTable("uncertainty.csv", ["applies_to", "distribution", "distribution_values", "source"],
        [
            new ZoneRow(new Place("uncertainty.csv", 2), ["quantity", "empirical", "0.9;1;1.1", "test"]),
            new ZoneRow(new Place("uncertainty.csv", 3), ["factor", "", "0.8:1;1.2:1", "test"]),
        ]);
        var report = Analyse(zone with { Tables = ImmutableSortedDictionary<string, ZoneTable>.Empty.Add("uncertainty.csv", rules) }, new Findings());
        Assert.Equal([DrawShape.Discrete, DrawShape.Empirical], report.Sources.Select(s => s.Shape).OrderBy(s => s));
        Assert.Equal(Math.Sqrt((9.5 * 9.5) + (20 * 20)), report.Years[0].Propagated!.HalfWidthPercent, 1e-9);
    }

    [Fact]
    public void Values_rarer_than_the_interval_still_count()
    {
        // 0.2 and 1.8 with 2 % each: σ² = 0.04·0.64, σ = 0.16, 1.96·σ = 31.36 %; the quantiles of 2.5 % and 97.5 % are both 1.
        var findings = new Findings();
        var year = Analyse(Row("discrete", "0.2:2;1:96;1.8:2"), findings).Years[0];
        Assert.Equal(313.594, (year.Propagated!.High - year.Propagated.Low) / 2, 1e-2);
        Assert.Equal(1000, year.Drawn!.Mean, 2.0);
        Assert.Empty(findings.Sorted());
    }

    private static ZoneInput Row(string distribution, string values)
    {
        var input = new ZoneOf().With(z => z with { Years = [2021] }).Row("stationary_combustion", "x", 1000, "t", status: ActivityStatus.Reported).Input;
        return input with
        {
            Activities = ActivityTable.Of(Enumerable.Range(0, input.Activities.Count).Select(r => new Activity(input.Activities.Texts.Id(r),
                input.Activities.Kinds[input.Activities.KindOf[r]] with { Method = "CO2", Distribution = distribution, DistributionValues = values, UncertaintyPercent = values.Length == 0 ? 5 : null }, input.Activities.Quantities[r]))),
        };
    }

    private static UncertaintyReport Analyse(ZoneInput input, Findings findings) => UncertaintyEngine.Analyse(
        input, InventoryEngine.Account(input, Shipped.Library, Shipped.Template(input.Zone.Domain), new Findings())!, Data, new DrawSettings(100_000, 3, DrawDesign.Lhs), findings)!;
}
