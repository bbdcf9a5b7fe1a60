using Ncez.Model.Diagnostics;
using Ncez.Model.Scenarios;

namespace Ncez.Workflows.Scenarios;

/// <summary>Checks the names by which scenarios, measures and regions refer to each other.</summary>
internal static class ModelCheck
{
    private const int MostMeasures = 64;

    /// <summary>True when the model can be compiled.</summary>
    public static bool IsSound(ScenarioModel model, Findings findings)
    {
        var before = findings.Count;
        var scenarios = model.Scenarios.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var measures = model.Measures.Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        var known = string.Join(", ", scenarios);
        if (!scenarios.Contains(model.Baseline))
        {
            findings.Error("SCN-080", new Place("scenarios/model.yaml", 0, 0, "baseline"), ("name", model.Baseline), ("by", "baseline"), ("known", known));
        }

        foreach (var twice in model.Scenarios.Select(s => (s.Id, s.Where)).Concat(model.Measures.Select(m => (m.Id, m.Where))).Append((ScenarioModel.Current, default)).GroupBy(p => p.Item1).Where(g => g.Count() > 1))
        {
            findings.Error("SCN-081", twice.First().Item2, ("id", twice.Key));
        }

        foreach (var scenario in model.Scenarios)
        {
            foreach (var name in scenario.First.Append(scenario.Parent).Where(n => n.Length > 0 && !scenarios.Contains(n)))
            {
                findings.Error("SCN-080", scenario.Where, ("name", name), ("by", scenario.Id), ("known", known));
            }

            foreach (var name in scenario.Measures.Where(n => !measures.Contains(n)))
            {
                findings.Error("SCN-082", scenario.Where, ("name", name), ("by", scenario.Id), ("known", string.Join(", ", measures)));
            }

            if (HasRing(model, scenario))
            {
                findings.Error("SCN-083", scenario.Where, ("scenario", scenario.Id));
            }
        }

        if (model.Measures.Length > MostMeasures)
        {
            findings.Error("SCN-084", model.Measures[MostMeasures].Where, ("count", model.Measures.Length), ("most", MostMeasures));
        }

        CheckBasis(model, findings);
        return findings.Count == before;
    }

    // Counts of data, assumptions and calibrations mean something only when every row says what it is.
    private static void CheckBasis(ScenarioModel model, Findings findings)
    {
        var unstated = model.Expressions.Where(e => e.Basis == ExpressionBasis.Unstated).ToList();
        if (unstated.Count > 0 && unstated.Count < model.Expressions.Length)
        {
            findings.Error("SCN-094", unstated[0].Where with { Field = "basis" }, ("count", unstated.Count), ("all", model.Expressions.Length));
        }

        var plain = model.Expressions.Where(e => e.Basis != ExpressionBasis.Calibration).Select(e => e.Cell).ToHashSet();
        foreach (var alone in model.Expressions.Where(e => e.Basis == ExpressionBasis.Calibration && !plain.Contains(e.Cell)))
        {
            findings.Error("SCN-095", alone.Where, ("branch", alone.Branch), ("variable", alone.Variable));
        }
    }

    private static bool HasRing(ScenarioModel model, ModelScenario scenario)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = scenario; at is not null && at.Parent.Length > 0; at = model.Scenarios.FirstOrDefault(s => s.Id == at.Parent))
        {
            if (!seen.Add(at.Id))
            {
                return true;
            }
        }

        return false;
    }
}
