using Ncez.Kernels.Scenarios;
using Ncez.Model.Scenarios;

namespace Ncez.Scenarios.Supply;

/// <summary>
/// Shares the work of a module slice by slice of the year: each slice has its share of the requirement and its hours; a process has its
/// capacity × availability in each. A surplus of one slice does not serve another one.
/// </summary>
internal readonly ref struct SliceDispatch(SupplyShape shape, SupplyScratch work)
{
    /// <summary>Dispatches a module.</summary>
    /// <param name="module">Its number.</param>
    /// <param name="isNeeded">False when others make all that is needed.</param>
    public void Run(int module, bool isNeeded)
    {
        var (first, count) = work.Span[module];
        var slices = shape.Modules[module].Slices.Length;
        work.Output.AsSpan(first, count).Clear();
        work.Margin.AsSpan(first, count).Clear();
        (work.Surplus[module], work.Shortfall[module]) = (0, 0);
        for (var s = 0; s < slices; s++)
        {
            var load = work.Load[(module * slices) + s];
            var left = work.SentOut[module] * load;
            for (var i = first; i < first + count; i++)
            {
                var share = work.HourFraction[(module * slices) + s] * work.SliceAvailability[(i * slices) + s];
                work.SliceRoom[i] = double.IsNaN(work.Fixed[i]) && share > 0 ? work.Room[i] * share : 0;
                var fixedHere = double.IsNaN(work.Fixed[i]) ? 0 : work.Fixed[i] * FixedFraction(module, i, s, slices);
                work.Output[i] += fixedHere;
                left -= fixedHere;
            }

            work.Surplus[module] += Math.Max(0, -left);
            Slice(module, Math.Max(0, left), load, isNeeded && left >= 0);
        }
    }

    private void Slice(int module, double left, double load, bool isMarginal)
    {
        var (first, count) = work.Span[module];
        var missing = SupplyKernels.DispatchMWh(left, work.SliceRoom.AsSpan(first, count), work.Order.AsSpan(first, count), work.SliceOutput.AsSpan(first, count), work.SliceMargin.AsSpan(first, count));
        if (shape.Modules[module].Dispatch == DispatchRule.Shares)
        {
            missing = ByShares(first, count, left);
        }

        work.Shortfall[module] += missing;
        for (var i = first; i < first + count; i++)
        {
            work.Output[i] += work.SliceOutput[i];
            work.Margin[i] += isMarginal ? load * work.SliceMargin[i] : 0;
        }
    }

    private double ByShares(int first, int count, double left)
    {
        double made = 0;
        for (var i = first; i < first + count; i++)
        {
            var wanted = double.IsNaN(work.Fixed[i]) ? left * work.Share[i] : 0;
            var isFull = wanted > work.SliceRoom[i];
            (work.SliceOutput[i], work.SliceMargin[i]) = isFull ? (work.SliceRoom[i], 0) : (wanted, double.IsNaN(work.Fixed[i]) ? work.Share[i] : 0);
            made += work.SliceOutput[i];
        }

        return Math.Max(0, left - made);
    }

    // A fixed output is spread by hours × availability, so that sunshine falls into the day.
    private double FixedFraction(int module, int process, int slice, int slices)
    {
        double all = 0;
        for (var s = 0; s < slices; s++)
        {
            all += work.HourFraction[(module * slices) + s] * work.SliceAvailability[(process * slices) + s];
        }

        return all > 0 ? work.HourFraction[(module * slices) + slice] * work.SliceAvailability[(process * slices) + slice] / all : 0;
    }
}
