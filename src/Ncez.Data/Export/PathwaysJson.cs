using System.Collections.Immutable;
using System.Text.Json;
using Ncez.Model.Diagnostics;
using Ncez.Model.Scenarios;
using Ncez.Model.Texts;

namespace Ncez.Data.Export;

/// <summary>The document <c>ncez-pathways/1</c>: every scenario by year, in tonnes; contributions of measures; findings.</summary>
public static class PathwaysJson
{
    /// <summary>Name and version of the document.</summary>
    public const string Schema = "ncez-pathways/1";

    /// <summary>Writes the document.</summary>
    public static void Write(PathwaySet pathways, ImmutableArray<Diagnostic> findings, Stream stream, Language language)
    {
        using var document = new JsonDocumentWriter(stream);
        var json = document.Outer;
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteString("zone", pathways.Zone);
        json.WriteString("gwp", pathways.Gwp);
        json.WriteString("baseline", pathways.Baseline);
        json.WriteStartArray("scenarios");
        foreach (var pathway in pathways.Pathways)
        {
            Scenario(document, pathway, language);
        }

        json.WriteEndArray();
        json.WriteStartArray("contributions");
        foreach (var contribution in pathways.Contributions)
        {
            Contribution(document, contribution);
        }

        json.WriteEndArray();
        json.WriteStartArray("drivers");
        foreach (var (scenario, split) in pathways.Drivers)
        {
            DriversJson.Write(json, split, scenario);
        }

        json.WriteEndArray();
        Outlook(document, pathways, language);
        FindingsJson.Write(document, findings, language);
        json.WriteEndObject();
    }

    private static void Outlook(JsonDocumentWriter document, PathwaySet pathways, Language language)
    {
        if (!pathways.Basis.IsEmpty)
        {
            document.Outer.WriteStartObject("basis");
            foreach (var (basis, count) in pathways.Basis)
            {
                document.Outer.WriteNumber(basis.ToString().ToLowerInvariant(), count);
            }

            document.Outer.WriteEndObject();
        }

        document.Rows("outlook", pathways.Outlook, (row, figure) =>
        {
            row.WriteString("id", figure.Id);
            row.WriteString("what", figure.What.In(language));
            row.WriteString("scenario", figure.Scenario);
            row.WriteNumber("year", figure.Year);
            row.WriteString("unit", figure.Unit);
            row.Number("published", figure.Published);
            row.WriteString("relation", figure.Relation switch { OutlookRelation.AtLeast => "ge", OutlookRelation.AtMost => "le", _ => "eq" });
            row.Number("computed", figure.Computed);
            row.Number("uncalibrated", figure.Uncalibrated);
            row.Number("difference", figure.Difference);
            if (figure.IsMet is { } isMet)
            {
                row.WriteBoolean("met", isMet);
            }

            row.WriteString("source", figure.Source);
            row.Text("why", figure.Why.In(language));
        });
    }

    private static void Scenario(JsonDocumentWriter document, Pathway pathway, Language language)
    {
        var json = document.Outer;
        json.WriteStartObject();
        json.WriteString("id", pathway.Scenario);
        json.WriteString("name", pathway.Name.In(language));
        Texts(json, "measures", pathway.Measures);
        json.WritePropertyName("years");
        json.WriteRawValue(JsonSerializer.Serialize(pathway.Years.ToArray()));
        json.WriteNumber("baseYear", pathway.BaseYear);
        Values(json, "netT", pathway.NetT);
        Values(json, "grossT", pathway.GrossT);
        Values(json, "directT", pathway.DirectT);
        Values(json, "indirectT", pathway.IndirectT);
        Values(json, "sinkT", pathway.SinkT);
        Values(json, "exportCreditT", pathway.ExportCreditT);
        Series(json, "bySector", pathway.BySector);
        Series(json, "bySectorUser", pathway.ByUser);
        Series(json, "byRegion", pathway.ByRegion);
        Series(json, "byFuel", pathway.ByFuel);
        Series(json, "byGas", pathway.ByGas);
        Values(json, "energyTce", pathway.EnergyTce);
        Values(json, "energyTceCalorific", pathway.EnergyTceCalorific);
        Values(json, "energyTceEquivalent", pathway.EnergyTceEquivalent);
        Series(json, "finalEnergyMWh", pathway.FinalEnergyMWh);
        Series(json, "costCny", pathway.CostCny);
        Series(json, "indicators", pathway.Indicators);
        Series(json, "capacityMW", pathway.CapacityMW);
        json.WriteStartObject("memo");
        Values(json, "biomassT", pathway.BiomassT);
        json.WriteEndObject();
        json.Number("cumulativeT", pathway.CumulativeT);
        Peak(json, "peak", pathway.Peak);
        json.WriteStartObject("peaks");
        foreach (var (id, peak) in pathway.Peaks)
        {
            Peak(json, id, peak);
        }

        json.WriteEndObject();
        document.Rows("balance", pathway.Balance, (row, flow) =>
        {
            row.WriteString("region", flow.Region);
            row.WriteString("fuel", flow.Fuel);
            row.WriteString("kind", flow.Kind);
            row.Text("branch", flow.Branch);
            Values(row, "valuesMWh", flow.ValuesMWh);
        });
        json.WriteEndObject();
    }

    private static void Peak(Utf8JsonWriter json, string name, Peak peak)
    {
        json.WriteStartObject(name);
        json.WriteNumber("year", peak.Year);
        json.Number("t", peak.T);
        json.WriteStartObject("plateau");
        json.WriteNumber("from", peak.PlateauFrom);
        json.WriteNumber("to", peak.PlateauTo);
        json.Number("bandPercent", 100 * peak.BandFraction);
        json.WriteEndObject();
        json.WriteBoolean("withinHorizon", peak.IsWithinHorizon);
        json.WriteEndObject();
    }

    private static void Contribution(JsonDocumentWriter document, Contribution contribution)
    {
        var json = document.Outer;
        json.WriteStartObject();
        json.WriteString("scenario", contribution.Scenario);
        json.WriteString("baseline", contribution.Baseline);
        json.WriteNumber("year", contribution.Year);
        json.WriteString("method", contribution.Method);
        document.Rows("measures", contribution.Measures, (row, measure) =>
        {
            row.WriteString("id", measure.Id);
            row.Text("family", measure.Family);
            row.Number("abatementT", measure.AbatementT);
            row.Number("sharePercent", 100 * measure.ShareFraction);
            Parts(row, "bySector", measure.BySector);
            Parts(row, "bySectorUser", measure.BySectorUser);
            Parts(row, "byRegion", measure.ByRegion);
            Parts(row, "byGas", measure.ByGas);
            if (contribution.Method.StartsWith("shapley", StringComparison.Ordinal))
            {
                Cells(row, measure.Cells);
            }

            if (measure.IntervalT is { } interval)
            {
                row.Number("intervalT", interval);
            }
        });
        json.Number("residualT", contribution.ResidualT);
        json.WriteEndObject();
    }

    private static void Cells(Utf8JsonWriter json, ImmutableArray<ContributionCell> cells)
    {
        json.WriteStartArray("cells");
        foreach (var cell in cells)
        {
            json.WriteStartObject();
            json.WriteString("region", cell.Region);
            json.WriteString("sector", cell.Sector);
            json.WriteString("gas", cell.Gas);
            json.Number("abatementT", cell.SavedT);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Parts(Utf8JsonWriter json, string name, ImmutableSortedDictionary<string, double> parts)
    {
        json.WriteStartObject(name);
        foreach (var (id, value) in parts)
        {
            json.Number(id, value);
        }

        json.WriteEndObject();
    }

    private static void Series(Utf8JsonWriter json, string name, ImmutableArray<PathwaySeries> series)
    {
        json.WriteStartObject(name);
        foreach (var one in series)
        {
            Values(json, one.Id, one.Values);
        }

        json.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter json, string name, ImmutableArray<string> texts)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(JsonSerializer.Serialize(texts.ToArray(), JsonSerializerOptions.Default));
    }

    // One line for all years: it reads and diffs well.
    private static void Values(Utf8JsonWriter json, string name, ImmutableArray<double> values)
    {
        json.WritePropertyName(name);
        json.WriteRawValue("[" + string.Join(",", values.Select(v => double.IsFinite(v) ? (v == 0 ? 0 : v).ToString("R", System.Globalization.CultureInfo.InvariantCulture) : "null")) + "]");
    }
}
