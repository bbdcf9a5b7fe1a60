using System.Collections.Immutable;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Model.Technologies;

/// <summary>A row of the technology catalogue as its table prints it. It knows no site; a technology applied somewhere is a measure.</summary>
public sealed record TechnologyEntry
{
    /// <summary>Stable id: domain, table and row, for example <c>building.t2-2.06</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Domain whose table holds it.</summary>
    public required Domain Domain { get; init; }

    /// <summary>Innermost group it stands in (a subgroup where the table has two levels).</summary>
    public required TechnologyGroup Group { get; init; }

    /// <summary>Name in both languages; the Chinese one as printed.</summary>
    public required LocalText Name { get; init; }

    /// <summary>△ expected years of application; null = the table gives none.</summary>
    public YearWindow? Application { get; init; }

    /// <summary>○ expected years of diffusion.</summary>
    public required YearWindow Diffusion { get; init; }

    /// <summary>▼ abatement potential, 1–5.</summary>
    public required int Abatement { get; init; }

    /// <summary>➕ economy (t CO₂ per 10⁴ CNY, more is better), 1–5.</summary>
    public required int Economy { get; init; }

    /// <summary>★ recommendation grade, 1–5: a judgement, not a function of the other two.</summary>
    public required int Recommendation { get; init; }

    /// <summary>√ for high-energy enterprises (table 4-5); null = the table has no such column.</summary>
    public bool? HighEnergy { get; init; }

    /// <summary>√ for non-high-energy enterprises (table 4-5); null = the table has no such column.</summary>
    public bool? NonHighEnergy { get; init; }

    /// <summary>True for spatial measures, whose abatement is indirect and never counted in tonnes.</summary>
    public bool IsIndirect { get; init; }

    /// <summary>Table of the report.</summary>
    public required string Table { get; init; }

    /// <summary>Row in the table, from 1.</summary>
    public required int Order { get; init; }

    /// <summary>What a careful reader should know about the row.</summary>
    public ImmutableArray<TechnologyNote> Notes { get; init; } = [];

    /// <summary>Rows of other domains it refers to.</summary>
    public ImmutableArray<TechnologyReference> References { get; init; } = [];

    /// <summary>Further criteria for which a source gives data (industry, size, capital, payback, difficulty …).</summary>
    public ImmutableArray<TechnologyTrait> Traits { get; init; } = [];

    /// <summary>First year of its block: application, or diffusion where the table has no application window.</summary>
    public int StartYear => Application?.Start ?? Diffusion.Start;
}

/// <summary>A group or subgroup of a table.</summary>
/// <param name="Id">Id, for example <c>transport.port.green-ships</c>.</param>
/// <param name="Domain">Domain.</param>
/// <param name="Parent">Group it is part of; null for a group of the first level.</param>
/// <param name="Name">Name, the Chinese one as printed.</param>
/// <param name="Role">Colour role: a measure family (structure, electric, efficiency …).</param>
public sealed record TechnologyGroup(string Id, Domain Domain, TechnologyGroup? Parent, LocalText Name, string Role)
{
    /// <summary>Group of the first level.</summary>
    public TechnologyGroup Top => Parent ?? this;
}

/// <summary>A remark on a row: how it was read, a misprint, a contradiction in the report.</summary>
/// <param name="Kind">reading, misprint, page_break, wording, contradiction, no_text or indirect.</param>
/// <param name="Text">The remark.</param>
/// <param name="Source">Section or table it rests on.</param>
public sealed record TechnologyNote(string Kind, LocalText Text, string Source);

/// <summary>A reference to a row of another domain; both ratings are shown side by side.</summary>
/// <param name="TechnologyId">Row referred to.</param>
/// <param name="IsSame">True = the same technology; false = the referring row covers it among others.</param>
/// <param name="Section">Section of the report that names the other domain; the rows are matched by name.</param>
public sealed record TechnologyReference(string TechnologyId, bool IsSame, string Section);

/// <summary>A criterion of choice for which there is data.</summary>
/// <param name="Criterion">industry, size, capital, payback, difficulty …</param>
/// <param name="Value">Value: a word or a number.</param>
/// <param name="Unit">Unit of a number; empty for a word.</param>
/// <param name="Source">Where it was read.</param>
public sealed record TechnologyTrait(string Criterion, string Value, string Unit, string Source);
