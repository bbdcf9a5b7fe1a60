using System.Collections.Frozen;
using System.Collections.Immutable;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Model.Technologies;

/// <summary>The technology tables of one publication, read and checked.</summary>
public sealed class TechnologyCatalogue
{
    private readonly FrozenDictionary<string, TechnologyEntry> _byId;
    private readonly FrozenDictionary<string, ImmutableArray<string>> _referredBy;

    /// <summary>A catalogue of these parts.</summary>
    public TechnologyCatalogue(
        CatalogueSource source, ImmutableArray<TechnologyEntry> entries, ImmutableArray<TechnologyGroup> groups,
        ImmutableArray<NamedWindow> windows, ImmutableArray<RoadmapPlan> figures, ImmutableArray<TownElement> town, ImmutableArray<Claim> claims)
    {
        (Source, Entries, Groups, Windows, Figures, Town, Claims) = (source, entries, groups, windows, figures, town, claims);
        _byId = entries.ToFrozenDictionary(e => e.Id, StringComparer.Ordinal);
        _referredBy = entries.SelectMany(e => e.References.Select(r => (r.TechnologyId, From: e.Id))).GroupBy(p => p.TechnologyId, p => p.From, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal);
    }

    /// <summary>Where the rows come from.</summary>
    public CatalogueSource Source { get; }

    /// <summary>All rows, in the order of domains and tables.</summary>
    public ImmutableArray<TechnologyEntry> Entries { get; }

    /// <summary>Groups and subgroups.</summary>
    public ImmutableArray<TechnologyGroup> Groups { get; }

    /// <summary>The three windows of the tables with their names.</summary>
    public ImmutableArray<NamedWindow> Windows { get; }

    /// <summary>Roadmap figures of the publication.</summary>
    public ImmutableArray<RoadmapPlan> Figures { get; }

    /// <summary>Town technology system: seven core elements and two supports (figure 7-2).</summary>
    public ImmutableArray<TownElement> Town { get; }

    /// <summary>Quantified statements on single technologies.</summary>
    public ImmutableArray<Claim> Claims { get; }

    /// <summary>The row of an id, or null.</summary>
    public TechnologyEntry? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Rows that a row refers to, and rows that refer to it.</summary>
    public IEnumerable<(TechnologyEntry Entry, bool IsSame)> RelatedTo(TechnologyEntry entry)
    {
        foreach (var reference in entry.References)
        {
            yield return (_byId[reference.TechnologyId], reference.IsSame);
        }

        foreach (var from in _referredBy.GetValueOrDefault(entry.Id, []))
        {
            yield return (_byId[from], _byId[from].References.First(r => r.TechnologyId == entry.Id).IsSame);
        }
    }
}

/// <summary>The publication a catalogue was read from.</summary>
/// <param name="Id">Folder name of the set.</param>
/// <param name="Version">Version of the set.</param>
/// <param name="Name">The publication.</param>
/// <param name="Scores">What the scores mean.</param>
public sealed record CatalogueSource(string Id, string Version, LocalText Name, LocalText Scores);

/// <summary>A window of the tables with its name (near, medium, long term).</summary>
/// <param name="Id">near, medium or long.</param>
/// <param name="Years">Its years.</param>
/// <param name="Name">Its name.</param>
public sealed record NamedWindow(string Id, YearWindow Years, LocalText Name);

/// <summary>A roadmap figure of the publication: which groups it shows.</summary>
/// <param name="Id">Figure number, for example <c>7-3</c>.</param>
/// <param name="Domain">Domain.</param>
/// <param name="Title">Title.</param>
/// <param name="Groups">Groups it shows; empty = all of the domain.</param>
/// <param name="HasPhaseGoals">True when the figure has a row of phase goals.</param>
/// <param name="HasCaption">False for figure 4-1, whose encoding no caption explains.</param>
public sealed record RoadmapPlan(string Id, Domain Domain, LocalText Title, ImmutableArray<string> Groups, bool HasPhaseGoals, bool HasCaption);

/// <summary>An element of the town technology system (figure 7-2, sections 7.3.1–7.3.9).</summary>
/// <param name="Id">Element id.</param>
/// <param name="IsSupport">False = core element, true = support.</param>
/// <param name="Name">Name.</param>
/// <param name="Section">Section that describes it.</param>
/// <param name="Group">Group of table 7-2 that holds its rows; null = the table has none.</param>
/// <param name="Judgement">How the section judges maturity, systemic nature, economy and abatement; empty where it does not.</param>
public sealed record TownElement(string Id, bool IsSupport, LocalText Name, string Section, string? Group, LocalText Judgement);
