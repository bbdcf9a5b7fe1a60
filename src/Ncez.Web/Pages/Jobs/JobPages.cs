using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Ncez.Model.Workbench;
using Ncez.Web.Hosting;

namespace Ncez.Web.Pages.Jobs;

/// <summary>What pages of long work have in common: how far it is, and stopping it.</summary>
internal static class JobPages
{
    /// <summary>The long work of the server.</summary>
    public static Hosting.Jobs Jobs(this PageContext page) => page.Http.RequestServices.GetRequiredService<Hosting.Jobs>();

    /// <summary>The last job of a kind in the zone of the page, or of none; null when there was none.</summary>
    public static Job? JobOf(this PageContext page, JobTexts texts) => page.Jobs().Of(texts.Kind, page.Zone?.Id ?? "");

    /// <summary>Routes of a kind of long work in a zone: its progress, and stopping it.</summary>
    public static void ZoneJob(this IEndpointRouteBuilder routes, JobTexts texts)
    {
        routes.ZonePage(texts.Path + "/progress", Rights.Read, page => Progress(page, texts));
        routes.ZoneForm(texts.Path + "/cancel", texts.MayCancel, (page, _) => Cancel(page, texts));
    }

    /// <summary>How far it is, for a page that asks again and again.</summary>
    public static IResult Progress(PageContext page, JobTexts texts) => page.Show<JobFragment>((nameof(JobFragment.Job), page.JobOf(texts)), (nameof(JobFragment.Texts), texts));

    /// <summary>Stops it, and back to its page.</summary>
    public static IResult Cancel(PageContext page, JobTexts texts)
    {
        page.JobOf(texts)?.Cancel();
        return Results.Redirect(page.ZonePath + texts.Page);
    }
}
