using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Ncez.Model.Workbench;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Pages.Accounts;

/// <summary>Administration of accounts, and one's own account.</summary>
internal sealed class AccountsModule : IPageModule
{
    public IEnumerable<NavigationEntry> Entries(PageContext page)
    {
        if (page.May(Rights.Administer))
        {
            yield return new(NavigationGroup.Manage, 2, "/accounts", page.T("accounts.nav"));
        }
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Page("/accounts", Rights.Administer, page => page.Show<AccountsPage>());
        routes.Form("/accounts", Rights.Administer, (page, form) =>
        {
            var name = form["name"].ToString();
            var problem = RoleOf(form) is { } role ? page.Workbench.Accounts.Create(page.Account!, name, form["password"].ToString(), role) : AccountProblem.Unknown;
            return problem == AccountProblem.None ? Results.Redirect("/accounts?done=made")
                : page.Show<AccountsPage>(StatusCodes.Status400BadRequest, (nameof(AccountsPage.Name), name), (nameof(AccountsPage.Problem), problem));
        });
        routes.Form("/accounts/{id:int}", Rights.Administer, (page, form) => Answer(page, "/accounts",
            RoleOf(form) is { } role ? page.Workbench.Accounts.SetRole(page.Account!, Id(page), role, form["active"] == "1") : AccountProblem.Unknown));
        routes.Form("/accounts/{id:int}/password", Rights.Administer, (page, form) => Answer(page, "/accounts", page.Workbench.Accounts.SetPassword(page.Account!, Id(page), form["password"].ToString())));
        routes.Form("/accounts/tokens/end", Rights.Administer, (page, form) =>
        {
            page.Workbench.Tokens.EndOfAny(page.Account!, form["id"].ToString());
            return Results.Redirect("/accounts?done=tokenEnded");
        });
        routes.Page("/account", Rights.SignedIn, page => page.Show<AccountPage>());
        routes.Form("/account", Rights.SignedIn, (page, form) =>
        {
            // The old password again: an unattended browser is not enough to take an account over.
            var account = page.Account!;
            if (!page.Workbench.Accounts.Knows(account, form["old"].ToString()))
            {
                return page.Show<AccountPage>(StatusCodes.Status400BadRequest, (nameof(AccountPage.Problem), "Old"));
            }

            if (form["repeat"] != form["password"])
            {
                return page.Show<AccountPage>(StatusCodes.Status400BadRequest, (nameof(AccountPage.Problem), "Repeat"));
            }

            if (form["password"] == form["old"])
            {
                return page.Show<AccountPage>(StatusCodes.Status400BadRequest, (nameof(AccountPage.Problem), "Same"));
            }

            var problem = page.Workbench.Accounts.SetPassword(account, account.Id, form["password"].ToString());
            return problem == AccountProblem.None ? Results.Redirect("/signin") : page.Show<AccountPage>(StatusCodes.Status400BadRequest, (nameof(AccountPage.Problem), problem.ToString()));
        });
    }

    private static IResult Answer(PageContext page, string back, AccountProblem problem) => problem == AccountProblem.None
        ? Results.Redirect(back + "?done=changed")
        : page.Show<AccountsPage>(StatusCodes.Status400BadRequest, (nameof(AccountsPage.Problem), problem));

    private static int Id(PageContext page) => int.Parse((string)page.Http.Request.RouteValues["id"]!, CultureInfo.InvariantCulture);

    private static Role? RoleOf(IFormCollection form) => Enum.TryParse<Role>(form["role"], out var role) && Enum.IsDefined(role) ? role : null;
}
