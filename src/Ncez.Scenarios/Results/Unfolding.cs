using System.Collections.Immutable;
using Ncez.Model.Scenarios;
using Ncez.Scenarios.Compiling;
using Ncez.Scenarios.Running;

namespace Ncez.Scenarios.Results;

/// <summary>Unfolds a row of a run into what it is made of.</summary>
internal sealed class Unfolding
{
    private readonly ScenarioProgram _program;
    private readonly TapeRun _run;
    private readonly ILookup<int, (CellKey Key, CellCompiler.Cell Cell)> _cells;
    private readonly Dictionary<int, string> _names = [];
    private readonly HashSet<int> _shown = [];

    /// <summary>Unfolds rows of a run.</summary>
    public Unfolding(ScenarioProgram program, TapeRun run)
    {
        (_program, _run) = (program, run);

        // A cell that only refers to another one shares its row: both are named, the referring one first.
        _cells = program.Cells.Cells.ToLookup(c => c.Value.Row, c => (c.Key, c.Value));
        var total = program.Layout.Total;
        foreach (var (row, name) in new[] { (total.Net, "net [t CO2e]"), (total.Gross, "gross [t CO2e]"), (total.Direct, "direct [t CO2e]"), (total.Indirect, "indirect [t CO2e]"), (total.Sink, "sink [t CO2e]"), (total.Credit, "export credit [t CO2e]") })
        {
            _names.TryAdd(row, name);
        }

        foreach (var use in program.Layout.Uses)
        {
            _names.TryAdd(use.Row, $"{program.Index.Branches[use.Branch].Path}:{CellCompiler.Energy} [MWh]");
        }
    }

    /// <summary>The row and everything below it; what stands further up is not repeated.</summary>
    public CellExplanation Of(int row)
    {
        var producer = _program.Tape.Producer[row];
        var step = _program.Tape.Instructions[producer];
        var inputs = _program.Tape.InputsOf(step, new int[3]).ToArray();
        var isNew = _shown.Add(row);
        var cells = _cells[row].ToList();
        var (how, parts) = step.Op == Op.Formula
            ? OfFormula(_program.Tape.Formulas[step.Side], row, isNew)
            : (HowOf(step), isNew ? [.. inputs.Distinct().Where(i => i != row).Select(Of)] : []);
        return new CellExplanation
        {
            What = cells.Count > 0 ? string.Join(" = ", cells.Select(c => NameOf(c.Key))) : _names.TryGetValue(row, out var name) ? name : step.Op == Op.Given ? "number" : how,
            How = step.Op == Op.Given ? "" : how,
            Unit = cells.Count > 0 ? cells[0].Cell.Dims.ToString() : "",
            Expressions = [.. cells.SelectMany(c => c.Cell.Expressions)],
            Values = [.. _run[row]],
            Parts = parts,
            IsRepeated = !isNew && inputs.Length > 0,
        };
    }

    /// <summary>
    /// The row calculated again from nothing but the steps of its unfolding: a proof that an explanation leaves nothing out.
    /// </summary>
    public double[] Reevaluated(int row)
    {
        var tape = _program.Tape;
        var needed = new HashSet<int>();
        var waiting = new Stack<int>([row]);
        while (waiting.TryPop(out var next))
        {
            if (needed.Add(tape.Producer[next]))
            {
                foreach (var input in tape.InputsOf(tape.Instructions[tape.Producer[next]], new int[3]))
                {
                    waiting.Push(input);
                }
            }
        }

        var part = tape.Only(s => Enumerable.Range(s.From, s.To - s.From).Any(needed.Contains));
        var again = new TapeRun(part);
        again.RunAll(_run.Measures);
        return again[row].ToArray();
    }

    // What a formula keeps to itself is calculated again, step by step, to be shown.
    private (string How, ImmutableArray<CellExplanation> Parts) OfFormula(Formula formula, int row, bool isNew)
    {
        var slots = new (double[] Values, CellExplanation? Part)[formula.Slots];
        foreach (var step in formula.Steps)
        {
            var how = HowOf(new Instruction(step.Op, row, Number: step.Number));
            int[] operands = step.Op == Op.Scale ? [step.A] : [step.A, step.B];
            ImmutableArray<CellExplanation> parts = isNew ? [.. operands.Distinct().Where(o => o != row).Select(o => o < 0 ? slots[-1 - o].Part! : Of(o))] : [];
            if (step.Slot < 0)
            {
                return (how, parts);
            }

            double[][] values = [.. operands.Select(o => o < 0 ? slots[-1 - o].Values : _run[o].ToArray())];
            var result = new double[_program.Tape.Years];
            if (step.Op == Op.Scale)
            {
                RowMath.Scale(values[0], step.Number, result);
            }
            else
            {
                RowMath.Apply(step.Op, values[0], values[1], result);
            }

            slots[step.Slot] = (result, new CellExplanation { What = how, How = how, Unit = "", Expressions = [], Values = [.. result], Parts = parts, IsRepeated = false });
        }

        throw new InvalidOperationException("A formula ends with a step into its own row.");
    }

    private string NameOf(CellKey key)
    {
        var region = _program.Model.Regions.Length > 1 ? "@" + _program.Model.Regions[key.Region].Id : "";
        return $"{_program.Index.Branches[key.Branch].Path}:{key.Variable}{region}" + (key.WithMeasures ? "" : $" ({key.Scenario})");
    }

    private string HowOf(in Instruction step) => step.Op switch
    {
        Op.Kernel => _program.Tape.Kernels[step.Side].Kernel.Name,
        Op.Add => "+",
        Op.Subtract => "−",
        Op.Multiply => "×",
        Op.Divide => "÷",
        Op.Scale => "× " + step.Number.ToString("G6", System.Globalization.CultureInfo.InvariantCulture),
        Op.Splice => "current accounts, then scenario",
        Op.Blend => "measure " + _program.Measures[step.Side].Id + ((_run.Measures >> step.Side & 1) != 0 ? " (on)" : " (off)"),
        Op.Lag => "value " + step.Side.ToString(System.Globalization.CultureInfo.InvariantCulture) + " yr before",
        Op.AtBase => "value of the base year",
        Op.Select => "If",
        _ => "=",
    };
}
