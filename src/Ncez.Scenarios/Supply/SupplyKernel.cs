using Ncez.Kernels.Scenarios;
using Ncez.Model.Scenarios;
using Ncez.Scenarios.Running;

namespace Ncez.Scenarios.Supply;

/// <summary>
/// Supply of one region by simulation. What the modules must make depends on what they use themselves; for a given set of processes at
/// their limits that is a linear system, so it is solved instead of iterated, and the set is changed until it repeats. Inputs: final
/// demand by fuel, factor of imports by fuel, whether a fuel is renewable, then what <see cref="SupplyShape"/> points to.
/// </summary>
internal sealed class SupplyKernel(SupplyShape shape) : RowKernel
{
    private const int MostRounds = 60;
    private readonly SupplyRows _rows = new(shape);

    /// <inheritdoc />
    public override string Name => "Supply";

    /// <inheritdoc />
    public override bool IsPointwise => !shape.AddsCapacity;

    /// <inheritdoc />
    public override object? NewScratch() => new SupplyScratch(shape);

    /// <inheritdoc />
    public override void Run(Rows rows, ReadOnlySpan<int> inputs, ReadOnlySpan<int> outputs, (int From, int To) years, object? scratch)
    {
        var work = (SupplyScratch)scratch!;
        for (var t = years.From; t < years.To; t++)
        {
            work.Read(rows, inputs, t);
            var additions = new CapacityAdditions(shape, _rows, work, rows, outputs, t);
            if (shape.AddsCapacity)
            {
                additions.Stand(inputs);
            }

            var hasConverged = Solve(work);
            for (var round = 0; hasConverged && shape.AddsCapacity && additions.Add(inputs) && round < MostRounds; round++)
            {
                hasConverged = Solve(work);
            }

            additions.Write();
            rows.At(outputs[SupplyRows.NotConverged], t) = hasConverged ? 0 : 1;
            new SupplyBalance(shape, _rows, work).Write(rows, outputs, t);
        }
    }

    private bool Solve(SupplyScratch work)
    {
        var n = shape.Modules.Length;
        for (var m = 0; m < n; m++)
        {
            work.Requirement[m] = work.Demand[shape.Modules[m].Fuel] + work.Exports[m] - work.Imports[m];
        }

        Dispatch(work);
        for (var round = 0; round < MostRounds; round++)
        {
            work.Margin.AsSpan().CopyTo(work.MarginBefore);
            BuildSystem(work);
            SupplyKernels.SolveMWh(work.Matrix.AsSpan(0, n * n), work.Requirement.AsSpan(0, n));
            Dispatch(work);

            // The same processes at the margin as the system was made for: its solution is exact.
            if (work.Margin.AsSpan().SequenceEqual(work.MarginBefore))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Shares what each module must make among its processes, and notes who would make one more unit.</summary>
    private void Dispatch(SupplyScratch work)
    {
        for (var m = 0; m < shape.Modules.Length; m++)
        {
            var module = shape.Modules[m];
            var isNeeded = work.Requirement[m] > 0;
            work.SentOut[m] = SupplyKernels.SentOutMWh(Math.Max(0, work.Requirement[m]), work.LossFraction[m], module.LossesOfRequirement ? 1 : 0);
            if (module.Slices.Length > 0)
            {
                new SliceDispatch(shape, work).Run(m, isNeeded);
                continue;
            }

            var (first, count) = work.Span[m];
            var left = work.SentOut[m];
            for (var i = first; i < first + count; i++)
            {
                left -= double.IsNaN(work.Fixed[i]) ? 0 : work.Fixed[i];
            }

            work.Surplus[m] = Math.Max(0, -left);
            work.Shortfall[m] = SupplyKernels.DispatchMWh(left, work.Room.AsSpan(first, count), work.Order.AsSpan(first, count), work.Output.AsSpan(first, count), work.Margin.AsSpan(first, count));
            if (module.Dispatch == DispatchRule.Shares)
            {
                ByShares(work, first, count, Math.Max(0, left), m);
            }

            for (var i = first; i < first + count; i++)
            {
                work.Margin[i] = isNeeded && left >= 0 ? work.Margin[i] : 0;
                work.Output[i] = double.IsNaN(work.Fixed[i]) ? work.Output[i] : work.Fixed[i];
            }
        }
    }

    // Shares are taken as stated: what a process cannot make for want of capacity is missing, not made by another.
    private static void ByShares(SupplyScratch work, int first, int count, double left, int module)
    {
        double made = 0;
        for (var i = first; i < first + count; i++)
        {
            if (!double.IsNaN(work.Fixed[i]))
            {
                (work.Output[i], work.Margin[i]) = (0, 0);
                continue;
            }

            var wanted = left * work.Share[i];
            var isFull = wanted > work.Room[i];
            (work.Output[i], work.Margin[i]) = isFull ? (work.Room[i], 0) : (wanted, work.Share[i]);
            made += work.Output[i];
        }

        work.Shortfall[module] = Math.Max(0, left - made);
    }

    // R_m − Σ g_i·c_im = D_m with g_i = constant_i + margin_i · X(R) around the present point.
    private void BuildSystem(SupplyScratch work)
    {
        var n = shape.Modules.Length;
        work.Matrix.AsSpan(0, n * n).Clear();
        for (var m = 0; m < n; m++)
        {
            work.Right[m] = work.Demand[shape.Modules[m].Fuel] + work.Exports[m] - work.Imports[m];
            work.Matrix[(m * n) + m] = 1;
        }

        for (var i = 0; i < shape.Processes.Length; i++)
        {
            var maker = shape.Processes[i].Module;
            var perUnit = SupplyKernels.SentOutMWh(1, work.LossFraction[maker], shape.Modules[maker].LossesOfRequirement ? 1 : 0);
            var constant = work.Output[i] - (work.Margin[i] * work.SentOut[maker]);
            for (var m = 0; m < n; m++)
            {
                var coefficient = work.NeedOf(i, shape.Modules[m].Fuel);
                if (coefficient != 0)
                {
                    work.Right[m] += coefficient * constant;
                    work.Matrix[(m * n) + maker] -= coefficient * work.Margin[i] * perUnit;
                }
            }
        }

        work.Right.AsSpan(0, n).CopyTo(work.Requirement);
    }
}
