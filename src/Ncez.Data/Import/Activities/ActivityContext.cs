using System.Collections.Immutable;
using Ncez.Model.Activities;
using Ncez.Model.Factors;
using Ncez.Model.Zones;

namespace Ncez.Data.Import.Activities;

/// <summary>What rows of activities.csv are checked against. Template and years are null when zone.yaml does not say them.</summary>
/// <param name="Library">Units, items, regions.</param>
/// <param name="Template">Categories of the domain.</param>
/// <param name="Years">Years of the zone.</param>
/// <param name="Parameters">Rows of parameters.csv by activity id.</param>
internal sealed record ActivityContext(
    FactorLibrary Library, BoundaryTemplate? Template, ImmutableArray<int>? Years,
    IReadOnlyDictionary<string, ImmutableArray<ActivityParameter>> Parameters);
