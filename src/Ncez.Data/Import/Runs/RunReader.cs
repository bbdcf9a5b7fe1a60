using System.Collections.Immutable;
using System.Text.Json;
using Ncez.Data.Export;
using Ncez.Data.Store;
using Ncez.Model.Runs;

namespace Ncez.Data.Import.Runs;

/// <summary>Reads the manifest and the history of a run. Whatever the files hold, the outcome is a run or null, never an exception.</summary>
public static class RunReader
{
    /// <summary>The manifest of a run and the hash of its bytes; null when it is missing or no manifest.</summary>
    public static (RunManifest Run, string Sha256)? Manifest(string folder) => Parse(folder, RunManifest.File, RunJson.Schema, root => new RunManifest
    {
        Zone = Text(root, "zone"),
        Program = Text(root, "program"),
        ZoneFolder = Text(root, "zoneFolder"),
        Baseline = root.GetProperty("baseline") is { ValueKind: JsonValueKind.Number } year ? year.GetInt32() : null,
        RecalculationThreshold = root.TryGetProperty("recalculationThreshold", out var threshold) ? threshold.GetDouble() : null,
        Gwp = Text(root, "gwp"),
        FactorSets = Texts(root, "factorSets"),
        BoundaryVersion = Text(root, "boundaryVersion"),
        Boundary = Texts(root, "boundary"),
        Inputs = Files(root, "inputs"),
        Data = Files(root, "data"),
        Results = Files(root, "results"),
        Factors = Rows(root, "factors", r => new FactorCopy(Text(r, "key"), Text(r, "parameter"), Text(r, "gas"), Text(r, "region"), Number(r, "value"), Text(r, "unit"), Number(r, "canonical"), Text(r, "source"))),
        Years = Rows(root, "years", r => new RunYear(r.GetProperty("year").GetInt32(), Number(r, "grossT"), Number(r, "sinkT"), Number(r, "exportCreditT"), Number(r, "offsetT"), Number(r, "netT"))
        {
            Market = r.TryGetProperty("market", out var m) ? new RunMarket(Number(m, "netT"), Number(m, "claimsT"), Number(m, "claimedMWh"), Number(m, "residualT"), Number(m, "residualMWh"), Text(m, "residual")) : null,
        }),
        Lines = Rows(root, "lines", r => new RunLine(Text(r, "id"), r.GetProperty("year").GetInt32(), Text(r, "scope"), Text(r, "status"), Text(r, "category"), Text(r, "item"), Text(r, "gas"),
            Number(r, "quantity"), Text(r, "unit"), Number(r, "massTPerUnit"), Number(r, "co2eTPerUnit"), Number(r, "co2eT"), Text(r, "method"), Text(r, "equation"), Texts(r, "factors"), Text(r, "evidence"))
        {
            EquityShareFraction = r.TryGetProperty("equityShare", out _) ? Number(r, "equityShare") : 1,
            Region = r.TryGetProperty("region", out var region) ? region.GetString() : null,
        }),
    });

    /// <summary>The history of a run; null when it is missing, no history, or not byte by byte what its entries write.</summary>
    public static RunHistory? History(string folder)
    {
        if (Parse(folder, RunHistory.File, RunJson.HistorySchema, root => new RunHistory(Text(root, "run"),
            Rows(root, "entries", r => new RunEntry(Enum.Parse<RunState>(Text(r, "state"), ignoreCase: true), Text(r, "at"), Text(r, "by"), Text(r, "why"), Text(r, "hash"))
            {
                Follows = r.TryGetProperty("follows", out _) ? Text(r, "follows") : "",
            }))) is not { } read)
        {
            return null;
        }

        using var written = new MemoryStream();
        RunJson.Write(read.Value, written);
        return FileVersions.HashOf(written.ToArray()) == read.Sha256 && RunJson.IsWhole(read.Value) ? read.Value : null;
    }

    private static (T Value, string Sha256)? Parse<T>(string folder, string file, string schema, Func<JsonElement, T> read)
    {
        try
        {
            var bytes = File.ReadAllBytes(Path.Combine(folder, file));
            using var document = JsonDocument.Parse(bytes);
            return Text(document.RootElement, "schema") == schema ? (read(document.RootElement), FileVersions.HashOf(bytes)) : null;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static ImmutableArray<FileHash> Files(JsonElement root, string name) =>
        Rows(root, name, r => new FileHash(Text(r, "file"), r.GetProperty("bytes").GetInt64(), Text(r, "sha256")));

    private static ImmutableArray<T> Rows<T>(JsonElement root, string name, Func<JsonElement, T> read) => [.. root.GetProperty(name).EnumerateArray().Select(read)];

    private static ImmutableArray<string> Texts(JsonElement root, string name) => Rows(root, name, e => e.GetString() ?? "");

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString() ?? "";

    private static double Number(JsonElement row, string name) => row.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : double.NaN;
}
