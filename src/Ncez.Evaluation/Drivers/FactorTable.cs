using System.Numerics.Tensors;
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

        TensorPrimitives.Log(_ratio, _log);
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
    public double Ratio(int row, int driver, int year) => _ratio[(((row * _years) + year) * Drivers) + driver];

    /// <summary>Logarithms of all factors in a year.</summary>
    public ReadOnlySpan<double> Logs(int row, int year) => _log.AsSpan(((row * _years) + year) * Drivers, Drivers);

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
            At(row, 0, t) = input.Activity[t];
            At(row, 1, t) = sector.Activity[t] / input.Activity[t];
            At(row, 2, t) = energyMWh[t] / sector.Activity[t];
            At(row, 3, t) = fuel.EnergyMWh[t] / energyMWh[t];
            At(row, 4, t) = fuel.EmissionT[t] / fuel.EnergyMWh[t];
        }

        Complete(row);
    }

    private ref double At(int row, int driver, int year) => ref _ratio[(((row * _years) + year) * Drivers) + driver];

    // 0/0 is no statement: the value of the year before stands, at the beginning that of the first year that has one.
    private void Complete(int row)
    {
        for (var driver = 0; driver < Drivers; driver++)
        {
            var first = 0;
            while (first < _years && double.IsNaN(At(row, driver, first)))
            {
                first++;
            }

            for (var t = 0; t < _years; t++)
            {
                if (double.IsNaN(At(row, driver, t)))
                {
                    At(row, driver, t) = first == _years ? 1 : At(row, driver, t < first ? first : t - 1);
                }
            }
        }
    }
}
