using System.Collections.Immutable;
using Ncez.Scenarios.Running;

namespace Ncez.Scenarios.Compiling;

/// <summary>
/// Folds arithmetic into formulas: a row that belongs to no cell and is read by one operation only becomes a step of that operation.
/// </summary>
internal sealed class FormulaFolding
{
    private const int MostSteps = 24;
    private readonly List<Instruction> _instructions;
    private readonly List<int> _producer;
    private readonly Func<int, bool> _isTemporary;
    private readonly int[] _readers;

    /// <summary>A folding of instructions.</summary>
    /// <param name="instructions">All instructions in any order.</param>
    /// <param name="kernels">Kernels they use.</param>
    /// <param name="producer">Instruction that fills each row.</param>
    /// <param name="isTemporary">True for a row that nobody asks for but the instructions.</param>
    public FormulaFolding(List<Instruction> instructions, List<KernelUse> kernels, List<int> producer, Func<int, bool> isTemporary)
    {
        (_instructions, _producer, _isTemporary) = (instructions, producer, isTemporary);
        _readers = new int[producer.Count];
        foreach (var step in instructions)
        {
            if (step.Op == Op.Kernel)
            {
                foreach (var row in kernels[step.Side].Inputs)
                {
                    _readers[row]++;
                }

                continue;
            }

            Read(step.A);
            Read(step.B);
            Read(step.C);
        }
    }

    /// <summary>The instructions that are left and the formulas some of them are.</summary>
    public (List<Instruction> Instructions, List<Formula> Formulas) Fold()
    {
        var isInner = new bool[_instructions.Count];
        var sizes = new int[_instructions.Count];
        for (var i = 0; i < _instructions.Count; i++)
        {
            SizeOf(i, isInner, sizes);
        }

        var (left, formulas) = (new List<Instruction>(_instructions.Count), new List<Formula>());
        for (var i = 0; i < _instructions.Count; i++)
        {
            if (isInner[i])
            {
                continue;
            }

            var step = _instructions[i];
            if (sizes[i] > 1)
            {
                formulas.Add(new Folding(this, isInner).Of(step));
                step = new Instruction(Op.Formula, step.Target, Side: formulas.Count - 1);
            }

            left.Add(step);
        }

        return (left, formulas);
    }

    private static bool IsArithmetic(Op op) => op is Op.Add or Op.Subtract or Op.Multiply or Op.Divide or Op.Scale;

    private void Read(int row)
    {
        if (row >= 0)
        {
            _readers[row]++;
        }
    }

    // How many steps an instruction has with what folds into it; 0 = not looked at yet.
    private int SizeOf(int instruction, bool[] isInner, int[] sizes)
    {
        var step = _instructions[instruction];
        if (sizes[instruction] > 0 || !IsArithmetic(step.Op))
        {
            return Math.Max(1, sizes[instruction]);
        }

        var size = sizes[instruction] = 1;
        foreach (var row in (ReadOnlySpan<int>)[step.A, step.B])
        {
            if (row < 0 || _readers[row] != 1 || _producer[row] < 0 || !IsArithmetic(_instructions[_producer[row]].Op) || !_isTemporary(row))
            {
                continue;
            }

            var inner = SizeOf(_producer[row], isInner, sizes);
            if (size + inner <= MostSteps)
            {
                isInner[_producer[row]] = true;
                size += inner;
            }
        }

        return sizes[instruction] = size;
    }

    private sealed class Folding(FormulaFolding all, bool[] isInner)
    {
        private readonly ImmutableArray<FormulaStep>.Builder _steps = ImmutableArray.CreateBuilder<FormulaStep>();
        private readonly List<int> _inputs = [];
        private int _slots;

        public Formula Of(in Instruction root)
        {
            Add(root, 0, isRoot: true);
            return new Formula(_steps.ToImmutable(), [.. _inputs.Distinct()], _slots);
        }

        // The left operand waits in the slot of its depth while the right one is calculated above it.
        private void Add(in Instruction step, int depth, bool isRoot)
        {
            var a = Operand(step.A, depth);
            var b = step.B < 0 ? -1 : Operand(step.B, a < 0 ? depth + 1 : depth);
            _slots = Math.Max(_slots, isRoot ? 0 : depth + 1);
            _steps.Add(new FormulaStep(step.Op, a, b, step.Number, isRoot ? -1 : depth));
        }

        private int Operand(int row, int depth)
        {
            var producer = all._producer[row];
            if (producer >= 0 && isInner[producer])
            {
                Add(all._instructions[producer], depth, isRoot: false);
                return -1 - depth;
            }

            _inputs.Add(row);
            return row;
        }
    }
}
