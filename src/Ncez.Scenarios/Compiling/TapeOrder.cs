using System.Collections.Immutable;
using Ncez.Scenarios.Running;

namespace Ncez.Scenarios.Compiling;

/// <summary>
/// Orders instructions so that each comes behind what it reads. Instructions that read each other through an earlier year form a ring
/// that runs year by year; a ring that closes within one year is a circle and cannot run.
/// </summary>
internal sealed class TapeOrder
{
    private readonly List<Instruction> _instructions;
    private readonly List<KernelUse> _kernels;
    private readonly int[] _producer;

    // Instructions that fill what instruction i reads stand from _first[i] to _first[i + 1].
    private readonly int[] _first;
    private readonly List<int> _before;
    private readonly List<bool> _isLagged;

    /// <summary>An order of instructions.</summary>
    /// <param name="instructions">All of them.</param>
    /// <param name="kernels">Kernels they use.</param>
    /// <param name="formulas">Formulas they use.</param>
    /// <param name="rowCount">Number of rows.</param>
    public TapeOrder(List<Instruction> instructions, List<KernelUse> kernels, List<Formula> formulas, int rowCount)
    {
        (_instructions, _kernels, _producer) = (instructions, kernels, new int[rowCount]);
        Array.Fill(_producer, -1);
        for (var i = 0; i < instructions.Count; i++)
        {
            foreach (var row in Outputs(i))
            {
                _producer[row] = i;
            }
        }

        (_first, _before, _isLagged) = (new int[instructions.Count + 1], new List<int>(2 * instructions.Count), new List<bool>(2 * instructions.Count));
        for (var i = 0; i < instructions.Count; i++)
        {
            var step = instructions[i];
            switch (step.Op)
            {
                case Op.Kernel:
                    var use = kernels[step.Side];
                    for (var k = 0; k < use.Inputs.Length; k++)
                    {
                        Reads(use.Inputs[k], use.Kernel.IsLagged(k));
                    }

                    break;
                case Op.Formula:
                    foreach (var row in formulas[step.Side].Inputs)
                    {
                        Reads(row, false);
                    }

                    break;
                default:
                    foreach (var row in (ReadOnlySpan<int>)[step.A, step.B, step.C])
                    {
                        Reads(row, step.Op is Op.Lag or Op.AtBase);
                    }

                    break;
            }

            _first[i + 1] = _before.Count;
        }
    }

    /// <summary>Instructions that fill what an instruction reads, of this year or an earlier one.</summary>
    public IEnumerable<int> Before(int instruction)
    {
        for (var k = _first[instruction]; k < _first[instruction + 1]; k++)
        {
            yield return _before[k];
        }
    }

    /// <summary>Rows an instruction fills.</summary>
    public ReadOnlySpan<int> Outputs(int instruction) => _instructions[instruction] is { Op: Op.Kernel } step ? _kernels[step.Side].Outputs : new int[] { _instructions[instruction].Target };

    /// <summary>Strongly connected groups, each behind those it reads (Tarjan's algorithm without recursion).</summary>
    public List<List<int>> Groups()
    {
        var count = _instructions.Count;
        var (index, low, isOnStack) = (new int[count], new int[count], new bool[count]);
        Array.Fill(index, -1);
        var (stack, groups, next) = (new Stack<int>(), new List<List<int>>(count), 0);
        var (walk, at) = (new Stack<int>(), _first[..count]);
        for (var start = 0; start < count; start++)
        {
            if (index[start] < 0)
            {
                Enter(start);
            }

            while (walk.TryPeek(out var node))
            {
                if (at[node] < _first[node + 1])
                {
                    var other = _before[at[node]++];
                    if (index[other] < 0)
                    {
                        Enter(other);
                    }
                    else if (isOnStack[other])
                    {
                        low[node] = Math.Min(low[node], index[other]);
                    }

                    continue;
                }

                walk.Pop();
                if (walk.TryPeek(out var above))
                {
                    low[above] = Math.Min(low[above], low[node]);
                }

                if (low[node] == index[node])
                {
                    groups.Add(Leave(node));
                }
            }
        }

        return groups;

        void Enter(int node)
        {
            (index[node], low[node], isOnStack[node]) = (next, next, true);
            next++;
            stack.Push(node);
            walk.Push(node);
        }

        List<int> Leave(int node)
        {
            var group = new List<int>(1);
            int one;
            do
            {
                one = stack.Pop();
                isOnStack[one] = false;
                group.Add(one);
            }
            while (one != node);
            return group;
        }
    }

    /// <summary>True when the group's members read each other.</summary>
    public bool IsRing(List<int> group) => group.Count > 1 || _before.IndexOf(group[0], _first[group[0]], _first[group[0] + 1] - _first[group[0]]) >= 0;

    /// <summary>The group's order within one year; null when it closes within the year.</summary>
    public List<int>? WithinYear(List<int> group)
    {
        var members = group.ToHashSet();
        var waiting = group.ToDictionary(i => i, i => WithinYear(i, members).Count());
        var ready = new Queue<int>(group.Where(i => waiting[i] == 0).Order());
        var behind = group.SelectMany(i => WithinYear(i, members).Select(b => (Before: b, After: i))).ToLookup(p => p.Before, p => p.After);
        var sorted = new List<int>();
        while (ready.TryDequeue(out var one))
        {
            sorted.Add(one);
            foreach (var after in behind[one])
            {
                if (--waiting[after] == 0)
                {
                    ready.Enqueue(after);
                }
            }
        }

        return sorted.Count == group.Count ? sorted : null;
    }

    /// <summary>Rows of one circle within a year, in the order they read each other.</summary>
    public ImmutableArray<int> Circle(List<int> group)
    {
        var members = group.ToHashSet();

        // What is left when everything that can be ordered is taken away: every one of it reads another one of it.
        bool hasChanged;
        do
        {
            hasChanged = members.RemoveWhere(i => !WithinYear(i, members).Any()) > 0;
        }
        while (hasChanged);
        var (path, at) = (new List<int>(), members.Min());
        while (!path.Contains(at))
        {
            path.Add(at);
            at = WithinYear(at, members).First();
        }

        return [.. path.Skip(path.IndexOf(at)).Reverse().SelectMany(i => Outputs(i).ToArray())];
    }

    private void Reads(int row, bool isLagged)
    {
        if (row >= 0 && _producer[row] >= 0)
        {
            _before.Add(_producer[row]);
            _isLagged.Add(isLagged);
        }
    }

    private IEnumerable<int> WithinYear(int instruction, HashSet<int> members) =>
        Enumerable.Range(_first[instruction], _first[instruction + 1] - _first[instruction]).Where(k => !_isLagged[k] && members.Contains(_before[k])).Select(k => _before[k]).Distinct();
}
