using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Ncez.Model.Texts;
using Ncez.Model.Workbench;
using Ncez.Web.Hosting;
using Ncez.Workflows.Workbench;

namespace Ncez.Cli.Commands;

/// <summary>Starts the web server, says where it is, and waits until it is stopped.</summary>
internal static class ServeWorkbench
{
    public static int Run(CliContext context, ServeRequest request, CancellationToken cancel)
    {
        if (Options(context, request) is not { } options)
        {
            return ExitCode.BadInput;
        }

        WebApplication? app = null;
        try
        {
            app = WebServer.Build(options);
            app.StartAsync(cancel).GetAwaiter().GetResult();
        }
        catch (FolderInUseException other)
        {
            Console.Error.WriteLine($"{context.Text("severity.error")} {context.TextOf("Serve", "inUse", ("folder", request.Folder), ("process", other.Process))}");
            return ExitCode.BadInput;
        }
        catch (OtherFolderException other)
        {
            Console.Error.WriteLine(TextOf(context, other));
            return ExitCode.BadInput;
        }
        catch (Exception refused) when (app is null && refused is (IOException or UnauthorizedAccessException))
        {
            // What the system says of it is no help: it names files that nobody asked for.
            Console.Error.WriteLine($"{context.Text("severity.error")} {context.TextOf("Serve", "noFolder", ("folder", Path.GetFullPath(request.Folder)))}");
            return ExitCode.BadInput;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException || MoveStore.IsRefusal(refused))
        {
            Console.Error.WriteLine($"{context.Text("severity.error")} {context.TextOf("Serve", "refused", ("urls", request.Urls), ("folder", request.Folder), ("reason", refused.Message))}");
            return ExitCode.BadInput;
        }

        Tell(context, app, options);
        app.WaitForShutdownAsync(cancel).GetAwaiter().GetResult();
        app.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Workbench.Release();
        return ExitCode.Done;
    }

    /// <summary>What is said of a database that belongs to another data folder.</summary>
    public static string TextOf(CliContext context, OtherFolderException other) =>
        $"{context.Text("severity.error")} {context.TextOf("Serve", "otherFolder", ("database", other.Database), ("file", other.File), ("folder", Path.GetDirectoryName(other.File)!), ("id", other.FolderId))}";

    // What was asked for, when it may be served so; else null, and why is said.
    private static ServeOptions? Options(CliContext context, ServeRequest request)
    {
        var options = new ServeOptions
        {
            Shipped = context.Shipped,
            DataFolder = request.Folder,
            Urls = request.Urls,
            Clock = context.Clock,
            Database = request.Database,
            JsonLogs = request.JsonLogs,
            Kept = KeptBytes.Of(request.MemoryMB),
            Proxies = request.Proxies,
            IsPlainAllowed = request.IsPlainAllowed,
        };
        if (request.Certificate is { } file)
        {
            if (CertificateFile.Open(file, request.CertificateKey, request.CertificatePassword, context.Clock, out var problem) is not { } certificate)
            {
                return Refused(context, "certificate." + problem, ("file", problem == CertificateProblem.NoKey ? request.CertificateKey ?? file : file));
            }

            options = options with { Certificate = certificate };
        }

        if (options.Certificate is null && options.Addresses.FirstOrDefault(a => a.Scheme == Uri.UriSchemeHttps) is { } https)
        {
            return Refused(context, "certificate.none", ("url", https.ToString()));
        }

        return options.PlainAddress is { } plain ? Refused(context, "plain", ("url", plain.ToString()))
            : options.IsExposed ? options with { SetupCode = RandomNumberGenerator.GetInt32(100_000_000).ToString("D8", CultureInfo.InvariantCulture) }
            : options;
    }

    private static ServeOptions? Refused(CliContext context, string key, params ReadOnlySpan<TextArg> facts)
    {
        Console.Error.WriteLine($"{context.Text("severity.error")} {context.TextOf("Serve", key, facts)}");
        return null;
    }

    private static void Tell(CliContext context, WebApplication app, ServeOptions options)
    {
        Console.WriteLine(context.TextOf("Serve", "ready", ("urls", string.Join(" ", app.Urls)), ("folder", Path.GetFullPath(options.DataFolder))));
        if (options.Database is not null)
        {
            Console.WriteLine(context.TextOf("Serve", "databaseIs", ("database", ((Workbench)app.Services.GetService(typeof(Workbench))!).Database)));
        }

        if (options.IsPlainAllowed && !options.IsLoopback)
        {
            Console.WriteLine(context.TextOf("Serve", "exposed"));
        }

        if (options.SetupCode is { } code && ((Workbench)app.Services.GetService(typeof(Workbench))!).Accounts.IsEmpty)
        {
            Console.WriteLine(context.TextOf("Serve", "code", ("code", code)));
        }

        Console.WriteLine(context.TextOf("Serve", "stop"));
    }
}
