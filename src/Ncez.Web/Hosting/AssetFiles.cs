using System.Collections.Frozen;
using System.IO.Compression;
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

    /// <summary>True when whoever asks reads brotli.</summary>
    public static bool TakesBrotli(HttpContext http) => http.Request.Headers.AcceptEncoding.Any(e => e?.Split(',').Any(p => p.AsSpan().Trim() is "br") == true);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/assets/{name}", (string name, HttpContext http) =>
    {
        if (!All.TryGetValue(name, out var asset))
        {
            return Results.NotFound();
        }

        http.Response.Headers.CacheControl = http.Request.Query["v"] == asset.Hash ? "public, max-age=31536000, immutable" : "no-cache";
        http.Response.Headers.Vary = "Accept-Encoding";
        if (TakesBrotli(http))
        {
            http.Response.Headers.ContentEncoding = "br";
            return Results.Bytes(asset.Compressed.Value, asset.Type);
        }

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
        /// <summary>Compressed well, once, when first asked for: pages are compressed fast instead, each time anew.</summary>
        public Lazy<byte[]> Compressed { get; } = new(() =>
        {
            using var whole = new MemoryStream();
            using (var brotli = new BrotliStream(whole, CompressionLevel.Optimal, leaveOpen: true))
            {
                brotli.Write(Content);
            }

            return whole.ToArray();
        });

        public static Asset Of(string name, byte[] content) => new(name, content,
            Path.GetExtension(name) switch { ".css" => "text/css; charset=utf-8", ".js" => "text/javascript; charset=utf-8", ".svg" => "image/svg+xml", _ => "application/octet-stream" },
            Convert.ToHexStringLower(SHA256.HashData(content))[..12]);
    }
}
