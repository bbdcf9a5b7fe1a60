using System.Collections.Immutable;
using System.Text.Json;
using Ncez.Model.Comparisons;
using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;
using Ncez.Model.Zones;

namespace Ncez.Data.Export;

/// <summary>Writes before and after as <c>ncez-compare/1</c>.</summary>
public static class ComparisonJson
{
    /// <summary>Writes the document; money intensities are tonnes per CNY, others per canonical unit.</summary>
    public static void Write(BeforeAfter comparison, Zone zone, ImmutableArray<Diagnostic> findings, Stream stream, Language language)
    {
        using var document = new JsonDocumentWriter(stream);
        var json = document.Outer;
        json.WriteStartObject();
        json.WriteString("schema", "ncez-compare/1");
        json.WriteString("zone", zone.Id);
        json.WriteString("gwp", zone.Gwp);
        json.Text("build", zone.Profile.Build?.ToString().ToLowerInvariant());
        if (comparison.BaseYear is { } year)
        {
            json.WriteNumber("baseline", year);
        }
        else
        {
            json.WriteNull("baseline");
        }

        json.WriteStartArray("years");
        foreach (var compared in comparison.Years)
        {
            Year(document, compared);
        }

        json.WriteEndArray();
        json.WriteStartArray("drivers");
        foreach (var split in comparison.Drivers)
        {
            DriversJson.Write(json, split, null);
        }

        json.WriteEndArray();
        json.WriteStartArray("refused");
        foreach (var indicator in comparison.Refused)
        {
            json.WriteStringValue(indicator);
        }

        json.WriteEndArray();
        document.Rows("trends", comparison.Trends, Trend);
        FindingsJson.Write(document, findings, language);
        json.WriteEndObject();
    }

    private static void Trend(Utf8JsonWriter row, ObservedTrend trend)
    {
        row.WriteString("amount", trend.Amount);
        row.WriteNumber("from", trend.FirstYear);
        row.WriteNumber("to", trend.LastYear);
        row.WriteNumber("years", trend.Years);
        row.Number("mannKendallS", trend.Score);
        row.Number("chance", trend.Chance);
        row.Number("senSlopePerYear", trend.SlopePerYear);
        row.WriteNumber("peakYear", trend.Peak);
        row.WriteBoolean("isPastPeak", trend.IsPastPeak);
        row.Number("yearsToPeakGoal", trend.YearsToGoal ?? double.NaN);
    }

    private static void Year(JsonDocumentWriter document, YearComparison year)
    {
        var json = document.Outer;
        json.WriteStartObject();
        json.WriteNumber("year", year.Year);
        Change(json, "grossT", year.Gross);
        Change(json, "netT", year.Net);
        Change(json, "energyTce", year.EnergyTce);
        document.Rows("intensities", year.Intensities, (row, i) =>
        {
            row.WriteString("indicator", i.Indicator);
            row.WriteString("dimension", i.Dimension.ToString().ToLowerInvariant());
            row.Number("priceYear", i.PriceYear ?? double.NaN);
            Change(row, "value", i.Amount);
            Change(row, "grossTPerUnit", i.Gross);
            Change(row, "netTPerUnit", i.Net);
            row.WriteString("doubleReduction", i.DoubleReduction switch { true => "yes", false => "no", null => "not_evaluable" });
            row.Number("elasticity", i.Decoupling.StartElasticity);
            row.WriteString("state", Snake(i.Decoupling.State));
            row.Number("elasticityMidPoint", i.Decoupling.MidElasticity);
            row.WriteString("stateMidPoint", Snake(i.Decoupling.MidState));
        });
        if (year.Kaya is { } kaya)
        {
            json.WriteStartObject("kaya");
            json.Number("populationT", kaya.PopulationT);
            json.Number("incomeT", kaya.IncomeT);
            json.Number("energyIntensityT", kaya.EnergyIntensityT);
            json.Number("carbonIntensityT", kaya.CarbonIntensityT);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("kaya");
        }

        json.WriteStartArray("oneSidedCategories");
        foreach (var category in year.OneSided)
        {
            json.WriteStringValue(category);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Change(Utf8JsonWriter json, string name, Change change)
    {
        json.WriteStartObject(name);
        json.Number("before", change.Before);
        json.Number("after", change.After);
        json.Number("ratio", change.Ratio);
        json.WriteEndObject();
    }

    private static string Snake(DecouplingState state) => JsonNamingPolicy.SnakeCaseLower.ConvertName(state.ToString());
}
