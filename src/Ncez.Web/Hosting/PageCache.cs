using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Ncez.Model.Texts;
using Ncez.Workflows.Reporting;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Hosting;

/// <summary>
/// What was written of a zone as its files stand – chapters, lines –, kept within a bound of memory. The key is the accounted zone
/// itself: other files, another key.
/// </summary>
internal sealed class PageCache : IDisposable
{
    private const long MostBytes = 64L << 20;
    private const int BytesOfLine = 400;
    private static readonly TimeSpan Unused = TimeSpan.FromMinutes(10);
    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MostBytes });

    /// <summary>The cache of the server.</summary>
    public static PageCache Of(HttpContext http) => http.RequestServices.GetRequiredService<PageCache>();

    /// <summary>A piece of a page.</summary>
    public string Html(AccountedZone zone, string name, Language language, Func<string> write) => Keep((zone, name, language), write, html => 2L * html.Length);

    /// <summary>The lines of a zone's inventory.</summary>
    public ImmutableArray<PageLine> Lines(AccountedZone zone) => Keep((zone, "lines", Language.Zh), () => PageParts.Lines(zone.Account.Inventory!), lines => (long)BytesOfLine * lines.Length);

    public void Dispose() => _kept.Dispose();

    private T Keep<T>((AccountedZone, string, Language) key, Func<T> make, Func<T, long> bytes)
    {
        if (_kept.TryGetValue(key, out T? value))
        {
            return value!;
        }

        value = make();
        _kept.Set(key, value, new MemoryCacheEntryOptions { Size = Math.Max(1, bytes(value)), SlidingExpiration = Unused });
        return value;
    }
}
