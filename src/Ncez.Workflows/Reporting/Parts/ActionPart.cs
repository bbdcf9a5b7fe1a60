using Ncez.Workflows.Targets;

namespace Ncez.Workflows.Reporting.Parts;

/// <summary>The zone's register of goals, actions and obstacles, where it keeps one.</summary>
public sealed class ActionPart : IReportPart
{
    /// <inheritdoc />
    public int Order => 46;

    /// <inheritdoc />
    public IEnumerable<object> Make(PartContext context) => ActionRegister.Of(context.Account.Input!) is { } register ? [register] : [];
}
