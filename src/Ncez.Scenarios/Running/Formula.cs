using System.Collections.Immutable;

namespace Ncez.Scenarios.Running;

/// <summary>One operation of a formula.</summary>
/// <param name="Op">Add, Subtract, Multiply, Divide or Scale.</param>
/// <param name="A">Left operand: a row, or with −1 − slot the value that an earlier step left there.</param>
/// <param name="B">Right operand likewise; not used by Scale.</param>
/// <param name="Number">Factor of Scale.</param>
/// <param name="Slot">Where the result is left; −1 = the formula's own row.</param>
internal readonly record struct FormulaStep(Op Op, int A, int B, double Number, int Slot);

/// <summary>
/// The arithmetic of an expression in one instruction. What stands between its steps is needed by nobody else: it stays in the
/// nearest cache instead of going to a row of its own.
/// </summary>
/// <param name="Steps">Operations, operands before what uses them.</param>
/// <param name="Inputs">Rows it reads, each once.</param>
/// <param name="Slots">How many values wait at once at most.</param>
internal sealed record Formula(ImmutableArray<FormulaStep> Steps, int[] Inputs, int Slots)
{
    /// <summary>Years calculated at a time, so that the slots of a usual formula stay in the nearest cache.</summary>
    public const int Block = 1_024;

    /// <summary>Calculates some years.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="target">Row of the result.</param>
    /// <param name="from">First year.</param>
    /// <param name="to">Behind the last year.</param>
    /// <param name="slots">Working memory: <see cref="Slots"/> blocks, or rows where these are shorter.</param>
    public void Run(in Rows rows, int target, int from, int to, Span<double> slots)
    {
        var width = Math.Min(Block, rows.Stride);
        for (var begin = from; begin < to; begin += Block)
        {
            var end = Math.Min(begin + Block, to);
            var own = rows.Padded(target, begin, end);
            foreach (ref readonly var step in Steps.AsSpan())
            {
                var result = step.Slot < 0 ? own : slots.Slice(step.Slot * width, own.Length);
                var a = step.A < 0 ? slots.Slice((-1 - step.A) * width, result.Length) : rows.Padded(step.A, begin, end);
                if (step.Op == Op.Scale)
                {
                    RowMath.Scale(a, step.Number, result);
                }
                else
                {
                    RowMath.Apply(step.Op, a, step.B < 0 ? slots.Slice((-1 - step.B) * width, result.Length) : rows.Padded(step.B, begin, end), result);
                }
            }
        }
    }
}
