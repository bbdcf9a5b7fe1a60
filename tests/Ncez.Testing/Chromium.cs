using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ncez.Data.Export;
using Xunit;

namespace Ncez.Testing;

/// <summary>A real Chromium with one page, driven over its own debugging protocol; no driver, no download.</summary>
public sealed partial class Chromium : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly string _profile;
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _time = new(TimeSpan.FromMinutes(8));
    private string? _session;
    private int _sent;

    private Chromium(Process process, string profile) => (_process, _profile) = (process, profile);

    /// <summary>What the page complained of: exceptions and refused content.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Starts the browser with a page.</summary>
    /// <param name="address">A file or a URL.</param>
    /// <param name="width">Width of the window [px].</param>
    /// <param name="height">Height of the window [px].</param>
    public static async Task<Chromium> OpenAsync(string address, int width = 1280, int height = 900)
    {
        var profile = Directory.CreateTempSubdirectory("ncez-browser-").FullName;
        var start = new ProcessStartInfo(ChromiumPrinter.Program()!) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var option in (string[])["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", $"--window-size={width},{height}", "--remote-debugging-port=0", "--user-data-dir=" + profile, "about:blank"])
        {
            start.ArgumentList.Add(option);
        }

        var browser = new Chromium(Process.Start(start)!, profile);
        await browser._socket.ConnectAsync(new Uri(await browser.AddressAsync()), browser._time.Token);
        var target = (string)(await browser.SendAsync("Target.createTarget", new() { ["url"] = "about:blank" }))["targetId"]!;
        browser._session = (string)(await browser.SendAsync("Target.attachToTarget", new() { ["targetId"] = target, ["flatten"] = true }))["sessionId"]!;
        foreach (var domain in new[] { "Runtime", "Log", "Page" })
        {
            await browser.SendAsync(domain + ".enable");
        }

        await browser.GoAsync(address);
        return browser;
    }

    /// <summary>Loads a page and waits until it stands.</summary>
    public async Task GoAsync(string address)
    {
        await SendAsync("Page.navigate", new() { ["url"] = new Uri(address).AbsoluteUri });
        await UntilAsync("location.protocol !== 'about:' && document.readyState === 'complete'");
    }

    /// <summary>Forgets files of earlier pages, so that the next page loads as on a first visit.</summary>
    public async Task ClearCacheAsync()
    {
        await SendAsync("Network.enable");
        await SendAsync("Network.clearBrowserCache");
    }

    /// <summary>Does something that loads another page, and waits until that stands.</summary>
    public async Task LoadsAsync(Func<Task> work)
    {
        await ValueAsync("window.isOld = true");
        await work();
        await UntilAsync("window.isOld !== true && document.readyState === 'complete'");
    }

    /// <summary>Makes the window as large as a screen.</summary>
    public Task ScreenAsync(int width, int height, bool isPhone = false) => SendAsync("Emulation.setDeviceMetricsOverride", new()
    {
        ["width"] = width,
        ["height"] = height,
        ["deviceScaleFactor"] = 1,
        ["mobile"] = isPhone,
    });

    /// <summary>A picture of what the window shows, as PNG.</summary>
    public async Task<byte[]> PictureAsync(bool isWholePage = false) =>
        Convert.FromBase64String((string)(await SendAsync("Page.captureScreenshot", new() { ["format"] = "png", ["captureBeyondViewport"] = isWholePage }))["data"]!);

    /// <summary>Value of a script expression.</summary>
    public async Task<JsonNode?> ValueAsync(string expression)
    {
        var answer = await SendAsync("Runtime.evaluate", new() { ["expression"] = expression, ["returnByValue"] = true });
        Assert.True(answer["exceptionDetails"] is null, $"{expression}: {answer["exceptionDetails"]}");
        return answer["result"]!["value"];
    }

    /// <summary>Waits until an expression is true; a page that makes way for another while it is asked is asked again.</summary>
    public async Task UntilAsync(string expression)
    {
        var watch = Stopwatch.StartNew();
        while (!await IsTrueAsync(expression))
        {
            Assert.True(watch.Elapsed < Patience, $"never true: {expression}");
            await Task.Delay(20, _time.Token);
        }
    }

    /// <summary>Moves the mouse over the middle of an element.</summary>
    public async Task<(double X, double Y)> HoverAsync(string selector)
    {
        var at = await ValueAsync($"(() => {{ const e = document.querySelector('{selector}'); e.scrollIntoView({{ block: 'center' }}); const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; }})()");
        var (x, y) = ((double)at![0]!, (double)at[1]!);
        await SendAsync("Input.dispatchMouseEvent", new() { ["type"] = "mouseMoved", ["x"] = x, ["y"] = y });
        return (x, y);
    }

    /// <summary>Clicks the middle of an element.</summary>
    public async Task ClickAsync(string selector)
    {
        var (x, y) = await HoverAsync(selector);
        foreach (var type in new[] { "mousePressed", "mouseReleased" })
        {
            await SendAsync("Input.dispatchMouseEvent", new() { ["type"] = type, ["x"] = x, ["y"] = y, ["button"] = "left", ["clickCount"] = 1 });
        }
    }

    /// <summary>Types into an element.</summary>
    public async Task TypeAsync(string selector, string text)
    {
        await ClickAsync(selector);
        await SendAsync("Input.insertText", new() { ["text"] = text });
    }

    /// <summary>Presses a key.</summary>
    public async Task PressAsync(string key)
    {
        foreach (var type in new[] { "keyDown", "keyUp" })
        {
            await SendAsync("Input.dispatchKeyEvent", new() { ["type"] = type, ["key"] = key, ["code"] = key });
        }
    }

    /// <summary>Presses a key as a keyboard does, with its code and what it types.</summary>
    public async Task KeyAsync(string key, int code, string text = "", int modifiers = 0)
    {
        foreach (var type in new[] { "keyDown", "keyUp" })
        {
            var parameters = new JsonObject { ["type"] = type, ["key"] = key, ["code"] = key, ["windowsVirtualKeyCode"] = code, ["nativeVirtualKeyCode"] = code, ["modifiers"] = modifiers };
            if (text.Length > 0 && type == "keyDown")
            {
                parameters["text"] = text;
            }

            await SendAsync("Input.dispatchKeyEvent", parameters);
        }
    }

    /// <summary>Pretends that the system prefers light or dark.</summary>
    public Task PreferAsync(string scheme) => SendAsync("Emulation.setEmulatedMedia", new()
    {
        ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = scheme }),
    });

    /// <summary>Pretends to be paper ("print") or a screen ("").</summary>
    public Task MediaAsync(string media) => SendAsync("Emulation.setEmulatedMedia", new() { ["media"] = media });

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _time.Dispose();
        try
        {
            Directory.Delete(_profile, recursive: true);
        }
        catch (IOException)
        {
            // A helper process may still hold a file; the system clears its temporary folder.
        }
    }

    private async Task<bool> IsTrueAsync(string expression)
    {
        var answer = await AskAsync("Runtime.evaluate", new() { ["expression"] = expression, ["returnByValue"] = true });
        if (answer["error"] is { } error)
        {
            // The question was on its way when a page left: the next one answers it.
            Assert.Contains("navigated", (string?)error["message"], StringComparison.Ordinal);
            return false;
        }

        Assert.True(answer["result"]!["exceptionDetails"] is null, $"{expression}: {answer["result"]!["exceptionDetails"]}");
        return (bool?)answer["result"]!["result"]!["value"] == true;
    }

    private async Task<string> AddressAsync()
    {
        while (await _process.StandardError.ReadLineAsync(_time.Token) is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                // Read on, so that the browser never waits for a full pipe.
                _ = _process.StandardError.ReadToEndAsync(CancellationToken.None);
                _ = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return match.Groups[1].Value;
            }
        }

        throw new InvalidOperationException("Chromium ended before it listened.");
    }

    private async Task<JsonNode> SendAsync(string method, JsonObject? parameters = null)
    {
        var answer = await AskAsync(method, parameters);
        Assert.True(answer["error"] is null, $"{method}: {answer["error"]}");
        return answer["result"]!;
    }

    private async Task<JsonNode> AskAsync(string method, JsonObject? parameters)
    {
        var id = ++_sent;
        var command = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        if (_session is not null)
        {
            command["sessionId"] = _session;
        }

        await _socket.SendAsync(Encoding.UTF8.GetBytes(command.ToJsonString()), WebSocketMessageType.Text, true, _time.Token);
        while (true)
        {
            var message = await ReadAsync();
            if ((int?)message["id"] == id)
            {
                return message;
            }

            switch ((string?)message["method"])
            {
                case "Runtime.exceptionThrown":
                    Complaints.Add(message["params"]!["exceptionDetails"]!.ToJsonString());
                    break;
                case "Log.entryAdded" when (string?)message["params"]!["entry"]!["level"] == "error":
                    Complaints.Add(message["params"]!["entry"]!.ToJsonString());
                    break;
            }
        }
    }

    private async Task<JsonNode> ReadAsync()
    {
        using var message = new MemoryStream();
        var buffer = new byte[64 * 1024];
        WebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer, _time.Token);
            message.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return JsonNode.Parse(message.ToArray()) ?? throw new JsonException("an empty message");
    }

    [GeneratedRegex(@"DevTools listening on (ws://\S+)")]
    private static partial Regex Listening();
}

/// <summary>A test that needs Chromium; skipped, and saying so, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (ChromiumPrinter.Program() is null)
        {
            Skip = "no Chromium on this machine";
        }
    }
}
