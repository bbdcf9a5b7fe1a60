using System.Text.Json;
using Ncez.Model.Inventories;
using Ncez.Model.Texts;

namespace Ncez.Data.Export;

/// <summary>Imported electricity in two numbers as part of <c>ncez-inventory/1</c>.</summary>
public static class ElectricityJson
{
    /// <summary>Writes the property <c>electricity</c>; null where the year has none.</summary>
    internal static void Write(JsonDocumentWriter document, ElectricityAccount? account)
    {
        var json = document.Outer;
        if (account is null || (account.ConsumedMWh == 0 && account.Claims.IsEmpty && account.SoldOfOwnUseMWh == 0))
        {
            json.WriteNull("electricity");
            return;
        }

        json.WriteStartObject("electricity");
        json.Number("consumedMWh", account.ConsumedMWh);
        json.Number("locationT", account.LocationT);
        json.Number("marketT", account.MarketT);
        json.Number("marketNetT", account.Market.Net.T);
        json.Number("marketOffsetT", account.Market.Offset.T);
        json.Number("marketOffsetCarriedT", account.Market.OffsetCarried.T);
        json.Number("claimedMWh", account.ClaimedMWh);
        json.Number("soldOfOwnUseMWh", account.SoldOfOwnUseMWh);
        json.WriteString("residualBasis", account.IsFallback ? "location" : "residual_mix");
        json.Number("residualTPerMWh", account.ResidualTPerMWh);
        json.Text("residualRow", account.Residual?.Pick?.Id);
        document.Rows("claims", account.Claims, (row, claim) =>
        {
            row.WriteString("id", claim.Instrument.Id);
            row.WriteString("type", claim.Instrument.Kind);
            row.Text("serial", claim.Instrument.Serial);
            row.WriteString("generated", claim.Instrument.Period.ToString());
            row.Number("energyMWh", claim.Instrument.EnergyMWh);
            row.Number("usedMWh", claim.UsedMWh);
            row.Number("factorTPerMWh", claim.FactorTPerMWh);
            row.Number("co2eT", claim.Co2eT);
            row.Text("reason", claim.Reason);
        });
        if (account.Time is { } time)
        {
            json.WriteStartObject("timeResolved");
            json.WriteString("resolution", time.IsHourly ? "hour" : "month");
            json.WriteNumber("intervals", time.Intervals);
            json.Number("coveredMWh", time.CoveredMWh);
            json.Number("timeT", time.TimeT);
            json.Number("averageT", time.AverageT);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("timeResolved");
        }

        json.WriteEndObject();
    }

    /// <summary>A step from emissions trading to the inventory.</summary>
    internal static void Step(Utf8JsonWriter json, ReconciliationStep step, Language language)
    {
        json.WriteString("kind", step.Kind);
        json.Text("enterprise", step.Enterprise);
        json.Number("co2eT", step.Co2eT);
        json.WriteBoolean("isTotal", step.IsTotal);
        json.Text("detail", step.Detail.In(language));
        json.Text("source", step.Source);
    }

    /// <summary>What one certificate or contract gave, as the answer of explain.</summary>
    public static void Write(Inventory inventory, InstrumentClaim claim, Stream stream)
    {
        using var document = new JsonDocumentWriter(stream);
        var (json, row) = (document.Outer, claim.Instrument);
        json.WriteStartObject();
        json.WriteString("schema", "ncez-explanation/1");
        json.WriteString("zone", inventory.Zone.Id);
        json.WriteString("id", row.Id);
        json.WriteStartObject("instrument");
        json.WriteString("type", row.Kind);
        json.Text("registry", row.Registry);
        json.Text("serial", row.Serial);
        json.WriteString("generated", row.Period.ToString());
        json.Text("energySource", row.EnergySource);
        json.Number("energyMWh", row.EnergyMWh);
        json.Number("usedMWh", claim.UsedMWh);
        json.Number("factorTPerMWh", claim.FactorTPerMWh);
        json.Number("co2eT", claim.Co2eT);
        json.Text("reason", claim.Reason);
        json.WriteString("place", row.Where.ToString());
        json.Text("source", row.Source);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
