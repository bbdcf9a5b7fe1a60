using Ncez.Model.Quantities;

namespace Ncez.Model.Factors;

/// <summary>A range outside which a factor cannot be right, for items that no publication covers. Rows of <c>data/factors/plausible.csv</c>.</summary>
/// <param name="Parameter">Parameter the range is about.</param>
/// <param name="Scope">Item id, item group, family or state it holds for; <c>*</c> = every item.</param>
/// <param name="Low">Lowest plausible value.</param>
/// <param name="High">Highest plausible value.</param>
/// <param name="Unit">Unit of both.</param>
/// <param name="UnitText">Unit as the row writes it.</param>
/// <param name="Why">What the ends rest on.</param>
public sealed record PlausibleRange(string Parameter, string Scope, double Low, double High, RatioUnit Unit, string UnitText, string Why);
