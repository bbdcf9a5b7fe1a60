using System.Collections.Immutable;
using Ncez.Model.Evidence;
using Ncez.Model.Quantities;
using Ncez.Model.Tables;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Evidence;

/// <summary>Proofs, states of lines, data quality, sampling plan: as tables.</summary>
public static class VerificationTables
{
    private static readonly string[] States = ["verified", "questioned", "corrected"];
    private static readonly TextArea Area = TextArea.Of(typeof(VerificationTables).Assembly, "Verification");

    /// <summary>All tables that have rows.</summary>
    public static ImmutableArray<ResultTable> Of(VerificationPlan plan) =>
        [.. new[] { Shares(plan), Plan(plan), Quality(plan), Proofs(plan), Reviews(plan) }.Where(t => t.Rows.Length > 0)];

    /// <summary>A text of the area.</summary>
    internal static LocalText Text(string key, params TextArg[] args) => Area.Both(key, args);

    /// <summary>The answer: how much of the emissions is verified.</summary>
    public static LocalText Answer(VerificationPlan plan) => Text("answer", ("year", plan.Year), ("verified", Numbers.Percent(plan.ShareOf("verified"), 0)), ("questioned", Numbers.Percent(plan.ShareOf("questioned"), 0)),
        ("sampled", plan.Lines.Count(l => l.IsSampled)), ("all", plan.Lines.Length), ("share", Numbers.Percent(plan.Lines.Where(l => l.IsSampled).Sum(l => l.ShareFraction), 0)));

    private static ResultTable Shares(VerificationPlan plan) => new("states", Text("states.title", ("year", plan.Year)),
        [new TableColumn("state", Text("state")), new TableColumn("lines", Text("lines"), IsNumber: true), new TableColumn("sharePercent", Text("share"), IsNumber: true)],
        [
            .. States.Concat(plan.Lines.Select(l => l.State).Except(States).Order(StringComparer.Ordinal)).Where(s => plan.Lines.Any(l => l.State == s))
                .Select(s => ImmutableArray.Create<TableCell>([State(s), plan.Lines.Count(l => l.State == s), plan.ShareOf(s) * 100])),
        ]);

    private static ResultTable Plan(VerificationPlan plan) => new("sampling", Text("plan.title", ("coverage", Numbers.Percent(plan.CoverageFraction, 0))),
        [
            new TableColumn("sampled", Text("plan.sampled")),
            new TableColumn("id", Text("line")),
            new TableColumn("rows", Text("rows"), IsNumber: true),
            new TableColumn("item", Text("item")),
            new TableColumn("co2eT", Text("co2e"), IsNumber: true),
            new TableColumn("sharePercent", Text("share"), IsNumber: true),
            new TableColumn("riskCount", Text("riskCount"), IsNumber: true),
            new TableColumn("risks", Text("risks")),
            new TableColumn("state", Text("state")),
        ],
        [.. plan.Lines.Select(l => ImmutableArray.Create<TableCell>([Text(l.IsSampled ? "plan.yes" : "plan.no"), l.Id, l.Rows, l.Name, l.Co2eT, l.ShareFraction * 100, l.Risks.Length, Joined(l.Risks), State(l.State)]))]);

    /// <summary>Data quality by share of emissions.</summary>
    public static ResultTable Quality(VerificationPlan plan) => new("quality", Text("quality.title", ("year", plan.Year)),
        [new TableColumn("quality", Text("quality")), new TableColumn("lines", Text("lines"), IsNumber: true), new TableColumn("sharePercent", Text("share"), IsNumber: true)],
        [
            .. plan.Lines.GroupBy(l => l.Quality).OrderByDescending(g => g.Sum(l => l.ShareFraction)).Select(g => ImmutableArray.Create<TableCell>([
                g.Key.Length > 0 ? LocalText.Same(g.Key) : Text("quality.none"), g.Count(), g.Sum(l => l.ShareFraction) * 100])),
        ]);

    private static ResultTable Proofs(VerificationPlan plan) => new("evidence", Text("proofs.title"),
        [
            new TableColumn("id", Text("proof")),
            new TableColumn("title", Text("proofTitle")),
            new TableColumn("file", Text("file")),
            new TableColumn("state", Text("state")),
            new TableColumn("sha256", Text("sha256")),
            new TableColumn("lines", Text("lines")),
            new TableColumn("date", Text("date")),
        ],
        [.. plan.Proofs.Select(p => ImmutableArray.Create<TableCell>([p.Id, p.Title, p.File, Text($"proof.{p.State}"), p.Sha256, string.Join("; ", p.Lines), p.Date]))]);

    private static ResultTable Reviews(VerificationPlan plan) => new("reviews", Text("reviews.title"),
        [
            new TableColumn("line", Text("line")),
            new TableColumn("state", Text("state")),
            new TableColumn("by", Text("by")),
            new TableColumn("role", Text("role")),
            new TableColumn("at", Text("date")),
            new TableColumn("why", Text("why")),
        ],
        [.. plan.Reviews.Select(r => ImmutableArray.Create<TableCell>([r.Line, Said(r), r.By, r.Role.Length > 0 ? Text($"role.{r.Role}") : "", r.At, ReviewReasons.Of(r)]))]);

    // As it was said, with the quantity that was seen, and that it is another one now.
    private static LocalText Said(LineReview review) => review.SeenQuantity.Length == 0 ? State(review.State)
        : Text(review.IsOutdated ? "state.outdated" : "state.seen", ("state", State(review.State)), ("seen", review.SeenQuantity), ("unit", UnitSymbol.Of(review.SeenUnit)));

    private static LocalText State(string state) => Text(state.Length > 0 ? $"state.{state}" : "state.none");

    private static LocalText Joined(ImmutableArray<string> risks) =>
        new(string.Join("、", risks.Select(r => Text($"risk.{r}").Zh)), string.Join(", ", risks.Select(r => Text($"risk.{r}").En)));
}
