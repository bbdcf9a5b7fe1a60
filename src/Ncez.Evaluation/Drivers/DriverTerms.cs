using System.Collections.Immutable;

namespace Ncez.Evaluation.Drivers;

/// <summary>What has no factors: other gross emissions, sinks, export credit, offsets. A term that is nothing in all years is left out.</summary>
internal static class DriverTerms
{
    private const double Nothing = 1e-6;

    /// <summary>The terms by name and year [t CO₂e].</summary>
    public static ImmutableSortedDictionary<string, ImmutableArray<double>> Of(
        (string Id, Func<int, double> T) other, (string Id, Func<int, double> T) sink, (string Id, Func<int, double> T) export, (string Id, Func<int, double> T) offset, int years) =>
        new[] { other, sink, export, offset }.Select(p => (p.Id, Values: Enumerable.Range(0, years).Select(p.T).ToImmutableArray())).Where(p => p.Values.Any(v => Math.Abs(v) > Nothing))
            .ToImmutableSortedDictionary(p => p.Id, p => p.Values, StringComparer.Ordinal);
}
