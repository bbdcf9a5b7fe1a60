using System.CommandLine;
using System.Net;
using Ncez.Workflows.Workbench;

namespace Ncez.Cli.Commands;

/// <summary><c>ncez serve</c>: the workbench in the browser.</summary>
internal sealed class ServeCommand : ICommandModule
{
    private const string Area = "Serve";

    /// <inheritdoc />
    public int Order => 30;

    /// <summary>Requests and long work get half a minute to end.</summary>
    public TimeSpan Patience => TimeSpan.FromSeconds(40);

    /// <inheritdoc />
    public Command Build(CliContext context)
    {
        var urls = new Option<string>("--urls") { Description = context.TextOf(Area, "urls"), HelpName = "URL", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var data = new Option<string>("--data") { Description = context.TextOf(Area, "data"), HelpName = context.Text("option.out.name"), DefaultValueFactory = _ => DefaultFolder };
        var database = new Option<string?>("--database") { Description = context.TextOf(Area, "database"), HelpName = "CONNECTION" };
        var json = new Option<bool>("--json-logs") { Description = context.TextOf(Area, "jsonLogs") };
        var memory = RangeOption.Of(context, "--memory", (context.TextOf(Area, "memory"), "MB"), 16, 100_000, KeptBytes.DefaultMB);
        var proxy = new Option<string[]>("--proxy") { Description = context.TextOf(Area, "proxy"), HelpName = "ADDRESS" };
        var certificate = new Option<string?>("--certificate") { Description = context.TextOf(Area, "certificate"), HelpName = "FILE" };
        var key = new Option<string?>("--certificate-key") { Description = context.TextOf(Area, "certificateKey"), HelpName = "FILE" };
        var plain = new Option<bool>("--plain-http") { Description = context.TextOf(Area, "plainHttp") };
        urls.Validators.Add(result =>
        {
            foreach (var url in result.GetValueOrDefault<string>()?.Split(';', StringSplitOptions.RemoveEmptyEntries) ?? [])
            {
                if (ServeAddress.Of(url) is null)
                {
                    result.AddError(context.TextOf(Area, "urls.wrong", ("url", url)));
                }
            }
        });
        proxy.Validators.Add(result =>
        {
            foreach (var network in (result.GetValueOrDefault<string[]>() ?? []).Where(n => ServeAddress.Network(n) is null))
            {
                result.AddError(context.TextOf(Area, "proxy.wrong", ("network", network)));
            }
        });
        var command = new Command("serve", context.TextOf(Area, "description")) { urls, data, database, memory, json, proxy, certificate, key, plain };

        // The web server's assemblies are loaded when this action runs, not when help is shown.
        command.SetAction(context.Action((parsed, cancel) => ServeWorkbench.Run(
            context,
            new ServeRequest(parsed.GetRequiredValue(urls), parsed.GetRequiredValue(data), parsed.GetValue(database) ?? DatabaseOfEnvironment)
            {
                MemoryMB = parsed.GetRequiredValue(memory),
                JsonLogs = parsed.GetValue(json),
                Proxies = [.. (parsed.GetValue(proxy) ?? []).Select(ServeAddress.Network).OfType<IPNetwork>()],
                Certificate = parsed.GetValue(certificate),
                CertificateKey = parsed.GetValue(key),
                CertificatePassword = Environment.GetEnvironmentVariable("NCEZ_CERTIFICATE_PASSWORD") is { Length: > 0 } password ? password : null,
                IsPlainAllowed = parsed.GetValue(plain),
            },
            cancel)));
        return command;
    }

    /// <summary>The connection string of the environment, where other users of the machine do not see it; null when there is none.</summary>
    internal static string? DatabaseOfEnvironment => Environment.GetEnvironmentVariable("NCEZ_DATABASE") is { Length: > 0 } connection ? connection : null;

    /// <summary>The data folder unless another is named.</summary>
    internal static string DefaultFolder => Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "ncez");
}
