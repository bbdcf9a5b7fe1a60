using System.Numerics.Tensors;
using Ncez.Model.Comparisons;

namespace Ncez.Evaluation.Drivers;

/// <summary>
/// Logarithms of the five factors by year, each taken once and only as fine as the factor is: activity of the whole, structure and
/// intensity of a sector, fuel mix and emission factor of a fuel in a sector (a row). Years lie outside, so that a step reads columns. A
/// factor that a year does not have (energy per activity of a sector that does nothing) is taken from the nearest year that has it: it did
/// not change.
/// </summary>
internal sealed class FactorTable
{
    /// <summary>Factors of an emission.</summary>
    public const int Drivers = 5;

    private readonly int _years;
    private readonly int[] _firstRow;
    private readonly double[] _emissionT;
    private readonly double[] _totalT;
    private readonly double[][] _log;

    public FactorTable(DriverInput input)
    {
        _years = input.Years.Length;
        _firstRow = new int[input.Sectors.Length + 1];
        for (var i = 0; i < input.Sectors.Length; i++)
        {
            _firstRow[i + 1] = _firstRow[i] + input.Sectors[i].Fuels.Length;
        }

        _emissionT = new double[Count * _years];
        _totalT = new double[_years];
        var (bySector, byRow) = (input.Sectors.Length * _years, Count * _years);
        _log = [new double[_years], new double[bySector], new double[bySector], new double[byRow], new double[byRow]];
        Fill(input);
    }

    /// <summary>How many sectors × fuels.</summary>
    public int Count => _firstRow[^1];

    /// <summary>First row of a sector, and the one after its last.</summary>
    public (int First, int End) RowsOf(int sector) => (_firstRow[sector], _firstRow[sector + 1]);

    /// <summary>Emission of all rows in a year [t].</summary>
    public double TotalT(int year) => _totalT[year];

    /// <summary>Emission of every row in a year [t].</summary>
    public ReadOnlySpan<double> EmissionsT(int year) => _emissionT.AsSpan(year * Count, Count);

    /// <summary>Logarithms of a factor in a year: one for the whole, one per sector, or one per row.</summary>
    public ReadOnlySpan<double> Logs(int driver, int year)
    {
        var width = _log[driver].Length / _years;
        return _log[driver].AsSpan(year * width, width);
    }

    /// <summary>A factor of a row, whatever it belongs to.</summary>
    public double Ratio(int sector, int row, int driver, int year)
    {
        var at = driver == 0 ? 0 : driver < 3 ? sector : row;
        return Math.Exp(Logs(driver, year)[at]);
    }

    private void Fill(DriverInput input)
    {
        Span<double> ratio = stackalloc double[_years <= 128 ? _years : 0];
        ratio = ratio.IsEmpty ? new double[_years] : ratio;
        var energyMWh = new double[_years];
        Write(input.Activity.AsSpan(), 0, 0);
        for (var i = 0; i < input.Sectors.Length; i++)
        {
            var sector = input.Sectors[i];
            Array.Clear(energyMWh);
            foreach (var fuel in sector.Fuels)
            {
                TensorPrimitives.Add(energyMWh, fuel.EnergyMWh.AsSpan(), energyMWh);
            }

            Divide(sector.Activity.AsSpan(), input.Activity.AsSpan(), ratio, 1, i);
            Divide(energyMWh, sector.Activity.AsSpan(), ratio, 2, i);
            for (var f = 0; f < sector.Fuels.Length; f++)
            {
                var (row, fuel) = (_firstRow[i] + f, sector.Fuels[f]);
                Divide(fuel.EnergyMWh.AsSpan(), energyMWh, ratio, 3, row);
                Divide(fuel.EmissionT.AsSpan(), fuel.EnergyMWh.AsSpan(), ratio, 4, row);
                for (var t = 0; t < _years; t++)
                {
                    _emissionT[(t * Count) + row] = fuel.EmissionT[t];
                    _totalT[t] += fuel.EmissionT[t];
                }
            }
        }

        foreach (var log in _log)
        {
            TensorPrimitives.Log(log, log);
        }
    }

    private void Divide(ReadOnlySpan<double> above, ReadOnlySpan<double> below, Span<double> ratio, int driver, int at)
    {
        TensorPrimitives.Divide(above, below, ratio);
        Complete(ratio);
        Write(ratio, driver, at);
    }

    private void Write(ReadOnlySpan<double> byYear, int driver, int at)
    {
        var width = _log[driver].Length / _years;
        for (var t = 0; t < byYear.Length; t++)
        {
            _log[driver][(t * width) + at] = byYear[t];
        }
    }

    // 0/0 is no statement: the value of the year before stands, at the beginning that of the first year that has one.
    private static void Complete(Span<double> ratio)
    {
        if (!double.IsNaN(TensorPrimitives.Sum(ratio)))
        {
            return;
        }

        var known = double.NaN;
        foreach (var value in ratio)
        {
            if (!double.IsNaN(value))
            {
                known = value;
                break;
            }
        }

        known = double.IsNaN(known) ? 1 : known;
        for (var t = 0; t < ratio.Length; t++)
        {
            known = double.IsNaN(ratio[t]) ? known : ratio[t];
            ratio[t] = known;
        }
    }
}
