using System.Collections.Immutable;
using Ncez.Model.Workbench;

namespace Ncez.Web.Pages.Reviews;

/// <summary>Which lines of a review are asked for: those in a state, and those whose id, item or category holds some words.</summary>
/// <param name="State">State; all for every one.</param>
/// <param name="Find">Words; empty for every line.</param>
public sealed record ReviewFilter(string State, string Find)
{
    /// <summary>States that lines are listed by.</summary>
    public static ImmutableArray<string> States { get; } = ["none", "open", "accepted", "questioned", "corrected", "verified", "rejected", "resolved"];

    /// <summary>What the address asks for.</summary>
    public static ReviewFilter Of(PageContext page) => new(States.Contains(page.Query("state")) ? page.Query("state") : "all", page.Query("find").Trim());

    /// <summary>The state that a line is listed by.</summary>
    public static string StateOf(LineInReview line) => States.Contains(line.State) ? line.State : "none";

    /// <summary>What the row names, as the reader knows it; a word that nobody knows stays as it was typed.</summary>
    public static string ItemName(PageContext page, LineInReview line) => page.Workbench.Shipped.Library.FindItem(line.Cells[2]) is { } item ? page.In(item.Name) : line.Cells[2];

    /// <summary>The category of the row, as the reader knows it.</summary>
    public static string CategoryName(PageContext page, LineInReview line) =>
        page.Zone!.Domain is { } domain && page.Workbench.Shipped.Template(domain).Categories.FirstOrDefault(c => c.Id == line.Cells[1]) is { } rule ? page.In(rule.Name) : line.Cells[1];

    /// <summary>The lines that are asked for.</summary>
    public ImmutableArray<LineInReview> Among(PageContext page, ImmutableArray<LineInReview> lines) => [.. lines.Where(l => (State == "all" || StateOf(l) == State) && Holds(page, l))];

    /// <summary>The query that asks for the same, from a line on.</summary>
    public string Query(int start = 0) => string.Join('&', new[] { ("state", State == "all" ? "" : State), ("find", Find), ("start", start > 0 ? $"{start}" : "") }.Where(p => p.Item2.Length > 0).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2)}"));

    // Each word somewhere in what the line is.
    private bool Holds(PageContext page, LineInReview line) => Find.Length == 0
        || (string.Join(' ', line.Cells.Take(3).Prepend(line.Line)) + $" {ItemName(page, line)} {CategoryName(page, line)}") is var said && Find.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().All(w => said.Contains(w, StringComparison.OrdinalIgnoreCase));
}
