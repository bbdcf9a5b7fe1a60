using System.Collections.Immutable;
using Ncez.Model.Activities;
using Ncez.Model.Factors;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Model.Treatments;

/// <summary>
/// A way to set out the same lines: a standard's own table. It may name rules under which the zone is accounted (which exports
/// earn a credit, a prescribed factor); then every line stands in exactly one of its rows. Files of <c>data/treatments</c>.
/// </summary>
public sealed record Treatment
{
    /// <summary>Id, the name of the file.</summary>
    public required string Id { get; init; }

    /// <summary>Name in both languages.</summary>
    public required LocalText Name { get; init; }

    /// <summary>Publication whose table it follows.</summary>
    public required string Source { get; init; }

    /// <summary>What a reader should know, for example that it is not the official form.</summary>
    public LocalText Note { get; init; }

    /// <summary>Domains whose report prints it.</summary>
    public ImmutableArray<Domain> Domains { get; init; } = [];

    /// <summary>True when its table has a column per gas.</summary>
    public bool IsByGas { get; init; }

    /// <summary>True when it prescribes nothing, so that any inventory can be set out by it as it is.</summary>
    public bool HasNoRules => ExportCredit is null && Choices.IsEmpty && Factors.IsEmpty;

    /// <summary>Export rule it prescribes; null = the zone's.</summary>
    public ExportCredit? ExportCredit { get; init; }

    /// <summary>Choices of the boundary it prescribes, where the domain has them.</summary>
    public ImmutableSortedDictionary<string, string> Choices { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Factors it prescribes; they stand before all others.</summary>
    public ImmutableArray<PrescribedFactor> Factors { get; init; } = [];

    /// <summary>Its rows; a line stands in the first that it fits.</summary>
    public required ImmutableArray<TreatmentRow> Rows { get; init; }

    /// <summary>Its totals over rows.</summary>
    public required ImmutableArray<TreatmentTotal> Totals { get; init; }

    /// <summary>The rows that are printed.</summary>
    public IEnumerable<TreatmentRow> Printed => Rows.Where(r => r.Into.Length == 0);

    /// <summary>The row that takes what fits no other: printed, in no total.</summary>
    public const string Rest = "rest";
}

/// <summary>A factor that a treatment prescribes.</summary>
/// <param name="Item">Item id.</param>
/// <param name="Parameter">Parameter.</param>
/// <param name="Gas">Gas.</param>
/// <param name="Value">The number.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Source">Where it stands.</param>
/// <param name="IsLessGreen">True when electricity that certificates and contracts prove as emission-free counts zero: the factor is that of the rest, spread over all.</param>
public sealed record PrescribedFactor(string Item, string Parameter, string Gas, double Value, string Unit, string Source, bool IsLessGreen = false);

/// <summary>A row of a treatment.</summary>
public sealed record TreatmentRow
{
    /// <summary>Row id.</summary>
    public required string Id { get; init; }

    /// <summary>Name in both languages.</summary>
    public required LocalText Name { get; init; }

    /// <summary>Number of the row in the publication; empty when it has none.</summary>
    public string Code { get; init; } = "";

    /// <summary>Row that its lines are printed in; empty = its own. A standard's row may need several conditions.</summary>
    public string Into { get; init; } = "";

    /// <summary>Id of the row that its lines stand in.</summary>
    public string PrintedIn => Into.Length > 0 ? Into : Id;

    /// <summary>Categories of its lines; empty = any.</summary>
    public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary>Scopes of its lines; empty = any.</summary>
    public ImmutableArray<Scope> Scopes { get; init; } = [];

    /// <summary>Gases of its lines; empty = any.</summary>
    public ImmutableArray<string> Gases { get; init; } = [];

    /// <summary>Families of its items; empty = any.</summary>
    public ImmutableArray<ItemFamily> Families { get; init; } = [];

    /// <summary>Items of its lines; empty = any.</summary>
    public ImmutableArray<string> Items { get; init; } = [];

    /// <summary>Sectors of its rows; empty = any.</summary>
    public ImmutableArray<string> Sectors { get; init; } = [];

    /// <summary>Methods of its lines; empty = any.</summary>
    public ImmutableArray<string> Methods { get; init; } = [];

    /// <summary>True when a line of this plan stands here, as far as earlier rows did not take it.</summary>
    public bool Fits(Inventories.LinePlan plan, ActivityKind kind) => (Categories.IsEmpty || Categories.Contains(plan.Category.Id))
        && (Scopes.IsEmpty || Scopes.Contains(plan.Scope)) && (Gases.IsEmpty || Gases.Contains(plan.Gas))
        && (Families.IsEmpty || (plan.Item is { } item && Families.Contains(item.Family)))
        && (Items.IsEmpty || (plan.Item is { } named && Items.Contains(named.Id)))
        && (Sectors.IsEmpty || Sectors.Contains(kind.Sector, StringComparer.OrdinalIgnoreCase)) && (Methods.IsEmpty || Methods.Contains(plan.Method));
}

/// <summary>A total of a treatment.</summary>
/// <param name="Id">Total id.</param>
/// <param name="Name">Name in both languages.</param>
/// <param name="Rows">Rows that it adds up.</param>
public sealed record TreatmentTotal(string Id, LocalText Name, ImmutableArray<string> Rows);
