using Ncez.Kernels.Attribution;
using Ncez.Model.Comparisons;

namespace Ncez.Evaluation.Drivers;

/// <summary>
/// The five factors of every sector and fuel by year, with their logarithms taken once. A factor that a year does not have (energy per
/// activity of a sector that does nothing) is taken from the nearest year that has it: it did not change.
/// </summary>
internal sealed class FactorTable
{
    private const int Drivers = 5;
    private readonly int _years;
    private readonly int[] _sector;
    private readonly double[] _emissionT;
    private readonly double[] _ratio;
    private readonly double[] _log;
    private readonly double[] _totalT;

    public FactorTable(DriverInput input)
    {
        _years = input.Years.Length;
        _sector = [.. input.Sectors.SelectMany((s, i) => s.Fuels.Select(_ => i))];
        _emissionT = new double[_sector.Length * _years];
        _ratio = new double[_emissionT.Length * Drivers];
        _log = new double[_ratio.Length];
        _totalT = new double[_years];
        var row = 0;
        foreach (var sector in input.Sectors)
        {
            double[] energyMWh = [.. Enumerable.Range(0, _years).Select(t => sector.Fuels.Sum(f => f.EnergyMWh[t]))];
            foreach (var fuel in sector.Fuels)
            {
                Fill(row++, input, sector, fuel, energyMWh);
            }
        }
    }

    /// <summary>How many sectors × fuels.</summary>
    public int Count => _sector.Length;

    /// <summary>Number of the sector of a row.</summary>
    public int SectorOf(int row) => _sector[row];

    /// <summary>Emission of all rows in a year [t].</summary>
    public double TotalT(int year) => _totalT[year];

    /// <summary>Emission of a row in a year [t].</summary>
    public double EmissionT(int row, int year) => _emissionT[(row * _years) + year];

    /// <summary>A factor.</summary>
    public double Ratio(int row, int driver, int year) => _ratio[(((row * Drivers) + driver) * _years) + year];

    /// <summary>Its logarithm.</summary>
    public double Log(int row, int driver, int year) => _log[(((row * Drivers) + driver) * _years) + year];

    /// <summary>Sum of the logarithmic means of the rows' shares.</summary>
    public double MeanSumFraction(int from, int to, double startT, double endT)
    {
        double sum = 0;
        for (var row = 0; row < Count; row++)
        {
            sum += LmdiKernels.MeanT(EmissionT(row, from) / startT, EmissionT(row, to) / endT);
        }

        return sum;
    }

    private void Fill(int row, DriverInput input, DriverSector sector, DriverFuel fuel, double[] energyMWh)
    {
        for (var t = 0; t < _years; t++)
        {
            _emissionT[(row * _years) + t] = fuel.EmissionT[t];
            _totalT[t] += fuel.EmissionT[t];
            Set(row, 0, t, input.Activity[t]);
            Set(row, 1, t, sector.Activity[t] / input.Activity[t]);
            Set(row, 2, t, energyMWh[t] / sector.Activity[t]);
            Set(row, 3, t, fuel.EnergyMWh[t] / energyMWh[t]);
            Set(row, 4, t, fuel.EmissionT[t] / fuel.EnergyMWh[t]);
        }

        for (var driver = 0; driver < Drivers; driver++)
        {
            var from = ((row * Drivers) + driver) * _years;
            Complete(_ratio.AsSpan(from, _years));
            for (var t = 0; t < _years; t++)
            {
                _log[from + t] = Math.Log(_ratio[from + t]);
            }
        }
    }

    private void Set(int row, int driver, int year, double value) => _ratio[(((row * Drivers) + driver) * _years) + year] = value;

    // 0/0 is no statement: the value of the year before stands, at the beginning that of the first year that has one.
    private static void Complete(Span<double> values)
    {
        var first = 0;
        while (first < values.Length && double.IsNaN(values[first]))
        {
            first++;
        }

        for (var t = 0; t < values.Length; t++)
        {
            if (double.IsNaN(values[t]))
            {
                values[t] = first == values.Length ? 1 : t < first ? values[first] : values[t - 1];
            }
        }
    }
}
