using System.Collections.Immutable;
using Ncez.Data.Import.Yaml;
using Ncez.Model.Diagnostics;
using Ncez.Model.Quantities;
using Ncez.Model.Schemes;
using Ncez.Model.Treatments;

namespace Ncez.Data.Import.Schemes;

/// <summary>Reads the inputs of a scheme and checks them against the results that engines give.</summary>
internal sealed class SchemeInputReader(UnitTable units, ImmutableArray<Treatment> treatments, Findings findings)
{
    /// <summary>The inputs, each id once.</summary>
    public ImmutableArray<SchemeInput> Read(YamlMap root)
    {
        var treatment = TreatmentOf(root);
        var inputs = ImmutableArray.CreateBuilder<SchemeInput>();
        foreach (var map in root.Maps("inputs"))
        {
            var input = new SchemeInput
            {
                Id = map.Text("id"),
                Name = map.LocalText("name"),
                Unit = SchemeFields.Unit(map, "unit", units, findings),
                Result = map.FindText("result") ?? "",
                Min = SchemeFields.FindDecimal(map, "min", findings),
                Max = SchemeFields.FindDecimal(map, "max", findings),
                Kind = map.FindOption<InputKind>("kind") ?? InputKind.Number,
                Note = map.FindLocalText("note") ?? default,
                Where = map.Where,
            };
            if (inputs.Any(i => i.Id == input.Id))
            {
                findings.Error("SCM-009", map.PlaceOf("id"), ("id", Shown.Cell(input.Id)));
            }

            CheckResult(map, input, treatment);
            inputs.Add(input);
            map.ReportUnknownKeys();
        }

        return inputs.ToImmutable();
    }

    private Treatment? TreatmentOf(YamlMap root)
    {
        if (root.FindText("treatment") is not { Length: > 0 } id)
        {
            return null;
        }

        var treatment = treatments.FirstOrDefault(t => t.Id == id);
        if (treatment is null)
        {
            root.ReportUnknownOption("treatment", [.. treatments.Select(t => t.Id)], "SCM-004");
        }

        return treatment;
    }

    private void CheckResult(YamlMap map, SchemeInput input, Treatment? treatment)
    {
        if (input.Result.Length == 0 || NamedResults.IsOpen(input.Result))
        {
            return;
        }

        var known = NamedResults.Known.Keys.Concat(treatment is null ? [] : treatment.Totals.Select(t => t.Id).Concat(treatment.Rows.Select(r => r.Id)).Select(i => NamedResults.Treatment + i)).Order(StringComparer.Ordinal).ToList();
        if (!known.Contains(input.Result) || NamedResults.PowersOf(input.Result) is not { } powers)
        {
            map.ReportUnknownOption("result", known, "SCM-015");
        }
        else if (!powers.Equals(input.Unit.Powers))
        {
            findings.Error("SCM-013", map.PlaceOf("unit"), ("formula", input.Result), ("found", powers.ToString()), ("unit", Shown.Cell(input.Unit.Text)), ("expected", input.Unit.Powers.ToString()));
        }
    }
}
