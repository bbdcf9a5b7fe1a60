using System.Collections.Immutable;
using Ncez.Model.Scenarios;

namespace Ncez.Scenarios.Compiling;

/// <summary>
/// LEAP's published search order: the scenario itself; the scenarios it inherits from first, in their order; then the ones those
/// inherit from first (packages of packages, the whole first list before any of theirs); then up the tree of scenarios. The current
/// accounts and the variable's default come last.
/// </summary>
internal static class ScenarioOrder
{
    /// <summary>Ids in the order they are searched, without the current accounts.</summary>
    public static ImmutableArray<string> Of(ScenarioModel model, string scenario)
    {
        var byId = model.Scenarios.ToDictionary(s => s.Id, StringComparer.Ordinal);
        var order = ImmutableArray.CreateBuilder<string>();
        for (var at = byId.GetValueOrDefault(scenario); at is not null && !order.Contains(at.Id); at = byId.GetValueOrDefault(at.Parent))
        {
            order.Add(at.Id);
            var packages = new Queue<string>(at.First);
            while (packages.TryDequeue(out var package))
            {
                if (byId.TryGetValue(package, out var found) && !order.Contains(package))
                {
                    order.Add(package);
                    foreach (var below in found.First)
                    {
                        packages.Enqueue(below);
                    }
                }
            }
        }

        return order.ToImmutable();
    }
}
