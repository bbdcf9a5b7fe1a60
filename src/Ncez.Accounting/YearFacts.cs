using System.Collections.Immutable;
using Ncez.Model.Activities;
using Ncez.Model.Factors;
using Ncez.Model.Quantities;
using Ncez.Model.Zones;

namespace Ncez.Accounting;

/// <summary>What only whole years can say: on-site renewable production, exports of it, and the certificates of it that were sold.</summary>
public sealed class YearFacts
{
    private readonly Dictionary<int, double> _producedMWh = [];
    private readonly Dictionary<int, double> _exportedMWh = [];
    private readonly Dictionary<int, double> _soldMWh = [];

    /// <summary>Reads the facts of a zone.</summary>
    public static YearFacts Of(ZoneInput input, FactorLibrary library)
    {
        var facts = new YearFacts();
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
                var (year, energyMWh) = (kinds[k].Period.Year, sums[k] * kinds[k].Unit.ToCanonical);
                if (kinds[k].Direction == Direction.Export)
                {
                    facts._exportedMWh[year] = facts._exportedMWh.GetValueOrDefault(year) + energyMWh;
                }
                else if (kinds[k].Direction == Direction.Produce)
                {
                    facts._producedMWh[year] = facts._producedMWh.GetValueOrDefault(year) + energyMWh;
                }
            }
        }

        foreach (var sold in input.Instruments.Where(i => i.Kind == InstrumentKinds.Sold))
        {
            facts._soldMWh[sold.Period.Year] = facts._soldMWh.GetValueOrDefault(sold.Period.Year) + sold.EnergyMWh;
        }

        return facts;
    }

    /// <summary>True when the year has rows of on-site renewable production, so that exports are part of them.</summary>
    public bool StatesProduction(int year) => _producedMWh.ContainsKey(year);

    /// <summary>On-site renewable production [MWh]; NaN when the year has no rows of it.</summary>
    public double ProducedMWh(int year) => _producedMWh.GetValueOrDefault(year, double.NaN);

    /// <summary>Certificates of own generation that were sold [MWh].</summary>
    public double SoldMWh(int year) => _soldMWh.GetValueOrDefault(year);

    /// <summary>Certificates sold beyond the exported electricity: they belong to what was used on site [MWh].</summary>
    public double SoldOfOwnUseMWh(int year) => Math.Max(0, SoldMWh(year) - _exportedMWh.GetValueOrDefault(year));

    /// <summary>Share of exported renewable electricity whose certificates were sold [0–1].</summary>
    public double SoldFraction(int year) => _exportedMWh.GetValueOrDefault(year) is var exportedMWh and > 0 ? Math.Min(1, SoldMWh(year) / exportedMWh) : 0;
}
