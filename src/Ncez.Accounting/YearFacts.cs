using System.Collections.Immutable;
using Ncez.Model.Activities;
using Ncez.Model.Factors;
using Ncez.Model.Quantities;
using Ncez.Model.Zones;

namespace Ncez.Accounting;

/// <summary>What only whole years can say: is on-site production stated, and which share of exported renewable power had its certificates sold.</summary>
public sealed class YearFacts
{
    private readonly ImmutableHashSet<int> _withProduction;
    private readonly ImmutableDictionary<int, double> _soldFraction;

    private YearFacts(ImmutableHashSet<int> withProduction, ImmutableDictionary<int, double> soldFraction) =>
        (_withProduction, _soldFraction) = (withProduction, soldFraction);

    /// <summary>Reads the facts of a zone.</summary>
    public static YearFacts Of(ZoneInput input, FactorLibrary library)
    {
        var exportedMWh = new Dictionary<int, double>();
        var production = ImmutableHashSet.CreateBuilder<int>();
        var kinds = input.Activities.Kinds;
        var sums = new double[kinds.Length];
        var quantities = input.Activities.Quantities;
        var kindOf = input.Activities.KindOf;
        for (var i = 0; i < quantities.Length; i++)
        {
            sums[kindOf[i]] += quantities[i];
        }

        for (var k = 0; k < kinds.Length; k++)
        {
            if (kinds[k].Unit.Dimension == Dimension.Energy && library.FindItem(kinds[k].Item) is { Renewable: true })
            {
                var year = kinds[k].Period.Year;
                if (kinds[k].Direction == Direction.Export)
                {
                    exportedMWh[year] = exportedMWh.GetValueOrDefault(year) + (sums[k] * kinds[k].Unit.ToCanonical);
                }
                else if (kinds[k].Direction == Direction.Produce)
                {
                    production.Add(year);
                }
            }
        }

        var sold = input.Instruments.Where(i => i.Kind == "gec_sold").GroupBy(i => i.Period.Year).ToImmutableDictionary(
            g => g.Key, g => exportedMWh.TryGetValue(g.Key, out var mwh) && mwh > 0 ? Math.Min(1, g.Sum(i => i.EnergyMWh) / mwh) : 0);
        return new YearFacts(production.ToImmutable(), sold);
    }

    /// <summary>True when the year has rows of on-site renewable production, so that exports are part of them.</summary>
    public bool StatesProduction(int year) => _withProduction.Contains(year);

    /// <summary>Share of exported renewable electricity whose certificates were sold [0–1].</summary>
    public double SoldFraction(int year) => _soldFraction.GetValueOrDefault(year);
}
