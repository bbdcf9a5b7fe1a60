using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Ncez.Model.Texts;
using Ncez.Model.Workbench;
using Ncez.Web.Hosting;
using Ncez.Web.Security;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Pages.SignIn;

/// <summary>First run, signing in and out, language and theme.</summary>
internal sealed class SignInModule : IPageModule
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(FirstRun.Path, http => Setup(PageContext.Of(http), "", "").ExecuteAsync(http)).AllowAnonymous();
        routes.MapPost(FirstRun.Path, async http => await Limited(PageContext.Of(http), await http.Request.ReadFormAsync(), CreateFirst).ExecuteAsync(http)).AllowAnonymous();
        routes.MapGet("/signin", http => Ask(PageContext.Of(http)).ExecuteAsync(http)).AllowAnonymous();
        routes.MapPost("/signin", async http => await Limited(PageContext.Of(http), await http.Request.ReadFormAsync(), Enter).ExecuteAsync(http)).AllowAnonymous();
        routes.Form("/signout", Rights.SignedIn, (page, _) =>
        {
            SessionAuthentication.End(page.Http, page.Workbench);
            return Results.Redirect("/signin");
        });
        routes.Form("/preferences", Rights.SignedIn, (page, form) =>
        {
            var account = page.Account!;
            var language = form["language"].ToString() switch { "zh" => Language.Zh, "en" => Language.En, _ => account.Language };
            page.Workbench.Accounts.Prefer(account, language, Enum.TryParse<PageTheme>(form["theme"], out var theme) && Enum.IsDefined(theme) ? theme : account.Theme);
            return Results.Redirect(PageModules.Local(form["back"]));
        });
    }

    // Only what was wrong counts: colleagues behind one address may all sign in.
    private static IResult Limited(PageContext page, IFormCollection form, Func<PageContext, IFormCollection, IResult> handle)
    {
        var (limit, address) = (page.Http.RequestServices.GetRequiredService<SignInLimit>(), page.Http.Connection.RemoteIpAddress);
        if (!limit.Take(address))
        {
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        var answer = handle(page, form);
        if (answer is RedirectHttpResult)
        {
            limit.GiveBack(address);
        }

        return answer;
    }

    private static IResult Setup(PageContext page, string name, string problem) => !page.Workbench.Accounts.IsEmpty
        ? Results.Redirect("/signin")
        : page.Show<SetupPage>(problem.Length == 0 ? 200 : 400, (nameof(SetupPage.Name), name), (nameof(SetupPage.Problem), problem), (nameof(SetupPage.AsksCode), CodeOf(page) is not null));

    private static IResult CreateFirst(PageContext page, IFormCollection form)
    {
        var (name, password) = (form["name"].ToString(), form["password"].ToString());
        var problem = CodeOf(page) is { } code && form["code"].ToString().Trim() != code ? "Code"
            : form["repeat"] != password ? "Repeat"
            : page.Workbench.Accounts.CreateFirst(name, password, page.Language) is var made and not AccountProblem.None ? made.ToString()
            : "";
        if (problem.Length > 0)
        {
            return Setup(page, name, problem);
        }

        SessionAuthentication.Begin(page.Http, page.Workbench.Accounts.SignIn(name, password).Token!);
        return Results.Redirect("/");
    }

    private static IResult Ask(PageContext page) => page.Account is not null ? Results.Redirect(PageModules.Local(page.Query("back")))
        : page.Show<SignInPage>((nameof(SignInPage.Back), PageModules.Local(page.Query("back"))));

    private static IResult Enter(PageContext page, IFormCollection form)
    {
        var back = PageModules.Local(form["back"]);
        var signIn = page.Workbench.Accounts.SignIn(form["name"].ToString(), form["password"].ToString(), page.Query("lang").Length > 0 ? page.Language : null);
        if (signIn.Token is null)
        {
            return page.Show<SignInPage>(StatusCodes.Status401Unauthorized, (nameof(SignInPage.Back), back), (nameof(SignInPage.Name), form["name"].ToString()), (nameof(SignInPage.IsRefused), true));
        }

        SessionAuthentication.Begin(page.Http, signIn.Token);
        return Results.Redirect(back);
    }

    private static string? CodeOf(PageContext page) => page.Http.RequestServices.GetRequiredService<ServeOptions>().SetupCode;
}
