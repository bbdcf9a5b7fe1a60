using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Ncez.Scenarios.Running;

/// <summary>
/// A scenario as a flat program over rows of years: ordered once, run thousands of times. It does not change; each thread runs it in
/// its own <see cref="TapeRun"/>.
/// </summary>
internal sealed class Tape
{
    private readonly ConcurrentDictionary<int, int[]> _affected = new();

    /// <summary>Years of a row.</summary>
    public required int Years { get; init; }

    /// <summary>Position of the base year.</summary>
    public required int BaseIndex { get; init; }

    /// <summary>Number of rows.</summary>
    public required int RowCount { get; init; }

    /// <summary>Distance between rows: whole vectors.</summary>
    public int Stride => (Years + RowMath.Width - 1) / RowMath.Width * RowMath.Width;

    /// <summary>Instructions in the order of their segments.</summary>
    public required ImmutableArray<Instruction> Instructions { get; init; }

    /// <summary>Segments in the order they run.</summary>
    public required ImmutableArray<Segment> Segments { get; init; }

    /// <summary>Kernels by index.</summary>
    public required ImmutableArray<KernelUse> Kernels { get; init; }

    /// <summary>Formulas by index.</summary>
    public required ImmutableArray<Formula> Formulas { get; init; }

    /// <summary>Rows as they stand before the first run: given values, nothing (NaN) elsewhere.</summary>
    public required double[] Initial { get; init; }

    /// <summary>The same tape with its given values.</summary>
    public Tape With(double[] initial) => new()
    {
        Years = Years,
        BaseIndex = BaseIndex,
        RowCount = RowCount,
        Instructions = Instructions,
        Segments = Segments,
        Kernels = Kernels,
        Formulas = Formulas,
        Initial = initial,
        Producer = Producer,
    };

    /// <summary>Instruction that fills each row.</summary>
    public required ImmutableArray<int> Producer { get; init; }

    /// <summary>The same tape with some of its segments only.</summary>
    public Tape Only(Func<Segment, bool> which) => new()
    {
        Years = Years,
        BaseIndex = BaseIndex,
        RowCount = RowCount,
        Instructions = Instructions,
        Segments = [.. Segments.Where(which)],
        Kernels = Kernels,
        Formulas = Formulas,
        Initial = Initial,
        Producer = Producer,
    };

    /// <summary>True when nothing that depends on a measure looks at another year than its own (the base year apart, which no measure changes).</summary>
    public bool HasPointwiseMeasures => Segments.All(s => s.Measures == 0 || (!s.IsYearly && IsPointwise(Instructions[s.From])));

    /// <summary>True when every row is arithmetic on the same year of other rows: years can then be calculated in any order.</summary>
    public bool IsArithmetic => Segments.All(s => !s.IsYearly && Instructions[s.From].Op is not (Op.Lag or Op.AtBase or Op.Kernel));

    private bool IsPointwise(in Instruction step) => step.Op != Op.Lag && (step.Op != Op.Kernel || Kernels[step.Side].Kernel.IsPointwise);

    /// <summary>Segments that depend on a row, however far down; found once for each row that is changed.</summary>
    public int[] AffectedBy(int row) => _affected.GetOrAdd(row, Affected);

    private int[] Affected(int row)
    {
        var isDirty = new bool[RowCount];
        isDirty[row] = true;
        var found = new List<int>();
        Span<int> three = stackalloc int[3];
        Span<int> one = stackalloc int[1];
        for (var s = 0; s < Segments.Length; s++)
        {
            var isDue = false;
            for (var i = Segments[s].From; i < Segments[s].To && !isDue; i++)
            {
                foreach (var input in InputsOf(Instructions[i], three))
                {
                    isDue |= isDirty[input];
                }
            }

            for (var i = Segments[s].From; isDue && i < Segments[s].To; i++)
            {
                foreach (var output in OutputsOf(Instructions[i], one))
                {
                    isDirty[output] = true;
                }
            }

            if (isDue)
            {
                found.Add(s);
            }
        }

        return [.. found];
    }

    /// <summary>Rows an instruction reads, each once or more.</summary>
    public ReadOnlySpan<int> InputsOf(in Instruction instruction, Span<int> three)
    {
        if (instruction.Op == Op.Kernel)
        {
            return Kernels[instruction.Side].Inputs;
        }

        if (instruction.Op == Op.Formula)
        {
            return Formulas[instruction.Side].Inputs;
        }

        var count = 0;
        foreach (var row in (ReadOnlySpan<int>)[instruction.A, instruction.B, instruction.C])
        {
            if (row >= 0)
            {
                three[count++] = row;
            }
        }

        return three[..count];
    }

    /// <summary>Rows an instruction fills.</summary>
    public ReadOnlySpan<int> OutputsOf(in Instruction instruction, Span<int> one)
    {
        if (instruction.Op == Op.Kernel)
        {
            return Kernels[instruction.Side].Outputs;
        }

        one[0] = instruction.Target;
        return one[..1];
    }
}
