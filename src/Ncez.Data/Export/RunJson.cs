using System.Collections.Immutable;
using System.Text.Json;
using Ncez.Data.Store;
using Ncez.Model.Runs;

namespace Ncez.Data.Export;

/// <summary>The documents <c>ncez-run/1</c> and <c>ncez-run-history/1</c>. The same content is always the same bytes.</summary>
public static class RunJson
{
    /// <summary>Name and version of the manifest.</summary>
    public const string Schema = "ncez-run/1";

    /// <summary>Name and version of the history.</summary>
    public const string HistorySchema = "ncez-run-history/1";

    /// <summary>Writes a manifest.</summary>
    public static void Write(RunManifest run, Stream stream)
    {
        using var document = new JsonDocumentWriter(stream);
        var json = document.Outer;
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteString("zone", run.Zone);
        json.WriteString("program", run.Program);
        json.WriteString("zoneFolder", run.ZoneFolder);
        json.Number("baseline", run.Baseline ?? double.NaN);
        if (run.RecalculationThreshold is { } threshold)
        {
            json.Number("recalculationThreshold", threshold);
        }

        json.WriteString("gwp", run.Gwp);
        Texts(json, "factorSets", run.FactorSets);
        json.WriteString("boundaryVersion", run.BoundaryVersion);
        Texts(json, "boundary", run.Boundary);
        Files(document, "inputs", run.Inputs);
        Files(document, "data", run.Data);
        Files(document, "results", run.Results);
        document.Rows("factors", run.Factors, (row, f) =>
        {
            row.WriteString("key", f.Key);
            row.WriteString("parameter", f.Parameter);
            row.WriteString("gas", f.Gas);
            row.WriteString("region", f.Region);
            row.Number("value", f.Value);
            row.WriteString("unit", f.Unit);
            row.Number("canonical", f.Canonical);
            row.WriteString("source", f.Source);
        });
        document.Rows("years", run.Years, (row, y) =>
        {
            row.WriteNumber("year", y.Year);
            row.Number("grossT", y.GrossT);
            row.Number("sinkT", y.SinkT);
            row.Number("exportCreditT", y.ExportCreditT);
            row.Number("offsetT", y.OffsetT);
            row.Number("netT", y.NetT);
            if (y.Market is { } market)
            {
                row.WriteStartObject("market");
                row.Number("netT", market.NetT);
                row.Number("claimsT", market.ClaimsT);
                row.Number("claimedMWh", market.ClaimedMWh);
                row.Number("residualT", market.ResidualT);
                row.Number("residualMWh", market.ResidualMWh);
                row.WriteString("residual", market.ResidualKey);
                row.WriteEndObject();
            }
        });
        document.Rows("lines", run.Lines, Line);
        json.WriteEndObject();
    }

    /// <summary>Writes a history.</summary>
    public static void Write(RunHistory history, Stream stream)
    {
        using var document = new JsonDocumentWriter(stream);
        document.Outer.WriteStartObject();
        document.Outer.WriteString("schema", HistorySchema);
        document.Outer.WriteString("run", history.RunSha256);
        document.Rows("entries", history.Entries, (row, e) =>
        {
            row.WriteString("state", StateId(e.State));
            row.WriteString("at", e.At);
            row.WriteString("by", e.By);
            row.WriteString("why", e.Why);
            if (e.Follows.Length > 0)
            {
                row.WriteString("follows", e.Follows);
            }

            row.WriteString("hash", e.Hash);
        });
        document.Outer.WriteEndObject();
    }

    /// <summary>A history with one more entry.</summary>
    /// <param name="history">The history.</param>
    /// <param name="state">State reached.</param>
    /// <param name="at">UTC time or date.</param>
    /// <param name="by">Who.</param>
    /// <param name="why">Why.</param>
    /// <param name="follows">SHA-256 of the manifest of the run that was frozen before; empty when there is none.</param>
    public static RunHistory Next(RunHistory history, RunState state, string at, string by, string why, string follows = "") =>
        history with { Entries = history.Entries.Add(Entry(history.Entries.IsEmpty ? history.RunSha256 : history.Seal, state, at, by, why, follows)) };

    /// <summary>True when every hash of the chain is what its entry gives.</summary>
    public static bool IsWhole(RunHistory history)
    {
        var before = history.RunSha256;
        foreach (var entry in history.Entries)
        {
            if (entry != Entry(before, entry.State, entry.At, entry.By, entry.Why, entry.Follows))
            {
                return false;
            }

            before = entry.Hash;
        }

        return !history.Entries.IsEmpty;
    }

    /// <summary>State as the formats write it.</summary>
    public static string StateId(RunState state) => state.ToString().ToLowerInvariant();

    // An entry that follows no run is hashed as it was before entries said so: histories that are kept stay whole.
    private static RunEntry Entry(string before, RunState state, string at, string by, string why, string follows) =>
        new(state, at, by, why, FileHashes.OfText(string.Join('\n', [before, StateId(state), at, by, why, .. follows.Length > 0 ? new[] { "follows", follows } : []]))) { Follows = follows };

    private static void Line(Utf8JsonWriter row, RunLine line)
    {
        row.WriteString("id", line.Id);
        row.WriteNumber("year", line.Year);
        row.WriteString("scope", line.Scope);
        row.WriteString("status", line.Status);
        row.WriteString("category", line.Category);
        row.WriteString("item", line.Item);
        row.WriteString("gas", line.Gas);
        row.Number("quantity", line.Quantity);
        row.WriteString("unit", line.Unit);
        row.Number("massTPerUnit", line.MassTPerUnit);
        row.Number("co2eTPerUnit", line.Co2eTPerUnit);
        row.Number("co2eT", line.Co2eT);
        row.WriteString("method", line.Method);
        row.WriteString("equation", line.Equation);
        Texts(row, "factors", line.Factors);
        row.WriteString("evidence", line.Evidence);
        row.WriteString("region", line.Region ?? "");
        if (line.EquityShareFraction != 1)
        {
            row.Number("equityShare", line.EquityShareFraction);
        }
    }

    private static void Files(JsonDocumentWriter document, string name, ImmutableArray<FileHash> files) => document.Rows(name, files, (row, f) =>
    {
        row.WriteString("file", f.File);
        row.WriteNumber("bytes", f.Bytes);
        row.WriteString("sha256", f.Sha256);
    });

    private static void Texts(Utf8JsonWriter json, string name, ImmutableArray<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
