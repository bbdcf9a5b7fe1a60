using Ncez.Model.Comparisons;
using Ncez.Model.Texts;
using Ncez.Workflows.Effects;

namespace Ncez.Workflows.Reporting.Chapters;

/// <summary>Did the measures work: with and without, attribution, goals by stage (report abstract, 1.2, 8(1)).</summary>
public sealed class EffectChapter : ComposedChapter
{
    /// <inheritdoc />
    public override string Id => "effect";

    /// <inheritdoc />
    public override int Order => 43;

    /// <inheritdoc />
    public override LocalText Title => EffectTables.Text("chapter");

    /// <inheritdoc />
    public override bool Applies(ReportInput input) => input.Get<EffectReport>() is not null;

    /// <inheritdoc />
    protected override void Compose(IChapterComposer chapter, ReportInput input)
    {
        var effect = input.Get<EffectReport>()!;
        chapter.Answer(EffectTables.Answer(effect));
        chapter.Text(EffectTables.Method(effect));
        var with = EffectTables.EffectChart(effect);
        chapter.Charts((with, "c5"), (EffectTables.AttributionChart(effect), with is null ? "c12" : "c7"));
        foreach (var table in EffectTables.Of(effect))
        {
            chapter.Table(table);
        }
    }
}
