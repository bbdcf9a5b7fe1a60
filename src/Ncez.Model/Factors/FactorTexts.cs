using Ncez.Model.Quantities;
using Ncez.Model.Texts;

namespace Ncez.Model.Factors;

/// <summary>Parameters, trail outcomes, years and dimensions in words.</summary>
public static class FactorTexts
{
    private static readonly TextArea Parameters = TextArea.Of(typeof(FactorTexts).Assembly, "Parameters");
    private static readonly TextArea Dimensions = TextArea.Of(typeof(FactorTexts).Assembly, "Dimensions");

    /// <summary>A parameter in words; its id where it has no words.</summary>
    public static LocalText OfParameter(string parameter) =>
        Parameters.Find($"parameter.{parameter}", Language.En) is null
        ? LocalText.Same(parameter) : Parameters.Both($"parameter.{parameter}");

    /// <summary>What became of a candidate, in words.</summary>
    public static LocalText OfOutcome(TrailOutcome outcome) => Parameters.Both($"outcome.{outcome}");

    /// <summary>A dimension in words.</summary>
    public static LocalText OfDimension(Dimension dimension) => Dimensions.Both($"dimension.{dimension}");

    /// <summary>The years a row holds for.</summary>
    public static LocalText OfYears(Factor factor) => (factor.YearFrom, factor.YearTo) switch
    {
        (null, null) => Parameters.Both("years.any"),
        var (from, to) when from == to => LocalText.Same($"{from}"),
        var (from, to) => LocalText.Same($"{from}–{to}"),
    };

    /// <summary>A text of the area about factors (see <c>Texts/Parameters.resx</c>), its placeholders filled.</summary>
    public static LocalText Of(string key, params ReadOnlySpan<TextArg> args) => Parameters.Both(key, args);

    /// <summary>A list in both languages; the word for "none" when it is empty.</summary>
    public static LocalText List(IEnumerable<LocalText> texts, int atMost = 6)
    {
        var all = texts.ToList();
        var rest = all.Count > atMost ? " …" : "";
        return all.Count == 0 ? Parameters.Both("none")
            : new LocalText(string.Join("、", all.Take(atMost).Select(t => t.Zh)) + rest, string.Join(", ", all.Take(atMost).Select(t => t.En)) + rest);
    }

    /// <summary>A list of ids, alike in both languages but for the separator.</summary>
    public static LocalText List(IEnumerable<string> ids, int atMost = 6) => List(ids.Select(LocalText.Same), atMost);
}
