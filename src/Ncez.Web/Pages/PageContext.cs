using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Ncez.Model.Texts;
using Ncez.Model.Workbench;
using Ncez.Web.Security;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Pages;

/// <summary>What a page is made for: who reads it, in which language, about which zone.</summary>
public sealed class PageContext
{
    private Rights? _rights;
    private Lazy<AccountedZone?>? _accounted;

    private PageContext(HttpContext http, RegisteredZone? zone)
    {
        Http = http;
        Workbench = http.RequestServices.GetRequiredService<Workbench>();
        Account = SessionAuthentication.AccountOf(http);
        Language = LanguageOf(http, Account);
        Zone = zone;
    }

    /// <summary>The request.</summary>
    public HttpContext Http { get; }

    /// <summary>The workbench.</summary>
    public Workbench Workbench { get; }

    /// <summary>Who reads; null before signing in.</summary>
    public Account? Account { get; }

    /// <summary>Language of the page.</summary>
    public Language Language { get; }

    /// <summary>The zone the page is about; null when it is about none.</summary>
    public RegisteredZone? Zone { get; }

    /// <summary>The zone as its files stood when the page first asked; null when there is none, or its folder is gone.</summary>
    public AccountedZone? Accounted => Zone is null ? null : (_accounted ??= new(() => Workbench.Inventories.Of(Zone))).Value;

    /// <summary>True when the folder of the zone is gone: nothing can be said of it, and nothing saved.</summary>
    public bool IsGone => Zone is not null && !Workbench.Zones.IsThere(Zone);

    /// <summary>A text without the server's own folders: files are named from the folder of the zone, or from the data folder, on.</summary>
    public string Below(string text) => Zone is null ? text.Replace(Workbench.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)
        : Workbench.Zones.PathOf(Zone) is var zone && text == zone ? "" : text.Replace(zone + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).Replace(Workbench.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);

    /// <summary>Path and query of this page.</summary>
    public string Here => Http.Request.Path + Http.Request.QueryString;

    /// <summary>Path of the zone's pages.</summary>
    public string ZonePath => Zone is null ? "" : "/zones/" + Uri.EscapeDataString(Zone.Id);

    /// <summary>A context without a zone.</summary>
    public static PageContext Of(HttpContext http) => new(http, null);

    /// <summary>A context with the zone of the address; null when there is no such zone.</summary>
    public static PageContext? OfZone(HttpContext http) =>
        http.Request.RouteValues["zone"] is string id && http.RequestServices.GetRequiredService<Workbench>().Zones.Find(id) is { } zone ? new PageContext(http, zone) : null;

    /// <summary>What the reader may do here: in the zone of the page, else everywhere.</summary>
    public Rights Rights => _rights ??= RightsOf(Http, Zone?.Id);

    /// <summary>True when the reader may do something.</summary>
    public bool May(Rights rights) => Account is not null && Rights.Has(rights);

    /// <summary>What whoever asks may do: the account by itself, in a zone as its member, with a token at most what that allows.</summary>
    internal static Rights RightsOf(HttpContext http, string? zoneId)
    {
        if (SessionAuthentication.AccountOf(http) is not { } account)
        {
            return Rights.SignedIn;
        }

        var rights = zoneId is null ? RoleRights.Of(account.Role) : http.RequestServices.GetRequiredService<Workbench>().Members.RightsIn(account, zoneId);
        return TokenAuthentication.TokenOf(http) is { } token ? rights & (token.ZoneId.Length > 0 && token.ZoneId != zoneId ? Rights.SignedIn : token.Limit) : rights;
    }

    /// <summary>A text; the part of the key before its first dot names its area.</summary>
    public string T(string key, params ReadOnlySpan<TextArg> args) => TextArea.Fill(AreaOf(key).Get(key, Language), args, Language);

    /// <summary>True when there is a text of this key.</summary>
    public static bool HasText(string key) => AreaOf(key).Find(key, Language.En) is not null;

    /// <summary>A text of both languages in the reader's.</summary>
    public string In(LocalText text) => text.In(Language);

    /// <summary>A value of the query; empty when it is not there.</summary>
    public string Query(string name) => Http.Request.Query[name].ToString();

    /// <summary>A whole number of the query, or null.</summary>
    public int? QueryNumber(string name) => int.TryParse(Query(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>Explains what a part of the address names: a slash in an id stays written as %2F in routes.</summary>
    internal T? OfRoute<T>(string name, Func<string, T?> find)
        where T : class => (string)Http.Request.RouteValues[name]! is var id && find(id) is { } found ? found
        : id.Contains("%2F", StringComparison.OrdinalIgnoreCase) ? find(id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase)) : null;

    /// <summary>The day by this machine's clock, <c>YYYY-MM-DD</c>.</summary>
    public string Today => Http.RequestServices.GetRequiredService<TimeProvider>().GetLocalNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A time as this machine's clock shows it.</summary>
    public string Time(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, Http.RequestServices.GetRequiredService<TimeProvider>().LocalTimeZone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A time that a file states, as this machine's clock shows it; a date, or what is no time, as it is written.</summary>
    public string Time(string stated) =>
        DateTime.TryParseExact(stated, "yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var utc) ? Time(utc) : stated;

    private static TextArea AreaOf(string key)
    {
        var area = key[..key.IndexOf('.', StringComparison.Ordinal)];
        return TextArea.Of(typeof(PageContext).Assembly, char.ToUpperInvariant(area[0]) + area[1..]);
    }

    // A program says which language it reads, else it is its account's. Before signing in: what the reader chose on the page, else what the browser prefers.
    private static Language LanguageOf(HttpContext http, Account? account) => account is not null
        ? (http.Request.Path.StartsWithSegments(TokenAuthentication.Paths, StringComparison.Ordinal) ? AcceptedBy(http) : null) ?? account.Language
        : http.Request.Query["lang"].ToString() switch
        {
            "zh" => Language.Zh,
            "en" => Language.En,
            _ => AcceptedBy(http) ?? (http.Request.Headers.AcceptLanguage.Count > 0 ? Language.En : Language.Zh),
        };

    // The first of our languages by the weights of the header; null when it names neither.
    private static Language? AcceptedBy(HttpContext http) => http.Request.GetTypedHeaders().AcceptLanguage.Where(l => l.Quality is not 0).OrderByDescending(l => l.Quality ?? 1)
        .Select(l => l.Value.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Language.Zh : l.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? Language.En : (Language?)null).FirstOrDefault(l => l is not null);
}
