using System.Collections.Immutable;
using Ncez.Model.Inventories;
using Ncez.Model.Optimisation;
using Ncez.Workflows.Zones;

namespace Ncez.Workflows.Reporting.Parts;

/// <summary>
/// Results of one kind that chapters of the report look for by their type. A new part is a new file; parts are found by
/// assembly scan, so the main job, the documents and the workbench all show the same.
/// </summary>
public interface IReportPart
{
    /// <summary>Place among the parts: a later one may rest on an earlier one's findings.</summary>
    int Order { get; }

    /// <summary>How much of the whole it is, for progress: an ordinary part is 1.</summary>
    int Weight(PartContext context) => 1;

    /// <summary>Makes the results. What is wrong goes to the findings of the account; an error there stops the report.</summary>
    IEnumerable<object> Make(PartContext context);
}

/// <summary>What a part is made from.</summary>
/// <param name="Shipped">The data that come with the program.</param>
/// <param name="Folder">Zone folder.</param>
/// <param name="Account">The accounted zone.</param>
/// <param name="Inventory">The inventory of the report: the account's own, or a cut of it.</param>
/// <param name="Cancellation">Stops inside long parts.</param>
public sealed record PartContext(ShippedData Shipped, string Folder, ZoneAccount Account, Inventory Inventory, CancellationToken Cancellation)
{
    /// <summary>What the parts before this one made.</summary>
    public ImmutableArray<object> Earlier { get; init; } = [];

    /// <summary>True when only findings are asked for: a part may leave out work that finds nothing.</summary>
    public bool IsCheck { get; init; }

    /// <summary>Told before a long part; null = nobody asks.</summary>
    public Action<RunStep>? Step { get; init; }

    /// <summary>Told how far a long part is, in a few characters; null = nobody asks.</summary>
    public Action<string>? Detail { get; init; }

    /// <summary>Told how far a long part is [0–1], from any thread; null = nobody asks.</summary>
    public Action<double>? Share { get; init; }

    /// <summary>How a part solves its programs: it tells how far it is.</summary>
    public SolveOptions Solving => SolveOptions.Default with { Progress = Detail is { } detail ? p => detail(p.Line) : null };

    /// <summary>A result of an earlier part by its type; null when none was made.</summary>
    public T? Get<T>()
        where T : class => Earlier.OfType<T>().FirstOrDefault();

    /// <summary>True when the report is about all years of the zone.</summary>
    public bool IsWhole => Inventory == Account.Inventory;
}
