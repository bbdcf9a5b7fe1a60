using System.Collections.Immutable;
using Ncez.Model.Texts;

namespace Ncez.Model.Zones;

/// <summary>What is counted: the approach, the choices made where the report leaves one, and the exclusions, each with its reason.</summary>
/// <param name="Approach">production, control or equity_share; empty when the template needs none.</param>
/// <param name="Choices">Choice id → chosen option.</param>
/// <param name="Exclusions">Categories left out and why.</param>
public sealed record ZoneBoundary(string Approach, ImmutableSortedDictionary<string, string> Choices, ImmutableArray<Exclusion> Exclusions)
{
    /// <summary>Share of each site that the zone owns [0–1]; <c>*</c> holds for the sites that are not named. Read under the equity-share approach.</summary>
    public ImmutableSortedDictionary<string, double> Equity { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>No approach, no choices, no exclusions.</summary>
    public static ZoneBoundary Empty { get; } = new("", ImmutableSortedDictionary<string, string>.Empty, []);
}

/// <summary>A category that is not counted, and why.</summary>
/// <param name="Category">Category id of the template.</param>
/// <param name="Reason">The user's reason.</param>
public sealed record Exclusion(string Category, LocalText Reason);
