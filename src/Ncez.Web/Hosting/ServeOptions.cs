using System.Collections.Immutable;
using System.Net;
using Ncez.Workflows;
using Ncez.Workflows.Workbench;

namespace Ncez.Web.Hosting;

/// <summary>How the workbench is served.</summary>
public sealed record ServeOptions
{
    /// <summary>The numbers that come with the product.</summary>
    public required ShippedData Shipped { get; init; }

    /// <summary>Data folder; made when it does not exist.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Connection string of a PostgreSQL database; null for the SQLite file of the data folder.</summary>
    public string? Database { get; init; }

    /// <summary>Addresses to listen on, parted by semicolons.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:5080";

    /// <summary>How much memory goes to what can be calculated again.</summary>
    public KeptBytes Kept { get; init; } = KeptBytes.Default;

    /// <summary>True to log one JSON object a line, with what long work comes to; false for sentences, warnings and worse only.</summary>
    public bool JsonLogs { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>
    /// What the first-run page asks for when others than this machine can reach it, so that a stranger does not become the
    /// administrator; null where only this machine can.
    /// </summary>
    public string? SetupCode { get; init; }

    /// <summary>Proxies that may say from where and by which scheme a request came; nobody else may, not even this machine.</summary>
    public ImmutableArray<IPNetwork> Proxies { get; init; } = [];

    /// <summary>What https addresses show; null without one.</summary>
    public CertificateFile? Certificate { get; init; }

    /// <summary>True when others may use it over plain HTTP, as whoever started it says.</summary>
    public bool IsPlainAllowed { get; init; }

    /// <summary>True when every address is one of this machine alone.</summary>
    public bool IsLoopback => Addresses.All(a => a.IsLoopback);

    /// <summary>True when others than this machine can reach it.</summary>
    public bool IsExposed => !IsLoopback || !Proxies.IsEmpty;

    /// <summary>Port that requests over plain HTTP are led to; null when there is no https address, or when a proxy leads them.</summary>
    public int? HttpsPort => Proxies.IsEmpty && Addresses.FirstOrDefault(a => a.Scheme == Uri.UriSchemeHttps) is { } https ? https.Port : null;

    /// <summary>The address at which passwords would travel readably; null when there is none, or it is wished.</summary>
    public Uri? PlainAddress => IsPlainAllowed || !Proxies.IsEmpty || HttpsPort is not null ? null : Addresses.FirstOrDefault(a => !a.IsLoopback);

    /// <summary>The addresses, as far as they are any; “*” and “+” for the host are every address of the machine.</summary>
    public IEnumerable<Uri> Addresses => Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(AddressOf).OfType<Uri>();

    /// <summary>An http or https address; null for anything else.</summary>
    public static Uri? AddressOf(string url) =>
        Uri.TryCreate(url.Trim().Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) ? uri : null;
}
