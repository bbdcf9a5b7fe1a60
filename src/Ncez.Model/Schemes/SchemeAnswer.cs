using Ncez.Model.Diagnostics;
using Ncez.Model.Quantities;

namespace Ncez.Model.Schemes;

/// <summary>A row of evaluation.csv: what the zone, an expert or a reviewer says, with its proof.</summary>
/// <param name="Scheme">Scheme it is meant for; empty = every scheme.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Subject">Input, row or setting it is about.</param>
/// <param name="Part">Product, expert, energy kind …; empty for a single value.</param>
/// <param name="Year">Year it holds for; null = the evaluated year and those without a row of their own.</param>
/// <param name="Text">Value as written.</param>
/// <param name="Number">Value in canonical units; null when it is no number.</param>
/// <param name="Unit">Unit as written.</param>
/// <param name="Powers">Dimensions of the unit.</param>
/// <param name="Evidence">Proof: a file, a number of a document.</param>
/// <param name="Who">Who says so.</param>
/// <param name="When">On which day, YYYY-MM-DD.</param>
/// <param name="Reason">Why, for what is left out and for a changed limit.</param>
/// <param name="Where">File and line.</param>
public sealed record SchemeAnswer(
    string Scheme, AnswerKind Kind, string Subject, string Part, int? Year, string Text, Quotient? Number, string Unit, UnitPowers Powers,
    string Evidence, string Who, string When, string Reason, Place Where)
{
    /// <summary>Place of the value; the row where it is not known.</summary>
    public Place ValueWhere { get; init; } = Where;

    /// <summary>Yes or no; null when the text says neither.</summary>
    public bool? Truth => Text.ToLowerInvariant() switch
    {
        "yes" or "true" or "是" or "1" => true,
        "no" or "false" or "否" or "0" => false,
        _ => null,
    };
}

/// <summary>What a row of evaluation.csv is.</summary>
public enum AnswerKind
{
    /// <summary>The value of an input.</summary>
    Answer,

    /// <summary>A row of the scheme does not apply, with the reason.</summary>
    NotApplicable,

    /// <summary>A reviewer changes a limit, with reason and name.</summary>
    Limit,

    /// <summary>A setting: <c>milestone</c>, <c>attempt</c>, <c>panel_aggregator</c>, <c>period_end</c>.</summary>
    Setting,
}
