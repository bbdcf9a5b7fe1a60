using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Texts;

namespace Ncez.Model.Quantities;

/// <summary>Findings about units (UNI-nnn).</summary>
public static class UnitFindings
{
    /// <summary>UNI-001: a unit that the table does not know, with the nearest ones.</summary>
    public static Diagnostic Unknown(UnitTable units, string text, Place where) => Diagnostic.Of("UNI-001", Severity.Error, where,
        ("unit", text), ("near", FactorTexts.List(units.Nearest(text))));

    /// <summary>UNI-002: a known unit of the wrong dimension.</summary>
    /// <param name="unit">The unit found.</param>
    /// <param name="item">Name of the item it was given for.</param>
    /// <param name="expected">Dimensions that would do.</param>
    /// <param name="example">A unit that would do.</param>
    /// <param name="where">The unit cell.</param>
    public static Diagnostic WrongDimension(Unit unit, LocalText item, IEnumerable<Dimension> expected, string example, Place where) =>
        Diagnostic.Of("UNI-002", Severity.Error, where, ("unit", unit.Symbol), ("is", FactorTexts.OfDimension(unit.Dimension)), ("item", item),
            ("expected", FactorTexts.List(expected.Select(FactorTexts.OfDimension))), ("example", example));

    /// <summary>UNI-003: a factor unit that cannot be read; says which part is unknown.</summary>
    public static Diagnostic UnknownRatio(UnitTable units, string text, Place where)
    {
        var unknown = text.Split('/').FirstOrDefault(part => part.Length > 0 && !units.TryParseRatio(part, out _)) ?? text;
        var near = FactorTexts.List(units.Nearest(unknown));
        return Diagnostic.Of("UNI-003", Severity.Error, where, ("unit", text),
            ("reason", new LocalText($"“{unknown}”无法识别，是否应为 {near.Zh}？", $"“{unknown}” is not known; did you mean {near.En}?")));
    }

    /// <summary>UNI-004: gas metered at 20 °C under a factor per Nm3; converted with <see cref="GasVolume.NormalPerMetered"/>.</summary>
    public static Diagnostic MeteredGas(LocalText item, Unit unit, Place where) =>
        Diagnostic.Of("UNI-004", Severity.Info, where, ("item", item), ("unit", unit.Symbol));
}
