using System.Collections.Immutable;
using System.Globalization;
using Ncez.Data.Import;
using Ncez.Data.Import.Runs;
using Ncez.Model.Diagnostics;
using Ncez.Model.Evidence;
using Ncez.Model.Inventories;
using Ncez.Model.Runs;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using Ncez.Workflows.Runs;
using Ncez.Workflows.Workbench.Identity;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Evidence;

/// <summary>
/// Makes the verification statement of a zone's last year from verification.csv and the zone's kept runs, and says what stands
/// in the way of signing it.
/// </summary>
/// <param name="shipped">Data of the product.</param>
public sealed class StateVerification(ShippedData shipped)
{
    /// <summary>What the verifier states.</summary>
    public const string File = "verification.csv";

    // Sums of the same numbers differ by their rounding only.
    private const double Rounding = 1e-9;

    private const int MostNamed = 5;

    // What is written after the run was frozen: by those who verify it.
    private static readonly string[] OfVerification = [File, "reviews.csv", "evidence.csv"];

    // What a statement cannot do without (ISO 14064-3:2019, 9.3); the rest is for those who have it.
    private static readonly string[] Needed = ["addressee", "responsible", "objective", "criteria", "procedure", "level", "materiality_percent", "work", "opinion", "verifier", "organisation", "date"];

    /// <summary>Title of a column of verification.csv.</summary>
    internal static LocalText TitleOf(string column) => FileSchema.Of(File).Columns.First(c => c.Name == column).Title;

    /// <summary>The statement; what stands in its way joins the findings of the account.</summary>
    /// <param name="folder">Zone folder.</param>
    /// <param name="account">The account.</param>
    /// <param name="inventory">Its inventory.</param>
    /// <param name="plan">What was looked at.</param>
    /// <param name="today">Date after which nothing can have been said yet (YYYY-MM-DD); empty when nobody knows.</param>
    public VerificationStatement Of(string folder, ZoneAccount account, Inventory inventory, VerificationPlan plan, string today = "")
    {
        var findings = new Findings();
        var table = account.Input?.Tables.GetValueOrDefault(File);
        var row = RowOf(table, plan.Year, findings);
        var stated = row is null ? ImmutableSortedDictionary<string, string>.Empty
            : FileSchema.Of(File).Columns.Select(c => c.Name).ToImmutableSortedDictionary(c => c, c => table!.Text(row, c), StringComparer.Ordinal);
        var place = row?.Where ?? new Place(File);
        var run = RunOf(folder, stated.GetValueOrDefault("run", ""), plan.Year, place, findings);
        var statement = new VerificationStatement
        {
            Plan = plan,
            Inventory = inventory,
            Stated = stated,
            MaterialityPercent = row is not null && table!.Number(row, "materiality_percent") is > 0 and <= 100 and var percent ? percent : null,
            Run = run,
            Warnings = account.Findings.Sorted().Count(f => f.Severity == Severity.Warning),
        };
        var missing = Needed.Where(c => c == "materiality_percent" ? statement.MaterialityPercent is null : statement.Word(c).Length == 0).Select(TitleOf).ToList();
        if (missing.Count > 0)
        {
            findings.Warning("EVD-010", place, ("year", plan.Year), ("missing", new LocalText(string.Join("、", missing.Select(m => m.Zh)), string.Join(", ", missing.Select(m => m.En)))));
        }

        CheckOpinion(statement, place, findings);
        CheckPeople(statement, account.Input!, place, today, findings);
        if (run is not null)
        {
            CheckRun(folder, statement, run, findings);
            CheckFreezer(folder, statement, run, findings);
        }

        account.Findings.Merge(findings);

        // What reviews say is among the findings of the account already.
        findings.Add(plan.Mixed);
        return statement with { Obstacles = findings.Sorted() };
    }

    private static ZoneRow? RowOf(ZoneTable? table, int year, Findings findings)
    {
        var rows = table?.Rows.Where(r => table.Whole(r, "year") == year).ToList() ?? [];
        if (rows.Count > 1)
        {
            findings.Warning("EVD-017", rows[1].Where, ("count", rows.Count), ("year", year));
        }

        return rows.LastOrDefault();
    }

    // The run that is named; else the one that went furthest, the latest of these.
    private KeptRun? RunOf(string folder, string named, int year, Place place, Findings findings)
    {
        var runs = Path.Combine(folder, "runs");
        var kept = Directory.Exists(runs) ? Directory.EnumerateDirectories(runs).Where(d => !Path.GetFileName(d).StartsWith('.')).ToList() : [];
        var chosen = named.Length > 0 ? kept.Find(d => Path.GetFileName(d) == named)
            : kept.Select(d => (Folder: d, History: RunReader.History(d))).Where(r => r.History is { State: not RunState.Superseded })
                .OrderBy(r => r.History!.State).ThenBy(r => r.History!.Entries[^1].At, StringComparer.Ordinal).ThenBy(r => r.Folder, StringComparer.Ordinal).LastOrDefault().Folder;
        if (chosen is null)
        {
            findings.Warning("EVD-011", place, ("year", year), ("what", named.Length > 0 ? StatementTables.Text("run.unknown", ("run", named)) : StatementTables.Text("run.none")));
            return null;
        }

        var wrong = new Findings();
        var run = new VerifyRun(shipped).Check(chosen, snapshotOnly: true, wrong);
        if (wrong.HasErrors || run is null)
        {
            findings.Warning("EVD-013", new Place($"runs/{Path.GetFileName(chosen)}"), ("run", Path.GetFileName(chosen)), ("files", Named([.. wrong.Sorted().Where(f => f.Severity == Severity.Error).Select(f => f.Where.File)])));
        }

        if (run is { History.State: not (RunState.Verified or RunState.Sealed) })
        {
            findings.Warning("EVD-011", place, ("year", year), ("what", StatementTables.Text("run.state", ("run", Path.GetFileName(chosen)), ("state", StatementTables.Text($"runState.{run.History.State}")))));
        }

        return run;
    }

    private static void CheckRun(string folder, VerificationStatement statement, KeptRun run, Findings findings)
    {
        var now = KeepRun.InputsOf(folder, run.Folder).ToDictionary(f => f.File, StringComparer.Ordinal);
        var was = run.Run.Inputs.ToDictionary(f => f.File, StringComparer.Ordinal);
        List<string> changed = [.. now.Keys.Union(was.Keys).Where(f => !IsOfVerification(f) && now.GetValueOrDefault(f) != was.GetValueOrDefault(f)).Order(StringComparer.Ordinal)];
        var (year, kept) = (statement.Year, run.Run.Years.FirstOrDefault(y => y.Year == statement.Plan.Year));
        if (changed.Count > 0 || kept is null || !Same(kept.GrossT, year.Gross.T) || !Same(kept.NetT, year.Net.T))
        {
            findings.Warning("EVD-012", new Place($"runs/{Path.GetFileName(run.Folder)}"), ("run", Path.GetFileName(run.Folder)), ("files", changed.Count > 0 ? Named(changed) : "—"),
                ("was", Numbers.Co2e(kept?.GrossT ?? double.NaN)), ("now", Numbers.Co2e(year.Gross.T)));
        }
    }

    // Reviews are held against the run that was frozen last; the statement may be about another one.
    private static void CheckFreezer(string folder, VerificationStatement statement, KeptRun run, Findings findings)
    {
        if (RunFreezer.Last(folder)?.Folder == run.Folder)
        {
            return;
        }

        var freezer = RunFreezer.Of(run.Folder, run.History);
        foreach (var review in statement.Plan.Reviews.Where(r => r.State != LineReview.Comment).GroupBy(r => r.Line).Select(g => g.Last()).Where(r => ReviewersApart.IsVerifying(r) && freezer.Made(r.By, r.Line)))
        {
            findings.Warning("EVD-025", new Place("reviews.csv"), ("who", review.By), ("line", review.Line));
        }
    }

    private static void CheckOpinion(VerificationStatement statement, Place place, Findings findings)
    {
        var opinion = statement.Word("opinion");
        if (opinion == "unmodified")
        {
            List<string> open = [.. statement.Plan.Misstatements.Select(m => m.Subject).Union(statement.Plan.Lines.Where(l => l.State is "questioned" or "rejected").Select(l => l.Id)).Union(statement.Plan.Unsettled)];
            if (open.Count > 0)
            {
                findings.Warning("EVD-014", place with { Field = "opinion" }, ("lines", Named(open)));
            }

            if (statement.MisstatedT > 0 && statement.MisstatedT >= statement.MaterialityT)
            {
                findings.Warning("EVD-015", place with { Field = "opinion" }, ("sum", Numbers.Co2e(statement.MisstatedT)), ("threshold", Numbers.Co2e(statement.MaterialityT)));
            }
        }
        else if (opinion.Length > 0 && statement.Word("qualification").Length == 0)
        {
            findings.Warning("EVD-016", place with { Field = "qualification" }, ("opinion", StatementTables.Text($"opinion.{opinion}")));
        }
    }

    private static void CheckPeople(VerificationStatement statement, ZoneInput input, Place place, string today, Findings findings)
    {
        var (verifier, date) = (statement.Word("verifier"), statement.Word("date"));
        var revisions = input.Tables.GetValueOrDefault("revisions.csv");
        var makers = statement.Plan.Reviews.Where(r => r.State == "corrected").Select(r => r.By).Append(statement.Step(RunState.Frozen)?.By ?? "")
            .Concat(revisions is null ? [] : revisions.Rows.Select(r => revisions.Text(r, "author")));
        if (verifier.Length > 0 && makers.Any(m => AccountNames.AreOne(m, verifier)))
        {
            findings.Warning("EVD-018", place with { Field = "verifier" }, ("who", verifier));
        }

        // The checker looks for the zone, the verifier for those who rely on it; and a statement is signed by who sealed the run.
        if (verifier.Length > 0 && statement.Step(RunState.Verified)?.By is { } checker && AccountNames.AreOne(checker, verifier))
        {
            findings.Warning("EVD-020", place with { Field = "verifier" }, ("who", verifier));
        }

        if (verifier.Length > 0 && statement.Step(RunState.Sealed)?.By is { } sealedBy && !AccountNames.AreOne(sealedBy, verifier))
        {
            findings.Warning("EVD-021", place with { Field = "verifier" }, ("who", verifier), ("sealed", sealedBy));
        }

        var frozen = statement.Step(RunState.Frozen)?.At ?? "";
        if (date.Length > 0 && ((today.Length > 0 && string.CompareOrdinal(date, today) > 0) || (frozen.Length >= date.Length && string.CompareOrdinal(date, frozen[..date.Length]) < 0)))
        {
            findings.Warning("EVD-019", place with { Field = "date" }, ("date", date), ("frozen", frozen.Length > 0 ? frozen[..Math.Min(frozen.Length, "yyyy-MM-dd".Length)] : "—"), ("today", today));
        }
    }

    private static bool IsOfVerification(string file) => OfVerification.Contains(file) || file.StartsWith("evidence/", StringComparison.Ordinal);

    private static bool Same(double a, double b) => Math.Abs(a - b) <= Rounding * Math.Max(Math.Abs(a), Math.Abs(b));

    private static string Named(List<string> all) => string.Join(", ", all.Take(MostNamed)) + (all.Count > MostNamed ? string.Create(CultureInfo.InvariantCulture, $", … ({all.Count})") : "");
}
