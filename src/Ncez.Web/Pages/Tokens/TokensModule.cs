using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Ncez.Model.Workbench;

namespace Ncez.Web.Pages.Tokens;

/// <summary>One's own tokens for programs.</summary>
internal sealed class TokensModule : IPageModule
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Page("/account/tokens", Rights.SignedIn, page => page.Show<TokensPage>());
        routes.Form("/account/tokens", Rights.SignedIn, (page, form) =>
        {
            var zone = form["zone"].ToString();
            var isKnown = zone.Length == 0 || page.Workbench.Members.Readable(page.Account!, page.Workbench.Zones.All).Any(z => z.Id == zone);
            var days = int.TryParse(form["days"], NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : 0;
            var token = isKnown && Enum.TryParse<TokenScope>(form["scope"], out var scope) && Enum.IsDefined(scope)
                ? page.Workbench.Tokens.Create(page.Account!, form["name"].ToString(), scope, zone, days) : null;
            return page.Show<TokensPage>(token is null ? 400 : 200, (nameof(TokensPage.Token), token), (nameof(TokensPage.IsRefused), token is null));
        });
        routes.Form("/account/tokens/end", Rights.SignedIn, (page, form) =>
        {
            page.Workbench.Tokens.End(page.Account!, form["id"].ToString());
            return Results.Redirect("/account/tokens?done=tokenEnded");
        });
    }
}
