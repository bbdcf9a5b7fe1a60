using System.Collections.Immutable;
using Ncez.Evaluation.Published;
using Ncez.Model.Inventories;
using Ncez.Model.Tables;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Status;

/// <summary>Where a zone stands: structure, growth, classes, and whether published figures hold together.</summary>
public sealed class ZoneStatus(ShippedData shipped)
{
    private static readonly ImmutableArray<IStatusTable> All =
    [
        .. typeof(ZoneStatus).Assembly.GetTypes().Where(t => t is { IsAbstract: false, IsClass: true } && typeof(IStatusTable).IsAssignableFrom(t))
            .Select(t => (IStatusTable)Activator.CreateInstance(t)!).OrderBy(t => t.Order),
    ];

    /// <summary>Accounts a zone and makes its tables; the tables are empty while a finding is an error.</summary>
    public (ZoneAccount Account, ImmutableArray<ResultTable> Tables) Of(string folder, CancellationToken cancellation = default)
    {
        var account = new AccountZone(shipped).Account(folder, cancellation);
        var tables = account.Inventory is { } inventory ? Of(account, inventory) : [];
        return (account, account.Findings.HasErrors ? [] : tables);
    }

    /// <summary>The tables of an accounted zone; slips of published figures join its findings.</summary>
    public ImmutableArray<ResultTable> Of(ZoneAccount account, Inventory inventory)
    {
        var published = PublishedFigures.Of(account.Input!, shipped.Library.Units, account.Findings);
        var input = new StatusInput(account.Input!, inventory, shipped.Library.Units, published, shipped.SizeClasses);
        return [.. All.Select(t => t.Build(input)).OfType<ResultTable>()];
    }
}
