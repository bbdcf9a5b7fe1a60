using Ncez.Model.Evidence;
using Ncez.Workflows.Evidence;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Tests.Runs;

/// <summary>Proofs by their hash, lines by their reviews, a sample by contribution and risk.</summary>
public sealed class EvidenceTests : IDisposable
{
    private readonly RunFolder _run = new();

    [Fact]
    public void A_proof_is_unaltered_altered_missing_or_elsewhere()
    {
        Assert.Equal(ProofState.Unaltered, Plan().Plan.Proofs.Single().State);
        File.AppendAllText(Path.Combine(_run.Zone, "evidence", "meters-2021.txt"), " ");
        Assert.Equal((ProofState.Altered, "EVD-001"), StateAndCode());
        File.Delete(Path.Combine(_run.Zone, "evidence", "meters-2021.txt"));
        Assert.Equal((ProofState.Missing, "EVD-002"), StateAndCode());
        File.WriteAllText(Path.Combine(_run.Zone, "evidence.csv"), "id,lines\nP1,E1，O1、X9\n");
        Assert.Equal((ProofState.Elsewhere, "EVD-003"), StateAndCode());
        File.WriteAllText(Path.Combine(_run.Zone, "evidence.csv"), "id,file,lines\nP1,../activities.csv,E1\n");
        Assert.Equal((ProofState.Missing, "EVD-002"), StateAndCode());
    }

    [Fact]
    public void A_file_that_no_row_names_and_a_proof_of_days_to_come_are_told()
    {
        File.WriteAllText(Path.Combine(_run.Zone, "evidence", "loose.txt"), "x");
        File.WriteAllText(Path.Combine(_run.Zone, "evidence.csv"), "id,lines,file,date\nP1,E1,meters-2021.txt,2022-05-01\n");
        var account = new AccountZone(_run.Product).Account(_run.Zone);
        PlanVerification.Of(_run.Zone, account, account.Inventory!, _run.Product.Library.Units, today: "2022-04-30");
        Assert.Equal(["evidence.csv", "evidence/loose.txt"], account.Findings.Sorted().Where(f => f.Code is "EVD-023" or "EVD-024").OrderBy(f => f.Code).Select(f => f.Where.File));
    }

    [Fact]
    public void The_sample_takes_large_and_risky_lines_until_it_covers_its_share()
    {
        var (plan, _) = Plan(0.9);
        Assert.Equal(1, plan.Lines.Sum(l => l.ShareFraction), 1e-12);
        Assert.Equal(plan.Lines.OrderByDescending(l => l.PriorityT).Select(l => l.Id), plan.Lines.Select(l => l.Id));
        Assert.True(plan.Lines.Where(l => l.IsSampled).Sum(l => l.ShareFraction) >= 0.9);
        // The diesel is 2 % of the emissions, but somebody questions it and nothing proves it.
        var diesel = plan.Lines.Single(l => l.Id == "O1");
        Assert.True(diesel.IsSampled);
        Assert.Contains("questioned", diesel.Risks);
        Assert.Contains("noProof", diesel.Risks);
        Assert.DoesNotContain("noProof", plan.Lines.Single(l => l.Id == "E1").Risks);
        Assert.Equal(plan.Lines.Single(l => l.Id == "E1").ShareFraction, plan.ShareOf("verified"), 1e-12);
    }

    [Fact]
    public void Who_changed_a_line_does_not_verify_it_and_a_question_has_a_reason()
    {
        File.WriteAllText(Path.Combine(_run.Zone, "reviews.csv"), """
            date,reviewer,subject,role,state,note
            2022-01-01,Ann,G1,maker,corrected,unit was wrong
            2022-01-02,ann,G1,checker,verified,
            2022-01-03,Ben,E1,checker,questioned,
            """);
        Assert.Equal(["EVD-004", "EVD-005", "EVD-007"], Plan().Codes);
    }

    [Theory]
    [InlineData("8600", "万kWh", "verified")]
    [InlineData("86000000", "kWh", "verified")]
    [InlineData("86", "万kWh", "corrected", "EVD-006")]
    [InlineData("8600", "t", "corrected", "EVD-006")]
    [InlineData("", "", "verified", "EVD-007")]
    public void A_review_holds_for_the_quantity_that_was_seen(string quantity, string unit, string state, params string[] codes)
    {
        File.WriteAllText(Path.Combine(_run.Zone, "reviews.csv"), $"date,reviewer,subject,state,note,seen_quantity,seen_unit\n2022-02-01,Ann,E1,verified,,{quantity},{unit}\n");
        var (plan, found) = Plan();
        Assert.Equal((state, string.Join(' ', codes)), (plan.Lines.Single(l => l.Id == "E1").State, string.Join(' ', found)));
    }

    [Fact]
    public void What_was_said_stays_as_it_was_said()
    {
        File.WriteAllText(Path.Combine(_run.Zone, "reviews.csv"), """
            date,reviewer,subject,role,state,note,seen_quantity,seen_unit
            2022-02-01,Cara,E1,checker,accepted,,8500,万kWh
            2022-03-01,Vera,E1,verifier,verified,,8500,万kWh
            2022-05-01,Vera,E1,verifier,verified,,8600,万kWh
            """);

        // Verified again at what stands now: nobody corrected anything, and nothing is left to say.
        var (plan, found) = Plan();
        Assert.Equal(("verified", ""), (plan.Lines.Single(l => l.Id == "E1").State, string.Join(' ', found)));
        Assert.Equal(["accepted", "verified", "verified"], plan.Reviews.Select(r => r.State));
        Assert.Equal([true, true, false], plan.Reviews.Select(r => r.IsOutdated));
    }

    [Fact]
    public void A_review_is_of_something_that_is_there_and_of_a_day_that_was()
    {
        File.WriteAllText(Path.Combine(_run.Zone, "reviews.csv"), """
            date,reviewer,subject,state,note
            2022-02-01,Ann,ZZ,verified,ok
            2022-02-01,Ann,evidence/meters-2021.txt,verified,ok
            2022-02-01,Ann,2021,verified,ok
            2099-01-01,Ann,E1,questioned,why
            """);
        Assert.Equal(["EVD-008", "EVD-009"], Plan(today: "2026-01-01").Codes);
    }

    [Fact]
    public void One_row_in_question_puts_all_rows_of_its_kind_in_question()
    {
        _run.Edit("activities.csv", "E1,2021,purchased_electricity,电力,8600,万kWh,import,Illustrative\n", "E1,2021,purchased_electricity,电力,8000,万kWh,import,Illustrative\nE2,2021,purchased_electricity,电力,600,万kWh,import,Illustrative\n");
        File.WriteAllText(Path.Combine(_run.Zone, "reviews.csv"), "date,reviewer,subject,state,note,seen_quantity,seen_unit\n2022-02-01,Ann,E1,verified,,8000,万kWh\n");
        Assert.Equal("partly", State());
        File.AppendAllText(Path.Combine(_run.Zone, "reviews.csv"), "2022-02-01,Ann,E2,questioned,meter changed,,\n");
        Assert.Equal("questioned", State());
        // The proof names the first row only.
        Assert.Contains("noProof", Plan().Plan.Lines.Single(l => l.Id == "E1").Risks);

        string State() => Plan().Plan.Lines.Single(l => l.Id == "E1").State;
    }

    public void Dispose() => _run.Dispose();

    private (ProofState, string) StateAndCode()
    {
        var (plan, codes) = Plan();
        return (plan.Proofs.Single().State, codes.Single());
    }

    private (VerificationPlan Plan, string[] Codes) Plan(double coverage = PlanVerification.DefaultCoverage, string today = "")
    {
        var account = new AccountZone(_run.Product).Account(_run.Zone);
        Assert.True(account.Inventory is not null, string.Join("; ", account.Findings.Sorted().Select(f => $"{f.Code} {f.Found.En}")));
        var plan = PlanVerification.Of(_run.Zone, account, account.Inventory, _run.Product.Library.Units, coverage, today);
        return (plan, [.. account.Findings.Sorted().Where(f => f.Code.StartsWith("EVD", StringComparison.Ordinal)).Select(f => f.Code).Order()]);
    }
}
