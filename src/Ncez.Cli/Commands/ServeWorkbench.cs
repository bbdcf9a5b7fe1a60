using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Ncez.Web.Hosting;
using Ncez.Workflows.Workbench;

namespace Ncez.Cli.Commands;

/// <summary>Starts the web server, says where it is, and waits until it is stopped.</summary>
internal static class ServeWorkbench
{
    public static int Run(CliContext context, string urls, string folder, string? database, (int MemoryMB, bool JsonLogs) how, CancellationToken cancel)
    {
        var options = new ServeOptions { Shipped = context.Shipped, DataFolder = folder, Urls = urls, Clock = context.Clock, Database = database, JsonLogs = how.JsonLogs, Kept = KeptBytes.Of(how.MemoryMB) };
        if (!options.IsLoopback)
        {
            options = options with { SetupCode = RandomNumberGenerator.GetInt32(100_000_000).ToString("D8", CultureInfo.InvariantCulture) };
        }

        WebApplication app;
        try
        {
            app = WebServer.Build(options);
            app.StartAsync(cancel).GetAwaiter().GetResult();
        }
        catch (FolderInUseException other)
        {
            Console.Error.WriteLine($"{context.Text("severity.error")} {context.TextOf("Serve", "inUse", ("folder", folder), ("process", other.Process))}");
            return ExitCode.BadInput;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException || MoveStore.IsRefusal(refused))
        {
            Console.Error.WriteLine($"{context.Text("severity.error")} {context.TextOf("Serve", "refused", ("urls", urls), ("folder", folder), ("reason", refused.Message))}");
            return ExitCode.BadInput;
        }

        Tell(context, app, options);
        app.WaitForShutdownAsync(cancel).GetAwaiter().GetResult();
        app.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Workbench.Release();
        return ExitCode.Done;
    }

    private static void Tell(CliContext context, WebApplication app, ServeOptions options)
    {
        Console.WriteLine(context.TextOf("Serve", "ready", ("urls", string.Join(" ", app.Urls)), ("folder", Path.GetFullPath(options.DataFolder))));
        if (options.Database is not null)
        {
            Console.WriteLine(context.TextOf("Serve", "databaseIs", ("database", ((Workbench)app.Services.GetService(typeof(Workbench))!).Database)));
        }

        if (!options.IsLoopback)
        {
            Console.WriteLine(context.TextOf("Serve", "exposed"));
            if (((Workbench)app.Services.GetService(typeof(Workbench))!).Accounts.IsEmpty)
            {
                Console.WriteLine(context.TextOf("Serve", "code", ("code", options.SetupCode!)));
            }
        }

        Console.WriteLine(context.TextOf("Serve", "stop"));
    }
}
