using FsCheck;
using FsCheck.Fluent;
using Ncez.Data.Import.Runs;
using Ncez.Model.Diagnostics;
using Ncez.Model.Runs;
using Ncez.Workflows.Runs;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Tests.Runs;

/// <summary>A run is a snapshot: nothing it was made of or gave can change unseen, and three people sign it in order.</summary>
public sealed class RunTests : IDisposable
{
    private readonly RunFolder _run = new();

    [Fact]
    public void A_fresh_run_is_whole_and_holds_copies_of_what_its_lines_used()
    {
        var kept = Whole(_run.Run(), snapshotOnly: false);
        Assert.Equal(RunState.Draft, kept.History.State);
        Assert.Equal(["actions.csv", "activities.csv", "appraisal.csv", "decomposition.csv", "evaluation.csv", "evidence.csv", "evidence/meters-2021.txt", "measures.csv", "panel.csv", "panel_criteria.csv", "panel_experts.csv", "panel_memberships.csv", "panel_pairs.csv", "prices.csv", "reviews.csv", "targets.csv", "uncertainty.csv", "zone.yaml"], kept.Run.Inputs.Select(i => i.File));
        Assert.Contains(kept.Run.Data, d => d.File == "factors/cn-grid/2025/factors.csv");
        Assert.Contains(kept.Run.Results, r => r.File == "inventory.json");
        var line = kept.Run.Lines.Single(l => l.Id == "E1");
        var factor = kept.Run.Factors.Single(f => f.Key == line.Factors.Single(k => k.StartsWith("cn-grid", StringComparison.Ordinal)));
        Assert.Equal(line.Co2eT, line.Quantity * 10 * factor.Canonical, line.Co2eT * 1e-12);
        Assert.Equal(kept.Run.Years[0].GrossT, kept.Run.Lines.Where(l => l.Scope is "direct" or "indirect").Sum(l => l.Co2eT), 1e-9);
    }

    [Fact]
    public void Any_altered_byte_of_an_input_a_factor_or_a_result_is_found_and_its_file_named()
    {
        var draft = _run.Run();
        var frozen = _run.Freeze("maker");
        foreach (var (folder, snapshotOnly) in new[] { (draft, false), (frozen, true), (frozen, false) })
        {
            var kept = Whole(folder, snapshotOnly);
            var files = Files(kept, folder, snapshotOnly);
            Prop.ForAll((from file in Gen.Elements(files) from at in Gen.Choose(0, int.MaxValue - 1) from how in Gen.Choose(0, 3) from bit in Gen.Choose(0, 7) select (file, at, how, bit)).ToArbitrary(), edit =>
            {
                var before = File.ReadAllBytes(edit.file);
                File.WriteAllBytes(edit.file, Altered(before, edit.at, edit.how, edit.bit));
                var findings = new Findings();
                new VerifyRun(_run.Product).Check(folder, snapshotOnly, findings);
                File.WriteAllBytes(edit.file, before);
                return findings.HasErrors && findings.Sorted().Any(f => f.Severity == Severity.Error && f.Where.File!.EndsWith(Path.GetFileName(edit.file), StringComparison.Ordinal));
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
            Whole(folder, snapshotOnly);
        }
    }

    [Fact]
    public void A_removed_or_added_file_is_found()
    {
        var draft = _run.Run();
        File.Delete(Path.Combine(draft, "inventory.csv"));
        Assert.Equal(["RUN-001"], Codes(draft));
        _run.Run();
        File.WriteAllText(Path.Combine(_run.Zone, "indicators.csv"), "year,indicator,value,unit\n");
        Assert.Equal(["RUN-003"], Codes(draft));
    }

    [Fact]
    public void Three_people_sign_in_order_each_with_a_reason()
    {
        _run.Run();
        var frozen = _run.Freeze("Maker ");
        Assert.Equal(["RUN-006"], Refused(frozen, RunState.Sealed, "verifier"));
        Assert.Equal(["RUN-008"], Refused(frozen, RunState.Verified, "maker"));
        Assert.All(new[] { "ＭＡＫＥＲ", " maker", "Maker " }, name => Assert.Equal(["RUN-008"], Refused(frozen, RunState.Verified, name)));
        Assert.Equal(["RUN-007"], Refused(frozen, RunState.Verified, "checker", why: " "));
        Sign(frozen, RunState.Verified, "checker");
        Assert.Equal(["RUN-008"], Refused(frozen, RunState.Sealed, "Checker"));
        Sign(frozen, RunState.Sealed, "verifier");
        Sign(frozen, RunState.Superseded, "maker");
        Assert.Equal(["RUN-006"], Refused(frozen, RunState.Superseded, "maker"));
        Assert.Equal([RunState.Draft, RunState.Frozen, RunState.Verified, RunState.Sealed, RunState.Superseded], RunReader.History(frozen)!.Entries.Select(e => e.State));
    }

    [Fact]
    public void A_refused_step_names_states_in_the_readers_language()
    {
        _run.Run();
        var frozen = _run.Freeze("Maker");
        Diagnostic Told(RunState state, string by)
        {
            var findings = new Findings();
            Assert.Null(new AdvanceRun(_run.Product).Sign(frozen, state, new RunStepBy(by, "2026-01-02", "reason"), true, findings));
            return Assert.Single(findings.Sorted());
        }

        var order = Told(RunState.Sealed, "verifier");
        Assert.Equal("该运行的状态为“已冻结”，不能变为“已封存”", order.Found.Zh);
        Assert.Equal("状态为“已复核”的运行", order.Expected.Zh);
        Assert.Equal("the run is frozen and cannot become sealed", order.Found.En);
        Assert.Equal("maker 已将该运行置为“已冻结”", Told(RunState.Verified, "maker").Found.Zh);
    }

    [Fact]
    public void Outputs_written_into_the_zone_folder_are_no_inputs_of_a_kept_run()
    {
        var draft = _run.Run(Path.Combine(_run.Zone, "out"));
        var findings = new Findings();
        var kept = new AdvanceRun(_run.Product).Freeze(draft, new RunStepBy("maker", "2026-01-01", "closed"), findings);
        Assert.False(findings.HasErrors);
        Whole(kept!, snapshotOnly: false);
    }

    [Fact]
    public void A_rewritten_history_is_found()
    {
        _run.Run();
        var frozen = _run.Freeze("maker");
        var path = Path.Combine(frozen, RunHistory.File);
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"by\":\"maker\"", "\"by\":\"other\"", StringComparison.Ordinal));
        var findings = new Findings();
        Assert.Null(new VerifyRun(_run.Product).Check(frozen, true, findings));
        Assert.Contains(findings.Sorted(), f => f.Code == "RUN-004");
    }

    [Theory]
    [InlineData(",900,", false)]
    [InlineData(",1900,", true)]
    public void A_base_year_that_moved_far_from_the_frozen_one_is_a_finding_of_every_run(string quantity, bool isFound)
    {
        _run.Run();
        _run.Freeze("maker");
        _run.Edit("activities.csv", ",900,", quantity);
        var findings = new CheckZone(_run.Product).Check(_run.Zone).Sorted();
        Assert.Equal(isFound, findings.Any(f => f is { Code: "RUN-020", Severity: Severity.Warning }));
        Assert.DoesNotContain(findings, f => f.Code == "RUN-040");
        _run.Run();
        Assert.Equal(isFound, File.ReadAllText(Path.Combine(_run.Out, "findings.csv")).Contains("RUN-020", StringComparison.Ordinal));
    }

    [Fact]
    public void A_base_year_that_moved_a_little_is_told_with_both_figures_in_check_and_report()
    {
        _run.Run();
        _run.Freeze("maker");
        _run.Edit("activities.csv", ",900,", ",910,");
        var told = Assert.Single(new CheckZone(_run.Product).Check(_run.Zone).Sorted(), f => f.Code == "RUN-040");
        Assert.Equal(Severity.Info, told.Severity);
        _run.Run();
        Assert.Contains("RUN-040", File.ReadAllText(Path.Combine(_run.Out, "findings.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_kept_run_that_was_altered_is_not_passed_over()
    {
        _run.Run();
        var frozen = _run.Freeze("maker");
        var history = Path.Combine(frozen, RunHistory.File);
        File.WriteAllText(history, File.ReadAllText(history).Replace("maker", "taker", StringComparison.Ordinal));
        _run.Edit("activities.csv", ",900,", ",910,");
        Assert.Contains(new CheckZone(_run.Product).Check(_run.Zone).Sorted(), f => f is { Code: "RUN-025", Severity: Severity.Warning });
        _run.Run();
        var findings = new Findings();
        Assert.Null(new AdvanceRun(_run.Product).Freeze(_run.Out, RunFolder.By("maker"), findings));
        Assert.Contains(findings.Sorted(), f => f is { Code: "RUN-025", Severity: Severity.Error });
    }

    [Fact]
    public void A_row_under_another_id_moves_no_base_year()
    {
        _run.Run();
        _run.Freeze("maker");
        _run.Edit("activities.csv", "\nE1,", "\nE1b,");
        var findings = new Findings();
        var since = new CompareRuns(_run.Product).Since(_run.Zone, null, findings)!;
        Assert.Empty(since.Changes.Lines);
        Assert.Equal(0, since.Changes.BaseYear!.SignificanceFraction);
    }

    [Fact]
    public void A_base_year_that_moves_is_told()
    {
        var draft = _run.Run();
        _run.Edit("zone.yaml", "years: [2021]", "years: [2021, 2022]\nbaseline: 2022");
        var findings = new Findings();
        new CompareRuns(_run.Product).Compare(draft, _run.Zone, null, findings);
        Assert.Contains(findings.Sorted(), f => f.Code == "RUN-015" && f.Found.En.Contains("2021", StringComparison.Ordinal) && f.Found.En.Contains("2022", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("extra.txt")]
    [InlineData("inputs/factors.csv")]
    [InlineData("data/factors/own.csv")]
    public void A_kept_run_holds_nothing_that_was_not_put_there(string file)
    {
        var draft = _run.Run();
        var frozen = _run.Freeze("maker");
        File.WriteAllText(Path.Combine(frozen, file), "x");
        File.WriteAllText(Path.Combine(draft, "notes.txt"), "x");
        var (kept, loose) = (new Findings(), new Findings());
        new VerifyRun(_run.Product).Check(frozen, true, kept);
        new VerifyRun(_run.Product).Check(draft, true, loose);
        Assert.Equal(("RUN-005", Severity.Error, file), Assert.Single(kept.Sorted().Select(f => (f.Code, f.Severity, f.Where.File))));
        Assert.Equal(("RUN-005", Severity.Warning), Assert.Single(loose.Sorted().Select(f => (f.Code, f.Severity))));
    }

    [Fact]
    public void Changes_are_not_told_of_a_run_that_was_altered()
    {
        var draft = _run.Run();
        var manifest = Path.Combine(draft, RunManifest.File);
        File.WriteAllText(manifest, System.Text.RegularExpressions.Regex.Replace(File.ReadAllText(manifest), "\"grossT\":[0-9.]+", "\"grossT\":1"));
        var findings = new Findings();
        Assert.Null(new CompareRuns(_run.Product).Compare(draft, _run.Zone, null, findings));
        Assert.Equal(["RUN-001"], findings.Sorted().Select(f => f.Code));
    }

    [Fact]
    public void The_next_run_leaves_a_frozen_one_as_it_is()
    {
        _run.Run();
        var frozen = _run.Freeze("maker");
        _run.Edit("activities.csv", ",420,", ",421,");
        _run.Run();
        Whole(frozen, snapshotOnly: true);
        Assert.Equal(["RUN-001"], Codes(frozen));
        Whole(_run.Out, snapshotOnly: false);
    }

    [Fact]
    public void What_is_no_run_is_said_to_be_none()
    {
        Assert.Equal(["RUN-002"], Codes(_run.Zone));
        Directory.CreateDirectory(_run.Out);
        File.WriteAllText(Path.Combine(_run.Out, RunManifest.File), "{}");
        Assert.Equal(["RUN-001", "RUN-004"], Codes(_run.Out));
    }

    [Fact]
    public void What_would_change_is_shown_before_it_is_adopted()
    {
        var draft = _run.Run();
        _run.Edit("zone.yaml", "gwp: AR5", "gwp: AR6");
        _run.Edit("zone.yaml", "[guides-2015-batch3, gbt-2589-2020, cn-grid]", "[gbt-32151-2015, gbt-2589-2020, cn-grid]");
        _run.Edit("activities.csv", ",8600,", ",8700,");
        var findings = new Findings();
        var (changes, basis) = new CompareRuns(_run.Product).Compare(draft, _run.Zone, null, findings)!.Value;
        Assert.Equal(("unstated", 0.05), (basis, changes.BaseYear!.ThresholdFraction));
        Assert.Empty(findings.Sorted());
        var year = Assert.Single(changes.Years);
        Assert.Equal(year.GrossAfterT - year.GrossBeforeT, year.Gross.Values.Sum(), 1e-6);
        Assert.Equal(100 * 10 * changes.Before.Factors.Single(f => f.Key.StartsWith("cn-grid/", StringComparison.Ordinal) && changes.Before.Lines.Any(l => l.Factors.Contains(f.Key))).Canonical, changes.Lines.Single(l => l.Id == "E1").EffectT, 1e-6);
        Assert.NotEmpty(changes.Factors);
        Assert.NotEmpty(ChangeTables.Of(changes, basis, _run.Product.Library));
    }

    public void Dispose() => _run.Dispose();

    private static byte[] Altered(byte[] before, int at, int how, int bit)
    {
        var place = before.Length == 0 ? 0 : at % before.Length;
        byte[] flipped = [.. before];
        if (before.Length > 0)
        {
            flipped[place] ^= (byte)(1 << bit);
        }

        return how switch
        {
            1 when before.Length > 0 => [.. before[..place], .. before[(place + 1)..]],
            2 => [.. before[..place], (byte)' ', .. before[place..]],
            3 => [.. before, (byte)'\n'],
            _ => before.Length == 0 ? [0] : flipped,
        };
    }

    private string[] Files(KeptRun kept, string folder, bool snapshotOnly)
    {
        IEnumerable<string> Below(string root, IEnumerable<FileHash> files) => files.Select(f => Path.Combine(root, f.File));
        var own = Below(folder, kept.Run.Results).Append(Path.Combine(folder, RunManifest.File)).Append(Path.Combine(folder, RunHistory.File));
        var copies = kept.History.State == RunState.Draft ? [] : Below(Path.Combine(folder, "inputs"), kept.Run.Inputs).Concat(Below(Path.Combine(folder, "data"), kept.Run.Data));
        var live = snapshotOnly ? [] : Below(_run.Zone, kept.Run.Inputs).Concat(Below(_run.Data, kept.Run.Data));
        return [.. own.Concat(copies).Concat(live)];
    }

    private KeptRun Whole(string folder, bool snapshotOnly)
    {
        var findings = new Findings();
        var kept = new VerifyRun(_run.Product).Check(folder, snapshotOnly, findings);
        Assert.Empty(findings.Sorted().Select(f => $"{f.Code} {f.Found.En}"));
        return kept!;
    }

    private IEnumerable<string> Codes(string folder)
    {
        var findings = new Findings();
        new VerifyRun(_run.Product).Check(folder, false, findings);
        return findings.Sorted().Where(f => f.Severity == Severity.Error).Select(f => f.Code).Order();
    }

    private void Sign(string folder, RunState state, string by) => Assert.Empty(Refused(folder, state, by));

    private IEnumerable<string> Refused(string folder, RunState state, string by, string why = "test")
    {
        var findings = new Findings();
        new AdvanceRun(_run.Product).Sign(folder, state, RunFolder.By(by, why), snapshotOnly: true, findings);
        return findings.Sorted().Select(f => f.Code);
    }
}
