using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Ncez.Model.Texts;
using Ncez.Model.Workbench;
using Ncez.Workflows;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Hosting;

/// <summary>This program's server as a process of its own on a free port of this machine, so that what it needs is told apart from its client.</summary>
internal sealed class ServedProcess : IDisposable
{
    private const string Name = "bench";
    private const string Password = "a long sentence 1";
    private readonly Process _process;
    private readonly string _token;
    private readonly string _session;

    private ServedProcess(Process process, Uri address, string token, string session) => (_process, Address, _token, _session) = (process, address, token, session);

    /// <summary>Where it is.</summary>
    public Uri Address { get; }

    /// <summary>Its memory in the machine [MB].</summary>
    public double WorkingSetMB
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1e6;
        }
    }

    /// <summary>Processor time it has used [s].</summary>
    public double CpuSeconds
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime.TotalSeconds;
        }
    }

    /// <summary>Starts it on a data folder, with an account made there, and waits until it answers.</summary>
    /// <param name="shipped">The numbers that come with the product.</param>
    /// <param name="folder">Data folder.</param>
    /// <param name="database">PostgreSQL; null for the SQLite file of the folder.</param>
    /// <param name="cancel">Stops the waiting.</param>
    public static ServedProcess Start(ShippedData shipped, string folder, string? database, CancellationToken cancel)
    {
        var (token, session) = Account(shipped, folder, database);
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] host = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Environment.GetCommandLineArgs()[0]] : [];
        foreach (var arg in (string[])[.. host, "serve", "--urls", address.ToString(), "--data", folder])
        {
            start.ArgumentList.Add(arg);
        }

        (start.Environment["NCEZ_DATA"], start.Environment["NCEZ_DATABASE"]) = (shipped.Folder, database ?? "");
        var process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var served = new ServedProcess(process, address, token, session);
        using var client = new HttpClient { BaseAddress = address };
        while (!process.HasExited && !IsHealthy(client, cancel))
        {
            Task.Delay(20, cancel).Wait(cancel);
        }

        return served;
    }

    /// <summary>A client that asks as a browser does: signed in, compressed.</summary>
    public HttpClient Browser() => Client(h => h.Add("Cookie", "ncez-session=" + Uri.EscapeDataString(_session)));

    /// <summary>A client that asks as a program does.</summary>
    public HttpClient Program() => Client(h => h.Authorization = new("Bearer", _token));

    /// <inheritdoc />
    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private HttpClient Client(Action<System.Net.Http.Headers.HttpRequestHeaders> identify)
    {
        // What comes is counted as it comes over the wire.
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.None, MaxConnectionsPerServer = 60 }) { BaseAddress = Address, Timeout = TimeSpan.FromMinutes(5) };
        client.DefaultRequestHeaders.Add("Accept-Encoding", "gzip, br");
        identify(client.DefaultRequestHeaders);
        return client;
    }

    private static (string Token, string Session) Account(ShippedData shipped, string folder, string? database)
    {
        var workbench = Workbench.Open(shipped, folder, TimeProvider.System, database);
        workbench.Accounts.CreateFirst(Name, Password, Language.En);
        var signedIn = workbench.Accounts.SignIn(Name, Password);
        var token = workbench.Tokens.Create(signedIn.Account!, Name, TokenScope.Write, "", 1)!;
        Workbench.Release();
        return (token, signedIn.Token!);
    }

    private static bool IsHealthy(HttpClient client, CancellationToken cancel)
    {
        try
        {
            using var answer = client.GetAsync(new Uri("/health", UriKind.Relative), cancel).GetAwaiter().GetResult();
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
