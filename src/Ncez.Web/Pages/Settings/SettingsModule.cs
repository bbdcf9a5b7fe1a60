using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Ncez.Model.Workbench;
using Ncez.Model.Zones;
using Ncez.Web.Pages.Activities;
using Ncez.Web.Pages.Mending;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Pages.Settings;

/// <summary>The settings of a zone: everybody who reads the zone sees them, who answers for it changes them.</summary>
internal sealed class SettingsModule : IPageModule
{
    public IEnumerable<NavigationEntry> Entries(PageContext page)
    {
        if (page.Zone is not null)
        {
            yield return new(NavigationGroup.Zone, 1, page.ZonePath + "/settings", page.T("settings.nav"));
        }
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.ZonePage("/settings", Rights.Read, page => Show(page, null, null));
        routes.ZoneForm("/settings/undo", Rights.ManageZone, Undo);
        routes.ZonePage("/settings/text", Rights.Read, page => Mending(page).ShowText(page));
        routes.ZoneForm("/settings/text", Rights.ManageZone, (page, form) => Mending(page).Save(page, form));
        routes.ZoneForm("/settings", Rights.ManageZone, (page, form) =>
        {
            if (page.Workbench.Settings.Open(page.Zone!) is not { } open)
            {
                return Results.Redirect(page.ZonePath + "/settings");
            }

            var edit = new SettingsEdit(form["base"].ToString(), ValuesOf(page, form, open.Values), form["anyway"] == "1") { Choices = GridJson.ChoicesOf(form), Reason = form["reason"].ToString() };
            var outcome = page.Workbench.Settings.Save(page.Account!, page.Zone!, edit, page.Http.RequestAborted);
            return outcome.State switch
            {
                SaveState.Saved => Results.Redirect(page.ZonePath + (outcome.Merged > 0 ? "/settings?done=merged" : "/settings?done=settings")),
                SaveState.Unchanged => Results.Redirect(page.ZonePath + "/settings?done=unchanged"),
                _ => Show(page, edit, outcome),
            };
        });
    }

    private static MendPlace Mending(PageContext page) => new("zone.yaml", page.ZonePath + "/settings", page.T("settings.nav"), Rights.ManageZone, "settings");

    private static IResult Undo(PageContext page, IFormCollection form)
    {
        var undone = page.Workbench.Settings.Undo(page.Account!, page.Zone!, Undoing.RequestOf(form));
        return undone.State == UndoState.AsksReason ? Show(page, undone.Settings, undone.Asked) : Undoing.Told(page.ZonePath + "/settings", undone);
    }

    /// <summary>The domain that some settings name.</summary>
    public static Domain? DomainOf(IReadOnlyDictionary<string, string> values) => values.GetValueOrDefault("domain") is { } text && Enum.TryParse<Domain>(text, ignoreCase: true, out var domain) && Enum.IsDefined(domain) ? domain : null;

    private static Dictionary<string, string> ValuesOf(PageContext page, IFormCollection form, ImmutableSortedDictionary<string, string> now)
    {
        var typed = Typed(DomainOf(now));
        if (DomainOf(typed) is { } domain && domain != DomainOf(now))
        {
            // Choices are those of a domain: another domain has others, and those of the old one mean nothing there.
            typed = Typed(domain);
            foreach (var path in now.Keys.Where(k => k.StartsWith(ZoneSetting.Choices, StringComparison.Ordinal)))
            {
                typed.TryAdd(path, "");
            }
        }

        return typed;

        Dictionary<string, string> Typed(Domain? of) => SettingField.Parts.SelectMany(p => SettingField.Of(page, p.Part, of)).Where(f => form.ContainsKey(f.HasRows ? f.Name(0, 0) : f.Path)).ToDictionary(f => f.Path, f => f.TextOf(form));
    }

    private static IResult Show(PageContext page, SettingsEdit? edit, SaveOutcome? outcome)
    {
        if (page.Workbench.Settings.Open(page.Zone!) is not { } open)
        {
            return page.Workbench.Mending.Find(page.Zone!, "zone.yaml") is { } broken ? Mending(page).Show(page, broken) : Results.Redirect(page.ZonePath + "/settings");
        }

        var status = outcome is null ? StatusCodes.Status200OK : outcome.State == SaveState.Refused ? StatusCodes.Status400BadRequest : StatusCodes.Status409Conflict;
        var check = outcome is { State: SaveState.Refused or SaveState.AsksReason } ? outcome.Check : page.Workbench.Settings.Check(page.Zone!);
        return page.Show<SettingsPage>(status, (nameof(SettingsPage.Open), open), (nameof(SettingsPage.Edit), edit), (nameof(SettingsPage.Check), check), (nameof(SettingsPage.Outcome), outcome));
    }
}
