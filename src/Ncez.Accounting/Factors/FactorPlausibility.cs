using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Quantities;
using Ncez.Model.Texts;

namespace Ncez.Accounting.Factors;

/// <summary>
/// Refuses a factor of a zone's own that is off by ten. The published values of the same item, parameter and gas span a range;
/// below a third of its lowest or above three times its highest value the row is an Error that names the unit the number was
/// probably meant in. Where nothing is published, the absolute ranges of <c>data/factors/plausible.csv</c> hold.
/// </summary>
/// <param name="library">The shipped numbers.</param>
public sealed class FactorPlausibility(FactorLibrary library)
{
    private const double Slack = 3;
    private readonly PublishedValues _published = new(library);

    private static readonly (string Parameter, Dimension Numerator, string Example)[] Kinds =
    [
        (FactorParameters.HeatingValue, Dimension.Energy, "GJ/t"), (FactorParameters.CarbonContent, Dimension.Mass, "tC/TJ"),
        (FactorParameters.Oxidation, Dimension.Share, "1"), (FactorParameters.EmissionFactor, Dimension.Mass, "tCO2/t"),
        (FactorParameters.GridAverage, Dimension.Mass, "tCO2/MWh"), (FactorParameters.GridResidual, Dimension.Mass, "tCO2/MWh"),
        (FactorParameters.GridFossil, Dimension.Mass, "tCO2/MWh"), (FactorParameters.StandardCoal, Dimension.Energy, "kgce/kg"),
        (FactorParameters.StandardCoalEquivalent, Dimension.Energy, "kgce/kWh"), (FactorParameters.Uptake, Dimension.Mass, "kgCO2/m2/yr"),
    ];

    /// <summary>Checks all rows of a zone; each finding stands at the line the row's source names.</summary>
    public ImmutableArray<Diagnostic> Check(IEnumerable<Factor> local) => [.. local.Select(f => Check(f, PlaceOf(f))).OfType<Diagnostic>()];

    /// <summary>The finding about one row, or null when it is plausible or nothing is known about its kind.</summary>
    public Diagnostic? Check(Factor factor, Place where)
    {
        var item = library.FindItem(factor.Item);
        var name = item?.Name ?? LocalText.Same(factor.Item);
        var kind = Kinds.FirstOrDefault(k => k.Parameter == factor.Parameter);
        if (kind.Parameter is not null && kind.Numerator != factor.Unit.Numerator.Dimension)
        {
            return Diagnostic.Of("FAC-015", Severity.Error, where, ("item", name), ("parameter", FactorTexts.OfParameter(factor.Parameter)),
                ("unit", factor.UnitText), ("dimension", FactorTexts.OfDimension(kind.Numerator)), ("example", kind.Example));
        }

        if (RangeOf(factor, item) is not var (low, high, basis) || (factor.Canonical >= low && factor.Canonical <= high))
        {
            return null;
        }

        var likely = LikelyUnit(factor, low, high) is { } unit
            ? FactorTexts.Of("likely.unit", ("unit", unit.Text), ("value", factor.Value * unit.Ratio.ToCanonical / factor.Unit.ToCanonical), ("as", factor.UnitText))
            : FactorTexts.Of("likely.none");
        return Diagnostic.Of("FAC-014", Severity.Error, where, ("item", name), ("parameter", FactorTexts.OfParameter(factor.Parameter)), ("value", factor.Value),
            ("unit", UnitSymbol.Behind(factor.UnitText)), ("low", low / factor.Unit.ToCanonical), ("high", high / factor.Unit.ToCanonical), ("basis", basis(factor.Unit.ToCanonical)), ("likely", likely));
    }

    // Canonical ends and, in the row's unit, what they rest on.
    private (double Low, double High, Func<double, LocalText> Basis)? RangeOf(Factor factor, Item? item)
    {
        var values = _published.For(factor);
        if (values.Count > 0)
        {
            // A share cannot exceed one however far it is widened.
            var high = factor.Parameter == FactorParameters.Oxidation ? 1 : values.Max() * Slack;
            return (values.Min() / Slack, high, perUnit => FactorTexts.Of("basis.published",
                ("count", values.Count), ("from", values.Min() / perUnit), ("to", values.Max() / perUnit)));
        }

        string[] scopes = [factor.Item, Snake(item?.State), item?.Group ?? "", Snake(item?.Family), "*"];
        var range = library.PlausibleRanges.Where(r => r.Parameter == factor.Parameter && PublishedValues.AreAlike(r.Unit, factor.Unit) && scopes.Contains(r.Scope))
            .MinBy(r => Array.IndexOf(scopes, r.Scope));
        return range is null ? null : (range.Low * range.Unit.ToCanonical, range.High * range.Unit.ToCanonical, _ => LocalText.Same(range.Why));
    }

    // The unit of the same kind under which the number would be plausible: one slip is likelier than two, then the nearest to
    // the middle of the range.
    private (string Text, RatioUnit Ratio)? LikelyUnit(Factor factor, double low, double high)
    {
        var middle = Math.Sqrt(Math.Max(low, high * 1e-6) * high);
        return Spellings(factor).Where(u => factor.Value * u.Ratio.ToCanonical is var v && v >= low && v <= high)
            .OrderBy(u => Slips(u.Ratio, factor.Unit)).ThenBy(u => Math.Round(Math.Abs(Math.Log(factor.Value * u.Ratio.ToCanonical / middle)), 6)).Select(u => ((string, RatioUnit)?)u).FirstOrDefault();
    }

    private static int Slips(RatioUnit a, RatioUnit b) =>
        (a.Numerator.Symbol == b.Numerator.Symbol ? 0 : 1) + (a.Denominator?.Symbol == b.Denominator?.Symbol ? 0 : 1);

    private IEnumerable<(string Text, RatioUnit Ratio)> Spellings(Factor factor)
    {
        var substance = factor.Unit.Substance;
        var rate = factor.Unit.PerYear ? "/yr" : "";
        var denominators = factor.Unit.Denominator is { } d ? Usual(d.Dimension).Select(u => "/" + u) : [""];
        return from above in Usual(factor.Unit.Numerator.Dimension)
               from below in denominators
               let text = above + substance + below + rate
               where library.Units.TryParseRatio(text, out _)
               let ratio = library.Units.TryParseRatio(text, out var r) ? r : factor.Unit
               where PublishedValues.AreAlike(ratio, factor.Unit) && Math.Abs(ratio.ToCanonical - factor.Unit.ToCanonical) > 1e-9 * ratio.ToCanonical
               select (text, ratio);
    }

    private static string[] Usual(Dimension dimension) => dimension switch
    {
        Dimension.Energy => ["MWh", "kWh", "万kWh", "GJ", "MJ", "TJ", "tce", "kgce", "kcal"],
        Dimension.Mass => ["t", "kg", "g", "mg"],
        Dimension.NormalVolume => ["Nm3", "万Nm3", "千Nm3"],
        Dimension.Volume => ["m3", "万m3", "L"],
        Dimension.Area => ["m2", "ha", "亩"],
        Dimension.Length => ["km", "百km"],
        Dimension.Share => ["1", "%"],
        Dimension.Freight => ["t·km"],
        Dimension.Passenger => ["p·km"],
        Dimension.Count => ["head"],
        _ => [],
    };

    private static Place PlaceOf(Factor factor)
    {
        var parts = factor.Source.Row.Split(':');
        return parts.Length > 1 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? new Place(parts[0], line, 0, "value")
            : new Place("factors.csv", 0, 0, "value");
    }

    private static string Snake<T>(T? choice) where T : struct, Enum =>
        choice is null ? "" : string.Concat(choice.Value.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? "_" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
}
