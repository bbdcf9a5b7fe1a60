namespace Ncez.Scenarios.Demand;

/// <summary>Energy that one branch uses in one region.</summary>
/// <param name="Region">Number of the region.</param>
/// <param name="Branch">Number of the branch.</param>
/// <param name="Sector">Sector it is counted in.</param>
/// <param name="Fuel">Number of the fuel.</param>
/// <param name="Row">Row of the energy [MWh].</param>
internal sealed record EnergyUse(int Region, int Branch, string Sector, int Fuel, int Row);
