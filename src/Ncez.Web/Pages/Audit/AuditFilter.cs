using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Ncez.Model.Workbench;

namespace Ncez.Web.Pages.Audit;

/// <summary>Which entries of the audit trail a reader asks for: by whom, in which zone, from which day to which. Days are those of this machine's clock.</summary>
internal static class AuditFilter
{
    private const string Day = "yyyy-MM-dd";

    /// <summary>Names in the query.</summary>
    public const string Account = "account", Zone = "zone", From = "from", Until = "until";

    /// <summary>The filter of a page; of a zone's own trail only its entries, whatever the query says.</summary>
    public static TrailFilter Of(PageContext page) => new()
    {
        ZoneId = page.Zone?.Id ?? page.Query(Zone),
        Account = page.Query(Account),
        FromUtc = Utc(page, From, 0),
        UntilUtc = Utc(page, Until, 1),
    };

    /// <summary>True for a day that is written as one.</summary>
    public static bool IsDay(string text) => DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>The query that says the same; empty when nothing is asked for.</summary>
    public static string Query(PageContext page) => string.Concat(new[] { Account, Zone, From, Until }.Where(n => page.Query(n).Length > 0).Select(n => $"&{n}={Uri.EscapeDataString(page.Query(n))}"));

    // The first moment of a day, or of the one after it.
    private static DateTime? Utc(PageContext page, string name, int daysLater)
    {
        if (!DateOnly.TryParseExact(page.Query(name), Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day == DateOnly.MaxValue)
        {
            return null;
        }

        var local = day.AddDays(daysLater).ToDateTime(TimeOnly.MinValue);
        var zone = page.Http.RequestServices.GetRequiredService<TimeProvider>().LocalTimeZone;
        return zone.IsInvalidTime(local) ? DateTime.SpecifyKind(local - zone.BaseUtcOffset, DateTimeKind.Utc) : TimeZoneInfo.ConvertTimeToUtc(local, zone);
    }
}
