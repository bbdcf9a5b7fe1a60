using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Ncez.Testing;
using Ncez.Web.Hosting;
using Ncez.Workflows;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Tests;

/// <summary>A workbench on a folder of its own, served on a free port of this machine.</summary>
public sealed class Served : IAsyncDisposable
{
    public const string Administrator = "王磊";
    public const string Password = "a long sentence 1";
    private static readonly ShippedData Shipping = new(Shipped.Data);

    private Served(WebApplication app, string folder) => (App, Folder) = (app, folder);

    public WebApplication App { get; }

    public string Folder { get; }

    public string Address => App.Urls.First();

    public Workbench Workbench => (Workbench)App.Services.GetService(typeof(Workbench))!;

    public static async Task<Served> StartAsync(TimeProvider? clock = null, string? setupCode = null, string? folder = null, string? database = null, Func<ServeOptions, ServeOptions>? how = null)
    {
        folder ??= Directory.CreateTempSubdirectory("ncez-web-").FullName;
        var options = new ServeOptions { Shipped = Shipping, DataFolder = folder, Urls = "http://127.0.0.1:0", Clock = clock ?? TimeProvider.System, SetupCode = setupCode, Database = database };
        var app = WebServer.Build(how is null ? options : how(options));
        await app.StartAsync();
        return new Served(app, folder);
    }

    /// <summary>A port of this machine that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>A browser without cookies that follows no redirect.</summary>
    public Visitor Visit() => new(Address);

    /// <summary>A browser in which the administrator has signed in on a first run.</summary>
    public async Task<Visitor> VisitAsAdministratorAsync()
    {
        var visitor = Visit();
        if (Workbench.Accounts.IsEmpty)
        {
            Assert.Equal(HttpStatusCode.Found, (await visitor.SendAsync("/setup", "/setup", ("name", Administrator), ("password", Password), ("repeat", Password))).StatusCode);
        }
        else
        {
            await visitor.SignInAsync(Administrator, Password);
        }

        return visitor;
    }

    /// <summary>A real browser in which the administrator has signed in, with the example zones.</summary>
    public async Task<Chromium> BrowseAsync(string language, int width = 1366, int height = 768)
    {
        using var administrator = await VisitAsAdministratorAsync();
        await administrator.SendAsync("/", "/zones/examples");
        await administrator.SendAsync("/account", "/preferences", ("language", language), ("theme", "Light"));
        var browser = await Chromium.OpenAsync(Address + "/signin?lang=" + language, width, height);
        await browser.ScreenAsync(width, height, isPhone: width < 720);
        await browser.TypeAsync("#name", Administrator);
        await browser.TypeAsync("#password", Password);
        await browser.LoadsAsync(() => browser.KeyAsync("Enter", 13, "\r"));
        return browser;
    }

    /// <summary>Takes all the room there is for long work, so that what begins now waits until it is given back.</summary>
    public async Task<IDisposable> OccupyAsync()
    {
        var room = RoomOf((Hosting.Jobs)App.Services.GetService(typeof(Hosting.Jobs))!);
        for (var i = 0; i < Hosting.Jobs.MostAtOnce; i++)
        {
            await room.WaitAsync();
        }

        return new Occupied(room);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_room")]
    private static extern ref SemaphoreSlim RoomOf(Hosting.Jobs jobs);

    private sealed class Occupied(SemaphoreSlim room) : IDisposable
    {
        public void Dispose() => room.Release(Hosting.Jobs.MostAtOnce);
    }

    /// <summary>The last long work of a kind, when it has ended.</summary>
    public async Task<Job> EndedAsync(string kind, string zone)
    {
        var job = ((Hosting.Jobs)App.Services.GetService(typeof(Hosting.Jobs))!).Of(kind, zone);
        Assert.NotNull(job);
        await job.Ended;
        return job;
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        Workbench.Release();
        Directory.Delete(Folder, recursive: true);
    }
}

/// <summary>What a browser does without its screen: keeps cookies, reads the form's token, sends forms.</summary>
public sealed partial class Visitor(string address, HttpMessageHandler? over = null) : IDisposable
{
    private readonly HttpClient _http = new(over ?? new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(address) };

    public HttpClient Http => _http;

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(path);

    public async Task<string> ReadAsync(string path)
    {
        var answer = await _http.GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Sends a form with the token of a page.</summary>
    public async Task<HttpResponseMessage> SendAsync(string page, string path, params (string Name, string Value)[] fields) =>
        await PostAsync(path, [("__RequestVerificationToken", await FormTokenAsync(page)), .. fields]);

    /// <summary>The token of a page's forms.</summary>
    public async Task<string> FormTokenAsync(string page) => Token().Match(await (await _http.GetAsync(page)).Content.ReadAsStringAsync()).Groups[1].Value;

    public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) =>
        _http.PostAsync(path, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    public async Task SignInAsync(string name, string password) =>
        Assert.Equal(HttpStatusCode.Found, (await SendAsync("/signin", "/signin", ("name", name), ("password", password))).StatusCode);

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}

/// <summary>A clock that is set by hand.</summary>
public sealed class ClockOf(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
