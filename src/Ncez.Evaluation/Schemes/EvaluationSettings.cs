using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Schemes;

namespace Ncez.Evaluation.Schemes;

/// <summary>What the rows <c>setting</c> of evaluation.csv say for a scheme.</summary>
/// <param name="Milestone">Milestone year; null = the next one.</param>
/// <param name="Attempt">Which attempt, from 1.</param>
/// <param name="Aggregator">How panel scores become one; null = not set.</param>
/// <param name="IsPeriodEnd">True when the year is judged as the end of the period; null = by the scheme's own last year.</param>
public sealed record EvaluationSettings(int? Milestone, int Attempt, PanelAggregator? Aggregator, bool? IsPeriodEnd)
{
    /// <summary>Names that may be set.</summary>
    public static ImmutableArray<string> Names { get; } = ["attempt", "milestone", "panel_aggregator", "period_end"];

    /// <summary>Settings of a scheme.</summary>
    public static EvaluationSettings Of(Scheme scheme, ImmutableArray<SchemeAnswer> answers)
    {
        var rows = answers.IsEmpty ? [] : answers.Where(a => a.Kind == AnswerKind.Setting && (a.Scheme.Length == 0 || a.Scheme == scheme.Id))
            .OrderBy(a => a.Scheme.Length == 0 ? 1 : 0).DistinctBy(a => a.Subject, StringComparer.Ordinal).ToDictionary(a => a.Subject, StringComparer.Ordinal);
        return new EvaluationSettings(
            Whole(rows.GetValueOrDefault("milestone")), Whole(rows.GetValueOrDefault("attempt")) ?? 1,
            rows.TryGetValue("panel_aggregator", out var aggregator) ? AggregatorOf(aggregator.Text) : null, rows.GetValueOrDefault("period_end")?.Truth);
    }

    /// <summary>The aggregator of a word (<c>trimmed_mean</c>); null when there is none.</summary>
    public static PanelAggregator? AggregatorOf(string word) =>
        Enum.TryParse<PanelAggregator>(word.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var known) && !int.TryParse(word, CultureInfo.InvariantCulture, out _) ? known : null;

    /// <summary>True when the setting's value can be read.</summary>
    public static bool IsSound(SchemeAnswer setting) => setting.Subject switch
    {
        "panel_aggregator" => AggregatorOf(setting.Text) is not null,
        "period_end" => setting.Truth is not null,
        _ => Whole(setting) is > 0,
    };

    private static int? Whole(SchemeAnswer? answer) => int.TryParse(answer?.Text, CultureInfo.InvariantCulture, out var value) ? value : null;
}
