using Ncez.Model.Diagnostics;
using Ncez.Model.Runs;
using Ncez.Workflows.Evidence;
using Ncez.Workflows.Quality;
using Ncez.Workflows.Runs;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Tests.Runs;

/// <summary>A confidential quantity is withheld from all that is handed on, and still compared, protected and checked like any other.</summary>
public sealed class ConfidentialRunTests : IDisposable
{
    private const string Header = "id,period,category,item,quantity,unit,direction,source,status\n";
    private readonly RunFolder _run = new();

    public ConfidentialRunTests()
    {
        File.Delete(Path.Combine(_run.Zone, "reviews.csv"));
        _run.Edit("zone.yaml", "[guides-2015-batch3, gbt-2589-2020, cn-grid]", "[guides-2015-batch3, gbt-2589-2020, cn-grid, waste-ipcc-2006]");
        _run.Edit("zone.yaml", "waste: text_rule", "waste: table_rule");
    }

    [Fact]
    public void The_split_by_cause_is_that_of_the_same_rows_in_the_open()
    {
        var open = Split("");
        var withheld = Split("C");

        // Several causes move each zone, or the comparison would prove nothing.
        Assert.Equal([ChangeCause.Activity, ChangeCause.Factor, ChangeCause.Gwp], open.Lines.Select(l => l.Cause).Distinct().Order());
        Assert.Equal(open.Lines.Select(l => (l.Id, l.Cause)), withheld.Lines.Select(l => (l.Id, l.Cause)));
        Assert.All(open.Lines.Zip(withheld.Lines), p => Assert.Equal(p.First.EffectT, p.Second.EffectT, Math.Abs(p.First.EffectT) * 1e-9));
        Assert.DoesNotContain(withheld.Lines, l => l.IsUnsplit);

        // By hand: 45 of 900 × 10⁴ m³ more of natural gas at the factor both runs have.
        var gas = open.Before.Lines.Single(l => l.Id == "G1");
        Assert.Equal(45 * gas.Co2eTPerUnit, withheld.Lines.Single(l => l.Id == "G1").EffectT, 1e-6);
    }

    [Fact]
    public void A_change_that_cannot_be_split_is_told()
    {
        Rows(900, "C");
        _run.Run();
        var frozen = Freeze();
        Rows(945, "C");
        File.AppendAllText(Path.Combine(frozen, "inputs", "activities.csv"), "\n");
        var findings = new Findings();
        var (changes, basis) = new CompareRuns(_run.Product).Compare(frozen, _run.Zone, null, findings)!.Value;
        Assert.Equal(["RUN-022"], findings.Sorted().Select(f => f.Code));
        Assert.Equal(("G1", ChangeCause.Activity, true), changes.Lines.Select(l => (l.Id, l.Cause, l.IsUnsplit)).Single());
        Assert.Equal("G1", ChangeTables.Of(changes, basis, _run.Product.Library).Single(t => t.Id == "unsplit").Rows.Single()[0].Text.En);
    }

    [Theory]
    [InlineData("", "RUN-010")]
    [InlineData("G1,2026-01-05,maker,,,read again", "")]
    [InlineData("G1,2026-01-05,maker,900,945,read again", "")]
    [InlineData("G1,2026-01-05,maker,900,950,read again", "RUN-010 RUN-033")]
    [InlineData("G1,2026-01-05,maker,901,945,read again", "RUN-010 RUN-033")]
    public void A_frozen_confidential_row_changes_only_with_a_reason(string revision, string code)
    {
        Rows(900, "C");
        _run.Run();
        Freeze();
        Rows(945, "C");
        File.WriteAllText(Path.Combine(_run.Zone, "revisions.csv"), "activity,date,author,old_quantity,new_quantity,reason\n" + revision + "\n");
        _run.Run();
        var findings = new Findings();
        Assert.Equal(code.Length == 0, new AdvanceRun(_run.Product).Freeze(_run.Out, new RunStepBy("maker", "2026-02-05T08:00:00Z", "why"), findings) is not null);
        Assert.Equal(code, string.Join(' ', findings.Sorted().Select(f => f.Code)));
    }

    [Fact]
    public void Nothing_that_is_handed_on_tells_the_quantity()
    {
        Rows(94517, "C");
        File.WriteAllText(Path.Combine(_run.Zone, "revisions.csv"), "activity,date,author,old_quantity,new_quantity,reason\nG1,2021-03-05,maker,84517,94517,read again\n");
        File.WriteAllText(Path.Combine(_run.Zone, "reviews.csv"), "date,reviewer,subject,role,state,note,seen_quantity,seen_unit\n2022-02-01,Ann,G1,checker,verified,looked,84517,万m3\n");
        File.WriteAllText(Path.Combine(_run.Zone, "fuel_stocks.csv"), "year,item,unit,opening,purchased,closing\n2021,天然气,万m3,0,90000,0\n");
        _run.Run();
        foreach (var file in Directory.EnumerateFiles(_run.Out))
        {
            var text = Path.GetExtension(file) == ".xlsx" ? Sheets(file) : File.ReadAllText(file);
            Assert.DoesNotContain("4517", text.Replace(",", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }

        // The review is judged by the quantity all the same.
        var account = new AccountZone(_run.Product).Account(_run.Zone);
        var plan = PlanVerification.Of(_run.Zone, account, account.Inventory!, _run.Product.Library.Units, PlanVerification.DefaultCoverage, "");
        Assert.True(double.IsNaN(new CheckQuality(_run.Product).Of(account, account.Inventory!).Balances.Single().Used));
        Assert.DoesNotContain(account.Findings.Sorted(), f => f.Found.En.Contains("4517", StringComparison.Ordinal));
        Assert.Contains("read again", File.ReadAllText(Path.Combine(_run.Out, "report.html")), StringComparison.Ordinal);
        Assert.Equal(("C", true), (plan.Reviews.Single().SeenQuantity, plan.Reviews.Single().IsOutdated));
        Assert.DoesNotContain("4517", Assert.Single(account.Findings.Sorted(), f => f.Code == "EVD-006").Found.En, StringComparison.Ordinal);
    }

    public void Dispose() => _run.Dispose();

    // From 900 to 945 of gas, to another factor of electricity, and to another GWP of methane.
    private RunChanges Split(string status)
    {
        var zone = File.ReadAllText(Path.Combine(_run.Zone, "zone.yaml"));
        Rows(900, status);
        _run.Run();
        var frozen = Freeze();
        Rows(945, status);
        _run.Edit("zone.yaml", "gwp: AR5", "gwp: AR6");
        _run.Edit("zone.yaml", "region: CN-GD", "region: CN-JS");
        var findings = new Findings();
        var (changes, _) = new CompareRuns(_run.Product).Compare(frozen, _run.Zone, null, findings)!.Value;
        Assert.DoesNotContain(findings.Sorted(), f => f.Code == "RUN-022");
        File.WriteAllText(Path.Combine(_run.Zone, "zone.yaml"), zone);
        Directory.Delete(Path.Combine(_run.Zone, "runs"), recursive: true);
        return changes;
    }

    private void Rows(int gas, string status) => File.WriteAllText(Path.Combine(_run.Zone, "activities.csv"), $"""
        {Header.TrimEnd()}
        G1,2021,stationary_combustion,天然气,{gas},万m3,use,Illustrative,{status}
        E1,2021,purchased_electricity,电力,8600,万kWh,import,Illustrative,{status}
        W1,2021,waste_treatment,composting,1000,t,use,Illustrative,{status}

        """);

    private string Freeze()
    {
        var findings = new Findings();
        var frozen = new AdvanceRun(_run.Product).Freeze(_run.Out, new RunStepBy("maker", "2026-01-05T08:00:00Z", "closed"), findings);
        Assert.True(frozen is not null, string.Join("; ", findings.Sorted().Select(f => f.Found.En)));
        return frozen;
    }

    private static string Sheets(string file)
    {
        using var book = System.IO.Compression.ZipFile.OpenRead(file);
        return string.Join('\n', book.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal)).Select(e =>
        {
            using var reader = new StreamReader(e.Open());
            return reader.ReadToEnd();
        }));
    }
}
