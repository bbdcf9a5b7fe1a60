using System.Collections.Immutable;
using Ncez.Data.Import.Yaml;
using Ncez.Model.Schemes;

namespace Ncez.Data.Import.Schemes;

/// <summary>Reads a rule: its kind and the fields of that kind.</summary>
internal sealed class SchemeRuleReader(SchemeFields fields)
{
    private static readonly ImmutableArray<string> Kinds =
    [
        "threshold", "threshold_by_class", "threshold_by_year", "threshold_by_class_and_year", "computed_threshold", "ordinal_all_of",
        "boolean", "boolean_points", "count_points", "count_to_lead", "linear_completion", "linear_completion_cumulative",
        "enum_points", "decile_step", "step_points", "met_points_plus_bonus", "trend", "ratio_to_baseline", "ratio_to_reference",
        "threshold_on_weighted_average", "sum_of_parts", "balance", "hierarchy", "lead_base_interpolation", "expert_score",
    ];

    /// <summary>The rule of a row; null when it has none, or findings say what is wrong.</summary>
    /// <param name="row">Map of the row or part.</param>
    /// <param name="unit">Unit of its value and limits.</param>
    public SchemeRule? Read(YamlMap row, SchemeUnit unit)
    {
        if (row.FindMap("rule") is not { } map)
        {
            return null;
        }

        var kind = map.Text("kind");
        var points = fields.FindDecimal(map, "points");
        var rule = Read(kind, map, unit, points);
        if (rule is null && !Kinds.Contains(kind) && kind.Length > 0)
        {
            map.ReportUnknownOption("kind", Kinds, "SCM-004");
        }

        map.ReportUnknownKeys();
        return rule;
    }

    private SchemeRule? Read(string kind, YamlMap map, SchemeUnit unit, decimal? points) => kind switch
    {
        "threshold" or "threshold_by_class" or "threshold_by_year" or "threshold_by_class_and_year" or "computed_threshold" => new ThresholdRule(Sign(map), Limits(map, unit), points),
        "ordinal_all_of" => new AllOfRule(fields.Input(map, "input", InputKind.Parts), Sign(map), Limits(map, unit), points),
        "boolean" or "boolean_points" => new TruthRule(fields.Input(map, "input", InputKind.Truth), points),
        "count_points" => new CountRule(fields.Decimal(map, "per_item"), null, Needed(map, points)),
        "count_to_lead" => new CountRule(null, Positive(map, "lead"), Needed(map, points)),
        "linear_completion" => new CompletionRule(Target(map, unit), null, fields.FindDecimal(map, "cap") ?? 1, null, null, points, false),
        "linear_completion_cumulative" => new CompletionRule(Target(map, unit), fields.FindInput(map, "rates", InputKind.Number), fields.FindDecimal(map, "cap") ?? 1, null, null, points, false),
        "decile_step" => new CompletionRule(Target(map, unit), null, fields.FindDecimal(map, "cap") ?? 1, map.Has("step") ? Positive(map, "step") : 0.1m, null, points, false),
        "met_points_plus_bonus" => new CompletionRule(Target(map, unit), null, 1, null, Bonus(map), Needed(map, points), true),
        "enum_points" => Words(map, points),
        "step_points" => Bands(map, unit, points),
        "trend" => new TrendRule(fields.Input(map, "input", InputKind.Number), map.Option<TrendRequirement>("requirement"), points),
        "ratio_to_baseline" or "ratio_to_reference" => new RatioRule(fields.Formula(map, "reference", unit), map.FindTruth("reduction") ?? false, Sign(map), Limits(map, SchemeUnit.One), points),
        "threshold_on_weighted_average" => new WeightedRule(fields.Input(map, "input", InputKind.Parts), fields.Input(map, "weights", InputKind.Parts), Sign(map), Limits(map, unit), points),
        "sum_of_parts" => Parts(map),
        "balance" => new BalanceRule(fields.Formula(map, "left", unit), Sign(map), fields.Formula(map, "right", unit), points),
        "hierarchy" => Hierarchy(map, unit, points),
        "lead_base_interpolation" => new InterpolationRule(fields.FindFormula(map, "lead", unit), fields.FindFormula(map, "base", unit), fields.FindInput(map, "input", InputKind.Parts), fields.FindInput(map, "weights", InputKind.Parts), Needed(map, points)),
        "expert_score" => new PanelRule(fields.Input(map, "input", InputKind.Parts), map.FindOption<PanelAggregator>("aggregator"), Needed(map, points)),
        _ => null,
    };

    private SchemeFormula Target(YamlMap map, SchemeUnit unit) => fields.Formula(map, "target", unit);

    private static decimal? Needed(YamlMap map, decimal? points)
    {
        if (points is null && !map.Has("points"))
        {
            map.Text("points");
        }

        return points ?? 0;
    }

    private decimal Positive(YamlMap map, string key)
    {
        var value = fields.Decimal(map, key);
        if (value <= 0 && map.Has(key))
        {
            fields.Findings.Error("SCM-006", map.PlaceOf(key), ("key", key));
        }

        return value <= 0 ? 1 : value;
    }

    private static Comparing Sign(YamlMap map)
    {
        var sign = map.Text("op");
        var known = Enum.GetValues<Comparing>();
        foreach (var how in known)
        {
            if (how.Sign() == sign)
            {
                return how;
            }
        }

        if (sign.Length > 0)
        {
            map.ReportUnknownOption("op", [.. known.Select(k => k.Sign())], "SCM-004");
        }

        return Comparing.AtLeast;
    }

    private ImmutableArray<SchemeLimit> Limits(YamlMap map, SchemeUnit unit)
    {
        if (map.Has("limit"))
        {
            return [new SchemeLimit([], null, "", fields.FindFormula(map, "limit", unit))];
        }

        // "limits: unknown" says that the publication has one that nobody here has seen.
        var limits = map.FindTruth("limit_unknown") == true ? [new SchemeLimit([], null, "", null)] : map.Maps("limits").Select(m => Limit(m, unit)).ToImmutableArray();
        if (limits.IsEmpty)
        {
            fields.Findings.Error("SCM-007", map.Where);
        }

        return limits;
    }

    private SchemeLimit Limit(YamlMap map, SchemeUnit unit)
    {
        fields.Check(map, "class", fields.Classes);
        fields.Check(map, "grade", fields.Grades);
        var limit = new SchemeLimit(map.Texts("class"), map.FindWhole("year"), map.FindText("grade") ?? "", fields.FindFormula(map, "value", unit));
        if (limit.Year is { } year && !fields.Milestones.Contains(year))
        {
            fields.Findings.Error("SCM-008", map.PlaceOf("year"), ("year", year));
        }

        map.ReportUnknownKeys();
        return limit;
    }

    private CompletionBonus Bonus(YamlMap map)
    {
        if (map.Map("bonus") is not { } bonus)
        {
            return new CompletionBonus(0, 1, 0, 0);
        }

        var read = new CompletionBonus(fields.Decimal(bonus, "start"), Positive(bonus, "step"), fields.Decimal(bonus, "points_per_step"), fields.Decimal(bonus, "cap"));
        bonus.ReportUnknownKeys();
        return read;
    }

    private WordsRule Words(YamlMap map, decimal? points)
    {
        var table = ImmutableArray.CreateBuilder<(string, decimal)>();
        foreach (var entry in map.Maps("table"))
        {
            table.Add((entry.Text("word"), fields.Decimal(entry, "points")));
            entry.ReportUnknownKeys();
        }

        return new WordsRule(fields.Input(map, "input", InputKind.Word), table.ToImmutable(), points ?? table.Select(t => t.Item2).DefaultIfEmpty().Max());
    }

    private BandsRule? Bands(YamlMap map, SchemeUnit unit, decimal? points)
    {
        var (how, bands) = (Sign(map), ImmutableArray.CreateBuilder<(Quotient, decimal)>());
        foreach (var band in map.Maps("bands"))
        {
            bands.Add((unit.Canonical(Quotient.Of(fields.Decimal(band, "limit"))), fields.Decimal(band, "points")));
            band.ReportUnknownKeys();
        }

        if (bands.Count > 0)
        {
            return new BandsRule(how, bands.ToImmutable(), points ?? bands[0].Item2);
        }

        fields.Findings.Error("SCM-007", map.Where);
        return null;
    }

    private PartsRule Parts(YamlMap map)
    {
        var parts = ImmutableArray.CreateBuilder<RulePart>();
        foreach (var part in map.Maps("parts"))
        {
            var unit = fields.Unit(part, "unit");
            var (name, value, rule) = (part.LocalText("name"), fields.FindFormula(part, "value", unit), Read(part, unit));
            if (rule is null)
            {
                part.Map("rule");
            }
            else
            {
                parts.Add(new RulePart(name, value, rule));
            }

            part.ReportUnknownKeys();
        }

        return new PartsRule(parts.ToImmutable(), parts.Any(p => p.Rule.Points is not null) ? parts.Sum(p => p.Rule.Points ?? 0) : null);
    }

    private HierarchyRule Hierarchy(YamlMap map, SchemeUnit unit, decimal? points)
    {
        var whole = fields.Formula(map, "whole", unit);
        var steps = ImmutableArray.CreateBuilder<SchemeFormula>();
        foreach (var (text, where) in map.TextsWithPlaces("steps"))
        {
            if (fields.Formulas.Formula(text, where, unit) is { } step)
            {
                steps.Add(step);
            }
        }

        return new HierarchyRule(whole, steps.ToImmutable(), points);
    }
}
