using System.Collections.Immutable;
using Ncez.Kernels.Assessment;
using Ncez.Model.Diagnostics;
using Ncez.Model.Technologies;
using Ncez.Model.Texts;

namespace Ncez.Technology.Assessment;

/// <summary>A panel of experts as its files say it, read and checked.</summary>
/// <param name="Experts">Experts.</param>
/// <param name="Criteria">Criteria.</param>
/// <param name="Technologies">Technologies in the order of their first score.</param>
/// <param name="Scores">Scores of all rounds.</param>
/// <param name="Pairs">Pairs of ranked criteria by row, for AHP; empty when none are given.</param>
/// <param name="Grades">Fuzzy grades, ascending; empty when none are given.</param>
/// <param name="Settings">Settings.</param>
public sealed record Panel(
    ImmutableArray<PanelExpert> Experts, ImmutableArray<PanelCriterion> Criteria, ImmutableArray<TechnologyEntry> Technologies,
    ImmutableArray<PanelScore> Scores, ImmutableArray<double> Pairs, ImmutableArray<FuzzyGrade> Grades, PanelSettings Settings)
{
    /// <summary>Criteria that rank technologies: all but the questions for years.</summary>
    public ImmutableArray<PanelCriterion> Ranked { get; } = [.. Criteria.Where(c => !c.AsksYear)];

    /// <summary>Rounds that have scores, ascending.</summary>
    public ImmutableArray<int> Rounds { get; } = [.. Scores.Select(s => s.Round).Distinct().Order()];
}

/// <summary>An expert.</summary>
/// <param name="Id">Id; no name is asked for.</param>
/// <param name="Field">Field of work.</param>
/// <param name="BasisFraction">Ca; null = not stated.</param>
/// <param name="FamiliarityFraction">Cs; null = not stated.</param>
public sealed record PanelExpert(string Id, string Field, double? BasisFraction, double? FamiliarityFraction)
{
    /// <summary>Cr; null unless both parts are stated.</summary>
    public double? AuthorityFraction => BasisFraction is { } basis && FamiliarityFraction is { } familiarity ? PanelKernels.AuthorityFraction(basis, familiarity) : null;
}

/// <summary>A criterion.</summary>
/// <param name="Id">Id.</param>
/// <param name="Name">Name.</param>
/// <param name="Role">other, abatement, economy, application, diffusion.</param>
/// <param name="IsCost">True when less is better.</param>
/// <param name="LowScore">Low end of its scale.</param>
/// <param name="HighScore">High end.</param>
/// <param name="Weight">Given weight; null = none.</param>
/// <param name="Where">File and line.</param>
public sealed record PanelCriterion(string Id, LocalText Name, string Role, bool IsCost, double LowScore, double HighScore, double? Weight, Place Where)
{
    /// <summary>True when it is answered with a year.</summary>
    public bool AsksYear => Role is "application" or "diffusion";

    /// <summary>A score from the worst, 0, to the best, 1.</summary>
    public double ValueFraction(double score) => IsCost ? CriterionKernels.ValueFraction(score, HighScore, LowScore) : CriterionKernels.ValueFraction(score, LowScore, HighScore);
}

/// <summary>A score.</summary>
/// <param name="Expert">Who.</param>
/// <param name="Technology">Of what.</param>
/// <param name="Criterion">By which criterion.</param>
/// <param name="Round">Round, from 1.</param>
/// <param name="Score">Score on the criterion's scale.</param>
/// <param name="AuthorityFraction">Weight of the expert: the row's own, else Cr, else 1.</param>
public sealed record PanelScore(PanelExpert Expert, TechnologyEntry Technology, PanelCriterion Criterion, int Round, double Score, double AuthorityFraction);

/// <summary>A fuzzy grade: a trapezoid on the value from 0, the worst, to 1, the best.</summary>
public sealed record FuzzyGrade(int Grade, double FootLowFraction, double TopLowFraction, double TopHighFraction, double FootHighFraction)
{
    /// <summary>Membership of a value.</summary>
    public double Membership(double valueFraction) => CriterionKernels.MembershipFraction(valueFraction, FootLowFraction, TopLowFraction, TopHighFraction, FootHighFraction);
}

/// <summary>Where the weights of criteria come from.</summary>
public enum WeightMethod
{
    /// <summary>panel_criteria.csv states them.</summary>
    Given,

    /// <summary>Analytic hierarchy process over panel_pairs.csv.</summary>
    Ahp,

    /// <summary>Entropy of the scores of the last round.</summary>
    Entropy,
}

/// <summary>Settings of an assessment; panel_settings.csv changes them, and every output prints them.</summary>
public sealed record PanelSettings
{
    /// <summary>Where weights come from.</summary>
    public WeightMethod Weights { get; init; } = WeightMethod.Entropy;

    /// <summary>A criterion is settled at this Kendall's W or above (0.7: strong agreement by Schmidt 1997, Decision Sciences 28(3), 763–774).</summary>
    public double StopConcordance { get; init; } = 0.7;

    /// <summary>… when the chance of such a W without any agreement is at most this …</summary>
    public double StopSignificance { get; init; } = 0.05;

    /// <summary>… and no technology's coefficient of variation is above this (convention of this product).</summary>
    public double StopVariation { get; init; } = 0.25;

    /// <summary>By which part each weight is changed to see whether the ranking holds.</summary>
    public double WeightChange { get; init; } = 0.1;

    /// <summary>Lower bounds of ▼ grades 2 to 5 on the value from 0 to 1; empty = quintiles of the technologies assessed.</summary>
    public ImmutableArray<double> AbatementCuts { get; init; } = [];

    /// <summary>Lower bounds of ➕ grades 2 to 5; empty = quintiles.</summary>
    public ImmutableArray<double> EconomyCuts { get; init; } = [];

    /// <summary>Lower bounds of ★ grades 2 to 5; empty = quintiles.</summary>
    public ImmutableArray<double> RecommendationCuts { get; init; } = [];
}
