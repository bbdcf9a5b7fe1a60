using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Technologies;

namespace Ncez.Technology.Catalogue;

/// <summary>
/// What an enterprise asks of a technology (report 4.4). Each criterion is answered met, not met or unknown; where no source
/// has data it stays unknown, and an unknown never removes a technology.
/// </summary>
public sealed record EnterpriseChoice
{
    /// <summary>Criteria that section 4.4 names, in its order.</summary>
    public static ImmutableArray<string> Criteria { get; } =
        ["energy_class", "industry", "size", "capital", "difficulty", "operating_cost", "production_effect", "payback"];

    /// <summary>Energy class.</summary>
    public EnergyClass? EnergyClass { get; init; }

    /// <summary>Industry, for example <c>steel</c>, <c>cement</c>, <c>aluminium</c>, <c>paper</c>.</summary>
    public string Industry { get; init; } = "";

    /// <summary>Size: large, medium or small.</summary>
    public string Size { get; init; } = "";

    /// <summary>Most capital the enterprise accepts [10⁴ CNY].</summary>
    public double? MaxCapital1e4Cny { get; init; }

    /// <summary>Longest payback the enterprise accepts [a].</summary>
    public double? MaxPaybackYears { get; init; }

    /// <summary>Greatest difficulty: low, medium or high.</summary>
    public string MaxDifficulty { get; init; } = "";

    /// <summary>Judges the rows of the enterprise table among these; rows with an unmet criterion come last, then by grade, abatement and economy.</summary>
    public ImmutableArray<EnterpriseVerdict> Judge(IEnumerable<TechnologyEntry> entries) =>
    [
        .. entries.Where(e => e.Domain == Model.Zones.Domain.Enterprise).Select(Judge)
            .OrderBy(v => v.IsRefused).ThenByDescending(v => v.Entry.Recommendation).ThenByDescending(v => v.Entry.Abatement)
            .ThenByDescending(v => v.Entry.Economy).ThenBy(v => v.Entry.Order),
    ];

    private EnterpriseVerdict Judge(TechnologyEntry entry) => new(entry, [.. Criteria.Select(c => new CriterionAnswer(c, Answer(entry, c)))]);

    private CriterionState Answer(TechnologyEntry entry, string criterion) => criterion switch
    {
        "energy_class" => EnergyClass is null ? CriterionState.NotAsked
            : (EnergyClass == Catalogue.EnergyClass.High ? entry.HighEnergy : entry.NonHighEnergy) switch
            {
                true => CriterionState.Met,
                false => CriterionState.NotMet,
                null => CriterionState.Unknown,
            },
        "industry" => Industry.Length == 0 ? CriterionState.NotAsked : Word(entry, criterion, v => v == "general" || string.Equals(v, Industry, StringComparison.OrdinalIgnoreCase)),
        "size" => Size.Length == 0 ? CriterionState.NotAsked : Word(entry, criterion, v => string.Equals(v, Size, StringComparison.OrdinalIgnoreCase)),
        "difficulty" => MaxDifficulty.Length == 0 ? CriterionState.NotAsked : Word(entry, criterion, v => Rank(v) <= Rank(MaxDifficulty)),
        "capital" => MaxCapital1e4Cny is null ? CriterionState.NotAsked : Word(entry, criterion, v => Number(v) <= MaxCapital1e4Cny),
        "payback" => MaxPaybackYears is null ? CriterionState.NotAsked : Word(entry, criterion, v => Number(v) <= MaxPaybackYears),
        _ => entry.Traits.Any(t => t.Criterion == criterion) ? CriterionState.NotAsked : CriterionState.Unknown,
    };

    private static CriterionState Word(TechnologyEntry entry, string criterion, Func<string, bool> meets)
    {
        var values = entry.Traits.Where(t => t.Criterion == criterion).Select(t => t.Value).ToList();
        return values.Count == 0 ? CriterionState.Unknown : values.Any(meets) ? CriterionState.Met : CriterionState.NotMet;
    }

    private static double Number(string value) => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;

    private static int Rank(string difficulty) => difficulty.ToUpperInvariant() switch { "LOW" => 1, "MEDIUM" => 2, _ => 3 };
}

/// <summary>How a technology answers an enterprise's criteria.</summary>
/// <param name="Entry">The technology.</param>
/// <param name="Answers">One answer per criterion.</param>
public sealed record EnterpriseVerdict(TechnologyEntry Entry, ImmutableArray<CriterionAnswer> Answers)
{
    /// <summary>True when a criterion is known not to be met.</summary>
    public bool IsRefused => Answers.Any(a => a.State == CriterionState.NotMet);

    /// <summary>How many criteria no source can answer.</summary>
    public int Unknown => Answers.Count(a => a.State == CriterionState.Unknown);
}

/// <summary>The answer to one criterion.</summary>
/// <param name="Criterion">Criterion of section 4.4.</param>
/// <param name="State">The answer.</param>
public readonly record struct CriterionAnswer(string Criterion, CriterionState State);

/// <summary>State of a criterion.</summary>
public enum CriterionState
{
    /// <summary>The enterprise did not ask for it.</summary>
    NotAsked,

    /// <summary>Data exist and fit.</summary>
    Met,

    /// <summary>Data exist and do not fit.</summary>
    NotMet,

    /// <summary>No source has data; shown, never guessed.</summary>
    Unknown,
}
