using System.Collections.Immutable;
using Ncez.Model.Technologies;
using Ncez.Model.Zones;

namespace Ncez.Technology.Catalogue;

/// <summary>What a reader looks for in the catalogue; a part that is not set does not filter.</summary>
public sealed record TechnologyQuery
{
    /// <summary>Words that must all occur in names, groups or id (either language, any case).</summary>
    public string Text { get; init; } = "";

    /// <summary>Domain.</summary>
    public Domain? Domain { get; init; }

    /// <summary>Group or subgroup: its id, or a name in either language (a part is enough).</summary>
    public string Group { get; init; } = "";

    /// <summary>Application years must be exactly these.</summary>
    public YearWindow? Application { get; init; }

    /// <summary>Diffusion years must be exactly these.</summary>
    public YearWindow? Diffusion { get; init; }

    /// <summary>Least abatement score, 1–5.</summary>
    public int MinAbatement { get; init; }

    /// <summary>Least economy score, 1–5.</summary>
    public int MinEconomy { get; init; }

    /// <summary>Least recommendation grade, 1–5.</summary>
    public int MinRecommendation { get; init; }

    /// <summary>Energy class of the enterprise; only tables that state it can answer.</summary>
    public EnergyClass? EnergyClass { get; init; }

    /// <summary>Measure family (colour role): structure, electric, efficiency, cleanpower, process, ccus, transport, building, farming, forest.</summary>
    public string Family { get; init; } = "";

    /// <summary>The rows that match, in the order of the tables.</summary>
    public ImmutableArray<TechnologyEntry> Apply(TechnologyCatalogue catalogue)
    {
        var words = Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. catalogue.Entries.Where(e => Matches(e, words))];
    }

    private bool Matches(TechnologyEntry entry, string[] words) =>
        (Domain is null || entry.Domain == Domain)
        && entry.Abatement >= MinAbatement && entry.Economy >= MinEconomy && entry.Recommendation >= MinRecommendation
        && (Application is null || entry.Application == Application)
        && (Diffusion is null || entry.Diffusion == Diffusion)
        && (Family.Length == 0 || string.Equals(entry.Group.Role, Family, StringComparison.OrdinalIgnoreCase))
        && (EnergyClass is null || (EnergyClass == Catalogue.EnergyClass.High ? entry.HighEnergy : entry.NonHighEnergy) == true)
        && (Group.Length == 0 || InGroup(entry.Group) || (entry.Group.Parent is { } parent && InGroup(parent)))
        && words.All(w => Has(entry.Name.Zh, w) || Has(entry.Name.En, w) || Has(entry.Id, w) || NamedBy(entry.Group, w) || (entry.Group.Parent is { } top && NamedBy(top, w)));

    private bool InGroup(TechnologyGroup group) => string.Equals(group.Id, Group, StringComparison.OrdinalIgnoreCase) || NamedBy(group, Group);

    private static bool NamedBy(TechnologyGroup group, string word) => Has(group.Name.Zh, word) || Has(group.Name.En, word);

    private static bool Has(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Energy class of an enterprise (report 4.1, 4.4).</summary>
public enum EnergyClass
{
    /// <summary>高耗能: energy industry and basic materials.</summary>
    High,

    /// <summary>非高耗能: makers of products.</summary>
    NonHigh,
}
