using Ncez.Model.Diagnostics;
using Ncez.Scenarios.Running;
using Ncez.Scenarios.Supply;

namespace Ncez.Scenarios.Results;

/// <summary>What only values can show to be wrong.</summary>
internal sealed class RunCheck(ScenarioProgram program, TapeRun run, Findings findings)
{
    private const double Tolerance = 1e-6;

    /// <summary>Checks the last run.</summary>
    public void Run()
    {
        MissingValues();
        Shares();
        foreach (var supply in program.Layout.Supply)
        {
            Supply(supply);
        }

        foreach (var (branch, region, _, sales, _) in program.Layout.Stocks)
        {
            var values = run[sales];
            for (var t = 0; t < values.Length; t++)
            {
                if (values[t] < -Tolerance)
                {
                    findings.Warning("SCN-075", program.Index.Branches[branch].Branch.Where, ("scenario", program.Scenario.Id), ("branch", Name(branch, "Sales", region)), ("year", Year(t)), ("sales", values[t]));
                    break;
                }
            }
        }
    }

    // Only cells that somebody wrote are named: what follows from them is missing for the same reason.
    private void MissingValues()
    {
        foreach (var (key, cell) in program.Cells.Cells.Where(c => c.Key.WithMeasures && c.Value.Expressions.Count > 0).OrderBy(c => c.Key.Branch))
        {
            var values = run[cell.Row];
            for (var t = 0; t < values.Length; t++)
            {
                if (!double.IsFinite(values[t]))
                {
                    findings.Error("SCN-070", cell.Expressions[^1].Where, ("scenario", program.Scenario.Id), ("cell", Name(key.Branch, key.Variable, key.Region)), ("year", Year(t)), ("expression", cell.Expressions[^1].Text));
                    break;
                }
            }
        }

        var net = run[program.Layout.NetTotal];
        if (!findings.HasErrors && net.ToArray().Any(v => !double.IsFinite(v)))
        {
            findings.Error("SCN-071", Place.None, ("scenario", program.Scenario.Id));
        }
    }

    private void Shares()
    {
        foreach (var (branch, variable, region, row) in program.Layout.Checks)
        {
            var sums = run[row];
            for (var t = 0; t < sums.Length; t++)
            {
                if (Math.Abs(sums[t] - 1) > Tolerance)
                {
                    findings.Error("SCN-072", program.Index.Branches[branch].Branch.Where, ("scenario", program.Scenario.Id), ("branch", Name(branch, variable, region)), ("year", Year(t)), ("sum", 100 * sums[t]));
                    break;
                }
            }
        }
    }

    private void Supply(RegionSupply supply)
    {
        if (FirstAbove(supply.Rows[SupplyRows.NotConverged], 0.5) is { } unsettled)
        {
            findings.Error("SCN-073", Place.None, ("scenario", program.Scenario.Id), ("region", program.Model.Regions[supply.Region].Id), ("year", Year(unsettled)));
        }

        for (var f = 0; f < program.Index.Fuels.Length; f++)
        {
            if (FirstAbove(supply.Rows[supply.At.Unmet(f)], Tolerance) is { } unmet)
            {
                findings.Warning("SCN-074", program.Index.Fuels[f].Branch.Where, ("scenario", program.Scenario.Id), ("fuel", program.Index.Fuels[f].Branch.Name), ("region", program.Model.Regions[supply.Region].Id),
                    ("year", Year(unmet)), ("amount", run[supply.Rows[supply.At.Unmet(f)]][unmet]));
            }
        }
    }

    private int? FirstAbove(int row, double limit)
    {
        var values = run[row];
        for (var t = 0; t < values.Length; t++)
        {
            if (values[t] > limit)
            {
                return t;
            }
        }

        return null;
    }

    private int Year(int index) => program.Model.Years.First + index;

    private string Name(int branch, string variable, int region) =>
        $"{program.Index.Branches[branch].Path}:{variable}" + (program.Model.Regions.Length > 1 ? "@" + program.Model.Regions[region].Id : "");
}
