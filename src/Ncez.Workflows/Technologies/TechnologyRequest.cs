using Ncez.Model.Zones;

namespace Ncez.Workflows.Technologies;

/// <summary>What a user asks of the catalogue, as typed; a part that is empty or null does not filter.</summary>
public sealed record TechnologyRequest
{
    /// <summary>Words that must all occur.</summary>
    public string Text { get; init; } = "";

    /// <summary>Domain.</summary>
    public Domain? Domain { get; init; }

    /// <summary>Group or subgroup, by id or a part of its name.</summary>
    public string Group { get; init; } = "";

    /// <summary>Application years: near, medium, long, or 2020-2025.</summary>
    public string Application { get; init; } = "";

    /// <summary>Diffusion years: near, medium, long, or 2020-2025.</summary>
    public string Diffusion { get; init; } = "";

    /// <summary>Least abatement score.</summary>
    public int MinAbatement { get; init; }

    /// <summary>Least economy score.</summary>
    public int MinEconomy { get; init; }

    /// <summary>Least recommendation grade.</summary>
    public int MinRecommendation { get; init; }

    /// <summary>high or non-high.</summary>
    public string EnergyClass { get; init; } = "";

    /// <summary>Measure family.</summary>
    public string Family { get; init; } = "";

    /// <summary>Industry of an enterprise.</summary>
    public string Industry { get; init; } = "";

    /// <summary>Size of an enterprise.</summary>
    public string Size { get; init; } = "";

    /// <summary>Most capital [10⁴ CNY].</summary>
    public double? MaxCapital1e4Cny { get; init; }

    /// <summary>Longest payback [a].</summary>
    public double? MaxPaybackYears { get; init; }

    /// <summary>Greatest difficulty.</summary>
    public string MaxDifficulty { get; init; } = "";

    /// <summary>True when a criterion of an enterprise is set that rows of the catalogue carry no column for.</summary>
    public bool AsksAsEnterprise => Industry.Length > 0 || Size.Length > 0 || MaxDifficulty.Length > 0 || MaxCapital1e4Cny is not null || MaxPaybackYears is not null;
}
