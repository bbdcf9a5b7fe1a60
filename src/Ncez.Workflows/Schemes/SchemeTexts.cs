using Ncez.Model.Schemes;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Schemes;

/// <summary>Texts of evaluation, from <c>Texts/Schemes.resx</c>.</summary>
internal static class SchemeTexts
{
    private static readonly TextArea Area = TextArea.Of(typeof(SchemeTexts).Assembly, "Schemes");

    /// <summary>A text with its placeholders filled.</summary>
    internal static LocalText Of(string key, params TextArg[] args) => Area.Both(key, args);

    /// <summary>A verdict in words; at the limit it says so.</summary>
    internal static LocalText State(RowVerdict verdict) => verdict.IsAtLimit && verdict.IsAssessed
        ? Of("state.atLimit", ("state", Of($"state.{verdict.State}"))) : Of($"state.{verdict.State}");

    /// <summary>Why there is no verdict; empty when value stands against limit.</summary>
    internal static LocalText Reason(RowVerdict verdict) => verdict.Reason == VerdictReason.None ? default
        : Of($"reason.{verdict.Reason}", ("inputs", Join(", ", verdict.ZeroInputs.Select(i => i.Name))));

    /// <summary>An outcome in words.</summary>
    internal static LocalText Outcome(SchemeOutcome outcome) => Of($"outcome.{outcome}");

    /// <summary>How far a scheme file may be trusted, in words.</summary>
    internal static LocalText Readiness(SchemeReadiness readiness) => Of($"readiness.{readiness}");

    /// <summary>How something is known, in words.</summary>
    internal static LocalText Known(Provenance how) => Of($"provenance.{how}");

    /// <summary>What a row does, in words.</summary>
    internal static LocalText Strength(RowStrength strength) => Of($"strength.{strength}");

    /// <summary>Several texts as one.</summary>
    internal static LocalText Join(string separator, IEnumerable<LocalText> texts)
    {
        var known = texts.Where(t => !t.IsEmpty).ToList();
        return new LocalText(string.Join(separator, known.Select(t => t.In(Language.Zh))), string.Join(separator, known.Select(t => t.In(Language.En))));
    }
}
