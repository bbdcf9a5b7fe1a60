using Ncez.Model.Scenarios;
using Ncez.Scenarios.Expressions;

namespace Ncez.Scenarios.Compiling;

/// <summary>Where an expression is evaluated: it may have been written for another scenario and another region.</summary>
/// <param name="Cell">Cell it gives a value to.</param>
/// <param name="Expression">The expression and where it was written.</param>
/// <param name="Dims">Dimension of the row's unit.</param>
/// <param name="Factor">Factor from the row's unit to the engine's.</param>
/// <param name="CurrentRow">Row of the current accounts; null when they say nothing.</param>
/// <param name="InheritedRow">What the cell is without this measure; null outside of measures.</param>
/// <param name="IsCurrent">True for an expression of the current accounts.</param>
internal sealed record Scope(CellKey Cell, ModelExpression Expression, Dims Dims, double Factor, int? CurrentRow, int? InheritedRow, bool IsCurrent);

/// <summary>A cell: branch, variable, region, in a scenario with or without measures.</summary>
/// <param name="Scenario">Scenario id.</param>
/// <param name="WithMeasures">True in the scenario that is compiled; false where an expression asks for another one.</param>
/// <param name="Branch">Index of the branch.</param>
/// <param name="Variable">Canonical name of the variable.</param>
/// <param name="Region">Index of the region.</param>
internal readonly record struct CellKey(string Scenario, bool WithMeasures, int Branch, string Variable, int Region);
