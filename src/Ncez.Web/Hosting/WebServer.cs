using System.Globalization;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.WebEncoders;
using Ncez.Web.Api;
using Ncez.Web.Pages;
using Ncez.Web.Security;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Hosting;

/// <summary>The web server of the workbench.</summary>
public static class WebServer
{
    private const long LargestRequest = 16 << 20;

    // A line of a review, and a field that two changed, is a field of a form; the size bounds them all.
    private const int MostFields = 100_000;

    /// <summary>Opens the workbench and builds its server; the caller starts it.</summary>
    /// <exception cref="FolderInUseException">Another server works in the data folder.</exception>
    /// <exception cref="IOException">The disk refuses the data folder.</exception>
    public static WebApplication Build(ServeOptions options)
    {
        var claim = Workbench.Claim(options.DataFolder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture), out var other) ?? throw new FolderInUseException(options.DataFolder, other);
        try
        {
            var workbench = Workbench.Open(options.Shipped, options.DataFolder, options.Clock, options.Database, options.Kept);
            var app = Builder(options, workbench, claim).Build();
            Use(app);
            return app;
        }
        catch
        {
            claim.Dispose();
            throw;
        }
    }

    private static WebApplicationBuilder Builder(ServeOptions options, Workbench workbench, IDisposable claim)
    {
        // Nobody changes settings of a running server: no file is watched for that.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = "Production", Args = ["--hostBuilder:reloadConfigOnChange=false"] });

        // A page of another site that resolves its own name to 127.0.0.1 is not one of ours.
        builder.Configuration.AddInMemoryCollection([new("AllowedHosts", options.IsExposed ? "*" : "127.0.0.1;localhost;[::1]")]);
        builder.WebHost.UseUrls(options.Urls).ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = LargestRequest;
            if (options.Certificate is { } certificate)
            {
                var log = k.ApplicationServices.GetRequiredService<ILogger<CertificateFile>>();
                k.ConfigureHttpsDefaults(h => (h.ServerCertificate, h.OnAuthenticate) = (certificate.Current.Own, (_, ssl) => ssl.ServerCertificateContext = certificate.ForConnection(log)));
            }
        }).UseKestrelHttpsConfiguration();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning).AddFilter("Ncez", options.JsonLogs ? LogLevel.Information : LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error).AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        if (options.JsonLogs)
        {
            builder.Logging.AddJsonConsole(c => (c.UseUtcTimestamp, c.TimestampFormat) = (true, "yyyy-MM-ddTHH:mm:ss.fffZ"));
        }
        else
        {
            builder.Logging.AddSimpleConsole(c => c.SingleLine = true);
        }

        AddServices(builder.Services, options, workbench, claim);
        return builder;
    }

    private static void AddServices(IServiceCollection services, ServeOptions options, Workbench workbench, IDisposable claim)
    {
        // Made by the container, so that it lets go of the folder when the server has ended.
        services.AddSingleton(_ => new FolderClaim(claim)).AddSingleton(options).AddSingleton(workbench).AddSingleton(options.Clock).AddSingleton<JobMetrics>().AddSingleton<DatabaseAway>().AddSingleton<MetricsText>().AddSingleton(new PageCache(options.Kept.Pages));
        services.AddSingleton(p => new Jobs(workbench, options.Clock, p.GetRequiredService<ILogger<Jobs>>(), p.GetRequiredService<JobMetrics>())).AddHostedService(p => p.GetRequiredService<Jobs>());
        services.AddSingleton<IdleMemory>().AddHostedService(p => p.GetRequiredService<IdleMemory>());
        services.AddRazorComponents();
        services.AddDataProtection().SetApplicationName("ncez").PersistKeysToFileSystem(new DirectoryInfo(workbench.KeysPath));
        services.AddAntiforgery(a => (a.Cookie.Name, a.Cookie.SameSite, a.Cookie.HttpOnly, a.Cookie.SecurePolicy) = ("ncez-form", SameSiteMode.Strict, true, CookieSecurePolicy.SameAsRequest));
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new(UnicodeRanges.All));
        services.Configure<FormOptions>(f => (f.ValueLengthLimit, f.ValueCountLimit) = ((int)LargestRequest, MostFields));
        services.AddAuthentication(TokenAuthentication.Choice)
            .AddPolicyScheme(TokenAuthentication.Choice, null, o => o.ForwardDefaultSelector = TokenAuthentication.SchemeOf)
            .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.Name, null)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.Name, null);
        services.AddSingleton<IAuthorizationHandler, RightsHandler>().AddSingleton<IAuthorizationPolicyProvider, RightsPolicies>();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddResponseCompression(c => c.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "text/csv", "image/svg+xml", "application/problem+json"]);
        services.AddSingleton<SignInLimit>();
    }

    private static void Use(WebApplication app)
    {
        app.Use(app.Services.GetRequiredService<IdleMemory>().Note);
        Exposure.UseProxies(app);
        app.Use(HeadRequests.Answer);
        app.Use(SecurityHeaders.Add);
        app.UseHostFiltering();
        app.UseResponseCompression();
        app.UseExceptionHandler(Problem.OfException);
        app.UseStatusCodePages(Problem.OfStatus);
        app.Use(Exposure.Encrypt);
        app.UseRouting();
        app.UseAuthentication();
        app.Use(MethodCheck.Answer);
        app.Use(FirstRun.Redirect);
        app.UseAuthorization();
        app.Use(FormGuard.Check);
        AssetFiles.Map(app);
        app.MapGet("/health", () => Results.Text("ok")).AllowAnonymous();
        app.MapGet("/ready", (Workbench workbench) => workbench.Ready() is { IsReady: true } ? Results.Text("ready") : Results.Text("not ready: " + workbench.Ready().Reason, statusCode: StatusCodes.Status503ServiceUnavailable)).AllowAnonymous();
        app.Services.GetRequiredService<FolderClaim>();
        app.Services.GetRequiredService<MetricsText>();
        ApiModules.Map(app);
        foreach (var module in PageModules.All)
        {
            module.Map(app);
        }
    }
}
