using System.Collections.Immutable;
using Ncez.Accounting.Factors;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Texts;
using Ncez.Testing;
using static Ncez.Accounting.Tests.Factors.FactorResolverTests;

namespace Ncez.Accounting.Tests.Factors;

public class FactorFindingsTests
{
    private static readonly Place Here = new("activities.csv", 2, 5);

    private static Diagnostic Finding(FactorResolver resolver, string item, string parameter, string region = "CN-GD", int year = 2016) =>
        new FactorAdvice(Shipped.Library, resolver).FindingFor(resolver.Resolve(item, parameter, region, year), Here);

    [Fact]
    public void A_missing_factor_names_sets_that_have_it_and_they_do()
    {
        var finding = Finding(With("cn-grid"), "natural-gas", FactorParameters.CarbonContent);
        Assert.Equal("FAC-001", finding.Code);
        Assert.Equal("None of the zone’s factor sets (cn-grid) has carbon content of natural gas", finding.Found.En);
        Assert.Contains("guides-2015-batch3", finding.Fix.En, StringComparison.Ordinal);
        Assert.NotNull(With("cn-grid", "guides-2015-batch3").Resolve("natural-gas", FactorParameters.CarbonContent, "CN-GD", 2016).Pick);
        Assert.Contains("天然气", finding.Found.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_proposed_set_would_answer()
    {
        foreach (var item in Shipped.Library.Items.Where(i => i.Family == ItemFamily.Fuel && !i.Generic))
        {
            var resolver = With("cn-heat");
            foreach (var set in resolver.SetsThatWouldAnswer(new FactorQuery(item.Id, FactorParameters.CarbonContent, "CN-GD", 2016)))
            {
                Assert.NotNull(With("cn-heat", set.Id).Resolve(item.Id, FactorParameters.CarbonContent, "CN-GD", 2016).Pick);
            }
        }
    }

    [Theory]
    [InlineData("FAC-002", "electricity", "grid_average", "CN-GD", 2004, "only from 2005 on")]
    [InlineData("FAC-003", "road-freight", "emission_factor", "CN-GD", 2026, "road-freight.ncsc-2026")]
    [InlineData("FAC-004", "coal", "carbon_content", "CN-GD", 2016, "group of fuels")]
    [InlineData("FAC-005", "cooling", "emission_factor", "CN-GD", 2016, "No shipped factor set has emission factor of cooling")]
    [InlineData("FAC-006", "natural-gas", "ncv", "CN-GD", 2016, "322.38 to 389.79 GJ/1e4Nm3")]
    public void Each_reason_has_its_finding(string code, string item, string parameter, string region, int year, string found)
    {
        var finding = Finding(With("provincial-guide-2011", "gbt-2589-2020", "cn-grid", "transport-estimates"), item, parameter, region, year);
        Assert.Equal(code, finding.Code);
        Assert.Contains(found, finding.Found.En, StringComparison.Ordinal);
        foreach (var text in new[] { finding.Found, finding.Expected, finding.Fix })
        {
            Assert.DoesNotContain("[", text.En, StringComparison.Ordinal);
            Assert.DoesNotMatch("\\{[a-z]+\\}", text.En + text.Zh);
        }
    }

    [Fact]
    public void A_generic_item_is_told_which_proxies_its_sets_can_answer()
    {
        var finding = Finding(With("provincial-guide-2011"), "coal", FactorParameters.CarbonContent);
        Assert.Contains("bituminous coal", finding.Fix.En, StringComparison.Ordinal);
        Assert.DoesNotContain("raw coal", finding.Fix.En, StringComparison.Ordinal); // the provincial guide has none
    }

    [Fact]
    public void A_fallback_is_said()
    {
        var resolver = With("cn-grid");
        var notice = new FactorAdvice(Shipped.Library, resolver).NoticeFor(resolver.Resolve("electricity", FactorParameters.GridAverage, "CN-GD", 2018), Here)!;
        Assert.Equal(("FAC-010", Severity.Info), (notice.Code, notice.Severity));
        Assert.Equal("electricity: grid average emission factor 0.4512 tCO2/MWh comes from cn-grid, electricity, CN-GD, 2016 (nearest earlier year)", notice.Found.En);
        Assert.Null(new FactorAdvice(Shipped.Library, resolver).NoticeFor(resolver.Resolve("electricity", FactorParameters.GridAverage, "CN-GD", 2016), Here));
    }

    [Fact]
    public void Slips_in_the_settings_are_found()
    {
        var resolver = new FactorResolver(Shipped.Library, [], new FactorSettings
        {
            Sets = ["cn-gird"],
            Proxies = new Dictionary<string, string> { ["煤"] = "烟霉", ["油品"] = "煤" }.ToImmutableSortedDictionary(),
            Confirmed = ["grid.cn-gd.2021x"],
        });
        var findings = new FactorAdvice(Shipped.Library, resolver).OfSettings(key => new Place("zone.yaml", 3, 1, key));
        Assert.Equal(["FAC-007", "FAC-012", "FAC-008", "FAC-009"], findings.Select(f => f.Code).OrderBy(c => c == "FAC-009" ? 1 : 0).ThenBy(c => c == "FAC-007" ? 0 : c == "FAC-012" ? 1 : 2));
        Assert.Contains("cn-grid", findings.First(f => f.Code == "FAC-007").Fix.En, StringComparison.Ordinal);
        Assert.Contains("烟煤", findings.First(f => f.Code == "FAC-008").Fix.Zh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("electricity", "grid_average", 570.3, "tCO2/MWh", "kgCO2/MWh")]
    [InlineData("electricity", "grid_average", 5.703, "tCO2/MWh", "tCO2/万kWh")]
    [InlineData("natural-gas", "ncv", 38931, "GJ/1e4Nm3", "kJ")]
    [InlineData("natural-gas", "emission_factor", 55.54, "tCO2/GJ", "tCO2/TJ")]
    [InlineData("natural-gas", "emission_factor", 21.62, "tCO2/Nm3", "tCO2/万Nm3")]
    [InlineData("diesel", "oxidation", 98, "1", "%")]
    [InlineData("coal", "emission_factor", 26.6, "tCO2/tce", "")]
    [InlineData("heat", "emission_factor", 0.11, "tCO2/MJ", "tCO2/GJ")]
    [InlineData("cooling", "emission_factor", 40, "tCO2/GJ", "tCO2/TJ")] // nothing published: the absolute range
    public void A_factor_off_by_ten_is_refused_with_the_likely_unit(string item, string parameter, double value, string unit, string likely)
    {
        var finding = new FactorPlausibility(Shipped.Library).Check(Local(item, parameter, value, unit), Here);
        Assert.Equal("FAC-014", finding?.Code);
        Assert.Equal(Severity.Error, finding!.Severity);
        if (likely is "kJ" or "")
        {
            Assert.NotEmpty(finding.Fix.In(Language.Zh));
        }
        else
        {
            Assert.Contains($"set the unit column to {likely} ", finding.Fix.En, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("electricity", "emission_factor", 0.5, "tCO2/MWh")]
    [InlineData("coal", "emission_factor", 2.66441821247892, "tCO2/tce")]
    [InlineData("oil-products", "emission_factor", 1.7578125, "tCO2/tce")]
    [InlineData("natural-gas", "emission_factor", 1.58991596638655, "tCO2/tce")]
    [InlineData("natural-gas", "ncv", 35.6, "MJ/Nm3")]
    [InlineData("natural-gas", "ncv", 33.2, "MJ/m3")]
    [InlineData("electricity", "standard_coal_equivalent", 0.301647058823529, "kgce/kWh")]
    [InlineData("lawn-not-known", "anything", 1e9, "t/t")]
    public void A_plausible_factor_passes(string item, string parameter, double value, string unit) =>
        Assert.Null(new FactorPlausibility(Shipped.Library).Check(Local(item, parameter, value, unit), Here));

    [Fact]
    public void Every_published_row_is_plausible_against_its_peers()
    {
        var plausibility = new FactorPlausibility(Shipped.Library);
        var refused = Shipped.Library.Sets.Where(s => s.Kind is "fuel" or "electricity" or "heat").SelectMany(s => s.Factors)
            .Where(f => f.Confidence > Model.Sources.Confidence.Low && plausibility.Check(f, Here) is not null).Select(f => f.Id);
        Assert.Empty(refused);
    }

    [Fact]
    public void A_number_of_another_kind_is_refused()
    {
        var finding = new FactorPlausibility(Shipped.Library).Check(Local("diesel", "ncv", 3.1, "tCO2/t"), Here);
        Assert.Equal("FAC-015", finding?.Code);
        Assert.Contains("energy", finding!.Expected.En, StringComparison.Ordinal);
    }
}
