using Ncez.Model.Activities;
using Ncez.Testing;

namespace Ncez.Workflows.Tests.Sectors;

/// <summary>What has sunk other calculators, each caught by a test.</summary>
public class TrapTests
{
    // Terms that the published equation does without when a site states none; everything else must be given or looked up.
    private static readonly string[] MayBeAbsent = ["cod_sludge"];

    [Fact]
    public void Nothing_is_defaulted_in_silence()
    {
        foreach (var row in EverySector.Rows)
        {
            foreach (var parameter in row.Kind.Parameters.Where(p => !MayBeAbsent.Contains(p.Name)))
            {
                var (inventory, findings) = EverySector.Account([row with { Kind = row.Kind with { Parameters = row.Kind.Parameters.Remove(parameter) } }]);
                var (whole, _) = EverySector.Account([row]);
                Assert.True(findings.HasErrors || !EverySector.Masses(inventory!).SequenceEqual(EverySector.Masses(whole!)),
                    $"{row.Id}: without {parameter.Name} the result is the same and nothing is said");
            }
        }
    }

    [Fact]
    public void A_parameter_in_a_foreign_unit_is_refused()
    {
        foreach (var row in EverySector.Rows.Where(r => !r.Kind.Parameters.IsEmpty))
        {
            foreach (var parameter in row.Kind.Parameters)
            {
                var foreign = row.Kind.Parameters.Replace(parameter, parameter with { Unit = "元" });
                Assert.True(EverySector.Account([row with { Kind = row.Kind with { Parameters = foreign } }]).Findings.HasErrors, $"{row.Id}: {parameter.Name} in yuan");
            }
        }
    }

    [Fact]
    public void No_computed_line_is_without_a_number() =>
        Assert.Equal([], EverySector.Masses(EverySector.Inventory).Where(l => !double.IsFinite(l.MassT)).Select(l => l.Id));

    [Fact]
    public void Small_sources_are_not_rounded_away()
    {
        // 1 mg of SF6 beside ten million tonnes of lime: 1e-9 t × 23 500 (AR5) = 2.35e-5 t.
        var lime = Row("P05") with { Quantity = 1e7 };
        var gas = Row("G02") with { Quantity = 1e-6 };
        var alone = EverySector.Account([gas]).Inventory!.Years[0].Direct.T;
        Assert.Equal(2.35e-5, alone, 1e-12);
        Assert.Equal(alone, EverySector.Account([lime, gas]).Inventory!.Years[0].Direct.T - EverySector.Account([lime]).Inventory!.Years[0].Direct.T, 1e-8);
    }

    [Theory]
    // SF6: SAR 23 900, AR4 22 800, AR5 23 500, AR6 25 200 (table 7.SM.7); 0.02 t.
    [InlineData("G02", "SAR", 478)]
    [InlineData("G02", "AR4", 456)]
    [InlineData("G02", "AR5", 470)]
    [InlineData("G02", "AR6", 504)]
    // R-410A under AR4: 0.05 × 675 + 0.05 × 3500 = 208.75 (2 088 per t, as published for the blend).
    [InlineData("G01", "AR4", 208.75)]
    public void The_chosen_gwp_set_is_used(string id, string gwp, double co2eT) =>
        Assert.Equal(co2eT, EverySector.Account([Row(id)], z => z with { Gwp = gwp }).Inventory!.Years[0].Direct.T, 1e-9);

    [Fact]
    public void Nitrogen_trifluoride_has_no_weight_in_the_second_assessment() =>
        Assert.Contains(EverySector.Account([Row("P24")], z => z with { Gwp = "SAR" }).Findings.Sorted(), f => f.Code == "ACC-002" && f.Found.En.Contains("NF3", StringComparison.Ordinal));

    [Fact]
    public void A_factor_of_a_later_year_never_answers_for_an_earlier_one()
    {
        var clinker = Row("P02");
        var (inventory, findings) = EverySector.Account(
            [clinker with { Kind = clinker.Kind with { Period = new Period(2022) } }], z => z with { Years = [2022] });
        Assert.Null(inventory);
        Assert.Contains(findings.Sorted(), f => f.Code == "FAC-002");
    }

    [Fact]
    public void A_new_factor_does_not_rewrite_history()
    {
        ZoneOf Zone() => new ZoneOf().Row("industrial_process", "石灰", 100, "t", 2021).Row("industrial_process", "石灰", 100, "t", 2023).Own("石灰", "emission_factor", 0.7, "tCO2/t", "CO2", from: 2021);
        var before = Zone().Account();
        var after = Zone().Own("石灰", "emission_factor", 0.6, "tCO2/t", "CO2", from: 2023).Account();
        Assert.Equal(before.Years[0].Direct.T, after.Years[0].Direct.T);
        Assert.Equal(60, after.Years[2].Direct.T, 1e-9);
    }

    [Fact]
    public void Fossil_and_biogenic_methane_are_weighed_apart()
    {
        // AR6: 29.8 fossil, 27.0 biogenic (27.9 is neither).
        double Weight(string id, string line)
        {
            var inventory = EverySector.Account([Row(id)], z => z with { Gwp = "AR6" }).Inventory!;
            var plan = Assert.Single(inventory.Plans, p => p.Gas == line);
            return plan.Co2eTPerUnit / plan.MassTPerUnit;
        }

        Assert.Equal(29.8, Weight("G05", "CH4-fossil"), 1e-9);
        Assert.Equal(27.0, Weight("W06", "CH4-bio"), 1e-9);
    }

    [Fact]
    public void A_heating_value_ten_times_too_low_is_refused() => Assert.Contains(
        Refused(new ZoneOf().Own("天然气", "ncv", 38.931, "GJ/1e4Nm3").Row("industrial_process", "天然气", 1, "万Nm3", method: "carbon_balance")), c => c == "FAC-014");

    [Fact]
    public void More_methane_recovered_than_made_is_said()
    {
        Assert.Contains(EverySector.Account([Row("W03")]).Findings.Sorted(), f => f.Code == "ACC-044");
        Assert.DoesNotContain(EverySector.Shown.Findings.Sorted(), f => f.Code == "ACC-044");
    }

    [Fact]
    public void Parameters_and_methods_are_read_by_their_names_in_either_language()
    {
        var charge = Row("G01");
        foreach (var (parameter, method) in ((string, string)[])[("年泄漏率", "充装量泄漏率法"), ("yearly leakage rate", "leakage by charge"), ("leakage_rate", "")])
        {
            var named = charge with { Kind = charge.Kind with { Method = method, Parameters = [charge.Kind.Parameters[0] with { Name = parameter }] } };
            Assert.Equal(0.1, EverySector.Account([named]).Inventory!.PlanTotals.Sum(p => p.MassT), 1e-12);
        }
    }

    [Fact]
    public void A_stock_by_months_is_refused()
    {
        var herd = Row("A06");
        Assert.Contains(EverySector.Account([herd with { Kind = herd.Kind with { Period = new Period(2024, 1) } }]).Findings.Sorted(), f => f.Code == "ACC-036");
    }

    [Fact]
    public void Only_landfill_decay_reads_rows_of_earlier_years()
    {
        var compost = Row("W06");
        Assert.Contains(EverySector.Account([compost with { Kind = compost.Kind with { Period = new Period(2020) } }]).Findings.Sorted(), f => f.Code == "ACC-033");
    }

    [Theory]
    [InlineData("permanent_storage", 0)]
    [InlineData("guides_deduction", -500)]
    public void Captured_carbon_that_is_used_is_deducted_only_by_choice(string option, double expectedT) => Assert.Equal(expectedT, EverySector.Account([Row("C02")],
        z => z with { Boundary = z.Boundary with { Choices = z.Boundary.Choices.SetItem("captured_co2", option) } }).Inventory!.Years[0].Sink.T);

    private static IEnumerable<string> Refused(ZoneOf zone)
    {
        Assert.Null(zone.TryAccount());
        return zone.Findings.Sorted().Select(f => f.Code);
    }

    private static Activity Row(string id) => EverySector.Rows.Single(r => r.Id == id);
}
