using System.Text.Json;
using Ncez.Model.Comparisons;

namespace Ncez.Data.Export;

/// <summary>A decomposition of emissions as part of a document.</summary>
internal static class DriversJson
{
    /// <summary>Writes the object.</summary>
    public static void Write(Utf8JsonWriter json, DriverSplit split, string? scenario)
    {
        json.WriteStartObject();
        if (scenario is not null)
        {
            json.WriteString("scenario", scenario);
        }

        json.WriteString("method", split.Method == LmdiMethod.First ? "lmdi_1" : "lmdi_2");
        json.WriteString("activity", split.ActivityName);
        Step(json, "endPoint", split.EndPoint);
        Step(json, "chained", split.Chained);
        json.WriteStartArray("steps");
        foreach (var step in split.Steps)
        {
            Step(json, null, step);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Step(Utf8JsonWriter json, string? name, DriverStep step)
    {
        if (name is null)
        {
            json.WriteStartObject();
        }
        else
        {
            json.WriteStartObject(name);
        }

        json.WriteNumber("from", step.From);
        json.WriteNumber("to", step.To);
        json.Number("startT", step.StartT);
        json.Number("endT", step.EndT);
        Values(json, "effectsT", d => step.EffectsT[d]);
        Values(json, "ratios", d => step.Ratios[d]);
        json.Number("residualT", step.ResidualT);
        json.WriteStartObject("bySectorT");
        foreach (var (sector, effects) in step.Sectors)
        {
            Values(json, sector, d => effects[d]);
        }

        json.WriteEndObject();
        json.WriteStartObject("termsT");
        foreach (var (term, value) in step.TermsT)
        {
            json.Number(term, value);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Values(Utf8JsonWriter json, string name, Func<int, double> value)
    {
        json.WriteStartObject(name);
        foreach (var driver in Enum.GetValues<EmissionDriver>())
        {
            json.Number(driver.ToString().ToLowerInvariant(), value((int)driver));
        }

        json.WriteEndObject();
    }
}
