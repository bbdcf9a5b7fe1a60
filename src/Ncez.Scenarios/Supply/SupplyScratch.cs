using Ncez.Scenarios.Running;

namespace Ncez.Scenarios.Supply;

/// <summary>Working memory of a supply: the numbers of one year.</summary>
internal sealed class SupplyScratch
{
    private readonly SupplyShape _shape;
    private readonly int _fuels;

    /// <summary>Room for one supply.</summary>
    public SupplyScratch(SupplyShape shape)
    {
        _shape = shape;
        _fuels = shape.FuelCount;
        var (modules, processes) = (shape.Modules.Length, shape.Processes.Length);
        (Demand, ImportFactor, IsRenewable) = (new double[_fuels], new double[_fuels], new double[_fuels]);
        (LossFraction, Imports, Exports, Requirement, SentOut, Surplus, Shortfall, Right) =
            (new double[modules], new double[modules], new double[modules], new double[modules], new double[modules], new double[modules], new double[modules], new double[modules]);
        (Efficiency, Share, Room, Order, Fixed, Output, Margin, MarginBefore, Direct) =
            (new double[processes], new double[processes], new double[processes], new double[processes], new double[processes], new double[processes], new double[processes], new double[processes], new double[processes]);
        Need = new double[processes * _fuels];
        (Capacity, Availability, Credit, UnitSize, UnitOrder, Added) = (new double[processes], new double[processes], new double[processes], new double[processes], new double[processes], new double[processes]);
        Matrix = new double[Math.Max(modules * modules, shape.Made.Length * shape.Made.Length)];
        Charged = new double[_fuels];
        Pool = new double[_fuels];
        Solution = new double[shape.Made.Length];
        (Linked, LinkedCharge, LinkedOut) = (new double[modules], new double[modules], new double[modules]);
        var slices = shape.Modules.Select(m => m.Slices.Length).DefaultIfEmpty(0).Max();
        (Load, HourFraction) = (new double[modules * slices], new double[modules * slices]);
        (SliceAvailability, SliceRoom, SliceOutput, SliceMargin) = (new double[processes * slices], new double[processes], new double[processes], new double[processes]);
        Span = [.. Enumerable.Range(0, modules).Select(m => (First(m), shape.Processes.Count(p => p.Module == m)))];
        int First(int m) => Array.FindIndex(shape.Processes, p => p.Module == m) is var i && i >= 0 ? i : 0;
    }

    /// <summary>Final demand by fuel [MWh].</summary>
    public double[] Demand { get; }

    /// <summary>Emission of an imported unit by fuel [t CO₂e/MWh].</summary>
    public double[] ImportFactor { get; }

    /// <summary>1 for a renewable fuel.</summary>
    public double[] IsRenewable { get; }

    /// <summary>Losses by module.</summary>
    public double[] LossFraction { get; }

    /// <summary>Stated imports by module [MWh].</summary>
    public double[] Imports { get; }

    /// <summary>Stated exports by module [MWh].</summary>
    public double[] Exports { get; }

    /// <summary>What must arrive, by module [MWh]; negative when others make more than is needed.</summary>
    public double[] Requirement { get; }

    /// <summary>What must be sent out, by module [MWh].</summary>
    public double[] SentOut { get; }

    /// <summary>What fixed outputs make too much, by module [MWh].</summary>
    public double[] Surplus { get; }

    /// <summary>What nobody can make, by module [MWh].</summary>
    public double[] Shortfall { get; }

    /// <summary>Right-hand side.</summary>
    public double[] Right { get; }

    /// <summary>Output per unit in, by process.</summary>
    public double[] Efficiency { get; }

    /// <summary>Share by process.</summary>
    public double[] Share { get; }

    /// <summary>What a process can make [MWh]; +∞ without a limit, 0 when its output is fixed.</summary>
    public double[] Room { get; }

    /// <summary>Capacity by process [power]; 0 without a limit.</summary>
    public double[] Capacity { get; }

    /// <summary>Availability by process.</summary>
    public double[] Availability { get; }

    /// <summary>Share of the capacity that counts for the reserve, by process.</summary>
    public double[] Credit { get; }

    /// <summary>Capacity of one unit that can be added, by process [power].</summary>
    public double[] UnitSize { get; }

    /// <summary>Order of addition by process.</summary>
    public double[] UnitOrder { get; }

    /// <summary>Capacity added by the last round, by process [power].</summary>
    public double[] Added { get; }

    /// <summary>Merit order by process.</summary>
    public double[] Order { get; }

    /// <summary>Fixed output [MWh]; NaN when it follows the requirement.</summary>
    public double[] Fixed { get; }

    /// <summary>What a process makes [MWh].</summary>
    public double[] Output { get; }

    /// <summary>Share of one more unit sent out that a process would make.</summary>
    public double[] Margin { get; }

    /// <summary>Margins the system was made for.</summary>
    public double[] MarginBefore { get; }

    /// <summary>Emission per unit in, by process [t CO₂e/MWh].</summary>
    public double[] Direct { get; }

    /// <summary>What a unit made by a process needs of each fuel, second products negative [MWh/MWh].</summary>
    public double[] Need { get; }

    /// <summary>Coefficients of a system.</summary>
    public double[] Matrix { get; }

    /// <summary>Emission charged per unit by fuel [t CO₂e/MWh].</summary>
    public double[] Charged { get; }

    /// <summary>What reaches users, makers and the outside by fuel [MWh].</summary>
    public double[] Pool { get; }

    /// <summary>Solution for the fuels that somebody makes.</summary>
    public double[] Solution { get; }

    /// <summary>What comes from other regions, by module [MWh]; part of the imports.</summary>
    public double[] Linked { get; }

    /// <summary>Emission that it carries [t CO₂e].</summary>
    public double[] LinkedCharge { get; }

    /// <summary>What other regions take, by module [MWh]; part of the exports.</summary>
    public double[] LinkedOut { get; }

    /// <summary>Share of the requirement by module and slice.</summary>
    public double[] Load { get; }

    /// <summary>Share of the year by module and slice.</summary>
    public double[] HourFraction { get; }

    /// <summary>Availability by process and slice.</summary>
    public double[] SliceAvailability { get; }

    /// <summary>Room of each process in one slice.</summary>
    public double[] SliceRoom { get; }

    /// <summary>Output of each process in one slice.</summary>
    public double[] SliceOutput { get; }

    /// <summary>Margin of each process in one slice.</summary>
    public double[] SliceMargin { get; }

    /// <summary>Processes of each module: first and count.</summary>
    public (int First, int Count)[] Span { get; }

    /// <summary>What a unit made by a process needs of a fuel.</summary>
    public double NeedOf(int process, int fuel) => Need[(process * _fuels) + fuel];

    /// <summary>Reads the inputs of a year.</summary>
    public void Read(Rows rows, ReadOnlySpan<int> inputs, int t)
    {
        for (var f = 0; f < _fuels; f++)
        {
            Demand[f] = rows.At(inputs[f], t);
            ImportFactor[f] = rows.At(inputs[_fuels + f], t);
            IsRenewable[f] = rows.At(inputs[(2 * _fuels) + f], t);
        }

        for (var m = 0; m < _shape.Modules.Length; m++)
        {
            var module = _shape.Modules[m];
            LossFraction[m] = rows.At(inputs[module.Losses], t);
            (Linked[m], LinkedCharge[m], LinkedOut[m]) = (0, 0, 0);
            foreach (var (amount, charged) in module.Links)
            {
                Linked[m] += rows.At(inputs[amount], t);
                LinkedCharge[m] += rows.At(inputs[amount], t) * rows.At(inputs[charged], t);
            }

            foreach (var taken in module.LinkedExports)
            {
                LinkedOut[m] += rows.At(inputs[taken], t);
            }

            Imports[m] = rows.At(inputs[module.Imports], t) + Linked[m];
            Exports[m] = rows.At(inputs[module.Exports], t) + LinkedOut[m];
            for (var s = 0; s < module.Slices.Length; s++)
            {
                Load[(m * module.Slices.Length) + s] = rows.At(inputs[module.Slices[s].Load], t);
                HourFraction[(m * module.Slices.Length) + s] = rows.At(inputs[module.Slices[s].Hours], t);
            }
        }

        Need.AsSpan().Clear();
        for (var i = 0; i < _shape.Processes.Length; i++)
        {
            var process = _shape.Processes[i];
            Efficiency[i] = rows.At(inputs[process.Efficiency], t);
            Share[i] = process.Share < 0 ? 0 : rows.At(inputs[process.Share], t);
            Order[i] = rows.At(inputs[process.Order], t);
            Fixed[i] = process.Fixed < 0 ? double.NaN : rows.At(inputs[process.Fixed], t);
            Capacity[i] = process.Limit < 0 ? 0 : rows.At(inputs[process.Limit], t);
            Availability[i] = rows.At(inputs[process.Availability], t);
            Room[i] = process.Fixed >= 0 ? 0 : process.Limit < 0 ? double.PositiveInfinity : Capacity[i] * Availability[i];
            Direct[i] = rows.At(inputs[process.DirectFactor], t);
            for (var s = 0; s < process.SliceAvailability.Length; s++)
            {
                SliceAvailability[(i * process.SliceAvailability.Length) + s] = rows.At(inputs[process.SliceAvailability[s]], t);
            }
            foreach (var (fuel, input) in process.Feeds)
            {
                Need[(i * _fuels) + fuel] += rows.At(inputs[input], t) / Efficiency[i];
            }

            foreach (var (fuel, input) in process.Outputs)
            {
                Need[(i * _fuels) + fuel] -= rows.At(inputs[input], t);
            }

            foreach (var (fuel, input) in _shape.Modules[process.Module].OwnUse)
            {
                Need[(i * _fuels) + fuel] += rows.At(inputs[input], t);
            }
        }
    }
}
