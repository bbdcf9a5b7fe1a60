namespace Ncez.Scenarios;

/// <summary>Finds the value of a parameter with which net emissions of a year meet a target.</summary>
public static class GoalSeek
{
    private const int MostSteps = 100;

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
