using Ncez.Model.Registers;
using Ncez.Model.Texts;
using Ncez.Workflows.Registers;

namespace Ncez.Workflows.Reporting.Chapters;

/// <summary>Equipment against phase-out lists, recommended catalogues and standards (report 5.3.4).</summary>
public sealed class EquipmentChapter : ComposedChapter
{
    /// <inheritdoc />
    public override string Id => "equipment";

    /// <inheritdoc />
    public override int Order => 62;

    /// <inheritdoc />
    public override LocalText Title => RegisterTables.Text("chapter");

    /// <inheritdoc />
    public override bool Applies(ReportInput input) => input.Get<EquipmentReport>() is not null;

    /// <inheritdoc />
    protected override void Compose(IChapterComposer chapter, ReportInput input)
    {
        var equipment = input.Get<EquipmentReport>()!.Equipment;
        int Count(RegisterKind kind) => equipment.Where(e => e.Kind == kind).Select(e => e.Id).Distinct().Count();
        chapter.Answer(RegisterTables.Text("answer", ("all", equipment.Select(e => e.Id).Distinct().Count()), ("out", Count(RegisterKind.PhaseOut)), ("recommended", Count(RegisterKind.Recommended))));
        chapter.Text(RegisterTables.Text("method"));
        chapter.Table(RegisterTables.Equipment(equipment));
    }
}
