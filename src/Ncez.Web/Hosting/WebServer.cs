using System.Text.Unicode;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.WebEncoders;
using Ncez.Model.Workbench;
using Ncez.Web.Api;
using Ncez.Web.Pages;
using Ncez.Web.Security;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Hosting;

/// <summary>The web server of the workbench.</summary>
public static class WebServer
{
    private const long LargestRequest = 16 << 20;

    /// <summary>Opens the workbench and builds its server; the caller starts it.</summary>
    /// <exception cref="IOException">The disk refuses the data folder.</exception>
    public static WebApplication Build(ServeOptions options)
    {
        var workbench = Workbench.Open(options.Shipped, options.DataFolder, options.Clock, options.Database);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = "Production" });

        // A page of another site that resolves its own name to 127.0.0.1 is not one of ours.
        builder.Configuration.AddInMemoryCollection([new("AllowedHosts", options.IsLoopback ? "127.0.0.1;localhost;[::1]" : "*")]);
        builder.WebHost.UseUrls(options.Urls).ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = LargestRequest;
        });
        builder.Logging.ClearProviders().AddSimpleConsole(c => c.SingleLine = true).SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error).AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        AddServices(builder.Services, options, workbench);
        var app = builder.Build();
        Use(app);
        return app;
    }

    private static void AddServices(IServiceCollection services, ServeOptions options, Workbench workbench)
    {
        services.AddSingleton(options).AddSingleton(workbench).AddSingleton(options.Clock).AddSingleton<ReportJobs>().AddSingleton<MetricsText>().AddSingleton<PageCache>();
        services.AddRazorComponents();
        services.AddDataProtection().SetApplicationName("ncez").PersistKeysToFileSystem(new DirectoryInfo(workbench.KeysPath));
        services.AddAntiforgery(a => (a.Cookie.Name, a.Cookie.SameSite, a.Cookie.HttpOnly, a.Cookie.SecurePolicy) = ("ncez-form", SameSiteMode.Strict, true, CookieSecurePolicy.SameAsRequest));
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new(UnicodeRanges.All));
        services.Configure<FormOptions>(f => (f.ValueLengthLimit, f.ValueCountLimit) = ((int)LargestRequest, 200));
        services.AddAuthentication(TokenAuthentication.Choice)
            .AddPolicyScheme(TokenAuthentication.Choice, null, o => o.ForwardDefaultSelector = TokenAuthentication.SchemeOf)
            .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.Name, null)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.Name, null);
        services.AddSingleton<IAuthorizationHandler, RightsHandler>().AddSingleton<IAuthorizationPolicyProvider, RightsPolicies>();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddResponseCompression();
        services.AddRateLimiter(l => SignInLimit.Add(l));
    }

    private static void Use(WebApplication app)
    {
        app.UseHostFiltering();
        app.UseResponseCompression();
        app.Use(SecurityHeaders.Add);
        app.UseExceptionHandler(Problem.OfException);
        app.UseStatusCodePages(Problem.OfStatus);
        app.UseRouting();
        app.UseAuthentication();
        app.Use(FirstRun.Redirect);
        app.UseRateLimiter();
        app.UseAuthorization();
        app.Use(FormGuard.Check);
        AssetFiles.Map(app);
        app.MapGet("/health", () => Results.Text("ok")).AllowAnonymous();
        app.MapGet("/ready", (Workbench workbench) => workbench.Ready() is { IsReady: true } ? Results.Text("ready") : Results.Text("not ready: " + workbench.Ready().Reason, statusCode: StatusCodes.Status503ServiceUnavailable)).AllowAnonymous();
        app.MapGet("/api/v1/metrics", (MetricsText metrics) => Results.Text(metrics.Write(), "text/plain; version=0.0.4")).RequireAuthorization(nameof(Rights.Oversee));
        app.Services.GetRequiredService<MetricsText>();
        ApiModules.Map(app);
        foreach (var module in PageModules.All)
        {
            module.Map(app);
        }
    }
}
