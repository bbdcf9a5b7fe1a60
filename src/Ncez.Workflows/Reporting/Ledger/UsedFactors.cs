using System.Collections.Immutable;
using Ncez.Model.Activities;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;

namespace Ncez.Workflows.Reporting.Ledger;

/// <summary>Every factor an inventory used, once, in the order of sets and rows; of what is confidential none.</summary>
/// <param name="Rows">Each factor with the first line plan that used it.</param>
/// <param name="Fallbacks">Look-ups in which the first choice was not there, each once, with the first line plan that asked.</param>
internal sealed record UsedFactors(ImmutableArray<(LinePlan Plan, Factor Factor)> Rows, ImmutableArray<(LinePlan Plan, FactorChoice Choice)> Fallbacks)
{
    /// <summary>How many sets they are from.</summary>
    public int Sets => Rows.Select(r => r.Factor.Set).Distinct().Count();

    /// <summary>The factors of an inventory.</summary>
    public static UsedFactors Of(Inventory inventory) => new(
        [
            .. inventory.Plans.Where(p => p.Status != ActivityStatus.Confidential).SelectMany(p => p.Factors.Select(f => (Plan: p, Factor: f.Choice.Pick))).Where(u => u.Factor is not null)
                .Select(u => (u.Plan, Factor: u.Factor!)).DistinctBy(u => (u.Factor.Set, u.Factor.Version, u.Factor.Id))
                .OrderBy(u => u.Factor.Set, StringComparer.Ordinal).ThenBy(u => u.Factor.Id, StringComparer.Ordinal),
        ],
        [.. inventory.Plans.SelectMany(p => p.Factors.Select(f => (Plan: p, f.Choice))).Where(c => c.Choice.IsFallback).DistinctBy(c => c.Choice.Query)]);
}
