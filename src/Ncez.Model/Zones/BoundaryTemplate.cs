using System.Collections.Immutable;
using Ncez.Model.Texts;

namespace Ncez.Model.Zones;

/// <summary>Boundary template of a domain, as <c>data/domains/&lt;domain&gt;.yaml</c> states it (tables 2-1 … 7-1 of the report).</summary>
public sealed record BoundaryTemplate
{
    /// <summary>Which domain.</summary>
    public required Domain Domain { get; init; }

    /// <summary>Name of the domain.</summary>
    public required LocalText Name { get; init; }

    /// <summary>Table and sections of the report that the template follows.</summary>
    public required LocalText Table { get; init; }

    /// <summary>What near-zero means in this domain, in the report's sense.</summary>
    public required LocalText Definition { get; init; }

    /// <summary>Where the boundary runs in space.</summary>
    public required LocalText Space { get; init; }

    /// <summary>True when the accounting period must be the calendar year (towns, report 7.2.2).</summary>
    public required bool CalendarYear { get; init; }

    /// <summary>What is counted, in the order the statement prints it.</summary>
    public required ImmutableArray<CategoryRule> Categories { get; init; }

    /// <summary>Choices where the report contradicts itself or stays silent.</summary>
    public required ImmutableArray<BoundaryChoice> Choices { get; init; }

    /// <summary>What the report leaves out.</summary>
    public required ImmutableArray<LocalText> Exclusions { get; init; }

    /// <summary>Indicators of the domain (report 1.3, 3.1, 6.1, 7.1).</summary>
    public required ImmutableArray<LocalText> Indicators { get; init; }

    /// <summary>Standards the report cites for the domain.</summary>
    public required ImmutableArray<LocalText> References { get; init; }

    /// <summary>Lists of sources to look for, by mode or kind of site (report 3.2.2).</summary>
    public required ImmutableArray<SourceChecklist> Checklists { get; init; }
}

/// <summary>One category of a boundary template.</summary>
/// <param name="Id">Category id, for example <c>purchased_electricity</c>.</param>
/// <param name="Name">Name in both languages; both are read in activities.csv.</param>
/// <param name="Scope">Where its emissions stand.</param>
/// <param name="Method">Accounting method that computes it; empty when only reported or NE lines can stand there.</param>
/// <param name="Item">The report's own wording of the item.</param>
/// <param name="Aliases">Other names that are read as this category.</param>
public sealed record CategoryRule(string Id, LocalText Name, Scope Scope, string Method, LocalText Item, ImmutableArray<string> Aliases)
{
    /// <summary>True when rows of years before the accounted ones may stand there: waste in a landfill emits for decades.</summary>
    public bool TakesHistory { get; init; }
}

/// <summary>A choice the zone makes, with its options.</summary>
/// <param name="Id">Choice id.</param>
/// <param name="Question">What is decided.</param>
/// <param name="Options">The options, each explained.</param>
/// <param name="Default">Option taken when the zone is silent; the boundary statement prints it.</param>
/// <param name="Source">Where the report leaves the choice open.</param>
public sealed record BoundaryChoice(string Id, LocalText Question, ImmutableArray<ChoiceOption> Options, string Default, string Source);

/// <summary>An option of a boundary choice.</summary>
/// <param name="Id">Option id.</param>
/// <param name="Text">What it means.</param>
/// <param name="ExcludesCategories">Categories that are not counted under it.</param>
/// <param name="Moves">Categories that stand in another scope under it.</param>
public sealed record ChoiceOption(string Id, LocalText Text, ImmutableArray<string> ExcludesCategories, ImmutableSortedDictionary<string, Scope> Moves)
{
    /// <summary>What it means for some rows of a category only; the first rule that fits a row holds.</summary>
    public ImmutableArray<RowRule> Rows { get; init; } = [];
}

/// <summary>What an option means for the rows that fit all that it names.</summary>
public sealed record RowRule
{
    /// <summary>Category the rows stand in; empty = any.</summary>
    public string Category { get; init; } = "";

    /// <summary>Names of the sector the rows are of; empty = any.</summary>
    public ImmutableArray<string> Sectors { get; init; } = [];

    /// <summary>Direction of the rows; null = any.</summary>
    public Activities.Direction? Direction { get; init; }

    /// <summary>True when the rule is about items of biomass only.</summary>
    public bool OnlyBiomass { get; init; }

    /// <summary>True when the rows are printed but not counted.</summary>
    public bool Excluded { get; init; }

    /// <summary>True when the rows count and a warning says why one should know.</summary>
    public bool Flagged { get; init; }

    /// <summary>Scope the rows stand in; null = that of their category.</summary>
    public Scope? Scope { get; init; }

    /// <summary>True when a row of this kind and item fits.</summary>
    public bool Fits(Activities.ActivityKind kind, bool isBiomass) => (Category.Length == 0 || kind.Category == Category)
        && (Sectors.IsEmpty || Sectors.Contains(kind.Sector, StringComparer.OrdinalIgnoreCase))
        && (Direction is null || kind.Direction == Direction) && (!OnlyBiomass || isBiomass);
}

/// <summary>Sources to look for at one kind of site.</summary>
/// <param name="Id">Checklist id, for example <c>airport</c>.</param>
/// <param name="Name">Kind of site.</param>
/// <param name="Items">What consumes energy there.</param>
public sealed record SourceChecklist(string Id, LocalText Name, ImmutableArray<ChecklistItem> Items);

/// <summary>One source on a checklist.</summary>
/// <param name="Name">The consumer.</param>
/// <param name="Category">Category its lines belong to.</param>
public sealed record ChecklistItem(LocalText Name, string Category);

/// <summary>Where a line stands in the account.</summary>
public enum Scope
{
    /// <summary>Emitted inside the boundary.</summary>
    Direct,

    /// <summary>Emitted elsewhere for imported electricity, heat, cooling.</summary>
    Indirect,

    /// <summary>Taken up inside the boundary (≤ 0).</summary>
    Sink,

    /// <summary>Credit for exported energy (≤ 0).</summary>
    Export,

    /// <summary>Retired external reductions (≤ 0).</summary>
    Offset,

    /// <summary>Printed, not counted (biomass CO₂, on-site renewables).</summary>
    Memo,
}
