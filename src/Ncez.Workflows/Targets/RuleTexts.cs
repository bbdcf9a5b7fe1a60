using Ncez.Evaluation.Targets;
using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Targets;

/// <summary>How a target was shared out, in words.</summary>
internal static class RuleTexts
{
    /// <summary>The rule, or what a blend is made of with the share of each.</summary>
    /// <param name="rule">As the zone writes it: <c>grandfathering:0.5;per_gdp:0.5</c>.</param>
    public static LocalText Of(string rule)
    {
        var rules = AllocationRules.Read(rule, default, new Findings());
        string In(Language language) => string.Join(" + ", rules.Select(r => TargetTables.Text("rule.share", ("rule", Name(r.Rule)), ("share", Numbers.Percent(r.Weight, 0))).In(language)));
        return rules is [var only] ? Name(only.Rule) : new LocalText(In(Language.Zh), In(Language.En));
    }

    private static LocalText Name(string rule) => TargetTables.Text($"rule.{rule}");
}
