using System.Collections.Immutable;
using Ncez.Model.Scenarios;
using Ncez.Scenarios.Running;

namespace Ncez.Scenarios.Results;

/// <summary>
/// The energy balance of a run: for each region and fuel, production, import, second products = final use, inputs, own use, losses,
/// export, waste, less what stays unmet.
/// </summary>
internal sealed class BalanceReader(ScenarioProgram program, TapeRun run)
{
    /// <summary>The flows that are not zero in all years.</summary>
    public ImmutableArray<BalanceFlow> Read()
    {
        var flows = ImmutableArray.CreateBuilder<BalanceFlow>();
        foreach (var supply in program.Layout.Supply)
        {
            var region = program.Model.Regions[supply.Region].Id;
            void Add(int fuel, string kind, string branch, IEnumerable<double> values)
            {
                ImmutableArray<double> all = [.. values];
                if (all.Any(v => v != 0))
                {
                    flows.Add(new BalanceFlow(region, program.Index.Fuels[fuel].Branch.Id, kind, branch, all));
                }
            }

            for (var f = 0; f < program.Index.Fuels.Length; f++)
            {
                Add(f, "import", "", Row(supply.Rows[supply.At.Import(f)]));
                Add(f, "export", "", Row(supply.Rows[supply.At.Export(f)]));
                Add(f, "waste", "", Row(supply.Rows[supply.At.Waste(f)]));
                Add(f, "unmet", "", Row(supply.Rows[supply.At.Unmet(f)]));
                foreach (var sector in program.Layout.Uses.Where(u => u.Region == supply.Region && u.Fuel == f).GroupBy(u => u.Sector))
                {
                    Add(f, "final", sector.Key, sector.Select(u => Row(u.Row)).Aggregate((a, b) => [.. a.Select((v, t) => v + b[t])]));
                }
            }

            for (var m = 0; m < supply.Shape.Modules.Length; m++)
            {
                Add(supply.Shape.Modules[m].Fuel, "losses", program.Index.Branches[supply.Shape.Modules[m].Branch].Path, Row(supply.Rows[supply.At.Losses(m)]));
            }

            for (var i = 0; i < supply.Shape.Processes.Length; i++)
            {
                Process(supply, i, Add);
            }
        }

        return flows.ToImmutable();
    }

    private void Process(Supply.RegionSupply supply, int process, Action<int, string, string, IEnumerable<double>> add)
    {
        var shape = supply.Shape.Processes[process];
        var module = supply.Shape.Modules[shape.Module];
        var path = program.Index.Branches[shape.Branch].Path;
        var (output, input) = (Row(supply.Rows[Supply.SupplyRows.Output(process)]), Row(supply.Rows[supply.At.Input(process)]));
        add(module.Fuel, "production", path, output);
        foreach (var (shareRow, _, fuel) in supply.ProcessFactors[process])
        {
            var share = Row(shareRow);
            add(fuel, "input", path, input.Select((v, t) => v * share[t]));
        }

        foreach (var (fuel, index) in shape.Outputs)
        {
            var ratio = Row(InputRow(supply, index));
            add(fuel, "production", path, output.Select((v, t) => v * ratio[t]));
        }

        foreach (var (fuel, index) in module.OwnUse)
        {
            var use = Row(InputRow(supply, index));
            add(fuel, "own_use", path, output.Select((v, t) => v * use[t]));
        }
    }

    private int InputRow(Supply.RegionSupply supply, int index)
    {
        var producer = program.Tape.Instructions[program.Tape.Producer[supply.Rows[0]]];
        return program.Tape.Kernels[producer.Side].Inputs[index];
    }

    private double[] Row(int row) => run[row].ToArray();
}
