using System.Collections.Immutable;
using Ncez.Data.Store;
using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;
using Ncez.Model.Evidence;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using Ncez.Model.Sources;
using Ncez.Model.Texts;
using Ncez.Model.Zones;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Evidence;

/// <summary>Checks the proofs of a zone, gathers what was said about its lines, and plans what a verifier looks at first.</summary>
public static class PlanVerification
{
    /// <summary>Share of emissions a sample covers unless the verifier says otherwise: the user's setting, no standard gives one.</summary>
    public const double DefaultCoverage = 0.8;

    private static readonly string[] EstimateWords = ["estimat", "估", "推算", "proxy"];

    /// <summary>True when the zone keeps proofs or reviews.</summary>
    public static bool IsKept(ZoneAccount account) => account.Input is { } input && (input.Tables.ContainsKey("evidence.csv") || input.Tables.ContainsKey("reviews.csv"));

    /// <summary>The plan of an accounted zone for its last year.</summary>
    /// <param name="folder">Zone folder, whose <c>evidence/</c> holds the files.</param>
    /// <param name="account">The account; what is odd joins its findings.</param>
    /// <param name="inventory">Its inventory.</param>
    /// <param name="units">Units, when a quantity was seen in another one.</param>
    /// <param name="coverageFraction">Share of the year's emissions that the sample is to cover [0–1].</param>
    /// <param name="today">Date after which nothing can have been said yet (YYYY-MM-DD); empty when nobody knows.</param>
    public static VerificationPlan Of(string folder, ZoneAccount account, Inventory inventory, UnitTable units, double coverageFraction = DefaultCoverage, string today = "")
    {
        var (input, findings) = (account.Input!, account.Findings);
        var rows = IsKept(account) ? Enumerable.Range(0, inventory.Activities.Count).ToDictionary(inventory.Activities.Texts.Id, StringComparer.Ordinal) : [];
        var proofs = Proofs(folder, input, [.. rows.Keys], today, findings);
        var checks = new CheckReviews(folder, input, inventory, units, rows, today);
        var reviews = checks.Read(findings);
        var year = inventory.Years[^1].Year;
        var proven = proofs.Where(p => p.State is ProofState.Unaltered or ProofState.Unhashed or ProofState.Elsewhere).SelectMany(p => p.Lines.Append(p.Id)).ToHashSet(StringComparer.Ordinal);
        return new VerificationPlan(year, proofs, reviews, Sample(Lines(inventory, input, year, proven, reviews), coverageFraction), coverageFraction) { Misstatements = checks.Misstatements, Mixed = checks.Mixed, Unsettled = checks.Unsettled };
    }

    private static ImmutableArray<Proof> Proofs(string folder, ZoneInput input, HashSet<string> ids, string today, Findings findings)
    {
        if (input.Tables.GetValueOrDefault("evidence.csv") is not { } table)
        {
            return [];
        }

        var proofs = ImmutableArray.CreateBuilder<Proof>();
        foreach (var row in table.Rows)
        {
            var (file, hash) = (table.Text(row, "file"), table.Text(row, "sha256").ToLowerInvariant());
            var (lines, date) = (Proof.LinesOf(table.Text(row, "lines")), table.Text(row, "date"));
            var state = StateOf(folder, file, hash);
            if (state is ProofState.Altered or ProofState.Missing)
            {
                findings.Warning(state == ProofState.Altered ? "EVD-001" : "EVD-002", row.Where, ("file", file), ("id", table.Text(row, "id")));
            }

            if (today.Length > 0 && string.CompareOrdinal(date, today) > 0)
            {
                findings.Warning("EVD-023", row.Where with { Field = "date" }, ("id", table.Text(row, "id")), ("date", date), ("today", today));
            }

            foreach (var unknown in lines.Where(l => !ids.Contains(l)))
            {
                findings.Warning("EVD-003", row.Where, ("id", table.Text(row, "id")), ("line", unknown));
            }

            proofs.Add(new Proof(table.Text(row, "id"), table.Text(row, "title"), file, hash, state, lines, date));
        }

        Unlisted(folder, [.. proofs.Select(p => p.File)], findings);
        return proofs.ToImmutable();
    }

    // A file that no row names proves nothing, and nobody would notice that it was altered.
    private static void Unlisted(string folder, HashSet<string> listed, Findings findings)
    {
        var evidence = Path.Combine(folder, "evidence");
        IEnumerable<string> files = Directory.Exists(evidence) ? Directory.EnumerateFiles(evidence, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(evidence, f).Replace('\\', '/')) : [];
        foreach (var file in files.Where(f => !listed.Contains(f)).Order(StringComparer.Ordinal))
        {
            findings.Info("EVD-024", new Place($"evidence/{file}"), ("file", file));
        }
    }

    private static ProofState StateOf(string folder, string file, string hash)
    {
        if (file.Length == 0)
        {
            return ProofState.Elsewhere;
        }

        return FileHashes.Find(Path.Combine(folder, "evidence"), file) is not { } found ? ProofState.Missing
            : hash.Length == 0 ? ProofState.Unhashed
            : found.Sha256 == hash ? ProofState.Unaltered
            : ProofState.Altered;
    }

    private static List<SampledLine> Lines(Inventory inventory, ZoneInput input, int year, HashSet<string> proven, ImmutableArray<LineReview> reviews)
    {
        var revisions = input.Tables.GetValueOrDefault("revisions.csv");
        var revised = revisions is null ? [] : revisions.Rows.Select(r => revisions.Text(r, "activity")).ToHashSet(StringComparer.Ordinal);
        // A comment says something of a line and leaves its state.
        var latest = reviews.Where(r => r.State != LineReview.Comment).GroupBy(r => r.Line).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);
        var kinds = KindsOf(inventory, proven, latest);
        var lines = inventory.Plans.Zip(inventory.PlanTotals, (plan, total) => (Plan: plan, Total: total))
            .Where(p => p.Plan.Year == year && p.Plan.Scope is not (Scope.Memo or Scope.Offset) && double.IsFinite(p.Total.Co2eT)).GroupBy(p => p.Plan.Kind).Select(g =>
            {
                var (first, rows, state, isProven) = kinds[g.Key];
                var id = inventory.Activities.Texts.Id(first);
                var kind = inventory.Activities.Kinds[g.Key];
                return new SampledLine(id, rows, g.First().Plan.Item?.Name ?? LocalText.Same(kind.Item), g.Sum(p => p.Total.Co2eT), 0,
                    [.. Risks(kind, [.. g.Select(p => p.Plan)], isProven, state, revised.Contains(id))], false, state, kind.Quality);
            }).Where(l => l.Co2eT != 0).ToList();
        var all = lines.Sum(l => Math.Abs(l.Co2eT));
        return [.. lines.Select(l => l with { ShareFraction = Math.Abs(l.Co2eT) / all }).OrderByDescending(l => l.PriorityT).ThenBy(l => l.Id, StringComparer.Ordinal)];
    }

    // Of the rows of a kind, one in question puts all in question; one without proof leaves all without.
    private static (int First, int Rows, string State, bool IsProven)[] KindsOf(Inventory inventory, HashSet<string> proven, Dictionary<string, LineReview> latest)
    {
        var kinds = new (int First, int Rows, string State, bool IsProven)[inventory.Activities.Kinds.Length];
        for (var row = 0; row < inventory.Activities.Count; row++)
        {
            var id = proven.Count + latest.Count > 0 ? inventory.Activities.Texts.Id(row) : "";
            var state = latest.GetValueOrDefault(id)?.LineState ?? "";
            var isProven = proven.Contains(id) || inventory.Activities.Texts.Evidence(row) is { Length: > 0 };
            ref var kind = ref kinds[inventory.Activities.KindOf[row]];
            kind = kind.Rows == 0 ? (row, 1, state, isProven)
                : (kind.First, kind.Rows + 1, kind.State == state ? state : kind.State == "questioned" || state == "questioned" ? "questioned" : "partly", kind.IsProven && isProven);
        }

        return kinds;
    }

    private static IEnumerable<string> Risks(ActivityKind kind, LinePlan[] plans, bool isProven, string state, bool isRevised)
    {
        if (!isProven)
        {
            yield return "noProof";
        }

        if (kind.Status == ActivityStatus.Reported)
        {
            yield return "reported";
        }

        if (EstimateWords.Any(w => kind.Quality.Contains(w, StringComparison.OrdinalIgnoreCase)))
        {
            yield return "estimated";
        }

        var choices = plans.SelectMany(p => p.Factors).Select(f => f.Choice).ToList();
        if (choices.Any(c => c.IsFallback))
        {
            yield return "fallback";
        }

        if (choices.Any(c => c.Pick is { Confidence: not Confidence.High }))
        {
            yield return "confidence";
        }

        if (isRevised)
        {
            yield return "revised";
        }

        if (state == "questioned")
        {
            yield return "questioned";
        }
    }

    // In order of priority until the sample covers its share; what is in question is taken in any case.
    private static ImmutableArray<SampledLine> Sample(List<SampledLine> lines, double coverageFraction)
    {
        var reached = 0.0;
        var sampled = ImmutableArray.CreateBuilder<SampledLine>();
        foreach (var line in lines)
        {
            var isTaken = reached < coverageFraction - 1e-12 || line.State == "questioned";
            reached += isTaken ? line.ShareFraction : 0;
            sampled.Add(line with { IsSampled = isTaken });
        }

        return sampled.ToImmutable();
    }
}
