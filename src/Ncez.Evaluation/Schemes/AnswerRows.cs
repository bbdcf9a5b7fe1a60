using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Diagnostics;
using Ncez.Model.Quantities;
using Ncez.Model.Schemes;
using Ncez.Model.Zones;

namespace Ncez.Evaluation.Schemes;

/// <summary>The rows of evaluation.csv as answers, checked against the schemes they are for.</summary>
public static class AnswerRows
{
    /// <summary>Reads the rows.</summary>
    /// <param name="table">evaluation.csv; null = the zone has none.</param>
    /// <param name="units">Units.</param>
    public static ImmutableArray<SchemeAnswer> Of(ZoneTable? table, UnitTable units) => table is null ? [] : [.. table.Rows.Select(row => Row(table, row, units))];

    /// <summary>Says what is wrong with the rows for these schemes: all of it at once.</summary>
    /// <param name="answers">The rows.</param>
    /// <param name="schemes">Schemes that are evaluated.</param>
    /// <param name="all">Every scheme there is: a row for one that is not evaluated is no mistake.</param>
    /// <param name="findings">Collects EVL-001 to EVL-007 and EVL-010.</param>
    public static void Check(ImmutableArray<SchemeAnswer> answers, ImmutableArray<Scheme> schemes, ImmutableArray<Scheme> all, Findings findings)
    {
        var known = all.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var answer in answers)
        {
            if (answer.Scheme.Length > 0 && !known.Contains(answer.Scheme))
            {
                findings.Error("EVL-001", answer.Where, ("scheme", answer.Scheme), ("known", string.Join(", ", known.Order(StringComparer.Ordinal))));
                continue;
            }

            if (answer.Kind == AnswerKind.Answer && (answer.Evidence.Length == 0 || answer.Who.Length == 0))
            {
                findings.Warning("EVL-007", answer.Where, ("subject", answer.Subject));
            }

            if (answer.Kind == AnswerKind.Setting && (!EvaluationSettings.Names.Contains(answer.Subject) || !EvaluationSettings.IsSound(answer)))
            {
                findings.Error("EVL-006", answer.Where, ("subject", answer.Subject), ("value", answer.Text), ("known", string.Join(", ", EvaluationSettings.Names)));
            }

            Check(answer, [.. schemes.Where(s => answer.Scheme.Length == 0 || s.Id == answer.Scheme)], answer.Scheme.Length == 0 ? all : [], findings);
        }
    }

    private static void Check(SchemeAnswer answer, ImmutableArray<Scheme> schemes, ImmutableArray<Scheme> others, Findings findings)
    {
        if (schemes.IsEmpty || answer.Kind == AnswerKind.Setting)
        {
            return;
        }

        var isInput = answer.Kind == AnswerKind.Answer;
        HashSet<string> Asked(IEnumerable<Scheme> some) => some.SelectMany(s => isInput ? s.Inputs.Select(i => i.Id) : s.Rows.Select(r => r.Id)).ToHashSet(StringComparer.Ordinal);
        var ids = Asked(schemes);
        if (!ids.Contains(answer.Subject))
        {
            if (Asked(others).Contains(answer.Subject))
            {
                return;
            }

            findings.Error("EVL-002", answer.Where, ("subject", answer.Subject), ("near", ids.MinBy(i => EditDistance.Of(i, answer.Subject)) ?? ""), ("known", string.Join(", ", ids.Order(StringComparer.Ordinal).Take(30))));
            return;
        }

        foreach (var scheme in schemes)
        {
            foreach (var input in scheme.Inputs.Where(i => isInput && i.Id == answer.Subject))
            {
                CheckValue(answer, input, findings);
            }

            foreach (var row in scheme.Rows.Where(r => !isInput && r.Id == answer.Subject))
            {
                if (answer.Kind == AnswerKind.NotApplicable && !Decisions.MayLeaveOut(scheme, row, answer))
                {
                    findings.Error("EVL-004", answer.Where, ("row", row.Id), ("scheme", scheme.Id));
                }

                if (answer.Kind == AnswerKind.Limit && !Decisions.MayChangeLimit(scheme, row, answer))
                {
                    findings.Error("EVL-005", answer.Where, ("row", row.Id), ("scheme", scheme.Id), ("unit", row.Unit.Text));
                }
            }
        }
    }

    private static void CheckValue(SchemeAnswer answer, SchemeInput input, Findings findings)
    {
        var isSound = input.Kind switch
        {
            InputKind.Truth => answer.Truth is not null,
            InputKind.Word => answer.Text.Length > 0,
            _ => answer.Number is not null && answer.Powers.Equals(input.Unit.Powers),
        };
        if (!isSound)
        {
            findings.Error("EVL-003", answer.ValueWhere, ("subject", input.Id), ("value", $"{answer.Text} {answer.Unit}".Trim()), ("unit", input.Unit.Text.Length > 0 ? input.Unit.Text : "1"), ("kind", input.Kind.ToString()));
        }
        else if (answer.Number is { } number && input.Kind is InputKind.Number or InputKind.Parts)
        {
            CheckRange(answer, input, number, findings);
        }
    }

    // A rate of 180 % would meet every limit: what cannot be is refused before anything is judged.
    private static void CheckRange(SchemeAnswer answer, SchemeInput input, Quotient number, Findings findings)
    {
        Quotient? Bound(decimal? bound) => bound is { } b ? input.Unit.Canonical(Quotient.Of(b)) : null;
        if (Bound(input.Min) is { } min && number.CompareTo(min) < 0 || Bound(input.Max) is { } max && number.CompareTo(max) > 0)
        {
            findings.Error("EVL-010", answer.ValueWhere, ("subject", input.Id), ("name", input.Name), ("value", $"{answer.Text} {answer.Unit}".Trim()), ("range", RangeOf(input)));
        }
    }

    private static string RangeOf(SchemeInput input)
    {
        var unit = input.Unit.Text is "" or "1" or "grade" or "points" ? "" : $" {input.Unit.Text}";
        return input switch
        {
            { Min: { } min, Max: { } max } => $"{min}–{max}{unit}",
            { Min: { } min } => $"≥ {min}{unit}",
            _ => $"≤ {input.Max}{unit}",
        };
    }

    private static SchemeAnswer Row(ZoneTable table, ZoneRow row, UnitTable units)
    {
        string Cell(string column) => table.Text(row, column);
        var unit = SchemeUnit.TryParse(units, Cell("unit"), out var known) ? known : SchemeUnit.One;
        return new SchemeAnswer(
            Cell("scheme"), KindOf(Cell("kind")), Cell("subject"), Cell("part"), table.Whole(row, "year"), Cell("value"),
            Number(Cell("value")) is { } number ? unit.Canonical(Quotient.Of(number)) : null, Cell("unit"), unit.Powers,
            Cell("evidence"), Cell("who"), Cell("when"), Cell("reason"), row.Where)
        {
            ValueWhere = table.PlaceOf(row, "value"),
        };
    }

    private static AnswerKind KindOf(string option) => option switch
    {
        "not_applicable" => AnswerKind.NotApplicable,
        "limit" => AnswerKind.Limit,
        "setting" => AnswerKind.Setting,
        _ => AnswerKind.Answer,
    };

    // A number enters as the decimal that was written, never by way of a double. Numbers too large to multiply are none.
    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) < 1e18m ? value : null;
}
