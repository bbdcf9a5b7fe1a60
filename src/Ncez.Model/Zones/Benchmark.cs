using System.Collections.Immutable;
using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;

namespace Ncez.Model.Zones;

/// <summary>What an intensity is expected to lie between.</summary>
/// <param name="Name">What it is of.</param>
/// <param name="Domains">Domains it may stand beside; empty for a zone's own.</param>
/// <param name="Measure">gross, net, energy, <c>category:id</c> or <c>item:name</c>.</param>
/// <param name="Per">Indicator below the line; empty for an amount.</param>
/// <param name="Low">Lowest expected; null without one.</param>
/// <param name="High">Highest expected; null without one.</param>
/// <param name="Unit">Unit as written.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="Where">File and line.</param>
public sealed record Benchmark(
    LocalText Name, ImmutableArray<Domain> Domains, string Measure, string Per, double? Low, double? High, string Unit, string Source, Place Where);
