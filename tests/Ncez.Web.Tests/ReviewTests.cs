using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;
using Ncez.Model.Workbench;
using Ncez.Model.Zones;
using Ncez.Testing;
using Ncez.Workflows;
using Ncez.Workflows.Evidence;
using Ncez.Workflows.Workbench;
using Ncez.Workflows.Zones;

namespace Ncez.Web.Tests;

/// <summary>From a line handed in to a verified one: who may take which step, and what a change of data does to it.</summary>
public sealed class ReviewTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ncez-review-").FullName;
    private readonly Workbench _workbench;

    public ReviewTests()
    {
        _workbench = Workbench.Open(new ShippedData(Shipped.Data), _folder, TimeProvider.System);
        _workbench.Accounts.CreateFirst("admin", "a long sentence", Language.En);
        foreach (var role in Enum.GetValues<Role>().Where(r => r != Role.Administrator))
        {
            Assert.Equal(AccountProblem.None, _workbench.Accounts.Create(Who("admin"), role.ToString(), "a long sentence", role));
        }

        _workbench.Zones.AddExamples(Who("ProgrammeManager"), new Findings());
    }

    private RegisteredZone Zone => _workbench.Zones.Find("example-park")!;

    private static string Line => "G1";

    [Fact]
    public void Maker_checker_and_verifier_are_three_people()
    {
        Change("Editor");
        Assert.Equal(ReviewProblem.None, Take("Editor", ReviewAct.Submit));
        Assert.Equal(ReviewProblem.Forbidden, Take("Editor", ReviewAct.Accept));
        Assert.Equal(ReviewProblem.State, Take("Verifier", ReviewAct.Verify));
        Assert.Equal(ReviewProblem.None, Take("Expert", ReviewAct.Accept));
        Assert.Equal(ReviewProblem.Forbidden, Take("Expert", ReviewAct.Verify));
        Assert.Equal(ReviewProblem.None, Take("Verifier", ReviewAct.Verify));
        Assert.Equal("verified", State);
    }

    [Fact]
    public void Whoever_made_a_line_neither_accepts_nor_verifies_it()
    {
        Change("ZoneManager");
        Take("Editor", ReviewAct.Submit);
        Assert.Equal(ReviewProblem.Maker, Take("ZoneManager", ReviewAct.Accept));
        Assert.Equal(ReviewProblem.None, Take("Verifier", ReviewAct.Accept));
        Assert.Equal(ReviewProblem.Checker, Take("Verifier", ReviewAct.Verify));
        Assert.Equal(ReviewProblem.None, Take("admin", ReviewAct.Verify));
    }

    [Fact]
    public void Whoever_froze_the_run_does_not_verify_it_and_who_verified_a_line_does_not_freeze_it()
    {
        Change("Editor");
        Take("Editor", ReviewAct.Submit);
        Take("Expert", ReviewAct.Accept);
        Assert.Equal("", Freeze("admin"));
        Assert.Equal(ReviewProblem.Freezer, Take("admin", ReviewAct.Verify));
        Assert.Equal(ReviewProblem.None, Take("Verifier", ReviewAct.Verify));
        Assert.Equal("RUN-035", Freeze("Verifier"));
        Assert.All(Enum.GetValues<ReviewProblem>().Where(p => p != ReviewProblem.None), p => Assert.True(Pages.PageContext.HasText("reviews.problem." + p), p.ToString()));
    }

    [Fact]
    public void A_run_that_the_trail_knows_and_that_is_gone_is_missed_before_another_is_frozen()
    {
        Assert.Equal("", Freeze("Editor"));
        var runs = Path.Combine(_folder, "zones", "example-park", "runs");
        Directory.Move(runs, runs + "-away");
        Change("Editor");
        Assert.Equal("RUN-017", Freeze("Editor"));
        Assert.False(Directory.Exists(runs));
    }

    [Theory]
    [InlineData("examples")]
    [InlineData("archive")]
    [InlineData("new")]
    public void Whoever_brings_a_zone_in_has_made_its_lines(string way)
    {
        var (by, findings) = (Who("admin"), new Findings());
        using var archive = new MemoryStream();
        _workbench.Archives.Write(Zone, archive);
        archive.Position = 0;
        var zone = way switch
        {
            "examples" => Zone,
            "archive" => _workbench.Archives.Add(by, "copied", archive, findings)!,
            _ => _workbench.Zones.Create(by, Domain.Park, "fresh", new NewZone(2023, 2023), findings)!,
        };
        var bringer = way == "examples" ? Who("ProgrammeManager") : by;
        var line = _workbench.Reviews.Of(zone)[0];
        Assert.Equal(bringer.Name, Assert.Single(line.Makers));
        Assert.Equal(ReviewProblem.None, _workbench.Reviews.Take(Who("Editor"), zone, [line.Line], ReviewAct.Submit, "").Problem);
        Assert.Equal((ReviewProblem.Maker, line.Line), _workbench.Reviews.Take(bringer, zone, [line.Line], ReviewAct.Accept, ""));
        Assert.Equal(ReviewProblem.None, _workbench.Reviews.Take(Who("Expert"), zone, [line.Line], ReviewAct.Accept, "").Problem);
        Assert.Equal(ReviewProblem.None, _workbench.Reviews.Take(Who("Verifier"), zone, [line.Line], ReviewAct.Verify, "").Problem);
    }

    [Fact]
    public void All_whom_the_check_refuses_are_named()
    {
        Change("Editor");
        Change("ZoneManager");
        Take("ProgrammeManager", ReviewAct.Submit);
        var makers = _workbench.Reviews.Of(Zone).Single(l => l.Line == Line).Makers;
        Assert.Equal("Editor ProgrammeManager ZoneManager", string.Join(' ', makers));

        // Whoever may accept at all is refused as a maker when named, and only then.
        foreach (var account in _workbench.Accounts.All.Where(a => RoleRights.Of(a.Role).Has(Rights.Check)))
        {
            Assert.Equal(makers.Contains(account.Name), _workbench.Reviews.Take(account, Zone, [Line], ReviewAct.Accept, "").Problem == ReviewProblem.Maker);
            Change("Editor");
        }
    }

    [Fact]
    public void Nobody_made_what_was_laid_into_the_folder_by_hand()
    {
        var folder = Path.Combine(_folder, "zones");
        Directory.CreateDirectory(Path.Combine(folder, "by-hand"));
        foreach (var file in new[] { "zone.yaml", "activities.csv" })
        {
            File.Copy(Path.Combine(folder, "example-park", file), Path.Combine(folder, "by-hand", file));
        }

        Assert.NotNull(_workbench.Zones.Create(Who("admin"), Domain.Park, "fresh", new NewZone(2023, 2023), new Findings()));
        Assert.Empty(_workbench.Reviews.Of(_workbench.Zones.Find("by-hand")!)[0].Makers);
    }

    [Fact]
    public void A_question_is_answered_by_a_reason_or_by_other_data()
    {
        Take("Editor", ReviewAct.Submit);
        Assert.Equal(ReviewProblem.Why, Take("Expert", ReviewAct.Question));
        Assert.Equal(ReviewProblem.None, Take("Expert", ReviewAct.Question, "which meter?"));
        Assert.Equal(ReviewProblem.Why, Take("Editor", ReviewAct.Correct));
        Assert.Equal(ReviewProblem.None, Take("Editor", ReviewAct.Comment, "looking"));
        Assert.Equal("questioned", State);
        Change("Editor");
        Assert.Equal("corrected", State);
        Assert.Equal(ReviewProblem.None, Take("Expert", ReviewAct.Accept));
    }

    [Fact]
    public void A_verified_line_whose_data_change_is_not_verified_any_more()
    {
        Take("Editor", ReviewAct.Submit);
        Take("Expert", ReviewAct.Accept);
        Take("Verifier", ReviewAct.Verify);
        Assert.Equal("verified", State);
        Change("Editor");
        Assert.Equal("corrected", State);
        Assert.Equal(UndoState.Done, _workbench.Activities.Undo(Who("Editor"), Zone, new UndoRequest(_workbench.Activities.Open(Zone)!.Hash)).State);
        Assert.Equal("corrected", State);
        Assert.Null(_workbench.Audit.Verify().FirstBroken);
    }

    [Theory]
    [InlineData("data-changed")]
    [InlineData("data changed")]
    [InlineData("数据已改")]
    public void A_reason_that_the_workbench_gives_is_read_in_the_readers_language(string written)
    {
        Take("Editor", ReviewAct.Submit);
        Take("Expert", ReviewAct.Question, "which meter?");
        Change("Editor");
        var file = Path.Combine(_folder, Zone.Folder, "reviews.csv");
        Assert.Contains(",data-changed", File.ReadAllText(file), StringComparison.Ordinal);
        File.WriteAllText(file, File.ReadAllText(file).Replace("data-changed", written, StringComparison.Ordinal));
        var why = ReviewReasons.Of(_workbench.Reviews.Of(Zone).Single(l => l.Line == Line).History[^1]);
        Assert.Equal(("数据已改", "data changed"), (why.Zh, why.En));
        var account = new AccountZone(_workbench.Shipped).Account(Path.Combine(_folder, Zone.Folder));
        var plan = PlanVerification.Of(Path.Combine(_folder, Zone.Folder), account, account.Inventory!, _workbench.Shipped.Library.Units);
        Assert.Contains(VerificationTables.Of(plan).Single(t => t.Id == "reviews").Rows, r => r[^1].Text is { Zh: "数据已改", En: "data changed" });
    }

    [Fact]
    public void The_command_line_reads_what_was_said_here()
    {
        Take("Editor", ReviewAct.Submit);
        Take("Expert", ReviewAct.Accept);
        Take("Verifier", ReviewAct.Verify);
        Take("Viewer", ReviewAct.Comment, "no");
        Take("Editor", ReviewAct.Comment, "=1+1, \"quoted\"\nline");
        var account = new AccountZone(_workbench.Shipped).Account(Path.Combine(_folder, Zone.Folder));
        var plan = PlanVerification.Of(Path.Combine(_folder, Zone.Folder), account, account.Inventory!, _workbench.Shipped.Library.Units);
        Assert.Equal("verified", plan.Lines.Single(l => l.Id == Line).State);
        Assert.Equal("=1+1, \"quoted\" line", plan.Reviews.Single(r => r.State == "comment").Why);
    }

    [Fact]
    public void What_came_with_the_files_is_told_from_what_was_said_here()
    {
        Take("Editor", ReviewAct.Submit);
        Take("Expert", ReviewAct.Accept);
        Assert.True(_workbench.Reviews.Of(Zone).Single(l => l.Line == "E1").History.Single().IsBrought);
        Assert.All(_workbench.Reviews.Of(Zone).Single(l => l.Line == Line).History, h => Assert.False(h.IsBrought));

        // Written into the file from outside: by nobody whom the workbench knows.
        File.AppendAllText(Path.Combine(_folder, Zone.Folder, "reviews.csv"), "2026-01-01,Verifier,G1,verifier,verified,ok,900,万m3\n");
        Assert.Equal([false, false, true], _workbench.Reviews.Of(Zone).Single(l => l.Line == Line).History.Select(h => h.IsBrought));
        Take("Expert", ReviewAct.Question, "who?");
        Assert.Equal([false, false, true, false], _workbench.Reviews.Of(Zone).Single(l => l.Line == Line).History.Select(h => h.IsBrought));
    }

    [Fact]
    public void A_member_of_one_zone_may_work_there_and_nowhere_else()
    {
        Assert.Equal(ReviewProblem.Forbidden, Take("Member", ReviewAct.Submit));
        Assert.Equal(MemberChange.Unknown, _workbench.Members.Set(Who("admin"), Zone, "Member", Role.Administrator));
        Assert.Equal(MemberChange.Done, _workbench.Members.Set(Who("admin"), Zone, "member", Role.Editor));
        Assert.Equal(ReviewProblem.None, Take("Member", ReviewAct.Submit));
        Assert.Equal(Zone.Id, Assert.Single(_workbench.Members.Readable(Who("Member"), _workbench.Zones.All)).Id);
        Assert.Equal(MemberChange.Done, _workbench.Members.Set(Who("admin"), Zone, "Member", null));
        Assert.Empty(_workbench.Members.Readable(Who("Member"), _workbench.Zones.All));
    }

    [Fact]
    public void Nobody_appoints_himself_and_no_zone_chooses_its_verifier()
    {
        Assert.Equal(MemberChange.Done, _workbench.Members.Set(Who("admin"), Zone, "Member", Role.ZoneManager));
        Assert.Equal(MemberChange.OwnRole, _workbench.Members.Set(Who("Member"), Zone, "Member", Role.Verifier));
        Assert.Equal(MemberChange.VerifierOfOwnZone, _workbench.Members.Set(Who("Member"), Zone, "Editor", Role.Verifier));
        Assert.Equal(MemberChange.Done, _workbench.Members.Set(Who("Member"), Zone, "Editor", Role.Expert));
        Assert.Equal(MemberChange.Done, _workbench.Members.Set(Who("admin"), Zone, "Editor", Role.Verifier));
        Assert.Equal(MemberChange.VerifierOfOwnZone, _workbench.Members.Set(Who("Member"), Zone, "Editor", null));
        Assert.Equal(MemberChange.Done, _workbench.Members.Set(Who("Editor"), Zone, "Editor", null));
        Assert.Equal(MemberChange.Done, _workbench.Members.Set(Who("Member"), Zone, "Member", null));
    }

    public void Dispose()
    {
        Workbench.Release();
        Directory.Delete(_folder, recursive: true);
    }

    private string State => _workbench.Reviews.Of(Zone).Single(l => l.Line == Line).State;

    private Account Who(string name) => _workbench.Accounts.All.Single(a => a.Name == name);

    private ReviewProblem Take(string who, ReviewAct act, string why = "") => _workbench.Reviews.Take(Who(who), Zone, [Line], act, why).Problem;

    private string Freeze(string who)
    {
        var findings = new Findings();
        var run = _workbench.Runs.Freeze(Who(who), Zone, "year closed", new RunWatch("job", _ => { }, CancellationToken.None), findings);
        return run is not null ? "" : string.Join(' ', findings.Sorted().Where(f => f.Severity == Severity.Error).Select(f => f.Code));
    }

    private void Change(string who)
    {
        var grid = _workbench.Activities.Open(Zone)!;
        var rows = grid.Tabs.Split('\n');
        var quantity = grid.Header.IndexOf("quantity");
        var cells = rows[1].Split('\t');
        cells[quantity] += "1";
        rows[1] = string.Join('\t', cells);
        Assert.Equal(SaveState.Saved, _workbench.Activities.Save(Who(who), Zone, new GridEdit(grid.Hash, string.Join('\n', rows))).State);
    }
}
