using Ncez.Model.Texts;

namespace Ncez.Model.Comparisons;

/// <summary>A class of towns by urban population or of communities by residents.</summary>
/// <param name="Kind"><c>town</c> or <c>community</c>.</param>
/// <param name="Class">Its class (five of towns).</param>
/// <param name="Grade">Its grade (seven of towns).</param>
/// <param name="FromHeads">Least number of people.</param>
/// <param name="ToHeads">People from which the next class begins; null at the top.</param>
/// <param name="Source">Where the limits are set.</param>
public sealed record SizeClass(string Kind, LocalText Class, LocalText Grade, double FromHeads, double? ToHeads, string Source)
{
    /// <summary>True when so many people belong to it: the lower limit belongs to the class, the upper one to the next.</summary>
    public bool Holds(double heads) => heads >= FromHeads && (ToHeads is not { } top || heads < top);
}
