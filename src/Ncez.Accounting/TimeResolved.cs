using Ncez.Kernels.Emissions;
using Ncez.Model.Activities;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Inventories;
using Ncez.Model.Quantities;
using Ncez.Model.Zones;

namespace Ncez.Accounting;

/// <summary>Electricity with grid factors by month or hour (electricity_series.csv), beside the same electricity with the factor of the year.</summary>
internal static class TimeResolved
{
    private const double CoverageTolerance = 0.005;

    /// <summary>The year with its series; null when the zone gives none for it.</summary>
    /// <param name="input">The zone.</param>
    /// <param name="year">Calendar year.</param>
    /// <param name="consumedMWh">Imported electricity of the year [MWh].</param>
    /// <param name="locationT">Its location-based emission with the factor of the year [t].</param>
    /// <param name="library">Items: which rows are electricity.</param>
    /// <param name="findings">Told when series and activity rows differ in quantity.</param>
    public static TimeResolvedElectricity? Of(ZoneInput input, int year, double consumedMWh, double locationT, FactorLibrary library, Findings findings)
    {
        var series = input.ElectricitySeries.Where(s => s.Year == year).ToList();
        if (series.Count == 0)
        {
            return null;
        }

        var monthly = series.Any(s => s.EnergyMWh is null) ? MonthsMWh(input, year, library) : [];
        var known = series.Select(s => (MWh: s.EnergyMWh ?? monthly.GetValueOrDefault(s.Month, double.NaN), s.FactorTPerMWh)).Where(s => !double.IsNaN(s.MWh)).ToList();
        double[] energyMWh = [.. known.Select(s => s.MWh)], factorTPerMWh = [.. known.Select(s => s.FactorTPerMWh)];
        var coveredMWh = energyMWh.Sum();
        if (Math.Abs(coveredMWh - consumedMWh) > CoverageTolerance * Math.Max(coveredMWh, consumedMWh))
        {
            findings.Warning("ELE-004", series[0].Where, ("year", year), ("covered", coveredMWh), ("consumed", consumedMWh), ("difference", consumedMWh - coveredMWh));
        }

        var averageT = consumedMWh > 0 ? coveredMWh * locationT / consumedMWh : double.NaN;
        return new TimeResolvedElectricity(series[0].Hour >= 0, known.Count, coveredMWh, ElectricityKernels.TimeResolvedT(energyMWh, factorTPerMWh), averageT, series[0].Source);
    }

    // Imported electricity of the rows that name a month.
    private static Dictionary<int, double> MonthsMWh(ZoneInput input, int year, FactorLibrary library)
    {
        var months = new Dictionary<int, double>();
        var kinds = input.Activities.Kinds;
        var kindOf = input.Activities.KindOf;
        var quantities = input.Activities.Quantities;
        var counts = kinds.Select(k => k.Period.Year == year && k.Period.Month > 0 && k.Direction == Direction.Import && k.Unit.Dimension == Dimension.Energy
            && k.Status is ActivityStatus.Computed or ActivityStatus.Confidential && library.FindItem(k.Item)?.Family == ItemFamily.Electricity).ToArray();
        for (var i = 0; i < quantities.Length; i++)
        {
            if (counts[kindOf[i]])
            {
                var kind = kinds[kindOf[i]];
                months[kind.Period.Month] = months.GetValueOrDefault(kind.Period.Month) + (quantities[i] * kind.Unit.ToCanonical);
            }
        }

        return months;
    }
}
