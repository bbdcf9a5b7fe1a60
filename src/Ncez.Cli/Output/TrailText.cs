using Ncez.Model.Factors;
using Ncez.Model.Quantities;

namespace Ncez.Cli.Output;

/// <summary>One step of a factor's trail as a sentence.</summary>
internal static class TrailText
{
    /// <summary>Where it was looked, what was there, what became of it.</summary>
    public static string Of(CliContext context, TrailStep step)
    {
        var place = step.Region.Length > 0 ? $"{step.Set} · {step.Region}" : step.Set;
        var row = step.Candidate is { } c ? $" · {c.Id} = {Figure.Exact(c.Value)}{UnitSymbol.Behind(c.UnitText)}{Years(c)}" : "";
        return $"{place}{row}: {context.TextOf("Explain", $"outcome.{step.Outcome}")}";
    }

    /// <summary>The years a factor holds for, in brackets; empty when it names none.</summary>
    public static string Years(Factor factor) => (factor.YearFrom, factor.YearTo) switch
    {
        (null, null) => "",
        ({ } from, { } to) when from == to => $" ({from})",
        var (from, to) => $" ({from}–{to})",
    };
}
