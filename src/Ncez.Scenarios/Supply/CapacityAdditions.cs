using Ncez.Kernels.Scenarios;
using Ncez.Scenarios.Running;

namespace Ncez.Scenarios.Supply;

/// <summary>
/// Capacity that a module adds by itself after the base year: whole units in their order, until firm capacity stands above the
/// peak by the reserve margin. What was added in earlier years stands for its lifetime; stated capacity is never retired here.
/// </summary>
internal readonly ref struct CapacityAdditions(SupplyShape shape, SupplyRows at, SupplyScratch work, Rows rows, ReadOnlySpan<int> outputs, int t)
{
    private readonly ReadOnlySpan<int> _outputs = outputs;

    /// <summary>Adds what earlier years built and still stands.</summary>
    public void Stand(ReadOnlySpan<int> inputs)
    {
        for (var i = 0; i < shape.Processes.Length; i++)
        {
            var process = shape.Processes[i];
            work.Credit[i] = process.Credit < 0 ? 0 : rows.At(inputs[process.Credit], t);
            (work.UnitSize[i], work.UnitOrder[i]) = process.Units is { } units ? (rows.At(inputs[units.Size], t), rows.At(inputs[units.Order], t)) : (0, 0);
            rows.At(_outputs[at.Added(i)], t) = 0;
            if (process.Units is not { } stands)
            {
                continue;
            }

            var lifetimeYears = stands.Lifetime < 0 ? t : (int)Math.Round(rows.At(inputs[stands.Lifetime], t)) - 1;
            for (var earlier = Math.Max(0, t - lifetimeYears); earlier < t; earlier++)
            {
                Grow(i, rows.At(_outputs[at.Added(i)], earlier));
            }
        }
    }

    /// <summary>Adds units where the reserve is too small; true when any was added.</summary>
    public bool Add(ReadOnlySpan<int> inputs)
    {
        var hasAdded = false;
        for (var m = 0; m < shape.Modules.Length && t > shape.BaseIndex; m++)
        {
            if (shape.Modules[m].Reserve < 0)
            {
                continue;
            }

            var (first, count) = work.Span[m];
            double firm = 0;
            for (var i = first; i < first + count; i++)
            {
                firm += work.Capacity[i] * work.Credit[i];
            }

            var added = work.Added.AsSpan(first, count);
            CapacityKernels.AddUnitsMW(PeakOf(m, inputs), firm, rows.At(inputs[shape.Modules[m].Reserve], t), work.UnitSize.AsSpan(first, count), work.Credit.AsSpan(first, count), work.UnitOrder.AsSpan(first, count), added);
            for (var i = first; i < first + count; i++)
            {
                hasAdded |= added[i - first] > 0;
                rows.At(_outputs[at.Added(i)], t) += added[i - first];
                Grow(i, added[i - first]);
            }
        }

        return hasAdded;
    }

    /// <summary>Writes the capacities of the year.</summary>
    public void Write()
    {
        for (var i = 0; i < shape.Processes.Length; i++)
        {
            rows.At(_outputs[at.Capacity(i)], t) = work.Capacity[i];
        }
    }

    private void Grow(int process, double power)
    {
        work.Capacity[process] += power;
        work.Room[process] += double.IsNaN(work.Fixed[process]) ? power * work.Availability[process] : 0;
    }

    // Power is energy a year in the engine: a load of a slice is its energy over its share of the year.
    private double PeakOf(int module, ReadOnlySpan<int> inputs)
    {
        var slices = shape.Modules[module].Slices.Length;
        if (slices == 0)
        {
            return work.SentOut[module] / rows.At(inputs[shape.Modules[module].LoadFactor], t);
        }

        double peak = 0;
        for (var s = (module * slices); s < (module + 1) * slices; s++)
        {
            peak = Math.Max(peak, work.HourFraction[s] > 0 ? work.SentOut[module] * work.Load[s] / work.HourFraction[s] : 0);
        }

        return peak;
    }
}
