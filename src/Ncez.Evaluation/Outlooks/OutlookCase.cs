using Ncez.Model.Scenarios;

namespace Ncez.Evaluation.Outlooks;

/// <summary>What figures are taken from: pathways with their contributions, and the cells of the model behind them.</summary>
/// <param name="Set">The pathways.</param>
/// <param name="Cell">Values of a cell by year, all regions added up, in the engine's unit (CNY, t, MWh, count); null when there is none: scenario, path, variable.</param>
public sealed record OutlookCase(PathwaySet Set, Func<string, string, string, IReadOnlyList<double>?> Cell);
