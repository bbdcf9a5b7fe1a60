using Ncez.Model.Texts;
using Ncez.Workflows.Targets;

namespace Ncez.Workflows.Reporting.Chapters;

/// <summary>What is being done and what stands in the way: goals, phase goals, action items and obstacles with owner, date and state.</summary>
public sealed class ActionsChapter : ComposedChapter
{
    /// <inheritdoc />
    public override string Id => "actions";

    /// <inheritdoc />
    public override int Order => 45;

    /// <inheritdoc />
    public override LocalText Title => TargetTables.Text("actions.chapter");

    /// <inheritdoc />
    public override bool Applies(ReportInput input) => input.Get<ActionRegister>() is not null;

    /// <inheritdoc />
    protected override void Compose(IChapterComposer chapter, ReportInput input)
    {
        var register = input.Get<ActionRegister>()!;
        var actions = register.Rows.Where(r => r.Kind == "action").ToList();
        chapter.Answer(TargetTables.Text("actions.answer", ("done", actions.Count(a => a.State == "done")), ("all", actions.Count),
            ("overdue", register.Rows.Count(r => r.IsOverdue(input.GeneratedOn))), ("obstacles", register.Rows.Count(r => r is { Kind: "obstacle", State: "open" or "in_progress" }))));
        chapter.Table(ActionTables.Of(register with { Rows = [.. register.Rows.Where(r => r.Kind != "obstacle")] }, input.GeneratedOn));
        chapter.Table(ActionTables.Obstacles(register, input.GeneratedOn));
    }
}
