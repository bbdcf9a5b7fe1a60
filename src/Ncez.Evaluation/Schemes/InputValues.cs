using System.Collections.Immutable;
using Ncez.Model.Schemes;

namespace Ncez.Evaluation.Schemes;

/// <summary>The inputs of a scheme with the values of one zone: an engine's result where there is one, the user's answer else.</summary>
internal sealed class InputValues
{
    private readonly Scheme _scheme;
    private readonly SchemeFacts _facts;
    private readonly InputReading?[] _readings;
    private readonly ILookup<string, SchemeAnswer>? _answers;

    /// <summary>Binds facts and answers.</summary>
    public InputValues(Scheme scheme, SchemeFacts facts, ImmutableArray<SchemeAnswer> answers)
    {
        (_scheme, _facts, _readings) = (scheme, facts, new InputReading?[scheme.Inputs.Length]);
        if (!answers.IsEmpty)
        {
            // A row for this scheme stands before one for every scheme.
            _answers = answers.Where(a => a.Kind == AnswerKind.Answer && (a.Scheme.Length == 0 || a.Scheme == scheme.Id))
                .OrderBy(a => a.Scheme.Length == 0 ? 1 : 0).ToLookup(a => a.Subject, StringComparer.Ordinal);
        }
    }

    /// <summary>An input with what is known about it.</summary>
    public InputReading Reading(int input) => _readings[input] ??= Read(_scheme.Inputs[input]);

    /// <summary>The inputs of a list.</summary>
    public ImmutableArray<InputReading> Readings(IEnumerable<int> inputs) => [.. inputs.Select(Reading)];

    /// <summary>A number; null when it is missing.</summary>
    public Quotient? Number(int input, FormulaYear at) => at switch
    {
        FormulaYear.Current => Reading(input).Value,
        FormulaYear.Base => _facts.BaseYear is { } year ? Of(Reading(input), year) : null,
        _ => Of(Reading(input), _facts.Year - 1),
    };

    /// <summary>Yes or no; null when nobody said.</summary>
    public bool? Truth(int input) => Single(input) is { } answer ? answer.Truth : Reading(input).Value is { } value ? value.Above != 0 : null;

    /// <summary>A word; null when nobody said.</summary>
    public string? Word(int input) => Single(input)?.Text;

    /// <summary>The numbers of an input's parts in the evaluated year.</summary>
    public IEnumerable<(string Part, Quotient? Value)> Parts(int input)
    {
        var rows = Reading(input).Answers;
        var ofYear = rows.Where(a => a.Year == _facts.Year).ToList();
        return (ofYear.Count > 0 ? ofYear : rows.Where(a => a.Year is null)).DistinctBy(a => a.Part, StringComparer.Ordinal).Select(a => (a.Part, a.Number));
    }

    /// <summary>Years with a number from the base year (or the first) to the evaluated year, ascending.</summary>
    public ImmutableArray<(int Year, Quotient Value)> Course(int input)
    {
        var reading = Reading(input);
        var first = _facts.BaseYear ?? int.MinValue;
        var years = reading.Series is { } series
            ? series.Years.Zip(series.Values)
            : reading.Answers.Where(a => a is { Year: not null, Number: not null }).DistinctBy(a => a.Year).Select(a => (a.Year!.Value, a.Number!.Value));
        return [.. years.Where(y => y.Item1 >= first && y.Item1 <= _facts.Year).OrderBy(y => y.Item1).Select(y => (y.Item1, y.Item2))];
    }

    /// <summary>Base year of the evaluation.</summary>
    public int? BaseYear => _facts.BaseYear;

    private SchemeAnswer? Single(int input)
    {
        var rows = Reading(input).Answers;
        return rows.FirstOrDefault(a => a.Year == _facts.Year) ?? rows.FirstOrDefault(a => a.Year is null);
    }

    private InputReading Read(SchemeInput input)
    {
        var series = input.Result.Length > 0 && _facts.Series.TryGetValue(input.Result, out var found) && found.Powers.Equals(input.Unit.Powers) ? found : null;
        if (series?.At(_facts.Year) is { } value)
        {
            return new InputReading(input, value, series, []);
        }

        ImmutableArray<SchemeAnswer> answers = _answers is null ? [] : [.. _answers[input.Id]];
        var reading = new InputReading(input, null, answers.IsEmpty ? series : null, answers);
        return input.Kind == InputKind.Number ? reading with { Value = Of(reading, _facts.Year) } : reading;
    }

    // A row without a year is about the evaluated year, never about the year it is compared with.
    private Quotient? Of(InputReading reading, int year) => reading.Series is { } series ? series.At(year)
        : (reading.Answers.FirstOrDefault(a => a.Year == year) ?? (year == _facts.Year ? reading.Answers.FirstOrDefault(a => a.Year is null) : null))?.Number;
}
