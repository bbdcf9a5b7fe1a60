using Ncez.Workflows.Views;

namespace Ncez.Workflows.Reporting.Parts;

/// <summary>The views: electricity in two numbers, energy balance, tables of standards.</summary>
public sealed class ViewsPart : IReportPart
{
    /// <inheritdoc />
    public int Order => 45;

    /// <inheritdoc />
    public IEnumerable<object> Make(PartContext context) => [InventoryViews.Of(new ViewInput(context.Shipped, context.Account.Input!, context.Inventory))];
}
