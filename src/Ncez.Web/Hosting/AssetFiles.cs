using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Ncez.Workflows.Reporting;

namespace Ncez.Web.Hosting;

/// <summary>Styles and scripts, from the assembly; their addresses carry their hash, so a browser may keep them for good.</summary>
internal static class AssetFiles
{
    private const string Prefix = "assets/";
    private static readonly FrozenDictionary<string, Asset> All = Read().ToFrozenDictionary(a => a.Name, StringComparer.Ordinal);

    /// <summary>Address of a file.</summary>
    public static string Link(string name) => $"/{Prefix}{name}?v={All[name].Hash}";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/assets/{name}", (string name, HttpContext http) =>
    {
        if (!All.TryGetValue(name, out var asset))
        {
            return Results.NotFound();
        }

        http.Response.Headers.CacheControl = http.Request.Query["v"] == asset.Hash ? "public, max-age=31536000, immutable" : "no-cache";
        return Results.Bytes(asset.Content, asset.Type);
    }).AllowAnonymous();

    private static IEnumerable<Asset> Read()
    {
        var home = Assembly.GetExecutingAssembly();
        foreach (var name in home.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = home.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            yield return Asset.Of(name[Prefix.Length..], bytes);
        }

        // Pages look like the report: one style sheet, from one place.
        yield return Asset.Of("report.css", Encoding.UTF8.GetBytes(ReportPage.StyleSheet));
        yield return Asset.Of("charts.js", Encoding.UTF8.GetBytes(ReportPage.ChartScript));
        yield return Asset.Of("roadmap.js", Encoding.UTF8.GetBytes(ReportPage.RoadmapScript));
    }

    private sealed record Asset(string Name, byte[] Content, string Type, string Hash)
    {
        public static Asset Of(string name, byte[] content) => new(name, content,
            Path.GetExtension(name) switch { ".css" => "text/css; charset=utf-8", ".js" => "text/javascript; charset=utf-8", ".svg" => "image/svg+xml", _ => "application/octet-stream" },
            Convert.ToHexStringLower(SHA256.HashData(content))[..12]);
    }
}
