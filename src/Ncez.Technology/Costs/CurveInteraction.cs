using Ncez.Model.Roadmaps;
using Ncez.Technology.Roadmaps;

namespace Ncez.Technology.Costs;

/// <summary>What measures abate by themselves, and what one adds to those taken before it: by a rule, or by an engine. It is used up by one curve.</summary>
public interface ICurveInteraction
{
    /// <summary>Abatement by itself [t/a].</summary>
    double AloneT(Measure measure);

    /// <summary>Abatement that it adds to the measures taken so far [t/a].</summary>
    double AddedT(Measure measure);

    /// <summary>Takes a measure.</summary>
    void Take(Measure measure);
}

/// <summary>Measures on one end use each save a share of what the others leave (TEC-19).</summary>
/// <param name="baseT">What an end use emits without measures [t]; null = it does not overlap.</param>
/// <param name="year">Calendar year: measures count as far as they are in force; null = all of them in full.</param>
/// <param name="scaleFraction">Factor on the abatement of all [1].</param>
public sealed class EndUseInteraction(Func<string, double?> baseT, int? year = null, double scaleFraction = 1) : ICurveInteraction
{
    private readonly Dictionary<string, double> _left = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public double AloneT(Measure measure) => scaleFraction * (year is { } y ? MeasureSchedule.AbatementT(measure, y) : measure.AbatementTPerYear ?? 0);

    /// <inheritdoc />
    public double AddedT(Measure measure) => AloneT(measure) * _left.GetValueOrDefault(measure.EndUse, 1);

    /// <inheritdoc />
    public void Take(Measure measure)
    {
        if (measure.EndUse.Length > 0 && baseT(measure.EndUse) is { } useT)
        {
            _left[measure.EndUse] = _left.GetValueOrDefault(measure.EndUse, 1) * (1 - (AloneT(measure) / useT));
        }
    }
}
