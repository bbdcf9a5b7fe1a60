using System.Collections.Immutable;
using System.Globalization;
using Ncez.Model.Diagnostics;
using Ncez.Model.Factors;
using Ncez.Model.Sources;

namespace Ncez.Data.Import.Zones;

/// <summary>Reads factors.csv: factors that hold for this zone alone and come before every set. The user vouches for them.</summary>
internal static class LocalFactorReader
{
    private static readonly string[] KnownParameters =
    [
        FactorParameters.HeatingValue, FactorParameters.CarbonContent, FactorParameters.Oxidation, FactorParameters.EmissionFactor,
        FactorParameters.StandardCoal, FactorParameters.StandardCoalEquivalent, FactorParameters.GridAverage, FactorParameters.GridResidual,
        FactorParameters.GridFossil, FactorParameters.Uptake, FactorParameters.Enthalpy,
    ];

    /// <summary>The factors of the rows without errors.</summary>
    /// <param name="sheet">factors.csv.</param>
    /// <param name="region">Region of the zone, for rows that name none.</param>
    /// <param name="library">Items and parameters that are known.</param>
    /// <param name="findings">Collects what is wrong.</param>
    public static ImmutableArray<Factor> Read(Sheet sheet, string region, FactorLibrary library, Findings findings)
    {
        var parameters = library.Sets.SelectMany(s => s.Factors).Select(f => f.Parameter).Concat(KnownParameters).ToHashSet(StringComparer.Ordinal);
        var gases = library.GwpSets.SelectMany(g => g.Weights.Keys).Append("CO2").ToHashSet(StringComparer.Ordinal);
        var factors = ImmutableArray.CreateBuilder<Factor>();
        foreach (var row in sheet.Rows)
        {
            Check(row, parameters, gases, findings);
            if (row.IsSound && row.Number("value") is { } value && row.RatioUnit("unit") is { } unit)
            {
                var line = row.Where.Line.ToString(CultureInfo.InvariantCulture);
                factors.Add(new Factor
                {
                    Id = row.Text("id") is { Length: > 0 } id ? id : "factors.csv:" + line,
                    Set = "zone",
                    Version = "",
                    Item = library.FindItem(row.Text("item"))?.Id ?? row.Text("item"),
                    Parameter = row.Text("parameter"),
                    Gas = row.Text("gas"),
                    Region = row.Text("region") is { Length: > 0 } own ? own : region,
                    YearFrom = row.Year("year_from") ?? row.Year("year"),
                    YearTo = row.Year("year_to") ?? row.Year("year"),
                    Value = value,
                    Unit = unit,
                    UnitText = row.Text("unit"),
                    Confidence = Confidence.High,
                    UncertaintyPercent = row.Number("uncertainty_percent"),
                    Distribution = row.Option("distribution") ?? "",
                    DistributionValues = row.Text("distribution_values"),
                    Source = new SourceRef("zone", "", "factors.csv:" + line, row.Text("source")),
                    Note = row.Text("note"),
                });
            }
        }

        return factors.ToImmutable();
    }

    private static void Check(SheetRow row, HashSet<string> parameters, HashSet<string> gases, Findings findings)
    {
        var (parameter, gas) = (row.Text("parameter"), row.Text("gas"));
        if (parameter.Length > 0 && !parameters.Contains(parameter))
        {
            findings.Error("LOC-001", row.PlaceOf("parameter"), ("text", Shown.Cell(parameter)), ("known", Shown.List(KnownParameters)), ("near", Suggest.NearOrFirst(parameter, parameters)));
        }

        if (gas.Length > 0 && !gases.Contains(gas))
        {
            findings.Error("LOC-002", row.PlaceOf("gas"), ("text", Shown.Cell(gas)), ("near", Suggest.NearOrFirst(gas, gases.Order(StringComparer.Ordinal))));
        }

        if (gas.Length == 0 && parameter == FactorParameters.EmissionFactor)
        {
            findings.Error("LOC-004", row.PlaceOf("gas"));
        }

        if (row.Year("year") is { } only && (row.Year("year_from") is { } first && first != only || row.Year("year_to") is { } last && last != only))
        {
            findings.Error("LOC-006", row.PlaceOf("year"), ("year", only));
        }

        if (row.Year("year_from") is { } from && row.Year("year_to") is { } to && to < from)
        {
            findings.Error("LOC-003", row.PlaceOf("year_to"), ("from", from), ("to", to));
        }
    }
}
