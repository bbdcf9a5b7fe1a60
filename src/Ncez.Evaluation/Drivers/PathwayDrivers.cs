using System.Collections.Immutable;
using Ncez.Model.Comparisons;
using Ncez.Model.Scenarios;

namespace Ncez.Evaluation.Drivers;

/// <summary>Drivers of a scenario, year by year from the base year: what moved gross emissions, by user of electricity and heat.</summary>
public static class PathwayDrivers
{
    /// <summary>LMDI-I or II of a pathway; null when activity is not above zero in every year.</summary>
    /// <param name="pathway">The pathway.</param>
    /// <param name="activity">Activity by year of <see cref="Pathway.Years"/> with its name.</param>
    /// <param name="ofSectors">Activity of sectors that have their own.</param>
    /// <param name="method">LMDI-I or II.</param>
    public static DriverSplit? Of(Pathway pathway, (string Name, IReadOnlyList<double> Values) activity, IReadOnlyDictionary<string, IReadOnlyList<double>> ofSectors, LmdiMethod method)
    {
        var from = pathway.Years.IndexOf(pathway.BaseYear);
        ImmutableArray<double> Since(IReadOnlyList<double> values) => [.. values.Skip(from)];
        var whole = Since(activity.Values);
        if (whole.Any(v => !(v > 0)))
        {
            return null;
        }

        var sectors = pathway.Uses.GroupBy(u => u.Sector, StringComparer.Ordinal).Select(g => new DriverSector(g.Key,
            ofSectors.TryGetValue(g.Key, out var own) ? Since(own) : whole, [.. g.Select(u => new DriverFuel(u.Fuel, Since(u.EnergyMWh), Since(u.EmissionT)))])).ToImmutableArray();
        var withFactors = whole.Select((_, t) => sectors.Sum(s => s.Fuels.Sum(f => f.EmissionT[t]))).ToArray();
        return DriverDecomposition.Of(new DriverInput
        {
            Years = [.. pathway.Years.Skip(from)],
            Activity = whole,
            ActivityName = activity.Name,
            Sectors = sectors,
            Terms = DriverTerms.Of(("other", t => pathway.GrossT[from + t] - withFactors[t]), ("sink", t => pathway.SinkT[from + t]), ("export", t => pathway.ExportCreditT[from + t]), ("offset", _ => 0), whole.Length),
        }, method);
    }
}
