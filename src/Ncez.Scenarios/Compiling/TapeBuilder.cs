using System.Collections.Immutable;
using Ncez.Scenarios.Running;

namespace Ncez.Scenarios.Compiling;

/// <summary>Collects rows and instructions in any order and puts them into the order they can run in.</summary>
internal sealed class TapeBuilder(int years, int baseIndex)
{
    private readonly List<Instruction> _instructions = [];
    private readonly List<KernelUse> _kernels = [];
    private readonly List<int> _producer = [];
    private readonly List<double[]?> _given = [];
    private readonly Dictionary<double, int> _constants = [];
    private readonly HashSet<int> _inner = [];

    /// <summary>Years of a row.</summary>
    public int Years => years;

    /// <summary>A row that something will fill.</summary>
    public int NewRow()
    {
        _producer.Add(-1);
        _given.Add(null);
        return _producer.Count - 1;
    }

    /// <summary>A row with the same value in every year; equal constants share it.</summary>
    public int Constant(double value)
    {
        // 0 and −0 are equal keys but not the same number.
        if (value != 0 && _constants.TryGetValue(value, out var known))
        {
            return known;
        }

        var row = Given(NewRow(), Enumerable.Repeat(value, years).ToArray());
        _constants.TryAdd(value, row);
        return row;
    }

    /// <summary>Fills a row with given values: a parameter that may be changed later.</summary>
    public int Given(int row, double[] values)
    {
        _given[row] = values;
        return Emit(new Instruction(Op.Given, row));
    }

    /// <summary>The given values of a row; null when it is calculated.</summary>
    public double[]? GivenOf(int row) => _given[row];

    /// <summary>Adds an instruction whose target nobody fills yet; returns the target.</summary>
    public int Emit(Instruction instruction)
    {
        _producer[instruction.Target] = _instructions.Count;
        _instructions.Add(instruction);
        return instruction.Target;
    }

    /// <summary>Adds an instruction with a new target.</summary>
    public int Emit(Op op, int a, int b = -1, int c = -1, int side = -1, double number = 0) => Emit(new Instruction(op, NewRow(), a, b, c, side, number));

    /// <summary>Adds an operation inside an expression: unless its target is kept, nobody asks for it but instructions.</summary>
    public int EmitInner(Op op, int a, int b = -1, double number = 0)
    {
        var target = Emit(op, a, b, number: number);
        _inner.Add(target);
        return target;
    }

    /// <summary>Says that a row will be asked for after the run.</summary>
    public void Keep(int row) => _inner.Remove(row);

    /// <summary>Adds a kernel with new outputs.</summary>
    public int[] Emit(RowKernel kernel, int[] inputs, int outputs = 1)
    {
        int[] targets = [.. Enumerable.Range(0, outputs).Select(_ => NewRow())];
        _kernels.Add(new KernelUse(kernel, inputs, targets));
        Emit(new Instruction(Op.Kernel, targets[0], Side: _kernels.Count - 1));
        foreach (var target in targets)
        {
            _producer[target] = _instructions.Count - 1;
        }

        return targets;
    }

    /// <summary>The tape; null when values depend on themselves within a year, and then the rows of the circle are returned.</summary>
    public (Tape? Tape, ImmutableArray<int> Circle) Build()
    {
        var (steps, formulas) = new FormulaFolding(_instructions, _kernels, _producer, _inner.Contains).Fold();
        var order = new TapeOrder(steps, _kernels, formulas, _producer.Count);
        var groups = order.Groups();
        var instructions = ImmutableArray.CreateBuilder<Instruction>(steps.Count);
        var segments = ImmutableArray.CreateBuilder<Segment>();
        var measures = new ulong[steps.Count];
        var producer = new int[_producer.Count];
        foreach (var group in groups)
        {
            var isYearly = order.IsRing(group);
            var sorted = isYearly ? order.WithinYear(group) : [.. group];
            if (sorted is null)
            {
                return (null, order.Circle(group));
            }

            var mask = group.Aggregate(0UL, (all, i) => all | OwnMeasure(steps[i]) | order.Before(i).Aggregate(0UL, (m, before) => m | measures[before]));
            var from = instructions.Count;
            foreach (var i in sorted)
            {
                measures[i] = mask;
                foreach (var row in order.Outputs(i))
                {
                    producer[row] = instructions.Count;
                }

                instructions.Add(steps[i]);
            }

            if (isYearly || steps[sorted[0]].Op != Op.Given)
            {
                segments.Add(new Segment(from, instructions.Count, isYearly, mask));
            }
        }

        var tape = new Tape
        {
            Years = years,
            BaseIndex = baseIndex,
            RowCount = _producer.Count,
            Instructions = instructions.ToImmutable(),
            Segments = segments.ToImmutable(),
            Kernels = [.. _kernels],
            Formulas = [.. formulas],
            Initial = [],
            Producer = [.. producer],
        };
        return (tape.With(InitialOf(tape.Stride)), []);
    }

    private static ulong OwnMeasure(in Instruction step) => step.Op == Op.Blend ? 1UL << step.Side : 0;

    private double[] InitialOf(int stride)
    {
        var values = new double[_producer.Count * stride];
        Array.Fill(values, double.NaN);
        for (var row = 0; row < _given.Count; row++)
        {
            _given[row]?.CopyTo(values.AsSpan(row * stride));
        }

        return values;
    }
}
