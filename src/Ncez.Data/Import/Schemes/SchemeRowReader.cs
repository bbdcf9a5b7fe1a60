using System.Collections.Immutable;
using Ncez.Data.Import.Yaml;
using Ncez.Model.Schemes;

namespace Ncez.Data.Import.Schemes;

/// <summary>Reads the rows of a scheme.</summary>
internal sealed class SchemeRowReader(SchemeFields fields)
{
    private readonly SchemeRuleReader _rules = new(fields);

    /// <summary>The rows, each id once.</summary>
    public ImmutableArray<SchemeRow> Read(YamlMap root)
    {
        var rows = ImmutableArray.CreateBuilder<SchemeRow>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var map in root.Maps("rows"))
        {
            var row = Row(map);
            if (!seen.Add(row.Id) && row.Id.Length > 0)
            {
                fields.Findings.Error("SCM-009", map.PlaceOf("id"), ("id", Shown.Cell(row.Id)));
            }

            rows.Add(row);
            map.ReportUnknownKeys();
        }

        return rows.ToImmutable();
    }

    private SchemeRow Row(YamlMap map)
    {
        var unit = fields.Unit(map, "unit");
        fields.Check(map, "grades", fields.Grades);
        return new SchemeRow
        {
            Id = map.Text("id"),
            Name = map.LocalText("name"),
            Category = map.FindLocalText("category") ?? default,
            Unit = unit,
            Strength = map.Option<RowStrength>("strength"),
            Value = fields.FindFormula(map, "value", unit),
            Words = map.FindLocalText("words") ?? default,
            Rule = _rules.Read(map, unit),
            AppliesWhen = map.FindText("applies_when") is { } condition ? fields.Formulas.Condition(condition, map.PlaceOf("applies_when")) : null,
            Levels = map.Texts("grades"),
            MayBeExcluded = map.FindTruth("may_be_excluded") ?? false,
            Veto = Veto(map),
            IsBonus = map.FindTruth("bonus") ?? false,
            Provenance = Provenances(map),
            Where = map.Where,
        };
    }

    private SchemeVeto? Veto(YamlMap row)
    {
        if (row.FindMap("veto") is not { } map)
        {
            return null;
        }

        fields.Check(map, "grade", fields.Grades);
        var veto = new SchemeVeto(map.Option<VetoTiming>("timing"), map.FindText("grade") ?? "", map.FindLocalText("text") ?? default);
        map.ReportUnknownKeys();
        return veto;
    }

    private static ImmutableSortedDictionary<string, Provenance> Provenances(YamlMap row)
    {
        if (row.FindMap("provenance") is not { } map)
        {
            return ImmutableSortedDictionary<string, Provenance>.Empty;
        }

        var known = map.Keys.Select(k => (Key: k, How: map.FindOption<Provenance>(k))).Where(p => p.How is not null)
            .ToImmutableSortedDictionary(p => p.Key, p => p.How!.Value, StringComparer.Ordinal);
        map.ReportUnknownKeys();
        return known;
    }
}
