using Ncez.Workflows.Technologies.Portfolios;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Reporting.Parts;

/// <summary>The zone's portfolio, where it asks for one and the report is about all its years.</summary>
public sealed class PortfolioPart : IReportPart
{
    private const int Points = 12;

    /// <inheritdoc />
    public int Order => 24;

    /// <inheritdoc />
    public IEnumerable<object> Make(PartContext context)
    {
        if (!context.IsWhole || !PlanPortfolio.Asks(context.Account))
        {
            return [];
        }

        context.Step?.Invoke(RunStep.Portfolio);
        var request = new PortfolioRequest { ParetoPoints = context.IsCheck ? 0 : Points, IsBeside = true, Options = context.Solving };
        return new PlanPortfolio(context.Shipped).Plan(context.Folder, context.Account, request, context.Cancellation) is { } report ? [report] : [];
    }
}
