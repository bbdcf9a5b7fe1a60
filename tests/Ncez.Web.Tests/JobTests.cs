using System.Collections.Immutable;
using System.IO.Compression;
using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;
using Ncez.Model.Workbench;
using Ncez.Testing;
using Ncez.Workflows;
using Ncez.Workflows.Runs;
using Ncez.Workflows.Workbench;
using Ncez.Workflows.Zones;

namespace Ncez.Web.Tests;

/// <summary>Freezing, adopting and backups as long work: stopped at any step they leave nothing, cut short they are told from what really happened.</summary>
public sealed class JobTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ncez-jobs-").FullName;
    private readonly Workbench _workbench;

    public JobTests()
    {
        _workbench = Workbench.Open(new ShippedData(Shipped.Data), _folder, TimeProvider.System);
        _workbench.Accounts.CreateFirst("王磊", "a long sentence", Language.Zh);
        _workbench.Zones.AddExamples(By, new Findings());

        // The example names no year, so it takes the newest; here it stays with those of 2012.
        var yaml = Path.Combine(ZoneFolder, "zone.yaml");
        File.WriteAllText(yaml, File.ReadAllText(yaml).Replace("gwp: AR5", "factor_year: 2012\ngwp: AR5", StringComparison.Ordinal));
    }

    private static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;

    private Account By => _workbench.Accounts.All[0];

    private RegisteredZone Zone => _workbench.Zones.Find("example-park")!;

    private string ZoneFolder => Path.Combine(_folder, "zones", "example-park");

    [Theory]
    [InlineData(FreezeStep.Account)]
    [InlineData(FreezeStep.Write)]
    [InlineData(FreezeStep.Keep)]
    public void Freezing_stopped_at_a_step_leaves_everything_as_it_was(FreezeStep at)
    {
        var before = Contents(ZoneFolder);
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => _workbench.Runs.Freeze(By, Zone, "closed", StopAt(at, stop), new Findings()));
        NothingIsLeft(before);
        Assert.Empty(_workbench.Runs.Of(Zone));

        // Nobody is locked out by it.
        Assert.NotNull(_workbench.Runs.Freeze(By, Zone, "closed", Watch("j2"), new Findings()));
        Assert.Single(_workbench.Runs.Of(Zone));
    }

    [Theory]
    [InlineData(FreezeStep.Look)]
    [InlineData(FreezeStep.Account)]
    [InlineData(FreezeStep.Write)]
    [InlineData(FreezeStep.Keep)]
    public void Adopting_stopped_at_a_step_leaves_everything_as_it_was(FreezeStep at)
    {
        var before = Contents(ZoneFolder);
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => _workbench.Runs.Adopt(By, Zone, new AdoptRequest(2021, _workbench.Runs.Basis(Zone)), "published", StopAt(at, stop), new Findings()));
        NothingIsLeft(before);
        Assert.DoesNotContain(_workbench.Audit.Page(null, Zone.Id, 5), e => e.Action is "factors.adopted" or "run.frozen");
    }

    [Fact]
    public void Factors_are_not_adopted_over_a_file_that_changed_in_the_middle()
    {
        var findings = new Findings();
        var watch = new RunWatch("j", step =>
        {
            if (step == FreezeStep.Keep)
            {
                File.AppendAllText(Path.Combine(ZoneFolder, "notes.txt"), "another");
            }
        }, CancellationToken.None);
        Assert.Null(_workbench.Runs.Adopt(By, Zone, new AdoptRequest(2021, _workbench.Runs.Basis(Zone)), "published", watch, findings));
        Assert.True(findings.HasErrors);
        Assert.Contains("factor_year: 2012", File.ReadAllText(Path.Combine(ZoneFolder, "zone.yaml")), StringComparison.Ordinal);
        Assert.Empty(_workbench.Runs.Of(Zone));
    }

    [Theory]
    [InlineData(FreezeStep.Write)]
    [InlineData(FreezeStep.Keep)]
    public void A_save_while_a_run_is_made_freezes_nothing_that_is_half_of_each(FreezeStep at)
    {
        var (findings, isSaved) = (new Findings(), false);
        Assert.Null(_workbench.Runs.Freeze(By, Zone, "closed", new RunWatch("j1", SaveOnce, CancellationToken.None), findings));
        Assert.Equal(("RUN-018", "activities.csv"), (findings.Sorted().Single(f => f.Severity == Severity.Error).Code, findings.Sorted().Single(f => f.Severity == Severity.Error).Where.File));
        Assert.Empty(_workbench.Runs.Of(Zone));

        // The next one is of what was saved, and whole.
        Assert.NotNull(_workbench.Runs.Freeze(By, Zone, "closed", Watch("j2"), new Findings()));
        Assert.Empty(_workbench.Runs.Of(Zone).Single().Altered);

        void SaveOnce(FreezeStep step)
        {
            if (step == at && !isSaved)
            {
                var grid = _workbench.Activities.Open(Zone)!;
                isSaved = true;
                Assert.Equal(SaveState.Saved, _workbench.Activities.Save(By, Zone, new GridEdit(grid.Hash, grid.Tabs.Replace("\t900\t", "\t901\t", StringComparison.Ordinal))).State);
            }
        }
    }

    [Fact]
    public void Factors_are_adopted_after_the_same_figures_were_frozen()
    {
        var run = _workbench.Runs.Freeze(By, Zone, "closed", Watch("j1"), new Findings());
        var findings = new Findings();
        Assert.Equal(run, _workbench.Runs.Adopt(By, Zone, new AdoptRequest(2021, _workbench.Runs.Basis(Zone)), "published", Watch("j2"), findings));
        Assert.Empty(findings.Sorted());
        Assert.Single(_workbench.Runs.Of(Zone));
        Assert.Contains("factor_year: 2021", File.ReadAllText(Path.Combine(ZoneFolder, "zone.yaml")), StringComparison.Ordinal);
        Assert.Equal(run, AuditTrail.FactsOf(_workbench.Audit.Page(null, Zone.Id, 1)[0])["run"]);
    }

    [Fact]
    public void A_job_cut_short_is_told_from_what_really_happened()
    {
        // Nothing was put in place; then a run was, but the trail did not get to know.
        Assert.Equal(JobState.Interrupted, Recovered(KeptJobs.Freeze, Zone.Id, "cut1"));
        Assert.Equal(JobState.Interrupted, Recovered(KeptJobs.Adopt, Zone.Id, "cut2"));
        var draft = Path.Combine(_folder, "out", "draft");
        var run = new RunZone(new ShippedData(Shipped.Data)).Run(ZoneFolder, RunOptions.To(draft));
        Assert.NotNull(run.Folder);
        var mark = Mark(KeptJobs.Freeze, Zone.Id, "cut3");
        var at = Now.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
        Assert.NotNull(new AdvanceRun(new ShippedData(Shipped.Data)).Freeze(draft, new RunStepBy(By.Name, at, "closed"), new Findings()));
        Assert.Equal(JobState.Done, Recovered(mark));
        Assert.Equal("run.frozen", _workbench.Audit.Page(null, Zone.Id, 1)[0].Action);

        // Told once: the next start finds the entry, and no other job takes the run for its own.
        Assert.Equal(JobState.Done, Recovered(mark));
        Assert.Equal(JobState.Interrupted, Recovered(KeptJobs.Freeze, Zone.Id, "cut4"));
        Assert.Single(_workbench.Audit.Page(null, Zone.Id, 10), e => e.Action == "run.frozen");
        Assert.Null(_workbench.Audit.Verify().FirstBroken);
    }

    [Fact]
    public void A_backup_with_a_kept_run_comes_back_whole()
    {
        // A kept run holds copies of factor sets, the deepest files of a data folder.
        var run = _workbench.Runs.Freeze(By, Zone, "closed", Watch("j1"), new Findings())!;
        _workbench.Backups.Make(By.Name, "b1", (_, _, _) => { }, CancellationToken.None);
        var (findings, restored) = (new Findings(), Path.Combine(_folder, "restored"));
        Assert.True(Backups.RestoreFile(Path.Combine(_folder, "backup", _workbench.Backups.Kept!.Name), restored, null, findings) is not null, string.Join("; ", findings.Sorted().Select(f => f.Found.En)));
        var kept = new Workflows.Runs.VerifyRun(_workbench.Shipped).Check(Path.Combine(restored, "zones", "example-park", "runs", run), snapshotOnly: true, findings);
        Assert.True(kept is not null && !findings.HasErrors);
    }

    [Theory]
    [InlineData(BackupStep.Database)]
    [InlineData(BackupStep.Copy)]
    [InlineData(BackupStep.Pack)]
    public void A_backup_stopped_at_a_step_leaves_the_one_before(BackupStep at)
    {
        _workbench.Backups.Make(By.Name, "b1", (_, _, _) => { }, CancellationToken.None);
        var before = _workbench.Backups.Kept;
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => _workbench.Backups.Make(By.Name, "b2", (step, _, _) => { if (step == at) { stop.Cancel(); } }, stop.Token));
        Assert.Equal(before, _workbench.Backups.Kept);
        Assert.Single(Directory.GetFileSystemEntries(Path.Combine(_folder, "backup")));
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(_folder, "drafts")));
        Assert.Equal(JobState.Interrupted, Recovered(KeptJobs.Backup, "", "b2", Now.AddMinutes(1)));
    }

    [Fact]
    public void A_backup_made_while_others_sign_in_and_save_comes_back_whole()
    {
        _workbench.Backups.Make(By.Name, "b1", (step, done, of) =>
        {
            if (step == BackupStep.Pack && done == of / 2)
            {
                // What comes after the copy is not in it, and does not make it wrong.
                _workbench.Audit.Add(By.Name, "meanwhile");
                File.AppendAllText(Path.Combine(ZoneFolder, "activities.csv"), "\n");
            }
        }, CancellationToken.None);
        var findings = new Findings();
        Assert.NotNull(Backups.RestoreFile(Path.Combine(_folder, "backup", _workbench.Backups.Kept!.Name), Path.Combine(_folder, "restored"), null, findings));
        Assert.Empty(findings.Sorted());
        using var zip = ZipFile.OpenRead(Path.Combine(_folder, "backup", _workbench.Backups.Kept!.Name));
        Assert.DoesNotContain(zip.Entries, e => e.FullName.StartsWith("backup/", StringComparison.Ordinal) || e.FullName.StartsWith("drafts/", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        Workbench.Release();
        Directory.Delete(_folder, recursive: true);
    }

    private static RunWatch Watch(string job) => new(job, _ => { }, CancellationToken.None);

    private static RunWatch StopAt(FreezeStep at, CancellationTokenSource stop) => new("j1", step =>
    {
        if (step == at)
        {
            stop.Cancel();
        }
    }, stop.Token);

    private void NothingIsLeft(ImmutableSortedDictionary<string, string> before)
    {
        Assert.Equal(before, Contents(ZoneFolder));
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(_folder, "drafts")));
    }

    private static ImmutableSortedDictionary<string, string> Contents(string folder) => Directory.GetFileSystemEntries(folder, "*", SearchOption.AllDirectories)
        .ToImmutableSortedDictionary(f => Path.GetRelativePath(folder, f), f => File.Exists(f) ? Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f))) : "", StringComparer.Ordinal);

    private static JobMark Mark(string kind, string zone, string id, DateTime? began = null) =>
        new() { Id = id, Kind = kind, ZoneId = zone, Account = "王磊", StartedUtc = began ?? Now, State = JobState.Running };

    private JobState Recovered(string kind, string zone, string id, DateTime? began = null) => Recovered(Mark(kind, zone, id, began));

    private JobState Recovered(JobMark mark)
    {
        _workbench.Jobs.Put(mark);
        return _workbench.Jobs.Recover().Single(m => m.Id == mark.Id).State;
    }
}
