using Ncez.Model.Texts;

namespace Ncez.Model.Comparisons;

/// <summary>A region between two years of a pathway.</summary>
/// <param name="Region">Region id.</param>
/// <param name="Name">Name.</param>
/// <param name="From">First year.</param>
/// <param name="To">Last year.</param>
/// <param name="NetT">Net emissions [t CO₂e].</param>
/// <param name="GdpCny">Product at constant prices [CNY].</param>
/// <param name="Decoupling">Tapio.</param>
/// <param name="Kaya">Kaya; null where an amount is nothing or below.</param>
public sealed record RegionSpan(string Region, LocalText Name, int From, int To, Change NetT, Change GdpCny, Decoupling Decoupling, KayaSplit? Kaya);
