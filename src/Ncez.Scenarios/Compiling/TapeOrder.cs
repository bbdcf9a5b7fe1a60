using System.Collections.Immutable;
using Ncez.Scenarios.Running;

namespace Ncez.Scenarios.Compiling;

/// <summary>
/// Orders instructions so that each comes behind what it reads. Instructions that read each other through an earlier year form a ring
/// that runs year by year; a ring that closes within one year is a circle and cannot run.
/// </summary>
internal sealed class TapeOrder(List<Instruction> instructions, List<KernelUse> kernels, List<int> producer)
{
    /// <summary>Rows an instruction reads, and whether only earlier years of them.</summary>
    public IEnumerable<(int Row, bool IsLagged)> Inputs(int instruction)
    {
        var step = instructions[instruction];
        if (step.Op == Op.Kernel)
        {
            var use = kernels[step.Side];
            return use.Inputs.Select((row, i) => (row, use.Kernel.IsLagged(i)));
        }

        return new[] { step.A, step.B, step.C }.Where(row => row >= 0).Select(row => (row, step.Op is Op.Lag or Op.AtBase));
    }

    /// <summary>Rows an instruction fills.</summary>
    public IEnumerable<int> Outputs(int instruction) => instructions[instruction] is { Op: Op.Kernel } step ? kernels[step.Side].Outputs : [instructions[instruction].Target];

    /// <summary>Strongly connected groups, each behind those it reads (Tarjan's algorithm without recursion).</summary>
    public List<List<int>> Groups()
    {
        var count = instructions.Count;
        var (index, low, isOnStack) = (new int[count], new int[count], new bool[count]);
        Array.Fill(index, -1);
        var (stack, groups, next) = (new Stack<int>(), new List<List<int>>(), 0);
        var walk = new Stack<(int Node, IEnumerator<int> Before)>();
        for (var start = 0; start < count; start++)
        {
            if (index[start] < 0)
            {
                Enter(start);
            }

            while (walk.Count > 0)
            {
                var (node, before) = walk.Peek();
                if (before.MoveNext())
                {
                    var other = before.Current;
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
                if (walk.Count > 0)
                {
                    low[walk.Peek().Node] = Math.Min(low[walk.Peek().Node], low[node]);
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
            walk.Push((node, Inputs(node).Select(i => producer[i.Row]).Where(p => p >= 0).GetEnumerator()));
        }

        List<int> Leave(int node)
        {
            var group = new List<int>();
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
    public bool IsRing(List<int> group) => group.Count > 1 || Inputs(group[0]).Any(i => producer[i.Row] == group[0]);

    /// <summary>The group's order within one year; null when it closes within the year.</summary>
    public List<int>? WithinYear(List<int> group)
    {
        var members = group.ToHashSet();
        var waiting = group.ToDictionary(i => i, i => Before(i, members).Count());
        var ready = new Queue<int>(group.Where(i => waiting[i] == 0).Order());
        var behind = group.SelectMany(i => Before(i, members).Select(b => (Before: b, After: i))).ToLookup(p => p.Before, p => p.After);
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
            hasChanged = members.RemoveWhere(i => !Before(i, members).Any()) > 0;
        }
        while (hasChanged);
        var (path, at) = (new List<int>(), members.Min());
        while (!path.Contains(at))
        {
            path.Add(at);
            at = Before(at, members).First();
        }

        return [.. path.Skip(path.IndexOf(at)).Reverse().SelectMany(Outputs)];
    }

    private IEnumerable<int> Before(int instruction, HashSet<int> members) =>
        Inputs(instruction).Where(i => !i.IsLagged && members.Contains(producer[i.Row])).Select(i => producer[i.Row]).Distinct();
}
