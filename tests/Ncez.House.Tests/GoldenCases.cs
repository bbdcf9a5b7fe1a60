using System.Text.Json;

namespace Ncez.House.Tests;

/// <summary>A case file of an equation: <c>kind</c> says whether its expected value came from outside (reference) or from us (pinned).</summary>
/// <param name="File">Path of the case.</param>
/// <param name="Kind">reference or pinned.</param>
/// <param name="Source">Where the expected value came from.</param>
internal sealed record GoldenCase(string File, string Kind, string Source);

/// <summary>The case files below tests/Golden.</summary>
internal static class GoldenCases
{
    /// <summary>The cases of an equation or workflow.</summary>
    public static IReadOnlyList<GoldenCase> Of(string id) =>
        [.. House.Files($"tests/Golden/{id}", "*.json").Order(StringComparer.Ordinal).Select(Read)];

    private static GoldenCase Read(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(file), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        return new GoldenCase(House.Relative(file), Text(json, "kind"), Text(json, "source"));
    }

    private static string Text(JsonDocument json, string name) =>
        json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
