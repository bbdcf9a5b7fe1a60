using Ncez.Workflows.Technologies.Portfolios;

namespace Ncez.Workflows.Reporting.Parts;

/// <summary>The zone's portfolio, where it asks for one and the report is about all its years.</summary>
public sealed class PortfolioPart : IReportPart
{
    private const int Points = 12;

    /// <inheritdoc />
    public int Order => 24;

    /// <inheritdoc />
    public IEnumerable<object> Make(PartContext context) =>
        context.IsWhole && PlanPortfolio.Asks(context.Account)
            && new PlanPortfolio(context.Shipped).Plan(context.Folder, context.Account, new PortfolioRequest { ParetoPoints = Points, IsBeside = true }, context.Cancellation) is { } report ? [report] : [];
}
