using System.Collections.Immutable;
using Ncez.Model.Tables;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Workflows.Targets;

/// <summary>The register of a zone: goals, phase goals, action items and obstacles, each with owner, date and state. Rows of actions.csv.</summary>
/// <param name="Rows">Rows in the order of the file.</param>
public sealed record ActionRegister(ImmutableArray<ActionItem> Rows)
{
    /// <summary>The register; null when the zone has none.</summary>
    public static ActionRegister? Of(ZoneInput input) => input.Tables.TryGetValue("actions.csv", out var table) && table.Rows.Length > 0
        ? new ActionRegister([.. table.Rows.Select(r => new ActionItem(
            table.Text(r, "id"), table.Text(r, "kind"), table.Text(r, "project"),
            new LocalText(table.Text(r, "title"), table.Text(r, "title_en") is { Length: > 0 } english ? english : table.Text(r, "title")),
            table.Text(r, "owner"), table.Text(r, "due"), table.Text(r, "state") is { Length: > 0 } state ? state : "open", table.Text(r, "evidence"), table.Text(r, "source")))])
        : null;
}

/// <summary>An entry of the register.</summary>
/// <param name="Id">Id.</param>
/// <param name="Kind">goal, phase_goal, action or obstacle.</param>
/// <param name="Project">Project or domain.</param>
/// <param name="Title">What it is.</param>
/// <param name="Owner">Who is responsible.</param>
/// <param name="Due">Day it is due, YYYY-MM-DD; empty = none.</param>
/// <param name="State">open, in_progress, done or dropped.</param>
/// <param name="Evidence">Proof.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record ActionItem(string Id, string Kind, string Project, LocalText Title, string Owner, string Due, string State, string Evidence, string Source)
{
    /// <summary>True when it should be done by a day and is not; days are compared as they are written.</summary>
    public bool IsOverdue(string today) => Due.Length > 0 && today.Length > 0 && State is ("open" or "in_progress") && string.CompareOrdinal(Due, today) < 0;
}

/// <summary>The register as a table.</summary>
public static class ActionTables
{
    /// <summary>A row per entry; what is overdue says so.</summary>
    /// <param name="register">The register.</param>
    /// <param name="today">The day of the report, YYYY-MM-DD.</param>
    public static ResultTable Of(ActionRegister register, string today) => new("actions", TargetTables.Text("actions"),
        [
            new TableColumn("id", TargetTables.Text("column.entry")), new TableColumn("kind", TargetTables.Text("column.kind")), new TableColumn("project", TargetTables.Text("column.project")),
            new TableColumn("title", TargetTables.Text("column.title")), new TableColumn("owner", TargetTables.Text("column.owner")), new TableColumn("due", TargetTables.Text("column.due")),
            new TableColumn("state", TargetTables.Text("column.light")), new TableColumn("source", TargetTables.Text("column.source")),
        ],
        [.. register.Rows.Select(r => ImmutableArray.Create<TableCell>([
            r.Id, TargetTables.Text($"entry.{r.Kind}"), r.Project, r.Title, r.Owner, r.Due,
            r.IsOverdue(today) ? TargetTables.Text("overdue", ("state", TargetTables.Text($"progress.{r.State}"))) : TargetTables.Text($"progress.{r.State}"), Proof(r)]))]);

    /// <summary>Obstacles, project by project (R06): what stands in the way, who clears it, how far that is.</summary>
    public static ResultTable Obstacles(ActionRegister register, string today) =>
        Of(register with { Rows = [.. register.Rows.Where(r => r.Kind == "obstacle").OrderBy(r => r.Project, StringComparer.Ordinal)] }, today) with { Id = "obstacles", Title = TargetTables.Text("obstacles") };

    private static string Proof(ActionItem item) => string.Join("; ", new[] { item.Source, item.Evidence }.Where(t => t.Length > 0));
}
