using System.Globalization;
using Microsoft.AspNetCore.Http;
using Ncez.Model.Zones;
using Ncez.Workflows.Zones;

namespace Ncez.Web.Pages.Overview;

/// <summary>What somebody says of a zone that is to be made.</summary>
/// <param name="Id">Id.</param>
/// <param name="Domain">Domain.</param>
/// <param name="Facts">Name, region, years.</param>
public sealed record NewZoneForm(string Id, Domain Domain, NewZone Facts)
{
    private const int LongestName = 120;

    /// <summary>What the form says; a year that is none is asked for again by the findings.</summary>
    public static NewZoneForm Of(IFormCollection form, int year)
    {
        var first = Year("year") ?? year;
        return new(form["id"].ToString().Trim(), Enum.TryParse<Domain>(form["domain"], ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : Domain.Park,
            new NewZone(first, Year("lastYear") ?? first) { Name = new(Text("nameZh"), Text("nameEn")), Region = Text("region") });

        int? Year(string name) => form[name].ToString().Trim() is { Length: > 0 } text ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : 0 : null;

        string Text(string name) => form[name].ToString().Trim() is { Length: > LongestName } text ? text[..LongestName] : form[name].ToString().Trim();
    }
}
