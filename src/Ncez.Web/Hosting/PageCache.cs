using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Ncez.Model.Texts;
using Ncez.Workflows.Reporting;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Hosting;

/// <summary>What was written of a zone as its files stand – chapters, lines –, the pieces used last within a bound of memory.</summary>
/// <param name="mostBytes">The bound.</param>
internal sealed class PageCache(long mostBytes)
{
    private const int BytesOfLine = sizeof(int);
    private readonly KeptValues<(string Zone, string Name, Language Language), object> _kept = new(mostBytes);

    /// <summary>The cache of the server.</summary>
    public static PageCache Of(HttpContext http) => http.RequestServices.GetRequiredService<PageCache>();

    /// <summary>A piece of a page.</summary>
    public string Html(AccountedZone zone, string name, Language language, Func<string> write) => Keep((zone.Zone.Id, name, language), zone, write, html => 2L * html.Length);

    /// <summary>The lines of a zone's inventory.</summary>
    public PageLines Lines(AccountedZone zone) => Keep((zone.Zone.Id, "lines", Language.Zh), zone, () => PageLines.Of(zone.Account.Inventory!), lines => (long)BytesOfLine * lines.Count);

    /// <summary>Lets everything go.</summary>
    public void Clear() => _kept.Trim(0);

    // A zone that takes the id of one that was removed is another one, whatever its files say.
    private T Keep<T>((string, string, Language) key, AccountedZone zone, Func<T> make, Func<T, long> bytes)
        where T : notnull => (T)_kept.Get(key, $"{zone.Zone.AddedUtc.Ticks} {zone.Fingerprint}", () => make(), value => bytes((T)value));
}
