using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;

namespace Ncez.Model.Scenarios;

/// <summary>A figure that somebody published beside what the zone's scenarios give for it.</summary>
/// <param name="Id">Row id in outlook.csv.</param>
/// <param name="What">What it says.</param>
/// <param name="Scenario">Scenario it is compared in.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="Unit">Unit of all its values, as written.</param>
/// <param name="Published">The published value; NaN when only the model says something.</param>
/// <param name="Relation">How the published value is meant.</param>
/// <param name="Computed">The model's value.</param>
/// <param name="Uncalibrated">The model's value without the rows marked calibration; NaN when there are none.</param>
/// <param name="Source">Where it is published.</param>
/// <param name="Why">Why the model differs.</param>
/// <param name="Where">File and line.</param>
public sealed record OutlookFigure(
    string Id, LocalText What, string Scenario, int Year, string Unit, double Published, OutlookRelation Relation, double Computed, double Uncalibrated, string Source, LocalText Why, Place Where)
{
    // What the last digits of a double leave of a difference is nothing.
    private const double Nothing = 1e-12;

    /// <summary>Model less published, in the unit.</summary>
    public double Difference => Math.Abs(Computed - Published) <= Nothing * Math.Abs(Published) ? 0 : Computed - Published;

    /// <summary>True when a floor or ceiling is kept; null for a figure that is only compared, and when a value is not known.</summary>
    public bool? IsMet => Relation switch
    {
        _ when double.IsNaN(Difference) => null,
        OutlookRelation.AtLeast => Computed >= Published,
        OutlookRelation.AtMost => Computed <= Published,
        _ => null,
    };
}

/// <summary>How a published value is meant.</summary>
public enum OutlookRelation
{
    /// <summary>A value.</summary>
    Equal,

    /// <summary>A floor.</summary>
    AtLeast,

    /// <summary>A ceiling.</summary>
    AtMost,
}
