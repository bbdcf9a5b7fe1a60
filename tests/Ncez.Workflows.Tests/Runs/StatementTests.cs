using Ncez.Model.Runs;
using Ncez.Model.Texts;
using Ncez.Workflows.Evidence;
using Ncez.Workflows.Runs;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Tests.Runs;

/// <summary>The verification statement: the verifier's words and the kept run behind it, a draft while anything of them is wanting.</summary>
public sealed class StatementTests : IDisposable
{
    private const string Header = "year,run,addressee,responsible,objective,criteria,procedure,level,materiality_percent,work,opinion,qualification,verifier,organisation,accreditation,date,place\n";
    private const string Settled = "date,reviewer,subject,role,state,note,seen_quantity,seen_unit,misstatement_t\n2022-02-01,Ben,E1,checker,verified,seen,8600,万kWh,\n";
    private readonly RunFolder _run = new();

    [Fact]
    public void Without_a_run_and_without_the_verifiers_words_it_is_a_draft_that_says_so()
    {
        var (statement, codes) = Of();
        Assert.Equal("EVD-010 EVD-011", codes);
        Assert.True(statement.IsDraft);
        var page = Page(statement, Language.En);
        Assert.Contains("Draft of a verification statement", page, StringComparison.Ordinal);
        Assert.Contains("no run of the zone is kept", page, StringComparison.Ordinal);
        Assert.Contains("not stated", page, StringComparison.Ordinal);
        Assert.Contains("No opinion is given", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Whole_it_holds_what_the_standard_asks_for()
    {
        Keep(RunState.Sealed);
        var (statement, codes) = Of(Row());
        Assert.Equal("", codes);
        Assert.False(statement.IsDraft);
        var page = Page(statement, Language.En);
        foreach (var part in new[]
        {
            "Zone Ltd", "Administration", "ISO 14064-1:2018", "ISO 14064-3:2019", "reasonable", "5 % of gross emissions", "AR5", "CO₂", "Direct emissions (scope 1)", "Indirect emissions of imported energy (scope 2, location-based)",
            statement.Run!.History.RunSha256, statement.Run.History.Seal, "Maker, ", "Checker, ", "Cara, ", "unmodified", "is materially correct", "Cara", "Verify Ltd", "2022-03-01", "Verifier, signature", "Meter record 2021", "AR5", "Ncez ",
        })
        {
            Assert.Contains(part, page, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Draft of", page, StringComparison.Ordinal);
        var zh = Page(statement, Language.Zh);
        Assert.Contains("温室气体核查声明", zh, StringComparison.Ordinal);
        Assert.Contains("合理保证", zh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RunState.Frozen, "EVD-011")]
    [InlineData(RunState.Verified, "")]
    [InlineData(RunState.Superseded, "EVD-011")]
    public void A_run_stands_behind_it_once_somebody_else_checked_it(RunState state, string expected)
    {
        Keep(state);
        Assert.Equal(expected, Of(Row()).Codes);
    }

    [Fact]
    public void It_is_about_what_was_verified()
    {
        var kept = Keep(RunState.Sealed);
        _run.Edit("activities.csv", ",8600,", ",8700,");
        File.WriteAllText(Path.Combine(_run.Zone, "reviews.csv"), Settled.Replace("8600", "8700", StringComparison.Ordinal));
        Assert.Equal("EVD-012", Of(Row()).Codes);

        // Whoever verified a quantity that changed since did not change it.
        File.WriteAllText(Path.Combine(_run.Zone, "reviews.csv"), Settled.Replace("Ben", "Cara", StringComparison.Ordinal));
        Assert.Equal("EVD-012", Of(Row()).Codes);
        _run.Edit("activities.csv", ",8700,", ",8600,");
        File.WriteAllText(Path.Combine(_run.Zone, "reviews.csv"), Settled);
        File.AppendAllText(Path.Combine(kept, "report.html"), " ");
        Assert.Equal("EVD-013", Of(Row()).Codes);
        Assert.Equal("EVD-011", Of(Row().Replace("2021,,", "2021,0123456789ab,", StringComparison.Ordinal)).Codes);
    }

    [Theory]
    [InlineData("questioned", "10", "unmodified", "", "EVD-014")]
    [InlineData("questioned", "-4000", "unmodified", "", "EVD-014 EVD-015")]
    [InlineData("questioned", "-4000", "modified", "diesel understated", "")]
    [InlineData("questioned", "-4000", "adverse", "", "EVD-016")]
    [InlineData("corrected", "-4000", "unmodified", "", "")]
    public void The_opinion_agrees_with_what_is_open(string state, string misstatedT, string opinion, string why, string expected)
    {
        Keep(RunState.Sealed);
        File.WriteAllText(Path.Combine(_run.Zone, "reviews.csv"), Settled + $"2022-02-02,Ben,O1,checker,{state},no record,,,{misstatedT}\n");
        var (statement, codes) = Of(Row(opinion, why));
        Assert.Equal(expected, codes);
        Assert.Equal(state == "corrected" ? 0 : Math.Abs(double.Parse(misstatedT, System.Globalization.CultureInfo.InvariantCulture)), statement.MisstatedT);
        Assert.Equal(statement.Year.Gross.T * 0.05, statement.MaterialityT, 1e-9);
    }

    [Fact]
    public void Misstatements_of_the_year_count_and_do_not_cancel()
    {
        File.WriteAllText(Path.Combine(_run.Zone, "reviews.csv"), Settled + "2022-02-02,Ben,O1,checker,questioned,no record,,,20\n2022-02-02,Ben,2021,checker,questioned,generator left out,,,-30\n2022-02-02,Ben,2020,checker,questioned,another year,,,-9\n");
        var (statement, _) = Of(Row());
        Assert.Equal((2, 50.0), (statement.Plan.Misstatements.Length, statement.MisstatedT));
    }

    [Fact]
    public void The_verifier_is_somebody_else_and_the_day_has_been()
    {
        Keep(RunState.Sealed);
        Assert.Equal("EVD-018 EVD-021", Of(Row().Replace("Cara", "ｍaker", StringComparison.Ordinal)).Codes);
        Assert.Equal("EVD-020 EVD-021", Of(Row().Replace("Cara", "checker", StringComparison.Ordinal)).Codes);
        Assert.Equal("EVD-021", Of(Row().Replace("Cara", "Zed", StringComparison.Ordinal)).Codes);
        Assert.Equal("EVD-019", Of(Row().Replace("2022-03-01", "2020-03-01", StringComparison.Ordinal)).Codes);
        Assert.Equal("EVD-019", Of(Row().Replace("2022-03-01", "2031-03-01", StringComparison.Ordinal)).Codes);
        Assert.Equal("EVD-017", Of(Row() + Row()).Codes);
        Assert.Equal("EVD-010", Of(Row().Replace(",5,", ",150,", StringComparison.Ordinal)).Codes);
    }

    [Fact]
    public void Who_froze_the_run_verifies_no_line_of_it_and_settles_no_question()
    {
        Keep(RunState.Sealed);
        Reviews("2022-02-05,Zhou,E1,verifier,questioned,meter 2 counted twice,8600,万kWh,4000", "2022-02-07,ｍ aker,E1,verifier,verified,ok,8600,万kWh,", "2022-02-07,MAKER,G1,,verified,ok,900,万m3,");
        var (statement, codes) = Of(Row());
        Assert.Equal("EVD-014 EVD-025 EVD-025 EVD-026", codes);
        Assert.True(statement.IsDraft);
        Assert.Contains("Draft of", Page(statement, Language.En), StringComparison.Ordinal);

        // A row that the run does not hold was made by somebody else; and who froze an earlier run may verify what came after it.
        File.AppendAllText(Path.Combine(_run.Zone, "activities.csv"), "G2,2021,stationary_combustion,天然气,1,万m3,use,Illustrative\n");
        Reviews("2022-02-07,Maker,G2,verifier,verified,ok,1,万m3,");
        Assert.Equal("EVD-012", Of(Row()).Codes);
    }

    [Fact]
    public void The_run_a_statement_names_has_a_maker_too()
    {
        var first = Path.GetFileName(Keep(RunState.Sealed));
        File.AppendAllText(Path.Combine(_run.Zone, "activities.csv"), "G2,2021,stationary_combustion,天然气,1,万m3,use,Illustrative\n");
        _run.Run();
        var findings = new Ncez.Model.Diagnostics.Findings();
        Assert.NotNull(new AdvanceRun(_run.Product).Freeze(_run.Out, new RunStepBy("Other", "2022-02-12T08:00:00Z", "a row was missing"), findings));
        Reviews("2022-02-07,Maker,G1,verifier,verified,ok,900,万m3,");
        Assert.Equal("EVD-012 EVD-025", Of(Row().Replace("2021,,", $"2021,{first},", StringComparison.Ordinal)).Codes);
    }

    [Theory]
    [InlineData("EVD-014", "Ben,E1,maker,corrected,counted once")]
    [InlineData("EVD-014", "Ben,E1,maker,corrected,counted once", "Zoe,E1,checker,accepted,seen")]
    [InlineData("EVD-014 EVD-026", "Zoe,E1,checker,verified,seen")]
    [InlineData("EVD-014 EVD-026", "Zoe,E1,,resolved,seen")]
    [InlineData("EVD-005 EVD-014 EVD-026", "Ben,E1,maker,corrected,counted once", "Ｂen,E1,verifier,verified,seen")]
    [InlineData("", "Ben,E1,maker,corrected,counted once", "Zoe,E1,verifier,verified,seen")]
    [InlineData("", "Ben,E1,maker,corrected,counted once", "zhou,E1,,verified,seen")]
    [InlineData("", "Zoe,E1,verifier,verified,seen", "Ann,E1,checker,accepted,seen")]
    public void What_a_verifier_asked_a_verifier_settles(string expected, params string[] answers)
    {
        Keep(RunState.Sealed);
        Reviews(["2022-02-05,Zhou,E1,verifier,questioned,meter 2 counted twice,8600,万kWh,10", .. answers.Select(a => $"2022-02-07,{a},8600,万kWh,")]);
        Assert.Equal(expected, Of(Row()).Codes);

        // Of a whole year as of a line.
        if (!answers[0].Contains("Ben", StringComparison.Ordinal))
        {
            Reviews(["2022-02-05,Zhou,2021,verifier,questioned,meter 2 counted twice,,,10", .. answers.Select(a => $"2022-02-07,{a.Replace("E1", "2021", StringComparison.Ordinal)},,,")]);
            Assert.Equal(expected, Of(Row()).Codes);
        }
    }

    public void Dispose() => _run.Dispose();

    private void Reviews(params string[] rows) => File.WriteAllText(Path.Combine(_run.Zone, "reviews.csv"), Settled[..(Settled.IndexOf('\n', StringComparison.Ordinal) + 1)] + string.Join('\n', rows) + "\n");

    private static string Row(string opinion = "unmodified", string why = "") =>
        $"2021,,Administration,Zone Ltd,outside report,ISO 14064-1:2018,ISO 14064-3:2019,reasonable,5,site visit,{opinion},{why},Cara,Verify Ltd,,2022-03-01,Guangzhou\n";

    private static string Page(VerificationStatement statement, Language language)
    {
        using var text = new StringWriter();
        StatementPage.Write(text, statement, language, LocalText.Same("test"), "2026-01-01");
        return text.ToString();
    }

    // The run of the zone with its questions settled, brought into a state.
    private string Keep(RunState state)
    {
        File.WriteAllText(Path.Combine(_run.Zone, "reviews.csv"), Settled);
        var findings = new Ncez.Model.Diagnostics.Findings();
        var advance = new AdvanceRun(_run.Product);
        var kept = advance.Freeze(_run.Run(), new RunStepBy("Maker", "2022-02-10T08:00:00Z", "year closed"), findings)!;
        foreach (var (step, who) in new[] { (RunState.Verified, "Checker"), (RunState.Sealed, "Cara"), (RunState.Superseded, "Anyone") }.Where(s => s.Item1 <= state))
        {
            Assert.NotNull(advance.Sign(kept, step, new RunStepBy(who, "2022-02-20T08:00:00Z", "seen"), snapshotOnly: true, findings));
        }

        return kept;
    }

    private (VerificationStatement Statement, string Codes) Of(string rows = "")
    {
        if (rows.Length > 0)
        {
            File.WriteAllText(Path.Combine(_run.Zone, StateVerification.File), Header + rows);
        }

        var account = new AccountZone(_run.Product).Account(_run.Zone);
        Assert.True(account.Inventory is not null, string.Join("; ", account.Findings.Sorted().Select(f => $"{f.Code} {f.Found.En}")));
        var plan = PlanVerification.Of(_run.Zone, account, account.Inventory, _run.Product.Library.Units, today: "2030-01-01");
        var statement = new StateVerification(_run.Product).Of(_run.Zone, account, account.Inventory, plan, "2030-01-01");
        return (statement, string.Join(' ', statement.Obstacles.Select(o => o.Code).Order(StringComparer.Ordinal)));
    }
}
