using Ncez.Model.Comparisons;
using Ncez.Model.Scenarios;
using Ncez.Workflows.Effects;

namespace Ncez.Workflows.Reporting.Parts;

/// <summary>The effect of measures, where there are two years.</summary>
public sealed class EffectPart : IReportPart
{
    /// <inheritdoc />
    public int Order => 46;

    /// <inheritdoc />
    public IEnumerable<object> Make(PartContext context) => context.IsWhole && context.Get<BeforeAfter>() is { } comparison
        && new JudgeEffect(context.Shipped).Of(context.Account, context.Inventory, comparison, context.Get<PathwaySet>()) is { } effect ? [effect] : [];
}
