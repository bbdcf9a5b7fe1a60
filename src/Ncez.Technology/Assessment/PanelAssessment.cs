using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Model.Technologies;

namespace Ncez.Technology.Assessment;

/// <summary>All that follows from a panel's scores.</summary>
/// <param name="Panel">The panel.</param>
/// <param name="Statistics">Centre and spread per round.</param>
/// <param name="Agreement">Agreement per round.</param>
/// <param name="Matrix">Mean scores of the last round.</param>
/// <param name="Weights">Weights by every method that has data.</param>
/// <param name="Rankings">Values by method under the weights of the settings.</param>
/// <param name="Sensitivity">How firmly the first places hold.</param>
/// <param name="Grades">Derived grades beside the report's.</param>
/// <param name="Windows">Years of application and diffusion by consensus, round by round.</param>
public sealed record PanelAssessment(
    Panel Panel, ImmutableArray<ScoreStatistic> Statistics, ImmutableArray<RoundAgreement> Agreement, ScoreMatrix Matrix, ImmutableArray<CriterionWeights> Weights,
    ImmutableArray<TechnologyRanking> Rankings, ImmutableArray<PlaceChange> Sensitivity, ImmutableArray<GradeComparison> Grades, ImmutableArray<ConsensusWindow> Windows)
{
    /// <summary>Agreement in the last round.</summary>
    public IEnumerable<RoundAgreement> LastRound => Agreement.Where(a => a.Round == Panel.Rounds[^1]);

    /// <summary>True when every criterion of the last round is settled.</summary>
    public bool MayStop => LastRound.All(a => a.IsSettled);

    /// <summary>The weights of the settings; null when no technology has all its scores.</summary>
    public CriterionWeights? Used => Weights.FirstOrDefault(w => w.Method == Panel.Settings.Weights);

    /// <summary>Assesses the technologies of a panel.</summary>
    /// <param name="panel">Panel.</param>
    /// <param name="findings">Collects technologies that cannot be ranked.</param>
    public static PanelAssessment Of(Panel panel, Findings findings)
    {
        var statistics = PanelRounds.Statistics(panel);
        var matrix = PanelRounds.LastRound(panel);
        foreach (var technology in panel.Technologies.Except(matrix.Technologies))
        {
            findings.Warning("AST-018", new Place("panel.csv"), ("technology", technology.Name), ("round", panel.Rounds[^1]));
        }

        var assessment = new PanelAssessment(panel, statistics, PanelRounds.Agreement(panel, statistics), matrix, PanelWeights.Of(panel, matrix), [], [], [], Consensus(statistics));
        if (assessment.Used is not { } used || matrix.Technologies.IsEmpty)
        {
            return assessment;
        }

        var ranking = new PanelRanking(panel, matrix);
        ImmutableArray<TechnologyRanking> rankings = [.. ranking.Methods.Select(m => ranking.Values(m, used.WeightFraction)).Zip(ranking.Methods, (v, m) => new TechnologyRanking(m, v, PanelRanking.PlacesOf(v)))];
        return assessment with
        {
            Rankings = rankings,
            Sensitivity = [.. ranking.Methods.SelectMany(m => ranking.Sensitivity(m, used.WeightFraction, panel.Settings.WeightChange))],
            Grades = DerivedGrades.Of(panel, matrix, ranking, rankings[0].Value),
        };
    }

    private static ImmutableArray<ConsensusWindow> Consensus(ImmutableArray<ScoreStatistic> statistics) =>
    [
        .. from s in statistics
           where s.Criterion.AsksYear
           select new ConsensusWindow(s, s.Criterion.Role == "application" ? s.Technology.Application : s.Technology.Diffusion),
    ];
}

/// <summary>Values and places of the technologies by one method.</summary>
/// <param name="Method">Method.</param>
/// <param name="Value">Value of each technology of the matrix.</param>
/// <param name="Place">Its place, from 1.</param>
public sealed record TechnologyRanking(RankingMethod Method, ImmutableArray<double> Value, ImmutableArray<int> Place);

/// <summary>A year by consensus beside the report's window.</summary>
/// <param name="Statistic">Median and quartiles of the years.</param>
/// <param name="Published">Window of the report; null when it states none.</param>
public sealed record ConsensusWindow(ScoreStatistic Statistic, YearWindow? Published)
{
    /// <summary>True when the median lies in the report's window; null without a window.</summary>
    public bool? IsWithin => Published is { } window ? Statistic.Median >= window.Start && Statistic.Median <= window.End : null;
}
