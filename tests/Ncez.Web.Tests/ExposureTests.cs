using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Ncez.Web.Hosting;

namespace Ncez.Web.Tests;

/// <summary>What holds when others than this machine reach the server: directly over TLS, or through a proxy.</summary>
public sealed class ExposureTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ncez-tls-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("server.pfx", null)]
    [InlineData("server.pfx", "a secret of the key")]
    [InlineData("server.pem", null)]
    [InlineData("server.pem", "a secret of the key")]
    public async Task Over_tls_answers_are_for_https_only_and_http_leads_there(string file, string? password)
    {
        var certificate = CertificateFile.Open(Certificate(file, password), null, password, TimeProvider.System, out _);
        Assert.NotNull(certificate);
        var (https, http) = (Served.FreePort(), Served.FreePort());
        await using var served = await Served.StartAsync(how: o => o with { Urls = $"https://127.0.0.1:{https};http://127.0.0.1:{http}", Certificate = certificate });
        using var client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == certificate.Current.Own.GetCertHashString() },
        });
        using var answer = await client.GetAsync(new Uri($"https://127.0.0.1:{https}/setup"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("max-age=31536000", answer.Headers.GetValues("Strict-Transport-Security").Single());
        Assert.All(answer.Headers.GetValues("Set-Cookie"), c => Assert.Contains("; secure", c, StringComparison.OrdinalIgnoreCase));

        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
        {
            using var request = new HttpRequestMessage(method, new Uri($"http://127.0.0.1:{http}/signin?back=%2Faccount"));
            using var led = await client.SendAsync(request);
            Assert.Equal(HttpStatusCode.PermanentRedirect, led.StatusCode);
            Assert.Equal($"https://127.0.0.1:{https}/signin?back=%2Faccount", led.Headers.Location!.OriginalString);
            Assert.False(led.Headers.Contains("Set-Cookie"));
            Assert.Equal("nosniff", led.Headers.GetValues("X-Content-Type-Options").Single());
        }

        Assert.Equal("ok", await client.GetStringAsync(new Uri($"http://127.0.0.1:{http}/health")));
    }

    [Theory]
    [InlineData("server.pfx")]
    [InlineData("server.pem")]
    public async Task A_renewed_certificate_is_shown_without_a_restart_and_one_that_is_half_written_is_not(string file)
    {
        var path = Certificate(file, null);
        var certificate = CertificateFile.Open(path, null, null, TimeProvider.System, out _)!;
        var first = certificate.Current.Own.Thumbprint;
        var https = Served.FreePort();
        await using var served = await Served.StartAsync(how: o => o with { Urls = $"https://127.0.0.1:{https}", Certificate = certificate });
        Assert.Equal(first, await ShownAsync(https));

        File.WriteAllText(path, "half");
        Assert.Equal(first, await ShownAsync(https));

        Certificate(file, null);
        var second = await ShownAsync(https);
        Assert.NotEqual(first, second);
        Assert.Equal(certificate.Current.Own.Thumbprint, second);

        static async Task<string> ShownAsync(int port)
        {
            var shown = "";
            using var client = new HttpClient(new SocketsHttpHandler
            {
                SslOptions = new SslClientAuthenticationOptions
                {
                    RemoteCertificateValidationCallback = (_, own, _, _) =>
                    {
                        shown = own!.GetCertHashString();
                        return own.Subject == "CN=localhost";
                    },
                },
            });
            Assert.Equal("ok", await client.GetStringAsync(new Uri($"https://127.0.0.1:{port}/health")));
            return shown;
        }
    }

    [Theory]
    [InlineData("198.51.100.7", StatusCodes.Status421MisdirectedRequest)]
    [InlineData("10.0.0.1", StatusCodes.Status200OK)]
    [InlineData("::ffff:10.0.0.1", StatusCodes.Status200OK)]
    [InlineData("127.0.0.1", StatusCodes.Status200OK)]
    public async Task A_request_that_goes_round_the_proxy_is_refused(string peer, int status)
    {
        await using var served = await Served.StartAsync(how: o => o with { Proxies = [IPNetwork.Parse("10.0.0.0/8")] });
        var whole = ((IApplicationBuilder)served.App).UseEndpoints(_ => { }).Build();
        foreach (var path in new[] { "/setup", "/health" })
        {
            // As if it came over the wire: a test has no other machine.
            await using var scope = served.App.Services.CreateAsyncScope();
            var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
            (http.Request.Method, http.Request.Scheme, http.Request.Host, http.Request.Path) = ("GET", "http", new HostString("zones.example"), path);
            http.Connection.RemoteIpAddress = IPAddress.Parse(peer);
            http.Response.Body = new MemoryStream();
            await whole(http);
            Assert.Equal(path == "/health" ? StatusCodes.Status200OK : status, http.Response.StatusCode);
        }
    }

    [Fact]
    public async Task What_a_named_proxy_says_counts()
    {
        await using var served = await Served.StartAsync(setupCode: "12345678", how: o => o with { Proxies = [IPNetwork.Parse("127.0.0.0/8")] });
        using var visitor = Behind(served, "https", "198.51.100.7");
        using var setup = await visitor.GetAsync("/setup");
        using var first = await visitor.SendAsync("/setup", "/setup", ("name", "a"), ("password", Served.Password), ("repeat", Served.Password), ("code", "12345678"));
        Assert.Equal(HttpStatusCode.Found, first.StatusCode);
        Assert.Equal("max-age=31536000", setup.Headers.GetValues("Strict-Transport-Security").Single());
        Assert.All(setup.Headers.GetValues("Set-Cookie").Concat(first.Headers.GetValues("Set-Cookie")), c => Assert.Contains("; secure", c, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_name_of_the_server_that_a_proxy_passes_on_is_taken()
    {
        await using var served = await Served.StartAsync(how: o => o with { Proxies = [IPNetwork.Parse("127.0.0.1/32")] });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(served.Address + "/setup")) { Headers = { Host = "zones.example" } };
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var client = new HttpClient();
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task What_nobody_named_says_counts_nothing_not_even_from_this_machine()
    {
        await using var plain = await Served.StartAsync();
        await using var other = await Served.StartAsync(how: o => o with { Proxies = [IPNetwork.Parse("10.0.0.0/8")] });
        foreach (var served in new[] { plain, other })
        {
            using var visitor = Behind(served, "https", "203.0.113.9");
            using var setup = await visitor.GetAsync("/setup");
            Assert.False(setup.Headers.Contains("Strict-Transport-Security"));
            Assert.All(setup.Headers.GetValues("Set-Cookie"), c => Assert.DoesNotContain("secure", c, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task Wrong_passwords_are_counted_for_whoever_is_behind_the_proxy()
    {
        await using var served = await Served.StartAsync(how: o => o with { Proxies = [IPNetwork.Parse("127.0.0.1/32")] });
        using var first = await served.VisitAsAdministratorAsync();
        using var guesser = Behind(served, "https", "203.0.113.9");
        using var forger = Behind(served, "https", "10.9.9.9, 203.0.113.9");
        using var colleague = Behind(served, "https", "203.0.113.10");
        Assert.Equal(20, await TriesAsync(guesser));

        // What whoever guesses writes in front of his own address changes nothing.
        Assert.Equal(0, await TriesAsync(forger));
        await colleague.SignInAsync(Served.Administrator, Served.Password);
    }

    [Fact]
    public async Task Right_passwords_are_not_counted_and_wrong_ones_are_forgotten_after_a_minute()
    {
        var clock = new ClockOf(new DateTimeOffset(2026, 3, 18, 8, 0, 0, TimeSpan.Zero));
        await using var served = await Served.StartAsync(clock);
        using var first = await served.VisitAsAdministratorAsync();
        for (var i = 0; i < 25; i++)
        {
            using var visitor = served.Visit();
            await visitor.SignInAsync(Served.Administrator, Served.Password);
        }

        using var guesser = served.Visit();
        Assert.Equal(20, await TriesAsync(guesser));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await guesser.SendAsync("/signin", "/signin", ("name", Served.Administrator), ("password", Served.Password))).StatusCode);
        clock.Now += TimeSpan.FromMinutes(1);
        await guesser.SignInAsync(Served.Administrator, Served.Password);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080;http://[::1]:5080", null)]
    [InlineData("http://0.0.0.0:5080", "http://0.0.0.0:5080/")]
    [InlineData("http://*:80", "http://0.0.0.0/")]
    [InlineData("http://127.0.0.1:5080;http://192.0.2.1:80", "http://192.0.2.1/")]
    [InlineData("https://0.0.0.0:443;http://0.0.0.0:80", null)]
    public void Passwords_travel_readably_only_where_that_is_wished(string urls, string? plain)
    {
        var options = new ServeOptions { Shipped = new(Testing.Shipped.Data), DataFolder = _folder, Clock = TimeProvider.System, Urls = urls };
        Assert.Equal(plain, options.PlainAddress?.ToString());
        Assert.Null((options with { IsPlainAllowed = true }).PlainAddress);
        Assert.Null((options with { Proxies = [IPNetwork.Parse("10.0.0.1/32")] }).PlainAddress);
    }

    [Fact]
    public void A_certificate_that_cannot_be_used_says_why()
    {
        var (now, file) = (TimeProvider.System.GetUtcNow(), Certificate("a.pfx", "secret"));
        string noKey = Path.Combine(_folder, "nokey.pem"), text = Path.Combine(_folder, "text.pem");
        File.WriteAllText(noKey, X509CertificateLoader.LoadPkcs12FromFile(file, "secret").ExportCertificatePem());
        File.WriteAllText(text, "no certificate");
        var other = Certificate("other.pem", null);
        File.WriteAllText(other, File.ReadAllText(noKey) + "\n" + File.ReadAllText(other)[File.ReadAllText(other).IndexOf("-----BEGIN PRIVATE", StringComparison.Ordinal)..]);
        foreach (var (path, password, at, expected) in new[]
        {
            (file, null, now, CertificateProblem.Unreadable), (file, "another", now, CertificateProblem.UnreadableWithPassword), (file, "secret", now.AddDays(2), CertificateProblem.Expired),
            (Path.Combine(_folder, "none.pfx"), null, now, CertificateProblem.NoFile), (other, null, now, CertificateProblem.Unreadable), (text, null, now, CertificateProblem.Unreadable), (noKey, null, now, CertificateProblem.NoKey),
        })
        {
            Assert.Null(ServerCertificate.Read(path, null, password, at, out var problem));
            Assert.Equal(expected, problem);
        }
    }

    private static async Task<int> TriesAsync(Visitor visitor)
    {
        var token = await visitor.FormTokenAsync("/signin");
        var tries = 0;
        while (tries < 40 && (await visitor.PostAsync("/signin", ("__RequestVerificationToken", token), ("name", "nobody"), ("password", "wrong"))).StatusCode == HttpStatusCode.Unauthorized)
        {
            tries++;
        }

        return tries;
    }

    private static Visitor Behind(Served served, string scheme, string client)
    {
        var visitor = new Visitor(served.Address, new SecureCookies());
        visitor.Http.DefaultRequestHeaders.Add("X-Forwarded-For", client);
        visitor.Http.DefaultRequestHeaders.Add("X-Forwarded-Proto", scheme);
        return visitor;
    }

    private string Certificate(string name, string? password)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        var path = Path.Combine(_folder, name);
        if (name.EndsWith(".pfx", StringComparison.Ordinal))
        {
            File.WriteAllBytes(path, made.Export(X509ContentType.Pkcs12, password));
        }
        else
        {
            var pem = password is null ? key.ExportPkcs8PrivateKeyPem() : key.ExportEncryptedPkcs8PrivateKeyPem(password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 10_000));
            File.WriteAllText(path, made.ExportCertificatePem() + "\n" + pem);
        }

        return path;
    }

    // A browser that a proxy serves over https keeps cookies for https, although the proxy's own request is plain.
    private sealed class SecureCookies() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        private readonly CookieContainer _cookies = new();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var seen = new UriBuilder(request.RequestUri!) { Scheme = Uri.UriSchemeHttps }.Uri;
            if (_cookies.GetCookieHeader(seen) is { Length: > 0 } kept)
            {
                request.Headers.Add("Cookie", kept);
            }

            var answer = await base.SendAsync(request, cancellationToken);
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                _cookies.SetCookies(seen, cookie);
            }

            return answer;
        }
    }
}
