using Ncez.Kernels.Scenarios;
using Ncez.Model.Scenarios;
using Ncez.Scenarios.Running;

namespace Ncez.Scenarios.Supply;

/// <summary>What follows from the outputs of a year: imports, exports, losses, and the emission that each unit of a fuel carries to its user.</summary>
internal readonly ref struct SupplyBalance(SupplyShape shape, SupplyRows at, SupplyScratch work)
{
    /// <summary>Writes the rows of a year.</summary>
    public void Write(Rows rows, ReadOnlySpan<int> outputs, int t)
    {
        for (var i = 0; i < shape.Processes.Length; i++)
        {
            rows.At(outputs[SupplyRows.Output(i)], t) = work.Output[i];
            rows.At(outputs[at.Input(i)], t) = work.Output[i] == 0 ? 0 : work.Output[i] / work.Efficiency[i];
        }

        for (var f = 0; f < shape.FuelCount; f++)
        {
            Fuel(rows, outputs, t, f);
        }

        Charge();
        for (var f = 0; f < shape.FuelCount; f++)
        {
            rows.At(outputs[at.Charged(f)], t) = work.Charged[f];
            rows.At(outputs[at.Renewable(f)], t) = RenewableOf(f);
        }
    }

    // Need counts second products as negative, so what is over is import where it is positive and surplus where it is negative.
    private void Fuel(Rows rows, ReadOnlySpan<int> outputs, int t, int fuel)
    {
        var uses = work.Demand[fuel];
        double secondProducts = 0;
        for (var i = 0; i < shape.Processes.Length; i++)
        {
            foreach (var (product, _) in shape.Processes[i].Outputs)
            {
                secondProducts -= product == fuel ? Math.Min(0, work.NeedOf(i, fuel)) * work.Output[i] : 0;
            }

            uses += work.NeedOf(i, fuel) * work.Output[i];
        }

        uses += secondProducts;
        var (import, export, waste, unmet, main) = (0.0, 0.0, 0.0, 0.0, 0.0);
        var module = shape.ModuleOf[fuel];
        if (module < 0)
        {
            import = Math.Max(0, uses - secondProducts);
            export = Math.Max(0, secondProducts - uses);
        }
        else
        {
            var makes = shape.Modules[module];
            var arriving = 1 / SupplyKernels.SentOutMWh(1, work.LossFraction[module], makes.LossesOfRequirement ? 1 : 0);
            var short1 = work.Shortfall[module] * arriving;
            var over = (work.Surplus[module] * arriving) + Math.Max(0, -work.Requirement[module]);
            import = work.Imports[module] + (makes.Shortfall == ShortfallRule.Import ? short1 : 0);
            unmet = makes.Shortfall == ShortfallRule.Unmet ? short1 : 0;
            export = work.Exports[module] + (makes.Surplus == SurplusRule.Export ? over : 0);
            waste = makes.Surplus == SurplusRule.Waste ? over : 0;
            main = work.SentOut[module] + work.Surplus[module] - work.Shortfall[module];
            rows.At(outputs[at.Losses(module)], t) = main * (1 - arriving);
            main *= arriving;
        }

        var (linked, linkedOut) = module < 0 ? (0, 0) : (work.Linked[module], work.LinkedOut[module]);
        rows.At(outputs[at.Linked(fuel)], t) = linked;
        rows.At(outputs[at.LinkedOut(fuel)], t) = linkedOut;
        rows.At(outputs[at.Import(fuel)], t) = import;
        rows.At(outputs[at.Export(fuel)], t) = export;
        rows.At(outputs[at.Waste(fuel)], t) = waste;
        rows.At(outputs[at.Unmet(fuel)], t) = unmet;

        // What is wasted or missing carries nothing: all is charged to those who use the rest.
        work.Pool[fuel] = main + secondProducts + import - waste + unmet;
        work.Charged[fuel] = (work.ImportFactor[fuel] * (import - linked)) + (module < 0 ? 0 : work.LinkedCharge[module]);
    }

    // e_f · pool_f = imports + direct emissions and inputs of those who make f, second products sharing by energy.
    private void Charge()
    {
        var n = shape.Made.Length;
        work.Matrix.AsSpan(0, n * n).Clear();
        for (var k = 0; k < n; k++)
        {
            var fuel = shape.Made[k];
            work.Solution[k] = work.Charged[fuel];
            work.Matrix[(k * n) + k] = work.Pool[fuel] > 0 ? work.Pool[fuel] : 1;
            for (var i = 0; i < shape.Processes.Length; i++)
            {
                var share = ProductShare(i, fuel);
                if (share == 0 || work.Output[i] == 0)
                {
                    continue;
                }

                work.Solution[k] += share * work.Direct[i] * work.Output[i] / work.Efficiency[i];
                AddInputs(i, share, k, n);
            }
        }

        for (var f = 0; f < shape.FuelCount; f++)
        {
            work.Charged[f] = work.ImportFactor[f];
        }

        SupplyKernels.SolveMWh(work.Matrix.AsSpan(0, n * n), work.Solution.AsSpan(0, n));
        for (var k = 0; k < n; k++)
        {
            work.Charged[shape.Made[k]] = work.Pool[shape.Made[k]] > 0 ? work.Solution[k] : 0;
        }
    }

    private void AddInputs(int process, double share, int row, int n)
    {
        for (var f = 0; f < shape.FuelCount; f++)
        {
            var used = 0.0;
            foreach (var (fuel, _) in shape.Processes[process].Feeds)
            {
                used = fuel == f ? Math.Max(0, work.NeedOf(process, f)) : used;
            }

            foreach (var (fuel, _) in shape.Modules[shape.Processes[process].Module].OwnUse)
            {
                used = fuel == f ? Math.Max(0, work.NeedOf(process, f)) : used;
            }

            if (used == 0)
            {
                continue;
            }

            var made = shape.MadeIndex[f];
            if (made >= 0)
            {
                work.Matrix[(row * n) + made] -= share * used * work.Output[process];
            }
            else
            {
                work.Solution[row] += share * used * work.Output[process] * work.ImportFactor[f];
            }
        }
    }

    // Share of a process's burden that a product carries: by energy.
    private double ProductShare(int process, int fuel)
    {
        var one = shape.Processes[process];
        double all = 1, mine = shape.Modules[one.Module].Fuel == fuel ? 1 : 0;
        foreach (var (product, _) in one.Outputs)
        {
            var made = Math.Max(0, -work.NeedOf(process, product));
            all += made;
            mine += product == fuel ? made : 0;
        }

        return mine / all;
    }

    private double RenewableOf(int fuel)
    {
        var (all, renewable) = (0.0, 0.0);
        for (var i = 0; i < shape.Processes.Length; i++)
        {
            var process = shape.Processes[i];
            if (shape.Modules[process.Module].Fuel != fuel || work.Output[i] == 0)
            {
                continue;
            }

            all += work.Output[i];
            foreach (var (feed, _) in process.Feeds)
            {
                renewable += work.IsRenewable[feed] * work.Output[i] * Math.Min(1, Math.Max(0, work.NeedOf(i, feed)) * work.Efficiency[i]);
            }
        }

        return all > 0 ? renewable / all : 0;
    }
}
