using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;

namespace Ncez.Model.Comparisons;

/// <summary>A figure that a source prints, and the same figure computed from the others it prints.</summary>
/// <param name="Id">Row id in published.csv.</param>
/// <param name="What">What it says.</param>
/// <param name="Unit">Unit as printed.</param>
/// <param name="Printed">The printed value.</param>
/// <param name="Computed">The value computed; NaN when a part is not known.</param>
/// <param name="Tolerance">Half a unit of its last printed digit.</param>
/// <param name="Source">Where it is printed.</param>
/// <param name="Note">Remark.</param>
/// <param name="Where">File and line.</param>
public sealed record PublishedFigure(
    string Id, LocalText What, string Unit, double Printed, double Computed, double Tolerance, string Source, string Note, Place Where)
{
    /// <summary>True when the printed value is the computed one, rounded; null when nothing could be computed.</summary>
    public bool? Agrees => double.IsNaN(Computed) ? null : Math.Abs(Printed - Computed) <= Tolerance * (1 + 1e-9);
}
