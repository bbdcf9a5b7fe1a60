using System.Globalization;
using Ncez.Model.Quantities;
using Ncez.Scenarios.Expressions;

namespace Ncez.Scenarios;

/// <summary>What a search for a goal gave; values are in the unit that the cell is written in.</summary>
/// <param name="Unit">That unit.</param>
/// <param name="Before">Value in the model.</param>
/// <param name="NetBeforeT">Net emissions of the year with it [t CO₂e].</param>
/// <param name="Value">Value that meets the goal; null when the goal does not lie between what both ends give.</param>
/// <param name="NetLowT">Net emissions at the low end [t CO₂e].</param>
/// <param name="NetHighT">Net emissions at the high end [t CO₂e].</param>
public sealed record Goal(string Unit, double Before, double NetBeforeT, double? Value, double NetLowT, double NetHighT);

/// <summary>Finds the value of a parameter with which net emissions of a year meet a target.</summary>
public static class GoalSeek
{
    private const int MostSteps = 100;

    /// <summary>Seeks the goal with a cell that is written as a plain number; null when the cell is none.</summary>
    /// <param name="run">A run of the scenario; it is left with the value found.</param>
    /// <param name="units">Units.</param>
    /// <param name="cell"><c>branch:variable</c>, with <c>@region</c> where there are several.</param>
    /// <param name="yearIndex">Position of the year.</param>
    /// <param name="targetT">Net emissions to reach [t CO₂e].</param>
    /// <param name="between">Ends of the values that are tried, in the unit the cell is written in; null = from 0 to ten times the present value.</param>
    public static Goal? Seek(ScenarioRun run, UnitTable units, string cell, int yearIndex, double targetT, (double Low, double High)? between)
    {
        if (run.FindParameter(cell) is not { } parameter)
        {
            return null;
        }

        run.Run(run.Measures);
        var valueNow = run.Tape[parameter.Row][yearIndex];
        var numbers = parameter.Written.Select(e => (e.Unit, Factor: FactorOf(units, e.Unit), Number: NumberOf(e.Text))).Where(e => double.IsFinite(e.Number)).ToList();
        if (numbers.Count == 0)
        {
            return null;
        }

        // Of several numbers of a cell the one that holds is meant; a run that was changed before holds none of them.
        var held = numbers.FindIndex(e => Math.Abs((e.Number * e.Factor) - valueNow) <= 1e-9 * Math.Abs(valueNow));
        var (unit, factor, _) = numbers[held < 0 ? numbers.Count - 1 : held];
        var (before, netBeforeT) = (valueNow / factor, run.NetT[yearIndex]);
        var (low, high) = between ?? (0, 10 * before);
        var value = Find(run, parameter.Row, yearIndex, targetT, low * factor, high * factor);
        var foundAt = value ?? (before * factor);
        var ends = (At(low), At(high));
        run.SetParameter(parameter.Row, foundAt);
        run.Run(run.Measures);
        return new Goal(unit, before, netBeforeT, value / factor, ends.Item1, ends.Item2);

        double At(double end)
        {
            run.SetParameter(parameter.Row, end * factor);
            run.Run(run.Measures);
            return run.NetT[yearIndex];
        }
    }

    private static double FactorOf(UnitTable units, string unit) => unit.Length > 0 && units.TryParseRatio(unit, out var ratio) ? Dims.Of(ratio).Factor : 1;

    private static double NumberOf(string text) => double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;

    /// <summary>The value by bisection; null when the target does not lie between what both ends give.</summary>
    /// <param name="run">A run of the scenario; it is left with the value found.</param>
    /// <param name="parameter">Number of the parameter.</param>
    /// <param name="yearIndex">Position of the year.</param>
    /// <param name="targetT">Target [t CO₂e].</param>
    /// <param name="low">One end of the values that are tried, in the engine's unit.</param>
    /// <param name="high">The other end.</param>
    public static double? Find(ScenarioRun run, int parameter, int yearIndex, double targetT, double low, double high)
    {
        double At(double value)
        {
            run.SetParameter(parameter, value);
            run.Run(run.Measures);
            return run.NetT[yearIndex] - targetT;
        }

        var (atLow, atHigh) = (At(low), At(high));
        if (atLow == 0 || atHigh == 0)
        {
            var end = atLow == 0 ? low : high;
            At(end);
            return end;
        }

        if (!(atLow * atHigh < 0))
        {
            return null;
        }

        for (var step = 0; step < MostSteps; step++)
        {
            var middle = (low + high) / 2;
            var atMiddle = At(middle);
            if (atMiddle == 0 || middle == low || middle == high)
            {
                return middle;
            }

            (low, atLow, high) = atLow * atMiddle > 0 ? (middle, atMiddle, high) : (low, atLow, middle);
        }

        return (low + high) / 2;
    }
}
