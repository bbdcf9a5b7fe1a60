using System.Collections.Immutable;
using System.Globalization;
using Ncez.Data.Import.Yaml;
using Ncez.Model.Diagnostics;
using Ncez.Model.Quantities;
using Ncez.Model.Schemes;

namespace Ncez.Data.Import.Schemes;

/// <summary>What every part of a scheme file is read with: units, inputs, the ids that may be named, and the findings.</summary>
internal sealed class SchemeFields(UnitTable units, ImmutableArray<SchemeInput> inputs, Findings findings)
{
    /// <summary>Collects what is wrong.</summary>
    public Findings Findings { get; } = findings;

    /// <summary>Reads formulas.</summary>
    public FormulaReader Formulas { get; } = new(units, inputs, findings);

    /// <summary>Ids of classes.</summary>
    public HashSet<string> Classes { get; } = new(StringComparer.Ordinal);

    /// <summary>Ids of grades.</summary>
    public HashSet<string> Grades { get; } = new(StringComparer.Ordinal);

    /// <summary>Milestone years.</summary>
    public HashSet<int> Milestones { get; } = [];

    /// <summary>A decimal; null when the key is missing, or it is none and a finding says so.</summary>
    public decimal? FindDecimal(YamlMap map, string key) => FindDecimal(map, key, Findings);

    /// <summary>A decimal; null when the key is missing, or it is none and a finding says so.</summary>
    public static decimal? FindDecimal(YamlMap map, string key, Findings findings)
    {
        if (map.FindText(key) is not { } text)
        {
            return null;
        }

        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        findings.Error("SCM-003", map.PlaceOf(key), ("key", key), ("value", Shown.Cell(text)));
        return null;
    }

    /// <summary>A decimal that must be there; 0 stands in.</summary>
    public decimal Decimal(YamlMap map, string key)
    {
        if (!map.Has(key))
        {
            map.Text(key);
            return 0;
        }

        return FindDecimal(map, key) ?? 0;
    }

    /// <summary>A unit; a plain number stands in and a finding says what is wrong.</summary>
    public static SchemeUnit Unit(YamlMap map, string key, UnitTable units, Findings findings)
    {
        var text = map.FindText(key) ?? "";
        if (SchemeUnit.TryParse(units, text, out var unit))
        {
            return unit;
        }

        findings.Error("SCM-012", map.PlaceOf(key), ("unit", Shown.Cell(text)), ("near", string.Join(", ", units.Nearest(text))));
        return SchemeUnit.One with { Text = text };
    }

    /// <summary>A unit.</summary>
    public SchemeUnit Unit(YamlMap map, string key) => Unit(map, key, units, Findings);

    /// <summary>Index of the input that a key names, of one of the kinds; 0 and a finding when there is none.</summary>
    public int Input(YamlMap map, string key, params InputKind[] kinds) => FindInput(map, key, kinds) ?? Missing(map, key);

    /// <summary>Index of the input that a key names; null when the key is missing or a finding says what is wrong.</summary>
    public int? FindInput(YamlMap map, string key, params InputKind[] kinds)
    {
        if (map.FindText(key) is not { } name)
        {
            return null;
        }

        for (var i = 0; i < inputs.Length; i++)
        {
            if (inputs[i].Id == name && kinds.Contains(inputs[i].Kind))
            {
                return i;
            }
        }

        var known = inputs.Where(i => kinds.Contains(i.Kind)).Select(i => i.Id).ToList();
        Findings.Error("SCM-011", map.PlaceOf(key), ("name", Shown.Cell(name)), ("known", Shown.List(known)), ("near", Suggest.NearOrFirst(name, known)));
        return null;
    }

    /// <summary>A formula with the dimensions of a unit; null when the key is missing or a finding says what is wrong. A plain number stands in that unit.</summary>
    public SchemeFormula? FindFormula(YamlMap map, string key, SchemeUnit unit)
    {
        if (map.FindText(key) is not { } text)
        {
            return null;
        }

        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return new SchemeFormula(new ConstantNode(unit.Canonical(Quotient.Of(number)), unit.Powers), text);
        }

        return Formulas.Formula(text, map.PlaceOf(key)) is not { } formula ? null
            : formula.Root.Powers.IsNone && !unit.Powers.IsNone
                ? formula with { Root = new OperationNode(FormulaOperator.Times, formula.Root, new ConstantNode(unit.ToCanonical, unit.Powers), unit.Powers) }
                : Formulas.Formula(text, map.PlaceOf(key), unit);
    }

    /// <summary>A formula that must be there; a zero stands in.</summary>
    public SchemeFormula Formula(YamlMap map, string key, SchemeUnit unit)
    {
        if (!map.Has(key))
        {
            map.Text(key);
        }

        return FindFormula(map, key, unit) ?? new SchemeFormula(new ConstantNode(Quotient.Zero, unit.Powers), "0");
    }

    /// <summary>Reports every name that is not among the known ones.</summary>
    public void Check(YamlMap map, string key, IReadOnlyCollection<string> known)
    {
        foreach (var (text, where) in map.TextsWithPlaces(key))
        {
            if (!known.Contains(text))
            {
                Findings.Error("SCM-005", where, ("key", key), ("name", Shown.Cell(text)), ("known", Shown.List(known)), ("near", Suggest.NearOrFirst(text, known)));
            }
        }
    }

    private static int Missing(YamlMap map, string key)
    {
        if (!map.Has(key))
        {
            map.Text(key);
        }

        return 0;
    }
}
