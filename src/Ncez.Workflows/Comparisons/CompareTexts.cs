using Ncez.Model.Comparisons;
using Ncez.Model.Quantities;
using Ncez.Model.Texts;

namespace Ncez.Workflows.Comparisons;

/// <summary>Texts of before and after, from <c>Texts/Compare.resx</c>.</summary>
internal static class CompareTexts
{
    private static readonly TextArea Area = TextArea.Of(typeof(CompareTexts).Assembly, "Compare");

    /// <summary>A text with its placeholders filled.</summary>
    internal static LocalText Of(string key, params TextArg[] args) => Area.Both(key, args);

    /// <summary>Yes, no, or not evaluable.</summary>
    internal static LocalText Answer(bool? answer) => Of(answer switch { true => "yes", false => "no", null => "notEvaluable" });

    /// <summary>A state of decoupling in words.</summary>
    internal static LocalText State(DecouplingState state) => Of($"state.{state}");

    /// <summary>Name of what a target is set on: a total, an indicator, or one per another.</summary>
    internal static LocalText Quantity(string id) => id.Split('/') is [var above, var below] ? Of("per", ("above", Quantity(above)), ("below", Quantity(below).InSentence))
        : id is "gross" or "net" or "direct" or "energy" ? Of(id) : Indicator(id);

    /// <summary>Name of an indicator; one that the texts do not know stands as written.</summary>
    internal static LocalText Indicator(string id) => Area.Find($"indicator.{id}", Language.En) is null ? LocalText.Same(id) : Of($"indicator.{id}");

    /// <summary>Unit in which an intensity is printed, and how many canonical units of the indicator it is per.</summary>
    /// <param name="dimension">What the indicator measures.</param>
    /// <param name="mass">Unit of the total: t of emissions, tce of energy.</param>
    internal static (LocalText Unit, double Per) IntensityUnit(Dimension dimension, string mass = "t") => dimension switch
    {
        Dimension.Money => (Of("unit.perMoney", ("mass", mass)), 10_000),
        Dimension.Count => (Of("unit.perHead", ("mass", mass)), 1),
        Dimension.Area => (Of("unit.perArea", ("mass", mass)), 1),
        Dimension.Mass => (Of("unit.perMass", ("mass", mass)), 1),
        Dimension.Passenger => (Of("unit.perPassenger", ("mass", mass)), 10_000),
        Dimension.Freight => (Of("unit.perFreight", ("mass", mass)), 10_000),
        _ => (Of("unit.perUnit", ("mass", mass)), 1),
    };
}
