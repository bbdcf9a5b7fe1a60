using System.Collections.Immutable;
using System.Text.Json;
using Ncez.Model.Diagnostics;
using Ncez.Model.Inventories;
using Ncez.Model.Texts;
using Ncez.Model.Uncertainties;
using Ncez.Model.Zones;

namespace Ncez.Data.Export;

/// <summary>
/// The document <c>ncez-inventory/1</c> that scripts read (<c>data/schemas/ncez-inventory-1.schema.json</c>): tonnes, all digits,
/// null where a number is not known. Lines are streamed.
/// </summary>
public static class InventoryJson
{
    /// <summary>Name and version of the document.</summary>
    public const string Schema = "ncez-inventory/1";

    /// <summary>Writes the document.</summary>
    /// <param name="inventory">The inventory.</param>
    /// <param name="findings">Findings of the run.</param>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="language">Language of boundary statement and findings.</param>
    /// <param name="withLines">False: every year has an empty list of lines.</param>
    /// <param name="uncertainty">How sure the totals are; null when nobody says.</param>
    /// <param name="cancel">Stops between two lines.</param>
    public static void Write(Inventory inventory, ImmutableArray<Diagnostic> findings, Stream stream, Language language, bool withLines, UncertaintyReport? uncertainty = null, CancellationToken cancel = default)
    {
        using var document = new JsonDocumentWriter(stream);
        var json = document.Outer;
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteString("zone", inventory.Zone.Id);
        json.WriteString("gwp", inventory.Zone.Gwp);
        Boundary(document, inventory, language);
        json.WriteStartArray("years");
        var lines = withLines ? new JsonLines(inventory) : null;
        foreach (var year in inventory.Years)
        {
            Year(document, inventory, year, (lines, uncertainty?.Of(year.Year)), language, cancel);
        }

        json.WriteEndArray();
        FindingsJson.Write(document, findings, language);
        json.WriteEndObject();
    }

    private static void Boundary(JsonDocumentWriter document, Inventory inventory, Language language)
    {
        var (json, zone) = (document.Outer, inventory.Zone);
        json.WriteStartObject("boundary");
        json.WriteString("domain", zone.Domain.ToString().ToLowerInvariant());
        json.Text("table", inventory.Template.Table.En);
        json.Text("approach", zone.Boundary.Approach);
        json.WriteStartObject("choices");
        foreach (var choice in inventory.Template.Choices)
        {
            json.WriteString(choice.Id, zone.Boundary.Choices.GetValueOrDefault(choice.Id, choice.Default));
        }

        json.WriteEndObject();
        document.Rows("exclusions", zone.Boundary.Exclusions, (row, e) =>
        {
            row.WriteString("category", e.Category);
            row.Text("reason", e.Reason.In(language));
        });
        json.WriteStartArray("factorSets");
        foreach (var set in zone.FactorSets)
        {
            json.WriteStringValue(set);
        }

        json.WriteEndArray();
        json.WriteString("standardCoal", zone.StandardCoal == StandardCoalBasis.Calorific ? "calorific" : "equivalent");
        json.WriteString("exportCredit", CreditId(zone.ExportCredit));
        OffsetCap(json, zone.OffsetCap);
        document.Rows("statements", inventory.Boundary, (row, s) =>
        {
            row.WriteString("kind", s.Kind);
            row.WriteString("subject", s.Subject.In(language));
            row.WriteString("text", s.Text.In(language));
            row.Text("reason", s.Reason.In(language));
        });
        json.WriteEndObject();
    }

    private static void OffsetCap(Utf8JsonWriter json, OffsetCap? cap)
    {
        if (cap is null)
        {
            json.WriteNull("offsetCap");
            return;
        }

        json.WriteStartObject("offsetCap");
        json.Number("share", cap.ShareFraction);
        json.WriteString("of", cap.Of switch
        {
            OffsetBase.Gross => "gross",
            OffsetBase.BaselineGross => "baseline_gross",
            _ => "net_before_offset",
        });
        json.WriteEndObject();
    }

    private static string CreditId(ExportCredit credit) => credit switch
    {
        ExportCredit.RenewableOnly => "renewable_only",
        ExportCredit.All => "all",
        _ => "none",
    };

    private static void Year(
        JsonDocumentWriter document, Inventory inventory, YearTotals year, (JsonLines? Lines, YearUncertainty? Uncertainty) further, Language language, CancellationToken cancel)
    {
        var (lines, uncertainty) = further;
        var json = document.Outer;
        json.WriteStartObject();
        json.WriteNumber("year", year.Year);
        json.Number("directT", year.Direct.T);
        json.Number("indirectT", year.Indirect.T);
        json.Number("grossT", year.Gross.T);
        json.Number("sinkT", year.Sink.T);
        json.Number("exportCreditT", year.ExportCredit.T);
        json.Number("offsetT", year.Offset.T);
        json.Number("netT", year.Net.T);
        var electricity = inventory.Electricity.FirstOrDefault(e => e.Year == year.Year);
        MarketBased(json, electricity);
        ElectricityJson.Write(document, electricity);
        document.Rows("reconciliation", inventory.Reconciliations.FirstOrDefault(r => r.Year == year.Year)?.Steps ?? [], (row, step) => ElectricityJson.Step(row, step, language));
        Memo(json, inventory.Zone, year);
        Uncertainty(json, year, uncertainty);
        json.Number("energyTce", inventory.Zone.StandardCoal == StandardCoalBasis.Calorific ? year.EnergyTceCalorific : year.EnergyTceEquivalent);
        var breakdown = YearBreakdown.Of(inventory, year.Year);
        document.Rows("byCategory", breakdown.Categories, (row, c) =>
        {
            row.WriteString("category", c.Category.Id);
            row.Number("co2eT", c.Co2eT);
        });
        document.Rows("byGas", breakdown.Gases, (row, g) =>
        {
            row.WriteString("gas", g.Gas);
            row.Number("massT", g.MassT);
            row.Number("co2eT", g.Co2eT);
        });
        json.WriteStartArray("lines");
        lines?.Write(document, year.Year, cancel);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    // The percentage stands only when every line states its uncertainty; the covered part is given in any case.
    private static void Uncertainty(Utf8JsonWriter json, YearTotals year, YearUncertainty? uncertainty)
    {
        json.Number("uncertaintyPercent", uncertainty?.PercentOf(year.Net.T) ?? double.NaN);
        if (uncertainty is null)
        {
            json.WriteNull("uncertainty");
            return;
        }

        json.WriteStartObject("uncertainty");
        json.Number("coveredShare", uncertainty.CoveredShareFraction);
        json.Number("coveredT", uncertainty.CoveredT);
        Interval(json, "approach1", uncertainty.Propagated);
        Interval(json, "approach2", uncertainty.Drawn);
        json.WriteEndObject();
    }

    private static void Interval(Utf8JsonWriter json, string name, Interval? interval)
    {
        if (interval is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.Number("meanT", interval.Mean);
        json.Number("lowT", interval.Low);
        json.Number("highT", interval.High);
        json.Number("belowPercent", interval.BelowPercent);
        json.Number("abovePercent", interval.AbovePercent);
        json.WriteEndObject();
    }

    private static void MarketBased(Utf8JsonWriter json, ElectricityAccount? electricity)
    {
        json.WriteStartObject("marketBased");
        json.Number("indirectT", electricity?.Market.Indirect.T ?? double.NaN);
        json.Number("grossT", electricity?.Market.Gross.T ?? double.NaN);
        json.Number("netT", electricity?.Market.Net.T ?? double.NaN);
        json.WriteEndObject();
    }

    private static void Memo(Utf8JsonWriter json, Zone zone, YearTotals year)
    {
        json.WriteStartObject("memo");
        json.Number("biomassCo2T", year.BiomassMemo.T);
        json.Number("offsetCarriedT", year.OffsetCarried.T);
        json.WriteString("standardCoal", zone.StandardCoal == StandardCoalBasis.Calorific ? "calorific" : "equivalent");
        json.Number("energyTceCalorific", year.EnergyTceCalorific);
        json.Number("energyTceEquivalent", year.EnergyTceEquivalent);
        json.Number("renewableTceCalorific", year.RenewableTceCalorific);
        json.Number("renewableTceEquivalent", year.RenewableTceEquivalent);
        json.Number("renewableCoverCalorific", year.RenewableCoverCalorific);
        json.Number("renewableCoverEquivalent", year.RenewableCoverEquivalent);
        json.WriteNumber("notEstimatedLines", year.NotEstimated.Lines);
        json.Number("notEstimatedEnergyTce", year.NotEstimated.EnergyTce);
        json.WriteEndObject();
    }
}
