using Ncez.Model.Schemes;

namespace Ncez.Evaluation.Schemes;

/// <summary>Rules that turn a value into points: counts, completion, words, bands, interpolation.</summary>
internal static class PointRules
{
    /// <summary>The verdict of a scoring rule.</summary>
    /// <exception cref="ArgumentException">A kind of rule that nobody judges: a programmer's mistake.</exception>
    public static RuleResult Of(SchemeRule rule, SchemeFormula? value, in RuleContext context) => rule switch
    {
        CountRule count => Count(count, RuleJudge.Value(value, context)),
        CompletionRule completion => Completion(completion, value, context),
        WordsRule words => Words(words, context),
        BandsRule bands => Bands(bands, RuleJudge.Value(value, context)),
        InterpolationRule interpolation => Interpolation(interpolation, value, context),
        _ => throw new ArgumentException($"No judge for {rule.GetType().Name}.", nameof(rule)),
    };

    private static RuleResult Count(CountRule rule, Quotient? value)
    {
        if (value is not { } count)
        {
            return RuleResult.NoData;
        }

        var full = rule.Points ?? 0;
        var earned = rule.Lead is { } lead
            ? Quotient.Of(full).Times(count.Max(Quotient.Zero)).Over(Quotient.Of(lead))!.Value.Min(Quotient.Of(full)).Value
            : Math.Clamp(rule.PerItem!.Value * count.Value, 0, full);
        return RuleResult.Scored(earned, full) with { Value = count, Limit = rule.Lead is { } l ? Quotient.Of(l) : null, How = Comparing.AtLeast };
    }

    private static RuleResult Completion(CompletionRule rule, SchemeFormula? formula, in RuleContext context)
    {
        var reached = rule.RatesInput is { } rates ? Compounded(context.Inputs, rates) : RuleJudge.Value(formula, context);
        if (reached is not { } value || RuleJudge.Value(rule.Target, context) is not { } target)
        {
            return RuleResult.NoData;
        }

        if (target.Above <= 0)
        {
            return RuleResult.CannotJudge(VerdictReason.NoReference) with { Value = value };
        }

        var completion = value.Over(target)!.Value;
        var isMet = completion.CompareTo(Quotient.One) >= 0;
        return new RuleResult(isMet ? VerdictState.Met : VerdictState.NotMet)
        {
            Value = value,
            Limit = target,
            How = Comparing.AtLeast,
            Points = rule.Points is { } full ? Earned(rule, completion, isMet, full) : null,
        };
    }

    private static decimal Earned(CompletionRule rule, Quotient completion, bool isMet, decimal full)
    {
        var counted = completion.Max(Quotient.Zero).Min(Quotient.Of(rule.Cap));
        if (rule.Step is { } step)
        {
            counted = Quotient.Of(Steps(counted, step) * step);
        }

        var basic = rule.OnlyWhenMet ? (isMet ? full : 0) : counted.Times(Quotient.Of(full)).Value;
        if (rule.Bonus is not { } bonus)
        {
            return basic;
        }

        var over = completion.Minus(Quotient.One).Minus(Quotient.Of(bonus.Start));
        return over.Above < 0 ? basic : basic + Math.Min(bonus.Cap, (Steps(over, bonus.Step) + 1) * bonus.PointsPerStep);
    }

    // Whole steps in an amount; by multiplication, since a quotient that is cut off would lose the step that is just reached.
    private static decimal Steps(Quotient amount, decimal step) => decimal.Floor(amount.Above / (amount.Below * step));

    // 1 − Π(1 − r) over the years since the base year; null when a year is missing.
    private static Quotient? Compounded(InputValues inputs, int input)
    {
        var course = inputs.Course(input);
        var years = inputs.BaseYear is { } start ? course.Where(y => y.Year > start).ToList() : [.. course];
        if (years.Count == 0 || years.Zip(years.Skip(1)).Any(p => p.Second.Year != p.First.Year + 1) || (inputs.BaseYear is { } b && years[0].Year != b + 1))
        {
            return null;
        }

        return Quotient.One.Minus(years.Aggregate(Quotient.One, (left, y) => left.Times(Quotient.One.Minus(y.Value))));
    }

    private static RuleResult Words(WordsRule rule, in RuleContext context)
    {
        if (context.Inputs.Word(rule.Input) is not { Length: > 0 } word)
        {
            return RuleResult.NoData;
        }

        foreach (var (known, points) in rule.Table)
        {
            if (known.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return RuleResult.Scored(points, rule.Points ?? points);
            }
        }

        return RuleResult.CannotJudge(VerdictReason.UnknownWord);
    }

    private static RuleResult Bands(BandsRule rule, Quotient? value)
    {
        if (value is not { } it)
        {
            return RuleResult.NoData;
        }

        var best = rule.Bands[0];
        foreach (var (limit, points) in rule.Bands)
        {
            if (rule.How.Holds(it, limit))
            {
                return RuleResult.Scored(points, best.Points) with { Value = it, Limit = best.Limit, How = rule.How };
            }
        }

        return RuleResult.Scored(0, best.Points) with { Value = it, Limit = best.Limit, How = rule.How };
    }

    private static RuleResult Interpolation(InterpolationRule rule, SchemeFormula? formula, in RuleContext context)
    {
        if (rule.Lead is null || rule.Base is null)
        {
            return RuleResult.CannotJudge(VerdictReason.UnknownLimit);
        }

        if (RuleJudge.Value(rule.Lead, context) is not { } lead || RuleJudge.Value(rule.Base, context) is not { } start)
        {
            return RuleResult.NoData;
        }

        if (lead.CompareTo(start) == 0)
        {
            return RuleResult.CannotJudge(VerdictReason.NoReference);
        }

        Quotient Share(Quotient value) => value.Minus(start).Over(lead.Minus(start))!.Value.Max(Quotient.Zero).Min(Quotient.One);
        var values = rule.Parts is { } parts ? context.Inputs.Parts(parts) : [("", RuleJudge.Value(formula, context))];
        var (share, verdicts, reason) = PartRules.Mean(values.Select(p => (p.Item1, p.Item2 is { } v ? Share(v) : (Quotient?)null)), rule.Weights, context);
        return share is not { } reached
            ? RuleResult.CannotJudge(reason)
            : RuleResult.Scored(reached.Times(Quotient.Of(rule.Points ?? 0)).Value, rule.Points ?? 0) with { Value = reached, Limit = Quotient.One, How = Comparing.AtLeast, Parts = rule.Parts is null ? [] : verdicts };
    }
}
