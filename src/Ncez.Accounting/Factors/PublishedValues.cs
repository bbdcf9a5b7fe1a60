using Ncez.Model.Factors;
using Ncez.Model.Quantities;
using Ncez.Model.Sources;

namespace Ncez.Accounting.Factors;

/// <summary>Published values a zone's own factor can be compared with, in canonical units of the same kind.</summary>
internal sealed class PublishedValues(FactorLibrary library)
{
    /// <summary>All comparable values above zero: of the item, or of its group for a generic item; nearest regions only where there are any.</summary>
    public List<double> For(Factor factor)
    {
        var items = library.FindItem(factor.Item) is { Generic: true } generic
            ? library.Items.Where(i => i.Group == generic.Group && i.Family == generic.Family && !i.Generic).Select(i => i.Id).ToList()
            : [factor.Item];
        var rows = items.SelectMany(item => Rows(item, factor)).Where(r => r.Value > 0).ToList();
        var ladder = library.Regions.Steps(factor.Region);
        var near = rows.Where(r => ladder.Contains(r.Region)).ToList();
        return [.. (near.Count >= 2 ? near : rows).Select(r => r.Value)];
    }

    private IEnumerable<(string Region, double Value)> Rows(string item, Factor factor)
    {
        foreach (var set in library.Sets)
        {
            var same = Parameters(factor.Parameter).SelectMany(p => library.Rows(set.Id, item, p))
                .Where(r => r.Confidence > Confidence.Low && AreAlike(r.Unit, factor.Unit) && (factor.Gas.Length == 0 || r.Gas.Length == 0 || r.Gas == factor.Gas));
            foreach (var row in same)
            {
                yield return (row.Region, row.Canonical);
            }

            if (factor.Parameter == FactorParameters.EmissionFactor && factor.Unit is { Numerator.Dimension: Dimension.Mass, Substance: "CO2" or "CO2e" })
            {
                foreach (var carbon in library.Rows(set.Id, item, FactorParameters.CarbonContent))
                {
                    if (OfCombustion(set.Id, carbon, factor.Unit.Denominator?.Dimension) is { } value)
                    {
                        yield return (carbon.Region, value);
                    }
                }
            }
        }
    }

    // CC · OF · 44/12 per energy, times the heating value per mass or volume.
    private double? OfCombustion(string set, Factor carbon, Dimension? per)
    {
        var oxidation = library.Rows(set, carbon.Item, FactorParameters.Oxidation).FirstOrDefault()?.Value ?? 1;
        var perEnergy = carbon.Canonical * oxidation * 44 / 12;
        return per == Dimension.Energy ? perEnergy
            : library.Rows(set, carbon.Item, FactorParameters.HeatingValue).FirstOrDefault(h => h.Unit.Denominator is { } d && IsSame(d.Dimension, per)) is { } heat
                ? perEnergy * heat.Canonical : null;
    }

    private static IEnumerable<string> Parameters(string parameter) => parameter == FactorParameters.EmissionFactor
        ? [parameter, FactorParameters.GridAverage] : [parameter];

    /// <summary>Same kind of unit; m3 at 20 °C and Nm3 are near enough to tell a factor of ten.</summary>
    public static bool AreAlike(RatioUnit a, RatioUnit b) => IsSame(a.Numerator.Dimension, b.Numerator.Dimension)
        && IsSame(a.Denominator?.Dimension, b.Denominator?.Dimension) && Gas(a) == Gas(b) && a.PerYear == b.PerYear;

    private static bool IsSame(Dimension? a, Dimension? b) => Plain(a) == Plain(b);

    private static Dimension? Plain(Dimension? dimension) => dimension == Dimension.NormalVolume ? Dimension.Volume : dimension;

    private static string Gas(RatioUnit unit) => unit.Substance == "CO2e" ? "CO2" : unit.Substance;
}
