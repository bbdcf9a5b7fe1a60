using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;

namespace Ncez.Model.Scenarios;

/// <summary>What is left of a potential in each scenario.</summary>
/// <param name="Id">Row id in potentials.csv.</param>
/// <param name="Of">Terms of the quantity, as potentials.csv writes them.</param>
/// <param name="What">Sector and quantity.</param>
/// <param name="Year">Horizon, a calendar year.</param>
/// <param name="BestFraction">Best level as a share of the base year's [0–1].</param>
/// <param name="LevelFraction">Level of each scenario in the horizon as a share of the base year's, by scenario id.</param>
/// <param name="Source">Where the best level is stated.</param>
/// <param name="Where">File and line.</param>
public sealed record SectorPotential(string Id, string Of, LocalText What, int Year, double BestFraction, ImmutableDictionary<string, double> LevelFraction, string Source, Place Where)
{
    /// <summary>What a scenario has left, as a share of its own level; 0 when it is at or below the best level.</summary>
    public double RemainingFraction(string scenario) => Math.Max(0, 1 - (BestFraction / LevelFraction[scenario]));
}
