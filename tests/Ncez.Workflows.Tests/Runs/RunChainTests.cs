using Ncez.Data.Import.Runs;
using Ncez.Model.Diagnostics;
using Ncez.Model.Runs;
using Ncez.Workflows.Runs;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Tests.Runs;

/// <summary>Each kept run names the one before it, so that none goes unnoticed; and what is signed is what was checked.</summary>
public sealed class RunChainTests : IDisposable
{
    private readonly RunFolder _run = new();
    private int _second;

    [Fact]
    public void A_kept_run_that_is_gone_is_missed_by_the_one_that_was_frozen_after_it()
    {
        _run.Run();
        var first = Freeze("maker");
        File.AppendAllText(Path.Combine(_run.Zone, "activities.csv"), "G2,2021,stationary_combustion,天然气,1,万m3,use,Illustrative\n");
        _run.Run();
        var second = Freeze("maker");
        var hash = RunReader.History(first)!.RunSha256;
        Assert.Equal(["", hash], new[] { first, second }.Select(r => RunReader.History(r)!.Entries.Single(e => e.State == RunState.Frozen).Follows));
        Whole(second, snapshotOnly: false);

        // Nobody takes another run for it: who checks, compares or verifies is told, and nothing is frozen.
        Directory.Move(first, Path.Combine(_run.Root, "away"));
        var (verified, compared, since, refused) = (new Findings(), new Findings(), new Findings(), new Findings());
        Assert.NotNull(new VerifyRun(_run.Product).Check(second, false, verified));
        Assert.NotNull(new CompareRuns(_run.Product).Compare(second, _run.Zone, null, compared));
        Assert.NotNull(new CompareRuns(_run.Product).Since(_run.Zone, null, since));
        foreach (var findings in new[] { verified.Sorted(), compared.Sorted(), since.Sorted(), new CheckZone(_run.Product).Check(_run.Zone).Sorted() })
        {
            var told = Assert.Single(findings, f => f.Code == "RUN-034");
            Assert.Equal(Severity.Warning, told.Severity);
            Assert.Contains(Path.GetFileName(first), told.Found.En, StringComparison.Ordinal);
            Assert.Contains(hash, told.Fix.Zh, StringComparison.Ordinal);
        }

        Whole(second, snapshotOnly: true);
        _run.Edit("activities.csv", "G2,2021", "G3,2021");
        File.WriteAllText(Path.Combine(_run.Zone, "revisions.csv"), "activity,date,author,old_quantity,new_quantity,reason\nG2,2026-01-02,maker,1,0,now G3\n");
        _run.Run();
        Assert.Null(new AdvanceRun(_run.Product).Freeze(_run.Out, By("maker"), refused));
        Assert.Equal("RUN-034", Assert.Single(refused.Sorted(), f => f.Severity == Severity.Error).Code);
        Directory.Move(Path.Combine(_run.Root, "away"), first);
        Assert.NotNull(Freeze("maker"));
    }

    [Fact]
    public void What_a_run_follows_cannot_be_taken_out_of_its_history()
    {
        _run.Run();
        var first = Freeze("maker");
        File.AppendAllText(Path.Combine(_run.Zone, "activities.csv"), "G2,2021,stationary_combustion,天然气,1,万m3,use,Illustrative\n");
        _run.Run();
        var path = Path.Combine(Freeze("maker"), RunHistory.File);
        var follows = $",\"follows\":\"{RunReader.History(first)!.RunSha256}\"";
        Assert.Contains(follows, File.ReadAllText(path), StringComparison.Ordinal);
        File.WriteAllText(path, File.ReadAllText(path).Replace(follows, "", StringComparison.Ordinal));
        Assert.Null(RunReader.History(Path.GetDirectoryName(path)!));

        // One that was frozen before runs named the one before them is whole as it is.
        var old = RunReader.History(first)!;
        Assert.Equal(Ncez.Data.Store.FileHashes.OfText(string.Join('\n', old.Entries[0].Hash, "frozen", old.Entries[1].At, old.Entries[1].By, old.Entries[1].Why)), old.Entries[1].Hash);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_signed_is_what_was_checked(bool snapshotOnly)
    {
        _run.Run();
        var (frozen, findings) = (Freeze("maker"), new Findings());
        File.AppendAllText(Path.Combine(_run.Zone, "activities.csv"), " ");
        Assert.Equal(snapshotOnly, new AdvanceRun(_run.Product).Sign(frozen, RunState.Verified, By("checker"), snapshotOnly, findings) is not null);
        Assert.Equal(snapshotOnly ? [] : Codes(frozen), findings.Sorted().Select(f => f.Code));
        Assert.Equal(snapshotOnly ? RunState.Verified : RunState.Frozen, RunReader.History(frozen)!.State);
    }

    public void Dispose() => _run.Dispose();

    private void Whole(string folder, bool snapshotOnly)
    {
        var findings = new Findings();
        new VerifyRun(_run.Product).Check(folder, snapshotOnly, findings);
        Assert.Empty(findings.Sorted().Select(f => $"{f.Code} {f.Found.En}"));
    }

    private IEnumerable<string> Codes(string folder)
    {
        var findings = new Findings();
        new VerifyRun(_run.Product).Check(folder, false, findings);
        return findings.Sorted().Where(f => f.Severity == Severity.Error).Select(f => f.Code).Order();
    }

    private string Freeze(string by)
    {
        var findings = new Findings();
        var frozen = new AdvanceRun(_run.Product).Freeze(_run.Out, By(by), findings);
        Assert.True(frozen is not null, string.Join("; ", findings.Sorted().Select(f => $"{f.Code} {f.Found.En}")));
        return frozen;
    }

    private RunStepBy By(string who) => new(who, $"2026-01-02T00:00:{++_second:00}Z", "test");
}
